"""Which tenders a question chooses, in which order."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from app.explorer.asked import Asked
from app.explorer.columns import Columns
from app.explorer.dates import first_day, last_day
from tenders.query import QueryError, area_prefixes
from tenders.search_text import match_expressions

if TYPE_CHECKING:
    from app.explorer.columns import Floats, Ints, Mask

_RANKED = 2_000  # matches up to which relevance is worked out; a word that more tenders hold says little
_KEPT, _KEPT_ROWS, _KEPT_SIGNS = 128, 50_000, 200  # words whose places are kept in memory: 100 MB at the very most
_EXACT = ("buyer", "stage", "method", "kind", "source")
_SEVERAL = 12
# Row numbers as one text: SQLite gathers them without a step of ours for each.
_OWN = "SELECT group_concat(rowid) FROM record_index WHERE record_index MATCH ?"
_WHOLE = "SELECT group_concat(rowid) FROM article_index WHERE article_index MATCH ?"
_SCORE = "SELECT rowid, bm25(record_index, 2.0, 1.0, 2.0) FROM record_index WHERE record_index MATCH ?"


def choose(connection: sqlite3.Connection, columns: Columns, asked: Asked) -> tuple[Mask, Ints]:
    """A mask of the tenders that keep every condition, and their places as ordered. Raises QueryError."""
    import numpy as np

    mask = _filtered(columns, asked)
    scores = np.zeros(len(columns))
    if asked.q:
        words, scores = _matching(connection, columns, asked.q)
        mask &= words
    return mask, _ordered(columns, mask, scores, asked.order())


def _filtered(columns: Columns, asked: Asked) -> Mask:
    import numpy as np

    mask = np.ones(len(columns), bool)
    for name in _EXACT:
        if wanted := getattr(asked, name):
            mask &= _has(columns, name, wanted)
    for name in ("supplier", "flag"):
        if wanted := getattr(asked, name):
            mask &= _has_pair(columns, name, wanted)
    if asked.place:
        mask &= in_place(columns, asked.place)
    if asked.year:
        mask &= columns.year == (int(asked.year) if asked.year.isascii() and asked.year.isdigit() else -1)
    return mask & _between(columns, asked)


def _between(columns: Columns, asked: Asked) -> Mask:
    """Awards and dates within their bounds; without a bound also those that state none."""
    import numpy as np

    mask = np.ones(len(columns), bool)
    if asked.min:
        mask &= columns.award >= float(asked.min)
    if asked.max:
        mask &= columns.award <= float(asked.max)
    if asked.since:
        mask &= columns.last >= first_day(asked.since)
    if asked.until:
        mask &= (columns.first <= last_day(asked.until)) & (columns.first > 0)
    return mask


def _has(columns: Columns, name: str, wanted: str) -> Mask:
    import numpy as np

    labels = columns.labels[name]
    if wanted not in labels.names:
        return np.zeros(len(columns), bool)
    return np.equal(labels.of, labels.names.index(wanted))


def _has_pair(columns: Columns, name: str, wanted: str) -> Mask:
    import numpy as np

    pairs, mask = columns.pairs[name], np.zeros(len(columns), bool)
    if wanted in pairs.names:
        mask[pairs.record[pairs.label == pairs.names.index(wanted)]] = True
    return mask


def in_place(columns: Columns, place: str) -> Mask:
    """Tenders in a place, given as a code, its first digits or a name, and in the places within it."""
    import numpy as np

    starts = area_prefixes(place)
    labels = columns.labels["place"]
    if "" in starts:
        inside = [name.isdigit() or name == "CN" for name in labels.names]
    else:
        inside = [name.startswith(starts) for name in labels.names]
    return np.array([*inside, False])[labels.of]  # the last for -1, no place


def _matching(connection: sqlite3.Connection, columns: Columns, text: str) -> tuple[Mask, Floats]:
    """Tenders that hold every word themselves or in their article, and how well (the less the better)."""
    import numpy as np

    expressions = match_expressions(text.encode("utf-8", "replace").decode())
    if not expressions:
        raise QueryError(f"no word to search for in {text[:40]!r}")
    whole = " AND ".join(expressions)
    every = [_met(connection, columns, each) for each in (expressions if len(expressions) <= _SEVERAL else [whole])]
    mask, own = (np.logical_and.reduce([_at(columns, met[which]) for met in every]) for which in (1, 0))
    return mask, _scores(connection, columns, own, whole)


def _met(connection: sqlite3.Connection, columns: Columns, expression: str) -> tuple[Ints, Ints]:
    """Places of the tenders whose own fields hold a word, and of those that hold it there or in their article.

    Those of words asked lately are kept as long as the store is the same.
    """
    known = columns.met.get(expression)
    if known is None:
        known = _read_met(connection, columns, expression)
        if len(known[1]) <= _KEPT_ROWS and len(expression) <= _KEPT_SIGNS:
            if len(columns.met) >= _KEPT:
                columns.met.clear()
            columns.met[expression] = known
    return known


def _read_met(connection: sqlite3.Connection, columns: Columns, expression: str) -> tuple[Ints, Ints]:
    import numpy as np

    own = _are_in(columns.row, _read_rows(connection, _OWN, expression))
    around = _are_in(columns.article, _read_rows(connection, _WHOLE, expression))
    return np.flatnonzero(own), np.flatnonzero(own | around)


def _read_rows(connection: sqlite3.Connection, sql: str, expression: str) -> Ints:
    import numpy as np

    (found,) = connection.execute(sql, [expression]).fetchone()
    return np.fromstring(found, np.int64, sep=",") if found else np.zeros(0, np.int64)


def _are_in(rows: Ints, found: Ints) -> Mask:
    import numpy as np

    if not len(found) or not len(rows):
        return np.zeros(len(rows), bool)
    held = np.zeros(max(int(rows.max()), int(found.max())) + 1, bool)
    held[found] = True
    return held[rows]


def _at(columns: Columns, places: Ints) -> Mask:
    import numpy as np

    mask = np.zeros(len(columns), bool)
    mask[places] = True
    return mask


def _scores(connection: sqlite3.Connection, columns: Columns, own: Mask, expression: str) -> Floats:
    """Relevance of the tenders whose own fields hold all words; the others come after them, equal among themselves."""
    import numpy as np

    scores = np.where(own, 0.0, 1.0)
    if 0 < np.count_nonzero(own) <= _RANKED and (scored := connection.execute(_SCORE, [expression]).fetchall()):
        rows, found = map(np.array, zip(*scored, strict=True))
        shown = np.isin(rows, columns.row)  # not the copies of a text
        scores[np.searchsorted(columns.row, rows[shown])] = found[shown].round(2)
    return scores


def _ordered(columns: Columns, mask: Mask, scores: Floats, order: str) -> Ints:
    """Places of the masked tenders in order."""
    import numpy as np

    if order != "relevance":
        every = columns.orders[order]
        return every if mask.all() else every[mask[every]]
    chosen = np.flatnonzero(mask)
    return chosen[np.lexsort((-columns.first[chosen], scores[chosen]))]
