"""Sentences of a text, Chinese, English or both, without a model."""

from __future__ import annotations

import re

from corpus.article import Span
from nlp.pattern_table import leaping
from nlp.patterns import HAN

_ABBREVIATIONS = (
    "Co", "Ltd", "Inc", "Corp", "No", "Nos", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr", "vs", "etc", "al",
    "U.S", "U.K", "U.N", "P.R", "a.m", "p.m", "e.g", "i.e", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
    "Sept", "Oct", "Nov", "Dec", "Tel", "Add", "approx", "est", "Art", "Pte", "Bhd", "Sdn", "Ft", "Mt",
)  # fmt: skip
_STOP = leaping(rf"[。！？!?][\"'»)\]]*|…{{2}}|\.[\"')\]]*(?=\s+[\"'(\[]?[A-Z0-9{HAN}])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:" + "|".join(map(re.escape, _ABBREVIATIONS)) + r")|\b[A-Z]|(?<![^\n])[ \t\u3000]*\d{1,2})$"
)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Spans of the sentences in ``text``, without surrounding white space; a line end always ends one."""
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if match.group().startswith(".") and _ABBREVIATED.search(text, max(start, match.start() - 12), match.start()):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append(Span(left, left + len(stripped)))
