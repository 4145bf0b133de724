"""Mentions: strict (same start, end and label), overlap (same label, spans overlap), value (overlap, equal value)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.metrics.counts import Counts, Document, Entity, add
from eval.metrics.values import same_value


@dataclass(frozen=True, slots=True)
class Aligned:
    """One label's mentions: paired one to one where they overlap, and those left alone on either side."""

    label: str
    pairs: tuple[tuple[Entity, Entity], ...]
    missed: tuple[Entity, ...]
    spurious: tuple[Entity, ...]


def count(gold: Document, found: Document) -> Counts:
    """Counts of the strict, overlap and value families of a document; only of the labels that it is labelled for."""
    labelled = gold.get("labelled") or {}
    if labelled and "entities" not in labelled:
        return Counter()
    return entity_counts(gold.get("entities") or (), found.get("entities") or (), scored_labels(gold))


def scored_labels(gold: Document) -> set[str] | None:
    """The labels that a gold document is scored by; None when by all."""
    labelled = gold.get("labelled") or {}
    return set(labelled["entities"]) if labelled.get("entities") else None


def entity_counts(gold: Sequence[Entity], found: Sequence[Entity], labels: set[str] | None = None) -> Counts:
    """Counts of the strict, overlap and value families; only of ``labels`` when given."""
    counts: Counts = Counter()
    for label, golds, founds in _by_label(gold, found, labels):
        _count_strict(counts, label, golds, founds)
        _count_overlap(counts, _aligned(label, golds, founds))
    return counts


def align_entities(
    gold: Sequence[Entity], found: Sequence[Entity], labels: set[str] | None = None
) -> Iterator[Aligned]:
    """Each label's mentions, paired as the overlap and value scores pair them."""
    for label, golds, founds in _by_label(gold, found, labels):
        yield _aligned(label, golds, founds)


def _by_label(
    gold: Iterable[Entity], found: Iterable[Entity], labels: set[str] | None
) -> Iterator[tuple[str, list[Entity], list[Entity]]]:
    sides: defaultdict[str, tuple[list[Entity], list[Entity]]] = defaultdict(lambda: ([], []))
    for at, entities in enumerate((gold, found)):
        for entity in entities:
            if labels is None or entity["label"] in labels:
                sides[entity["label"]][at].append(entity)
    return ((label, *both) for label, both in sides.items())


def _count_strict(counts: Counts, label: str, gold: list[Entity], found: list[Entity]) -> None:
    golds, founds = ({(entity["start"], entity["end"]) for entity in side} for side in (gold, found))
    add(counts, ("strict", label), len(golds & founds), len(founds - golds), len(golds - founds))


def _count_overlap(counts: Counts, aligned: Aligned) -> None:
    label, missed, spurious = aligned.label, len(aligned.missed), len(aligned.spurious)
    add(counts, ("overlap", label), len(aligned.pairs), spurious, missed)
    valued = [(a, b) for a, b in aligned.pairs if a.get("value") is not None]
    right = sum(same_value(label, a["value"], b.get("value")) for a, b in valued)
    wrong = len(valued) - right
    missed_values = sum(entity.get("value") is not None for entity in aligned.missed)
    add(counts, ("value", label), right, wrong + spurious, wrong + missed_values)


def _aligned(label: str, gold: list[Entity], found: list[Entity]) -> Aligned:
    pairs = _overlapping_pairs(gold, found)
    missed = (entity for i, entity in enumerate(gold) if i not in pairs)
    spurious = (entity for j, entity in enumerate(found) if j not in pairs.values())
    return Aligned(label, tuple((gold[i], found[j]) for i, j in pairs.items()), tuple(missed), tuple(spurious))


def _overlapping_pairs(gold: list[Entity], found: list[Entity]) -> dict[int, int]:
    """One-to-one pairs of overlapping spans, largest overlap first, then nearest in length, then last in order."""
    candidates = [
        (min(a["end"], b["end"]) - max(a["start"], b["start"]), -abs(len(a["text"]) - (b["end"] - b["start"])), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a["start"] < b["end"] and b["start"] < a["end"]
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
