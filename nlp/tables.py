"""Tables inside a text: rows of tabs or bars, columns of wide spaces, and tables flattened to one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Span
from nlp.languages import COLUMN_HEADINGS
from nlp.patterns import last_match

_CELL_BREAK = re.compile(r"\t| ?\| ?|[ \u3000]{2,}|\u3000")
_UNIT = re.compile(
    r"单位:?(?:人民币)?((?:[百千万亿]{0,2})(?:元|美元|港元))|"
    r"(?:[Uu]nit: ?|[Aa]mounts? in |[Ii]n )([^)\n]{3,24}?)(?:\)|\n|"
    r"$)"
)
_HEADING_REACH = 160  # characters before a table in which its unit may stand


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of cells, all spans of the reading text. ``unit`` is the heading's unit as written."""

    header: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    unit: str | None


def tables(text: str) -> tuple[Table, ...]:
    """All tables of a reading text, in order."""
    lines = tuple(_lines(text))
    found = [*_delimited(text, lines), *_flattened(text, lines)]
    return tuple(sorted(found, key=lambda table: table.rows[0][0].start))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _delimited(text: str, lines: tuple[Span, ...]) -> Iterator[Table]:
    block: list[tuple[Span, ...]] = []
    for line in (*lines, Span(0, 0)):
        cells = _cells(text, line)
        wide = len(cells) >= 3 and (not block or abs(len(cells) - len(block[0])) <= 1)
        if wide or (block and len(cells) >= 2 and _is_short_row(text, line, block)):
            block.append(cells)
            continue
        if table := _table(text, block):
            yield table
        block = [cells] if len(cells) >= 3 else []


def _is_short_row(text: str, line: Span, block: list[tuple[Span, ...]]) -> bool:
    """A row of tabs under a wider header: 合计, or one whose last cells are empty."""
    return "\t" in text[line.start : line.end] and "\t" in text[block[0][0].start : block[0][-1].end]


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    if not len(line):
        return ()
    if not _CELL_BREAK.search(text, line.start, line.end):
        return (line,)
    cells: list[Span] = []
    at = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip(" \u3000"))
    for match in _CELL_BREAK.finditer(text, at, line.end):
        cells.append(Span(at, match.start()))
        at = match.end()
    cells.append(Span(at, line.end))
    return tuple(cells)


def _table(text: str, block: list[tuple[Span, ...]]) -> Table | None:
    """A table from adjoining rows; the first row is its header unless it holds figures."""
    if len(block) < 2:
        return None
    words = _words(text, block[0])
    headed = any(is_heading(word) for word in words)
    if headed and len(block) > 2 and (below := _second_header(words, _words(text, block[1]))):
        words, block = below, block[1:]
    if not headed and not any("|" in text[row[0].start : row[-1].end] for row in block):
        return None
    rows = block[1:] if headed else block
    return Table(words if headed else (), tuple(rows), unit_before(text, block[0][0].start))


def _words(text: str, row: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(text[cell.start : cell.end].strip() for cell in row)


def _second_header(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...] | None:
    """The headings of a second header row under merged cells; None when the row is none."""
    repeats = sum(one == other for one, other in zip(upper, lower, strict=False))
    if len(lower) != len(upper) or repeats * 2 < len(upper) or not all(is_heading(word) for word in lower if word):
        return None
    return lower


def is_heading(word: str) -> bool:
    """True for a cell that names a column: 供应商名称, 中标金额（万元）, Winning supplier."""
    return COLUMN_HEADINGS.fullmatch(re.sub(r"\s|\([^()]*\)", "", word).casefold()) is not None


def _flattened(text: str, lines: tuple[Span, ...]) -> Iterator[Table]:
    filled = [line for line in lines if text[line.start : line.end].strip()]
    index = 0
    while index < len(filled):
        header, below = _heading_run(text, filled, index)
        if len(header) < 3:
            index = max(below, index + 1)
            continue
        lone = _lone_row(text, filled[below : below + len(header) + _MOST_BROKEN + 1], header)
        rows = (lone,) if lone else tuple(_row_runs(text, filled[below:], len(header)))
        if rows:
            yield Table(header, rows, unit_before(text, filled[index].start))
        index = below + len(header) * len(rows)


def _heading_run(text: str, lines: list[Span], start: int) -> tuple[tuple[str, ...], int]:
    """Headings one a line, and where the lines behind them begin; a line in brackets goes on with the one before."""
    header: list[str] = []
    at = start
    for line in lines[start : start + _MOST_HEADINGS]:
        words = text[line.start : line.end].strip()
        if header and _IN_BRACKETS.fullmatch(words):
            header[-1] += words
        elif is_heading(words):
            header.append(words)
        else:
            break
        at += 1
    return tuple(header), at


def _lone_row(text: str, lines: list[Span], header: tuple[str, ...]) -> tuple[Span, ...] | None:
    """The only row below a header, one of whose cells stands on several lines; the columns of amounts tell which."""
    words = [text[line.start : line.end].strip() for line in lines]
    count = next((at for at, line in enumerate(lines) if _PARAGRAPH.match(text, line.start, line.end)), len(lines))
    broken = count - len(header) + 1  # lines of that cell
    if not 1 < broken <= _MOST_BROKEN or any(_ROW_START.match(word) for word in words[1:count]):
        return None
    amounts = [at for at, heading in enumerate(header) if _OF_AMOUNT.search(heading)]
    for at in range(1, len(header)):
        row = (*lines[:at], Span(lines[at].start, lines[at + broken - 1].end), *lines[at + broken : count])
        if amounts and all(_AMOUNT.fullmatch(text[row[place].start : row[place].end].strip()) for place in amounts):
            return row
    return None


def _row_runs(text: str, lines: list[Span], width: int) -> Iterator[tuple[Span, ...]]:
    """Groups of ``width`` lines as long as each first cell looks like a row's number or name.

    A numbered paragraph among them is behind the table, or a cell of several lines stood before it.
    """
    for start in range(0, len(lines) - width + 1, width):
        row = tuple(lines[start : start + width])
        if start and not _ROW_START.match(text[row[0].start : row[0].end].strip()):
            return
        if any(_PARAGRAPH.match(text, cell.start, cell.end) for cell in row):
            return
        yield row


_MOST_HEADINGS = 16
_MOST_BROKEN = 3  # lines of a cell
_OF_AMOUNT = re.compile(r"预算|限价|控制价|金额|价(?:\([^()]*\))?$")
_AMOUNT = re.compile(r"[\d,.]{2,16} ?(?:[万亿]?元)?(?:\([^()]{1,8}\)|/[年月])?")
_IN_BRACKETS = re.compile(r"\([^()]{1,16}\)")
_PARAGRAPH = re.compile(
    r"\s*(?:\d{1,2}\.\d{1,2}\.?\d{0,2}[^\d万元%]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、] ?[\u4e00-\u9fff])"
)
_ROW_START = re.compile(
    r"(?:[A-Z]?\d{1,3}[包标]?|第?[一二三四五六七八九十]{1,3})$|(?:第?[一二三四五六七八九十]+)?(?:标段|包|合计)|"
    r"(?:Lot|Package|Section)\b"
)


def unit_before(text: str, start: int) -> str | None:
    """The unit named in the heading above a table: 万元 for （单位：万元）."""
    match = last_match(_UNIT, text, max(0, start - _HEADING_REACH), start)
    return (match[1] or match[2]) if match else None
