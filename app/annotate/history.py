"""A layer's events as a reader is told them: who, when, what, from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.annotate.layer import Event, State, apply, state_of, target_of, undone


@dataclass(frozen=True, slots=True)
class Line:
    """One event told: ``changes`` are (what, before, after) in words; ``undone`` when it no longer counts."""

    seq: int
    at: str
    actor: str
    what: str
    changes: list[tuple[str, str, str]]
    undone: bool


def lines(text: str, events: Iterable[Event]) -> list[Line]:
    """Every event in order, each change beside what stood there before."""
    told: list[Line] = []
    events, state = list(events), State()
    left_out, order = undone(events), {event.name: event.seq for event in events}
    for number, event in enumerate(events):
        told.append(
            Line(event.seq, event.at, event.actor, _what(event, order), _changes(text, event, state),
                 event.name in left_out)
        )  # fmt: skip
        if event.op in ("undo", "redo"):
            state = state_of(events[: number + 1])
        elif event.op != "done":
            apply(state, event.body["changes"])
    return told


def _what(event: Event, order: Mapping[tuple[str, int], int]) -> str:
    if event.op in ("undo", "redo"):
        return f"{event.op} of {order.get(target_of(event), '?')}"
    if event.op == "done":
        return "done" if event.body["done"] else "open again"
    if event.op == "start":
        return f"start with {len(event.body['changes'])} items"
    return str(event.body.get("note", "edit"))


def _changes(text: str, event: Event, state: State) -> list[tuple[str, str, str]]:
    if event.op != "edit":
        return []
    return [
        (key, _in_words(text, state.get(key)), _in_words(text, value))
        for key, value in event.body["changes"].items()
        if value != state.get(key)
    ]


def _in_words(text: str, value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    if "label" in value:
        return f"{value['label']} {text[value['start'] : value['end']]} {_plain(value.get('value'))}"
    if "order" in value:
        return "record"
    return _plain(value.get("value", value.get("side")))


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values())
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
