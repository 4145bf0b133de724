"""``tenderlens reread``: after a change of rules, only what it touches."""

from __future__ import annotations

import re
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

Target = Annotated[Path, typer.Argument(help="Store, or folder of shards, whose articles are read again.", exists=True)]
Rules = Annotated[list[str] | None, typer.Option("--rule", help="Articles in which this rule read something.")]
Words = Annotated[list[str] | None, typer.Option("--words", help="Articles with these words (a regular expression).")]
Stale = Annotated[bool, typer.Option("--stale", help="Articles that other rules or another model read.")]


def reread(
    target: Target,
    rule: Rules = None,
    words: Words = None,
    stale: Stale = False,
    quiet: Quiet = False,
    model: Model = DEFAULT,
    workers: Workers = 1,
    time_limit: TimeLimit = 60.0,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    fail_fast: FailFast = False,
) -> None:
    """Read articles again that are held, without their files: those that any of --rule, --words and --stale names.

    Where a changed rule will match for the first time nobody can know: name its words as well, or take --stale, which
    is all that was read before the change. Exit code 0: all read; 1: some rejected; 2: wrong use.
    """
    if not (rule or words or stale):
        raise typer.BadParameter("say which: --rule NAME, --words PATTERN or --stale", param_hint="--rule")
    pattern = _pattern(words or [])
    from tenders.reread import Touched, touched_articles
    from tenders.run import Choice
    from tenders.version import reading_version

    with plain_errors():
        reading, choice = reading_of(model, time_limit, workers, engine, scheduler), Choice(True, stale, fail_fast)
        touched = Touched(frozenset(rule or ()), pattern, reading_version(model) if stale else None)

        def task(held: Store | ShardFolder) -> Task:
            return Task(touched_articles(held, touched))

        run = read_to_folder if target.is_dir() else read_to_store
        rejected = run(target, task, reading, choice, quiet, create=False)
    if rejected:
        raise typer.Exit(REJECTED)


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    try:
        return re.compile("|".join(f"(?:{each})" for each in words)) if words else None
    except re.error as error:
        raise typer.BadParameter(f"no regular expression: {error}", param_hint="--words") from error
