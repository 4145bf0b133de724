"""A gold file scored in one call, and the floors: figures that must not fall."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from eval.compare import compare, total
from eval.metrics.counts import Counts
from eval.score import Score, score
from nlp.names import DEFAULT

_PACKAGE = "eval/"


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that must not fall: a gold file, a score's name and its least F1.

    ``gold`` lies in the package where it begins with ``eval/``, else it is relative to the shared data.
    """

    gold: str
    family: str
    name: str
    least: float

    @property
    def ships(self) -> bool:
        """True when its gold file comes with the package."""
        return self.gold.startswith(_PACKAGE)

    def path(self, shared: Path) -> Path:
        """Where its gold file is."""
        if self.ships:
            return Path(str(files("eval").joinpath(self.gold.removeprefix(_PACKAGE))))
        return shared / self.gold


def evaluate(
    gold: str | Path, predictions: Mapping[str, Mapping[str, Any]] | None = None, model: str = DEFAULT
) -> Counts:
    """Counts over a gold file; the pipeline predicts, with a name model, when no predictions are given.

    A gold document without a prediction counts as a prediction of nothing.
    """
    return total(compare(gold, predictions, model))


def read_floors() -> tuple[Floor, ...]:
    """The floors of ``eval/floors.toml``: a table a gold file, in it ``"strict/ALL" = 0.8``."""
    table = tomllib.loads((files("eval") / "floors.toml").read_text(encoding="utf-8"))
    return tuple(_floor(gold, name, least) for gold, floors in table.items() for name, least in floors.items())


def _floor(gold: str, name: str, least: float) -> Floor:
    family, _, score_name = name.partition("/")
    return Floor(gold, family, score_name, least)


def measured(shared: Path, floors: Iterable[Floor], model: str = DEFAULT) -> Iterator[tuple[Floor, Score]]:
    """Each floor with the score that the pipeline reaches, with a name model, on its gold file."""
    counted: dict[str, Counts] = {}
    for floor in floors:
        if floor.gold not in counted:
            counted[floor.gold] = evaluate(floor.path(shared), model=model)
        yield floor, score(counted[floor.gold], floor.family, floor.name)


def is_held(floor: Floor, reached: Score) -> bool:
    """True when the score reaches its floor, as both are printed (three digits)."""
    return round(reached.f1, 3) >= floor.least


def floor_line(floor: Floor, reached: Score) -> str:
    """The line of a floor: held or fallen, what was measured, and the floor."""
    verdict = "held  " if is_held(floor, reached) else "FALLEN"
    return f"{verdict} {floor.gold} {floor.family}/{floor.name} F {reached.f1:.3f}, floor {floor.least:.3f}"
