"""Readers of English ranges: two points, of which one may lend the other its month or year."""

from __future__ import annotations

import re
from datetime import timedelta

from extractors.dates import en_forms as forms
from extractors.dates.en_calendar import day_number
from extractors.dates.en_compound import read_point
from extractors.dates.rule import Reading, Seen
from extractors.edtf import Day, day_of, parse_day
from nlp.patterns import LatePattern, either_case

_DAY_ALONE = LatePattern(rf"(?P<day>{forms.DAY})(?:,? (?P<year>{forms.YEAR}))?", either_case)
_YEAR = LatePattern(rf"\b{forms.YEAR}|\d{{4}}$|/\d{{4}}|\b(?:this|last|next) year", either_case)
_WEEKDAY = LatePattern(forms.FULL_WEEKDAY, either_case)


def read_range(match: re.Match[str], seen: Seen) -> Reading:
    """The end lends the start its year when only it has one (March to April 2024), else the start the end."""
    start_words, end_words = match["start"], match["end"]
    day = _DAY_ALONE.fullmatch(end_words)
    if day and not (len(end_words) == 4 and end_words.isdigit()):
        return _to_day(start_words, day, seen)
    lender = read_point(end_words, seen) if _YEAR.search(end_words) and not _YEAR.search(start_words) else None
    base = _first(lender)
    start = read_point(
        start_words, Seen(seen.text, match.start("start"), seen.context, Day(base.year) if base else None)
    )
    lent = _first(start)
    end = lender or read_point(end_words, Seen(seen.text, match.start("end"), seen.context, lent))
    if start is None or end is None:
        return None
    if _WEEKDAY.fullmatch(end_words) and lent and lent.day and isinstance(end, Day):
        end = day_of(lent.first() + timedelta((end.first().weekday() - lent.first().weekday()) % 7))
    return _range(start, end, rolls=not _YEAR.search(end_words))


def _first(reading: Reading) -> Day | None:
    return reading if isinstance(reading, Day) else parse_day(reading)


def _to_day(start_words: str, day: re.Match[str], seen: Seen) -> Reading:
    """January 3 to 5, 2024."""
    year = int(day["year"]) if day["year"] and day["year"].isdigit() else None
    start = read_point(start_words, Seen(seen.text, seen.at, seen.context, Day(year) if year else seen.base))
    number = day_number(day["day"])
    if not isinstance(start, Day) or not start.day or not number:
        return None
    end = Day(start.year, start.month, number)
    return _range(start, end, rolls=False) if end.is_real() else None


def _range(start: Reading, end: Reading, rolls: bool) -> str | None:
    """Start and end as EDTF; an end of a year left out that would lie before its start lies in the year after."""
    first, last = _first(start), _first(end)
    if first and last and str(first) > str(last) and isinstance(end, Day):
        if not rolls or not end.month:
            return None
        end = end.moved(12)
    begin, close = str(start).partition("/")[0], str(end).rpartition("/")[2]
    return f"{begin}/{close}"


def read_days_of_month(match: re.Match[str], seen: Seen) -> Reading:
    """from the 13th to the 15th of July; between 4 and 22 this month."""
    end, first = read_point(match["end"], seen), day_number(match["first"])
    if not isinstance(end, Day) or not end.day or not first or first >= end.day:
        return None
    return f"{Day(end.year, end.month, first)}/{end}"


def read_short_range(match: re.Match[str], seen: Seen) -> Reading:
    """5/1-5/7, 2020."""
    year = int(match["y"])
    start, end = Day(year, int(match["m"]), int(match["d"])), Day(year, int(match["m2"]), int(match["d2"]))
    return f"{start}/{end}" if start.is_real() and end.is_real() and str(start) < str(end) else None


def read_year_to_date(match: re.Match[str], seen: Seen) -> Reading:
    """From the first of January to the publication."""
    today = seen.context.publication_day
    return f"{today.year}-01-01/{today.isoformat()}" if today else None
