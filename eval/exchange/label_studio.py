"""Label Studio JSON: a list of tasks, each with one annotation.

Its editor counts code points (its own tests, "Should calculate offsets by code points in text"). A mention is a
``labels`` region with a ``textarea`` of the same id that holds its value; head and records are in the task's data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.exchange.parts import document_of, entity_of, head_of, value_of, value_words
from eval.forms import VALUE_FORMS
from eval.gold import GoldDocument, GoldError

_NAMES = {"to_name": "text"}


def config() -> str:
    """The labelling interface to set up in Label Studio before the import."""
    labels = "".join(f'<Label value="{label}"/>' for label in VALUE_FORMS)
    return (
        '<View><Style>.htx-text{white-space:pre-wrap}</Style><Labels name="label" toName="text">'
        f'{labels}</Labels><Text name="text" value="$text"/>'
        '<TextArea name="value" toName="text" perRegion="true" maxSubmissions="1" editable="true"/></View>'
    )


def write(documents: Iterable[GoldDocument], path: Path) -> None:
    """Write the tasks of all documents to one file."""
    path.write_text(json.dumps([_task(document) for document in documents], ensure_ascii=False), encoding="utf-8")


def _task(document: GoldDocument) -> dict[str, Any]:
    results = [part for at, entity in enumerate(document["entities"]) for part in _region(f"m{at}", entity)]
    return {"data": {"text": document["text"], **head_of(document)}, "annotations": [{"result": results}]}


def _region(name: str, entity: dict[str, Any]) -> Iterator[dict[str, Any]]:
    place = {"start": entity["start"], "end": entity["end"]}
    labels = {**place, "text": entity["text"], "labels": [entity["label"]]}
    yield {"id": name, "from_name": "label", **_NAMES, "type": "labels", "value": labels}
    if entity["value"] is not None:
        value = {**place, "text": [value_words(entity["value"])]}
        yield {"id": name, "from_name": "value", **_NAMES, "type": "textarea", "value": value}


def read(path: Path) -> list[GoldDocument]:
    """The documents of an export, of each task its first annotation that was not skipped. Raises GoldError."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        return [_document(task) for task in tasks]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: no export of Label Studio: {error!r}") from error


def _document(task: dict[str, Any]) -> GoldDocument:
    head = dict(task["data"])
    text = head.pop("text")
    done = [each for each in task.get("annotations") or () if not each.get("was_cancelled")]
    results = done[0]["result"] if done else []
    values = {part["id"]: part["value"]["text"] for part in results if part["type"] == "textarea"}
    regions = (part for part in results if part["type"] == "labels")
    return document_of(text, (_entity(text, part, values.get(part["id"])) for part in regions), head)


def _entity(text: str, part: dict[str, Any], typed: list[str] | None) -> dict[str, Any]:
    it = part["value"]
    if "text" in it and text[it["start"] : it["end"]] != it["text"]:
        raise GoldError(f"span {it['start']}-{it['end']} is not {it['text']!r}")
    return entity_of(text, it["start"], it["end"], it["labels"][0], value_of(typed[0]) if typed else None)
