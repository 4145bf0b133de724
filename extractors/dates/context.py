"""What a relative or yearless date leans on: the publication date, and the dates said before it."""

from __future__ import annotations

from datetime import date

from extractors.edtf import Day, parse_day

_BREAK = "\n"
_SENTENCE_END = "。"
_AHEAD = 5  # months that a month without a year may lie after the publication


class Context:
    """Dates known so far in one text, in reading order."""

    def __init__(self, published: str | None) -> None:
        self.published = parse_day(published)
        self.last: Day | None = None
        self.last_at = -1
        self.last_is_ahead = False  # a bare year to come (明年), on which no later sentence leans
        self.last_month: Day | None = None
        self.last_range: str | None = None

    def note(self, value: str | None, start: int) -> None:
        """Remember a resolved date; ranges and seasons by their first day."""
        day = parse_day(value)
        if day is None or value is None:
            return
        if "/" in value or len(value) == 7:
            self.last_range = value
        if self.published is None and day.day is not None:
            self.published = day
        self.last, self.last_at = day, start
        self.last_is_ahead = len(value) == 4 and self.published is not None and day.year > self.published.year
        if day.month:
            self.last_month = day

    @property
    def publication_day(self) -> date | None:
        """The publication date when it is known to the day."""
        known = self.published
        return date(known.year, known.month, known.day) if known and known.month and known.day else None

    def year_earlier(self) -> str | None:
        """The last range said, a year earlier: 上年同期, "the same period of last year"."""
        if self.last_range is None:
            return None
        return "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in self.last_range.split("/") if part[:4].isdigit())

    def year_of_month(self, month: int, text: str, start: int) -> int | None:
        """The year that a month without one belongs to.

        The year of a date said just before in the same paragraph; else the publication's, or the
        one before it when the month would lie more than two months ahead.
        """
        end = _SENTENCE_END if self.last_is_ahead else _BREAK
        if self.last and text.find(end, self.last_at, start) < 0 and start - self.last_at < 160:
            return self.last.year
        if self.published is None:
            return self.last.year if self.last else None
        ahead = month - (self.published.month or 12)
        return self.published.year - 1 if ahead > _AHEAD else self.published.year
