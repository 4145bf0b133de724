"""Where an English date may stand: the stretches of a text that are worth the rules' time."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LATIN = re.compile(r"[\x00-\x7f]{4,}")
_WORDS = re.compile(r"[A-Za-z]{2}")
_YEARS = re.compile(r"(?<!\d)(?:(?:1[5-9]|2[01])\d\d(?!\d)|20[0-3]\d{5}(?!\d))")  # no form without words lacks one
_ANCHOR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|year|week|day|quarter|half"
    r"|tomorrow|today|yesterday|fiscal|fy|same|now|q[1-4]|h[12]|ago|later|hence|plan"
    r"|\d{4}|\d{1,2}(?:[/.-]\d|(?:st|nd|rd|th)\b))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 48, 72  # characters around an anchor in which a date may begin and end


def zones(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that may hold a date: in Latin script, around the words and figures that dates need."""
    for run in _LATIN.finditer(text):
        start = end = -1
        anchors = _ANCHOR if _WORDS.search(text, run.start(), run.end()) else _YEARS
        for anchor in anchors.finditer(text, run.start(), run.end()):
            if end < 0 or anchor.start() - _BEFORE > end:
                if end >= 0:
                    yield start, end
                start = max(run.start(), anchor.start() - _BEFORE)
            end = min(run.end(), anchor.end() + _AFTER)
        if end >= 0:
            yield start, end
