"""What is said on standard error, and the exit codes: 0 all read, 1 some inputs rejected or a failure, 2 wrong use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from corpus.rejected import Rejected

REJECTED, WRONG_USE, STOPPED = 1, 2, 130


def say(message: str) -> None:
    """A line on standard error."""
    typer.echo(message, err=True)


def tell_rejected(rejected: Rejected) -> None:
    """The line of an input that could not be read."""
    say(f"rejected {rejected.input}: {rejected.reason}")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Known failures as one clear line and an exit code instead of a traceback."""
    try:
        yield
    except _wrong_uses() as error:
        say(f"tenderlens: {error}")
        raise typer.Exit(WRONG_USE) from error
    except _failures() as error:
        say(f"tenderlens: {error}")
        raise typer.Exit(REJECTED) from error
    except OSError as error:
        say(f"tenderlens: {error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        raise typer.Exit(REJECTED) from error


def _wrong_uses() -> tuple[type[Exception], ...]:
    from nlp.names import ModelError
    from tenders.query import QueryError

    return ModelError, QueryError


def _failures() -> tuple[type[Exception], ...]:
    from eval.gold import GoldError
    from tenders.cluster import ClusterError
    from tenders.shard_file import ShardError
    from tenders.store import StoreError
    from tenders.workers import WorkersError

    return StoreError, GoldError, ClusterError, ShardError, WorkersError
