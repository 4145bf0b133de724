"""``tenderlens collect``: shards into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import REJECTED, plain_errors
from app.reading_options import Quiet
from app.targets import collect_to_store

Folder = Annotated[Path, typer.Argument(help="Folder made by extract --shards.", exists=True, file_okay=False)]
Into = Annotated[Path, typer.Option(help="Store to bring its articles and records into.")]


def collect(folder: Folder, into: Into, quiet: Quiet = False) -> None:
    """Bring shards into a store. One that is damaged is named, and its articles are read again by the next extract.

    Exit code 0: all there; 1: a shard is damaged or the folder tells of rejected inputs; 2: wrong use.
    """
    with plain_errors():
        rejected = collect_to_store(folder, into, quiet)
    if rejected:
        raise typer.Exit(REJECTED)
