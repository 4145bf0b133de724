"""A shard: some hundreds of articles with all that was read in them, as one Parquet file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from corpus.article import Article
from corpus.rejected import reason_of
from tenders.json_forms import dump, load
from tenders.record import Extraction
from tenders.restore import restore_article
from tenders.store_rows import article_row

Extracted = tuple[Article, str]  # an article, and its extraction as JSON
_COLUMNS = ("id", "language", "kind", "title", "published", "source", "text", "furniture", "file", "extraction")


class ShardError(Exception):
    """A shard, or a folder of shards, that cannot be read or written; the message names it and says why."""


def article_digest(article: Article) -> str:
    """16 hex digits of all that an article says, wherever its file lies."""
    return hashlib.sha256(dump(replace(article, file=None)).encode()).hexdigest()[:16]


def shard_key(version: str, articles: Mapping[str, str]) -> str:
    """32 hex digits of the rules' version and of the articles (digests by id, in order): one key, one content."""
    parts = [version, *(part for each in articles.items() for part in each)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def shard_bytes(extracted: Sequence[Extracted], version: str) -> bytes:
    """The Parquet file of a shard; the same bytes for the same articles, rules and pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{**article_row(article), "extraction": extraction} for article, extraction in extracted]
    schema = pa.schema([(name, pa.string()) for name in _COLUMNS], metadata={"version": version})
    stream = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), stream, compression="zstd", use_dictionary=False)
    return stream.getvalue()


def read_shard(content: bytes) -> Iterator[Extracted]:
    """The articles of a shard's file. Raises ShardError for bytes that are none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for row in pq.read_table(BytesIO(content), columns=list(_COLUMNS)).to_pylist():
            yield restore_article(row), row["extraction"]
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise ShardError(f"no shard: {reason_of(error)}") from error


def load_extraction(extraction: str) -> Extraction:
    """The extraction of a shard's row. Raises ShardError for one that this version cannot read."""
    try:
        return load(Extraction, extraction)
    except ValueError as error:
        raise ShardError(f"written by another version of tenderlens: {reason_of(error)}") from error
