"""``tenderlens extract``: articles in, tender records out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import REJECTED, STOPPED, plain_errors, say, tell_rejected
from app.models import DEFAULT, Model
from app.output import MinConfidence, write, writer_of
from app.progress import Told, both, progress
from app.reading_options import EngineName, FailFast, Quiet, Scheduler, TimeLimit, Workers, reading_of
from app.run_log import STANDARD_OUTPUT, RunLog, run_log
from app.summary import Tally
from app.targets import Task, read_to_folder, read_to_store

if TYPE_CHECKING:
    from corpus.article import Article
    from tenders.record import Extraction
    from tenders.run import Choice
    from tenders.shard_folder import ShardFolder
    from tenders.store import Store
    from tenders.workers import Reading

Inputs = Annotated[list[str] | None, typer.Argument(help="Files, folders, globs; - is standard input.")]
Into = Annotated[Path | None, typer.Option(help="Store (SQLite file) to put articles and records into.")]
Shards = Annotated[Path | None, typer.Option(help="Folder to put them into as shards, to be brought in by collect.")]
To = Annotated[str | None, typer.Option(help="Write csv, jsonl, parquet, xlsx, ocds, ftm or gold instead.")]
Out = Annotated[Path | None, typer.Option(help="File to write to instead of standard output.")]
Again = Annotated[bool, typer.Option("--again", help="Read articles again that are held unchanged.")]
Stale = Annotated[bool, typer.Option("--stale", help="Read those again that other rules or another model read.")]
Since = Annotated[str | None, typer.Option(help="Only articles published, or files changed, since 2024, 2024-08, …")]
Follow = Annotated[
    Path | None, typer.Option(help="Keep reading what comes into this folder.", exists=True, file_okay=False)
]
LogJson = Annotated[str | None, typer.Option(help="Log as JSON lines, added to this file; - is standard output.")]


def extract(
    inputs: Inputs = None,
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
    since: Since = None,
    follow: Follow = None,
    log_json: LogJson = None,
    min_confidence: MinConfidence = None,
) -> None:
    """Read articles and write down the tenders in them (as jsonl when neither --into, --shards nor --to is given).

    Exit code 0: all read; 1: some inputs rejected, each named on standard error; 2: wrong use.
    """
    _check_targets(into, shards, to is not None or out is not None)
    if (into or shards) and min_confidence is not None:
        raise typer.BadParameter("a store keeps every field: give it to show or export", param_hint="--min-confidence")
    if log_json == STANDARD_OUTPUT and not (into or shards or out):
        raise typer.BadParameter("the records go to standard output: name a file", param_hint="--log-json")
    if not inputs and not follow:
        raise typer.BadParameter("name files or folders to read, or a folder to --follow", param_hint="INPUTS")
    if follow and not into:
        raise typer.BadParameter("needs a store: --into STORE", param_hint="--follow")
    with plain_errors():
        reading = reading_of(model, time_limit, workers, engine, scheduler)
        from tenders.run import Choice

        choice = Choice(again, stale, fail_fast)
        rejected = 0
        if inputs:
            what = _What(tuple(inputs), _day(since), quiet, log_json)
            if into or shards:
                rejected = _keep(what, into, shards, reading, choice)
            else:
                rejected = _write(what, to or "jsonl", out, min_confidence, reading, choice)
        if into and follow:
            rejected += _follow(follow, into, quiet, reading, choice, log_json)
    if rejected:
        raise typer.Exit(REJECTED)


@dataclass(frozen=True)
class _What:
    """What is read, and how it is told of."""

    inputs: tuple[str, ...]
    since: str | None
    quiet: bool
    log_json: str | None

    def log(self, to: str | None, reading: Reading, choice: Choice) -> AbstractContextManager[RunLog]:
        how = asdict(reading) | {"fail_fast": choice.fail_fast, "since": self.since}
        return run_log(self.log_json, self.inputs, to=to, **how)


def _check_targets(into: Path | None, shards: Path | None, written: bool) -> None:
    if sum((into is not None, shards is not None, written)) > 1:
        raise typer.BadParameter(
            "give either --into STORE, --shards FOLDER or --to FORMAT [--out FILE]", param_hint="--into"
        )


def _day(since: str | None) -> str | None:
    from corpus.published import edtf_of

    if since and (edtf_of(since) != since or not since.replace("-", "").isdigit()):
        raise typer.BadParameter(f"{since!r} is no date: give 2022, 2022-05 or 2022-05-31", param_hint="--since")
    return since


def _keep(what: _What, into: Path | None, shards: Path | None, reading: Reading, choice: Choice) -> int:
    from corpus.read import read
    from corpus.since import since_only

    def task(held: Store | ShardFolder) -> Task:
        return Task(since_only(read(*what.inputs), what.since), what.inputs)

    with what.log(str(into or shards), reading, choice) as log:
        if into:
            return read_to_store(into, task, reading, choice, what.quiet, log=log)
        assert shards is not None
        return read_to_folder(shards, task, reading, choice, what.quiet, log=log)


def _follow(folder: Path, into: Path, quiet: bool, reading: Reading, choice: Choice, log_json: str | None) -> int:
    from app.following import follow
    from tenders.store import open_store

    what = _What((str(folder),), None, quiet, log_json)
    with open_store(into) as store, what.log(str(into), reading, choice) as log:
        return follow(store, folder, quiet, log, asdict(reading) | {"fail_fast": choice.fail_fast})


def _write(
    what: _What, to: str, out: Path | None, min_confidence: float | None, reading: Reading, choice: Choice
) -> int:
    writer = writer_of(to, out)
    tally = Tally()
    try:
        with what.log(str(out) if out else None, reading, choice) as log:
            with progress(what.inputs, what.quiet) as show:
                found = _read(what, tally, both(show, log.told), reading, choice)
                write(writer, found, out, min_confidence)
            log.summary(tally.summary())
    except KeyboardInterrupt:
        say("stopped: the output is not complete")
        raise typer.Exit(STOPPED) from None
    for rejected in tally.rejected:
        tell_rejected(rejected)
    return len(tally.rejected)


def _read(
    what: _What, tally: Tally, told: Told, reading: Reading, choice: Choice
) -> Iterator[tuple[Article, Extraction]]:
    from corpus.rejected import Rejected
    from tenders.batch import extract_all

    how = asdict(reading) | {"fail_fast": choice.fail_fast, "since": what.since}
    for item in extract_all(*what.inputs, **how):
        tally.count(item)
        if isinstance(item, Rejected):
            told(item)
        else:
            yield item
            told(item[0])
