"""Values as a person reads them: amounts with separators, place codes with their names."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from nlp.gazetteer import by_code, place_name

_DIVISION = re.compile(r"\d{6}")


def shown(value: Any) -> str:
    """A value of the gold form in words; empty for none. A mention is shown as its words and its value."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return _mention(value) if "label" in value else _money(value)
    if isinstance(value, str) and _DIVISION.fullmatch(value):
        return place_words(value)
    return str(value)


def place_words(code: str) -> str:
    """A code with the name of its place: 371500 聊城市."""
    division = by_code().get(code)
    name = division.name if division else place_name(code)
    return f"{code} {name}" if name else code


def _mention(entity: dict[str, Any]) -> str:
    value = shown(entity["value"])
    return entity["text"] if value in ("", entity["text"]) else f"{entity['text']} = {value}"


def _money(value: dict[str, Any]) -> str:
    ends = [value[name] for name in ("amount", "min", "max") if name in value]
    return f"{'–'.join(map(_figure, ends))} {value.get('currency') or ''}".strip()


def _figure(amount: object) -> str:
    try:
        return f"{Decimal(str(amount)):,f}"
    except InvalidOperation:
        return str(amount)
