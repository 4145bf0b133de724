"""Numbered lists: where each item begins and ends, over line breaks and in the middle of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tenders.roles import Clue

Stretch = tuple[int, int]  # where a passage of the skeleton begins and ends

_HAN = "一二三四五六七八九十"
_STYLES = (
    r"(?P<number>\d{1,2})(?:[、)]|\.(?!\d))",
    rf"(?P<number>[{_HAN}]{{1,3}})、",
    r"\((?P<number>\d{1,2})\)",
    rf"\((?P<number>[{_HAN}]{{1,3}})\)",
    rf"(?:中标)?(?:合同|项目)(?P<number>[{_HAN}]{{1,3}}|\d{{1,2}}):",
)
_MARKERS = tuple(re.compile(rf"(?:\A|(?<=[\n。;:.]))[ \u3000]*{style}") for style in _STYLES)
_SKIPPED = 2  # a list goes on where one of its numbers is lost


def numbered_lists(text: str, clues: Sequence[Clue]) -> Iterator[list[Stretch]]:
    """The items of each numbered list; the last item ends with the line of its first award."""
    for marker in _MARKERS:
        for starts in _runs(marker, text):
            yield [*pairwise(starts), (starts[-1], _line_end(text, _award_after(clues, starts[-1])))]


def _runs(marker: re.Pattern[str], text: str) -> Iterator[list[int]]:
    """Where the items of each list of one style of numbers begin."""
    starts: list[int] = []
    last = 0
    for match in marker.finditer(text):
        number = _value(match["number"])
        if number == 1:
            yield from [starts] if len(starts) > 1 else []
            starts, last = [match.start()], 1
        elif last < number <= last + _SKIPPED:
            starts.append(match.start())
            last = number
    yield from [starts] if len(starts) > 1 else []


def _value(number: str) -> int:
    """The number that digits or 一 to 九十九 write."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (10 * (_HAN.find(tens) + 1 or 1) if ten else 0) + (_HAN.find(ones) + 1 if ones else 0)


def _award_after(clues: Sequence[Clue], start: int) -> int:
    return next((clue.position for clue in clues if clue.position >= start and clue.role == "award"), start)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)
