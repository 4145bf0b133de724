"""Tenders on the screen."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from extractors.mention import Money
    from tenders.query import Found

_NAMES = (("place", 1), ("project", 4), ("buyer", 3), ("supplier", 3))  # with their shares of the width
_WIDE = 200  # columns where there is no terminal to fit and COLUMNS names none


def print_table(found: Sequence[Found]) -> None:
    """A line a tender: place, project, buyer, suppliers, budget, award, date, flags, other sources of its text."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for name, ratio in _NAMES:
        table.add_column(name, overflow="fold", ratio=ratio)
    for name in ("budget", "award"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("flags", ratio=2)
    if passages := any(tender.snippet for tender in found):
        table.add_column("passage", ratio=4)
    if copied := any(tender.also_at for tender in found):
        table.add_column("also at", ratio=2)
    for tender in found:
        more = [_passage(tender)] if passages else []
        more += [_escaped("\n".join(tender.also_at))] if copied else []
        table.add_row(*map(_escaped, _cells(tender)), *more)
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _WIDE
    console.print(table)


def print_lines(found: Sequence[Found]) -> None:
    """A JSON object a tender; amounts are decimal strings."""
    for tender in found:
        typer.echo(json.dumps(_plain(tender), ensure_ascii=False))


def amount_text(money: Money | None) -> str:
    """16,730,000 for yuan, 386,500,000 SGD for other currencies; both ends of a range; nothing without money."""
    from decimal import Decimal

    from tenders.amounts import plain_amount

    if money is None:
        return ""
    ends = [money.amount] if money.maximum is None else [money.amount, money.maximum]
    figures = "–".join(f"{Decimal(plain_amount(end)):,f}" for end in ends)
    return figures if money.currency == "CNY" else f"{figures} {money.currency}"


def _cells(tender: Found) -> tuple[str, ...]:
    return (
        _place_text(tender.place),
        tender.project or "",
        tender.buyer or "",
        "\n".join(tender.suppliers),
        amount_text(tender.budget),
        amount_text(tender.award) or tender.award_rate or "",
        tender.announced or "",
        "\n".join(tender.flags).replace("_", " "),
    )


def _passage(tender: Found) -> str:
    """The passage with the words asked for marked: bold on a terminal, «in marks» everywhere."""
    from tenders.snippets import marked_text

    return _escaped(marked_text(tender.snippet)).replace("«", "[bold]«").replace("»", "»[/bold]")


def _place_text(code: str | None) -> str:
    """A place without the places above it: 东昌府区."""
    from nlp.gazetteer import by_code, place_name

    division = by_code().get(code or "")
    return division.name if division else (code and place_name(code)) or code or ""


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _plain(tender: Found) -> dict[str, Any]:
    from dataclasses import asdict

    from tenders.export.to_gold import plain_value
    from tenders.snippets import marked_text

    plain = {**asdict(tender), "budget": plain_value(tender.budget), "award": plain_value(tender.award)}
    plain["snippet"] = marked_text(tender.snippet) or None
    return {name: value for name, value in plain.items() if value not in (None, ())}
