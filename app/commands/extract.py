"""``tenderlens extract``: articles in, tender records out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import REJECTED, STOPPED, plain_errors, say, tell_rejected
from app.models import DEFAULT, Model
from app.output import MinConfidence, write, writer_of
from app.progress import Told, progress
from app.run_log import STANDARD_OUTPUT, run_log
from app.summary import Tally, in_words

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected
    from tenders.record import Extraction

Inputs = Annotated[list[str] | None, typer.Argument(help="Files, folders, globs; - is standard input.")]
Into = Annotated[Path | None, typer.Option(help="Store (SQLite file) to put articles and records into.")]
To = Annotated[str | None, typer.Option(help="Write csv, jsonl, parquet, xlsx, ocds, ftm or gold instead.")]
Out = Annotated[Path | None, typer.Option(help="File to write to instead of standard output.")]
Again = Annotated[bool, typer.Option("--again", help="Read articles again that the store holds unchanged.")]
Workers = Annotated[int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")]
TimeLimit = Annotated[float, typer.Option(min=0.1, help="Seconds an article may take before it is rejected.")]
Scheduler = Annotated[str | None, typer.Option(help="Read on the Dask cluster at this address (tcp://host:8786).")]
FailFast = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that is rejected.")]
Since = Annotated[str | None, typer.Option(help="Only articles published, or files changed, since 2024, 2024-08, …")]
Follow = Annotated[
    Path | None, typer.Option(help="Keep reading what comes into this folder.", exists=True, file_okay=False)
]
LogJson = Annotated[str | None, typer.Option(help="Log as JSON lines, added to this file; - is standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; rejected inputs are named.")]


@dataclass(frozen=True)
class Reading:
    """How articles are read."""

    workers: int
    model: str
    time_limit: float
    scheduler: str | None
    fail_fast: bool
    since: str | None


def extract(
    inputs: Inputs = None,
    into: Into = None,
    to: To = None,
    out: Out = None,
    again: Again = False,
    quiet: Quiet = False,
    model: Model = DEFAULT,
    workers: Workers = 1,
    time_limit: TimeLimit = 60.0,
    scheduler: Scheduler = None,
    fail_fast: FailFast = False,
    since: Since = None,
    follow: Follow = None,
    log_json: LogJson = None,
    min_confidence: MinConfidence = None,
) -> None:
    """Read articles and write down the tenders in them (as jsonl when neither --into nor --to is given).

    Exit code 0: all read; 1: some inputs rejected, each named on standard error; 2: wrong use.
    """
    if into is not None and (to is not None or out is not None):
        raise typer.BadParameter("give either --into STORE or --to FORMAT [--out FILE]", param_hint="--into")
    if into is not None and min_confidence is not None:
        raise typer.BadParameter("a store keeps every field: give it to show or export", param_hint="--min-confidence")
    if log_json == STANDARD_OUTPUT and into is None and out is None:
        raise typer.BadParameter("the records go to standard output: name a file", param_hint="--log-json")
    if not inputs and not follow:
        raise typer.BadParameter("name files or folders to read, or a folder to --follow", param_hint="INPUTS")
    if follow and not into:
        raise typer.BadParameter("needs a store: --into STORE", param_hint="--follow")
    from nlp.names import name_model

    with plain_errors():
        name_model(model)  # one that cannot be had is told at once
        reading = Reading(workers or os.cpu_count() or 1, model, time_limit, scheduler, fail_fast, _day(since))
        rejected = 0
        if into and inputs:
            rejected = _store(inputs, into, again, quiet, reading, log_json)
        elif inputs:
            rejected = _write(inputs, to or "jsonl", out, quiet, reading, log_json, min_confidence)
        if into and follow:
            rejected += _follow(follow, into, quiet, reading, log_json)
    if rejected:
        raise typer.Exit(REJECTED)


def _day(since: str | None) -> str | None:
    from corpus.published import edtf_of

    if since and (edtf_of(since) != since or not since.replace("-", "").isdigit()):
        raise typer.BadParameter(f"{since!r} is no date: give 2022, 2022-05 or 2022-05-31", param_hint="--since")
    return since


def _follow(folder: Path, into: Path, quiet: bool, reading: Reading, log_json: str | None) -> int:
    from app.following import follow
    from tenders.store import open_store

    with open_store(into) as store, run_log(log_json, [str(folder)], into=str(into), **asdict(reading)) as log:
        return follow(store, folder, quiet, log, asdict(reading))


def _store(inputs: list[str], into: Path, again: bool, quiet: bool, reading: Reading, log_json: str | None) -> int:
    from tenders.batch import extract_into
    from tenders.store import open_store

    with open_store(into) as store:
        try:
            with run_log(log_json, inputs, into=str(into), **asdict(reading)) as log:
                with progress(inputs, quiet) as show:
                    summary = extract_into(store, *inputs, again=again, told=_both(show, log.told), **asdict(reading))
                log.summary(summary)
        except KeyboardInterrupt:
            say(f"stopped: {store.count('articles')} articles are in {into}; the same command reads the rest")
            raise typer.Exit(STOPPED) from None
    for rejected in summary.rejected:
        tell_rejected(rejected)
    if not quiet:
        say(in_words(summary, into))
    return len(summary.rejected)


def _write(
    inputs: list[str], to: str, out: Path | None, quiet: bool, reading: Reading, log_json: str | None,
    min_confidence: float | None,
) -> int:  # fmt: skip
    writer = writer_of(to, out)
    tally = Tally()
    try:
        with run_log(log_json, inputs, out=out and str(out), **asdict(reading)) as log:
            with progress(inputs, quiet) as show:
                write(writer, _read(inputs, tally, _both(show, log.told), reading), out, min_confidence)
            log.summary(tally.summary())
    except KeyboardInterrupt:
        say("stopped: the output is not complete")
        raise typer.Exit(STOPPED) from None
    for rejected in tally.rejected:
        tell_rejected(rejected)
    return len(tally.rejected)


def _read(inputs: list[str], tally: Tally, told: Told, reading: Reading) -> Iterator[tuple[Article, Extraction]]:
    from corpus.rejected import Rejected
    from tenders.batch import extract_all

    for item in extract_all(*inputs, **asdict(reading)):
        tally.count(item)
        if isinstance(item, Rejected):
            told(item)
        else:
            yield item
            told(item[0])


def _both(one: Told, other: Told) -> Told:
    def told(item: Article | Rejected) -> None:
        one(item)
        other(item)

    return told
