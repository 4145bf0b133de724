"""Which pairs of records are worth a comparison: those that share a number, or an award or project words in one area.

What is left out here could not be one procedure by ``tenders.likeness``: places that lie apart, notices years apart,
two numbers. So the work grows with the tenders of one area and time that state no number, not with the square of all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from nlp.gazetteer import parents
from tenders.likeness import days
from tenders.project_names import number_key, read_project_name
from tenders.record import TenderRecord

_REACH = 2 * 366  # days between the first days of two notices: dates may be whole years
_SIGNS = 6  # signs at either end of a project's name that two tellings of it share

_Key = TypeVar("_Key")
Pair = tuple[int, int]  # places in a sequence of records, the lower first
Dated = list[tuple[int, int]]  # (first day, place), in order
Block = tuple[Dated, list[int]]  # records of a block with a date, and those without


def likely_pairs(records: Sequence[TenderRecord]) -> set[Pair]:
    """Pairs of places in ``records`` that may be of one procedure."""
    pairs: set[Pair] = set()
    for places in _sharing(records, _numbers).values():
        pairs.update(combinations(places, 2))
    sharing = _sharing(records, _loose_keys)
    everyone = {key: _block(records, places) for key, places in sharing.items()}
    unnumbered = {
        key: _block(records, (place for place in places if not records[place].number))
        for key, places in sharing.items()
    }
    for (told, area), block in everyone.items():
        for wider in dict.fromkeys((area, *(parents(area) if area else ()), "")):
            if other := everyone.get((told, wider)):
                pairs.update(_near(block, unnumbered[told, wider]))
                pairs.update(_near(unnumbered[told, area], other))
    return pairs


def _sharing(records: Sequence[TenderRecord], keys: Callable[[TenderRecord], Iterable[_Key]]) -> dict[_Key, list[int]]:
    places: defaultdict[_Key, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for key in keys(record):
            places[key].append(place)
    return places


def _numbers(record: TenderRecord) -> Iterator[str]:
    if record.number:
        yield number_key(record.number.value)


def _loose_keys(record: TenderRecord) -> Iterator[tuple[str, str]]:
    """The award and the ends of a project's name, with the record's place; none is ''."""
    area = record.place.value if record.place else ""
    if record.award and record.award.value.amount:
        yield f"{record.award.value.amount:.0f} won", area
    if record.project:
        bare = read_project_name(record.project.value).bare
        yield from ((piece, area) for piece in {bare[:_SIGNS], bare[-_SIGNS:]} if piece)


def _block(records: Sequence[TenderRecord], places: Iterable[int]) -> Block:
    dated: Dated = []
    undated: list[int] = []
    for place in places:
        if told := days(records[place]):
            dated.append((told[0].toordinal(), place))
        else:
            undated.append(place)
    return sorted(dated), undated


def _near(one: Block, other: Block) -> Iterator[Pair]:
    """Pairs of one record of each block whose dates are near, or not told."""
    dated, undated = other
    for day, place in one[0]:
        left, right = bisect_left(dated, (day - _REACH, -1)), bisect_right(dated, (day + _REACH, place))
        yield from _pairs(place, (near for _, near in dated[left:right]))
        yield from _pairs(place, undated)
    for place in one[1]:
        yield from _pairs(place, (near for _, near in dated))
        yield from _pairs(place, undated)


def _pairs(place: int, others: Iterable[int]) -> Iterator[Pair]:
    return ((place, other) if place < other else (other, place) for other in others if other != place)
