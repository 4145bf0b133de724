"""JSON lines, packed or not: a row a line, the text of each taken exactly as it is."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from corpus.article import Article
from corpus.decode import Undecodable, decode_line
from corpus.limits import ARTICLE_LIMIT, MEGABYTE
from corpus.lines import bounded_lines
from corpus.rejected import Rejected, reason_of
from corpus.rows import article_of_row


def read_json_lines(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each line that is not blank; a stream that breaks off is rejected at its line."""
    number = rows = 0
    try:
        for number, line in enumerate(bounded_lines(stream), 1):
            if line is None or line.strip():
                rows += 1
                yield _article(line, f"{name}:{number}")
    except (EOFError, OSError, zlib.error, UnicodeError) as error:
        yield Rejected(f"{name}:{number + 1}", f"the rest cannot be read: {reason_of(error)}")
        return
    if not rows:
        yield Rejected(name, "empty")


def read_json_lines_gz(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The lines of a gzip file; of half a file, those that are whole."""
    import gzip

    with gzip.open(stream, "rb") as lines:
        yield from read_json_lines(cast(BinaryIO, lines), name)


def _article(line: bytes | None, name: str) -> Article | Rejected:
    if line is None:
        return Rejected(name, f"line larger than {ARTICLE_LIMIT // MEGABYTE} MB")
    try:
        return article_of_row(json.loads(decode_line(line)), name)
    except json.JSONDecodeError as error:
        return Rejected(name, f"no JSON: {error.msg} (column {error.colno})")
    except (Undecodable, ValueError, RecursionError) as error:
        return Rejected(name, f"no JSON: {reason_of(error)}")
