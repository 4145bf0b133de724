"""Training of the models that choose among a disclosure's values (``tenders.choices``), with scikit-learn.

    python -m eval.train_choices --shared SHARED [--out FOLDER]

They learn from the disclosures of fddc2018 by the truth that comes with them; the fifth that the names model does not
see either and the documents of the gold sets are left out. Hashes and weights are kept, no text.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Span
from eval.fitting import fitted_model
from eval.gold import GoldDocument, gold_article, read_gold
from eval.metrics.values import fold_name, money_key
from eval.silver import HELD_OUT, is_held_out
from extractors import extract
from nlp.document import analyse
from nlp.edges import EDGE, edge_features
from nlp.fold import fold
from nlp.linear import Ids, LinearModel, lightened, save_models
from tenders.assemble import read_sheet
from tenders.candidates import Candidate, Sheet
from tenders.choices import CHOSEN, ENDS, STARTS, Chosen, Models, candidates_of, features
from tenders.export.to_gold import plain_value

CHOOSES = "chosen"  # the class of a value that the truth gives
_OTHER = "other"
_FOLDS = 4  # parts that models of edges are trained without, so that they judge each part as they judge new texts
_HELD = {"buyer": 0.05, "award": 0.05, "project": 0.1}
_HELD_EDGES = 0.1
_MOST = {"buyer": 20_000, "award": 20_000, "project": 8_000}  # features that a model keeps
_MOST_EDGES = 20_000
_NEIGHBOURS = 25  # characters beside a name whose places are no edges of it
_ELSEWHERE = 60  # places of a text beside these
_SHORTEST = 4
# Who holds a tender for others is no buyer, whatever the truth says.
_AGENCY = re.compile("招标(?:代理|咨询|有限|公司|中心)|咨询|采购中心|交易中心|代理|(?:工程|项目)管理|资源交易|采购管理")


@dataclass(frozen=True)
class Lesson:
    """A disclosure to learn from: what is looked at, and its true records."""

    id: str
    sheet: Sheet
    records: Sequence[dict[str, Any]]

    @property
    def text(self) -> str:
        """The reading text."""
        return self.sheet.scene.document.text

    def names(self) -> list[Span]:
        """Where the true names of its projects stand."""
        true = {re.sub(r"\s", "", fold(record.get("project") or "")) for record in self.records}
        written = [r"\s*".join(map(re.escape, name)) for name in sorted(true) if len(name) >= _SHORTEST]
        return [Span(*match.span()) for pattern in written for match in re.finditer(pattern, self.text)]

    def is_true(self, name: Chosen, candidate: Candidate) -> bool:
        """True for a value that the truth gives the field."""
        key: Callable[[Any], Any] = money_key if name == "award" else fold_name
        if name == "buyer" and _AGENCY.search(str(candidate.value)):
            return False
        value = key(plain_value(candidate.value))
        return any(record.get(name) and key(record[name]) == value for record in self.records)


def lessons(documents: Iterable[GoldDocument]) -> Iterator[Lesson]:
    """The documents that models choose in."""
    for document in documents:
        analysed = analyse(gold_article(document))
        sheet = read_sheet(analysed, extract(analysed))
        if sheet is not None:
            yield Lesson(str(document["id"]), sheet, document.get("records") or ())


def train_choices(taught: Sequence[Lesson]) -> dict[str, LinearModel]:
    """The models of edges and of choices."""
    drawn: list[tuple[Lesson, dict[Chosen, list[Candidate]]]] = []
    for part in range(_FOLDS):
        edge_models = _edge_models([lesson for lesson in taught if _fold(lesson) != part])
        drawn += [(each, candidates_of(each.sheet, edge_models)) for each in taught if _fold(each) == part]
    models = _edge_models(taught)
    return models | {name: _choice_model(name, drawn) for name in CHOSEN}


def _fold(lesson: Lesson) -> int:
    return sha256(lesson.id.encode()).digest()[1] % _FOLDS


def _edge_models(taught: Sequence[Lesson]) -> dict[str, LinearModel]:
    names = [(lesson, found) for lesson in taught if (found := lesson.names())]
    rows: list[NDArray[np.int64]] = []
    told: dict[str, list[NDArray[np.bool_]]] = {STARTS: [], ENDS: []}
    for lesson, spans in names:
        places = _places(lesson, spans)
        rows += list(edge_features(lesson.text)[places])
        told[STARTS].append(np.isin(places, [at.start for at in spans]))
        told[ENDS].append(np.isin(places, [at.end for at in spans]))
    return {
        name: lightened(
            fitted_model((_OTHER, EDGE), rows, np.concatenate(told[name]).astype(np.int64), _HELD_EDGES), _MOST_EDGES
        )
        for name in (STARTS, ENDS)
    }


def _places(lesson: Lesson, spans: Sequence[Span]) -> NDArray[np.int64]:
    """The places of a text that are learnt from: those around its names and some others, always the same."""
    length = len(lesson.text) + 1
    near = [np.arange(max(0, at.start - _NEIGHBOURS), min(length, at.end + _NEIGHBOURS)) for at in spans]
    seed = int.from_bytes(sha256(lesson.id.encode()).digest()[:4], "big")
    return np.unique(np.concatenate([*near, np.random.default_rng(seed).integers(0, length, _ELSEWHERE)]))


def _choice_model(name: Chosen, drawn: Sequence[tuple[Lesson, dict[Chosen, list[Candidate]]]]) -> LinearModel:
    rows: list[Ids] = []
    told: list[int] = []
    for lesson, candidates in drawn:
        words = lesson.sheet.scene.skeleton_words
        rows += [features(words, each, name) for each in candidates[name]]
        told += [int(lesson.is_true(name, each)) for each in candidates[name]]
    return lightened(fitted_model((_OTHER, CHOOSES), rows, np.array(told), _HELD[name]), _MOST[name])


def learnt_from(shared: Path) -> list[GoldDocument]:
    """The documents of the corpus that models may learn from."""
    gold = {document["id"] for document in read_gold(shared / "gold" / "real.jsonl")}
    corpus = read_gold(shared / "corpora" / f"{HELD_OUT}.jsonl.gz")
    return [document for document in corpus if not is_held_out(document) and document["id"] not in gold]


def main() -> None:
    """Train the models and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the shared evaluation data")
    parser.add_argument("--out", type=Path, default=Path(str(files("tenders") / "models")), help="folder of the models")
    given = parser.parse_args()
    models: Models = train_choices(list(lessons(learnt_from(given.shared))))
    save_models(given.out / "disclosures.npz", models)


if __name__ == "__main__":
    main()
