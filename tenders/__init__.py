"""The tender record: built, checked, kept, written.

The verbs of the Python interface are here: ``read`` files, ``read_tenders`` of an article, ``to_frame`` of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from corpus.article import Article
    from corpus.rejected import Rejected
    from tenders.record import TenderRecord

__all__ = ["read", "read_tenders", "to_frame"]


def read(*inputs: str | Path) -> Iterator[Article | Rejected]:
    """Articles of files, folders and globs (``-`` is standard input), and Rejected for what cannot be read."""
    from corpus.read import read as read_inputs

    return read_inputs(*map(str, inputs))


def read_tenders(article: Article) -> list[TenderRecord]:
    """The tender records of one article, each field with its evidence."""
    from tenders.pipeline import read_tenders as tenders_of

    return tenders_of(article)


def to_frame(records: Iterable[TenderRecord]) -> pd.DataFrame:
    """Records as a pandas DataFrame: one row a record, exact amounts, codes as strings."""
    from tenders.frame import to_frame as frame_of

    return frame_of(records)
