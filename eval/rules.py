"""Precision by rule: how often what a rule read was right, for mentions and for the fields of records.

Keys of counts: ("strict", "MONEY amount", "tp"), ("value", "DATE cue", "fp"), ("field", "award award_cue", "tp").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eval.metrics.counts import Counts, Document, Entity, Record
from eval.metrics.entities import Aligned, align_entities, scored_labels
from eval.metrics.records import SET_FIELDS, align_records, flat_record, scored_fields
from eval.metrics.values import fold_name, same_field, same_value

_UNNAMED = "unnamed"  # a prediction that names no rules
NO_EVIDENCE = "derived"  # the rule of a fact without evidence: a flag, the article's own date


def rule_counts(gold: Document, found: Document) -> Counts:
    """What each rule got right ("tp") and wrong ("fp") in one document; what is not scored is left out."""
    counts: Counts = Counter()
    labelled = gold.get("labelled") or {}
    if not labelled or "entities" in labelled:
        _count_mentions(counts, gold, found)
    if not labelled or "records" in labelled:
        _count_fields(counts, gold, found)
    return counts


def _count_mentions(counts: Counts, gold: Document, found: Document) -> None:
    golds = gold.get("entities") or ()
    exact = {(entity["start"], entity["end"], entity["label"]) for entity in golds}
    for aligned in align_entities(golds, found.get("entities") or (), scored_labels(gold)):
        for entity in (*(b for _, b in aligned.pairs), *aligned.spurious):
            strict = (entity["start"], entity["end"], entity["label"]) in exact
            _tell(counts, "strict", aligned.label, entity.get("rule", _UNNAMED), strict)
        for entity, right in _values(aligned):
            _tell(counts, "value", aligned.label, entity.get("rule", _UNNAMED), right)


def _values(aligned: Aligned) -> Iterator[tuple[Entity, bool]]:
    for gold, found in aligned.pairs:
        if gold.get("value") is not None:
            yield found, same_value(aligned.label, gold["value"], found.get("value"))
    yield from ((entity, False) for entity in aligned.spurious)


def _tell(counts: Counts, family: str, name: str, rule: str, right: bool) -> None:
    counts[family, f"{name} {rule}", "tp" if right else "fp"] += 1


def _count_fields(counts: Counts, gold: Document, found: Document) -> None:
    for judged in judged_fields(gold, found):
        for rule in _rules_of(found["records"][judged.record], judged.path):
            _tell(counts, "field", judged.field, rule, judged.right)


@dataclass(frozen=True, slots=True)
class JudgedField:
    """A stated value of the found record at a place of the list, by field and path, and whether it is right."""

    record: int
    field: str
    path: str
    right: bool


def judged_fields(gold: Document, found: Document) -> Iterator[JudgedField]:
    """Every stated value of the found records, of the fields that the gold knows, beside the gold record's.

    A record without a partner is all wrong; the partner of an optional one does not count.
    """
    fields = scored_fields(gold)
    golds, founds = ([flat_record(r) for r in side.get("records") or ()] for side in (gold, found))
    for pair in align_records(golds, founds, fields):
        partner = {} if pair.gold is None else golds[pair.gold]
        if pair.found is not None and not partner.get("optional"):
            for field in fields:
                for path, right in _judged(field, partner.get(field), founds[pair.found].get(field)):
                    yield JudgedField(pair.found, field, path, right)


def _judged(field: str, gold: Any, found: Any) -> Iterator[tuple[str, bool]]:
    """Path of each stated value of a field and whether it is right."""
    if field in SET_FIELDS:
        wanted = {fold_name(name) for name in gold or ()}
        yield from ((f"{field}.{at}", fold_name(name) in wanted) for at, name in enumerate(found or ()))
    elif found is not None:
        yield field, gold is not None and same_field(field, gold, found)


def _rules_of(record: Record, path: str) -> list[str]:
    if "evidence" not in record:
        return [_UNNAMED]
    return sorted({place["rule"] for place in record["evidence"].get(path, ())}) or [NO_EVIDENCE]
