"""Tables of web pages: which hold data, and their grid with merged cells repeated."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from corpus.tabular import Cell

_LONGEST_CELL = 1500  # characters; a longer cell holds a page, not a value
_MOST_PLACES = 200_000  # cells of a grid, merged ones repeated
_WIDEST_SPAN = 60
_Reaching = dict[int, tuple[Cell, int]]  # column: a cell and how many rows further down it reaches
_PAGE_PARTS = frozenset(("table", "h1", "h2", "h3"))


def is_data_table(table: Any) -> bool:
    """False for a table that only lays out a page: one column, tables or headings inside, whole texts in a cell."""
    cells = table.findall(".//td") + table.findall(".//th")
    if len(cells) < 2 or sum(_span(cell, "rowspan") * _span(cell, "colspan") for cell in cells) > _MOST_PLACES:
        return False
    if any(part is not table for tag in _PAGE_PARTS for part in table.iter(tag)):
        return False
    if all(len(_cells(row)) < 2 for row in table.iter("tr")):
        return False
    return all(len("".join(cell.itertext()).strip()) <= _LONGEST_CELL for cell in cells)


def rows_of(table: Any, text_of: Callable[[Any], str]) -> list[list[Cell]]:
    """The grid of a table: each place a cell; what ``rowspan`` and ``colspan`` merge is repeated."""
    grid: list[list[Cell]] = []
    above: _Reaching = {}
    origin = count()
    for row in table.iter("tr"):
        line: list[Cell] = []
        below: _Reaching = {}
        for element in _cells(row):
            _carry(line, above, below)
            cell = Cell(text_of(element), next(origin), element.tag == "th")
            for _ in range(_span(element, "colspan")):
                _reach(below, len(line), cell, _span(element, "rowspan") - 1)
                line.append(cell)
        _carry(line, above, below)
        grid.append(line)
        above = below
    return grid


def _cells(row: Any) -> list[Any]:
    return [child for child in row if child.tag in ("td", "th")]


def _span(element: Any, name: str) -> int:
    value = element.get(name, "1").strip()
    return max(1, min(_WIDEST_SPAN, int(value))) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _reach(below: _Reaching, column: int, cell: Cell, rows: int) -> None:
    if rows > 0:
        below[column] = (cell, rows)


def _carry(line: list[Cell], above: _Reaching, below: _Reaching) -> None:
    """Fills the places that a cell of an earlier row reaches down into."""
    while (column := len(line)) in above:
        cell, rows = above.pop(column)
        line.append(cell)
        _reach(below, column, cell, rows - 1)
