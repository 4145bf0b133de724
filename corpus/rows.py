"""Rows of JSON lines, CSV, parquet and data sets: each an article, or a Rejected that names the row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypeVar, cast

from corpus.article import Article, Kind, Language
from corpus.compose import Given, compose
from corpus.limits import ARTICLE_LIMIT, TooLarge
from corpus.published import edtf_of
from corpus.rejected import Rejected

FIELDS = ("text", "id", "title", "lang", "published", "source", "kind")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_KINDS: tuple[Kind, ...] = ("news", "notice", "guidance")

_TYPES = {
    type(None): "null",
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "a truth value",
    int: "a number",
    float: "a number",
}
_Choice = TypeVar("_Choice", Language, Kind)


class BadRow(ValueError):
    """A row that is no article; the message says which field and why."""


def article_of_row(row: object, name: str) -> Article | Rejected:
    """The article of a row with a ``text``; ``name`` says where the row stands."""
    try:
        return compose(_text(row), _given(cast(Mapping[str, object], row)), name)
    except (BadRow, TooLarge) as error:
        return Rejected(name, str(error))


def _text(row: object) -> str:
    if not isinstance(row, Mapping):
        raise BadRow(f"a row is an object with a 'text', not {_type(row)}")
    text = row.get("text")
    if text is None:
        raise BadRow("no 'text'")
    if not isinstance(text, str):
        raise BadRow(f"'text' is no string but {_type(text)}")
    if len(text) > ARTICLE_LIMIT:
        raise TooLarge(ARTICLE_LIMIT, "'text'")
    return text


def _given(row: Mapping[str, object]) -> Given:
    return Given(
        id=_identity(row.get("id")),
        title=_string(row, "title"),
        language=_choice(row, "lang", _LANGUAGES),
        kind=_choice(row, "kind", _KINDS),
        published=_published(row.get("published")),
        source=_string(row, "source"),
    )


def _identity(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadRow(f"'id' is neither a string nor a whole number but {_type(value)}")
    return _sound(str(value), "id")


def _string(row: Mapping[str, object], field: Literal["title", "source"]) -> str | None:
    value = row.get(field)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadRow(f"'{field}' is no string but {_type(value)}")
    return _sound(value, field)


def _choice(row: Mapping[str, object], field: str, choices: tuple[_Choice, ...]) -> _Choice | None:
    value = row.get(field)
    if value is None or value == "":
        return None
    for choice in choices:
        if value == choice:
            return choice
    raise BadRow(f"'{field}' is {_short(value)}; known are {', '.join(choices)}")


def _published(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, str) and (edtf := edtf_of(value)):
        return edtf
    raise BadRow(f"'published' is {_short(value)}, no EDTF date such as 2024-08-20 or 2024-08")


def _sound(value: str, field: str) -> str:
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise BadRow(f"half a character in '{field}'")
    return value


def _short(value: object) -> str:
    return ascii(value)[:40] if isinstance(value, str) and not value.isprintable() else repr(value)[:40]


def _type(value: object) -> str:
    return _TYPES.get(type(value), type(value).__name__)
