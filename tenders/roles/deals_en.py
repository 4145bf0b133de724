"""How English prose tells who bought what from whom: verbs with the order of what stands around them.

Each pattern has a name and a group ``x`` for the mentions, as in ``parties_en``, whose patterns go before these.
"""

from __future__ import annotations

from nlp.patterns import LatePattern
from tenders.roles.parties_en import ADVERBS, APPOSED, BRACKETS, JOINT
from tenders.skeleton import symbol_pattern

_WORDS = r"[^.;\n{o}]"
_PRIZE = r"(?:contract|order|job|tender|bid|deal|work|works|lot|package|project|commission|award|business|{J}|{K}|{N})"
_THE = r"(?:the|a|an|this|its|their|both|all|another|every)"
_COMPANIES = rf"{{C}}{BRACKETS}(?:(?:,| and|, and| &) {{C}}{BRACKETS}){{0,40}}"
_GROUP = r"(?:an? (?:consortium|joint venture|team|group) (?:of|led by|made up of|between|comprising) )?(?:the )?"
_SELLER = (
    r"(?:seller|winner|operator|builder|contractor|provider|supplier|vendor|awardee|winning (?:bidder|company|firm|"
    r"supplier|contractor)|successful (?:bidder|tenderer|supplier)|best (?:bidder|offer)|lowest bidder)"
)
# COMPANY took/landed/clinched the WORK.
_GOT = (
    r"(?:landed|clinched|bagged|scooped|gained|got|gets|obtained|captured|took|takes|taken|received|receives|carried "
    r"off|walked (?:away|off) with|came away with|snapped up|picked up|secured|was given|were given|was handed|were "
    r"handed|was let|were let|was awarded|were awarded)"
)
# COMPANY came out on top.
_FIRST = (
    r"(?:came (?:out )?(?:on top|top|first|ahead)|comes out on top|emerged (?:as )?(?:the )?(?:overall )?(?:winner|"
    r"victor|victorious|successful|on top)|finished first|(?:was |were )?ranked first|was placed first|placed first|"
    r"topped the|carried the day|had the edge|scored (?:highest|best)|(?:reached|obtained|got|achieved|received) the "
    r"(?:highest|top|best) (?:[a-z]+ )?(?:score|mark))"
)
_AS_WINNER = (
    r"(?:was|were|is|are|has been|have been|being) (?:\w+ly )?(?:determined|confirmed|declared|announced|designated|"
    r"identified|retained|entrusted|admitted|put in charge|signed up|brought in|taken on|enlisted|named|contracted|"
    r"mandated)(?! [^.;\n{o}]{0,40}(?:candidate|second|third|reserve|unqualified|invalid|agen(?:t|cy)))"
)
# COMPANY will run/supplies the WORK.
_WILL_DO = (
    r"(?:(?:(?:will|is to|are to|is going to|would|has to|must) (?:now )?(?:take over|look after|take care of|be paid|"
    r"do|handle|manage|service|clean|staff|serve|drive|transport|feed|cook|guard|patrol|collect|paint|plant|print|"
    r"train|construct|erect|lay|renovate|repair|manufacture|make|print|ship|sell|lease|rebuild|upgrade|undertake|"
    r"perform)|takes over|took over|has taken over|takes charge|took charge|is responsible for|runs|operates|provides|"
    r"supplies|delivers|is building|is paid|was paid)\b|(?:gets?|got|receives?|received|earns?|will (?:get|receive|"
    r"earn)) {M})"
)
# COMPANY had run the WORK … for MONEY.
_DID = (
    rf"(?:ran|run|operated|managed|supplied|delivered|built|provided|maintained|cleaned|served|did|sold|carried out|"
    rf"completed|handled){_WORDS}{{0,60}}? (?:for|at|charging|with) (?:about |some |just |only |a price of )?{{M}}"
)
# BODY engaged/went with COMPANY.
_ENGAGED = (
    r"(?:went (?:with|for)|opted for|decided (?:on|for|in favou?r of)|settled (?:on|for)|turned to|plumped for|"
    r"brought in|signed up|took on|retained|enlisted|tapped|taken on|hired|engaged|commissioned|picked|preferred|"
    r"recruited|contracted|gave [^.;\n{o}]{0,40} to|let [^.;\n{o}]{0,40} to|entrusted)"
)
# BODY handed/gave the WORK to COMPANY; the WORK went to COMPANY.
_WENT_TO = (
    r"(?:went|goes|go|gone|going|fell|falls|fallen|passed|handed|hands|entrusted|assigned|given|gave|gives|awarded|awards|"
    r"let|outsourced|contracted out|granted|turned over|transferred|left)"
)
_BOUGHT = r"(?:[Bb]ought|buys?|buying|purchased|purchases|ordered|orders|procured|leased|leases|rented|rents|sourced)"

SUPPLIERS_TOLD: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("en_got", rf"(?P<x>{JOINT}){APPOSED}{ADVERBS} {_GOT} (?:(?:{_THE} ){_WORDS}{{0,50}}?{_PRIZE}|{{K}}|{{J}})"),
    ("en_first", rf"(?P<x>{JOINT}){APPOSED}{ADVERBS} {_FIRST}"),
    ("en_as_winner", rf"(?P<x>{_COMPANIES}){APPOSED}(?: hereby| therefore| thus)* {_AS_WINNER}"),
    ("en_does", rf"(?P<x>{_COMPANIES}){APPOSED}{ADVERBS} {_WILL_DO}"),
    ("en_will_for", rf"(?P<x>{_COMPANIES}) (?:will|is to|are to) [a-z]+{_WORDS}{{0,90}}? for (?:the next )?{{L}}"),
    ("en_done_by",
        rf"\b(?:secured|captured|taken|landed|clinched|carried off|(?:be|being) (?:run|built|supplied|delivered|"
        rf"provided|"
        rf"operated|done|carried out|executed|made)) by (?:the )?(?P<x>{_COMPANIES})"),
    ("en_with_group",
        rf"\bwith (?:the|an?) (?:group|consortium|joint venture|team|alliance){_WORDS}{{0,100}}: ?(?P<x>{JOINT})"),
    ("en_did", rf"(?P<x>{_COMPANIES}){APPOSED}{ADVERBS} {_DID}"),
    ("en_went_to",
        rf"\b{_WENT_TO} (?:(?!{{C}})[^.;\n]){{0,60}}?\bto {_GROUP}(?:its |local |the )?(?:[a-z]+ ){{0,3}}"
        rf"(?P<x>{_COMPANIES})"),
    ("en_engaged_by", rf"{{O}}{APPOSED}{ADVERBS} {_ENGAGED} {_GROUP}(?:[a-z-]+ ){{0,3}}(?P<x>{_COMPANIES})"),
    ("en_seller_is",
        rf"\b{_SELLER}(?: (?:of|in|for|at|among|this|last)\b{_WORDS}{{0,70}}?)?,? (?:is|was|were|are|again|"
        rf"became)(?: (?:also|again|"
        rf"once more|once again|the same|named|still|called))*:? (?P<x>{_COMPANIES})"),
    ("en_bought_from", rf"\b{_BOUGHT}\b{_WORDS}{{0,80}} from (?:[a-z-]+ ){{0,3}}(?P<x>{_COMPANIES})"),
    ("en_paid_to", rf"\b(?:pays?|paid|paying|pay) (?P<x>{_COMPANIES}) (?:\w+ )?{{M}}"),
    ("en_offer_taken",
        rf"(?:accepted|accepts|chose|preferred|approved|took|favou?red|picked) (?:the (?:offer|bid|tender|quotation|"
        rf"proposal) (?:of|from|by) )?(?P<x>{_COMPANIES})(?:'s?)? ?(?:offer|bid|tender|quotation|proposal)?\b"),
    ("en_offer_won",
        rf"(?:offer|bid|tender|proposal|quotation|price) (?:of|from|by|submitted by|put in by) "
        rf"(?P<x>{_COMPANIES}){_WORDS}{{0,50}} (?:won|was (?:accepted|chosen|selected|the lowest|the best|judged the "
        rf"best|found best)|"
        rf"carried the day|prevailed)"),
    ("en_by_body", rf"(?:hired|engaged|chosen|selected|appointed) by {{B}}{_WORDS}{{0,20}}, (?P<x>{_COMPANIES})"),
    ("en_contract_between", rf"(?:contract|agreement|deal){_WORDS}{{0,40}} between (?:the )?{{B}} and (?P<x>{JOINT})"),
))  # fmt: skip

_OUT = r"(?:put|puts|putting) [^.;\n{o}]{1,80}?(?: \([^()\n]{0,60}\))?(?: back)? (?:out )?to (?:open |public )?tender"
_ANNOUNCED_IT = (
    r"(?:announced|said|confirmed|decided|disclosed|reported|made (?:it )?public|published)(?: on {D}| in {D})?,?(?: "
    r"that)? (?:it )?(?:would|will|is|was|intends|wants|plans|had|has|wishes)(?: to)?(?: be)?(?: now)? (?:buy|"
    r"purchase|procure|hire|tender|invite|engage|chosen|chose|picked|selected|awarded|signed|cancel\w*|terminat\w*|"
    r"re-?tender\w*|called|dropped|given|giving|concluded|buying|seeking|looking|commission\w*|contract\w*|order\w*|"
    r"replac\w*|outsourc\w*)"
)
_OBJECT = (
    r"[^.;\n{o}]{0,60}?\b(?:builder|contractor|supplier|firm|compan(?:y|ies)|winner|provider|operator|consultant|"
    r"vendor|bidder|offer|bid)"
)
_ACTS = (
    rf"(?:{_ANNOUNCED_IT}|(?:intends|proposes|means|wishes|is about|is going|has decided|plans|wants) to (?:entrust|"
    rf"award|directly|engage|place|give|order|commission|conclude|sign|tender|buy|procure|purchase|hire|outsource|"
    rf"lease|rent)|(?:is |are )?(?:looking for|seeking|offering|inviting|searching for) {_OBJECT}|(?:picked|chose|"
    rf"selected|found|named|appointed|chosen|hired|engaged) {_OBJECT}|(?:accepted|chose|preferred|took) (?:its|an|the|"
    rf"their|this) {_OBJECT}|{_OUT}|(?:has |had )?(?:finished|completed|concluded|closed|wound up|opened|ran|run|held|"
    rf"conducted|organi[sz]ed|launched|started|began|reopened|relaunched) (?:the|an?|its|their) (?:[\w-]+ "
    rf"){{0,4}}(?:evaluation|tender|consultation|negotiation|procurement|selection|bidding|competition|purchase|call|"
    rf"inquiry|auction)|(?:is |was )?(?:buying|ordering|replacing|procuring|renting|leasing|outsourcing)\b|bought|"
    rf"ordered|procured|purchased|rented|(?:had |has )?(?:budgeted|earmarked|reserved|put aside|set aside|allowed for|"
    rf"allotted|planned to spend|expected to pay) |(?:could|would|was able to) have spent|will pay {{M}}|{_ENGAGED} "
    rf"{{C}})"
)
_BODY_ACTS = (
    rf"(?:paid|pays|is paying|let {_PRIZE}|gave {_PRIZE}|made {{C}}|had to (?:cancel|start|repeat)|has (?:cancelled|"
    rf"canceled|ended|stopped|abandoned|halted)|ended|stopped|abandoned|halted|dropped|(?:is|was) offering)\b"
)
_ISSUED = (
    r"(?:put out|tendered|advertised|called|invited|commissioned|initiated|ordered|procured|bought|purchased|let|"
    r"offered)"
)
_PLACED = rf"{_PRIZE}{_WORDS}{{0,60}}? (?:from|by|with|of) (?:the )?"

BUYERS_TOLD: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("en_titled",
        r"\b(?:[Tt]he|[Ii]ts) (?:tenderee|purchaser|buyer|client|employer|commissioning (?:body|authority)|procuring "
        r"(?:body|unit)|purchasing (?:body|unit)),? (?:the )?(?P<x>{O})"),
    ("en_through", r"(?P<x>{O}), (?:through|via|represented by|assisted by|with the help of) (?:its agent )?{C}"),
    ("en_acts", rf"(?P<x>{{O}}){APPOSED}{ADVERBS} {_ACTS}"),
    ("en_body_acts", rf"(?P<x>{{B}}){APPOSED}{ADVERBS} {_BODY_ACTS}"),
    ("en_put_out_by", rf"\b{_ISSUED}{_WORDS}{{0,50}} by (?:the )?(?P<x>{{O}})(?!,? acting)"),
    ("en_placed_by", rf"{{C}}[^.;\n]{{0,80}}?{_PLACED}(?<!Branch of the )(?P<x>{{B}})"),
    ("en_between", r"\bbetween (?:the )?(?P<x>{B}) and (?:the )?{C}"),
    ("en_owns", r"(?P<x>{B})'s? {J}"),
    ("en_project_of", r"{J},? (?:of|for|run by) (?:the )?(?P<x>{B})"),
))  # fmt: skip

AGENCIES_TOLD: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("en_through", r"{O}, (?:through|via|represented by|assisted by|with the help of) (?:its agent )?(?P<x>{C})"),
    ("en_charged",
        r"(?:charged|tasked|instructed|asked|commissioned|entrusted|engaged|appointed) (?P<x>{C}) (?:with|to) (?:hold|"
        r"conduct|organi[sz]|handl|run|carry)"),
    ("en_through_agent", r"through (?:the|its) (?:agen(?:t|cy)|procurement agen(?:t|cy)) (?P<x>{C})"),
))  # fmt: skip

# Words around a company that bid in vain.
LOSES_BEFORE = symbol_pattern(
    r"\b(?:second|third|last)-(?:placed|ranked)(?: \w+)?,? (?:{P} )?$|\b(?:runners?-up|losing|unsuccessful|rival|"
    r"rejected|disqualified|(?:lower|higher|cheaper|dearer) (?:bid|offer) (?:of|from|by))(?: \w+){0,2},? $|"
    r"\b(?:ahead of|beat|beating|outbid|outbidding|underbid|undercut|instead of|rather than|turned down|rejected|"
    r"defeated|defeating) (?:[^.;\n{M}]{0,30} )?(?:{C}(?:,| and|, and) )*$"
)
LOSES_AFTER = symbol_pattern(
    r"(?:,? (?:which|who|that))?,?(?: had| was| has| also| only| would| have| were| is)* (?:lost|asked for|offered "
    r"only|came (?:in )?(?:second|third|last)|ranked (?:second|third)|placed second|finished (?:second|third)|"
    r"withdrew|withdrawn|complained|protested|disqualified|rejected|excluded|dropped out|runner-up|failed|lodged a "
    r"(?:complaint|protest)|demanded|not admitted|ruled out|left out|passed over|eliminated|thrown out)\b|"
    r"[^.;\n{o}]{0,90}(?:came|went|left) (?:away "
    r")?empty-handed|'s? (?:\w+ )?(?:bid|offer|tender|quotation)[^.;\n{o}]{0,40} (?:rejected|turned down|excluded|"
    r"too (?:high|dear|low)|higher|disqualified|failed)"
)
