"""What English prose says before and behind an amount: cues that join those of ``money``."""

from __future__ import annotations

import re

from nlp.patterns import last_match
from tenders.skeleton import symbol_pattern

_VOLUNTEERED = r"(?:asked|bid|offered|quoted|demanded|wanted|tendered)"
# By role, words before an amount.
CUES_BEFORE_EN: dict[str, str] = {
    "other": (
        rf"\b(?:dearer|cheaper|higher|lower),? (?:at|with) $|\b(?:dearest|priciest|costliest|"
        rf"highest)[^.;\n{{M}}]{{0,20}} at $|"
        rf"\b(?:which|who|and|had|has) (?:had |has )?{_VOLUNTEERED}(?: for| with| at)?(?: only| about| a| just)* $|"
        rf"\bwanted $|(?:price|bid)s? (?:as )?read(?: out)?(?: aloud)?(?: \w+){{0,3}} $|read-out (?:bid )?price\b|"
        r"\b(?:head|top|lead)(?:s|ed)? the (?:list|ranking) with (?:an?|its|their) (?:bid|offer|price|tender|sum) of $|"
        r"(?:secured|backed) by $|\bstands? at $|\bsav(?:e|es|ed|ing)s?(?: of| the \w+)? |\bsold (?:\w+ ){1,3}for $|"
        r"\b(?:dearer|cheaper|higher|lower|up|down) by $|\b(?:donat|owe|earn)\w*|wages?\b"
    ),
    "ceiling": (
        r"\b(?:[Nn]o (?:offer|bid|tender|price|quotation) (?:above|over|beyond|higher than|of more than|exceeding)|"
        r"(?:must|may|should|shall|can)(?:not| not) (?:cost|exceed|be|go|come to)(?: more than| higher than| above| "
        r"over| beyond)?|[Cc]osts? (?:must|shall|should|are to) be (?:held|kept) (?:within|under|below)|"
        r"(?:go|goes|going|pay) (?:up|as high) (?:to|as)|(?:will|can|could|would|may|might)(?: only)? "
        r"(?:spend|pay|go)(?: as much as| up to| at most| no more than)?|the limit (?:being|was|is)|"
        r"(?:most|dearest) (?:it|they|that|which)[^.;\n]{0,30} (?:would|will|could|can|may) (?:pay|spend|go to) "
        r"(?:was|is) $|"
        r"\b(?:capped|pegged) at|must (?:stay|remain|come in) (?:below|under|within)|worth up to|upper (?:bound|"
        r"limit) (?:of|"
        r"is|was)|a maximum of|"
        r"(?:max\.?|top|highest) (?:price|value|sum|amount)(?: of| being| is| was)?|not (?:to )?(?:exceed|"
        r"be exceeded)|no more than|at most|up to a (?:limit|maximum) of)(?: about| some)? ?$|"
        r"\b(?:price |cost |spending )?(?:limit|cap)(?:ped)?(?: of| at| is| was| to)\b|\b(?:[Hh]ighest|[Mm]aximum|"
        r"[Tt]op) [a-z]+ price\b"
    ),
    "budget": (
        r"\b(?:[Tt]hey|[Tt]he (?:bureau|county|city|district|town|school|hospital|university|office|authorities)|{B})"
        r"(?: [^.;\n{M}{o}]{0,60},)? had (?:about |some |up to |only )?$|"
        r"\b(?:ceiling|limit|cap|maximum|upper bound|budget|estimate|allowance|provision)(?: price)? (?:\w+ "
        r"){0,4}(?:of|at|was|"
        r"is|being) (?:about |some )?$|\b(?:given|granted|allotted|assigned|released|scraped together|draw on|fall "
        r"back on) "
        r"(?:about |some |up to )?$|at an? (?:projected|planned|forecast|maximum|estimated|expected) (?:cost|price|"
        r"outlay|"
        r"expense) of $|\b(?:pot|purse|kitty|allotment|allocation|appropriation|envelope|provision|allowance) of "
        r"(?:about |some |up to )?$|"
        r"\b(?:against|within|inside|below|under|out of|vs\.?|versus|compared with|of) (?:an?|the|its|their) "
        r"(?:\w+ )?(?:budget|estimate|provision|allowance|purse|allotment|appropriation)(?: of| was)? $|"
        r"\bcleared (?:for \w+ )?(?:up to )?$|(?:pencilled|penciled) in |voted $|(?:cost|bill|works?|job|"
        r"price)(?: \w+){0,2} (?:was|is|had been|has been) (?:put|estimated|costed|projected) at $|\b(?:funding|"
        r"spending|"
        r"outlay|expenditure|(?:cost|official|internal|own) estimate) of $|\breckon(?:s|ed)? with(?: an?)?(?: "
        r"total)?(?: costs?)?(?: of)?|(?:could|would) have spent|(?:put|sets?|setting) aside|(?:is|"
        r"are|was|were) (?:ready|willing|prepared) to (?:pay|spend)|\ballot(?:s|ted)\b|made available|expected to "
        r"(?:cost|spend|pay)|(?:is|was|are|were) (?:costed|budgeted|estimated) at|\breserved\b|\b(?:planned|expected|"
        r"projected|foreseen|approved) (?:outlay|cost|price|spending|expenditure|value|sum|amount)\b|(?:money|funds|"
        r"sum) available (?:is|was|of|are)"
    ),
    "award": (
        r"\b(?:[Ii]t|[Tt]hey|[Tt]he (?:firm|company|builder|contractor|winner|supplier|two|pair|partners|consortium|"
        r"operator|maker)) "
        r"(?:will|is to|are to|would|has to|undertook to|promised to|(?:has|have) agreed to)[^.;\n{M}{o}]{0,80} "
        r"(?:for|at) (?:about |"
        r"just |only |a total of )?$|\b(?:settled|closed|agreed) (?:on|at|for) (?:a (?:price|sum|total) of )?$|"
        r"\b(?:will|would|is to|are to) (?:now )?cost (?:the (?:\w+ ){1,3}|{O} |{P} )?(?:about |some )?$|"
        r"\b(?:whose|[Ii]ts|[Tt]heir|at a) (?:(?:winning|final|total|lowest|agreed|contract|all-in) )?(?:price|"
        r"figure|fee|sum)(?! as read)(?: [^.,;\n{M}]{1,50})?,? (?:is|was|of|came "
        r"to|comes to|being) $|\b(?:aggregate|total|overall|annual) (?:service )?(?:fee|price|consideration|sum|value)"
        r"[^.;\n{M}]{0,60} (?:is|was|of|amounts? to|being) $|(?:at|for) a (?:price|cost|total|sum|fee) of $|"
        r"\b(?:quoted|priced|came in at|settled at|agreed at|puts? the (?:job|work|works) at|priced the \w+ at|"
        r"talked (?:its|their) way to) $|"
        r"\b(?:with|at|for|by|chose|accepted|took|on|its) (?:an?|its|their|the|his|whose)?(?: (?:winning|final|lowest|"
        r"successful|accepted|total|bid))? ?(?:bid|offer|price|tender|sum|total|figure) of $|(?:will be|is to be|is|"
        r"are) paid $|\b(?:[Tt]heir|[Ii]ts|[Ww]inning) (?:bid|offer|tender) of $|\bcharg(?:es|ing) $|(?:works?|"
        r"worked) out at $|\b(?:[Tt]he (?:firm|company|winner|builders?|contractor|supplier|operator)|[Ii]t|[Tt]hey|"
        r"who|which) (?:will )?(?:gets?|earns?) $|\b(?:receives?|amounts to|totals|totalling|comes to|came to) $|"
        r"(?:{B}|{P}|\b(?:[Cc]ity|[Cc]ounty|[Dd]istrict|[Tt]own))[^.;\n{M}]{0,90} paid $"
    ),
}  # fmt: skip
# By role, words behind an amount.
_OTHER_AFTER = symbol_pattern(
    r",? (?:was|were|is|has been) (?:left out|passed over|ruled out|disqualified|excluded|eliminated|thrown out|not "
    r"considered|the dearest|the highest|second|third)\b|"
    r" (?:for|per) (?:the |a |an? set of )?(?:tender |bid(?:ding)? )?(?:documents?|files|paperwork)\b|"
    r" (?:is|are|was|were|will be) (?:deducted|withheld|forfeited|charged|fined|refunded|given back|returned)\b|"
    r" of (?:[\w-]+ ){0,3}(?:costs?|guarantees?|contracts|losses|debts?|bonds?|loans?|orders|damages|exports|"
    r"imports|investments?|guests|visitors)\b|"
    r" (?:in|of|from) (?:tickets?|sales|revenue|turnover|fees|fines|taxes|donations|profits?|savings|debts?|subsid\w+|"
    r"compensation|wages|entrance)\b| (?:less|more|cheaper|dearer)\b| (?:for|on) {K} (?:was|were) (?:rejected|turned "
    r"down|excluded)"
)
BUDGET_AFTER_EN = re.compile(
    r"(?: \(?[^().;\n]{0,20}\))? ?(?:(?:that |which )?(?:had |has |have )?(?:been |was |were |is )?(?:set|put|laid) "
    r"(?:aside|by)|(?:that|which) [^.,;\n]{1,50} (?:had|has|have) (?:\w+ )?(?:cleared|set aside|put aside|approved|"
    r"allotted|allowed|provided|appropriated|voted|reserved|earmarked|budgeted)|is (?:the|its) (?:budget|ceiling|"
    r"limit|maximum)\b|(?:is|was|were) (?:in|foreseen in|down in) the [\w -]{0,30}(?:budget|plan|estimates)\b|"
    r"in (?:its|the) (?:\w+ )?(?:plan|budget|coffers|kitty)\b|(?:had|has) been (?:approved|cleared|allowed)\b)|"
    r"(?: that| which)? (?:it|they|the (?:[\w'-]+ ){1,4}|its (?:\w+ ){1,3}|[\ue000\ue002] )(?:had|has|have) (?:\w+ "
    r"){0,2}(?:allowed|"
    r"budgeted|planned|set aside|put aside|put by|kept|reserved|earmarked|foreseen|reckoned|provided|counted on|"
    r"available|"
    r"to spend|in hand)\b| (?:to hand|to spend|at (?:its|their) disposal|in hand)\b| (?:budget|ceiling|limit|cap|"
    r"maximum|estimate|allowance|provision|price cap)\b|"
    r" aside\b|(?: that| which)? (?:the|its) [a-z]+ (?:had |has )?(?:earmarked|budgeted|set aside|reserved|planned|"
    r"allocated)\b| (?:could|can|may|might) (?:have been|be) spent|(?: a year| in all| in total)?,? (?:(?:which|"
    r"that) )?(?:is|are|was|were|has been|had been|have been) (?:set aside|put aside|earmarked|budgeted|allocated|"
    r"reserved|available|provided)\b(?! (?:free|by|without))"
)

_CHANGE = (
    r"\b(?:chang|correct|revis|amend|adjust|rais|lower|increas|reduc|cut|mov|go|climb|rose|ris|drop|fall|"
    r"fell)[a-z]*[^.;\n]{0,30}? from (?:about |the )?"
)
_CHANGED_FROM = re.compile(rf"{_CHANGE}$")
_CHANGED_TO = symbol_pattern(rf"{_CHANGE}{{M}}[^.;\n{{M}}]{{0,20}} to (?:about |the )?$")

_NOW = (
    r"[;,.](?: but)? (?:it|this|that|which) (?:is now|now is|now reads|reads now|now stands at|stands now at|should "
    r"(?:be|read)|has (?:now )?been (?:set at|changed to|corrected to|cut to|raised to)) (?:at |to )?"
)
_RESTATED = symbol_pattern(rf"[^.;\n{{M}}]{{0,30}}{_NOW}{{M}}")
_RESTATING = re.compile(f"{_NOW}$")
_RESTATES = symbol_pattern(rf"(?P<cue>[^.;\n{{M}}]{{0,120}}){{M}}[^.;\n{{M}}]{{0,30}}{_NOW}$")
_LONGEST_NOW = 60  # characters of the longest "; it is now"
_REACH = 240  # characters before an amount in which the one that it replaces may stand


def is_none_of_it(text: str, position: int, sentence: str) -> bool:
    """True for an amount that is neither budget nor price: one that gives way to another, or tickets' takings.

    ``sentence`` is what stands before it in its clause.
    """
    return (
        _OTHER_AFTER.match(text, position + 1) is not None
        or _RESTATED.match(text, position + 1) is not None
        or _CHANGED_FROM.search(sentence) is not None
    )


def cue_of_replaced(text: str, position: int, sentence: str) -> str | None:
    """The words before the amount that this one replaces ("it was M; it is now"); None when it replaces none."""
    if change := _CHANGED_TO.search(sentence):
        return sentence[: change.start()]
    if not _RESTATING.search(text, max(0, position - _LONGEST_NOW), position):
        return None
    restates = last_match(_RESTATES, text[max(0, position - _REACH) : position])
    return restates["cue"] if restates else None
