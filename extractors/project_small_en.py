"""English project names in small letters, as translated news writes them: Hepu County street lamp project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.languages.calendar import MONTHS, WEEKDAYS
from nlp.patterns import LatePattern

Found = tuple[int, int, str]

# Words that end a name's small letters: it is a sentence that runs on to "project", not a name.
_FUNCTION_WORD = (
    r"(?:is|was|are|were|has|have|had|will|would|the|a|an|for|in|on|by|to|won|of|that|which|with|from|at|this|its|"
    r"their|bid|launched|announced|signed|started|began|issued|published|received|said|picked|put)"
)
_SMALL = rf"(?!{_FUNCTION_WORD}\b)[a-z][\w-]{{0,40}}"
_CAPITALS = r"[A-Z][\w&-]{0,40}(?:'[A-Za-z]+)?"
_YEARS = r"\d{3,6}(?:-\d{2,4})?"
_OPENING = (
    rf"(?:\"[^\"\n]{{1,24}}\"|{_CAPITALS}(?: (?:(?:and|of|the|&) ){{0,2}}{_CAPITALS}){{0,7}}(?: {_YEARS})?|{_YEARS})"
)
_BODY = r"(?: of (?:the )?(?:[A-Z][a-z]+(?: City)?(?:'s)? )?(?:\d{3,6} )?[A-Z]\w+(?: [A-Z]\w+)*)"
_INNER = rf"(?: (?:{_SMALL}|[A-Z]{{2,4}})){{1,9}}"
_ROUND = r"(?: \((?:first|second|third|fourth|\d\w\w|[Pp]hase \w+) ?(?:batch|phase|section|round|stage|time)?\))?"
_WEAK_HEAD = r"(?:services?|framework(?: agreement)?|works|scheme|programme)"
_NAME = LatePattern(
    rf"(?<![\w'-])(?P<x>{_OPENING}{_INNER} (?:project{_BODY}?|services?{_BODY}|{_WEAK_HEAD}){_ROUND})(?![\w-])"
)
_TIMES = "|".join(word.capitalize() for word in (*MONTHS, *WEEKDAYS) if len(word) > 3 or word == "may")
_LEADING = LatePattern(
    rf"(?:(?:The|A|An|This|In|For|On|Of|And|At|By|Meanwhile|Also|Its|Their|Under|After|With|{_TIMES})(?: the)? )+"
)
_BEFORE_SERVICE_OF = LatePattern(
    r"(?:bid (?:for|on)|won|implement|for|of|tender(?:ed)? (?:for)?|launched|,|\A|[.\n])(?: the)? ?$"
)
# What a name that ends like a common noun stands behind: "was hired for the", "the result of the".
_BEFORE_WEAK_HEAD = LatePattern(
    r"\b(?:(?:bids?|tenders?|tendered|contract|order|evaluation|selection|consultation|negotiation|"
    r"deal|agreement|results?|procurement|purchase|suppliers?|offers?|quotations|proposals|winner|outcome) (?:for|of|"
    r"on|"
    r"in)|with|under|join|won|"
    r"landed|clinched|tender)(?: the| its| a)? ?$"
)
_WORDS_OF_WEAK_HEAD = 5  # the fewest that such a name has


def small_names(text: str) -> Iterator[Found]:
    """(start, end, rule) of names whose last words are in small letters, in text order."""
    for match in _NAME.finditer(text):
        start, end = match.span("x")
        if opening := _LEADING.match(text, start, end):
            start = opening.end()
        if _is_named(text, start, text[start:end]):
            yield start, end, "project_small"


def _is_named(text: str, start: int, name: str) -> bool:
    """True for what is called a project, and for a service or framework where words before it say that it is bought."""
    if re.search(r"\bproject(?: of |$| \()", name):
        return True
    before = text[max(0, start - 40) : start]
    if re.search(r"services? of ", name):
        return _BEFORE_SERVICE_OF.search(before) is not None
    return name.count(" ") + 1 >= _WORDS_OF_WEAK_HEAD and _BEFORE_WEAK_HEAD.search(before) is not None
