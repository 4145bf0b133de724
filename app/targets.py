"""Where articles are read to: a store or a folder of shards, opened, filled, and what was done said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.messages import STOPPED, say, tell_rejected
from app.progress import both, progress
from app.run_log import NO_LOG, RunLog
from app.summary import in_words

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected
    from tenders.run import Choice, Summary, Told
    from tenders.shard_folder import ShardFolder
    from tenders.store import Store
    from tenders.workers import Reading


@dataclass(frozen=True)
class Task:
    """What to read: items, and the inputs they come from, which are settled at the end."""

    items: Iterable[Article | Rejected]
    inputs: Sequence[str] = ()


def read_to_store(
    path: Path,
    task: Callable[[Store], Task],
    reading: Reading,
    choice: Choice,
    quiet: bool,
    *,
    create: bool = True,
    log: RunLog = NO_LOG,
) -> int:
    """Read what ``task`` asks for into a store; returns how many inputs were rejected."""
    from tenders.batch import read_into
    from tenders.store import open_store

    with open_store(path, create=create) as store:
        asked = task(store)
        return _told(
            lambda told: read_into(store, asked.items, reading, choice, told, asked.inputs),
            asked.inputs, path, quiet, log,
            stopped=lambda: f"{store.count('articles')} articles are in {path}",
        )  # fmt: skip


def read_to_folder(
    path: Path,
    task: Callable[[ShardFolder], Task],
    reading: Reading,
    choice: Choice,
    quiet: bool,
    *,
    create: bool = True,
    log: RunLog = NO_LOG,
) -> int:
    """Read what ``task`` asks for into a folder of shards; returns how many inputs were rejected."""
    from tenders.shard_folder import open_shards
    from tenders.shards import read_to_shards

    with open_shards(path, create=create) as folder:
        for damaged in folder.check_sizes():
            tell_rejected(damaged)
        asked = task(folder)
        return _told(
            lambda told: read_to_shards(folder, asked.items, reading, choice, told, asked.inputs),
            asked.inputs, path, quiet, log,
            stopped=lambda: f"{len(folder.manifest.held)} articles are in {path}",
        )  # fmt: skip


def collect_to_store(path: Path, into: Path, quiet: bool) -> int:
    """Bring a folder of shards into a store; returns how many inputs and shards were rejected."""
    from tenders.collect import collect
    from tenders.shard_folder import open_shards
    from tenders.store import open_store

    with open_shards(path, create=False) as folder, open_store(into) as store:
        return _told(
            lambda told: collect(folder, store, told),
            (), into, quiet, NO_LOG,
            stopped=lambda: f"{store.count('articles')} articles are in {into}",
        )  # fmt: skip


def _told(
    run: Callable[[Told], Summary],
    inputs: Sequence[str],
    path: Path,
    quiet: bool,
    log: RunLog,
    stopped: Callable[[], str],
) -> int:
    with progress(inputs, quiet) as show:
        try:
            summary = run(both(show, log.told))
        except KeyboardInterrupt as stop:
            log.stopped(stop)
            say(f"stopped: {stopped()}; the same command reads the rest")
            raise typer.Exit(STOPPED) from None
    log.summary(summary)
    for rejected in summary.rejected:
        tell_rejected(rejected)
    if not quiet:
        say(in_words(summary, path))
    return len(summary.rejected)
