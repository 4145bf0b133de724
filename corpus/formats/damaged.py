"""Files that make a format's library stumble: named as damaged instead of by the library's own slip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_SLIPS = (KeyError, AttributeError, TypeError, IndexError, AssertionError)


class Damaged(ValueError):
    """A file in whose parts its library lost its way."""


@contextmanager
def library_at_work(what: str) -> Iterator[None]:
    """What a library does with a file of the kind ``what``. Raises Damaged for the slips that no library means."""
    try:
        yield
    except _SLIPS as error:
        raise Damaged(f"damaged {what}: {error}") from error
