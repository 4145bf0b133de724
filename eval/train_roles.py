"""Training of the models that tell parts of mentions (``tenders.roles.learned``), with scikit-learn.

They learn from frames and from gold documents, whose records tell the parts by their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from eval.fitting import feature_table, fitted_model, regression
from eval.gold import GoldDocument, gold_article, read_gold
from eval.metrics.values import fold_name, money_key
from eval.role_frames import NO_PROCUREMENT, Frame, frames
from extractors import extract
from nlp.document import analyse
from nlp.linear import Ids, LinearModel, around, of_text, save_models, words_of
from tenders.assemble import read_scene
from tenders.export.to_gold import plain_value
from tenders.roles.learned import FAMILIES, FAMILY_OF, OTHER, PROCUREMENT, SIGNED

LANGUAGES = ("zh", "en")
TRAINED_ON = ("dev", "own", "prose")  # gold sets of the project; the others are left to be measured on
_HELD = 1.0  # how freely weights grow (C of the logistic regression)
_HELD_TEXT = 0.1
_HELD_STAGE = 0.3
_DECIDED = ("award", "contract")
_SIGNED_IN = ("zh",)  # in English the word contract stands in awards too: of 9 changes by it 7 were wrong
# Shares of the frames and of the gold documents with tenders that are not seen as about procurement: a short text says
# less, so more of those are given up for the same safety.
_FRAMES_LOST, _DOCUMENTS_LOST = 0.2, 0.03

Parts = Mapping[str, tuple[Any, ...]]


def train_roles(out: Path) -> list[Path]:
    """Train the models of each language and write them into the folder ``out``; returns their files."""
    out.mkdir(parents=True, exist_ok=True)
    gold_files = [Path(str(files("eval") / "gold" / f"{name}.jsonl")) for name in TRAINED_ON]
    documents = [document for path in gold_files for document in read_gold(path)]
    written = []
    for language in LANGUAGES:
        gold = [document for document in documents if document["lang"] == language]
        path = out / f"roles_{language}.npz"
        save_models(path, _models(language, list(frames(language)), gold))
        written.append(path)
    return written


def _models(language: str, composed: Sequence[Frame], gold: Sequence[GoldDocument]) -> dict[str, LinearModel]:
    told = [told_parts(document) for document in gold]
    models = {family: _family([*composed, *told], family) for family in FAMILIES}
    about = [frame.text for frame, document in zip(told, gold, strict=True) if document.get("records")]
    signed = {SIGNED: _signed(composed)} if language in _SIGNED_IN else {}
    return models | {PROCUREMENT: _procurement(composed, about)} | signed


def told_parts(document: GoldDocument) -> Frame:
    """A gold document as a frame: the part of each mention by the records; what plays several is left out."""
    analysed = analyse(gold_article(document))
    skeleton = read_scene(analysed, extract(analysed)).skeleton
    stated = [_stated(record) for record in document.get("records") or ()]
    roles = []
    for position, item in sorted(skeleton.items.items()):
        family = FAMILY_OF.get(skeleton.text[position])
        if family and item.value is not None:
            parts = {part for record in stated for part in _parts(record, family, plain_value(item.value))}
            if len(parts) < 2:
                roles.append((position, next(iter(parts), OTHER)))
    return Frame(skeleton.text, tuple(roles), "")


def _stated(record: dict[str, Any]) -> Parts:
    """The values of a gold record by part."""
    period = record.get("period") or {}
    one = {"buyer": "buyer", "agency": "agency", "budget": "budget", "award": "award", "announced": "announced",
    "opened": "opened"}  # fmt: skip
    parts = {part: (record[name],) for name, part in one.items() if record.get(name)}
    of_period = {"start": "begins", "end": "period", "duration": "duration"}
    parts |= {part: (period[name],) for name, part in of_period.items() if period.get(name)}
    return parts | {"supplier": tuple(record.get("suppliers") or ())}


def _parts(record: Parts, family: str, value: Any) -> Iterator[str]:
    """The parts of a family that a record gives a value."""
    keys: Mapping[str, Callable[[Any], Any]] = {"parties": fold_name, "amounts": money_key}
    key = keys.get(family, lambda said: said)
    for part in FAMILIES[family]:
        if any(key(each) == key(value) for each in record.get(part, ())):
            yield part


def _family(some: Sequence[Frame], family: str) -> LinearModel:
    rows: list[Ids] = []
    parts: list[int] = []
    for frame in some:
        wanted = [(at, part) for at, part in frame.roles if FAMILY_OF.get(frame.text[at]) == family]
        if wanted:
            words = words_of(frame.text)
            rows += list(around(words, words.at([at for at, _ in wanted])))
            parts += [FAMILIES[family].index(part) for _, part in wanted]
    return fitted_model(FAMILIES[family], rows, np.array(parts), _HELD)


def _procurement(composed: Sequence[Frame], about: Sequence[str]) -> LinearModel:
    """The model of texts. Most frames and most gold documents with tenders pass; a text between them by its length."""
    from sklearn.model_selection import cross_val_predict

    features = [of_text(words_of(frame.text)) for frame in composed]
    told = np.array([int(frame.stage != NO_PROCUREMENT) for frame in composed])
    classes = ("none", PROCUREMENT)
    table = feature_table(features, texts=True)
    blind = cross_val_predict(regression(_HELD_TEXT, texts=True), table, told, cv=5, method="decision_function")
    model = fitted_model(classes, features, told, _HELD_TEXT, texts=True)
    documents = [of_text(words_of(text)) for text in about]
    scores = np.array([_score(model, each) for each in documents])
    short, long = (float(np.quantile(*each)) for each in ((blind[told == 1], _FRAMES_LOST), (scores, _DOCUMENTS_LOST)))
    lengths = [float(np.mean([np.log(len(each)) for each in some])) for some in (features, documents)]
    slope = (long - short) / (lengths[1] - lengths[0])
    bias = model.bias - np.array([0, short - slope * lengths[0]], np.float32)
    return replace(model, bias=bias, by_length=np.array([0, -slope], np.float32))


def _signed(composed: Sequence[Frame]) -> LinearModel:
    """The model that tells contracts from awards."""
    some = [frame for frame in composed if frame.stage in _DECIDED]
    told = np.array([_DECIDED.index(frame.stage) for frame in some])
    return fitted_model(_DECIDED, [of_text(words_of(frame.text)) for frame in some], told, _HELD_STAGE, texts=True)


def _score(model: LinearModel, features: Ids) -> float:
    """How much more a text looks like procurement than like none."""
    shares = model.of_text(features)
    return float(np.log(shares[PROCUREMENT] / shares["none"]))
