"""Readers of English dates made of others: the end of one, the first Monday of one, three days after one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from extractors.dates import en_forms as forms
from extractors.dates.en_calendar import (
    day_number,
    read_day_month,
    read_fiscal,
    read_half,
    read_month,
    read_numeric,
    read_numeric_last,
    read_numeric_month,
    read_quarter,
    read_year,
    year_named,
)  # fmt: skip
from extractors.dates.en_relative import COUNTS, read_relative, read_the_day, read_today, read_weekday
from extractors.dates.rule import Reading, Seen
from extractors.edtf import Day, day_of, day_range, monday, nth_week, nth_weekday, parse_day
from nlp.languages.calendar import WEEKDAYS
from nlp.numerals import read_english
from nlp.patterns import LatePattern, either_case

# The point forms that stand inside others, most specific first.
_POINTS: tuple[tuple[LatePattern, Callable[[re.Match[str], Seen], Reading]], ...] = tuple(
    (LatePattern(form, either_case), read)
    for form, read in (
        (forms.NUMERIC, read_numeric), (forms.NUMERIC_LAST, read_numeric_last),
        (forms.YEAR_MONTH_DAY, read_day_month), (forms.MONTH_DAY, read_day_month),
        (forms.DAY_MONTH, read_day_month), (forms.MONTH_YEAR, read_day_month), (forms.YEAR_MONTH, read_day_month),
        (forms.QUARTER, read_quarter), (forms.HALF, read_half), (forms.FISCAL, read_fiscal),
        (forms.NUMERIC_MONTH, read_numeric_month), (forms.RELATIVE, read_relative),
        (forms.WEEKDAY_ALONE, read_weekday), (forms.TODAY, read_today), (forms.THE_DAY, read_the_day),
        (forms.MONTH_ALONE, read_month), (forms.YEAR_ALONE, read_year),
    )
)  # fmt: skip


def read_point(words: str, seen: Seen) -> Reading:
    """Any point inside another form, by the first form that fits the words whole."""
    bare = words.strip().removesuffix(",")
    if bare.casefold() in ("year", "the year", "month", "the month"):
        published = seen.context.published
        return published and (Day(published.year) if "year" in bare.casefold() else published.to_month())
    if bare.casefold() in ("now", "date", "current date"):
        today = seen.context.publication_day
        return day_of(today) if today else None
    for form, read in _POINTS:
        if match := form.fullmatch(bare):
            return read(match, seen)
    edge = _EDGE.fullmatch(bare)
    return read_edge(edge, seen) if edge else None


_EDGE = LatePattern(forms.EDGE, either_case)


def read_edge(match: re.Match[str], seen: Seen) -> Reading:
    """The end of a year is its December, its beginning January; of anything else, and early, mid, late, the whole."""
    found = read_point(match["what"] or match["what2"], seen)
    edge = (match["edge"] or "").casefold()
    if not isinstance(found, Day) or found.month or edge not in ("end", "beginning", "start"):
        return found
    return Day(found.year, 12 if edge == "end" else 1)


def _stretch(found: Reading) -> tuple[date, date] | None:
    """First and last day of a reading."""
    if isinstance(found, Day):
        return found.first(), found.last()
    first, _, last = (found or "").partition("/")
    start, end = parse_day(first), parse_day(last or first)
    return (start.first(), end.last()) if start and end else None


_FIGURE = re.compile(r"\d+")
_NTH_BACK = {"last": -1, "second last": -2, "third last": -3}


def read_nth(match: re.Match[str], seen: Seen) -> Reading:
    """The first Monday of July, the last week of 2018, the 5th last day of May, the 9th month of next year."""
    stretch = _stretch(read_point(match["what"], seen))
    nth, unit = match["nth"].casefold(), match["unit"].rstrip(".").casefold()
    figure = _FIGURE.match(nth)
    count = _NTH_BACK.get(nth) or (-int(figure.group()) if figure and "last" in nth else day_number(nth))
    if stretch is None or not count:
        return None
    first, last = stretch
    if unit == "week":
        return nth_week(first, last, count)
    if unit == "month":
        return (
            Day(first.year, first.month).moved(count - 1) if count > 0 else Day(last.year, last.month).moved(count + 1)
        )
    if unit == "day":
        found: date | None = first + timedelta(count - 1) if count > 0 else last + timedelta(count + 1)
    else:
        found = nth_weekday(first, last, WEEKDAYS[unit], count)
    return day_of(found) if found else None


def read_week_number(match: re.Match[str], seen: Seen) -> Reading:
    """week 3 of 2027, as ISO 8601 counts."""
    year = year_named(match["what"], seen) or (seen.context.published.year if seen.context.published else None)
    return (
        day_range(monday(date(year, 1, 4), int(match["number"]) - 1), 7)
        if year and 0 < int(match["number"]) < 54
        else None
    )


_LENGTH = re.compile(
    rf"(?P<count>{forms.COUNT}) (?:business |working |calendar )?(?P<unit>year|month|week|day|quarter|decade)",
    re.IGNORECASE,
)
_IN_MONTHS = {"year": 12, "quarter": 3, "month": 1, "decade": 120}


def read_offset(match: re.Match[str], seen: Seen) -> Reading:
    """Three days ago, 2 weeks from January 15, 1 month and 21 days later; as fine as the finest unit said."""
    months = days = 0
    finest = "year"
    for length in _LENGTH.finditer(match["length"]):
        count = COUNTS.get(length["count"].casefold()) or int(read_english(length["count"]) or 0)
        if not count:
            return None
        finest = length["unit"].casefold()
        months += count * _IN_MONTHS.get(finest, 0)
        days += count * {"week": 7, "day": 1}.get(finest, 0)
    way, today = match["way"].casefold(), seen.context.publication_day
    anchor = read_point(match["what"], seen) if match["what"] else today and day_of(today)
    if not isinstance(anchor, Day) or (days and not anchor.day):
        return None
    sign = -1 if way == "ago" or way.startswith("before") else 1
    found = anchor.moved(sign * months, sign * days)
    return found if match["what"] or days else Day(found.year) if finest in ("year", "decade") else found.to_month()
