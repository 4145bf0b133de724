"""What is wrong in a document: every difference between gold and found, with the places where both stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from corpus.article import Span
from eval.metrics.counts import Document, Entity, Record
from eval.metrics.entities import Aligned, align_entities, scored_labels
from eval.metrics.policies import align_policies
from eval.metrics.records import SET_FIELDS, RecordPair, align_records, flat_record, scored_fields
from eval.metrics.values import fold_name, same_field, same_value
from eval.places import entity_span, evidence_spans, field_spans, rules_of

Subject = Literal["mention", "field", "policy"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One difference. ``gold`` and ``found`` are the values as the gold form has them, None where there is none.

    ``name`` is a label or a field, ``how`` one of missed, spurious, boundary, value, label, wrong; ``item`` names what
    is scored (a span, or a record by its number and project) and is the same in another run over the same gold.
    """

    subject: Subject
    how: str
    name: str
    item: str
    gold: Any = None
    found: Any = None
    gold_spans: tuple[Span, ...] = field(default=(), compare=False)
    found_spans: tuple[Span, ...] = field(default=(), compare=False)
    rules: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What was got wrong, whichever way."""
        return self.subject, self.name.partition(" → ")[0], self.item


def slips(gold: Document, found: Document) -> list[Slip]:
    """Every difference of a document: mentions in the order of the text, then records' fields, then policies."""
    labelled = gold.get("labelled") or {}
    wrong: list[Slip] = []
    if not labelled or "entities" in labelled:
        wrong += sorted(_mentions(gold, found), key=lambda slip: min(slip.gold_spans + slip.found_spans))
    if not labelled or "records" in labelled:
        wrong += _fields(gold, found)
    if not labelled or labelled.get("policies"):
        wrong += _policies(gold, found)
    return wrong


def _mentions(gold: Document, found: Document) -> Iterator[Slip]:
    aligned = list(align_entities(gold.get("entities") or (), found.get("entities") or (), scored_labels(gold)))
    for each in aligned:
        yield from _paired(each)
    missed = [entity for each in aligned for entity in each.missed]
    spurious = [entity for each in aligned for entity in each.spurious]
    for entity in missed:
        other = next((b for b in spurious if entity_span(b).overlaps(entity_span(entity))), None)
        if other is not None:
            spurious.remove(other)
        yield _mention("missed" if other is None else "label", entity, other)
    yield from (_mention("spurious", None, entity) for entity in spurious)


def _paired(aligned: Aligned) -> Iterator[Slip]:
    for gold, found in aligned.pairs:
        known = gold.get("value") is not None
        wrong = ["boundary"] * (entity_span(gold) != entity_span(found))
        wrong += ["value"] * (known and not same_value(aligned.label, gold["value"], found.get("value")))
        if wrong:
            yield _mention(" and ".join(wrong), gold, found)


def _mention(how: str, gold: Entity | None, found: Entity | None) -> Slip:
    one = gold or found or {}
    name = one["label"] if how != "label" or found is None else f"{one['label']} → {found['label']}"
    spans = _spans(gold), _spans(found)
    rules = (found["rule"],) if found and "rule" in found else ()
    return Slip("mention", how, name, f"{one['start']}-{one['end']}", _shown(gold), _shown(found), *spans, rules)


def _spans(entity: Entity | None) -> tuple[Span, ...]:
    return () if entity is None else (entity_span(entity),)


def _shown(entity: Entity | None) -> Any:
    return entity and {"text": entity["text"], "label": entity["label"], "value": entity.get("value")}


def _fields(gold: Document, found: Document) -> Iterator[Slip]:
    golds, founds = ([flat_record(r) for r in side.get("records") or ()] for side in (gold, found))
    fields = scored_fields(gold)
    for pair in align_records(golds, founds, fields):
        wanted = {} if pair.gold is None else golds[pair.gold]
        read = {} if pair.found is None else founds[pair.found]
        if not wanted.get("optional"):
            yield from _record(gold, _record_name(pair, wanted, read), wanted, read, fields)


def _record_name(pair: RecordPair, gold: Record, found: Record) -> str:
    """Number in the gold list (found ones that have no partner count from +1) and project: "2 · 娄底市…项目"."""
    number = f"{pair.gold + 1}" if pair.gold is not None else f"+{(pair.found or 0) + 1}"
    return f"{number} · {gold.get('project') or found.get('project') or gold.get('buyer') or found.get('buyer') or ''}"


def _record(document: Document, item: str, gold: Record, found: Record, fields: tuple[str, ...]) -> Iterator[Slip]:
    for name in fields:
        for path, wanted, read in _differences(name, gold.get(name), found.get(name)):
            how = "missed" if read is None else "spurious" if wanted is None else "wrong"
            where = field_spans(document, gold, name, wanted), evidence_spans(found, path)
            yield Slip("field", how, name, item, wanted, read, *where, rules_of(found, path))


def _differences(name: str, gold: Any, found: Any) -> Iterator[tuple[str, Any, Any]]:
    """Path into the found record, gold value and found value of each difference; a set's members one by one."""
    if name in SET_FIELDS:
        yield from _members(name, gold or (), found or ())
    elif None in (gold, found):
        yield from ((name, gold, found) for _ in range(gold is not found))
    elif not same_field(name, gold, found):
        yield name, gold, found


def _members(name: str, gold: Any, found: Any) -> Iterator[tuple[str, Any, Any]]:
    golds, founds = ({fold_name(member) for member in side} for side in (gold, found))
    yield from ((name, member, None) for member in gold if fold_name(member) not in founds)
    yield from ((f"{name}.{at}", None, member) for at, member in enumerate(found) if fold_name(member) not in golds)


def _policies(gold: Document, found: Document) -> Iterator[Slip]:
    for wanted, read in align_policies(gold.get("policies") or (), found.get("policies") or ()):
        if wanted is None or read is None:
            one = wanted or read or {}
            title = str(one.get("title") or one.get("number") or "")
            spans = field_spans(gold, {}, "title", title)
            how = "missed" if read is None else "spurious"
            places = (spans, ()) if read is None else ((), spans)
            yield Slip("policy", how, "cited", title, wanted and title, read and title, *places)
