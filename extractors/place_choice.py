"""Which of several places of one name is meant: chosen by what the text names around it, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.gazetteer import Division, is_within, parents

_NEAR = 60  # characters within which a named parent decides before all others


@dataclass
class Surroundings:
    """Places that a text names beyond doubt, with where; and its year of publication."""

    year: int | None = None
    named: list[tuple[int, str]] = field(default_factory=list)
    settled: dict[str, str] = field(default_factory=dict)

    def name(self, position: int, code: str) -> None:
        """Remember a place named beyond doubt."""
        self.named.append((position, code))

    def county_at(self, position: int) -> str | None:
        """The county named last before a position, else the first behind it."""
        counties = [(at, code) for at, code in sorted(self.named) if not code.endswith("00")]
        before = [code for at, code in counties if at <= position]
        return before[-1] if before else counties[0][1] if counties else None

    def distance(self, division: Division, position: int) -> float:
        """How near the text names a place that holds the division (or that it holds); inf when nowhere."""
        best = float("inf")
        for at, code in self.named:
            if code in parents(division.code) or (code != division.code and is_within(code, division.code)):
                best = min(best, abs(at - position) - (0.5 if code[2:] != "0000" else 0))
        return best


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
    ranked = sorted((around.distance(division, position), division.level, division.code) for division in fitting)
    top = min(division.level for division in fitting)
    highest = [division for division in fitting if division.level == top]
    nearest, second = ranked[0], ranked[1]
    if nearest[0] < second[0] and (nearest[0] <= _NEAR or len(highest) > 1 or nearest[1] == top):
        if len(highest) == 1 and highest[0].code != nearest[2] and is_within(nearest[2], highest[0].code):
            return highest[0]
        return next(division for division in fitting if division.code == nearest[2])
    return highest[0] if len(highest) == 1 else None
