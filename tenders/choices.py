"""A second opinion on disclosures: which of the values named is the buyer, the award, the project, from small models.

Rules read one place at a time. The models weigh all that can be seen of a value (``tenders.candidates``) and the words
around it, as learnt from some thousands of disclosures whose truth is known. Another value replaces the rules' where it
is clearly the likelier one, or stands where rules chose none. Who won is left to rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import numpy as np

from nlp.edges import edges
from nlp.linear import Ids, LinearModel, Words, around, read_models, with_signs
from nlp.names import NONE
from tenders.candidates import Candidate, Sheet, amounts, parties
from tenders.discloser import OwnSide
from tenders.kinds import Kind
from tenders.project_candidates import projects
from tenders.record import Fact, TenderRecord
from tenders.roles import Clue, Scene
from tenders.roles.learned import LONGEST

Chosen = Literal["buyer", "award", "project"]
CHOSEN: tuple[Chosen, ...] = ("buyer", "award", "project")
STARTS, ENDS = "starts", "ends"  # the models of where a project's name begins and ends
# How likely a value must be where rules chose none, and how much likelier than theirs.
_ADDS: Mapping[Chosen, float] = {"buyer": 0.4, "award": 0.3, "project": 0.3}
_CHANGES: Mapping[Chosen, float] = {"buyer": 0.3, "award": 0.05, "project": 0.1}

Models = Mapping[str, LinearModel]


def sheet_of(
    scene: Scene, clues: Sequence[Clue], side: OwnSide, kind: Kind, records: Sequence[TenderRecord]
) -> Sheet | None:
    """What the models look at: a company's own Chinese disclosure of one contract; None for anything else."""
    told = kind.form == "disclosure" and not kind.retold and scene.document.article.language == "zh"
    told = told and scene.document.model != NONE and len(scene.skeleton.text) <= LONGEST
    return Sheet(scene, side, records[0], clues) if told and len(records) == 1 and records[0].suppliers else None


def with_choices(sheet: Sheet) -> TenderRecord:
    """The record with what the models choose."""
    models, words = choice_models(), sheet.scene.skeleton_words
    found = {
        name: _choice(sheet, name, candidates, models[name], words)
        for name, candidates in candidates_of(sheet, models).items()
    }
    changed: dict[str, Any] = {name: fact for name, fact in found.items() if fact}
    return replace(sheet.record, **changed)


@lru_cache(maxsize=1)
def choice_models() -> Models:
    """The models by what they choose."""
    return read_models(Path(str(files("tenders") / "models" / "disclosures.npz")))


def candidates_of(sheet: Sheet, models: Models) -> dict[Chosen, list[Candidate]]:
    """The candidates of each field; the models tell where names of projects begin and end."""
    names = edges(sheet.scene.document.text, models[STARTS], models[ENDS])
    return {"buyer": parties(sheet), "award": amounts(sheet), "project": projects(sheet, names)}


def features(words: Words, candidate: Candidate, name: Chosen) -> Ids:
    """A candidate's features: its signs, and the words around it where it is a party or an amount."""
    if name == "project" or not candidate.places:
        return with_signs(np.zeros(0, np.int64), candidate.signs)
    return with_signs(around(words, words.at(candidate.places)).ravel(), candidate.signs)


def _choice(
    sheet: Sheet, name: Chosen, candidates: Sequence[Candidate], model: LinearModel, words: Words
) -> Fact[Any] | None:
    """The likeliest value; None where the rules' choice is to stand."""
    odds = [float(model.probabilities(features(words, each, name)[None, :])[0, 1]) for each in candidates]
    if not odds:
        return None
    best = int(np.argmax(odds))
    ruled = next((odd for odd, each in zip(odds, candidates, strict=True) if "chosen" in each.signs), 0.0)
    none = getattr(sheet.record, name) is None
    if "chosen" in candidates[best].signs or odds[best] <= (_ADDS[name] if none else ruled + _CHANGES[name]):
        return None
    return sheet.scene.fact(candidates[best].value, candidates[best].spans[0], f"{name}_chosen")
