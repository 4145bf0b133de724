"""Parquet: a row an article, read batch by batch."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Article
from corpus.limits import FILE_LIMIT, read_whole
from corpus.rejected import Rejected
from corpus.rows import FIELDS, article_of_row

_BATCH = 256  # rows held at a time


def read_parquet(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each row, named ``name:1`` and on. Raises what pyarrow raises for a broken file."""
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(stream if isinstance(stream, io.BufferedReader) else io.BytesIO(read_whole(stream, FILE_LIMIT)))
    columns = [field for field in FIELDS if field in table.schema_arrow.names]
    if "text" not in columns:
        yield Rejected(name, f"no column 'text' among {', '.join(table.schema_arrow.names)[:200]}")
        return
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield article_of_row(row, f"{name}:{number}")
    if not number:
        yield Rejected(name, "empty")
