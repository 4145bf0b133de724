"""Running the evaluation: gold in, the pipeline's (or another's) predictions scored, floors held."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from eval.gold import GoldDocument, GoldError, gold_article, read_gold
from eval.score import Counts, Score, document_counts, score, scores
from nlp.names import DEFAULT
from tenders.export.to_gold import gold_line
from tenders.pipeline import read_article


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that must not fall: a gold file (relative to the shared data), a score's name and its least F1."""

    gold: str
    family: str
    name: str
    least: float


def predict(document: GoldDocument, model: str = DEFAULT) -> dict[str, Any]:
    """What the pipeline finds in a gold document, in the gold form; ``model`` is the name model that reads along."""
    article = gold_article(document)
    return gold_line(article, read_article(article, model))


def read_predictions(path: str | Path) -> dict[str, dict[str, Any]]:
    """Predictions by document id from a JSON Lines file in the gold form. Raises GoldError for a line that is none."""
    with open(path, encoding="utf-8") as lines:
        numbered = [(f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip()]
    return dict(_prediction(where, line) for where, line in numbered)


def _prediction(where: str, line: str) -> tuple[str, dict[str, Any]]:
    try:
        document = json.loads(line)
        return document["id"], document
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{where}: no prediction in the gold form: {error}") from error


def evaluate(
    gold: str | Path, predictions: Mapping[str, Mapping[str, Any]] | None = None, model: str = DEFAULT
) -> Counts:
    """Counts over a gold file; the pipeline predicts, with a name model, when no predictions are given.

    A gold document without a prediction counts as a prediction of nothing.
    """
    total: Counts = Counts()
    for document in read_gold(gold):
        found = predict(document, model) if predictions is None else predictions.get(document["id"], {})
        total.update(document_counts(document, found))
    return total


def read_floors() -> tuple[Floor, ...]:
    """The floors of ``eval/floors.toml``: a table a gold file, in it ``"strict/ALL" = 0.8``."""
    table = tomllib.loads((files("eval") / "floors.toml").read_text(encoding="utf-8"))
    return tuple(_floor(gold, name, least) for gold, floors in table.items() for name, least in floors.items())


def _floor(gold: str, name: str, least: float) -> Floor:
    family, _, score_name = name.partition("/")
    return Floor(gold, family, score_name, least)


def measured(shared: Path, floors: Iterable[Floor]) -> Iterator[tuple[Floor, Score]]:
    """Each floor with the score reached on its gold file under ``shared``."""
    counted: dict[str, Counts] = {}
    for floor in floors:
        if floor.gold not in counted:
            counted[floor.gold] = evaluate(shared / floor.gold)
        yield floor, score(counted[floor.gold], floor.family, floor.name)


def is_held(floor: Floor, reached: Score) -> bool:
    """True when the score reaches its floor, as both are printed (three digits)."""
    return round(reached.f1, 3) >= floor.least


def floor_line(floor: Floor, reached: Score) -> str:
    """The line of a floor: held or fallen, what was measured, and the floor."""
    verdict = "held  " if is_held(floor, reached) else "FALLEN"
    return f"{verdict} {floor.gold} {floor.family}/{floor.name} F {reached.f1:.3f}, floor {floor.least:.3f}"


def report_lines(counts: Counts) -> Iterator[str]:
    """A line a score: family, name, precision, recall, F1, number of gold items."""
    for (family, name), row in scores(counts).items():
        yield f"{family:8} {name:16} P {row.precision:.3f}  R {row.recall:.3f}  F {row.f1:.3f}  gold {row.gold}"
