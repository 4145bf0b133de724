"""Offsets as JavaScript counts them: UTF-16 code units, two for a character beyond U+FFFF (𠮷, emoji)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from eval.gold import GoldError


class CodeUnits:
    """The way between code points and UTF-16 code units of one text."""

    def __init__(self, text: str) -> None:
        self._before = [0, *accumulate(2 if sign > "\uffff" else 1 for sign in text)]

    def of(self, point: int) -> int:
        """Code units before a code point."""
        return self._before[point]

    def point(self, units: int) -> int:
        """The code point at an offset. Raises GoldError inside a surrogate pair and beyond the text."""
        at = bisect_left(self._before, units)
        if at == len(self._before) or self._before[at] != units:
            raise GoldError(f"offset {units} is none of the text's characters")
        return at
