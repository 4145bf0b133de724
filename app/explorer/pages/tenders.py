"""The table of tenders, with its facets."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping
from typing import Any

from app.explorer.asked import PAGE, SORTS, Asked, read_asked
from app.explorer.choice import choose
from app.explorer.columns import Columns
from app.explorer.facets import facets
from app.explorer.rows import Line, lines_of
from app.explorer.words import WORDS
from tenders.snippets import Piece, passage, patterns_of

_MOST = 10_000  # tenders in a file that is taken away from here; ``tenderlens export`` writes all
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CSV = (
    "id", "stage", "project", "lot", "place", "place_name", "buyer", "suppliers", "budget", "budget_currency", "award",
    "award_currency", "award_rate", "date", "flags", "article", "source",
)  # fmt: skip


def tenders(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """A page of the tenders that are asked for. Raises QueryError."""
    asked = read_asked(values)
    mask, order = choose(connection, columns, asked)
    pages = max(1, -(-len(order) // PAGE))
    page = min(asked.page, pages)
    shown = lines_of(connection, columns.row[order[(page - 1) * PAGE : page * PAGE]])
    return {
        "asked": asked,
        "facets": facets(columns, mask, asked),
        "lines": shown,
        "passages": _passages(connection, shown, asked.q) if asked.q else {},
        "total": len(order),
        "page": page,
        "pages": pages,
        "sorts": SORTS,
        "conditions": _conditions(asked),
    }


def tenders_csv(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> bytes:
    """The same tenders as a table for spreadsheets: byte order mark, codes as text, amounts as numbers."""
    _, order = choose(connection, columns, read_asked(values))
    out = io.StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    rows.writerow(_CSV)
    rows.writerows(map(_csv_row, lines_of(connection, columns.row[order[:_MOST]])))
    return out.getvalue().encode("utf-8-sig")


def _csv_row(line: Line) -> list[Any]:
    budget, award = line.budget, line.award
    cells = [
        line.id, line.stage, line.project, line.lot, line.place, line.place_name, line.buyer, "；".join(line.suppliers),
        budget and budget.amount, budget and budget.currency, award and award.amount, award and award.currency,
        line.rate, line.dated, "；".join(line.flags), line.article, line.source,
    ]  # fmt: skip
    return ["'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell or None for cell in cells]


def _passages(connection: sqlite3.Connection, shown: list[Line], text: str) -> dict[str, tuple[Piece, ...]]:
    """The passage that answers, by article."""
    names = list({line.article for line in shown})
    sql = f"SELECT id, text FROM articles WHERE id IN ({', '.join('?' * len(names))})"
    patterns = patterns_of(text)
    return {name: passage(body, patterns) for name, body in connection.execute(sql, names)}


def _conditions(asked: Asked) -> list[tuple[str, str, str]]:
    """Every condition in force: its name, its value, and the address without it."""
    names = [name for name in Asked.__dataclass_fields__ if name not in ("page", "sort")]
    stated = [(name, getattr(asked, name)) for name in names if getattr(asked, name)]
    return [(name, WORDS.get(value, value), asked.url(**{name: ""})) for name, value in stated]
