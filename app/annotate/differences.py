"""Where two layers of a document differ, difference by difference, and what they agree on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.annotate import LISTS
from app.annotate.items import entities_of, gold_object, owners
from app.annotate.layer import State
from eval.metrics.records import flat_record
from eval.metrics.values import same_field, same_value
from eval.pairing import pair_up

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to choose: each side as the keys that it would write.

    ``kind`` is entity, record or policy. ``start`` and ``end`` are set for entities; ``owner`` and ``path`` for the
    others, ``path`` empty where one side lacks the whole record, ``about`` the project or title for the eye.
    """

    id: str
    kind: str
    a: Mapping[str, Any]
    b: Mapping[str, Any]
    start: int = 0
    end: int = 0
    owner: str = ""
    path: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two layers compared: what both say, as keys to write, and the differences in text order, records last."""

    agreed: State = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


def compare(a: State, b: State) -> Comparison:
    """Compare two layers of one document."""
    found = Comparison()
    _compare_entities(found, [*entities_of(a).values()], [*entities_of(b).values()])
    for kind, likeness in (("r", record_likeness), ("p", policy_likeness)):
        _compare_owners(found, kind, a, b, likeness)
    return found


def entity_key(entity: Entity) -> str:
    """The key that an entity has in the adjudicated layer: made of where it stands and what it is."""
    return f"e/{entity['start']}-{entity['end']}-{entity['label']}"


def _compare_entities(found: Comparison, a: list[Entity], b: list[Entity]) -> None:
    for group_a, group_b in _groups(a, b):
        left, right = ({entity_key(entity): entity for entity in group} for group in (group_a, group_b))
        if _same_entities(left, right):
            found.agreed.update(left)
        else:
            start = min(entity["start"] for entity in (*group_a, *group_b))
            end = max(entity["end"] for entity in (*group_a, *group_b))
            found.differences.append(Difference(f"e:{start}-{end}", "entity", left, right, start, end))


def _same_entities(a: Mapping[str, Entity], b: Mapping[str, Entity]) -> bool:
    return a.keys() == b.keys() and all(
        same_value(entity["label"], entity.get("value"), b[key].get("value")) for key, entity in a.items()
    )


def _groups(a: list[Entity], b: list[Entity]) -> Iterator[tuple[list[Entity], list[Entity]]]:
    """Entities of both sides that overlap one another, directly or through others; text order."""
    both = sorted([(entity["start"], entity["end"], side, entity) for side in (0, 1) for entity in (a, b)[side]],
                  key=lambda each: each[:3])  # fmt: skip
    group: tuple[list[Entity], list[Entity]] = ([], [])
    reach = 0
    for start, end, side, entity in both:
        if start >= reach and (group[0] or group[1]):
            yield group
            group = ([], [])
        group[side].append(entity)
        reach = max(reach, end)
    if group[0] or group[1]:
        yield group


def record_likeness(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    """How many fields two records share."""
    first, second = flat_record(a), flat_record(b)
    return float(sum(_same(name, first[name], second[name]) for name in first.keys() & second.keys()))


def policy_likeness(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    """How many of title and number two policies share."""
    return float(sum(name in a and name in b and _same("project", a[name], b[name]) for name in ("title", "number")))


def _same(name: str, a: object, b: object) -> bool:
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(any(same_field("buyer", x, y) for y in b) for x in a)
    return same_field(name, a, b)


def _compare_owners(
    found: Comparison, kind: str, a: State, b: State, likeness: Callable[[Mapping[str, Any], Mapping[str, Any]], float]
) -> None:
    """Pair records one to one so that most fields agree; go field by field through a pair, take the rest whole."""
    firsts, seconds = owners(a, kind), owners(b, kind)
    weights = [[likeness(gold_object(a, x), gold_object(b, y)) for y in seconds] for x in firsts]
    pairs = {firsts[i]: seconds[j] for i, j in pair_up(weights) if weights[i][j] >= 1}
    for first in firsts:
        if first in pairs:
            _compare_pair(found, kind, (a, first), (b, pairs[first]))
        else:
            _add_lone(found, kind, f"{kind}/{first[2:]}-", _moved(a, first, f"{kind}/{first[2:]}-"), {})
    for second in seconds:
        if second not in pairs.values():
            owner = f"{kind}/-{second[2:]}"
            _add_lone(found, kind, owner, {}, _moved(b, second, owner))


def _add_lone(found: Comparison, kind: str, owner: str, a: State, b: State) -> None:
    about = _about(owner, a, b)
    found.differences.append(Difference(owner.replace("/", ":"), _kind(kind), a, b, owner=owner, about=about))


def _compare_pair(found: Comparison, kind: str, first: tuple[State, str], second: tuple[State, str]) -> None:
    owner = f"{kind}/{first[1][2:]}-{second[1][2:]}"
    a, b = _moved(*first, owner), _moved(*second, owner)
    found.agreed[owner] = a[owner]
    for path in dict.fromkeys(_field(key, owner) for key in (*a, *b) if key != owner):
        left, right = ({key: value for key, value in side.items() if _field(key, owner) == path} for side in (a, b))
        if _same_sides(path, left, right):
            found.agreed.update(left)
        else:
            name = f"{owner}/{path}".replace("/", ":")
            about = _about(owner, a, b)
            found.differences.append(Difference(name, _kind(kind), left, right, owner=owner, path=path, about=about))


def _about(owner: str, *sides: State) -> str:
    """What a record or policy is about, by the first side that says it."""
    named = (side.get(f"{owner}/{name}", {}).get("value") for name in ("project", "title", "number") for side in sides)
    return next(filter(None, named), "")


def _same_sides(path: str, a: State, b: State) -> bool:
    values = [[each["value"] for each in side.values()] for side in (a, b)]
    if path in LISTS or len(values[0]) != 1 or len(values[1]) != 1:
        return _same(path, *values)
    return _same(path, values[0][0], values[1][0])


def _moved(state: State, owner: str, to: str) -> State:
    """A record's keys under another owner."""
    inside = {key: value for key, value in state.items() if key == owner or key.startswith(owner + "/")}
    return {to + key.removeprefix(owner): value for key, value in inside.items()}


def _field(key: str, owner: str) -> str:
    """The field of a key, a list's items all under the list's name."""
    return "" if key == owner else key.removeprefix(owner + "/").split("/")[0]


def _kind(kind: str) -> str:
    return "record" if kind == "r" else "policy"


def keys_within(state: State, difference: Difference) -> Iterable[str]:
    """Keys of a state that a difference is about: what choosing a side replaces."""
    if difference.kind == "entity":
        inside = entities_of(state).items()
        return [key for key, each in inside if each["start"] < difference.end and difference.start < each["end"]]
    under = f"{difference.owner}/{difference.path}" if difference.path else difference.owner
    return [key for key in state if key == under or key.startswith(under + "/")]
