"""Gold documents and extractions as a layer's keys, and a layer's keys as a gold document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.annotate import LISTS, POLICY_FIELDS, RECORD_FIELDS
from app.annotate.layer import State
from app.annotate.store import Page
from tenders.export.to_gold import gold_entity, gold_policy, gold_record, plain_value
from tenders.facts import policy_facts, record_facts
from tenders.record import Extraction, Fact

DOCUMENT_KEYS = ("id", "lang", "kind", "published", "source", "title", "text")
ITEM_KEYS = ("entities", "records", "policies")


def gold_state(document: Mapping[str, Any]) -> State:
    """The state of a gold document; its records have no evidence, for the gold form keeps none."""
    state: State = {}
    for number, entity in enumerate(document.get("entities") or ()):
        state[f"e/{number}"] = {name: value for name, value in entity.items() if name != "text"}
    for kind, name in (("r", "records"), ("p", "policies")):
        for number, record in enumerate(document.get(name) or ()):
            state[f"{kind}/{number}"] = {"order": number}
            state |= {f"{kind}/{number}/{path}": {"value": value} for path, value in _paths(record)}
    return state


def extraction_state(text: str, extraction: Extraction) -> State:
    """The state of what the extractor read in ``text``, each field with the spans it was read from."""
    state = gold_state(
        {
            "entities": [gold_entity(text, mention) for mention in extraction.mentions],
            "records": [gold_record(record) for record in extraction.records],
            "policies": [gold_policy(policy) for policy in extraction.policies],
        }
    )
    for kind, facts in (("r", map(record_facts, extraction.records)), ("p", map(policy_facts, extraction.policies))):
        for number, stated in enumerate(facts):
            _add_evidence(state, f"{kind}/{number}", stated)
    return state


def _add_evidence(state: State, owner: str, facts: Iterable[tuple[str, Fact[Any]]]) -> None:
    for path, fact in facts:
        key = f"{owner}/{_key_path(path)}"
        spans = [[evidence.span.start, evidence.span.end] for evidence in fact.evidence]
        if key in state and spans and state[key]["value"] == plain_value(fact.value):
            state[key] = {**state[key], "evidence": spans}


def _key_path(path: str) -> str:
    """``suppliers.0`` as ``suppliers/0``; ``period.start`` stays."""
    name, _, item = path.partition(".")
    return f"{name}/{item}" if name in LISTS else path


def _paths(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every stated field of a gold record under its path in a layer."""
    for name, value in record.items():
        if name == "period" and isinstance(value, Mapping):
            yield from ((f"period.{part}", said) for part, said in value.items())
        elif name in LISTS:
            yield from ((f"{name}/{number}", item) for number, item in enumerate(value))
        else:
            yield name, value


def gold_line(page: Page, state: State) -> dict[str, Any]:
    """A layer as one document of a gold file, with its text."""
    about = {name: getattr(page, name) for name in DOCUMENT_KEYS}
    entities = [_gold_entity(page.text, entity) for entity in entities_of(state).values()]
    return {**about, "entities": entities, "records": owned(state, "r"), "policies": owned(state, "p"), **page.more}


def entities_of(state: State) -> dict[str, dict[str, Any]]:
    """A state's entities by key, in text order."""
    found = [(key, value) for key, value in state.items() if key.startswith("e/")]
    return dict(sorted(found, key=lambda item: (item[1]["start"], item[1]["end"], item[1]["label"])))


def _gold_entity(text: str, entity: Mapping[str, Any]) -> dict[str, Any]:
    first = {name: entity[name] for name in ("start", "end", "label")}
    return {**first, "text": text[entity["start"] : entity["end"]], "value": entity.get("value"), **entity}


def owned(state: State, kind: str) -> list[dict[str, Any]]:
    """Records (``r``) or policies (``p``) of a state as gold objects, in order."""
    return [gold_object(state, key) for key in owners(state, kind)]


def owners(state: State, kind: str) -> list[str]:
    """Keys of a state's records (``r``) or policies (``p``), in order."""
    keys = [key for key in state if key.startswith(f"{kind}/") and key.count("/") == 1]
    return sorted(keys, key=lambda key: (state[key]["order"], key))


def gold_object(state: State, owner: str) -> dict[str, Any]:
    """One record or policy as a gold object, its fields in the order of the guidelines."""
    fields = {key.removeprefix(owner + "/"): value for key, value in state.items() if key.startswith(owner + "/")}
    found: dict[str, Any] = {}
    for path in sorted(fields, key=_rank):
        name, _, part = path.partition("/")
        if part:
            found.setdefault(name, []).append(fields[path]["value"])
        elif path.startswith("period."):
            found.setdefault("period", {})[path.removeprefix("period.")] = fields[path]["value"]
        else:
            found[name] = fields[path]["value"]
    return found


def _rank(path: str) -> tuple[int, int, str]:
    """Fields in the guidelines' order; items of a list as they were added: numbers first, then ids of windows."""
    name, _, item = path.partition("/")
    known = (*RECORD_FIELDS, *POLICY_FIELDS)
    place = known.index(name) if name in known else len(known)
    return place, int(item) if item.isdigit() else len(known), item
