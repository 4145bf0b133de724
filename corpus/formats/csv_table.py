"""CSV: a row an article, named by its line. Commas, semicolons or tabs, whichever the header has most of."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Article
from corpus.decode import decode_line, encoding_of
from corpus.limits import ARTICLE_LIMIT, TooLarge
from corpus.lines import bounded_lines, peekable
from corpus.rejected import Rejected, reason_of
from corpus.rows import FIELDS, article_of_row

_DELIMITERS = ",;\t"
_HEAD = 65536  # bytes by which the coding is told


def read_csv(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each row under the header. Raises TooLarge and Undecodable."""
    lines = _lines(stream)
    head = next(lines, "")
    if not head.strip():
        yield Rejected(name, "empty")
        return
    csv.field_size_limit(ARTICLE_LIMIT)
    delimiter = max(_DELIMITERS, key=head.count)
    columns = [column.strip() for column in next(csv.reader([head], delimiter=delimiter))]
    if "text" not in columns:
        yield Rejected(f"{name}:1", f"no column 'text' among {', '.join(columns)[:200]}")
        return
    yield from _rows(csv.reader(lines, delimiter=delimiter), columns, name)


def _rows(reader: Iterator[list[str]], columns: list[str], name: str) -> Iterator[Article | Rejected]:
    start, rows = 2, 0
    while True:
        try:
            row = next(reader, None)
        except (csv.Error, TooLarge, ValueError, EOFError, OSError) as error:
            yield Rejected(f"{name}:{start}", f"the rest cannot be read: {reason_of(error)}")
            return
        if row is None:
            break
        if row:
            rows += 1
            yield _article(row, columns, f"{name}:{start}")
        start = reader.line_num + 2  # type: ignore[attr-defined]
    if not rows:
        yield Rejected(name, "empty: a header and no rows")


def _article(row: list[str], columns: list[str], name: str) -> Article | Rejected:
    if len(row) > len(columns):
        return Rejected(name, f"{len(row)} cells under {len(columns)} columns")
    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column in FIELDS and cell}
    return article_of_row(cells, name)


def _lines(stream: BinaryIO) -> Iterator[str]:
    stream = peekable(stream)
    encoding = encoding_of(stream.peek(_HEAD)[:_HEAD])  # type: ignore[attr-defined]
    for line in bounded_lines(stream):
        if line is None:
            raise TooLarge(ARTICLE_LIMIT, "line")
        yield line.decode("gb18030") if encoding == "gb18030" else decode_line(line)
