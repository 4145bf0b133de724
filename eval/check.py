"""Whether gold keeps the guidelines: every fault of a file named with its line, and doubts that may be slips."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from corpus.article import Kind, Language
from eval.forms import FIELD_FORMS, MAY_BE_NULL, PERIOD_FORMS, POLICY_FORMS, VALUE_FORMS, wrong_date
from tenders.record import Flag, Method, Stage

DOCUMENT_KEYS = ("id", "lang", "kind", "published", "source", "title", "text", "entities", "records", "policies")
ENTITY_KEYS = ("start", "end", "label", "text", "value")
RECORD_FIELDS = (*FIELD_FORMS, "stage", "method", "suppliers", "period", "flags", "optional")
_CHOICES: dict[str, tuple[str, ...]] = {"stage": get_args(Stage), "method": get_args(Method)}
_LABELLED = ("entities", "records", "policies")  # what a document's ``labelled`` may name


def file_faults(path: str | Path) -> Iterator[str]:
    """Every fault of a gold file, a line each: where and what."""
    ids: Counter[str] = Counter()
    for where, line in _numbered(path):
        try:
            document = json.loads(line, object_pairs_hook=_without_doubles)
        except ValueError as error:
            yield f"{where}: no JSON: {error}"
            continue
        yield from (f"{where}: {fault}" for fault in faults(document))
        ids[str(document.get("id") if isinstance(document, dict) else "")] += 1
    yield from (f"{path}: id {name!r} stands {times} times" for name, times in ids.items() if times > 1)


def file_doubts(path: str | Path) -> Iterator[str]:
    """What may be a slip in a file that has no fault, a line each."""
    for where, line in _numbered(path):
        yield from (f"{where}: {doubt}" for doubt in doubts(json.loads(line)))


def _numbered(path: str | Path) -> Iterator[tuple[str, str]]:
    open_text = gzip.open if str(path).endswith(".gz") else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    repeated = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if repeated:
        raise ValueError(f"{repeated} stand twice in one object")
    return dict(pairs)


def faults(document: Any) -> Iterator[str]:
    """Every fault of one gold document."""
    if not isinstance(document, dict) or not isinstance(document.get("text"), str) or not document["text"]:
        yield "no document with a text"
        return
    yield from _keys(document, (*DOCUMENT_KEYS, "labelled"), "document")
    yield from _about(document)
    for name, check in _PARTS.items():
        part = document.get(name, [])
        if not isinstance(part, list) or not all(isinstance(item, dict) for item in part):
            yield f"{name} is no list of objects"
        else:
            yield from check(document, part)


def _keys(given: Mapping[str, Any], known: tuple[str, ...], what: str) -> Iterator[str]:
    unknown = [name for name in given if name not in known]
    if unknown:
        yield f"{what}: unknown {unknown}; known are {', '.join(known)}"


def _about(document: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(document.get("id"), str) or not document["id"]:
        yield "no id"
    for name, choices in (("lang", get_args(Language)), ("kind", get_args(Kind))):
        if document.get(name) not in choices:
            yield f"{name} {document.get(name)!r} is none of {', '.join(choices)}"
    if document.get("published") is not None and (wrong := wrong_date(document["published"])):
        yield f"published: {wrong}"
    yield from (f"{name} is no text" for name in ("source", "title") if not _is_text(document.get(name)))
    yield from _keys(document.get("labelled") or {}, _LABELLED, "labelled")


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _entity_faults(document: Mapping[str, Any], entities: list[dict[str, Any]]) -> Iterator[str]:
    sound = []
    for entity in entities:
        wrong = list(_entity(document["text"], entity))
        yield from (f"entity {entity.get('text')!r}: {fault}" for fault in wrong)
        sound += [] if wrong else [entity]
    for first, second in pairwise(sorted(sound, key=lambda entity: (entity["start"], entity["end"]))):
        if second["start"] < first["end"]:
            yield f"entities overlap: {_span(first)} and {_span(second)}"


def _span(entity: Mapping[str, Any]) -> str:
    return f"{entity['label']} {entity['start']}-{entity['end']} {entity['text']!r}"


def _entity(text: str, entity: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(entity, ENTITY_KEYS, "entity")
    missing = [name for name in ENTITY_KEYS if name not in entity]
    if missing:
        yield f"no {', '.join(missing)}"
        return
    start, end, label, value = (entity[name] for name in ("start", "end", "label", "value"))
    if not _is_span(start, end, text) or text[start:end] != entity["text"]:
        yield f"span {start}-{end} is not its text"
    elif entity["text"] != entity["text"].strip():
        yield f"span {start}-{end} has outer white space"
    yield from _value(label, value)


def _is_span(start: Any, end: Any, text: str) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end <= len(text)


def _value(label: Any, value: Any) -> Iterator[str]:
    if label not in VALUE_FORMS:
        yield f"unknown label {label!r}; known are {', '.join(VALUE_FORMS)}"
    elif (value is not None or label not in MAY_BE_NULL) and (wrong := VALUE_FORMS[label](value)):
        yield f"{label}: {wrong}"


def _record_faults(document: Mapping[str, Any], records: list[dict[str, Any]]) -> Iterator[str]:
    for number, record in enumerate(records, 1):
        what = f"record {number} {record.get('project') or ''}".rstrip()
        yield from (f"{what}: {fault}" for fault in _record(record))
    yield from (f"record {j} is record {i}" for i, j in _doubles(records))


def _doubles(items: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    for at, item in enumerate(items):
        if item in items[:at]:
            yield items.index(item) + 1, at + 1


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(record, RECORD_FIELDS, "record")
    yield from (f"{name} is empty: leave it out" for name, value in record.items() if value in (None, "", [], {}))
    for name, form in FIELD_FORMS.items():
        if name in record and (wrong := form(record[name])):
            yield f"{name}: {wrong}"
    for name, choices in _CHOICES.items():
        if (name in record or name == "stage") and record.get(name) not in choices:
            yield f"{name} {record.get(name)!r} is none of {', '.join(choices)}"
    yield from _several(record)
    yield from _forms(record.get("period", {}), PERIOD_FORMS, "period")
    if record.get("optional", True) is not True:
        yield "optional is true or left out"


def _several(record: Mapping[str, Any]) -> Iterator[str]:
    for name in ("suppliers", "flags"):
        members = record.get(name, [])
        if not isinstance(members, list) or not all(isinstance(member, str) for member in members):
            yield f"{name} is no list of names"
        elif len(set(members)) < len(members):
            yield f"{name} holds one twice"
        elif name == "flags" and set(members) - set(get_args(Flag)):
            yield f"unknown flags {sorted(set(members) - set(get_args(Flag)))}"


def _forms(given: Any, forms: Mapping[str, Callable[[Any], str | None]], what: str) -> Iterator[str]:
    if not isinstance(given, dict):
        yield f"{what} is no object"
        return
    yield from _keys(given, tuple(forms), what)
    for name, form in forms.items():
        if name in given and (wrong := form(given[name])):
            yield f"{what} {name}: {wrong}"


def _policy_faults(document: Mapping[str, Any], policies: list[dict[str, Any]]) -> Iterator[str]:
    for policy in policies:
        yield from _forms(policy, POLICY_FORMS, f"policy {policy.get('title') or policy.get('number')!r}")
        if not policy.get("title") and not policy.get("number"):
            yield "a policy has neither title nor number"
    yield from (f"policy {j} is policy {i}" for i, j in _doubles(policies))


_PARTS: dict[str, Callable[[Mapping[str, Any], list[dict[str, Any]]], Iterator[str]]] = {
    "entities": _entity_faults,
    "records": _record_faults,
    "policies": _policy_faults,
}


def doubts(document: Mapping[str, Any]) -> Iterator[str]:
    """What a sound document holds that may be a slip: a record's value that no mention has and no words say."""
    values = [entity["value"] for entity in document.get("entities") or ()]
    labelled = document.get("labelled")
    amounts = ("budget", "award") if not labelled or "MONEY" in labelled.get("entities", ()) else ()
    for number, record in enumerate(document.get("records") or (), 1):
        names = [record[name] for name in ("buyer", "agency") if name in record] + record.get("suppliers", [])
        for name in names:
            if name not in values and name not in document["text"]:
                yield f"record {number}: {name!r} is not in the text"
        for name in amounts:
            if name in record and record[name] not in values:
                yield f"record {number}: {name} {record[name]} is no amount of the text"
