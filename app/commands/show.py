"""``tenderlens show``: the tenders of a store as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import plain_errors, say
from app.output import MinConfidence
from app.tables import print_table

Db = Annotated[Path, typer.Argument(help="Store made by extract.", exists=True, dir_okay=False)]
Limit = Annotated[int, typer.Option(help="Most tenders shown.", min=1)]

All = Annotated[bool, typer.Option("--all", help="Also the copies of a text, which otherwise is shown once.")]


def show(db: Db, limit: Limit = 50, all: All = False, min_confidence: MinConfidence = None) -> None:
    """Show the tenders of a store, the latest first."""
    from tenders.query import count_tenders, search
    from tenders.store import open_store

    with plain_errors(), open_store(db, create=False) as store:
        found = search(store, limit=limit, copies=all, min_confidence=min_confidence)
        total = count_tenders(store, copies=all)
    print_table(found)
    if len(found) < total:
        say(f"{len(found)} of {total} tenders; --limit shows more")
