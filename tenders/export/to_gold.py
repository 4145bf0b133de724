"""The gold form of the annotation guidelines: one JSON object a document, offsets into the article's text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from corpus.article import Article
from extractors.mention import Mention, Money, Value
from tenders.amounts import plain_amount
from tenders.record import Extraction, Fact, Period, Policy, TenderRecord

# Fields in the order of the guidelines; each is written when the article states it.
RECORD_FIELDS = (
    "stage", "project", "number", "lot", "place", "buyer", "agency", "suppliers", "budget", "award",
    "award_rate", "announced", "opened", "period", "method", "flags",
)  # fmt: skip
POLICY_FIELDS = ("title", "number", "issuer", "date")


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write a line an article, also for one in which nothing was found."""
    for article, extraction in read:
        out.write(json.dumps(gold_line(article, extraction), ensure_ascii=False).encode() + b"\n")


def gold_line(article: Article, extraction: Extraction) -> dict[str, Any]:
    """One document of a gold file, without its text: entities, records and policies as plain values."""
    return {
        "id": article.id,
        "lang": article.language,
        "kind": article.kind,
        "published": article.published,
        "source": article.source,
        "title": article.title,
        "entities": [gold_entity(article.text, mention) for mention in extraction.mentions],
        "records": [gold_record(record) for record in extraction.records],
        "policies": [gold_policy(policy) for policy in extraction.policies],
    }


def gold_entity(text: str, mention: Mention) -> dict[str, Any]:
    """A mention with its span in ``text``, the words there and its plain value (null when unsettled)."""
    start, end = mention.span.start, mention.span.end
    value = plain_value(mention.value)
    return {"start": start, "end": end, "label": mention.label, "text": text[start:end], "value": value}


def gold_record(record: TenderRecord) -> dict[str, Any]:
    """A record's fields as plain values; a field that the article does not state is left out."""
    fields = {name: plain_field(getattr(record, name)) for name in RECORD_FIELDS}
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def gold_policy(policy: Policy) -> dict[str, Any]:
    """A policy's stated parts; ``deadlines`` as pairs of requirement and due date (EDTF)."""
    parts = {name: plain_field(getattr(policy, name)) for name in POLICY_FIELDS}
    parts["deadlines"] = [{"requirement": d.requirement.value, "due": d.due.value} for d in policy.deadlines]
    return {name: value for name, value in parts.items() if value not in (None, [])}


def plain_field(field: Fact[Any] | Period | Iterable[Fact[Any]] | None) -> Any:
    """A fact's plain value, a period as a dict of its stated parts, several facts as a list, None as None."""
    if field is None:
        return None
    if isinstance(field, Fact):
        return plain_value(field.value)
    if isinstance(field, Period):
        parts = {"start": field.start, "end": field.end, "duration": field.duration}
        return {name: fact.value for name, fact in parts.items() if fact}
    return [plain_value(fact.value) for fact in field]


def plain_value(value: Value) -> Any:
    """Money as a dict of decimal strings, any other value as it is."""
    if not isinstance(value, Money):
        return value
    if value.maximum is None:
        return {"amount": plain_amount(value.amount), "currency": value.currency}
    return {"min": plain_amount(value.amount), "max": plain_amount(value.maximum), "currency": value.currency}
