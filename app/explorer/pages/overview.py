"""The store at a glance: tenders and money by month and province, and how good the data are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.explorer.charts import Group, bars
from app.explorer.columns import Columns, count_labels, count_names, once
from app.explorer.provinces import province_map
from app.explorer.rows import select
from app.explorer.words import WORDS
from app.tables import amount_text
from extractors.mention import Money

if TYPE_CHECKING:
    from app.explorer.columns import Mask

_REJECTED = 50  # inputs listed
_MONTHS = 36


def overview(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """Counts over the whole store."""
    import numpy as np

    every = np.arange(len(columns))
    places, _ = once(columns, "provinces", lambda: count_labels(columns.areas[2], every))
    flags, _ = once(columns, "flags", lambda: count_names(columns, "flag", every))
    months = once(columns, "months", lambda: _months(columns))
    return {
        "counts": {name: _count(connection, name) for name in ("articles", "policies", "companies", "rejected")},
        "total": len(columns),
        "months": months,
        "month_chart": bars("Tenders by month", ("tenders",), _month_groups(months)),
        "map": province_map("Tenders by province", places),
        "money": once(columns, "money", lambda: _money(columns)),
        "stated": [(name.replace("_", " "), count, _share(count, columns)) for name, count in columns.stated.items()],
        "flags": [(name, WORDS.get(name, name), count) for name, count in flags.items()],
        "rejected": select(connection, f"SELECT * FROM rejected ORDER BY input LIMIT {_REJECTED}"),
    }


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _share(count: int, columns: Columns) -> str:
    return f"{count / len(columns) * 100:.0f} %" if len(columns) else ""


def _months(columns: Columns) -> list[tuple[str, int]]:
    """The latest months that any tender states, with their tenders."""
    import numpy as np

    counts = np.bincount(columns.month[columns.month > 0], minlength=1)
    months = np.flatnonzero(counts)[-_MONTHS:]
    return [(f"{month // 100}-{month % 100:02}", int(counts[month])) for month in months]


def _month_groups(months: list[tuple[str, int]]) -> list[Group]:
    return [Group(month, (float(count),), (f"{count:,} tenders",)) for month, count in months]


def _money(columns: Columns) -> list[dict[str, Any]]:
    """Awards in yuan by year: how many state one, their sum, and how much of it is suspected to be a slip."""
    import numpy as np

    yuan = _has_currency(columns, "CNY") & ~np.isnan(columns.award)
    years, awards = columns.year[yuan], columns.award[yuan]
    slips = np.where(_flagged(columns, "unit_slip_suspected")[yuan], awards, 0)
    counts, sums, suspected = (np.bincount(years, weights, 1) for weights in (None, awards, slips))
    return [
        {"year": year or "no date", "count": int(count), "sum": _text(summed), "slips": _text(slipped)}
        for year, (count, summed, slipped) in enumerate(zip(counts, sums, suspected, strict=True))
        if count
    ]


def _text(amount: float) -> str:
    from decimal import Decimal

    return amount_text(Money(Decimal(round(amount)), "CNY")) if amount else ""


def _has_currency(columns: Columns, currency: str) -> Mask:
    import numpy as np

    if currency not in columns.currency.names:
        return np.zeros(len(columns), bool)
    return np.equal(columns.currency.of, columns.currency.names.index(currency))


def _flagged(columns: Columns, flag: str) -> Mask:
    import numpy as np

    pairs, mask = columns.pairs["flag"], np.zeros(len(columns), bool)
    if flag in pairs.names:
        mask[pairs.record[pairs.label == pairs.names.index(flag)]] = True
    return mask
