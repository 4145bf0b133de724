"""Figures made of counts. Agrees with the gold set's reference scorer to the last digit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from eval.metrics import METRICS
from eval.metrics.counts import Counts, Document

# Families whose names are shown each and summed; the order of the reference report.
SUMMED = ("strict", "overlap", "value", "field")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one name, and how many gold items it counts."""

    precision: float
    recall: float
    f1: float
    gold: int


def document_counts(gold: Document, found: Document) -> Counts:
    """All counts of one document; only what the gold's ``labelled`` names, when it has it."""
    counts: Counts = Counter()
    for count in METRICS.values():
        counts.update(count(gold, found))
    return counts


def score(counts: Counts, family: str, name: str) -> Score:
    """The score of one name; "ALL" sums a family's names."""
    if (family, name) == ("record", "perfect"):
        return _perfect(counts)
    names = {key[1] for key in counts if key[0] == family} if name == "ALL" else {name}
    tp, fp, fn = (sum(counts[family, each, outcome] for each in names) for outcome in ("tp", "fp", "fn"))
    return Score(
        tp / (tp + fp) if tp + fp else 0.0,
        tp / (tp + fn) if tp + fn else 0.0,
        2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0,
        tp + fn,
    )


def _perfect(counts: Counts) -> Score:
    """The share of gold records of which every field is right and none is too many."""
    records = score(counts, "record", "paired").gold
    share = counts["record", "perfect", "tp"] / records if records else 0.0
    return Score(share, share, share, records)


def score_names(counts: Counts) -> list[tuple[str, str]]:
    """Family and name of every score that the counts hold, in the order of the reference report."""
    rows: list[tuple[str, str]] = []
    for family in SUMMED:
        names = sorted({key[1] for key in counts if key[0] == family})
        rows += [(family, name) for name in (*names, *(["ALL"] if names else []))]
    families = {key[0] for key in counts}
    rows += [("record", name) for name in ("paired", "perfect") if "record" in families]
    return rows + [("policy", "cited") for _ in range("policy" in families)]


def scores(counts: Counts) -> dict[tuple[str, str], Score]:
    """Every score that the counts hold."""
    return {(family, name): score(counts, family, name) for family, name in score_names(counts)}
