"""One tender, many articles: notice, correction, award, contract and news about one procedure become one.

Careful by design: a false merge is worse than a missed one. By number; else by buyer, project and time together. Lots
stay apart, next year's round is another procedure, and every value that a source states is kept. Thresholds come from
``eval/gold/tender_pairs.jsonl``.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from nlp.fold import fold
from tenders.blocking import likely_pairs
from tenders.companies import SAME as SAME_COMPANY
from tenders.companies import same_company
from tenders.facts import record_facts
from tenders.forms import lot_key
from tenders.likeness import tender_score
from tenders.record import Evidence, TenderRecord

_MANY = ("stage", "announced", "flags", "remarks")  # each source has its own
_DERIVED = ("flags", "remarks")  # made of the other fields
SAME = 0.8  # the score from which two records tell of one procedure; chosen on the half of the pairs marked "choose"


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of a field, and each article that states it with the words it was read from."""

    value: Any
    sources: tuple[tuple[str, tuple[Evidence, ...]], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field and every value that is stated for it, the most often stated first, the latest stated among equals."""

    name: str
    values: tuple[Stated, ...]

    @property
    def is_disputed(self) -> bool:
        """True when sources disagree: values that are more than two ways to write one, winners that share none."""
        if self.name in _MANY:
            return False
        if self.name == "suppliers":
            return _winners_differ(self.values)
        return len({_plain(stated.value) for stated in self.values}) > 1


def _plain(value: Any) -> Any:
    return "".join(fold(value).casefold().split()) if isinstance(value, str) else value


def _winners_differ(values: Sequence[Stated]) -> bool:
    """True when two articles have no winner in common, short names taken as full ones."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for stated in values:
        for article, _ in stated.sources:
            named[article].add(stated.value)
    return any(
        all(same_company(one, other) < SAME_COMPANY for one in first for other in second)
        for first, second in combinations(named.values(), 2)
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One lot of a procedure, or the whole of it where ``lot`` is None."""

    lot: str | None
    records: tuple[TenderRecord, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the records state, by the fields' names; compared anew at each call."""
        stated: defaultdict[str, dict[Any, list[tuple[str, tuple[Evidence, ...]]]]] = defaultdict(dict)
        for record in self.records:
            for path, fact in record_facts(record):
                name = path if path.startswith("period.") else path.split(".")[0]
                stated[name].setdefault(fact.value, []).append((record.article, fact.evidence))
        return tuple(Field(name, _ranked(values)) for name, values in sorted(stated.items()))

    @property
    def disagreements(self) -> tuple[Field, ...]:
        """The fields on which sources disagree."""
        return tuple(field for field in self.fields if field.is_disputed)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procurement procedure as all articles tell it. ``score`` is that of the weakest link that joins its records
    (1 for one record alone); ``id`` depends on what the records say, not on their order."""

    id: str
    records: tuple[TenderRecord, ...]
    parts: tuple[Part, ...]
    score: float


def same_procedure(a: TenderRecord, b: TenderRecord) -> float:
    """How surely two records tell of one procedure and one lot of it, 0 to 1; from ``SAME`` on they do."""
    if a.lot and b.lot and lot_key(a.lot.value) != lot_key(b.lot.value):
        return 0.0
    return tender_score(a, b)


def merge_records(records: Iterable[TenderRecord]) -> tuple[Procedure, ...]:
    """The procedures that records tell of; the order of the records does not matter.

    Groups join by their surest pair first, and only while no record of one contradicts a record of the other.
    """
    ordered = _in_order(records)
    group_of = list(range(len(ordered)))
    members = {at: [at] for at in group_of}
    weakest = dict.fromkeys(group_of, 1.0)
    for score, left, right in _links(ordered):
        first, second = sorted((group_of[left], group_of[right]))
        if first == second or not _agree(
            [ordered[at] for at in members[first]], [ordered[at] for at in members[second]]
        ):
            continue
        weakest[first] = min(score, weakest[first], weakest.pop(second))
        for at in members[second]:
            group_of[at] = first
        members[first] += members.pop(second)
    return tuple(_procedure([ordered[at] for at in sorted(held)], weakest[group]) for group, held in members.items())


def _in_order(records: Iterable[TenderRecord]) -> list[TenderRecord]:
    """By date and article; those of one article by what they tell: too long a key to hold for all at once."""
    by_article = groupby(sorted(records, key=_date_and_article), key=_date_and_article)
    return [record for _, of_one in by_article for record in sorted(of_one, key=_told)]


def _date_and_article(record: TenderRecord) -> tuple[str, str]:
    return (record.announced.value if record.announced else "9999", record.article)


def _told(record: TenderRecord) -> str:
    """What a record says, whatever words and rules it was read from and whatever was made of it."""
    told = [(path, fact.value) for path, fact in record_facts(record) if path.split(".")[0] not in _DERIVED]
    return repr((record.article, told))


def _links(records: Sequence[TenderRecord]) -> list[tuple[float, int, int]]:
    """Pairs that belong together, the surest first."""
    scored = ((tender_score(records[left], records[right]), left, right) for left, right in likely_pairs(records))
    return sorted((link for link in scored if link[0] >= SAME), key=lambda link: (-link[0], link[1], link[2]))


def _agree(first: Sequence[TenderRecord], second: Sequence[TenderRecord]) -> bool:
    """True while no pair across contradicts: an unlike pair by one procedure's number would be another procedure."""
    return all(tender_score(a, b) > 0 for a in first for b in second)


def _procedure(records: Sequence[TenderRecord], score: float) -> Procedure:
    lots: dict[tuple[str, int], list[TenderRecord]] = {}
    for record in records:
        lot = lot_key(record.lot.value) if record.lot else ""
        nth = sum(other.article == record.article for held in _of_lot(lots, lot) for other in held)
        lots.setdefault((lot, nth), []).append(record)
    parts = tuple(Part(lot or None, tuple(held)) for (lot, _), held in sorted(lots.items()))
    digest = hashlib.sha256("\0".join(sorted(map(_told, records))).encode()).hexdigest()
    return Procedure(digest[:16], tuple(records), parts, score)


def _of_lot(lots: dict[tuple[str, int], list[TenderRecord]], lot: str) -> list[list[TenderRecord]]:
    """The parts of one lot's name: two records of one article that name no lot are two lots all the same."""
    return [held for (name, _), held in lots.items() if name == lot]


def _ranked(values: dict[Any, list[tuple[str, tuple[Evidence, ...]]]]) -> tuple[Stated, ...]:
    """The most often stated value first; of equals the one stated latest (records come in the order of their dates)."""
    latest = reversed(values.items())
    return tuple(Stated(value, tuple(sources)) for value, sources in sorted(latest, key=lambda item: -len(item[1])))
