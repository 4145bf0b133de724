"""Lengths of time as ISO 8601 durations: 1年, 365日历天, 30个工作日, 3~6个月, "three years", "2 years and 3 months"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.article import Span
from extractors.durations import en, zh
from extractors.mention import Mention
from nlp.document import Document

READERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int, str]]]], ...] = (
    ("zh_length", zh.lengths),
    ("zh_renewal", zh.renewals),
    ("zh_half", zh.halves),
    ("en_length", en.lengths),
)


def find(document: Document) -> list[Mention]:
    """DURATION mentions in text order. Working days count as days (guidelines); a range is "P3M/P6M"."""
    found: list[tuple[int, int, str, str]] = []
    lowered = document.text.lower()
    english = any(unit in lowered for unit in en.CODES)
    for name, read in READERS:
        if document.has_chinese if name.startswith("zh") else english:
            found += [(start, -end, value, name) for start, end, value in read(document.text)]
    kept: list[Mention] = []
    for start, end, value, name in sorted(found):
        if not kept or start >= kept[-1].at.end:
            at = Span(start, -end)
            kept.append(Mention("DURATION", at, document.original(at), value, name))
    return kept
