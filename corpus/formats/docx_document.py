"""DOCX: paragraphs and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from corpus.article import Article
from corpus.compose import Given, compose
from corpus.formats.damaged import library_at_work
from corpus.limits import ARTICLE_LIMIT, FILE_LIMIT, TooLarge, read_whole
from corpus.rejected import Rejected
from corpus.tabular import Cell, table_lines

_LARGEST_PART = 4 * ARTICLE_LIMIT  # unpacked bytes of one XML part
_LARGEST_FILE = 4 * FILE_LIMIT  # unpacked bytes, pictures and all
_OLE = b"\xd0\xcf\x11\xe0"  # an older .doc, or a .docx with a password


def read_docx(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The one article of a Word file. Raises TooLarge, Damaged, and zipfile's and python-docx's errors."""
    data = read_whole(stream, FILE_LIMIT)
    if not data:
        yield Rejected(name, "empty")
    elif data.startswith(_OLE):
        yield Rejected(name, "encrypted, or an older Word file (.doc)")
    elif not zipfile.is_zipfile(io.BytesIO(data)):
        yield Rejected(name, "no Word file (.docx)")
    else:
        _check_parts(data)
        with library_at_work("Word file"):
            text = "\n".join(_lines(data))
        yield compose(text, Given(), name, file=name)


def _check_parts(data: bytes) -> None:
    """Raises TooLarge for a part that unpacks to more than is held; declared sizes bind, zipfile reads no further."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = [(part.filename.lower(), part.file_size) for part in parts.infolist()]
    if any(size > _LARGEST_PART for name, size in sizes if name.endswith((".xml", ".rels"))):
        raise TooLarge(_LARGEST_PART, "part of a Word file")
    if sum(size for _, size in sizes) > _LARGEST_FILE:
        raise TooLarge(_LARGEST_FILE, "Word file, unpacked,")


def _lines(data: bytes) -> Iterator[str]:
    from docx import Document
    from docx.table import Table
    from lxml.etree import tostring

    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            yield from table_lines(_grid(block))
        else:
            # To ask a paragraph for its text takes long, and empty ones are many.
            told = tostring(block._p, method="text", encoding="unicode", with_tail=False).strip()
            yield block.text.replace("\r", "\n") if told else ""


def _grid(table: Any) -> list[list[Cell]]:
    """The rows of a table; python-docx gives a merged cell in every place that it covers."""
    origins: dict[Any, int] = {}
    return [[Cell(cell.text, origins.setdefault(cell._tc, len(origins))) for cell in row.cells] for row in table.rows]
