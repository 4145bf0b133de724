"""From the store's rows back to articles and extractions, equal to those that were saved."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from corpus.article import Article, Span
from corpus.rejected import Rejected
from extractors.mention import Mention, Money
from tenders.facts import SINGLE
from tenders.json_forms import load
from tenders.record import Deadline, Evidence, Extraction, Fact, Period, Policy, TenderRecord

Row = dict[str, Any]
Select = Callable[..., list[Row]]


def restore_article(row: Row) -> Article:
    """The article of a row of ``articles``."""
    furniture = tuple(Span(start, end) for start, end in json.loads(row["furniture"]))
    names = ("id", "text", "language", "kind", "title", "published", "source", "file")
    return Article(**{name: row[name] for name in names}, furniture=furniture)


def restore_rejected(row: Row) -> Rejected:
    """The rejected input of a row of ``rejected``."""
    return Rejected(row["input"], row["reason"], load(Article, row["article"]) if row["article"] else None)


def restore_extraction(article: Article, select: Select) -> Extraction:
    """All that was read in an article; ``select(sql, *values)`` gives the rows of a query."""
    mentions = select("SELECT * FROM mentions WHERE article = ? ORDER BY position", article.id)
    records = select("SELECT * FROM records WHERE article = ? ORDER BY position", article.id)
    cited = "SELECT policies.*, citations.id AS citation FROM citations JOIN policies ON policies.id = policy"
    policies = select(f"{cited} WHERE article = ? ORDER BY position", article.id)
    copies = "SELECT coalesce(c.source, c.id) AS name FROM duplicates d JOIN articles c ON c.id = d.article"
    also_at = select(f"{copies} WHERE d.original = ? ORDER BY name", article.id)
    return Extraction(
        article.id,
        tuple(map(_mention, mentions)),
        tuple(_record(row, select) for row in records),
        tuple(_policy(row, select) for row in policies),
        tuple(row["name"] for row in also_at),
    )


def restore_money(row: Row, amount: str, maximum: str, currency: str) -> Money | None:
    """The money of three columns; None when the amount is NULL."""
    if row[amount] is None:
        return None
    return Money(Decimal(row[amount]), row[currency], None if row[maximum] is None else Decimal(row[maximum]))


def sure_row(row: Row, least: float) -> Row:
    """A row of ``records``, with its winners and flags as JSON in ``won_by`` and ``raised``, without the values of
    fields whose confidence is below ``least`` or unknown."""
    sure = {path for path, confidence in json.loads(row["confidence"] or "{}").items() if confidence >= least}
    kept: Row = {name: None for name in SINGLE if name not in sure}
    if "place" not in sure:
        kept["place_name"] = None
    for name, field in (("won_by", "suppliers"), ("raised", "flags")):
        values = json.loads(row[name])
        kept[name] = json.dumps([value for item, value in enumerate(values) if f"{field}.{item}" in sure])
    return {**row, **kept}


def _mention(row: Row) -> Mention:
    at, span = Span(row["read_start"], row["read_end"]), Span(row["start"], row["end"])
    value = restore_money(row, "amount", "amount_max", "currency") or row["value"]
    return Mention(row["label"], at, span, value, row["rule"])


@dataclass(frozen=True)
class _Facts:
    """The evidence and confidence of one owner by field path, with which its values become facts again."""

    evidence: dict[str, tuple[Evidence, ...]]
    confidence: dict[str, float]

    def fact(self, path: str, value: Any) -> Fact[Any] | None:
        """A field's fact with the evidence stored for it; None for a field without a value."""
        return None if value is None else self._fact(path, value)

    def several(self, name: str, values: Iterable[Any]) -> tuple[Fact[Any], ...]:
        """The facts of a field of several values, each with its own evidence."""
        return tuple(self._fact(f"{name}.{item}", value) for item, value in enumerate(values))

    def _fact(self, path: str, value: Any) -> Fact[Any]:
        return Fact(value, self.evidence.get(path, ()), self.confidence.get(path))


def _facts(owner: str, id: str, select: Select, confidence: str | None = None) -> _Facts:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for row in select(f"SELECT * FROM evidence WHERE {owner} = ? ORDER BY field, position", id):
        span = Span(row["start"], row["end"])
        found[row["field"]].append(Evidence(row["article"], span, row["quote"], row["rule"]))
    return _Facts({path: tuple(evidence) for path, evidence in found.items()}, json.loads(confidence or "{}"))


def bare_record(row: Row, suppliers: Iterable[str]) -> TenderRecord:
    """What a row of ``records`` and its suppliers say, without evidence, confidence, flags and remarks."""
    return _stated(row, _Facts({}, {}), suppliers)


def _record(row: Row, select: Select) -> TenderRecord:
    facts = _facts("record", row["id"], select, row["confidence"])
    suppliers = select("SELECT name FROM suppliers WHERE record = ? ORDER BY position", row["id"])
    flags = select("SELECT flag FROM flags WHERE record = ? ORDER BY position", row["id"])
    remarks = select("SELECT remark FROM remarks WHERE record = ? ORDER BY position", row["id"])
    return replace(
        _stated(row, facts, (each["name"] for each in suppliers)),
        flags=facts.several("flags", (each["flag"] for each in flags)),
        remarks=facts.several("remarks", (each["remark"] for each in remarks)),
    )


def _stated(row: Row, facts: _Facts, suppliers: Iterable[str]) -> TenderRecord:
    texts = ("stage", "project", "number", "lot", "place", "buyer", "agency", "award_rate", "announced", "opened")
    values: Row = {name: facts.fact(name, row[name]) for name in (*texts, "method")}
    for name in ("budget", "award"):
        values[name] = facts.fact(name, restore_money(row, name, f"{name}_max", f"{name}_currency"))
    parts = {name: facts.fact(f"period.{name}", row[f"period_{name}"]) for name in ("start", "end", "duration")}
    values["suppliers"] = facts.several("suppliers", suppliers)
    return TenderRecord(row["article"], period=Period(**parts), **values)


def _policy(row: Row, select: Select) -> Policy:
    facts = _facts("citation", row["citation"], select)
    parts = {name: facts.fact(name, row[name]) for name in ("title", "number", "issuer", "date")}
    dated = select("SELECT * FROM deadlines WHERE citation = ? ORDER BY position", row["citation"])
    return Policy(**parts, deadlines=tuple(_deadline(facts, item, each) for item, each in enumerate(dated)))


def _deadline(facts: _Facts, item: int, row: Row) -> Deadline:
    values = {name: facts.fact(f"deadlines.{item}.{name}", row[name]) for name in ("requirement", "due")}
    return Deadline(**values)  # type: ignore[arg-type]
