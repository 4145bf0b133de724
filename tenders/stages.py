"""Seconds by stage of the line: counted in every process, handed on by the workers and added up by the parent.

What a document finds out only when asked (its labels, its tables, its words) counts for the stage that asks first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

STAGES = ("read", "analyse", "extract", "assemble", "write", "gather")
_Item = TypeVar("_Item")
_spent: defaultdict[str, float] = defaultdict(float)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count the seconds of the block for a stage, also when it raises."""
    start = perf_counter()
    try:
        yield
    finally:
        _spent[name] += perf_counter() - start


def timed(name: str, items: Iterable[_Item]) -> Iterator[_Item]:
    """The items, the seconds that each takes to come counted for a stage."""
    rest = iter(items)
    while True:
        with stage(name):
            try:
                item = next(rest)
            except StopIteration:
                return
        yield item


def taken() -> dict[str, float]:
    """Seconds by stage in this process since the last call, in the order of the line; counting begins anew."""
    spent = {name: _spent[name] for name in STAGES if name in _spent}
    _spent.clear()
    return spent


def add(seconds: Mapping[str, float]) -> None:
    """Count what another process spent."""
    for name, spent in seconds.items():
        _spent[name] += spent
