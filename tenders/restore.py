"""From the store's rows back to articles and extractions, equal to those that were saved."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from corpus.article import Article, Span
from corpus.rejected import Rejected
from extractors.mention import Mention, Money
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
    return Extraction(
        article.id,
        tuple(map(_mention, mentions)),
        tuple(_record(row, select) for row in records),
        tuple(_policy(row, select) for row in policies),
    )


def restore_money(row: Row, amount: str, maximum: str, currency: str) -> Money | None:
    """The money of three columns; None when the amount is NULL."""
    if row[amount] is None:
        return None
    return Money(Decimal(row[amount]), row[currency], None if row[maximum] is None else Decimal(row[maximum]))


def _mention(row: Row) -> Mention:
    at, span = Span(row["read_start"], row["read_end"]), Span(row["start"], row["end"])
    value = restore_money(row, "amount", "amount_max", "currency") or row["value"]
    return Mention(row["label"], at, span, value, row["rule"])


@dataclass(frozen=True)
class _Facts:
    """The evidence of one owner by field path, with which its values become facts again."""

    evidence: dict[str, tuple[Evidence, ...]]

    def fact(self, path: str, value: Any) -> Fact[Any] | None:
        """A field's fact with the evidence stored for it; None for a field without a value."""
        return None if value is None else Fact(value, self.evidence.get(path, ()))

    def several(self, name: str, values: Iterable[Any]) -> tuple[Fact[Any], ...]:
        """The facts of a field of several values, each with its own evidence."""
        return tuple(Fact(value, self.evidence.get(f"{name}.{item}", ())) for item, value in enumerate(values))


def _facts(owner: str, id: str, select: Select) -> _Facts:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for row in select(f"SELECT * FROM evidence WHERE {owner} = ? ORDER BY field, position", id):
        span = Span(row["start"], row["end"])
        found[row["field"]].append(Evidence(row["article"], span, row["quote"], row["rule"]))
    return _Facts({path: tuple(evidence) for path, evidence in found.items()})


def _record(row: Row, select: Select) -> TenderRecord:
    facts = _facts("record", row["id"], select)
    texts = ("stage", "project", "number", "lot", "place", "buyer", "agency", "award_rate", "announced", "opened")
    values: Row = {name: facts.fact(name, row[name]) for name in (*texts, "method")}
    for name in ("budget", "award"):
        values[name] = facts.fact(name, restore_money(row, name, f"{name}_max", f"{name}_currency"))
    parts = {name: facts.fact(f"period.{name}", row[f"period_{name}"]) for name in ("start", "end", "duration")}
    suppliers = select("SELECT name FROM suppliers WHERE record = ? ORDER BY position", row["id"])
    flags = select("SELECT flag FROM flags WHERE record = ? ORDER BY position", row["id"])
    values["suppliers"] = facts.several("suppliers", (each["name"] for each in suppliers))
    values["flags"] = facts.several("flags", (each["flag"] for each in flags))
    remarks = select("SELECT remark FROM remarks WHERE record = ? ORDER BY position", row["id"])
    values["remarks"] = facts.several("remarks", (each["remark"] for each in remarks))
    return TenderRecord(row["article"], period=Period(**parts), **values)


def _policy(row: Row, select: Select) -> Policy:
    facts = _facts("citation", row["citation"], select)
    parts = {name: facts.fact(name, row[name]) for name in ("title", "number", "issuer", "date")}
    dated = select("SELECT * FROM deadlines WHERE citation = ? ORDER BY position", row["citation"])
    return Policy(**parts, deadlines=tuple(_deadline(facts, item, each) for item, each in enumerate(dated)))


def _deadline(facts: _Facts, item: int, row: Row) -> Deadline:
    values = {name: facts.fact(f"deadlines.{item}.{name}", row[name]) for name in ("requirement", "due")}
    return Deadline(**values)  # type: ignore[arg-type]
