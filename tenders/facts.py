"""Records and policies as fields by path, so that a store, a line of JSON and a table name them alike.

Paths: ``award``, ``suppliers.0``, ``period.start``, ``flags.1``; for policies ``title``, ``deadlines.0.due``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tenders.record import Fact, Period, Policy, TenderRecord

SINGLE = (
    "stage", "project", "number", "lot", "place", "buyer", "agency", "budget", "award", "award_rate", "announced",
    "opened", "method",
)  # fmt: skip
SEVERAL = ("suppliers", "flags", "remarks")
PERIOD = ("start", "end", "duration")
POLICY = ("title", "number", "issuer", "date")


def record_facts(record: TenderRecord) -> Iterator[tuple[str, Fact[Any]]]:
    """Path and fact of every stated field of a record."""
    yield from _stated(record, SINGLE)
    for name in SEVERAL:
        yield from ((f"{name}.{item}", fact) for item, fact in enumerate(getattr(record, name)))
    yield from _stated(record.period, PERIOD, "period.")


def map_facts(record: TenderRecord, change: Callable[[str, Fact[Any]], Fact[Any] | None]) -> TenderRecord:
    """The record with ``change(path, fact)`` in the place of every stated fact; None leaves the fact out."""
    changed = {path: change(path, fact) for path, fact in record_facts(record)}
    kept = {path: fact for path, fact in changed.items() if fact is not None}
    fields: dict[str, Any] = {name: kept.get(name) for name in SINGLE}
    for name in SEVERAL:
        paths = (f"{name}.{item}" for item in range(len(getattr(record, name))))
        fields[name] = tuple(kept[path] for path in paths if path in kept)
    return replace(record, period=Period(*(kept.get(f"period.{name}") for name in PERIOD)), **fields)


def policy_facts(policy: Policy) -> Iterator[tuple[str, Fact[Any]]]:
    """Path and fact of every stated part of a policy."""
    yield from _stated(policy, POLICY)
    for item, deadline in enumerate(policy.deadlines):
        yield from _stated(deadline, ("requirement", "due"), f"deadlines.{item}.")


def _stated(owner: object, names: tuple[str, ...], before: str = "") -> Iterator[tuple[str, Fact[Any]]]:
    for name in names:
        fact = getattr(owner, name)
        if fact is not None:
            yield before + name, fact
