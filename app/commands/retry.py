"""``tenderlens retry``: what was rejected is tried again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.messages import REJECTED, plain_errors
from app.models import DEFAULT, Model
from app.reading_options import EngineName, FailFast, Quiet, Scheduler, TimeLimit, Workers, reading_of
from app.targets import Task, read_to_folder, read_to_store

if TYPE_CHECKING:
    from tenders.shard_folder import ShardFolder
    from tenders.store import Store

Target = Annotated[Path, typer.Argument(help="Store, or folder of shards, with rejected inputs.", exists=True)]


def retry(
    target: Target,
    quiet: Quiet = False,
    model: Model = DEFAULT,
    workers: Workers = 1,
    time_limit: TimeLimit = 60.0,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    fail_fast: FailFast = False,
) -> None:
    """Read again what an earlier run rejected, say with a longer --time-limit; run it in the folder of that run.

    Articles that could not be extracted are held there; files are read again by their names, and for damaged shards
    all inputs of the folder are. Exit code 0: nothing is rejected any longer; 1: something is; 2: wrong use.
    """
    from tenders.retry import lost_inputs, rejected_items
    from tenders.run import Choice

    def task(opened: Store | ShardFolder) -> Task:
        return Task(*rejected_items(opened.rejected(), lost_inputs(opened)))

    with plain_errors():
        reading, choice = reading_of(model, time_limit, workers, engine, scheduler), Choice(fail_fast=fail_fast)
        run = read_to_folder if target.is_dir() else read_to_store
        rejected = run(target, task, reading, choice, quiet, create=False)
    if rejected:
        raise typer.Exit(REJECTED)
