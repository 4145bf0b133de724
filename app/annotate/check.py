"""What a page sends, checked before it is stored: no edit may break a layer for its reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.annotate import CHOICES, LABELS, POLICY_FIELDS, RECORD_FIELDS
from app.annotate.items import entities_of
from app.annotate.layer import Edit, State
from app.annotate.schema import AnnotationError

MOST_EDITS = 1000  # in one request
MOST_CHANGES = 20_000  # in one edit
_CLIENT = re.compile(r"[\w-]{1,64}")
_ID = r"[\w.:-]{1,80}"
_KEY = re.compile(rf"e/{_ID}|r/{_ID}(?:/[\w.]+(?:/{_ID})?)?|p/{_ID}(?:/\w+)?")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,6})?")
_MONEY_KEYS = ({"amount", "currency"}, {"min", "max", "currency"})
_LONGEST = 4000  # characters of a value


def read_edits(sent: object, length: int) -> list[Edit]:
    """The edits of a request's JSON, for a text of ``length`` code points. Raises AnnotationError naming the fault."""
    if not isinstance(sent, list) or len(sent) > MOST_EDITS:
        raise AnnotationError(f"edits must be a list of at most {MOST_EDITS}")
    return [_edit(each, length) for each in sent]


def _edit(sent: object, length: int) -> Edit:
    if not isinstance(sent, Mapping):
        raise AnnotationError("an edit must be an object")
    client, number, op, body = (sent.get(name) for name in ("client", "number", "op", "body"))
    if not isinstance(client, str) or not _CLIENT.fullmatch(client) or client == "start":
        raise AnnotationError("an edit needs the id of its window")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**53:
        raise AnnotationError("an edit needs its number")
    if op not in ("edit", "undo", "redo", "done") or not isinstance(body, Mapping):
        raise AnnotationError("an edit must be edit, undo, redo or done, with a body")
    return Edit(client, number, op, _body(op, body, length))


def _body(op: str, body: Mapping[str, Any], length: int) -> dict[str, Any]:
    if op == "done":
        return {"done": bool(body.get("done"))}
    if op in ("undo", "redo"):
        return {"of": _target(body.get("of"))}
    changes = body.get("changes")
    if not isinstance(changes, Mapping) or not 0 < len(changes) <= MOST_CHANGES:
        raise AnnotationError(f"an edit needs 1 to {MOST_CHANGES} changes")
    for key, value in changes.items():
        _check_change(key, value, length)
    return {"changes": dict(changes)}


def _target(of: object) -> list[Any]:
    if not isinstance(of, list) or len(of) != 2 or not isinstance(of[0], str) or not isinstance(of[1], int):
        raise AnnotationError("an undo or redo names a window and a number")
    return of


def _check_change(key: object, value: object, length: int) -> None:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise AnnotationError(f"no key of a layer: {str(key)[:100]!r}")
    if value is None:
        return
    if not isinstance(value, Mapping):
        raise AnnotationError(f"{key}: an object is wanted")
    if key.startswith("e/"):
        _check_entity(key, value, length)
    elif key.count("/") == 1:
        _check_owner(key, value)
    else:
        _check_field(key, value, length)


def _check_entity(key: str, entity: Mapping[str, Any], length: int) -> None:
    if not is_span([entity.get("start"), entity.get("end")], length):
        raise AnnotationError(f"{key}: no span of the text")
    if entity.get("label") not in LABELS:
        raise AnnotationError(f"{key}: unknown label {str(entity.get('label'))[:40]!r}: one of {', '.join(LABELS)}")
    _check_value(key, entity.get("value"))
    if (entity["label"] == "MONEY") < isinstance(entity.get("value"), Mapping):
        raise AnnotationError(f"{key}: an amount is no value of {entity['label']}")


def _check_owner(key: str, owner: Mapping[str, Any]) -> None:
    if not isinstance(owner.get("order"), int | float):
        raise AnnotationError(f"{key}: a record needs its order")


def _check_field(key: str, field: Mapping[str, Any], length: int) -> None:
    name = key.split("/")[2]
    if name not in (RECORD_FIELDS if key.startswith("r/") else (*POLICY_FIELDS, "deadlines")):
        raise AnnotationError(f"{key}: unknown field")
    if name in CHOICES and field.get("value") not in CHOICES[name]:
        raise AnnotationError(f"{key}: one of {', '.join(CHOICES[name])}")
    if name != "deadlines":
        _check_value(key, field.get("value"))
    for span in field.get("evidence") or ():
        if not is_span(span, length):
            raise AnnotationError(f"{key}: evidence that is no span of the text")


def _check_value(key: str, value: object) -> None:
    if isinstance(value, Mapping):
        _check_money(key, value)
    elif not (value is None or isinstance(value, bool | str)) or len(str(value)) > _LONGEST:
        raise AnnotationError(f"{key}: no value")


def _check_money(key: str, value: Mapping[str, Any]) -> None:
    numbers = [said for name, said in value.items() if name != "currency"]
    if set(value) not in _MONEY_KEYS or not re.fullmatch("[A-Z]{3}", str(value["currency"])):
        raise AnnotationError(f"{key}: an amount is amount and currency, or min, max and currency")
    if not all(isinstance(number, str) and _NUMBER.fullmatch(number) for number in numbers):
        raise AnnotationError(f"{key}: an amount is a plain decimal number")


def is_span(span: object, length: int) -> bool:
    """True for a pair of code points with something between them, inside a text of ``length``."""
    if not isinstance(span, Sequence) or len(span) != 2:
        return False
    whole = all(isinstance(end, int) and not isinstance(end, bool) for end in span)
    return whole and 0 <= span[0] < span[1] <= length


def overlaps(state: State) -> list[tuple[str, str]]:
    """Pairs of entities that share characters, as two windows leave them that mark the same words at once."""
    found: list[tuple[str, str]] = []
    furthest = ""
    for key, entity in entities_of(state).items():
        if furthest and entity["start"] < state[furthest]["end"]:
            found.append((furthest, key))
        if not furthest or entity["end"] > state[furthest]["end"]:
            furthest = key
    return found
