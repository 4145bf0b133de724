"""``tenderlens export``: a store's records in a file format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import plain_errors
from app.output import MinConfidence, write, writer_of

Db = Annotated[Path, typer.Argument(help="Store made by extract.", exists=True, dir_okay=False)]
To = Annotated[str, typer.Option(help="csv, jsonl, parquet, xlsx, ocds, ftm or gold.")]
Out = Annotated[Path | None, typer.Option(help="File to write to instead of standard output.")]

All = Annotated[bool, typer.Option("--all", help="Also the copies of a text, which otherwise is written once.")]


def export(db: Db, to: To, out: Out = None, all: All = False, min_confidence: MinConfidence = None) -> None:
    """Write the records of a store: tables (csv, parquet, xlsx), lines with evidence (jsonl), open data (ocds, ftm)."""
    from tenders.store import open_store

    writer = writer_of(to, out)
    with plain_errors(), open_store(db, create=False) as store:
        write(writer, store.extractions(copies=all), out, min_confidence)
