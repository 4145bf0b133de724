"""A store's tenders as columns in memory: what filters, facets, sorting and counting need, and no text.

A text that several articles hold is in them once.

A few hundred thousand tenders take some tens of megabytes and a filter a few milliseconds; SQLite would have to read
every row for every facet. Record ``n`` is place ``n`` of every column. Amounts are floats for comparing and drawing
only: what is shown comes from the store's exact text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from app.explorer.dates import first_day, last_day, month_of, year_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

T = TypeVar("T")
_RECORDS = """
SELECT r.row, r.id, a.row, r.stage, r.method, r.place, r.buyer, a.kind, a.source,
       coalesce(r.announced, a.published), r.budget_number, r.award_number, r.award_currency
FROM records r JOIN articles a ON a.id = r.article
WHERE a.id NOT IN (SELECT article FROM duplicates) ORDER BY r.row
"""
_ONCE = "SELECT id FROM records WHERE article NOT IN (SELECT article FROM duplicates)"
_FIELDS = (
    "project", "number", "place", "buyer", "agency", "budget", "award", "announced", "opened", "period_duration",
    "method",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """One name a record: ``names[of[n]]``; -1 where the record states none."""

    names: tuple[str, ...]
    of: Ints


@dataclass(frozen=True, slots=True)
class Pairs:
    """Several names a record: pair ``k`` says that record ``record[k]`` has ``names[label[k]]``."""

    names: tuple[str, ...]
    record: Ints
    label: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """All tenders of a store, and counts over them that no filter changes."""

    row: Ints
    article: Ints
    labels: dict[str, Labels]
    areas: dict[int, Labels]  # places cut to two and four digits, and whole
    pairs: dict[str, Pairs]
    first: Ints  # first and last day of the date as yyyymmdd; 0 without one
    last: Ints
    year: Ints
    month: Ints  # yyyymm, 0 where no month is known
    budget: Floats
    award: Floats
    currency: Labels
    stated: dict[str, int]  # records that state a field
    orders: dict[str, Ints]  # every record in each order that can be asked for
    met: dict[str, tuple[Ints, Ints]]  # what the full text gave for words asked before: own fields, all
    whole: dict[str, Any]  # what is counted over all tenders, once it was asked for

    def __len__(self) -> int:
        return len(self.row)


def load_columns(connection: sqlite3.Connection) -> Columns:
    """Read the columns of a store, all as of one moment; about a second for 100,000 tenders."""
    connection.execute("BEGIN")
    try:
        return _read_columns(connection)
    finally:
        connection.rollback()


def _read_columns(connection: sqlite3.Connection) -> Columns:
    import numpy as np

    records = connection.execute(_RECORDS).fetchall()
    rows, ids, articles, stage, method, place, buyer, kind, source, dated, budget, award, currency = (
        zip(*records, strict=True) if records else [()] * 13
    )
    named = {"stage": stage, "method": method, "place": place, "buyer": buyer, "kind": kind}
    named["source"] = tuple(map(_site, source))
    first, last, year, month = _dates(dated)
    amounts = {"budget": np.array(budget, np.float64), "award": np.array(award, np.float64)}
    at = {name: index for index, name in enumerate(ids)}
    return Columns(
        np.array(rows, np.int64),
        np.array(articles, np.int64),
        {name: _labels(values) for name, values in named.items()},
        {digits: _labels(tuple(_area(code, digits) for code in place)) for digits in (2, 4, 6)},
        {name: _pairs(connection.execute(sql), at) for name, sql in _SEVERAL.items()},
        first,
        last,
        year,
        month,
        **amounts,
        currency=_labels(currency),
        stated=_stated(connection),
        met={},
        whole={},
        orders=_orders({**amounts, "date": np.where(first == 0, np.nan, first)}, first),
    )


def _area(code: str | None, digits: int) -> str | None:
    """The province, prefecture or county in which a place lies; a country stays itself."""
    return code[:digits].ljust(6, "0") if code and code.isdigit() else code


def _orders(values: dict[str, Floats], first: Ints) -> dict[str, Ints]:
    """Each column upwards and downwards; what states nothing comes last, equals with the latest date first."""
    import numpy as np

    rising = {name: np.lexsort((-first, column)) for name, column in values.items()}
    falling = {f"-{name}": np.lexsort((-first, -column)) for name, column in values.items()}
    return rising | falling


def _dates(dated: tuple[str | None, ...]) -> tuple[Ints, Ints, Ints, Ints]:
    """First day, last day, year and month of dates."""
    import numpy as np

    first, last, year, month = (
        np.array([read(text) for text in dated], np.int64) for read in (first_day, last_day, year_of, month_of)
    )
    return first, last, year, month


_SEVERAL = {
    "supplier": "SELECT record, name FROM suppliers",
    "flag": "SELECT record, flag FROM flags UNION ALL SELECT record, remark FROM remarks",
}


def _labels(values: tuple[str | None, ...]) -> Labels:
    import numpy as np
    import pandas as pd

    codes, names = pd.factorize(np.array(values, dtype=object))
    return Labels(tuple(map(str, names)), codes.astype(np.int64))


def _pairs(found: sqlite3.Cursor, at: dict[str, int]) -> Pairs:
    import numpy as np

    pairs = [(at[record], name) for record, name in found if record in at]
    labels = _labels(tuple(name for _, name in pairs))
    return Pairs(labels.names, np.array([record for record, _ in pairs], np.int64), labels.of)


def _site(source: str | None) -> str | None:
    """A source as a facet: the site of an address, else as given."""
    return (urlsplit(source).hostname or source) if source and "://" in source else source


def _stated(connection: sqlite3.Connection) -> dict[str, int]:
    counted = ", ".join(f"count({name})" for name in _FIELDS)
    counts = connection.execute(f"SELECT {counted} FROM records WHERE id IN ({_ONCE})").fetchone()
    (winners,) = connection.execute(
        f"SELECT count(DISTINCT record) FROM suppliers WHERE record IN ({_ONCE})"
    ).fetchone()
    return {**dict(zip(_FIELDS, counts, strict=True)), "suppliers": winners}


def once(columns: Columns, name: str, count: Callable[[], T]) -> T:
    """What ``count`` gives over all tenders, counted when first asked for and kept as long as the store is the same."""
    if name not in columns.whole:
        columns.whole[name] = count()
    found: T = columns.whole[name]
    return found


def count_names(columns: Columns, name: str, places: Ints) -> tuple[dict[str, int], int]:
    """How many of the records at some places have each name of a column, and how many names there are among them.

    The most frequent names come first; beyond sixty they are only counted. Records without a name are left out.
    """
    import numpy as np

    if name not in columns.pairs:
        return count_labels(columns.labels[name], places)
    pairs, mask = columns.pairs[name], np.zeros(len(columns), bool)
    mask[places] = True
    return _counted(pairs.label[mask[pairs.record]], pairs.names)


def count_labels(labels: Labels, places: Ints) -> tuple[dict[str, int], int]:
    """The same for one column of names."""
    return _counted(labels.of[places], labels.names)


def _counted(chosen: Ints, names: tuple[str, ...]) -> tuple[dict[str, int], int]:
    import numpy as np

    counts = np.bincount(chosen + 1, minlength=1)[1:]  # -1 is no name
    met = np.flatnonzero(counts)
    largest = met[_largest(counts[met])]
    return dict(zip((names[at] for at in largest), counts[largest].tolist(), strict=True)), len(met)


def _largest(counts: Ints, most: int = 60) -> Ints:
    """Places of the largest counts, the largest first, of equal ones the first."""
    import numpy as np

    if len(counts) > most:
        least = np.partition(counts, -most)[-most]
        above = np.flatnonzero(counts >= least)
    else:
        above = np.arange(len(counts))
    return above[np.argsort(-counts[above], kind="stable")][:most]
