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
        if not 1000 <= self.year <= 2999 or not 1 <= (self.month or 1) <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year, self.month or 1)[1]


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
