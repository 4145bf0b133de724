"""Gold documents beside what was found in them, counted: for all of them, or by language, kind or rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GoldDocument, GoldError, read_gold
from eval.metrics.counts import Counts, sum_of
from eval.predictions import predict
from eval.rules import rule_counts
from eval.score import document_counts
from nlp.names import DEFAULT


@dataclass(frozen=True, slots=True)
class Compared:
    """One gold document, what was found in it, and the counts of both."""

    gold: GoldDocument
    found: Mapping[str, Any]
    counts: Counts

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.gold["id"])


# What documents are told apart by: a document's group.
GROUPS: dict[str, Callable[[GoldDocument], str]] = {
    "language": lambda gold: gold.get("lang") or "zh",
    "kind": lambda gold: gold.get("kind") or "news",
}


def compare(
    gold: str | Path, predictions: Mapping[str, Mapping[str, Any]] | None = None, model: str = DEFAULT
) -> list[Compared]:
    """Every document of a gold file with what was found in it.

    Without predictions the pipeline predicts, with the name model ``model`` (a name of nlp.names.MODELS or a place).

    A gold document without a prediction counts as a prediction of nothing. Raises GoldError for a gold span that is
    not its text and for a predicted one.
    """
    return [_compared(document, _found(document, predictions, model)) for document in read_gold(gold)]


def _found(gold: GoldDocument, predictions: Mapping[str, Mapping[str, Any]] | None, model: str) -> Mapping[str, Any]:
    return predict(gold, model) if predictions is None else predictions.get(gold["id"], {})


def _compared(gold: GoldDocument, found: Mapping[str, Any]) -> Compared:
    for entity in found.get("entities") or ():
        if "text" in entity and gold["text"][entity["start"] : entity["end"]] != entity["text"]:
            raise GoldError(f"{gold['id']}: predicted span {entity} does not match the text")
    return Compared(gold, found, document_counts(gold, found))


def total(documents: Iterable[Compared]) -> Counts:
    """The counts of all documents."""
    return sum_of(document.counts for document in documents)


def grouped(documents: Sequence[Compared], by: str) -> dict[str, list[Compared]]:
    """Documents by their language or kind, in the order of the names."""
    groups: defaultdict[str, list[Compared]] = defaultdict(list)
    for document in documents:
        groups[GROUPS[by](document.gold)].append(document)
    return dict(sorted(groups.items()))


def by_rule(documents: Iterable[Compared]) -> Counts:
    """Right and wrong finds by the rule that read them, over all documents."""
    counts: Counts = Counter()
    for document in documents:
        counts.update(rule_counts(document.gold, document.found))
    return counts
