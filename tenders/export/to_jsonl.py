"""One JSON object a record, every field with the words it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from corpus.article import Article
from tenders.export.to_gold import plain_value
from tenders.facts import PERIOD, SEVERAL, SINGLE
from tenders.record import Evidence, Extraction, Fact, TenderRecord
from tenders.store_rows import record_id


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write a line a record; what the article does not state is left out.

    ``also_at`` are the sources of other articles of the same text.
    """
    for article, extraction in read:
        for position, record in enumerate(extraction.records):
            line = record_line(article, position, record)
            if extraction.also_at:
                line["also_at"] = list(extraction.also_at)
            out.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def record_line(article: Article, position: int, record: TenderRecord) -> dict[str, Any]:
    """A record as plain values: each field ``{"value", "confidence", "evidence"}``, the confidence where there is one.

    An evidence is ``{"start", "end", "quote", "rule"}``. ``position`` counts the article's records from 0; spans count
    code points of the article's text.
    """
    line: dict[str, Any] = {"id": record_id(article.id, position), "article": article.id}
    line |= {"title": article.title, "source": article.source, "published": article.published}
    line |= {name: _fact(fact) for name in SINGLE if (fact := getattr(record, name))}
    line |= {name: list(map(_fact, facts)) for name in SEVERAL if (facts := getattr(record, name))}
    period = {name: _fact(fact) for name in PERIOD if (fact := getattr(record.period, name))}
    return {**line, "period": period} if period else line


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    value = {"value": plain_value(fact.value)}
    sure = {} if fact.confidence is None else {"confidence": fact.confidence}
    return {**value, **sure, "evidence": list(map(_evidence, fact.evidence))}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    place = {"start": evidence.span.start, "end": evidence.span.end}
    return {**place, "quote": evidence.quote, "rule": evidence.rule}
