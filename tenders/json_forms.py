"""Frozen dataclasses as JSON and back, equal to those that were written; fields at their defaults are left out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def dump(value: object) -> str:
    """A dataclass as one line of JSON. Raises ValueError for text that UTF-8 cannot write (half a surrogate pair)."""
    kind: Any = type(value)
    return _form(kind).dump_json(value, exclude_defaults=True).decode()


def load(kind: type[T], text: str | bytes) -> T:
    """The value of a line. Raises ValueError for a line that is none of the kind."""
    form: Any = kind
    value: T = _form(form).validate_json(text)
    return value


@lru_cache(maxsize=8)
def _form(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
