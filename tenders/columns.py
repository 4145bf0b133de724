"""The table of tenders: one row a record, the same columns in every table that is written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from extractors.mention import Money
from extractors.place import place_name
from tenders.amounts import plain_amount
from tenders.record import Fact, TenderRecord

Kind = Literal["text", "amount", "texts"]

# "amount": decimals in the currency's main unit; "texts": several texts in one cell. A range's upper end is in *_max.
COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("article", "text"),
    ("stage", "text"),
    ("project", "text"),
    ("number", "text"),
    ("lot", "text"),
    ("place", "text"),
    ("place_name", "text"),
    ("buyer", "text"),
    ("agency", "text"),
    ("suppliers", "texts"),
    ("budget", "amount"),
    ("budget_max", "amount"),
    ("budget_currency", "text"),
    ("award", "amount"),
    ("award_max", "amount"),
    ("award_currency", "text"),
    ("award_rate", "text"),
    ("announced", "text"),
    ("opened", "text"),
    ("period_start", "text"),
    ("period_end", "text"),
    ("period_duration", "text"),
    ("method", "text"),
    ("flags", "texts"),
)
_SAME = ("stage", "project", "number", "lot", "place", "buyer", "agency", "award_rate", "announced", "opened", "method")


def table_row(record: TenderRecord) -> dict[str, Any]:
    """A record's cell of every column: text, Decimal or list of texts; None for what is not stated."""
    cells: dict[str, Any] = {name: _value(getattr(record, name)) for name in _SAME}
    cells["article"] = record.article
    cells["place_name"] = place_name(cells["place"]) if cells["place"] else None
    for name in ("suppliers", "flags"):
        cells[name] = [fact.value for fact in getattr(record, name)]
    for name in ("start", "end", "duration"):
        cells[f"period_{name}"] = _value(getattr(record.period, name))
    for name in ("budget", "award"):
        cells |= _money(name, _value(getattr(record, name)))
    return {name: cells[name] for name, _ in COLUMNS}


def _value(fact: Fact[Any] | None) -> Any:
    return fact.value if fact else None


def _money(name: str, money: Money | None) -> dict[str, Any]:
    amount, maximum = (_plain(money.amount), money.maximum) if money else (None, None)
    return {
        name: amount,
        f"{name}_max": None if maximum is None else _plain(maximum),
        f"{name}_currency": money.currency if money else None,
    }


def _plain(amount: Decimal) -> Decimal:
    return Decimal(plain_amount(amount))
