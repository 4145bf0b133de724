"""A typed table for data tools: Parquet with exact decimals, codes as strings, names as lists."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from corpus.article import Article
from tenders.arrow import arrow_schema, arrow_table
from tenders.record import Extraction

_GROUP = 5000  # records in one row group


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write the records of ``read``, a row group at a time."""
    import pyarrow.parquet as pq

    records = (record for _, extraction in read for record in extraction.records)
    with pq.ParquetWriter(out, arrow_schema()) as table:
        while group := list(islice(records, _GROUP)):
            table.write_table(arrow_table(group))
