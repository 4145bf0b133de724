"""What a relative or yearless date leans on: the publication date, and the dates said before it."""

from __future__ import annotations

import re
from datetime import date

from extractors.edtf import Day, parse_day

_BREAK = "\n"
_SENTENCE_END = "。"
_AHEAD = 5  # months that a month without a year may lie after the publication
_SENTENCE = re.compile(r"[.!?] (?=[A-Z])|[。\n]")
# English words of one sentence behind which a date is yet to come.
_TO_COME = re.compile(
    r"\b(?:will|must|shall|has until|have until|(?:is|are) (?:to be|to|due|scheduled|expected|planned)|expects?|"
    r"plans?|promised)\b"
    r"(?![^.\n]*\b(?:had|was|were|last)\b)[^.\n]*$"
)
# What makes a bare year the beginning of a long story.
_SINCE_BEFORE = re.compile(r"\b(?:since|founded in|established in|set up in|opened in|born in) $")
_SINCE_AFTER = re.compile(r"\d{4}年?(?:以来|起|成立|创立|创办|建成|投用|投运)")
_CLAUSE = 90  # characters before a date in which such words may stand


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
        near = self.last and text.find(end, self.last_at, start) < 0 and start - self.last_at < 160
        if self.last and near and not (self._is_far_ahead(text, start) or self._is_background(text)):
            return self.last.year + self._comes_after(self.last, month, text, start)
        if self.published is None:
            return self.last.year if self.last else None
        if self._comes_after(self.published, month, text, start):
            return self.published.year + 1
        ahead = month - (self.published.month or 12)
        return self.published.year - 1 if ahead > _AHEAD else self.published.year

    def _is_background(self, text: str) -> bool:
        """True when the date said last is a bare year long over, on which no month leans: "abroad since 2016"."""
        if not self.last or not self.published or self.last.month or self.last.year > self.published.year - 2:
            return False
        return (
            _SINCE_BEFORE.search(text[max(0, self.last_at - 16) : self.last_at]) is not None
            or _SINCE_AFTER.match(text, self.last_at) is not None
        )

    def _is_far_ahead(self, text: str, start: int) -> bool:
        """True when the date said last is a year to come of another sentence: "… to open in 2031. In February"."""
        if not self.last or not self.published or self.last.month or self.last.year <= self.published.year:
            return False
        return _SENTENCE.search(text, self.last_at, start) is not None

    def _comes_after(self, known: Day, month: int, text: str, start: int) -> bool:
        """True for a month that words put after a known date, in whose year it lies before it."""
        earlier = known.month is not None and month < known.month
        return earlier and _TO_COME.search(text, max(0, start - _CLAUSE), start) is not None
