"""A company's or a buyer's page: its names, its tenders, its totals by year, who stands on the other side."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.explorer.charts import Group, bars
from app.explorer.columns import Columns
from app.explorer.missing import Missing
from app.explorer.provinces import province_map
from app.explorer.rows import Line, counted_once, lines_of, select
from app.tables import amount_text
from extractors.mention import Money

if TYPE_CHECKING:
    from app.explorer.columns import Ints

_MOST = 500  # tenders read for a page, the latest; the page says when there are more
_LISTED = 100
_OTHERS = 20


@dataclass(frozen=True, slots=True)
class Sum:
    """Tenders of one year or one counterparty, and the sum of the awards stated in one currency."""

    name: str
    currency: str
    count: int
    amount: Decimal
    share: str = ""

    @property
    def text(self) -> str:
        """The sum as shown; empty where no award is stated."""
        return amount_text(Money(self.amount, self.currency)) if self.currency else ""


def company(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """The page of a company under any of its names. Raises Missing."""
    name = values.get("name", "")
    head, parent = _group(connection, name)
    names = [each["name"] for each in select(connection, _OTHER_NAMES, head)] or [name]
    told = lines_of(connection, _latest(columns, won_by(columns, names)))
    named = _named_in(connection, "COMPANY", name)
    if not told and not named:
        raise Missing(f"no company called {name[:80]!r} is in the store")
    once = counted_once(told)
    others = _sums((line.buyer, line) for line in once if line.buyer)
    return {
        "name": head,
        "names": names,
        "parent": parent,
        "daughters": [each["name"] for each in select(connection, "SELECT name FROM companies WHERE parent = ?", head)],
        "others": [_with_share(connection, each) for each in others[:_OTHERS]],
        **_common(told, once, named, f"Awards to {head} by year"),
    }


def buyer(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """The page of a buyer. Raises Missing."""
    name = values.get("name", "")
    told = lines_of(connection, _latest(columns, bought_by(columns, name)))
    named = _named_in(connection, "PUBLIC_BODY", name)
    if not told and not named:
        raise Missing(f"no buyer called {name[:80]!r} is in the store")
    once = counted_once(told)
    others = _sums((supplier, line) for line in once for supplier in line.suppliers)
    spent = _by_currency(once)
    return {
        "name": name,
        "names": [name],
        "others": [_shared(each, spent.get(each.currency)) for each in others[:_OTHERS]],
        **_common(told, once, named, f"Awards by {name} by year"),
    }


def won_by(columns: Columns, names: Iterable[str]) -> Ints:
    """Places of the tenders that a company won under any of its names."""
    import numpy as np

    pairs = columns.pairs["supplier"]
    wanted = [pairs.names.index(name) for name in names if name in pairs.names]
    return np.unique(pairs.record[np.isin(pairs.label, wanted)])


def bought_by(columns: Columns, name: str) -> Ints:
    """Places of a buyer's tenders."""
    import numpy as np

    labels = columns.labels["buyer"]
    return np.flatnonzero(labels.of == labels.names.index(name)) if name in labels.names else np.zeros(0, np.int64)


def _latest(columns: Columns, places: Ints) -> Ints:
    """Row numbers of the latest tenders of some places, as many as a page reads."""
    return columns.row[places[(-columns.first[places]).argsort(kind="stable")]][:_MOST]


_OTHER_NAMES = "SELECT name FROM company_names WHERE company = ? ORDER BY name"


def _group(connection: sqlite3.Connection, name: str) -> tuple[str, str | None]:
    sql = "SELECT c.name, c.parent FROM company_names n JOIN companies c ON c.name = n.company WHERE n.name = ?"
    found = select(connection, sql, name)
    return (found[0]["name"], found[0]["parent"]) if found else (name, None)


# Only the articles that are listed are read; which they are the indexes know.
_NAMED = """
SELECT id, title, published FROM articles WHERE row IN (
    SELECT DISTINCT a.row FROM mentions m JOIN articles a ON a.id = m.article
    WHERE m.label = ? AND m.value = ? ORDER BY a.row LIMIT 100
) ORDER BY row
"""


def _named_in(connection: sqlite3.Connection, label: str, name: str) -> list[dict[str, Any]]:
    """Articles that name a party, whether it bought or won there or not."""
    return select(connection, _NAMED, label, name)


def _common(told: list[Line], once: list[Line], named: list[dict[str, Any]], title: str) -> dict[str, Any]:
    years = sorted(_sums((line.year or "no date", line) for line in once), key=lambda each: each.name)
    return {
        "lines": sorted(told, key=lambda line: line.dated, reverse=True)[:_LISTED],
        "count": len(once),
        "told": len(told),
        "cut": len(told) == _MOST,
        "named": named,
        "years": years,
        "chart": bars(title, ("awards (CNY)",), _groups(years), _scale(once)),
        "map": province_map("Tenders by province", Counter(line.place for line in once if line.place), ""),
        "places": Counter(line.place_name for line in once if line.place_name).most_common(20),
    }


def _groups(years: Iterable[Sum]) -> list[Group]:
    return [Group(each.name, (float(each.amount),), (each.text,)) for each in years if each.currency == "CNY"]


def _scale(once: list[Line]) -> float | None:
    """What the largest year comes to without suspected slips; None when that is nothing."""
    sound: Counter[str] = Counter()
    for line in once:
        if line.award and line.award.currency == "CNY" and "unit_slip_suspected" not in line.flags:
            sound[line.year] += float(line.award.amount)  # type: ignore[assignment]
    return float(max(sound.values(), default=0)) or None


def _sums(pairs: Iterable[tuple[str, Line]]) -> list[Sum]:
    """Count and sum by name and currency, the largest sum first; a name without any award is counted alone."""
    counts: Counter[tuple[str, str]] = Counter()
    amounts: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for name, line in pairs:
        key = (name, line.award.currency if line.award else "")
        counts[key] += 1
        amounts[key] += line.award.amount if line.award else 0
    found = [Sum(*key, count, amounts[key]) for key, count in counts.items()]
    return sorted(found, key=lambda each: (-each.amount, -each.count, each.name))


def _by_currency(once: Iterable[Line]) -> dict[str, Decimal]:
    spent: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in once:
        if line.award:
            spent[line.award.currency] += line.award.amount
    return dict(spent)


_SPENT = """
SELECT coalesce(p.procedure, r.id), coalesce(p.part, 0), r.award
FROM records r LEFT JOIN procedure_records p ON p.record = r.id
WHERE r.buyer = ? AND r.award_currency = ? ORDER BY r.row DESC
"""


def _with_share(connection: sqlite3.Connection, won: Sum) -> Sum:
    """What a company won of a buyer, as a share of all that the buyer's tenders state."""
    awards = {(row[0], row[1]): Decimal(row[2]) for row in connection.execute(_SPENT, [won.name, won.currency])}
    return _shared(won, sum(awards.values(), Decimal(0)))


def _shared(part: Sum, whole: Decimal | None) -> Sum:
    share = f"{part.amount / whole * 100:,.1f} %" if whole and part.currency else ""
    return Sum(part.name, part.currency, part.count, part.amount, share)
