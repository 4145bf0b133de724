"""Readers of English dates that name their day, month, quarter or year."""

from __future__ import annotations

import re

from extractors.dates.rule import Reading, Seen
from extractors.edtf import Day
from nlp.languages.calendar import FIVE_YEAR_PLANS_EN, MONTHS, QUARTERS_EN
from nlp.numerals import EN_ORDINALS, read_english

STEPS = {
    "this": 0, "current": 0, "the": 0, "same": 0, "that": 0, "last": -1, "previous": -1, "past": -1, "preceding": -1,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1,
}  # fmt: skip
SAID_BEFORE = frozenset(("previous", "preceding", "following", "same", "that"))  # counted from the date said last
_FIGURES = re.compile(r"\d+")


def month_of(words: str) -> int:
    """Number of a month's name or abbreviation."""
    return MONTHS[words.rstrip(".").casefold()]


def day_number(words: str) -> int | None:
    """The day of the month that words name: 12th, twenty-first, the fifteenth."""
    bare = words.casefold().removesuffix(" day")
    if figure := _FIGURES.match(bare):
        return int(figure.group())
    parts = re.split("[ -]", bare)
    value = sum(EN_ORDINALS.get(part, 0) for part in parts)
    if len(parts) == 2 and (tens := read_english(parts[0])) is not None and parts[1] in EN_ORDINALS:
        return int(tens) + EN_ORDINALS[parts[1]]
    spoken = read_english(bare) if not value else None
    return value or (int(spoken) if spoken is not None else None)


def year_number(words: str) -> int | None:
    """A year in figures or words: 2024, two thousand and eighteen, nineteen eighty-six."""
    bare = words.casefold()
    if bare.isdigit():
        return int(bare)
    if bare.startswith("two thousand"):
        value = read_english(bare)
        return int(value) if value is not None else None
    century, _, rest = bare.replace("hundred", "").replace(" and ", " ").strip().partition(" ")
    head, tail = read_english(century), read_english(rest)
    return int(head * 100 + tail) if head is not None and tail is not None else None


def year_named(words: str | None, seen: Seen) -> int | None:
    """The year that "2024", "last year" or "the same year" means; None when there is no word for one."""
    if not words:
        return None
    which = words.casefold().removesuffix(" year").removeprefix("the ").strip()
    if which in ("year", ""):
        return seen.context.published.year if seen.context.published else None
    if which not in STEPS:
        return year_number(words)
    anchor = (seen.context.last or seen.context.published) if which in SAID_BEFORE else seen.context.published
    return anchor.year + STEPS[which] if anchor else None


def read_day_month(match: re.Match[str], seen: Seen) -> Reading:
    """A month with a day, a year or both; a year left out comes from ``seen``."""
    groups = match.groupdict()
    month = month_of(groups["month"])
    day = day_number(groups["day"]) if groups.get("day") else None
    stated = groups.get("apart") or groups.get("year")
    year = year_named(stated, seen)
    if groups.get("short") and year is None:
        year = 2000 + int(groups["short"]) if int(groups["short"]) < 50 else 1900 + int(groups["short"])
    if year is None and not stated:
        year = seen.base.year if seen.base else seen.context.year_of_month(month, seen.text, seen.at)
    found = Day(year, month, day) if year else None
    return found if found and found.is_real() else None


def read_month(match: re.Match[str], seen: Seen) -> Reading:
    """A month alone, or with last, this or next."""
    month, which, published = month_of(match["month"]), (match["which"] or "").casefold(), seen.context.published
    if which and published and published.month:
        ahead = {1: month <= published.month, -1: -(month >= published.month)}.get(STEPS.get(which, 0), 0)
        return Day(published.year + int(ahead), month)
    year = seen.base.year if seen.base else seen.context.year_of_month(month, seen.text, seen.at)
    return Day(year, month) if year else None


def read_numeric(match: re.Match[str], seen: Seen) -> Reading:
    """2024-08-20, 2024/8/20, 20240820."""
    found = Day(int(match["y"]), int(match["m"]), int(match["d"]))
    return found if found.is_real() else None


def read_numeric_last(match: re.Match[str], seen: Seen) -> Reading:
    """10/31/1974, 21-04-2016, 23.04.2022: month first where both could be, but never with points."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["y"])
    orders = ((two, one), (one, two)) if match["s"] == "." else ((one, two), (two, one))
    readings = (Day(year, month, day) for month, day in orders)
    return next((found for found in readings if found.is_real()), None)


def read_numeric_month(match: re.Match[str], seen: Seen) -> Reading:
    """2016/11, 2016 - 11, 11-2016."""
    return Day(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))


def read_year(match: re.Match[str], seen: Seen) -> Reading:
    """A year alone."""
    year = year_number(match["year"])
    return Day(year) if year else None


def read_decade(match: re.Match[str], seen: Seen) -> Reading:
    """1990s → 199X."""
    return f"{match['decade']}X"


def read_fiscal(match: re.Match[str], seen: Seen) -> Reading:
    """Fiscal 2025 is 2025."""
    return match["year"]


def _year_of_part(match: re.Match[str], seen: Seen) -> int | None:
    stated = match["year"] or match["year2"]
    if stated:
        return year_named(stated, seen)
    return seen.base.year if seen.base else seen.context.published.year if seen.context.published else None


def read_quarter(match: re.Match[str], seen: Seen) -> Reading:
    """A quarter; without a year the one that lies nearest before the publication."""
    quarter = 32 + int(match["number"]) if match["number"] else QUARTERS_EN[match["ordinal"].casefold()]
    year, published = _year_of_part(match, seen), seen.context.published
    if year and published and published.month and not (match["year"] or match["year2"] or seen.base):
        year -= (quarter - 33) * 3 + 1 > published.month + 6
    return f"{year}-{quarter}" if year else None


def read_last_quarter(match: re.Match[str], seen: Seen) -> Reading:
    """The last quarter of 2023 is its fourth; last quarter alone is the one before this."""
    year = year_named(match["what"], seen)
    return f"{year}-36" if year else None


def read_half(match: re.Match[str], seen: Seen) -> Reading:
    """H1 2016, second half of the year."""
    half = int(match["number"]) if match["number"] else 1 + (match["ordinal"].casefold() in ("second", "2nd"))
    year = _year_of_part(match, seen)
    return f"{year}-{39 + half}" if year else None


def read_plan(match: re.Match[str], seen: Seen) -> Reading:
    """14th Five-Year Plan → 2021/2025."""
    first = FIVE_YEAR_PLANS_EN[match["ordinal"].casefold()]
    return f"{first}/{first + 4}"
