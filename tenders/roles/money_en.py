"""What English prose says before and behind an amount: cues that join those of ``money``."""

from __future__ import annotations

import re

from nlp.patterns import last_match
from tenders.skeleton import symbol_pattern

_VOLUNTEERED = r"(?:asked|bid|offered|quoted|demanded|wanted|tendered)"
# By role, words before an amount.
CUES_BEFORE_EN: dict[str, str] = {
    "other": (
        rf"\b(?:which|who|and|had|has) (?:had |has )?{_VOLUNTEERED}(?: for| with| at)?(?: only| about| a| just)* $|"
        rf"\bwanted $|"
        r"\b(?:head|top|lead)(?:s|ed)? the (?:list|ranking) with (?:an?|its|their) (?:bid|offer|price|tender|sum) of $|"
        r"(?:secured|backed) by $|\bstands? at $|\bsav(?:e|es|ed|ing)s?(?: of| the \w+)? |\bsold (?:\w+ ){1,3}for $|"
        r"\b(?:dearer|cheaper|higher|lower|up|down) by $|\b(?:donat|owe|earn)\w*|wages?\b"
    ),
    "ceiling": (
        r"\b(?:price |cost |spending )?(?:limit|cap)(?:ped)?(?: of| at| is| was| to)\b|\b(?:[Hh]ighest|[Mm]aximum|"
        r"[Tt]op) [a-z]+ price\b"
    ),
    "budget": (
        r"\breckon(?:s|ed)? with(?: an?)?(?: total)?(?: costs?)?(?: of)?|(?:could|would) have spent|put aside|(?:is|"
        r"are|was|were) (?:ready|willing|prepared) to (?:pay|spend)|\ballot(?:s|ted)\b|made available|expected to "
        r"(?:cost|spend|pay)|(?:is|was|are|were) (?:costed|budgeted|estimated) at|\breserved\b|\b(?:planned|expected|"
        r"projected|foreseen|approved) (?:outlay|cost|price|spending|expenditure|value|sum|amount)\b|(?:money|funds|"
        r"sum) available (?:is|was|of|are)"
    ),
    "award": (
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
    r" (?:in|of|from) (?:tickets?|sales|revenue|turnover|fees|fines|taxes|donations|profits?|savings|debts?|subsid\w+|"
    r"compensation|wages|entrance)\b| (?:less|more|cheaper|dearer)\b| (?:for|on) {K} (?:was|were) (?:rejected|turned "
    r"down|excluded)"
)
BUDGET_AFTER_EN = re.compile(
    r" aside\b|(?: that| which)? (?:the|its) [a-z]+ (?:had |has )?(?:earmarked|budgeted|set aside|reserved|planned|"
    r"allocated)\b| (?:could|can|may|might) (?:have been|be) spent|(?: a year| in all| in total)?,? (?:(?:which|"
    r"that) )?(?:is|are|was|were|has been|had been|have been) (?:set aside|put aside|earmarked|budgeted|allocated|"
    r"reserved|available|provided)\b"
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
_RESTATES = symbol_pattern(rf"(?P<cue>[^.;\n{{M}}]{{0,120}}){{M}}[^.;\n{{M}}]{{0,30}}{_NOW}$")
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
    restates = last_match(_RESTATES, text[max(0, position - _REACH) : position])
    return restates["cue"] if restates else None
