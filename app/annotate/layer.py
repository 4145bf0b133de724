"""A layer: the events of one annotator in one document, and the state that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

State = dict[str, Any]
EventName = tuple[str, int]  # client and its number: known before the store has given an order


@dataclass(frozen=True, slots=True)
class Edit:
    """What a client sends: its own id and counting number, what kind of event, and its body.

    ``op`` edit: ``{"changes": {key: value or None}}``; undo and redo: ``{"of": [client, number]}``; done:
    ``{"done": bool}``; start: as edit, the copy that a layer begins with.
    """

    client: str
    number: int
    op: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """An edit as stored: ``seq`` orders all events of a store, ``at`` is UTC (ISO 8601), ``actor`` did it."""

    seq: int
    client: str
    number: int
    actor: str
    at: str
    op: str
    body: Mapping[str, Any]

    @property
    def name(self) -> EventName:
        """The client and its number."""
        return self.client, self.number

    def as_json(self) -> dict[str, Any]:
        """The event as the page reads it."""
        return asdict(self)


def target_of(event: Event) -> EventName:
    """The event that an undo or redo is about."""
    client, number = event.body["of"]
    return client, number


def undone(events: Iterable[Event]) -> set[EventName]:
    """Names of the edits that are undone and not done again."""
    names: set[EventName] = set()
    for event in events:
        if event.op == "undo":
            names.add(target_of(event))
        elif event.op == "redo":
            names.discard(target_of(event))
    return names


def state_of(events: Iterable[Event]) -> State:
    """The state that the events make, in their order, without what is undone."""
    events = list(events)
    left_out, state = undone(events), State()
    for event in events:
        if event.op in ("start", "edit") and event.name not in left_out:
            apply(state, event.body["changes"])
    return state


def apply(state: State, changes: Mapping[str, Any]) -> None:
    """Write changes into a state: a value of None takes a key away."""
    for key, value in changes.items():
        if value is None:
            state.pop(key, None)
        else:
            state[key] = value


def is_done(events: Iterable[Event]) -> bool:
    """True when the last word on the layer is that it is done."""
    said = [event.body["done"] for event in events if event.op == "done"]
    return bool(said and said[-1])


def written_keys(events: Iterable[Event]) -> set[str]:
    """Every key that was ever written, also those taken away since."""
    return {key for event in events if event.op in ("start", "edit") for key in event.body["changes"]}
