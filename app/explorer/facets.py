"""The facets beside the table of tenders: values with their counts, each a link that asks for one more condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.explorer.asked import Asked
from app.explorer.columns import Columns, count_labels, count_names, once
from app.explorer.words import WORDS
from extractors.place import place_name
from nlp.gazetteer import by_code
from tenders.query import area_prefixes

if TYPE_CHECKING:
    from app.explorer.columns import Ints, Mask

_SHOWN = 8
_NAMES = ("place", "year", "stage", "buyer", "supplier", "method", "flag", "kind", "source")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how it is shown, how many tenders have it, where its link leads, whether it is chosen."""

    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's choices, the most frequent first, and how many more values there are."""

    name: str
    choices: tuple[Choice, ...]
    more: int


def facets(columns: Columns, mask: Mask, asked: Asked) -> list[Facet]:
    """The facets of the masked tenders that have something to choose from."""
    import numpy as np

    places = np.flatnonzero(mask)
    found = [_facet(name, *_counts(columns, name, places, asked), asked) for name in _NAMES]
    return [facet for facet in found if facet.choices]


def _counts(columns: Columns, name: str, places: Ints, asked: Asked) -> tuple[dict[str, int], int]:
    if len(places) == len(columns) and not asked.place:
        return once(columns, f"facet {name}", lambda: _count(columns, name, places, asked))
    return _count(columns, name, places, asked)


def _count(columns: Columns, name: str, places: Ints, asked: Asked) -> tuple[dict[str, int], int]:
    if name == "place":
        return _areas(columns, places, asked.place)
    if name == "year":
        return _years(columns, places)
    return count_names(columns, name, places)


def _years(columns: Columns, places: Ints) -> tuple[dict[str, int], int]:
    """Counts by year, the latest first."""
    import numpy as np

    counts = np.bincount(columns.year[places], minlength=1)
    years = [int(year) for year in np.flatnonzero(counts)[::-1] if year]
    return {str(year): int(counts[year]) for year in years}, len(years)


def _areas(columns: Columns, places: Ints, place: str) -> tuple[dict[str, int], int]:
    """Counts one level below the place asked for: provinces, then prefectures, then counties."""
    starts = area_prefixes(place) if place else ("",)
    return count_labels(columns.areas[min(6, max(map(len, starts)) + 2)], places)


def _facet(name: str, counts: dict[str, int], number: int, asked: Asked) -> Facet:
    chosen = getattr(asked, name)
    shown = list(counts)[:_SHOWN]
    if chosen and name != "place" and chosen in counts and chosen not in shown:
        shown = [chosen, *shown[:-1]]
    address = asked.addresses(name)
    choices = tuple(
        Choice(_label(name, value), counts[value], address("" if value == chosen else value), value == chosen)
        for value in shown
    )
    return Facet(name, choices, number - len(shown))


def _label(name: str, value: str) -> str:
    if name == "place":
        division = by_code().get(value)
        return division.name if division else place_name(value) or value
    return WORDS.get(value, value) if name in ("stage", "method", "flag", "kind") else value
