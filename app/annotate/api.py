"""What the page's scripts ask for and save, as JSON."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.responses import JSONResponse, Response

from app.annotate import ADJUDICATED, CHOICES, LABELS, LISTS, POLICY_FIELDS, READ_AS, RECORD_FIELDS, adjudicate
from app.annotate.access import Refused, need
from app.annotate.call import Call
from app.annotate.check import is_span, read_edits
from app.annotate.layer import Edit, Event, State, state_of
from app.annotate.load import export as export_layer
from app.annotate.store import Page
from app.annotate.users import secret
from app.annotate.values import field_value, part_of_range, shown, span_value, typed_value
from nlp.gazetteer import place_name

TABLES: Mapping[str, Any] = {
    "labels": LABELS, "fields": RECORD_FIELDS, "policyFields": POLICY_FIELDS, "lists": LISTS, "choices": CHOICES,
    "readAs": READ_AS,
}  # fmt: skip


def layer(call: Call) -> Response:
    """A document with all events of a layer, and the tables that the page works by."""
    name, page = call.layer, call.store.page(call.number)
    events = call.store.events(page.number, name)
    return JSONResponse(
        {
            "store": secret(call.store, "store_id")[:12],
            "document": _document(page),
            "layer": name,
            "actor": call.user.name,
            "mayWrite": call.user.may_write(name),
            "events": [event.as_json() for event in events],
            "places": _places(state_of(events)),
            "tables": TABLES,
        }
    )


def events(call: Call) -> Response:
    """Events of a layer after ``since``."""
    return _events(call, call.layer, _whole(call.asked("since", "0")))


def save(call: Call) -> Response:
    """Store edits; answer with all events after ``since``, the new ones and other windows' among them."""
    name = call.layer
    need(call.user.may_write(name), f"write the layer {name!r}")
    edits = read_edits(call.sent.get("edits"), len(call.store.page(call.number).text))
    call.store.append(call.number, name, edits, call.user.name)
    return _events(call, name, _whole(call.sent.get("since", 0)))


def value(call: Call) -> Response:
    """The value of typed words (``text``) or of a span (``start``, ``end``) for a ``label`` or a ``field``."""
    page, label, name = call.store.page(call.number), call.sent.get("label"), call.sent.get("field")
    if name is not None:
        found = _field_value(call, page, str(name))
    elif label in LABELS:
        found = typed_value(page, label, str(call.sent["text"])) if "text" in call.sent else _span_value(call, page)
    else:
        raise Refused(400, f"a label is one of {', '.join(LABELS)}")
    return JSONResponse({"value": found, "shown": shown(READ_AS.get(str(name), str(label)), found)})


def differences(call: Call) -> Response:
    """Two layers of a document with their differences, and what was chosen so far."""
    need(call.user.may_compare(), "compare layers")
    a, b = call.asked("a"), call.asked("b")
    page, found = call.store.page(call.number), adjudicate.comparison(call.store, call.number, a, b)
    states = {"a": call.store.state(page.number, a), "b": call.store.state(page.number, b)}
    begun = ADJUDICATED in call.store.layers(page.number)
    chosen = call.store.state(page.number, ADJUDICATED) if begun else {}
    return JSONResponse(
        {
            "document": _document(page),
            "layers": {"a": a, "b": b},
            "states": states,
            "differences": [asdict(each) for each in found.differences],
            "agreed": len(found.agreed),
            "chosen": {key[2:]: each["side"] for key, each in chosen.items() if key.startswith("c/")},
            "places": _places({**states["a"], **{f"b{key}": each for key, each in states["b"].items()}}),
            "mayChoose": call.user.may_adjudicate(),
        }
    )


def begin(call: Call) -> Response:
    """Make the adjudicated layer of two, or bring it up to what they now agree on."""
    need(call.user.may_adjudicate(), "adjudicate")
    a, b = str(call.sent.get("a")), str(call.sent.get("b"))
    adjudicate.begin(call.store, call.number, a, b, call.user.name)
    return JSONResponse({"begun": True})


def choose(call: Call) -> Response:
    """Choose a side of a difference; sending it twice chooses once."""
    need(call.user.may_adjudicate(), "adjudicate")
    layers = (str(call.sent.get("a")), str(call.sent.get("b")))
    chosen = (str(call.sent.get("difference")), str(call.sent.get("side")))
    client, number = call.sent.get("client"), call.sent.get("number")
    if not isinstance(client, str) or not isinstance(number, int):
        raise Refused(400, "a choice needs its window and number")
    adjudicate.choose(call.store, call.number, layers, chosen, Edit(client, number, "edit", {}), call.user.name)
    return JSONResponse({"chosen": chosen[1]})


def export(call: Call) -> Response:
    """A layer of all documents as a gold file."""
    name, out = call.layer, io.BytesIO()
    export_layer(call.store, name, out)
    headers = {"content-disposition": f'attachment; filename="{name}.jsonl"'}
    return Response(out.getvalue(), media_type="application/jsonl; charset=utf-8", headers=headers)


def _events(call: Call, name: str, since: int) -> JSONResponse:
    found: list[Event] = call.store.events(call.number, name, since)
    return JSONResponse({"events": [event.as_json() for event in found], "places": _places(_written(found))})


def _written(events: list[Event]) -> State:
    """Everything that the events write, under keys of no meaning."""
    values = (each for event in events for each in event.body.get("changes", {}).values())
    return {str(number): each for number, each in enumerate(values) if each is not None}


def _places(state: State) -> dict[str, str]:
    """Names of all places whose codes a state holds."""
    codes = {each.get("value") for each in state.values() if isinstance(each.get("value"), str)}
    short = {code for code in codes if len(code) == 2 or (len(code) == 6 and code.isdigit())}
    return {code: name for code in sorted(short) if (name := place_name(code))}


def _document(page: Page) -> dict[str, Any]:
    names = ("number", "id", "lang", "kind", "published", "source", "title", "text")
    return {name: getattr(page, name) for name in names}


def _field_value(call: Call, page: Page, name: str) -> Any:
    if name not in (*RECORD_FIELDS, *POLICY_FIELDS):
        raise Refused(400, "no field of a record")
    if "text" in call.sent:
        return field_value(page, name, str(call.sent["text"]))
    start, end = _span(call, page)
    if name in READ_AS:
        return part_of_range(name, span_value(page, READ_AS[name], start, end))
    return field_value(page, name, page.text[start:end])


def _span_value(call: Call, page: Page) -> Any:
    return span_value(page, str(call.sent["label"]), *_span(call, page))


def _span(call: Call, page: Page) -> tuple[int, int]:
    span = [call.sent.get("start"), call.sent.get("end")]
    if not is_span(span, len(page.text)):
        raise Refused(400, "no span of the text")
    return span[0], span[1]  # type: ignore[return-value]


def _whole(number: object) -> int:
    try:
        return int(str(number))
    except ValueError as error:
        raise Refused(400, "since is a whole number") from error
