"""Progress on a terminal's standard error: articles done and rejected, rate, time left where their number is known."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected

Told = Callable[["Article | Rejected"], None]
_ONE_ARTICLE = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


@contextmanager
def progress(inputs: Sequence[str], quiet: bool) -> Iterator[Told]:
    """Give a function to tell of every article and rejection; without a terminal, or when quiet, it does nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda item: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=expected(inputs), told="")
        rejected = 0

        def told(item: Article | Rejected) -> None:
            nonlocal rejected
            rejected += hasattr(item, "reason")
            bar.update(task, advance=1, told=f"{bar.tasks[0].speed or 0:.1f} articles/s, {rejected} rejected")

        yield told


def both(one: Told, other: Told) -> Told:
    """Tell two."""

    def told(item: Article | Rejected) -> None:
        one(item)
        other(item)

    return told


def expected(inputs: Sequence[str]) -> int | None:
    """How many articles the inputs hold, as far as a look at names and lines tells; None when it does not."""
    counts = [_count(Path(each)) for each in inputs]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _count(path: Path) -> int | None:
    if path.is_dir():
        return expected([str(each) for each in path.rglob("*") if each.is_file()])
    if not path.is_file():
        return None
    if path.suffix == ".jsonl":
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return 1 if path.suffix.lower() in _ONE_ARTICLE else None
