"""``tenderlens search``: tenders of a store by words and conditions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import plain_errors, say
from app.output import MinConfidence
from app.tables import print_lines, print_table

Db = Annotated[Path, typer.Argument(help="Store made by extract.", exists=True, dir_okay=False)]
Text = Annotated[str, typer.Argument(help="Words that the tender or its article holds; empty for every tender.")]
Place = Annotated[str | None, typer.Option(help="Name (聊城, Shandong) or GB/T 2260 code (3715); places in it count.")]
Since = Annotated[str | None, typer.Option(help="First year, month or day: 2022, 2022-05, 2022-05-31.")]
Until = Annotated[str | None, typer.Option(help="Last year, month or day.")]
MinAward = Annotated[float | None, typer.Option(help="Least award, in the main unit of its currency (yuan).")]
MaxAward = Annotated[float | None, typer.Option(help="Largest award.")]
Buyer = Annotated[str | None, typer.Option(help="Part of the buyer's name.")]
Supplier = Annotated[str | None, typer.Option(help="Part of a supplier's name.")]
Newest = Annotated[bool, typer.Option("--newest", help="The latest first, not those that hold the words best.")]
Limit = Annotated[int, typer.Option(help="Most tenders shown.", min=1)]
All = Annotated[bool, typer.Option("--all", help="Also the copies of a text, which otherwise is shown once.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a tender instead of a table.")]


def search(
    db: Db,
    text: Text = "",
    place: Place = None,
    since: Since = None,
    until: Until = None,
    min_award: MinAward = None,
    max_award: MaxAward = None,
    buyer: Buyer = None,
    supplier: Supplier = None,
    newest: Newest = False,
    limit: Limit = 50,
    all: All = False,
    json: Json = False,
    min_confidence: MinConfidence = None,
) -> None:
    """Find tenders: those whose own project or parties hold the words first, then those told of beside them."""
    from tenders.query import search as find
    from tenders.store import open_store

    with plain_errors(), open_store(db, create=False) as store:
        asked = {"place": place, "since": since, "until": until, "buyer": buyer, "supplier": supplier}
        found = find(
            store, text, **asked, min_award=min_award, max_award=max_award, newest=newest, copies=all, limit=limit,
            min_confidence=min_confidence,
        )  # fmt: skip
    (print_lines if json else print_table)(found)
    if not found:
        say("no tender found")
