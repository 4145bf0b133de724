"""One tender: its fields with the sentences they were read from, and the article with all that was read in it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from app.explorer.columns import Columns
from app.explorer.missing import Missing
from app.explorer.rows import lines, select
from app.explorer.words import WORDS
from app.tables import amount_text
from corpus.article import Article
from extractors.mention import Mention, Money
from extractors.place import place_name
from tenders.amounts import plain_amount
from tenders.facts import record_facts
from tenders.questions import questions
from tenders.record import Evidence, Extraction, Fact, TenderRecord
from tenders.restore import restore_article, restore_extraction

_ENDS = re.compile(r"[。！？\n]|[.!?] ")
_AROUND = 90  # signs of a sentence shown on either side of a quote


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a value within their sentence, and where they begin in the article."""

    before: str
    words: str
    after: str
    start: int
    rule: str


@dataclass(frozen=True, slots=True)
class Field:
    """A stated field: its name, its value as shown, where its value leads, its confidence as shown, its quotes."""

    name: str
    value: str
    url: str
    sure: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the article; ``label`` where it is a mention, ``at`` the offset that links lead to."""

    text: str
    at: int
    label: str = ""
    value: str = ""
    url: str = ""
    used: bool = False


def tender(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """All of one tender. Raises Missing."""
    found = lines(connection, "r.id = ?", values["id"])
    if not found:
        raise Missing("no tender of this name is in the store")
    (line,) = found
    article, extraction = _read(connection, line.article)
    (position,) = connection.execute("SELECT position FROM records WHERE id = ?", [line.id]).fetchone()
    record = extraction.records[position]
    read = {each.span.start for _, fact in record_facts(record) for each in fact.evidence}
    return {
        "line": line,
        **_whole(connection, article, extraction, read),
        "fields": list(_fields(article.text, record)),
        "questions": questions(record, "zh" if article.language == "zh" else "en"),
        "arithmetic": arithmetic(record),
        "copies": _copies(connection, line.article),
        "others": [each for each in _same(connection, line.procedure) if each.id != line.id],
        "beside": [each for each in lines(connection, "r.article = ?", line.article) if each.id != line.id],
    }


def article(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """An article with all that was read in it; guidance has no tenders. Raises Missing."""
    found, extraction = _read(connection, values.get("id", ""))
    return {**_whole(connection, found, extraction, set()), "lines": lines(connection, "r.article = ?", found.id)}


def _read(connection: sqlite3.Connection, name: str) -> tuple[Article, Extraction]:
    rows = select(connection, "SELECT * FROM articles WHERE id = ?", name)
    if not rows:
        raise Missing("no article of this name is in the store")
    found = restore_article(rows[0])
    return found, restore_extraction(found, partial(select, connection))


def _whole(connection: sqlite3.Connection, article: Article, extraction: Extraction, read: set[int]) -> dict[str, Any]:
    """An article and its pieces."""
    policies = dict(connection.execute(_POLICIES, [article.id]).fetchall())
    return {"article": article, "stretches": list(_stretches(article.text, extraction.mentions, read, policies))}


def _copies(connection: sqlite3.Connection, article: str) -> list[dict[str, Any]]:
    """The other articles of the same text: ids, sources, titles."""
    return select(connection, _COPIES, article, article, article)


# An article's original, that one's copies, and no article itself.
_COPIES = """
WITH first (id) AS (SELECT coalesce((SELECT original FROM duplicates WHERE article = ?), ?))
SELECT id, source, title, published FROM articles
WHERE id IN (SELECT id FROM first UNION SELECT article FROM duplicates JOIN first ON original = first.id) AND id <> ?
ORDER BY source, id
"""
_POLICIES = "SELECT title, policy FROM citations JOIN policies ON policies.id = policy WHERE article = ?"
_SAME = "r.id IN (SELECT record FROM procedure_records WHERE procedure = ?)"


def _same(connection: sqlite3.Connection, procedure: str) -> list[Any]:
    return lines(connection, _SAME, procedure) if procedure else []


def arithmetic(record: TenderRecord) -> list[str]:
    """What budget and award say of each other, worked out in the open; nothing without both in one currency."""
    if record.budget is None or record.award is None or not record.budget.value.amount:
        return []
    budget, award = record.budget.value, record.award.value
    if budget.currency != award.currency:
        return []
    share = award.amount / budget.amount
    apart = award.amount - budget.amount
    sign = "above" if apart > 0 else "below"
    return [
        f"award ÷ budget = {_figure(award.amount)} ÷ {_figure(budget.amount)} = {share:,.4f} ({share * 100:,.2f} %)",
        f"award − budget = {_figure(abs(apart))} {award.currency} {sign} the budget" if apart else "award = budget",
    ]


def _figure(amount: Decimal) -> str:
    return f"{Decimal(plain_amount(amount)):,f}"


def _fields(text: str, record: TenderRecord) -> Iterator[Field]:
    for path, fact in record_facts(record):
        name = path.split(".")[0] if path.startswith(("suppliers", "flags", "remarks")) else path
        if name not in ("flags", "remarks"):
            sure = "" if fact.confidence is None else f"{fact.confidence:.2f}"
            yield Field(_NAMES.get(name, name), _shown(name, fact), _leads(name, fact), sure, _quotes(text, fact))


_NAMES = {
    "suppliers": "supplier", "award_rate": "award rate", "period.start": "from", "period.end": "until",
    "period.duration": "for", "opened": "bids opened",
}  # fmt: skip


def _shown(name: str, fact: Fact[Any]) -> str:
    if isinstance(fact.value, Money):
        return f"{amount_text(fact.value)} {fact.value.currency}".replace(" CNY CNY", " CNY")
    if name == "place":
        return f"{place_name(fact.value) or ''} {fact.value}".strip()
    return WORDS.get(fact.value, fact.value) if name in ("stage", "method") else str(fact.value)


def _leads(name: str, fact: Fact[Any]) -> str:
    if name == "suppliers":
        return "/company?" + urlencode({"name": fact.value})
    if name in ("buyer", "place"):
        path = "/buyer?" if name == "buyer" else "/tenders?"
        return path + urlencode({"name" if name == "buyer" else "place": fact.value})
    return ""


def _quotes(text: str, fact: Fact[Any]) -> tuple[Quote, ...]:
    return tuple(_quote(text, evidence) for evidence in fact.evidence)


def _quote(text: str, evidence: Evidence) -> Quote:
    start, end = evidence.span.start, evidence.span.end
    lead, tail = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    ends = [match.end() for match in _ENDS.finditer(lead)]
    before = lead[ends[-1] :] if ends else ("…" if start > _AROUND else "") + lead
    stop = _ENDS.search(tail)
    after = tail[: stop.end()] if stop else tail + ("…" if end + _AROUND < len(text) else "")
    return Quote(before, evidence.quote, after.rstrip("\n"), start, evidence.rule)


def _stretches(
    text: str, mentions: tuple[Mention, ...], read: set[int], policies: Mapping[str | None, str]
) -> Iterator[Stretch]:
    """The whole article in pieces; a piece begins at every mention and wherever a value was read."""
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.span.start):
        start, end = mention.span.start, mention.span.end
        if start >= at:
            yield from _plain(text, at, start, read)
            shown = amount_text(mention.value) if isinstance(mention.value, Money) else str(mention.value or "")
            url = _target(mention, policies)
            yield Stretch(text[start:end], start, mention.label, shown, url, any(start <= each < end for each in read))
            at = end
    yield from _plain(text, at, len(text), read)


def _plain(text: str, start: int, end: int, read: set[int]) -> Iterator[Stretch]:
    cuts = [start, *sorted(each for each in read if start < each < end), end]
    for left, right in pairwise(cuts):
        if right > left:
            yield Stretch(text[left:right], left, used=left in read)


def _target(mention: Mention, policies: Mapping[str | None, str]) -> str:
    """Where a mention leads: its place's tenders, its company's or buyer's page, its policy."""
    if mention.label == "POLICY" and mention.value in policies:
        return f"/policy/{policies[str(mention.value)]}"
    if not isinstance(mention.value, str):
        return ""
    paths = {"PLACE": ("/tenders", "place"), "COMPANY": ("/company", "name"), "PUBLIC_BODY": ("/buyer", "name")}
    path, name = paths.get(mention.label, ("", ""))
    return f"{path}?{urlencode({name: mention.value})}" if path else ""
