"""The store at a glance: tenders and money by month and province, and how good the data are."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.explorer.charts import Group, bars
from app.explorer.columns import Columns, count_names
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

    every = np.ones(len(columns), bool)
    places = count_names(columns, "place", every) if len(columns.labels["place"].names) <= 60 else _provinces(columns)
    months = _months(columns)
    return {
        "counts": {name: _count(connection, name) for name in ("articles", "policies", "companies", "rejected")},
        "total": len(columns),
        "months": months,
        "month_chart": bars("Tenders by month", ("tenders",), _month_groups(months)),
        "map": province_map("Tenders by province", places),
        "money": _money(columns),
        "stated": [(name.replace("_", " "), count, _share(count, columns)) for name, count in columns.stated.items()],
        "flags": [(name, WORDS.get(name, name), count) for name, count in count_names(columns, "flag", every).items()],
        "rejected": select(connection, f"SELECT * FROM rejected ORDER BY input LIMIT {_REJECTED}"),
    }


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _share(count: int, columns: Columns) -> str:
    return f"{count / len(columns) * 100:.0f} %" if len(columns) else ""


def _provinces(columns: Columns) -> dict[str, int]:
    import numpy as np

    labels = columns.labels["place"]
    counts = np.bincount(labels.of[labels.of >= 0], minlength=len(labels.names))
    found: Counter[str] = Counter()
    for name, count in zip(labels.names, counts, strict=True):
        found[name[:2]] += int(count)
    return dict(found)


def _months(columns: Columns) -> list[tuple[str, int]]:
    """The latest months that any tender states, with their tenders."""
    import numpy as np

    months, counts = np.unique(columns.month[columns.month > 0], return_counts=True)
    named = [(f"{month // 100}-{month % 100:02}", int(count)) for month, count in zip(months, counts, strict=True)]
    return named[-_MONTHS:]


def _month_groups(months: list[tuple[str, int]]) -> list[Group]:
    return [Group(month, (float(count),), (f"{count:,} tenders",)) for month, count in months]


def _money(columns: Columns) -> list[dict[str, Any]]:
    """Awards in yuan by year: how many state one, their sum, and how much of it is suspected to be a slip."""
    yuan = _has_currency(columns, "CNY") & (columns.award == columns.award)
    suspected = _flagged(columns, "unit_slip_suspected")
    found = []
    for year in sorted(set(columns.year[yuan].tolist())):
        chosen = yuan & (columns.year == year)
        slips = float(columns.award[chosen & suspected].sum())
        sum_text = _text(float(columns.award[chosen].sum()))
        found.append({"year": year or "no date", "count": int(chosen.sum()), "sum": sum_text, "slips": _text(slips)})
    return found


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
