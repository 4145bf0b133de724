"""Readers of English dates of one point: a match of a form becomes a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from extractors import date_en_forms as forms
from extractors.date_rule import Reading, Seen
from extractors.edtf import Day, day_of, day_range, monday, nth_week, nth_weekday, parse_day, quarter_of
from nlp.languages.calendar import DAYS_EN, FIVE_YEAR_PLANS_EN, MONTHS, QUARTERS_EN, WEEKDAYS
from nlp.numerals import EN_ORDINALS, read_english

_STEPS = {
    "this": 0, "current": 0, "the": 0, "same": 0, "that": 0, "last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "following": 1,
    "coming": 1, "upcoming": 1,
}  # fmt: skip
_SAID_BEFORE = frozenset(("previous", "preceding", "following", "same", "that"))  # counted from the date said last
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
    if which not in _STEPS:
        return year_number(words)
    anchor = (seen.context.last or seen.context.published) if which in _SAID_BEFORE else seen.context.published
    return anchor.year + _STEPS[which] if anchor else None


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
        ahead = {1: month <= published.month, -1: -(month >= published.month)}.get(_STEPS.get(which, 0), 0)
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


def read_half(match: re.Match[str], seen: Seen) -> Reading:
    """H1 2016, second half of the year."""
    half = int(match["number"]) if match["number"] else 1 + (match["ordinal"].casefold() in ("second", "2nd"))
    year = _year_of_part(match, seen)
    return f"{year}-{39 + half}" if year else None


def read_relative(match: re.Match[str], seen: Seen) -> Reading:
    """this week, last month, next quarter, the following year."""
    which, unit = match["which"].casefold().removeprefix("the ").strip(), match["unit"].casefold()
    step, context = _STEPS[which], seen.context
    if unit == "year":
        year = year_named(which + " year", seen)
        return Day(year) if year else None
    if unit == "month" and which in _SAID_BEFORE:
        anchor = context.last_month or context.published
        return anchor.to_month().moved(step) if anchor and anchor.month else None
    today = context.publication_day
    if today is None:
        return None
    readers: dict[str, Callable[[date, int], Reading]] = {
        "day": lambda day, steps: day_of(day + timedelta(steps)), "week": lambda day, steps: day_range(monday(day, steps), 7),
        "month": lambda day, steps: Day(day.year, day.month).moved(steps), "quarter": quarter_of,
    }  # fmt: skip
    return readers[unit](today, step)


def read_weekday(match: re.Match[str], seen: Seen) -> Reading:
    """Monday is the last one up to the publication; "next Friday" lies in next week; "Friday the 15th" is a 15th."""
    today, groups = seen.context.publication_day, match.groupdict()
    if today is None:
        return None
    weekday = WEEKDAYS[match["weekday"].casefold()]
    if groups.get("day"):
        return _weekday_and_day(weekday, day_number(match["day"]), today)
    which = (groups.get("week") or groups.get("which") or "").casefold().split(" ")[-1]
    if which in ("coming", "upcoming"):
        return day_of(today + timedelta((weekday - today.weekday() - 1) % 7 + 1))
    if which:
        return day_of(monday(today, _STEPS[which]) + timedelta(weekday))
    return day_of(today - timedelta((today.weekday() - weekday) % 7))


def _weekday_and_day(weekday: int, day: int | None, today: date) -> Day | None:
    """The nearest such day of the month that is that weekday."""
    months = (Day(today.year, today.month).moved(step) for step in (0, -1, 1, -2, 2))
    found = (Day(month.year, month.month, day) for month in months)
    return next((each for each in found if each.is_real() and each.first().weekday() == weekday), None)


def read_weekday_numeric(match: re.Match[str], seen: Seen) -> Reading:
    """Friday 5/12: the day nearest to the publication that is that weekday, month first or day first."""
    today, weekday = seen.context.publication_day, WEEKDAYS[match["weekday"].casefold()]
    if today is None:
        return None
    one, two = int(match["one"]), int(match["two"])
    found = (
        Day(year, *order) for year in (today.year, today.year - 1, today.year + 1) for order in ((one, two), (two, one))
    )
    fitting = [each for each in found if each.is_real() and each.first().weekday() == weekday]
    return min(fitting, key=lambda each: abs((each.first() - today).days), default=None)


def read_today(match: re.Match[str], seen: Seen) -> Reading:
    """today, yesterday, the day after tomorrow."""
    today = seen.context.publication_day
    step = DAYS_EN[match["near"].casefold()] if match["near"] else 2 if "after" in match["far"].casefold() else -2
    return day_of(today + timedelta(step)) if today else None


def read_the_day(match: re.Match[str], seen: Seen) -> Reading:
    """the 12th: of the month said last, else of the publication's; 20th of next month."""
    which = (match["which"] or match["which2"] or "").casefold()
    anchor = seen.context.published if which else (seen.context.last_month or seen.context.published)
    day = day_number(match["day"] or match["day2"])
    if not anchor or not anchor.month or not day:
        return None
    month = Day(anchor.year, anchor.month).moved(_STEPS.get(which, 0))
    found = Day(month.year, month.month, day)
    return found if found.is_real() else None


def read_plan(match: re.Match[str], seen: Seen) -> Reading:
    """14th Five-Year Plan → 2021/2025."""
    first = FIVE_YEAR_PLANS_EN[match["ordinal"].casefold()]
    return f"{first}/{first + 4}"


def read_same_period(match: re.Match[str], seen: Seen) -> Reading:
    """The range said last, a year earlier."""
    return seen.context.year_earlier()


def read_year_earlier(match: re.Match[str], seen: Seen) -> Reading:
    """a year earlier: the year before the one said last."""
    anchor = seen.context.last or seen.context.published
    return Day(anchor.year - 1) if anchor else None


# The point forms that stand inside others, most specific first.
_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Seen], Reading]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (forms.NUMERIC, read_numeric), (forms.NUMERIC_LAST, read_numeric_last), (forms.YEAR_MONTH_DAY, read_day_month), (forms.MONTH_DAY, read_day_month),
        (forms.DAY_MONTH, read_day_month), (forms.MONTH_YEAR, read_day_month), (forms.YEAR_MONTH, read_day_month), (forms.QUARTER, read_quarter), (forms.HALF, read_half),
        (forms.FISCAL, read_fiscal), (forms.NUMERIC_MONTH, read_numeric_month), (forms.RELATIVE, read_relative), (forms.WEEKDAY_ALONE, read_weekday), (forms.TODAY, read_today), (forms.THE_DAY, read_the_day),
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
    for pattern, read in _POINTS:
        if match := pattern.fullmatch(bare):
            return read(match, seen)
    edge = _EDGE.fullmatch(bare)
    return read_edge(edge, seen) if edge else None


_EDGE = re.compile(forms.EDGE, re.IGNORECASE)


def read_edge(match: re.Match[str], seen: Seen) -> Reading:
    """The end of a year is its December, its beginning January; of anything else, and early, mid and late, the whole."""
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


_NTH_BACK = {"last": -1, "second last": -2, "third last": -3}


def read_nth(match: re.Match[str], seen: Seen) -> Reading:
    """The first Monday of July, the last week of 2018, the 5th last day of May, the 9th month of next year."""
    stretch = _stretch(read_point(match["what"], seen))
    nth, unit = match["nth"].casefold(), match["unit"].rstrip(".").casefold()
    figure = _FIGURES.match(nth)
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
_COUNTS = {"a": 1, "an": 1, "a couple of": 2}


def read_weekdays_off(match: re.Match[str], seen: Seen) -> Reading:
    """Two Sundays from now, 2 Thursdays ago."""
    today = seen.context.publication_day
    count = _COUNTS.get(match["count"].casefold()) or int(read_english(match["count"]) or 0)
    if today is None or not count:
        return None
    weekday, ahead = WEEKDAYS[match["weekday"].casefold()], "from" in match["way"].casefold()
    first = (weekday - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - weekday - 1) % 7 + 1)
    return day_of(today + timedelta(first + (7 if ahead else -7) * (count - 1)))


def read_offset(match: re.Match[str], seen: Seen) -> Reading:
    """Three days ago, 2 weeks from January 15, 1 month and 21 days later; as fine as the finest unit said."""
    months = days = 0
    finest = "year"
    for length in _LENGTH.finditer(match["length"]):
        count = _COUNTS.get(length["count"].casefold()) or int(read_english(length["count"]) or 0)
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
