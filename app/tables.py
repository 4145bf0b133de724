"""Tenders on the screen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from extractors.mention import Money
    from tenders.query import Found

_WIDE = 200  # columns where there is no terminal to fit


def print_table(found: Sequence[Found]) -> None:
    """A line a tender: place, project, buyer, suppliers, budget, award, date, flags."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in ("place", "project", "buyer", "supplier"):
        table.add_column(name, overflow="fold")
    for name in ("budget", "award"):
        table.add_column(name, justify="right", overflow="fold")
    table.add_column("date", no_wrap=True)
    table.add_column("flags", overflow="fold")
    for tender in found:
        table.add_row(*map(_escaped, _cells(tender)))
    console = Console(highlight=False)
    console.print(table, width=None if console.is_terminal else _WIDE)


def print_lines(found: Sequence[Found]) -> None:
    """A JSON object a tender; amounts are decimal strings."""
    for tender in found:
        typer.echo(json.dumps(_plain(tender), ensure_ascii=False))


def amount_text(money: Money | None) -> str:
    """16,730,000 CNY; both ends of a range; nothing without money."""
    if money is None:
        return ""
    ends = [money.amount] if money.maximum is None else [money.amount, money.maximum]
    return "–".join(f"{end:,f}".removesuffix(".00") for end in ends) + f" {money.currency}"


def _cells(tender: Found) -> tuple[str, ...]:
    return (
        tender.place_name or tender.place or "",
        tender.project or "",
        tender.buyer or "",
        "\n".join(tender.suppliers),
        amount_text(tender.budget),
        amount_text(tender.award) or tender.award_rate or "",
        tender.announced or "",
        "\n".join(tender.flags),
    )


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _plain(tender: Found) -> dict[str, Any]:
    from dataclasses import asdict

    from tenders.export.to_gold import plain_value

    plain = {**asdict(tender), "budget": plain_value(tender.budget), "award": plain_value(tender.award)}
    return {name: value for name, value in plain.items() if value not in (None, ())}
