"""``tenderlens extract``: articles in, tender records out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import REJECTED, STOPPED, plain_errors, say, tell_rejected
from app.models import DEFAULT, Model
from app.output import write, writer_of
from app.progress import progress
from app.reading_options import EngineName, FailFast, Quiet, Scheduler, TimeLimit, Workers, reading_of
from app.targets import Task, read_to_folder, read_to_store

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected
    from tenders.record import Extraction
    from tenders.workers import Reading

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.")]
Into = Annotated[Path | None, typer.Option(help="Store (SQLite file) to put articles and records into.")]
Shards = Annotated[Path | None, typer.Option(help="Folder to put them into as shards, to be brought in by collect.")]
To = Annotated[str | None, typer.Option(help="Write csv, jsonl, parquet, xlsx, ocds, ftm or gold instead.")]
Out = Annotated[Path | None, typer.Option(help="File to write to instead of standard output.")]
Again = Annotated[bool, typer.Option("--again", help="Read articles again that are held unchanged.")]
Stale = Annotated[bool, typer.Option("--stale", help="Read those again that other rules or another model read.")]


def extract(
    inputs: Inputs,
    into: Into = None,
    shards: Shards = None,
    to: To = None,
    out: Out = None,
    again: Again = False,
    stale: Stale = False,
    quiet: Quiet = False,
    model: Model = DEFAULT,
    workers: Workers = 1,
    time_limit: TimeLimit = 60.0,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    fail_fast: FailFast = False,
) -> None:
    """Read articles and write down the tenders in them (as jsonl when neither --into, --shards nor --to is given).

    Exit code 0: all read; 1: some inputs rejected, each named on standard error; 2: wrong use.
    """
    if sum((into is not None, shards is not None, to is not None or out is not None)) > 1:
        raise typer.BadParameter(
            "give either --into STORE, --shards FOLDER or --to FORMAT [--out FILE]", param_hint="--into"
        )
    from corpus.read import read
    from tenders.run import Choice

    with plain_errors():
        reading, choice = reading_of(model, time_limit, workers, engine, scheduler), Choice(again, stale, fail_fast)
        if into:
            rejected = read_to_store(into, lambda store: Task(read(*inputs), inputs), reading, choice, quiet)
        elif shards:
            rejected = read_to_folder(shards, lambda folder: Task(read(*inputs), inputs), reading, choice, quiet)
        else:
            rejected = _write(inputs, to or "jsonl", out, quiet, reading, fail_fast)
    if rejected:
        raise typer.Exit(REJECTED)


def _write(inputs: list[str], to: str, out: Path | None, quiet: bool, reading: Reading, fail_fast: bool) -> int:
    writer = writer_of(to, out)
    refused: list[Rejected] = []
    try:
        with progress(inputs, quiet) as advance:
            write(writer, _read(inputs, refused, advance, reading, fail_fast), out)
    except KeyboardInterrupt:
        say("stopped: the output is not complete")
        raise typer.Exit(STOPPED) from None
    for rejected in refused:
        tell_rejected(rejected)
    return len(refused)


def _read(
    inputs: list[str], refused: list[Rejected], advance: Callable[[], None], reading: Reading, fail_fast: bool
) -> Iterator[tuple[Article, Extraction]]:
    from corpus.rejected import Rejected
    from tenders.batch import extract_all

    for item in extract_all(*inputs, **asdict(reading), fail_fast=fail_fast):
        if isinstance(item, Rejected):
            refused.append(item)
        else:
            yield item
        advance()
