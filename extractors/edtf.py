"""Calendar arithmetic on EDTF strings: the forms a date value takes."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """A date to the precision known: year, year and month, or all three."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        for part in (self.month, self.day):
            if part is None:
                return text
            text += f"-{part:02d}"
        return text

    def is_real(self) -> bool:
        """True when the calendar has it."""
        if not 1 <= self.year <= 2999 or not 1 <= (self.month or 1) <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year, self.month or 1)[1]

    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def to_month(self) -> Day:
        """The month it lies in, or the year where it has none."""
        return Day(self.year, self.month)

    def moved(self, months: int, days: int = 0) -> Day:
        """The date so many months and days on, to the same precision; a day that the month lacks becomes its last."""
        if self.month is None:
            return Day(self.year + months // 12)
        index = self.year * 12 + self.month - 1 + months
        year, month = index // 12, index % 12 + 1
        if self.day is None:
            return Day(year, month)
        start = date(year, month, min(self.day, monthrange(year, month)[1])) + timedelta(days)
        return day_of(start)


def day_of(point: date) -> Day:
    """A calendar date as a Day."""
    return Day(point.year, point.month, point.day)


def parse_day(text: str | None) -> Day | None:
    """The first day of an EDTF string, to its precision; None for anything else."""
    if not text or not text[:4].isdigit():
        return None
    parts = text.split("/")[0].split("-")
    try:
        month = int(parts[1]) if len(parts) > 1 and int(parts[1]) <= 12 else None
        day = int(parts[2]) if month and len(parts) > 2 else None
        return Day(int(parts[0]), month, day)
    except ValueError:
        return None


def day_range(start: date, days: int) -> str:
    """A range of whole days, both ends in it."""
    return f"{start.isoformat()}/{(start + timedelta(days - 1)).isoformat()}"


def third_of_month(year: int, month: int, third: int) -> str:
    """上旬 (0), 中旬 (1), 下旬 (2) as a range of days."""
    first = third * 10 + 1
    last = (10, 20, monthrange(year, month)[1])[third]
    return f"{Day(year, month, first)}/{Day(year, month, last)}"


def span_of(start: Day, end: Day) -> str:
    """A range between two days of any precision."""
    return f"{start}/{end}"


def monday(day: date, weeks: int = 0) -> date:
    """The Monday of a day's week, or of a week that many weeks on."""
    return day - timedelta(day.weekday()) + timedelta(7 * weeks)


def quarter_of(day: date, quarters: int = 0) -> str:
    """The quarter of a day, or one that many quarters on (EDTF 33 to 36)."""
    index = day.year * 4 + (day.month - 1) // 3 + quarters
    return f"{index // 4}-{33 + index % 4}"


def nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday from ``first`` on (counted back from ``last`` when negative); None outside the two."""
    if nth > 0:
        found = first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = last - timedelta((last.weekday() - weekday) % 7 - 7 * (nth + 1))
    return found if first <= found <= last else None


def nth_week(first: date, last: date, nth: int) -> str | None:
    """The nth week (Monday to Sunday) of a stretch: a week belongs where its Thursday lies."""
    thursday = nth_weekday(first, last, 3, nth)
    return day_range(monday(thursday), 7) if thursday else None
