"""Tables of amounts flattened to lines whose cells broke, merged or ran together: a row is known by its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Span
from nlp.languages.zh import CELL_HEADINGS
from nlp.patterns import HAN
from nlp.tables import unit_before

_LINE = re.compile(r"[^\n]+")
_UNIT = re.compile(r"\((?:单位:?)?(?:人民币)?(?P<unit>[百千万亿]{0,2}(?:元|美元|欧元|港元))\)")
_AMOUNT = re.compile(r"(?:金额|合同额|中标额|投资额|总价|价格?)(?:\([^()]*\))?")
# A figure with a group or decimals, alone on its line or run together with the cell before it.
_FIGURE = re.compile(rf"(?:(?<=\n)|(?<=[{HAN})]))(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d{{2,}})(?=\n)")
_END = re.compile(r"[。;]\n|\n(?:合 ?计|总计|小计|注:)")
_MOST_HEADINGS = 10
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class AmountTable:
    """Headings, the unit of the amounts as written, and each row with its amount; spans of the reading text."""

    header: tuple[str, ...]
    unit: str
    rows: tuple[tuple[Span, Span], ...]


def amount_tables(text: str) -> tuple[AmountTable, ...]:
    """The tables of amounts of a reading text, in order; each has a heading of amounts, a unit and two rows or more."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[AmountTable]:
    header: list[str] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if header and _UNIT.fullmatch(words):
            header[-1] += words
        elif CELL_HEADINGS.fullmatch(words) and len(header) < _MOST_HEADINGS:
            header.append(words)
        else:
            yield from _table(text, header, line.start())
            header = []


def _table(text: str, header: list[str], start: int) -> Iterator[AmountTable]:
    """The table whose rows begin at ``start``, where one of the lines before it is a heading of amounts."""
    column = next((index for index, words in enumerate(header) if _AMOUNT.search(words)), None)
    if column is None or len(header) < 2:
        return
    stated = _UNIT.search(header[column])
    unit = stated["unit"] if stated else unit_before(text, start - 1)
    if unit and len(rows := tuple(_rows(text, start, len(header) - column - 1))) >= _FEWEST_ROWS:
        yield AmountTable(tuple(header), unit, rows)


def _rows(text: str, start: int, behind: int) -> Iterator[tuple[Span, Span]]:
    """Each row and its amount; ``behind`` the amount stand that many cells of the row, a line each."""
    end = _END.search(text, start)
    for figure in _FIGURE.finditer(text, start - 1, end.start() + 1 if end else len(text)):
        close = figure.end()
        for _ in range(behind):
            close = max(close, text.find("\n", close + 1))
        yield Span(start, close), Span(figure.start("figure"), figure.end("figure"))
        start = close + 1
