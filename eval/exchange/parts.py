"""What every format does with a gold document: its head, its entities in order, values where a tool has only spans."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from eval.forms import MAY_BE_NULL
from eval.gold import GoldDocument, GoldError

_HEAD = ("id", "lang", "kind", "published", "source", "title")
_LISTS = ("records", "policies")


def head_of(document: GoldDocument) -> dict[str, Any]:
    """All of a document but its text and entities, as plain JSON values."""
    head = {name: document.get(name) for name in _HEAD} | {name: document.get(name) or [] for name in _LISTS}
    return head | ({"labelled": document["labelled"]} if document.get("labelled") else {})


def document_of(text: str, entities: Iterable[dict[str, Any]], head: dict[str, Any]) -> GoldDocument:
    """A gold document with its keys in the order of the guidelines and its entities in the order of the text.

    What a tool did not keep of the head is empty: no records, kind news, the language by the text.
    """
    about = {name: head.get(name) for name in _HEAD}
    about |= {"lang": about["lang"] or _language(text), "kind": about["kind"] or "news"}
    ordered = sorted(entities, key=lambda entity: (entity["start"], entity["end"]))
    document = {**about, "text": text, "entities": ordered, **{name: head.get(name) or [] for name in _LISTS}}
    return document | ({"labelled": head["labelled"]} if head.get("labelled") else {})


def _language(text: str) -> str:
    from corpus.language import language_of

    return language_of(text)


def entity_of(text: str, start: int, end: int, label: str, value: Any = None) -> dict[str, Any]:
    """A mention; a name that comes without a value is its own. Raises GoldError for a span outside the text."""
    if not 0 <= start < end <= len(text):
        raise GoldError(f"span {start}-{end} lies outside a text of {len(text)} characters")
    words = text[start:end]
    settled = words if value is None and label not in MAY_BE_NULL else value
    return {"start": start, "end": end, "label": label, "text": words, "value": settled}


def value_words(value: Any) -> str:
    """A value as one line of text: JSON, without a line end or tab in it."""
    return json.dumps(value, ensure_ascii=False)


def value_of(words: str) -> Any:
    """The value of such a line. Raises GoldError when it is none."""
    try:
        return json.loads(words)
    except json.JSONDecodeError as error:
        raise GoldError(f"{words!r} is no value in JSON") from error
