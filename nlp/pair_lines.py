"""Lines of a pasted page on which a tab stands between a label and its value: 采购人<TAB>某某局.

The tables of a page that is read as such become label lines there (``corpus.tabular``); what was copied out of a
browser comes with tabs alone, and the reading text puts a colon in the place of each that follows a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.tabular import Cell, Row, labels_every_second, with_headers

_ROWS = re.compile(r"(?:^[^\t\n]*\t[^\n]*$\n?)+", re.MULTILINE)
_OF_NO_LABEL = re.compile(r"[:。;]|\d{2}")  # a label with a colon needs no other; the rest is of values


def label_tabs(folded: str) -> Iterator[int]:
    """Where a tab stands between a label and its value, in order."""
    for block in _ROWS.finditer(folded):
        starts, rows = [], []
        at = block.start()
        for line in block.group().rstrip("\n").split("\n"):
            starts.append(at)
            rows.append([Cell(text, index) for index, text in enumerate(line.split("\t"))])
            at += len(line) + 1
        for index, (row, header) in enumerate(with_headers(rows)):
            if header is None and labels_every_second(row) and not _heads(row, rows[index + 1 : index + 2]):
                yield from _behind_labels(starts[index], row)


def _heads(row: Row, below: Sequence[Row]) -> bool:
    """True for a row of several columns over one that is no row of labels: its every second cell names a column too."""
    return len(row) > 2 and any(len(row) == len(under) and not labels_every_second(under) for under in below)


def _behind_labels(start: int, row: Row) -> Iterator[int]:
    for index, cell in enumerate(row[:-1]):
        start += len(cell.text)
        if index % 2 == 0 and row[index + 1].text.strip() and not _OF_NO_LABEL.search(cell.text):
            yield start
        start += 1
