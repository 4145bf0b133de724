"""Counts that add: how many were right, spurious and missed, by family and name.

A key is (family, name, outcome): ("strict", "MONEY", "tp"), ("field", "award", "fn"), ("record", "paired", "fp").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Key = tuple[str, str, str]
Counts = Counter[Key]
# Documents, entities and records in the gold form, as JSON gives them.
Document = Mapping[str, Any]
Entity = Mapping[str, Any]
Record = Mapping[str, Any]


def add(counts: Counts, key: tuple[str, str], right: int, spurious: int, missed: int) -> None:
    """Add to the three outcomes of a family's name."""
    for outcome, number in (("tp", right), ("fp", spurious), ("fn", missed)):
        counts[(*key, outcome)] += number


def outcomes(counts: Counts, outcome: str) -> int:
    """The sum of one outcome over all keys."""
    return sum(number for (_, _, kind), number in counts.items() if kind == outcome)


def sum_of(several: Iterable[Counts]) -> Counts:
    """The counts of several documents together, without the keys that count nothing."""
    return sum(several, Counter())
