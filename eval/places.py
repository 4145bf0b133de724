"""Where a value stands in a document's text: a mention's span, a field's evidence, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.article import Span
from eval.metrics.counts import Document, Entity, Record
from eval.metrics.values import MONEY_FIELDS, money_key

_WITHOUT_WORDS = ("stage", "method", "flags")  # told by many words or by figures, not by one value
_LABEL_OF = {"place": "PLACE", "announced": "DATE", "opened": "DATE", "period.start": "DATE", "period.end": "DATE",
"period.duration": "DURATION"}  # fmt: skip


def entity_span(entity: Entity) -> Span:
    """The span of a mention in the gold form."""
    return Span(entity["start"], entity["end"])


def evidence_spans(record: Record, path: str) -> tuple[Span, ...]:
    """The spans that a found record names as evidence of a field; none where it names none."""
    places = record.get("evidence", {}).get(path, ())
    return tuple(sorted({Span(place["start"], place["end"]) for place in places}))


def rules_of(record: Record, path: str) -> tuple[str, ...]:
    """The rules that a found record names for a field."""
    return tuple(sorted({place["rule"] for place in record.get("evidence", {}).get(path, ())}))


def field_spans(document: Document, record: Record, name: str, value: Any) -> tuple[Span, ...]:
    """Where a gold value stands: of the places that say it, the one nearest to the record's project."""
    if value is None or name in _WITHOUT_WORDS:
        return ()
    anchor = max(document["text"].find(str(record.get("project"))), 0)
    spans = [*_labelled(document, name, value), *_written(document, value)]
    return (min(spans, key=lambda span: abs(span.start - anchor)),) if spans else ()


def _labelled(document: Document, name: str, value: Any) -> Iterator[Span]:
    for entity in document.get("entities") or ():
        if _says(entity, name, value):
            yield entity_span(entity)


def _says(entity: Entity, name: str, value: Any) -> bool:
    if name in MONEY_FIELDS:
        return entity["label"] == "MONEY" and money_key(entity.get("value")) == money_key(value)
    if name in _LABEL_OF and entity["label"] != _LABEL_OF[name]:
        return False
    stated = entity.get("value")
    if name.startswith("period") and isinstance(stated, str) and "/" in stated:
        return value in stated.split("/")
    return bool(stated == value)


def _written(document: Document, value: Any) -> Iterator[Span]:
    if not isinstance(value, str) or len(value) < 2:
        return
    start = document["text"].find(value)
    while start >= 0:
        yield Span(start, start + len(value))
        start = document["text"].find(value, start + 1)
