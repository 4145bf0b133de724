"""Adapter that lets other projects' own test cases (../shared/suites) ask our extractors.

The runners of the suites call ``parse_money``, ``parse_dates``, ``parse_numbers``, ``parse_percents`` and
``parse_places``; offsets are code points of the text given, bounds of dates are inclusive ISO days.

Where the suites' conventions are others than the guidelines', the adapter says in their terms what our mentions and
the words around them state: an open range where 以前, 之后, "since" or "no later than" stand beside a date (outside our
span), and a stretch of days where 过去, 未来, "next" or "within" stand before a length (a DURATION to us).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta
from typing import Any

from corpus.article import Article
from extractors import date, duration, money, place
from extractors.edtf import Day, day_of
from extractors.mention import Mention, Money
from nlp.document import Document, analyse
from nlp.gazetteer import by_code, parents
from nlp.quantities import numbers
from nlp.shares import percentages

_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, **{33 + n: 1 + 3 * n for n in range(4)}, 40: 1, 41: 7}
_MONTHS_LONG = {21: 3, 22: 3, 23: 3, **dict.fromkeys(range(33, 37), 3), 40: 6, 41: 6}


def _document(text: str, language: str, published: str | None = None) -> Document:
    return analyse(Article("suite", text, "zh" if language == "zh" else "en", "news", published=published))


def parse_money(text: str, language: str) -> list[tuple[int, int, Any, str | None]]:
    """Amounts of a sentence; of a text that is one cell (a price tag), the amount of the cell."""
    found = money.find(_document(text, language))
    if not found and (alone := money.money_at(text)):
        return [(0, len(text), float(alone.amount), alone.currency)]
    return [_amount(mention) for mention in found]


def _amount(mention: Mention) -> tuple[int, int, Any, str | None]:
    value = mention.value
    assert isinstance(value, Money)
    low = float(value.amount)
    return (*_span(mention), low if value.maximum is None else (low, float(value.maximum)), value.currency)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


_SINCE = re.compile(
    r"(?:\b(?:since|after|(?<!no )later than|greater than|beginning on|starting from)(?: the)?|自从) ?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:before|until|no later than|by|earlier than|prior to)(?: the)? $", re.IGNORECASE)
_FROM_HERE = re.compile(r" ?(?:[或及]?之后|[或及]?以[后後]|开始|,? (?:and|or) (?:later|after|greater))")
_UP_TO_HERE = re.compile(r" ?(?:[或及]?之前|[或及]?以前)")
_INCLUSIVE = re.compile(r" ?[或及]| (?:and|or)|开始")
_AHEAD = re.compile(r"(?:\b(?:next|upcoming|coming|within(?: the)?(?: next| upcoming)?)|未来|后|下) ?$", re.IGNORECASE)
_BACK = re.compile(r"(?:\b(?:last|past|previous)|过去) ?$", re.IGNORECASE)
_AHEAD_INSIDE = re.compile(r"\d (?:next|upcoming|coming) [a-z]+$")
_BACK_INSIDE = re.compile(r"\d past [a-z]+$")
_CLOCK = re.compile(r" (\d{1,2}:\d\d)(?!\d)")
Bounds = tuple[str | None, str | None]


def parse_dates(text: str, language: str, reference: datetime | None) -> list[tuple[int, int, str | None, str | None]]:
    """Dates and durations; what has no value is left out."""
    document = _document(text, language, reference.date().isoformat() if reference else None)
    found: list[tuple[int, int, str | None, str | None]] = []
    for mention in date.find(document):
        if isinstance(mention.value, str):
            start, end = _span(mention)
            found.append((start, end, *_opened(text, start, end, mention.value)))
    taken = [(start, end) for start, end, *_ in found]
    for mention in duration.find(document):
        start, end = _span(mention)
        if isinstance(mention.value, str) and not any(start < last and first < end for first, last in taken):
            found.append((start, end, *_window(text, start, end, mention.value, reference)))
    return sorted(found, key=lambda found: found[0])


def _opened(text: str, start: int, end: int, value: str) -> Bounds:
    """The bounds of a date, one of them open where the words beside it say so."""
    first, last = _bounds(value)
    since = _SINCE.search(text, 0, start) or _FROM_HERE.match(text, end)
    until = _UNTIL.search(text, 0, start) or _UP_TO_HERE.match(text, end)
    if clock := _CLOCK.match(text, end) if first == last else None:
        return f"{first}T{clock[1]}:00", f"{first}T{clock[1]}:00"
    if "/" in value or not (since or until):
        return first, last
    inclusive = _INCLUSIVE.match((since or until).group()) or re.match(
        "since|begin|start|自从", (since or until).group(), re.IGNORECASE
    )
    whole_day = first == last
    if since:
        return (first if inclusive or whole_day else _next(last)), None
    return None, last if whole_day else _next(last) if inclusive or "by" in (until.group()).casefold() else first


def _next(day: str | None) -> str | None:
    return (datetime.fromisoformat(day) + timedelta(1)).date().isoformat() if day else None


def _window(text: str, start: int, end: int, value: str, reference: datetime | None) -> Bounds:
    """A duration; counted from the reference where "next" or "last" opens it."""
    words = text[max(0, start - 24) : end]
    ahead, back = (
        _AHEAD.search(text, 0, start) or _AHEAD_INSIDE.search(words),
        _BACK.search(text, 0, start) or _BACK_INSIDE.search(words),
    )
    length = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", value)
    if reference is None or not length or not (ahead or back):
        low, _, high = value.partition("/")
        return ("P0.5M" if text[start:end] == "半个月" else low), high or None
    years, months, weeks, days = (int(part or 0) for part in length.groups())
    today = day_of(reference.date())
    if "quarter" in words:  # whole quarters
        this = Day(today.year, (today.month or 1) - ((today.month or 1) - 1) % 3, 1)
        first, last = (this.moved(-months), this) if back else (this.moved(3), this.moved(3 + months))
        return str(first), str(last.moved(0, -1))
    sign = -1 if back else 1
    other = today.moved(sign * (12 * years + months), sign * (7 * weeks + days))
    if back:
        return str(other), str(today)
    return str(today if "within" in ahead.group().casefold() else today.moved(0, 1)), str(other)


def _bounds(value: str) -> tuple[str | None, str | None]:
    first, slash, last = value.partition("/")
    return _day(first, False), _day(last if slash else first, True)


def _day(point: str, last: bool) -> str | None:
    """First or last day of an EDTF point; None for an open end."""
    if point in ("", ".."):
        return None
    if point.endswith("X"):
        return f"{point[:3]}9-12-31" if last else f"{point[:3]}0-01-01"
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 1:
        return f"{point}-12-31" if last else f"{point}-01-01"
    if len(parts) == 2 and parts[1] > 12:
        month = _FIRST_MONTHS.get(parts[1], 1) + (_MONTHS_LONG.get(parts[1], 12) - 1) * last
        parts[1] = month
    if len(parts) == 2:
        return f"{parts[0]:04d}-{parts[1]:02d}-{monthrange(parts[0], parts[1])[1] if last else 1:02d}"
    return point


def parse_numbers(text: str, language: str) -> list[tuple[int, int, float]]:
    """Numbers in figures and words."""
    return [(number.start, number.end, float(number.value)) for number in numbers(text)]


def parse_percents(text: str, language: str) -> list[tuple[int, int, float]]:
    """Shares in hundredths."""
    return [(number.start, number.end, float(number.value)) for number in percentages(text)]


def parse_places(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Province, city and county of every place of the mainland; a county left open has its name only."""
    return [
        _levels(text, mention)
        for mention in place.find(_document(text, "zh"))
        if len(str(mention.value or "000000")) == 6
    ]


def _levels(text: str, mention: Mention) -> tuple[str | None, str | None, str | None]:
    words = text[mention.span.start : mention.span.end]
    if not isinstance(mention.value, str):
        return None, None, words
    chain = {
        by_code()[up].level: by_code()[up].name for up in (*parents(mention.value), mention.value) if up in by_code()
    }
    zone = words.partition(chain.get(2) or words)[2] if words.endswith("开发区") else None
    return chain.get(1), chain.get(2), chain.get(3) or zone or None
