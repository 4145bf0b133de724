"""Which of several places of one name is meant: chosen by what the text names around it, never guessed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from nlp.gazetteer import Division, is_within, parents

_BEHIND = 2  # characters that a place named behind counts as further off
_NEAR = 60  # characters within which a named parent decides before all others


@dataclass
class Surroundings:
    """Places that a text names beyond doubt, with where; and its year of publication."""

    year: int | None = None
    settled: dict[str, str] = field(default_factory=dict)
    _named: dict[str, list[int]] = field(default_factory=dict)  # code -> where the text names it
    _inside: dict[str, list[int]] = field(default_factory=dict)  # code -> where it names places that lie in it
    _counties: list[tuple[int, str]] = field(default_factory=list)

    def name(self, position: int, code: str) -> None:
        """Remember a place named beyond doubt."""
        insort(self._named.setdefault(code, []), position)
        for up in parents(code):
            insort(self._inside.setdefault(up, []), position)
        if not code.endswith("00"):
            insort(self._counties, (position, code))

    def names(self, code: str) -> bool:
        """True when the text names the place beyond doubt."""
        return code in self._named

    def county_at(self, position: int) -> str | None:
        """The county named last before a position, else the first behind it."""
        if not self._counties:
            return None
        index = bisect_right(self._counties, (position, "~"))
        return self._counties[max(index - 1, 0)][1]

    def first_in(self, start: int, end: int) -> str | None:
        """The first county named between two positions."""
        index = bisect_left(self._counties, (start, ""))
        found = self._counties[index : index + 1]
        return found[0][1] if found and found[0][0] < end else None

    def distance(self, division: Division, position: int) -> float:
        """How near the text names a place that holds the division (or that it holds); inf when nowhere."""
        best = min(
            (
                _gap(self._named.get(up, ()), position) - (0.5 if up[2:] != "0000" else 0)
                for up in parents(division.code)
            ),
            default=inf,
        )
        return min(best, _gap(self._inside.get(division.code, ()), position) - 0.5)


def _gap(positions: Sequence[int], position: int) -> float:
    """Characters to the nearest of sorted positions; of two as near, the one before counts."""
    index = bisect_left(positions, position)
    near = positions[max(index - 1, 0) : index + 1]
    return min((position - at if at <= position else at - position + _BEHIND for at in near), default=inf)


def in_force(candidates: Sequence[Division], year: int | None) -> list[Division]:
    """The candidates in force in a year, else those of today; else all."""
    if year is not None:
        then = [division for division in candidates if division.since <= year <= division.until]
        if then:
            return _latest(then)
    now = [division for division in candidates if division.until == 9999]
    return now or _latest(sorted(candidates, key=lambda division: division.until)[-1:])


def _latest(candidates: list[Division]) -> list[Division]:
    return list({division.code: division for division in candidates}.values())


def _is_open(fitting: Sequence[Division]) -> bool:
    """True for a name that a prefecture shares with the city at its seat (昌吉: 昌吉州 and 昌吉市)."""
    return any(
        upper.level == 2
        and not upper.name.endswith("市")
        and lower.name.endswith("市")
        and upper.code in parents(lower.code)
        for upper in fitting
        for lower in fitting
    )


def choose(
    candidates: Sequence[Division], position: int, around: Surroundings, level: int | None = None
) -> Division | None:
    """The division meant, or None when the text leaves it open.

    By level where the name states one; then by the nearest place named that holds a candidate; then, without
    any, the one on the highest level when it stands alone there.
    """
    fitting = [division for division in candidates if level is None or division.level == level] or list(candidates)
    if len(fitting) == 1:
        return fitting[0]
    if _is_open(fitting):
        return None
    ranked = sorted((around.distance(division, position), division.level, division.code) for division in fitting)
    top = min(division.level for division in fitting)
    highest = [division for division in fitting if division.level == top]
    nearest, second = ranked[0], ranked[1]
    if nearest[0] < second[0] and (nearest[0] <= _NEAR or len(highest) > 1 or nearest[1] == top):
        if len(highest) == 1 and highest[0].code != nearest[2] and is_within(nearest[2], highest[0].code):
            return highest[0]
        return next(division for division in fitting if division.code == nearest[2])
    return highest[0] if len(highest) == 1 else None
