"""A data set saved to disk by ``datasets`` (``Dataset.save_to_disk``), with or without splits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.rejected import Rejected, reason_of
from corpus.rows import FIELDS, article_of_row

_MARKS = (("dataset_dict.json",), ("dataset_info.json", "state.json"))


def is_saved_dataset(folder: Path) -> bool:
    """True for a folder that ``datasets.load_from_disk`` takes."""
    return any(all((folder / file).is_file() for file in files) for files in _MARKS)


def read_saved_dataset(folder: Path, name: str) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each row, named ``name:1`` or ``name/train:1``."""
    from datasets import DatasetDict, load_from_disk

    try:
        loaded = load_from_disk(str(folder))
        splits = sorted(loaded.items()) if isinstance(loaded, DatasetDict) else [("", loaded)]
        for split, rows in splits:
            yield from _rows(rows, f"{name}/{split}" if split else name)
    except Exception as error:  # a broken data set raises what pyarrow, json or datasets like
        yield Rejected(name, f"data set cannot be read: {reason_of(error)}")


def _rows(rows: Any, name: str) -> Iterator[Article | Rejected]:
    columns = [field for field in FIELDS if field in rows.column_names]
    if "text" not in columns:
        yield Rejected(name, f"no column 'text' among {', '.join(rows.column_names)[:200]}")
        return
    if not len(rows):
        yield Rejected(name, "empty")
    for number, row in enumerate(rows.select_columns(columns), 1):
        yield article_of_row(row, f"{name}:{number}")
