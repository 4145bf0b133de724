"""Details of a procedure that are no entity of the guidelines: numbers, lots, methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.article import Span
from nlp.document import Document
from nlp.pattern_table import PatternTable

_BROKEN = re.compile(r"\s*\n\s*")  # a break that the page made inside


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail found: ``at`` counts into the reading text, ``span`` into the article; ``value`` as written,
    or a code."""

    kind: Literal["number", "lot", "method"]
    at: Span
    span: Span
    value: str
    rule: str


def matches(document: Document, kind: Literal["number", "lot"], rules: PatternTable[str]) -> Iterator[Detail]:
    """A detail for each match of a rule's group ``x``, its value as the article writes it."""
    for rule, match in rules.finditer(document.text):
        at = Span(*match.span("x"))
        yield Detail(kind, at, document.original(at), _BROKEN.sub("", document.quote(at).strip()), rule)


def without_repeats(details: Iterable[Detail]) -> list[Detail]:
    """In text order; of two that overlap the longer stands."""
    kept: list[Detail] = []
    for detail in sorted(details, key=lambda detail: (detail.at.start, -detail.at.end)):
        if not kept or detail.at.start >= kept[-1].at.end:
            kept.append(detail)
    return kept
