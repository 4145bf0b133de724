"""A table that spreadsheets open: UTF-8 with a byte order mark, one row a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from corpus.article import Article
from tenders.columns import COLUMNS, table_row
from tenders.record import Extraction

_JOIN = "；"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write the records of ``read``: texts (codes too) in quotes, amounts bare, several names joined by ；.

    A text that a spreadsheet would run as a formula gets an apostrophe before it: articles come from anywhere.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        rows = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
        rows.writerow(name for name, _ in COLUMNS)
        for _, extraction in read:
            for record in extraction.records:
                rows.writerow(_cell(value) for value in table_row(record).values())
    finally:
        text.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = _JOIN.join(value)
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    return value
