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


def show(db: Db, limit: Limit = 50, min_confidence: MinConfidence = None) -> None:
    """Show the tenders of a store, the latest first."""
    from tenders.query import search
    from tenders.store import open_store

    with plain_errors(), open_store(db, create=False) as store:
        found, total = search(store, limit=limit, min_confidence=min_confidence), store.count("records")
    print_table(found)
    if len(found) < total:
        say(f"{len(found)} of {total} tenders; --limit shows more")
