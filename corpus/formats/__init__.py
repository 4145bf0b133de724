"""Formats: one reader a format, by extension. A new format is one file and one line of READERS.

A reader takes an open binary stream and the input's name and gives Articles and Rejected values. It may
raise: ``read_format`` turns what is raised into a Rejected value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from corpus.article import Article
from corpus.formats.csv_table import read_csv
from corpus.formats.docx_document import read_docx
from corpus.formats.html import read_html
from corpus.formats.json_document import read_json
from corpus.formats.json_lines import read_json_lines, read_json_lines_gz
from corpus.formats.markdown import read_markdown
from corpus.formats.parquet import read_parquet
from corpus.formats.pdf import read_pdf
from corpus.formats.text import read_text
from corpus.formats.zip_archive import read_zip
from corpus.rejected import Rejected, reason_of

Reader = Callable[[BinaryIO, str], Iterator[Article | Rejected]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".md": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".jsonl": read_json_lines,
        ".jsonl.gz": read_json_lines_gz,
        ".json": read_json,
        ".csv": read_csv,
        ".parquet": read_parquet,
        ".pdf": read_pdf,
        ".docx": read_docx,
        ".zip": read_zip,
    }
)


def extension_of(name: str) -> str:
    """The extension that decides on the reader, in lower case (``.jsonl.gz`` before ``.gz``); empty if none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    known = next((extension for extension in READERS if base.endswith(extension)), None)
    if known:
        return known
    return f".{base.rsplit('.', 1)[1]}" if "." in base else ""


def read_format(stream: BinaryIO, name: str, extension: str | None = None) -> Iterator[Article | Rejected]:
    """What is in a stream of the given extension (by default the name's); whatever goes wrong is a Rejected value."""
    extension = extension_of(name) if extension is None else extension
    if extension not in READERS:
        yield unknown(name, extension)
        return
    try:
        yield from READERS[extension](stream, name)
    except Exception as error:  # the readers' libraries raise what they like
        yield Rejected(name, reason_of(error))


def unknown(name: str, extension: str) -> Rejected:
    """The rejection of an extension that has no reader."""
    what = f"unknown extension {extension}" if extension else "no extension"
    return Rejected(name, f"{what}; known are {' '.join(READERS)}")
