"""Records: gold and found paired one to one so that most fields agree; then every field is right, wrong or missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.metrics.counts import Counts, Document, Record, add, outcomes
from eval.metrics.values import NAME_FIELDS, fold_name, same_field
from eval.pairing import pair_up

CODE_FIELDS = ("stage", "place", "announced", "opened", "method")
SET_FIELDS = ("suppliers", "flags")
FIELDS = (*NAME_FIELDS, *CODE_FIELDS, "suppliers", "budget", "award", "period.start", "period.end", "period.duration",
"flags")  # fmt: skip
_SCORED_FIRST = 1e-3  # a record that counts goes before an optional one with as many equal fields


@dataclass(frozen=True, slots=True)
class RecordPair:
    """A gold and a found record that belong together, by their places in the lists; None where there is no partner."""

    gold: int | None
    found: int | None


def count(gold: Document, found: Document) -> Counts:
    """Counts of the field and record families of a document; only of the fields that it is labelled for."""
    labelled = gold.get("labelled") or {}
    if labelled and "records" not in labelled:
        return Counter()
    return record_counts(gold.get("records") or (), found.get("records") or (), scored_fields(gold))


def scored_fields(gold: Document) -> tuple[str, ...]:
    """The record fields that a gold document is scored by."""
    labelled = gold.get("labelled") or {}
    return tuple(field for field in FIELDS if not labelled or field in labelled.get("records", ()))


def flat_record(record: Record) -> dict[str, Any]:
    """A record with its period's parts as fields of their own and empty fields left out."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if name == "period" and isinstance(value, Mapping):
            flat.update({f"period.{part}": words for part, words in value.items() if words not in (None, "")})
        elif value not in (None, "", []):
            flat[name] = value
    return flat


def field_counts(gold: Record, found: Record, fields: Iterable[str]) -> Counts:
    """Counts of the field family for one pair of flat records; either may be empty."""
    counts: Counts = Counter()
    for field in fields:
        a, b = gold.get(field), found.get(field)
        if field in SET_FIELDS:
            golds, founds = {fold_name(x) for x in a or ()}, {fold_name(x) for x in b or ()}
            add(counts, ("field", field), len(golds & founds), len(founds - golds), len(golds - founds))
        elif a is not None and b is not None and same_field(field, a, b):
            add(counts, ("field", field), 1, 0, 0)
        else:
            add(counts, ("field", field), 0, b is not None, a is not None)
    return counts


def record_counts(gold: Sequence[Record], found: Sequence[Record], fields: Sequence[str] = FIELDS) -> Counts:
    """Counts of the field and record families.

    An ``optional`` gold record is paired too; then neither it nor its partner counts.
    """
    golds, founds = [flat_record(r) for r in gold], [flat_record(r) for r in found]
    counts: Counts = Counter()
    for pair in align_records(golds, founds, fields):
        if pair.gold is None:
            _count_spurious(counts, founds[pair.found or 0], fields)
        elif not golds[pair.gold].get("optional"):
            _count_record(counts, golds[pair.gold], None if pair.found is None else founds[pair.found], fields)
    return counts


def align_records(golds: Sequence[Record], founds: Sequence[Record], fields: Sequence[str]) -> list[RecordPair]:
    """Flat records paired so that the number of equal fields is largest; gold ones first, then found ones alone."""
    weights = [[_likeness(a, b, fields) for b in founds] for a in golds]
    pairs = {i: j for i, j in pair_up(weights) if weights[i][j] >= 1}
    alone = set(range(len(founds))) - set(pairs.values())
    return [RecordPair(i, pairs.get(i)) for i in range(len(golds))] + [RecordPair(None, j) for j in sorted(alone)]


def _likeness(gold: Record, found: Record, fields: Sequence[str]) -> float:
    return outcomes(field_counts(gold, found, fields), "tp") + _SCORED_FIRST * (not gold.get("optional"))


def _count_spurious(counts: Counts, found: Record, fields: Sequence[str]) -> None:
    counts.update(field_counts({}, found, fields))
    counts["record", "paired", "fp"] += 1


def _count_record(counts: Counts, gold: Record, found: Record | None, fields: Sequence[str]) -> None:
    agreed = field_counts(gold, found or {}, fields)
    counts.update(agreed)
    counts["record", "paired", "fn" if found is None else "tp"] += 1
    if found is not None:
        counts["record", "perfect", "tp"] += not (outcomes(agreed, "fp") or outcomes(agreed, "fn"))
