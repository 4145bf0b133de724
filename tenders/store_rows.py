"""From an extraction to the rows of the store's tables."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.article import Article
from corpus.duplicates import KIND, signature
from corpus.rejected import Rejected
from corpus.same_text import body_of
from extractors.mention import Mention, Money
from extractors.place import place_name
from nlp.gazetteer import by_code
from tenders.facts import policy_facts, record_facts
from tenders.json_forms import dump
from tenders.record import Evidence, Extraction, Fact, Policy, TenderRecord
from tenders.search_text import amounts_text, index_text

Row = dict[str, Any]


def row_id(*parts: object) -> str:
    """Stable id of a row: the first 16 hex digits of SHA-256 over its parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def record_id(article: str, position: int) -> str:
    """Id of the record at a position (from 0) of an article; the same in every store."""
    return row_id("record", article, position)


def article_row(article: Article) -> Row:
    """The row of ``articles``; furniture as a JSON list of [start, end], the file by its whole path."""
    names = ("id", "language", "kind", "title", "published", "source", "text")
    furniture = json.dumps([[span.start, span.end] for span in article.furniture])
    return {**{name: getattr(article, name) for name in names}, "furniture": furniture, "file": whole_path(article)}


def signature_row(article: Article) -> Row:
    """The row of ``signatures``: what an article is compared by with others that may be the same text."""
    return {"article": article.id, "kind": KIND, "value": signature(body_of(article))}


def rejected_row(rejected: Rejected) -> Row:
    """The row of ``rejected``; the article as JSON where there is one that can be written."""
    try:
        article = dump(rejected.article) if rejected.article else None
    except ValueError:  # half a character: it would be rejected again
        article = None
    return {"input": rejected.input, "reason": rejected.reason, "article": article}


def whole_path(article: Article) -> str | None:
    """The whole path of an article's file; None for standard input, a pipe and an article among others in its file."""
    if article.file is None or article.file == "-" or article.file.startswith("/dev/"):
        return None
    return os.path.abspath(article.file)


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """All rows of one article, made where it was read so that who writes has only to write.

    ``tables`` by name; the search index's rows of the article and of each record; how many records and flags there are.
    """

    article: Row
    tables: dict[str, list[Row]]
    article_index: Row
    record_index: tuple[Row, ...]
    records: int
    flags: int


def article_rows(article: Article, extraction: Extraction) -> ArticleRows:
    """The rows of an article and of all that was read in it."""
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for table, row in _rows(article, extraction):
        tables[table].append(row)
    records = extraction.records
    return ArticleRows(
        article_row(article), dict(tables), _article_index_row(article, extraction),
        tuple(map(_record_index_row, records)), len(records), sum(len(record.flags) for record in records),
    )  # fmt: skip


def _rows(article: Article, extraction: Extraction) -> Iterator[tuple[str, Row]]:
    yield "signatures", signature_row(article)
    for position, mention in enumerate(extraction.mentions):
        yield "mentions", _mention_row(article, position, mention)
    for position, record in enumerate(extraction.records):
        yield from _record_rows(article.id, position, record)
    for position, policy in enumerate(extraction.policies):
        yield from _policy_rows(article.id, position, policy)


def _mention_row(article: Article, position: int, mention: Mention) -> Row:
    money = mention.value if isinstance(mention.value, Money) else None
    return {
        "article": article.id,
        "position": position,
        "label": mention.label,
        "start": mention.span.start,
        "end": mention.span.end,
        "read_start": mention.at.start,
        "read_end": mention.at.end,
        "text": article.text[mention.span.start : mention.span.end],
        "value": None if money else mention.value,
        **_amounts("amount", "amount_max", "currency", money),
        "rule": mention.rule,
    }


def _amounts(amount: str, maximum: str, currency: str, money: Money | None) -> Row:
    """Exact amounts under three column names; all NULL without money."""
    return {
        amount: f"{money.amount:f}" if money else None,
        maximum: f"{money.maximum:f}" if money and money.maximum is not None else None,
        currency: money.currency if money else None,
    }


def _record_rows(article: str, position: int, record: TenderRecord) -> Iterator[tuple[str, Row]]:
    owner = record_id(article, position)
    place = {"id": owner, "article": article, "position": position}
    yield "records", {**place, **_record_columns(record), "confidence": _confidence(record)}
    for item, supplier in enumerate(record.suppliers):
        yield "suppliers", {"record": owner, "position": item, "name": supplier.value}
    for item, flag in enumerate(record.flags):
        yield "flags", {"record": owner, "position": item, "flag": flag.value}
    for item, remark in enumerate(record.remarks):
        yield "remarks", {"record": owner, "position": item, "remark": remark.value}
    for path, fact in record_facts(record):
        yield from _evidence_rows(fact, {"record": owner, "citation": None, "field": path})


def _record_columns(record: TenderRecord) -> Row:
    texts = ("stage", "project", "number", "lot", "place", "buyer", "agency", "award_rate", "announced", "opened")
    columns: Row = {name: _value(getattr(record, name)) for name in (*texts, "method")}
    columns["place_name"] = place_name(columns["place"]) if columns["place"] else None
    for name in ("start", "end", "duration"):
        columns[f"period_{name}"] = _value(getattr(record.period, name))
    for name in ("budget", "award"):
        money = _value(getattr(record, name))
        columns |= _amounts(name, f"{name}_max", f"{name}_currency", money)
        columns[f"{name}_number"] = float(money.amount) if money else None
    return columns


def _confidence(record: TenderRecord) -> str | None:
    rated = {path: fact.confidence for path, fact in record_facts(record) if fact.confidence is not None}
    return json.dumps(rated) if rated else None


def _value(fact: Fact[Any] | None) -> Any:
    return fact.value if fact else None


def _policy_rows(article: str, position: int, policy: Policy) -> Iterator[tuple[str, Row]]:
    parts = {name: _value(getattr(policy, name)) for name in ("title", "number", "issuer", "date")}
    known, owner = row_id("policy", *parts.values()), row_id("citation", article, position)
    yield "policies", {"id": known, **parts}
    yield "citations", {"id": owner, "article": article, "position": position, "policy": known}
    for item, deadline in enumerate(policy.deadlines):
        dated = {"requirement": deadline.requirement.value, "due": deadline.due.value}
        yield "deadlines", {"citation": owner, "position": item, **dated}
    for path, fact in policy_facts(policy):
        yield from _evidence_rows(fact, {"record": None, "citation": owner, "field": path})


def _evidence_rows(fact: Fact[Any], owner: Row) -> Iterator[tuple[str, Row]]:
    for position, evidence in enumerate(fact.evidence):
        yield "evidence", {**owner, "position": position, **_evidence_columns(evidence)}


def _evidence_columns(evidence: Evidence) -> Row:
    place = {"start": evidence.span.start, "end": evidence.span.end}
    return {"article": evidence.article, **place, "quote": evidence.quote, "rule": evidence.rule}


def _article_index_row(article: Article, extraction: Extraction) -> Row:
    """What the search index keeps of an article: its title, its text, the amounts read in it."""
    amounts = [mention.value.amount for mention in extraction.mentions if isinstance(mention.value, Money)]
    return {
        "title": index_text(article.title or ""),
        "text": index_text(article.text),
        "amounts": amounts_text(amounts),
    }


def _record_index_row(record: TenderRecord) -> Row:
    """What the search index keeps of a record: its project, number and lot; its parties and place; its amounts."""
    parties = [fact.value for fact in (record.buyer, record.agency, *record.suppliers) if fact]
    projects = [fact.value for fact in (record.project, record.number, record.lot) if fact]
    places = _place_names(record.place.value) if record.place else []
    return {
        "project": index_text(" ".join(projects)),
        "parties": index_text(" ".join([*parties, *places])),
        "amounts": amounts_text(fact.value.amount for fact in (record.budget, record.award) if fact),
    }


def _place_names(code: str) -> list[str]:
    """A place's name and those above it, in Chinese and English."""
    levels = (code[:2] + "0000", code[:4] + "00", code) if code.isdigit() else ()
    english = [by_code()[level].english for level in dict.fromkeys(levels) if level in by_code()]
    return [place_name(code) or "", *english]
