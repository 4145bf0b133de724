"""Who awards and who is awarded in US contract announcements: "NAME, City, State, was awarded …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.name import Name
from nlp.gazetteer import countries, us_states
from nlp.languages.organisations import EN_LEGAL_FORMS
from nlp.patterns import LatePattern

_ABROAD = {name for name in countries() if name.isascii() and name[0].isupper()}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_STATES = _any_of(us_states())
_COMMA = r"\*{0,4},\*{0,4}"  # stars lead to footnotes: small business, set-aside
_CITY = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|de|am|la|d'[A-Z]\w*))*"
_WHERE = rf"{_CITY}, (?:{_STATES}|D\.C\.|(?:[A-Z]\w+(?: [A-Z]\w+)?, )?(?:{_any_of(_ABROAD - us_states())}))"
_START = r"(?:\A|(?<=\n)|(?<=; )|(?<=; and )|(?<=\d\) )|(?<=UPDATE: )|(?<=UPDATED: ))\*{0,4}"
_BEGINNING = r"(?:[A-Z0-9]|[a-z]{1,4}[A-Z])"
_VERB = r"(?:is|was|has|have|are|were|will)\b"
_AWARDEE = LatePattern(
    rf"{_START}(?P<x>{_BEGINNING}[^;:\n*]{{1,110}}?){_COMMA} (?:as successor[^;\n]{{1,80}}?, )?{_WHERE}"
    rf"\*{{0,4}}(?:{_COMMA}|;)?(?= ?\(| {_VERB}|;)"
)
# The comma behind the name is missing: "NAME Owego, New York, is awarded"; the place stands again further on.
_RUN_ON = LatePattern(rf"{_START}(?P<x>[A-Z][^,;:\n*]{{3,110}}), (?P<state>{_STATES}),? {_VERB}")
_CITY_WORDS = 3
_FORMS = "|".join(EN_LEGAL_FORMS)
_PARENT_AND_UNIT = LatePattern(rf"(?P<parent>[^,]+ (?:{_FORMS})), (?P<unit>[A-Z][^,]+ (?:{_FORMS}))")
_ABBREVIATION = LatePattern(r" \([^()]{1,20}\)$")


_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*)"
_BODY = rf"{_WORD}(?: (?:(?:of|and|for|the) ){{0,2}}{_WORD}){{1,12}}"
_ACTIVITY = LatePattern(
    rf"(?:\A|(?<=\n)|(?<=[\w)][.;] )|(?<=[\w)]\.  ))(?:The )?(?P<of>{_BODY})(?:, [^.;\n]{{0,60}})??,? (?:is|are) the "
    rf"contracting activit|contracting activity is (?:the )?(?P<is>{_BODY})"
)


def contracting_activities(text: str) -> Iterator[Name]:
    """The offices that are "the contracting activity", in text order: Defense Logistics Agency Aviation."""
    for match in _ACTIVITY.finditer(text):
        group = match.lastgroup or "of"
        yield Name(match.start(group), match.end(group), "PUBLIC_BODY", "en_contracting_activity")


def awardees(text: str) -> Iterator[Name]:
    """The names of awardees in text order; of a company named with its parent each by itself."""
    for match in _AWARDEE.finditer(text):
        yield from _apart(text, match.start("x"), match.end("x"))
    for match in _RUN_ON.finditer(text):
        if end := _before_city(text, match):
            yield Name(match.start("x"), end, "COMPANY", "en_awardee")


def _before_city(text: str, match: re.Match[str]) -> int:
    """Where a name ends whose city runs on without a comma and stands again further on; 0 when it is not so."""
    words = match["x"].split(" ")
    for count in range(1, min(_CITY_WORDS + 1, len(words) - 1)):
        city = " ".join(words[-count:])
        if f"{city}, {match['state']}" in text[match.end() :]:
            return match.end("x") - len(city) - 1
    return 0


def _apart(text: str, start: int, end: int) -> Iterator[Name]:
    abbreviation = _ABBREVIATION.search(text, start, end)
    end = abbreviation.start() if abbreviation else end
    both = _PARENT_AND_UNIT.fullmatch(text, start, end)
    for name in ("parent", "unit") if both else ():
        yield Name(both.start(name), both.end(name), "COMPANY", "en_awardee")  # type: ignore[union-attr]
    if both is None:
        yield Name(start, end, "COMPANY", "en_awardee")
