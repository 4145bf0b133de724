"""What an English sentence says of a date or a length of time in it, where no cue stands close by."""

from __future__ import annotations

import re
from typing import Literal

from nlp.patterns import LatePattern, last_match
from tenders.skeleton import SYMBOLS, symbol_pattern

DateRoleEn = Literal["told", "opened", "begins", "period", "signed", "said", "other"]

_SAME_SENTENCE = r"(?:[^.;\n]|\.(?=\d|m\b)|(?<=\b[ap]\.m)\.)"  # "10.00" and "a.m." do not end it


def _pattern(words: str) -> re.Pattern[str]:
    """Compile a pattern in which ~ stands for a character of the same sentence."""
    return re.compile(words.replace("~", _SAME_SENTENCE))


_BIDS = (
    r"(?:[Bb]ids?|[Tt]enders?|[Pp]roposals?|[Oo]ffers?|[Qq]uotations?|[Ee]xpressions of interest|[Rr]esponses?|"
    r"[Ss]ubmissions?|[Aa]pplications?|[Ee]nvelopes)"
)
_CUES: dict[DateRoleEn, str] = {
    "other": (
        r"(?:terminated|cancelled|withdrawn|ended|void|repealed)~{0,12} with effect from|"
        r"[Qq]uestions?\b|[Cc]larifications?|[Ee]nquir\w+|[Ii]nquir(?:ies|y)\b|information (?:session|meeting)|"
        r"[Ss]ite visit|"
        r"[Pp]re-?(?:bid|tender|proposal)|documents (?:are|may|can|will|shall)|(?:obtain|collect|purchase|download|"
        r"sale of)"
        r"~{0,40}documents|objections?|complain\w*|appeal|founded|established|year ended|valid (?:until|till|for)|"
        r"evaluation of expressions|has been closed|last (?:held|awarded)|previous(?:ly)? |similar "
    ),
    "said": r"\b(?:said|says|told|announced|reported|confirmed|voted|according to)\b~{0,40}\bon$|"
    r"\b(?:said|told ~{1,30}|voted|heard) on$",
    "told": r"(?:published|posted|issued|released|advertised|put out)~{0,60}\b(?:on|in)$",
    "opened": (
        rf"{_BIDS} (?:must|should|shall|are|is|will|may|can|have|were|was|had)\b"
        rf"(?!~{{0,30}}\b(?:invited|called|sought|published|issued|advertised)\b)~{{0,120}}\b(?:by|before|until|till|"
        rf"on|"
        rf"than|at|due|to)$|{_BIDS} (?:due|received|accepted|submitted)~{{0,60}}\b(?:by|before|until|till|on|than)$|"
        rf"(?:hand(?:ed)? in|submit(?:ted)?|deliver(?:ed)?|lodge[d]?|sen[dt]|return(?:ed)?|"
        rf"upload(?:ed)?)\b~{{0,40}}{_BIDS}"
        rf"~{{0,100}}\b(?:by|before|until|till|on|than|to)$|{_BIDS}~{{0,50}}\b(?:close|closes|closing|opened|opening)"
        rf"\b~{{0,30}}$|(?:bidders|companies|firms|suppliers|tenderers) (?:have|had) until$|[Dd]eadline~{{0,60}}$|"
        rf"tender (?:closes|closed|opens)(?: on| at)?~{{0,20}}$|(?:closing|submission) date~{{0,40}}$|"
        rf"\b[Oo]pening\b~{{0,60}}\b(?:on|at|until|till|to)$|\b(?:held|conducted|took place|"
        rf"organi[sz]ed)\b~{{0,60}}\b[Cc]ompetitive "
        rf"(?:consultation|negotiation)~{{0,120}}\bon$"
    ),
    "period": (
        r"\b(?:to|must|should|shall|will|can) be (?:back|with|handed|in (?:place|service|use|operation)|up|over|lit|"
        r"filled|laid|working|wrapped|live|installed|on (?:the )?(?:road|site)|ended|through)\b~{0,40}\b(?:by|before|"
        r"until|till|than)$|\b(?:is|are|was|were|fall|falls) due\b~{0,30}\b(?:by|before|at|in|on)$|"
        r"\b(?:wrapped up|handed over|in traffic|switched on|put into (?:use|service)|up and running)\b~{0,40}\b(?:by|"
        r"before)$|"
        r"(?:completed|finished|delivered|ready|done|completion|finish|deliver\w*|expire[sd]?|ends?|run|runs|"
        r"running|valid|lasts?|operational)~{0,30}\b(?:by|until|till|before|through|than)$|"
        r"\b(?:period|term|contract|agreement) (?:ends?|expires?|closes?|runs? out)(?: on| in)?$"
    ),
    "begins": r"\bdue (?:to (?:start|begin|set out)|on (?:the )?(?:water|road|site|street)s?)~{0,20}\b(?:in|on|from)$|"
    r"\b(?:diggers|crews?|workers|work|works|building|digging)\b~{0,30}\b(?:will|to) (?:be|move|start|begin)\b~{0,30}"
    r"\b(?:on|from|in)$|"
    r"\b(?:contract|agreement|framework|call-offs?|services?|supplies|deliveries|lease)\b~{0,20} "
    r"(?:are|is|be|made|runs?|lasts?|valid|provided|placed|covers?)\b~{0,20}\bfrom$|"
    r"\b(?:[Ww]orks?|[Cc]onstruction|[Bb]uilding) (?:began|started)~{0,12}\b(?:in|on)$|"
    r"\b(?:applies|apply|is in force)~{0,20} from$|"
    r"\b(?:start|starts|starting|begin|begins|beginning|commenc\w+|takes? effect|effective|with effect)"
    r"~{0,24}\b(?:on|from|in|of|as of)$",
    "signed": r"\b(?:signed|signing|concluded)\b~{0,40}\b(?:on|in)$",
}  # fmt: skip
_CUE_BEFORE = {role: _pattern(words) for role, words in _CUES.items()}
_OVER = symbol_pattern(
    r"\b(?:builders?|contractors?|winners?|firms?|company|suppliers?) (?:has|have) $|"
    r"{M}(?: \w+){0,3} over (?:its |the )?(?:next |coming )?$"
)
_RECEIVED_BY = _pattern(rf"(?:[Ee]valuation|[Rr]eview|[Ee]xamination) of (?:the )?{_BIDS}~{{0,60}}$")
_AFTER_LENGTH = symbol_pattern(
    r"{L}(?: ?\([^()\n]{0,40}\))?,? (?:starting |commencing |beginning |counting |running |counted |effective |"
    r"with effect )?"
    r"(?:from|on|as of)(?: the)? $"
)
_LENGTH_CUE = _pattern(
    r"\b(?:(?:ready|spend|spends|run|runs|running|last|lasts|lasting|valid|extend\w*|contract(?:ed)?|agreement|deal|"
    r"term|"
    r"hired|lease\w*|"
    r"operate|"
    r"provid\w+|maintain\w*|manage\w*|complet\w+|deliver\w*|finish\w*|done|built|take|takes|need|needs|period|duration)"
    r"\b~{0,60}(?:for|of|within|in|is|takes?|need(?:s|ed)?|last|over|to last)?) (?:an?|the(?: next)?|another|about|"
    r"up to|only|"
    r"some)?"
    r" ?$"
)
_LENGTH_NOT = _pattern(
    r"(?i)\b(?:publicity|request\w*|debrief\w*|appeal\w*|returned|explanation|application|review|standstill|validity|"
    r"payment|"
    r"paid|pays?|invoice|"
    r"experience|bound|binding|past|(?<!to )(?<!works )last\b(?! for)|years of|warrant\w*|guarantee|defects?|object\w*|"
    r"complain\w*|loser\w*|\b(?:shut|closed|get \w+ back|given back|away)\b|"
    r"notice|refund\w*|reply|who (?:has|have)|\b[Ss]?he|"
    r"renew\w*|extend\w*|extension|option\w*|older?|has been|have been|have run|had)\b~{0,40}$"
)
_LENGTH_NOT_AFTER = LatePattern(
    r"[^.\"\n;]{0,40},(?:\"| (?:says|said)\b)|"  # somebody says so: a lamp lasts eight years
    r" (?:of|from|after) (?:this|the (?:publication|notice|award|opening|deadline|date of (?:this|publication))|"
    r"receipt|opening)|"
    r" to (?:appeal|object|complain)| (?:longer|sooner|in advance)\b|"
    r" (?:before|ahead of|earlier|later|ago)\b|,? (?:each|renewable|"
    r"extension)\b|(?:'s?)? (?:experience|warranty|old)\b"
)
_WILL_HAVE = LatePattern(
    r"\b(?:winner|contractor|builder|supplier|company|firm|whoever \w+|it|they) "
    r"(?:will have|has|have|gets?) (?:another )?$"
)
_ADJECTIVE_AFTER = LatePattern(
    r" (?:[\w-]+ ){0,2}(?:contract|deal|agreement|framework|concession|lease|term|order|period)\b"
)

# "eighteen months to rebuild the pier", "120 days for the works"
_TO_DO_AFTER = LatePattern(
    r" (?:for (?:the )?(?:works?|job|delivery|construction|task)\b|to (?:build|rebuild|complete|finish|deliver|hang|"
    r"install|"
    r"lay|carry out|do|renovate|supply|repair|erect|dig)\b)"
)


def date_role_en(before: str) -> DateRoleEn | None:
    """The part of a date by the words of its sentence before it; None when they say nothing."""
    words = before.rstrip().removesuffix(" the")
    if _RECEIVED_BY.search(words):
        return "other"
    found = {role: match.start() for role, pattern in _CUE_BEFORE.items() if (match := last_match(pattern, words))}
    if "opened" in found:
        found.pop("period", None)  # bids are delivered too
    in_order = sorted(found, key=lambda role: found[role])
    return in_order[-1] if in_order else None


_CHANGE = (
    r"\b(?:chang|postpon|extend|mov|correct|revis|amend|adjust|reschedul|delay|defer|put (?:back|off)|brought)[a-z]*"
)
_CHANGED_TO = symbol_pattern(rf"{_CHANGE}[^.;\n]{{0,30}}? from (?:the )?{{D}}[^.;\n{{D}}]{{0,30}} to (?:the )?$")
_MOVED_TO = LatePattern(
    rf"(?:,| is| are| was| were| has been| have been)* {_CHANGE[2:]}(?: (?:back|"
    rf"forward))? (?:to|until|till) (?:the )?$"
)
_GIVEN_UP = LatePattern(
    r"\b(?:was|were) (?:to (?:take place|be held|be opened)|due|to have been (?:held|opened))(?: on| at|"
    r" for)?(?: the)? $|"
    r"\b(?:originally|previously|initially|formerly)(?: (?:set|planned|scheduled|"
    r"fixed))?(?: (?:for|on|at))?(?: the)? $"
)
_CHANGED_FROM = LatePattern(rf"{_CHANGE}[^.;\n]{{0,30}} from (?:the )?$")


def before_change(sentence: str) -> str | None:
    """The words before "is changed from D to" a date; None for a date that no other gives way to."""
    change = _CHANGED_TO.search(sentence) or _MOVED_TO.search(sentence)
    return sentence[: change.start()].replace(SYMBOLS["DATE"], "") if change else None


def is_given_up(sentence: str) -> bool:
    """True for a date that gives way to another: "postponed from"."""
    return _CHANGED_FROM.search(sentence) is not None or _GIVEN_UP.search(sentence) is not None


def follows_length(before: str) -> bool:
    """True behind "for two years from": the date at which that length begins."""
    return _AFTER_LENGTH.search(before) is not None


def is_no_term(before: str, after: str) -> bool:
    """True for a length that is a term of bidding, paying or experience, not the contract's."""
    if _TO_DO_AFTER.match(after):
        return False
    return _LENGTH_NOT.search(before) is not None or _LENGTH_NOT_AFTER.match(after) is not None


def is_term(before: str, after: str) -> bool:
    """True for a length that a sentence gives to a contract: "the agreement runs for", "a three-year deal"."""
    return (
        _LENGTH_CUE.search(before) is not None
        or _OVER.search(before) is not None
        or _WILL_HAVE.search(before) is not None
        or _ADJECTIVE_AFTER.match(after) is not None
        or _TO_DO_AFTER.match(after) is not None
    )
