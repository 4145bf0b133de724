"""Tenders as lines of a table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.tables import amount_text
from extractors.mention import Money
from tenders.restore import restore_money

_MANY = 500  # values in one statement
_LINES = """
SELECT r.*, a.title, a.source, a.published, a.kind, a.row AS article_row,
  (SELECT json_group_array(name) FROM (SELECT name FROM suppliers WHERE record = r.id ORDER BY position)) AS won_by,
  (SELECT json_group_array(flag) FROM (
     SELECT flag FROM flags WHERE record = r.id UNION ALL SELECT remark FROM remarks WHERE record = r.id)) AS raised,
  p.procedure, p.part
FROM records r JOIN articles a ON a.id = r.article LEFT JOIN procedure_records p ON p.record = r.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A tender in a table. ``dated`` is its own date, or its article's, as ``borrowed`` then says."""

    row: int
    id: str
    article: str
    title: str
    source: str
    kind: str
    stage: str
    project: str
    lot: str
    place: str
    place_name: str
    buyer: str
    suppliers: tuple[str, ...]
    budget: Money | None
    award: Money | None
    rate: str
    dated: str
    borrowed: bool
    flags: tuple[str, ...]
    procedure: str
    part: int

    @property
    def name(self) -> str:
        """What the tender is called: its project, else its article's title."""
        return self.project or self.title or "(no name stated)"

    @property
    def budget_text(self) -> str:
        """The budget as stated, empty without one."""
        return amount_text(self.budget)

    @property
    def award_text(self) -> str:
        """The award as stated, else its rate, empty without either."""
        return amount_text(self.award) or self.rate

    @property
    def year(self) -> str:
        """The year of its date, empty without one."""
        return self.dated[:4]


def select(connection: sqlite3.Connection, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    found = connection.execute(sql, values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def lines(connection: sqlite3.Connection, where: str, *values: Any) -> list[Line]:
    """The tenders that keep a condition of ours (the user's words are only ever ``values``), in the store's order."""
    return [_line(row) for row in select(connection, f"{_LINES} WHERE {where} ORDER BY r.row", *values)]


def lines_of(connection: sqlite3.Connection, rows: Iterable[int]) -> list[Line]:
    """The tenders of row numbers, in their order."""
    asked = [int(row) for row in rows]
    found: dict[int, Line] = {}
    for start in range(0, len(asked), _MANY):
        some = asked[start : start + _MANY]
        found |= {line.row: line for line in lines(connection, f"r.row IN ({', '.join('?' * len(some))})", *some)}
    return [found[row] for row in asked if row in found]


def counted_once(told: Iterable[Line]) -> list[Line]:
    """One tender of each part of a procedure: the one that states an award, else the first."""
    kept: dict[tuple[str, int], Line] = {}
    for line in told:
        key = (line.procedure or line.id, line.part)
        if key not in kept or (line.award and not kept[key].award):
            kept[key] = line
    return list(kept.values())


def _line(row: dict[str, Any]) -> Line:
    texts = ("title", "source", "stage", "project", "lot", "place", "place_name", "buyer", "kind", "procedure")
    return Line(
        row=row["row"],
        id=row["id"],
        article=row["article"],
        suppliers=tuple(json.loads(row["won_by"])),
        budget=restore_money(row, "budget", "budget_max", "budget_currency"),
        award=restore_money(row, "award", "award_max", "award_currency"),
        rate=row["award_rate"] or "",
        dated=row["announced"] or row["published"] or "",
        borrowed=row["announced"] is None,
        flags=tuple(json.loads(row["raised"])),
        part=row["part"] or 0,
        **{name: row[name] or "" for name in texts},
    )
