"""A JSON document: one row, or a list of rows. JSON lines under the wrong extension are read as such."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Article
from corpus.decode import decode_exactly
from corpus.formats.json_lines import read_json_lines
from corpus.limits import FILE_LIMIT, read_whole
from corpus.rejected import Rejected
from corpus.rows import article_of_row


def read_json(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The rows of a JSON document, ``name[0]`` the first of a list. Raises TooLarge, Undecodable and ValueError."""
    data = read_whole(stream, FILE_LIMIT)
    if not data.strip():
        yield Rejected(name, "empty")
        return
    try:
        document = json.loads(decode_exactly(data))
    except json.JSONDecodeError as error:
        yield from _lines(data, name, error)
        return
    if isinstance(document, list):
        yield from _rows(document, name)
    else:
        yield article_of_row(document, name)


def _rows(document: list[object], name: str) -> Iterator[Article | Rejected]:
    if not document:
        yield Rejected(name, "empty")
    for index, row in enumerate(document):
        yield article_of_row(row, f"{name}[{index}]")


def _lines(data: bytes, name: str, error: json.JSONDecodeError) -> Iterator[Article | Rejected]:
    if error.msg == "Extra data" and error.lineno > 1:
        yield from read_json_lines(io.BytesIO(data), name)
    else:
        yield Rejected(f"{name}:{error.lineno}", f"no JSON: {error.msg} (column {error.colno})")
