"""Mentions marked in the text itself: ``⟦1,673万元‖MONEY‖16730000 CNY⟧``, and a value left out where it says itself.

A name's value is left out when it is the mention; any other value is left out when it is null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from eval.forms import MAY_BE_NULL, VALUE_FORMS
from eval.gold import GoldError

_MARK = re.compile(r"⟦([^⟦⟧‖]+)‖([A-Z_]+)(?:‖([^⟦⟧‖]*))?⟧")
_SIGNS = re.compile("[⟦⟧‖]")
_MONEY = re.compile(r"(\S+?)(?:\.\.(\S+))? ([A-Z]{3})")


def read_marks(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities. Raises GoldError for an unknown label, a bad amount and a stray sign."""
    text, entities, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        entities.append(_entity(len(text), mark))
        text += mark[1]
    text += marked[at:]
    if stray := _SIGNS.search(text):
        raise GoldError(f"stray {stray[0]} near {text[max(0, stray.start() - 20) : stray.start() + 20]!r}")
    return text, entities


def _entity(start: int, mark: re.Match[str]) -> dict[str, Any]:
    words, label, value = mark.groups()
    if label not in VALUE_FORMS:
        raise GoldError(f"{mark[0]}: unknown label; known are {', '.join(VALUE_FORMS)}")
    read = _value(words, label, value)
    return {"start": start, "end": start + len(words), "label": label, "text": words, "value": read}


def _value(words: str, label: str, value: str | None) -> Any:
    if not value:
        return None if label in MAY_BE_NULL else words
    if label in MAY_BE_NULL and value == "null":
        return None
    return read_money(value) if label == "MONEY" else value


def read_money(words: str) -> dict[str, str]:
    """An amount as a mark has it: ``16730000 CNY``, ``100..200 CNY``. Raises GoldError for anything else."""
    match = _MONEY.fullmatch(words)
    if not match:
        raise GoldError(f"{words!r} is no amount such as 16730000 CNY or 100..200 CNY")
    least, most, currency = match.groups()
    return {"min": least, "max": most, "currency": currency} if most else {"amount": least, "currency": currency}


def write_money(value: dict[str, str]) -> str:
    """An amount as a mark has it."""
    amounts = [value[name] for name in ("amount", "min", "max") if name in value]
    return f"{'..'.join(amounts)} {value['currency']}"


def write_marks(text: str, entities: Iterable[dict[str, Any]]) -> str:
    """The text with its entities marked. Raises GoldError where a sign of the marks stands in it."""
    marked, at = "", 0
    if stray := _SIGNS.search(text):
        raise GoldError(f"{stray[0]} in the text is a sign of the marks")
    for entity in sorted(entities, key=lambda entity: int(entity["start"])):
        marked += text[at : entity["start"]] + _mark(entity)
        at = entity["end"]
    return marked + text[at:]


def _mark(entity: dict[str, Any]) -> str:
    words, label, value = entity["text"], entity["label"], entity["value"]
    if value is None or (value == words and label not in MAY_BE_NULL):
        return f"⟦{words}‖{label}⟧"
    written = write_money(value) if label == "MONEY" else value
    if _SIGNS.search(written):
        raise GoldError(f"{written!r} holds a sign of the marks")
    return f"⟦{words}‖{label}‖{written}⟧"
