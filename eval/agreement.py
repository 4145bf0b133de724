"""How far annotators agree: F1 of every two layers by label and field, Cohen's kappa, Krippendorff's alpha.

A layer is a gold file. Kappa and alpha are nltk's (``nltk.metrics.agreement``), nominal. Their units are the
characters of the text, each under the label of the mention that covers it, and for records the fields of records that
belong together, each under its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.forms import VALUE_FORMS
from eval.gold import GoldDocument, GoldError, read_gold
from eval.metrics.counts import Counts, Record, sum_of
from eval.metrics.records import FIELDS, SET_FIELDS, align_records, flat_record
from eval.metrics.values import MONEY_FIELDS, NAME_FIELDS, duration_key, fold_name, money_key
from eval.score import document_counts, score, score_names

Layer = Mapping[str, GoldDocument]
Judgement = tuple[str, str, str]  # annotator, unit, category: what nltk takes
_OUTSIDE = "outside"
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PairF1:
    """F1 between two layers of one label or field (the mean of both directions), and the items of each."""

    family: str
    name: str
    f1: float
    first: int
    second: int


def read_layers(paths: Sequence[Path]) -> dict[str, Layer]:
    """Layers by file name, each with the documents that all have.

    Raises GoldError when texts differ or no document is in all of them.
    """
    layers = {str(path): {document["id"]: document for document in read_gold(path)} for path in paths}
    if len(layers) < 2:
        raise GoldError("agreement needs two layers or more")
    shared = set.intersection(*(set(layer) for layer in layers.values()))
    if not shared:
        raise GoldError(f"no document is in all of {', '.join(layers)}")
    for name in shared:
        if len({layer[name]["text"] for layer in layers.values()}) > 1:
            raise GoldError(f"{name}: the text differs between layers")
    return {path: {name: layer[name] for name in layer if name in shared} for path, layer in layers.items()}


def pair_f1(first: Layer, second: Layer) -> list[PairF1]:
    """F1 of every label and field between two layers over the same documents."""
    one, other = _counts(first, second), _counts(second, first)
    names = [name for name in score_names(one) if name != ("record", "perfect")]
    return [_pair(one, other, name) for name in names]


def _counts(gold: Layer, found: Layer) -> Counts:
    return sum_of(document_counts(gold[name], found[name]) for name in gold)


def _pair(one: Counts, other: Counts, name: tuple[str, str]) -> PairF1:
    there, back = score(one, *name), score(other, *name)
    return PairF1(*name, (there.f1 + back.f1) / 2, there.gold, back.gold)


def kappa(first: Layer, second: Layer) -> float:
    """Cohen's kappa of two layers over the characters of their documents."""
    layers = {"first": first, "second": second}
    return float(_task(_characters(layers, None)).kappa())


def alphas(layers: Mapping[str, Layer]) -> dict[str, float]:
    """Krippendorff's alpha over characters: of all labels, and of each against all else; then of record fields."""
    found = {"ALL": _alpha(_characters(layers, None))}
    found |= {label: _alpha(_characters(layers, label)) for label in _labels(layers)}
    judged = list(_fields(layers))
    names = [name for name in FIELDS if any(field == name for field, _ in judged)]
    return found | {name: _alpha(judgement for field, judgement in judged if field == name) for name in names}


def _labels(layers: Mapping[str, Layer]) -> list[str]:
    documents = (document for layer in layers.values() for document in layer.values())
    used = {entity["label"] for document in documents for entity in document["entities"]}
    return [label for label in VALUE_FORMS if label in used]


def _alpha(judgements: Iterable[Judgement]) -> float:
    return float(_task(judgements).alpha())


def _task(judgements: Iterable[Judgement]) -> Any:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise GoldError("agreement needs nltk: pip install 'tenderlens[agreement]'") from error
    return AnnotationTask(data=list(judgements))


def _characters(layers: Mapping[str, Layer], only: str | None) -> Iterator[Judgement]:
    for annotator, layer in layers.items():
        for name, document in layer.items():
            for at, label in enumerate(_covering(document)):
                yield annotator, f"{name} {at}", label if only in (None, label) else _OUTSIDE


def _covering(document: GoldDocument) -> list[str]:
    covering = [_OUTSIDE] * len(document["text"])
    for entity in document["entities"]:
        covering[entity["start"] : entity["end"]] = [entity["label"]] * (entity["end"] - entity["start"])
    return covering


def _fields(layers: Mapping[str, Layer]) -> Iterator[tuple[str, Judgement]]:
    """Field and judgement of each record's fields; every further layer's records are aligned with the first's."""
    (main, first), *others = layers.items()
    for name, document in first.items():
        golds = [flat_record(record) for record in document["records"]]
        for at, gold in enumerate(golds):
            yield from _judgements(main, f"{name} {at}", gold)
        for annotator, layer in others:
            yield from _beside(main, annotator, name, golds, [flat_record(r) for r in layer[name]["records"]])


def _beside(
    main: str, annotator: str, name: str, golds: list[dict[str, Any]], founds: list[dict[str, Any]]
) -> Iterator[tuple[str, Judgement]]:
    for pair in align_records(golds, founds, FIELDS):
        unit = f"{name} {pair.gold}"
        if pair.gold is None:  # a record that only this layer has is a unit of its own, of which the first says nothing
            unit = f"{name} {annotator} {pair.found}"
            yield from _judgements(main, unit, {})
        yield from _judgements(annotator, unit, {} if pair.found is None else founds[pair.found])


def _judgements(annotator: str, unit: str, record: Record) -> Iterator[tuple[str, Judgement]]:
    for field in FIELDS:
        yield field, (annotator, unit, _category(field, record.get(field)))


def _category(field: str, value: Any) -> str:
    """A field's value as compared by the scorer."""
    if value is None:
        return _NOTHING
    if field in SET_FIELDS:
        return repr(sorted(map(fold_name, value)))
    if field in MONEY_FIELDS:
        return repr(money_key(value))
    if field == "period.duration":
        return repr(duration_key(value))
    return fold_name(value) if field in NAME_FIELDS else str(value)


def agreement_lines(layers: Mapping[str, Layer]) -> Iterator[str]:
    """F1 and kappa of every two layers, then alpha over all."""
    for first, second in combinations(layers, 2):
        yield f"{first} and {second}: {len(layers[first])} documents, kappa {kappa(layers[first], layers[second]):.3f}"
        for row in pair_f1(layers[first], layers[second]):
            yield f"{row.family:8} {row.name:16} F {row.f1:.3f}  {row.first:5} {row.second:5}"
    for name, alpha in alphas(layers).items():
        yield f"alpha    {name:16}   {alpha:.3f}"


def agreement_json(layers: Mapping[str, Layer]) -> dict[str, Any]:
    """The same as plain values."""
    pairs = [
        {
            "layers": [first, second],
            "documents": len(layers[first]),
            "kappa": kappa(layers[first], layers[second]),
            "f1": {f"{row.family}/{row.name}": row.f1 for row in pair_f1(layers[first], layers[second])},
        }
        for first, second in combinations(layers, 2)
    ]
    return {"pairs": pairs, "alpha": alphas(layers)}
