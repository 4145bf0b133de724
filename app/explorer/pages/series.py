"""One place or buyer and one subject over the years: budget, award and winner of each."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.explorer.asked import Asked, read_asked
from app.explorer.charts import Group, bars
from app.explorer.choice import choose
from app.explorer.columns import Columns
from app.explorer.rows import Line, lines_of

_MOST = 200  # tenders that one series reads
_SLIP = "unit_slip_suspected"


@dataclass(frozen=True, slots=True)
class Round:
    """What the articles tell of one tender of a year: lines with the same figures and winners are told once."""

    year: str
    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """The line that states the figures."""
        return self.lines[0]

    @property
    def suppliers(self) -> tuple[str, ...]:
        """Every winner that a line names."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.suppliers))

    @property
    def flags(self) -> tuple[str, ...]:
        """Every flag that a line bears."""
        return tuple(dict.fromkeys(flag for line in self.lines for flag in line.flags))

    @property
    def share(self) -> str:
        """The award as a share of the budget."""
        budget, award = self.first.budget, self.first.award
        if not budget or not award or not budget.amount or budget.currency != award.currency:
            return ""
        return f"{award.amount / budget.amount * 100:,.1f} %"


def series(connection: sqlite3.Connection, columns: Columns, values: Mapping[str, str]) -> dict[str, Any]:
    """The rounds of what is asked for, by year. Raises QueryError."""
    asked = read_asked(values)
    if not (asked.q or asked.place or asked.buyer or asked.supplier):
        return {"asked": asked, "rounds": [], "start": True}
    _, order = choose(connection, columns, asked)
    told = lines_of(connection, columns.row[order[:_MOST]])
    found = rounds(told)
    return {
        "asked": asked,
        "start": False,
        "rounds": found,
        "total": len(order),
        "cut": len(order) > _MOST,
        "chart": _chart(asked, found),
        "winners": _winners(found),
        "named": _named(connection, told) if len(told) <= 200 else [],
    }


def rounds(told: list[Line]) -> list[Round]:
    """Lines by year and figures. A line without award joins the one of its year and budget that has one."""
    groups: defaultdict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for line in sorted(told, key=lambda line: (line.year or "9999", line.dated, line.row)):
        groups[(line.year, line.budget, line.award)].append(line)
    fuller: defaultdict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for key in groups:
        if key[2] is not None:
            fuller[key[:2]].append(key)
    for key, held in list(groups.items()):
        whole = fuller[key[:2]]
        if key[2] is None and key[1] is not None and len(whole) == 1:
            groups[whole[0]] += held
            del groups[key]
    return [Round(year, tuple(held)) for (year, _, _), held in groups.items()]


def _chart(asked: Asked, found: list[Round]) -> Any:
    """Budget and award of each round; a suspected slip does not set the scale."""
    groups, sound = [], []
    for each in found:
        money = (each.first.budget, each.first.award)
        if not any(money):
            continue
        values = tuple(float(one.amount) if one else None for one in money)
        said = (f"budget {each.first.budget_text}", f"award {each.first.award_text}")
        groups.append(Group(each.year or "?", values, said))
        sound += [value for value in values if value and _SLIP not in each.flags] or [values[0] or 0.0]
    return bars("Budget and award by year", ("budget", "award"), groups, max(sound, default=0) or None)


def _winners(found: list[Round]) -> list[tuple[str, int, list[str]]]:
    """Winners with their number of rounds and the years."""
    years: defaultdict[str, list[str]] = defaultdict(list)
    for each in found:
        for name in each.suppliers:
            years[name].append(each.year or "?")
    return sorted(((name, len(held), held) for name, held in years.items()), key=lambda item: (-item[1], item[0]))


_NAMED = "SELECT DISTINCT coalesce(value, text) FROM mentions WHERE label = 'COMPANY' AND article IN ({})"


def _named(connection: sqlite3.Connection, told: list[Line]) -> list[str]:
    """Companies that the same articles name, winners or not."""
    articles = list(dict.fromkeys(line.article for line in told))
    if not articles:
        return []
    winners = {name for line in told for name in line.suppliers}
    found = connection.execute(_NAMED.format(", ".join("?" * len(articles))), articles)
    return sorted(name for (name,) in found if name not in winners)
