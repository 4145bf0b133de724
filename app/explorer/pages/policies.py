"""Policies: the list, and one with its dated requirements and the articles that cite it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.explorer.columns import Columns, once
from app.explorer.missing import Missing
from app.explorer.rows import Line, lines_of, select

_LIST = """
SELECT p.*, count(DISTINCT c.article) AS articles, count(DISTINCT d.rowid) AS deadlines
FROM policies p JOIN citations c ON c.policy = p.id LEFT JOIN deadlines d ON d.citation = c.id
GROUP BY p.id ORDER BY articles DESC, p.date DESC, p.title LIMIT 500
"""
_CITING = """
SELECT DISTINCT a.id, a.title, a.published, a.kind, a.source
FROM citations c JOIN articles a ON a.id = c.article WHERE c.policy = ? ORDER BY a.published DESC LIMIT 200
"""
_DUE = """
SELECT d.requirement, d.due, e.quote, e.start, c.article
FROM citations c JOIN deadlines d ON d.citation = c.id
LEFT JOIN evidence e ON e.citation = c.id AND e.field = 'deadlines.' || d.position || '.due' AND e.position = 0
WHERE c.policy = ? ORDER BY d.due, d.position
"""
_ROWS = "SELECT DISTINCT a.row FROM citations c JOIN articles a ON a.id = c.article WHERE c.policy = ?"
_SHOWN = 200  # tenders shown, the latest, and articles; the page says when there are more


def policies(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """Every policy that articles cite, the most cited first."""
    return {"policies": once(columns, "policies", lambda: select(connection, _LIST))}


def policy(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """One policy. Raises Missing."""
    found = select(connection, "SELECT * FROM policies WHERE id = ?", values["id"])
    if not found:
        raise Missing("no policy of this name is in the store")
    told, count, cited = _told(connection, columns, values["id"])
    before, after, undated = _sides(told, found[0]["date"] or "")
    return {
        "policy": found[0],
        "due": select(connection, _DUE, values["id"]),
        "citing": select(connection, _CITING, values["id"]),
        "cited": cited,
        "tenders": count,
        "shown": _SHOWN,
        "before": before,
        "after": after,
        "undated": undated,
        "same": _same_number(connection, found[0]),
    }


def _told(connection: sqlite3.Connection, columns: Columns, policy: str) -> tuple[list[Line], int, int]:
    """The latest tenders in the articles that cite a policy, how many there are in all, and how many articles."""
    import numpy as np

    cited = [row for (row,) in connection.execute(_ROWS, [policy])]
    places = np.flatnonzero(np.isin(columns.article, cited))
    latest = places[np.argsort(-columns.first[places], kind="stable")][:_SHOWN]
    return lines_of(connection, columns.row[np.sort(latest)]), len(places), len(cited)


def _sides(told: list[Line], date: str) -> tuple[list[Line], list[Line], list[Line]]:
    """Tenders before and after a policy's date; those that cannot be told, as when either has no date."""
    before = [line for line in told if date and line.dated and line.dated[: len(date)] < date[: len(line.dated)]]
    after = [line for line in told if date and line.dated and line.dated[: len(date)] > date[: len(line.dated)]]
    sided = {line.id for line in (*before, *after)}
    return before, after, [line for line in told if line.id not in sided]


def _same_number(connection: sqlite3.Connection, policy: dict[str, Any]) -> list[dict[str, Any]]:
    """Other policies under the same number or title: an article may cite one by its number alone."""
    sql = "SELECT id, title, number FROM policies WHERE id <> ? AND (number = ? OR title = ?) LIMIT 20"
    return select(connection, sql, policy["id"], policy["number"], policy["title"])
