"""Ways to write down what was read. A new format is one file with ``write`` and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from corpus.article import Article
from tenders.export import to_csv, to_ftm, to_gold, to_jsonl, to_ocds, to_parquet, to_xlsx
from tenders.record import Extraction

Writer = Callable[[Iterable[tuple[Article, Extraction]], BinaryIO], None]

# A writer takes articles with what was read in them, one by one, and writes bytes.
FORMATS: dict[str, Writer] = {
    "csv": to_csv.write,
    "jsonl": to_jsonl.write,
    "parquet": to_parquet.write,
    "xlsx": to_xlsx.write,
    "ocds": to_ocds.write,
    "ftm": to_ftm.write,
    "gold": to_gold.write,
}

# What a format needs beyond the base install: the module, and the extra that brings it.
NEEDS: dict[str, tuple[str, str]] = {"xlsx": ("openpyxl", "office"), "ftm": ("followthemoney", "ftm")}
