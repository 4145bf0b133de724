"""English patterns of agency, buyer and supplier; each has a name and a group ``x`` for the mentions."""

from __future__ import annotations

from nlp.patterns import LatePattern
from tenders.skeleton import symbol_pattern

BRACKETS = r"(?: ?\([^()\n]{0,60}\))*"
JOINT = (
    rf"{{O}}{BRACKETS}(?:(?:(?:,| and|, and)(?: (?:its|their) partner)?| &|/| /|,? together with|"
    rf" in (?:a )?joint venture with) {{O}}{BRACKETS}){{0,40}}"
)
_US_AWARD = (
    r"(?:\A|(?<=\n))(?:UPDATED?: )?\*{0,4}(?P<x>{C}(?:[^.\n]|\.(?=[,;:)\w])|(?<=\b[MSF]t)\.){0,3000}?),?\*{0,4} "
    r"(?:is|are|was|were|has|have|will)(?: each| both| being| been)* "
    r"(?:awarded|compete|issued an?\b[^.\n]{0,60}{M}|sharing|added as (?:an )?awardees?|"
    r"[a-z]+ [^.\n]{1,160} under an? [^.\n]{0,80}(?:award|contract|order) (?:valued at|worth|of) {M})"
)
# What may stand between a party's name and what it did.
ADVERBS = (
    rf"{BRACKETS}(?:,? (?:on {{D}},?|in {{D}},?|hereby|now|has|have|had|is|was|will|also|recently|publicly|openly|"
    r"formally|therefore|meanwhile,?|by contrast,?|for its part,?|{D}|however,?|in turn|earlier|again|just|since|"
    r"yesterday|today))*"
)
APPOSED = (
    r"(?:,? (?:in|of|from|based in) (?:(?:nearby|neighbouring) )?(?:{P}|[A-Z][a-z]+)(?:,? {P})*,?|(?:,? {P}){1,3},?|"
    r", (?:an?|"
    r"the|its|one of|which|who)\b[^,.;\n{o}]{0,60},)?"
)
_ASKED = (
    r"(?:invit(?:es|ed|ing) [^.;\n{o}]{0,60}?(?:bid|tender|proposal|offer|quotation|supplier|contractor|firm|"
    r"consultant|"
    r"bidder|compan|expression)|request(?:s|ed|ing) (?:sealed |competitive )?(?:bids|proposals|quotations|expressions|"
    r"tenders)|seek(?:s|ing)? (?:sealed |competitive )?(?:bids|proposals|tenders|quotations|an? (?:contractor|supplier|"
    r"operator|consultant)|expressions)|(?:call(?:s|ed|ing)|ask(?:s|ed|ing)) (?:for )?(?:open )?(?:bids|tenders|"
    r"proposals|quotations|offers)|(?:issued|published|posted|released|launched|opened|put out|advertised) (?:an?|the|"
    r"its) (?:[\w-]+ ){0,3}"
    r"(?:tender|notice|invitation|request for|call for|procurement)|went (?:out )?to tender|look(?:s|ing) for (?:an? )?"
    r"(?:contractor|supplier|operator|bidder|firm|compan)|intends to (?:procure|purchase|buy|award|engage|hire|appoint|"
    r"contract)|plans to (?:procure|purchase|buy|tender|replace|renew|hire)|wants (?:to (?:have|buy|procure|hire|"
    r"build|replace)\b|\d|an? |new |bids)|"
    r"set aside {M}|(?:found|finds) an? (?:new )?(?:supplier|operator|contractor|provider|builder)|notif(?:ies|"
    r"y) (?:all bidders of )?its (?:intention|intent) to award|shortlisted)"
)
_GAVE = (
    r"(?:awarded|gave|handed|let|hired|appointed|engaged|commissioned|contracted|chose|picked|selected|named|"
    r"(?:concluded|signed|entered into) (?:an?|the) [^.;\n{o}]{1,60} with)"
)

SUPPLIERS_EN: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("us_award", _US_AWARD),
    ("us_correction",
        r"(?:(?:\A|(?<=\n))CORRECTION: [^.\n{C}]{0,160}?|contract(?: \({N}\))? (?:that was |was )?(?:announced|awarded|"
        r"issued) (?:on {D},? )?)(?:to|for|with) (?P<x>" + JOINT + r")"),
    ("en_winner_label",
        r"(?:[Ww]inn(?:ing|er)(?: bidder| supplier| company| unit| contractor)?|[Aa]warded (?:bidder|supplier|"
        r"contractor)|"
        r"[Ss]uccessful (?:bidder|supplier|tenderer|contractor|unit)|[Ss]hortlisted suppliers?(?: \([^()\n]*\))?|"
        r"[Ss]upplier|"
        r"[Cc]ontractor)(?: is| was|:|:\n)[ \n]?(?:\(\d+\) )?(?P<x>"+ JOINT + r")"),
    ("en_won_by",
        r"(?:won (?:(?:in|on) {D} )?by|awarded to|went (?:under contract on {D} )?to|go(?:es)? to|handed to|"
        r"given (?:by [a-z ]{3,30} )?to|picked|chose|chosen|selected|"
        r"settled (?:on {D} )?on|signed (?:on {D} |(?:a |an |the )?(?:framework )?(?:agreements?|"
        r"contracts?)(?: worth {M})? )?with|named|joint venture of|contract with|"
        r"given {J} to|awarded (?:the |its )?{J} to)(?: a joint venture of)? (?P<x>"+ JOINT + r")"),
    (
        "en_won",
        rf"(?P<x>{JOINT})(?: \([^()\n]{{0,80}}\))*(?:,? which)? "
        r"(?:has |have |had |was |were |is |are |being |once again |again |also )*(?:won|wins|win|secured|"
        r"took the (?:job|contract|order)|got the (?:job|contract|order)|clinched|bagged|landed|"
        r"(?i:received (?:the|a|an) (?:[a-z]+ )?(?:notice|letter|notification) of (?:award|acceptance))|awarded (?:a|"
        r"an|the|\$|{M}))(?! (?:[\w-]+ ){0,4}?(?:prize|medal|scholarships?|"
        r"grant|title|damages|licen[cs]e|honou?r|match|game|championship|election|lawsuit|case|(?:bid|right) to host|"
        r"stake|loan)\b)",
    ),
    ("en_contract_for",
        r"awarded (?:a|an|the|its) (?:[\w-]+ ){0,4}contract for [^.;\n{o}]{1,80} to (?P<x>" + JOINT + r")"),
    ("en_price_of", r"(?:[Ww]inning|[Aa]warded) (?:bid|price|offer) of (?:the )?(?P<x>{O})"),
    ("en_provides", rf"(?P<x>{JOINT}) provides? [^.;\n]{{0,60}} for {{M}}"),
    ("en_is_winner", r"(?P<x>" + JOINT + r") is the winner"),
    ("en_consortium", r"consortium (?:of|formed by) (?:us \([^()]*\) and )?(?P<x>" + JOINT + r")"),
    ("en_joint_venture", r"joint venture with (?P<x>{O})"),
    ("en_numbered", r"(?:\(\d\) )(?P<x>{C})(?=\n)"),
    ("en_will_do",
        rf"(?P<x>{JOINT}){APPOSED} (?:will|would|is to|are to|was|were|has been|have been)(?: now| also)? "
        r"(?:build|supply|deliver|provide|run|operate|carry out|do the (?:job|work)|design|install|maintain|hired|"
        r"engaged|"
        r"appointed|commissioned|contracted|named (?:as )?(?:the )?(?:winner|winning|preferred|successful)|"
        r"chosen|selected|picked|given (?:the|a) (?:job|contract|order|work))\b"),
    ("en_signed",
        rf"(?P<x>{{C}}{BRACKETS}(?:(?:,| and|, and) {{C}}{BRACKETS}){{0,40}}){APPOSED}{ADVERBS} "
        r"(?:signed|entered into|inked|put pen to paper)\b"
        r"(?! (?:an?|the) [^.;\n{o}]{0,30} to (?:buy|acquire|sell|take))"),
    ("en_body_signed_on", rf"{{B}}{BRACKETS} (?:has |had )?signed (?:up )?(?P<x>{{C}})(?= (?:in|on|for|to)\b|,)"),
    ("en_it_won",
        r"(?P<x>{C}) (?:said|announced|confirmed|reported|disclosed)(?: on {D})?(?: that)?(?: earlier)?(?: {D},?)? "
        r"(?:it|the company) "
        r"(?:has |had |have )?(?:won|clinched|secured|landed|bagged|been awarded|signed)"),
    ("en_beat",
        rf"(?P<x>{JOINT}) (?:beat|outbid|underbid|prevailed|came (?:out )?(?:first|top)|submitted the (?:winning|"
        r"successful|accepted)|offered the (?:best|lowest))\b"),
    ("en_handed",
        r"(?:hand|award|give|gave|handed|awarded|let)(?:ed|ing)? [^.;\n{o}]{1,60} to (?P<x>" + JOINT + r")"),
    ("en_has_been_awarded",
        r"(?:consortium|joint venture|group) of (?:the )?(?P<x>" + JOINT + r")[^.;\n{o}]{0,60} (?:has|have|was|were) "
        r"(?:been )?(?:awarded|won|chosen|selected)"),
    ("en_accepted",
        rf"(?:accepted|approved) (?:the|an) (?:bid|offer|tender|quotation|proposal)(?: of {{M}})? (?:of|by|from|"
        rf"submitted by) (?P<x>{JOINT})"),
    ("en_offer_of",
        r"(?P<x>{C})'s? (?:bid|offer|tender|price|proposal)[^.;\n{o}]{0,20} (?:was|were) (?:accepted|the lowest|"
        r"lowest|the best|the cheapest|successful)"),
    ("en_taken_on", rf"(?:{_GAVE}|contract with|agreement with|deal with|contract to|job to|order to|work to|with)"
        rf"(?: [^.;\n{{o}}]{{1,50}} (?:with|to))?(?: a (?:joint venture|"
        rf"consortium) of)? (?P<x>{{C}}{BRACKETS}(?:(?:,| and|, and) "
        rf"{{C}}{BRACKETS}){{0,40}})(?=,? (?:to|for|at|worth|which|on|under|was|in|\({{M}})\b)"),
    ("en_signed_together",
        r"(?P<x>{C}) and (?:the )?{B} (?:signed|concluded|entered|put)\b|"
        r"{B} and (?P<y>{C}) (?:signed|concluded|entered|put)\b"),
    ("en_party_b", r"(?P<x>{O}) ?\(?(?:hereinafter |the )?\"?Party B\b"),
    ("en_jv_partner",
        r"(?:consortium|joint venture|JV|group) (?:led by|with|between|comprising|made up of|consisting of|"
        r"composed of) (?:the )?(?P<x>" + JOINT + r")"),
))  # fmt: skip
_WORK = r"\b(?:contracts?|orders?|deals?|jobs?|tenders?|bids?)\b"
BUYERS_EN: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("en_label",
        r"(?:[Pp]urchas(?:er|ing unit)|[Bb]uyer|[Tt]ender(?:er|ee)|[Ss]olicitor|[Pp]rocuring (?:entity|unit|body)|"
        r"[Ee]mployer|[Oo]wner|[Ii]mplementing unit|[Pp]rocurement unit|[Cc]lient)(?: is| was|:)(?: the)? (?P<x>{O})"),
    ("en_owner_of_amount",
        r"(?:tendered by|issued by|invited by|entrusted by|launched by|from|with|"
        r"of)(?: the)? (?:{P}'s )?(?P<x>{O})(?= \(the \"Tend|[^.\n]{0,4}(?: at {M}|, for (?:some )?{M}|"
        r",? with an amount))"),
    ("en_acting_for", r"acting (?:for|on behalf of)(?: the)? (?P<x>{O})"),
    ("en_tendered_by", r"tendered by(?: the)? (?P<x>{O})"),
    ("en_entrusted_by", r"(?:[Ee]ntrusted|[Cc]ommissioned|[Mm]andated|[Aa]uthori[sz]ed) by(?: the)? (?P<x>{O})"),
    ("en_issued_by", r"issued by(?: the)? (?P<x>{O})"),
    ("en_from_possessive", r"{J} from {P}'s (?P<x>{O})"),
    ("en_contract_with", r"contract with {P}'s (?P<x>{O})"),
    ("en_signed_with", r"(?:signed (?:the contract of )?(?:the )?{J} with)(?: the)? (?P<x>{O})"),
    ("en_tendered",
        r"(?P<x>{O})(?: \({O}\))? (?:on {D} |has |have |had |publicly |openly )*(?:tendered|tenders|launched|launches|"
        r"invites|invited|closed|asked for quotations|has (?:published|disclosed) its (?:purchase|"
        r"procurement) intention|published its|"
        r"put(?! (?:their|its|his|her|the) (?:seal|stamp|name|signature))|(?:said|announced)[^.;\n{o}]{0,24} (?:has "
        r"|had )?(?:picked|chosen|selected)|chose|allocated)"),
    ("en_named_winner", r"(?P<x>{O}) named (?:it|{O}) (?:the winner|as)"),
    ("en_given", r"{P}'s (?P<x>{O}) has given"),
    ("en_award_letter_from", r"(?:[Ll]etter|[Nn]otice) of [Aa]ward[^.\n{o}]{0,100} from (?:the )?(?P<x>{O})"),
    ("en_body_concluded",
        r"(?P<x>{B})(?: in {P})? (?:has |have )?(?:signed (?:[a-z]+ )*(?:with|contracts?|agreements?)|"
        r"awarded (?:the |a |an |its )?(?:{J}|[a-z ]{0,40}(?:contract|tender)(?: for [^.;\n{o}]{1,80})?) to|"
        r"terminated|cancelled|called off|"
        r"annulled|has proposed a winner)"),
    ("en_signed", r"(?P<x>{O}) signed on {D} with {O}"),
    ("en_contracting_activity",
    r"(?P<x>{O})(?:, (?:{O}|{P}|[A-Z][\w. -]{1,30})){1,3},? is the contracting activity|"
    r"(?P<y>{O}) is the contracting activity|contracting activity is (?:the )?(?P<z>{O})"),
    ("en_asked", rf"(?P<x>{{O}}){APPOSED}{ADVERBS} {_ASKED}"),
    ("en_apposed",
        r"(?:[Tt]he|[Ii]ts) (?:buyer|purchaser|client|employer|owner|contracting authority|"
        r"procuring entity),? (?:the )?"
        r"(?P<x>{O})|(?P<y>{O}), (?:the|its|which is the) (?:buyer|purchaser|client|employer|owner|"
        r"contracting authority|"
        r"procuring entity)\b"),
    ("en_party_a",
        r"(?P<x>{O}) ?\(?(?:hereinafter |the )?\"?(?:Party A|Buyer|Employer|Purchaser|Client|Tenderee|Owner)\b"),
    ("en_said_won",
        r"(?P<x>{O})(?: (?:in|of) {P})? (?:said|announced|confirmed|reported|"
        r"disclosed)(?: on {D})?(?: that)? (?:the )?{O}"
        r"(?:,? and {O})* "
        r"(?:(?:has|had|have)? ?(?:won|been (?:awarded|chosen|selected|picked))|(?:will|would|is to|are to) [a-z]+)"),
    ("en_gave",
        rf"(?P<x>{{O}}){APPOSED}{ADVERBS} {_GAVE}(?: [^.;\n{{o}}]{{0,80}})? (?:a (?:consortium|"
        rf"joint venture) of )?{{C}}"),
    ("en_body_signed",
        rf"(?P<x>{{B}}){APPOSED}{ADVERBS} (?:signed|concluded|entered into|awarded|terminated|cancelled|canceled|"
        r"annulled|scrapped|withdrew|called off|let|decided to (?:cancel|terminate))\b"),
    ("en_tender_of",
        r"(?:tender|bid|contract|procurement|order)s? (?:of|by|from|called by|issued by|invited by|run by|"
        r"published by) (?:the )?(?P<x>{B})"),
    ("en_signed_with_body",
        r"{C}[^.;\n{o}]{0,60} (?:signed|inked|put pen to paper) [^.;\n{o}]{0,80} with (?:the )?(?P<x>{B})"),
    ("en_letter_from",
        r"(?:[Ll]etter|[Nn]otice|[Nn]otification) of (?:[Aa]ward|[Aa]cceptance|[Ii]ntent|(?:[Ww]inning|"
        r"[Ss]uccessful)(?: the)? [Bb]id)[^.;\n{o}]{0,100} (?:from|by) (?:the )?(?P<x>{O})"),
    ("en_according_to", r"{C}[^.\n]{0,80}{M},? according to (?:the )?(?P<x>{B})"),
    ("en_chosen_by",
        r"{C}[^.;\n{o}]{0,40} (?:picked|chosen|selected|hired|appointed|engaged) by (?:the )?(?P<x>{O})"),
    ("en_on_behalf", r"on behalf of (?:the )?(?P<x>{O})"),
    ("en_awarded_by",
        rf"(?:was|were|been) awarded\b[^.;\n]{{0,120}}?(?:{{J}}|{_WORK})[^.;\n{{o}}]{{0,60}} by (?:the )?(?P<x>{{B}})"),
    ("en_intentions_of", r"(?i:procurement|purchase|purchasing) [Ii]ntentions? of (?:the )?(?P<x>{B})"),
    ("en_comes_from",
        r"[Ll]etter(?: of (?:award|acceptance|intent))?[^.;\n{o}]{0,60} (?:comes|came) from (?:the )?(?P<x>{O})"),
    ("en_won_from",
        rf"(?:won|secured|clinched|landed|bagged|obtained)(?: the| an?)? (?:{{J}}|[^.;\n{{o}}]{{0,80}}{_WORK})"
        r"[^.;\n{o}]{0,40} from (?:the )?(?P<x>{B})"),
    ("en_notified_it",
        r"(?P<x>{O})(?: has| had)? (?:notified|informed|told) (?:it|them|the company|the firm)[^.;\n{o}]{0,40} that "
        r"(?:the |its )?(?:{J}|bid|tender|offer|contract)"),
    ("en_client", r"\b(?:our|whose|the) client,? (?:is |was )?(?:the )?(?P<x>{O})"),
    ("en_told_it",
        r"\b(?:notified|informed|told|advised)(?: in writing)?(?: on {D})? by (?:the )?(?P<x>{B})[^.;\n{o}]{0,30} "
        r"that (?:it|"
        r"they|{C})\b"),
    ("en_signed_together",
        r"{C} and (?:the )?(?P<x>{B}) (?:signed|concluded|entered|put)\b|"
        r"(?P<y>{B}) and {C} (?:signed|concluded|entered|put)\b"),
))  # fmt: skip
AGENCIES_EN: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("en_label",
        r"(?:[Pp]rocurement agency|[Aa]gency|[Aa]gent|[Tt]endering agency|[Cc]entralised procurement agency|"
        r"[Bb]idding agency)(?: is|:) ?(?P<x>{O})"),
    ("en_agency", r"agency (?P<x>{O})"),
    ("en_run_by", r"run by (?P<x>{O})"),
    ("en_acting_for", r"by (?P<x>{O}), acting for"),
    ("en_was_entrusted", r"(?P<x>{O}),? (?:which )?was entrusted"),
    ("en_entrusted",
        rf"(?P<x>{{C}}){BRACKETS},? (?:is |was |has been |as |being )?(?:entrusted|authori[sz]ed|commissioned|"
        rf"appointed|engaged|"
        rf"mandated) by"),
    ("en_entrusts",
        r"(?:entrusted|authori[sz]ed|commissioned|appointed|engaged) (?P<x>{C}) (?:to (?:conduct|organi[sz]e|handle|"
        r"carry out|run|manage) (?:the |this |its )?(?:tender|procurement|bidding|open|public)|as (?:its |"
        r"the )?(?:procurement |"
        r"tender(?:ing)? |bidding )?agen)"),
    ("en_handled_by", r"(?:tender|procurement|bidding)[^.;\n{o}]{0,30} (?:handled|organi[sz]ed|conducted|managed|run|"
        r"administered) by (?:the )?(?P<x>{C})"),
    ("en_of_client",
        r"(?:[Ee]ntrusted|[Cc]ommissioned|[Mm]andated|[Aa]uthori[sz]ed|[Oo]n behalf) (?:by|"
        r"of) (?:the )?{O}, (?P<x>{C})"),
    ("en_behalf", r"(?P<x>{C}),? on behalf of"),
    ("en_speaks_for", rf"(?P<x>{{C}}){BRACKETS}[^.;\n{{o}}]{{0,50}},? (?:on behalf of|acting for) (?:the )?{{B}}"),
    ("en_held_through",
        r"(?:tender|bids|procurement|purchase|competition|held|run|conducted|organi[sz]ed|invited|handled|bidding)"
        r"[^.;\n{o}]{0,30} (?:through|via|by way of|with the help of) (?:its agent |the agency )?(?P<x>{C})"),
    ("en_hand_in_to",
        r"(?:hand(?:ed)? in|submit(?:ted)?|deliver(?:ed)?|paperwork|bids|offers|documents)[^.;\n{o}]{0,60} to "
        r"(?:an?|the) "
        r"(?:agency|outfit|agent|office|firm)(?: called| named)? (?P<x>{C})"),
    ("en_handled_it",
        rf"(?P<x>{{C}}){APPOSED}{ADVERBS} (?:handled|ran|organi[sz]ed|conducted|administered|managed|held|handling|"
        rf"running|handles|"
        rf"runs) the (?:[\w-]+ ){{0,3}}(?:tender|bidding|procurement|procedure|competition|sale of|process)\b"),
    ("en_papers_from",
        r"(?:documents|forms|papers|bids|tenders|offers|proposals|envelopes)[^.;\n{o}]{0,60} (?:from|at|to|with) "
        r"(?:the offices? of |"
        r"its agent |the agent )?(?P<x>{C})(?=[^.;\n{o}]{0,30} (?:by|before|until|no later|from|for|between|on|in)\b)"),
    ("en_in_hands_of", r"in the (?:hands|charge) of (?P<x>{C})|(?P<y>{C}) (?:is|was) in charge of the (?:tender|"
        r"procurement|bidding)"),
    ("en_apposed_agency",
        r"(?P<x>{C}), (?:the|its|an?) (?:[\w-]+ ){0,3}(?:agency|agent)\b|"
        r"(?:the|its|another|an?) (?:[\w-]+ ){0,2}(?:agency|agent),? (?P<y>{C})"),
))  # fmt: skip
