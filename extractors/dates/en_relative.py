"""Readers of English dates counted from the publication, or from a date said before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from extractors.dates.en_calendar import SAID_BEFORE, STEPS, day_number, year_named
from extractors.dates.rule import Reading, Seen
from extractors.edtf import Day, day_of, day_range, monday, quarter_of
from nlp.languages.calendar import DAYS_EN, WEEKDAYS
from nlp.numerals import read_english


def read_relative(match: re.Match[str], seen: Seen) -> Reading:
    """this week, last month, next quarter, the following year."""
    which, unit = match["which"].casefold().removeprefix("the ").strip(), match["unit"].casefold()
    step, context = STEPS[which], seen.context
    if unit == "year":
        year = year_named(which + " year", seen)
        return Day(year) if year else None
    if unit == "month" and which in SAID_BEFORE:
        anchor = context.last_month or context.published
        return anchor.to_month().moved(step) if anchor and anchor.month else None
    today = context.publication_day
    if today is None:
        return None
    if unit == "day" and which == "same":
        return context.last if context.last and context.last.day else None
    readers: dict[str, Callable[[date, int], Reading]] = {
        "day": lambda day, steps: day_of(day + timedelta(steps)),
        "week": lambda day, steps: day_range(monday(day, steps), 7),
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
        return day_of(monday(today, STEPS[which]) + timedelta(weekday))
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
    month = Day(anchor.year, anchor.month).moved(STEPS.get(which, 0))
    found = Day(month.year, month.month, day)
    return found if found.is_real() else None


def read_same_period(match: re.Match[str], seen: Seen) -> Reading:
    """The range said last, a year earlier."""
    return seen.context.year_earlier()


def read_year_earlier(match: re.Match[str], seen: Seen) -> Reading:
    """a year earlier: the year before the one said last."""
    anchor = seen.context.last or seen.context.published
    return Day(anchor.year - 1) if anchor else None


COUNTS = {"a": 1, "an": 1, "a couple of": 2}


def read_weekdays_off(match: re.Match[str], seen: Seen) -> Reading:
    """Two Sundays from now, 2 Thursdays ago."""
    today = seen.context.publication_day
    count = COUNTS.get(match["count"].casefold()) or int(read_english(match["count"]) or 0)
    if today is None or not count:
        return None
    weekday, ahead = WEEKDAYS[match["weekday"].casefold()], "from" in match["way"].casefold()
    first = (weekday - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - weekday - 1) % 7 + 1)
    return day_of(today + timedelta(first + (7 if ahead else -7) * (count - 1)))
