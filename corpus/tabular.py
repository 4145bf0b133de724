"""Tables of pages and office files as lines, row and column kept.

Rows of two cells become label lines (``采购人：某局``), a headed table becomes rows set apart by tabs
with its header first, merged cells repeated; ``nlp.tables`` and ``nlp.labels`` read both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_LABEL_END = re.compile(
    r"(?:名称|名|编号|号|号码|代码|金额|总额|报价|单价|总价|价格|价|预算|限价|限额|方式|方法|人|方|日期|时间|地点|"
    r"地址|电话|传真|邮箱|邮编|联系人|联系方式|单位|部门|供应商|厂商|机构|"
    r"品牌|型号|规格|数量|单位"
    r"|内容|范围|期限|工期|期|类型|类别|性质|来源|要求|标准|条件|说明|情况|备注|得分|评分|排名|名次|顺序|标段|标项|"
    r"包|包号|品目|序|资质|项目|标的|比例|率|质量|结果|理由|依据|媒介|年份|"
    r"年度|区域|节点|形式|状态|服务|用途"
    r"|no\.?|number|code|name|amount|price|budget|method|buyer|supplier|bidder|winner|agency|address|contact|phone|"
    r"tel\.?|date|time|period|place|scope|unit|lot|rank|score|remarks?|item|quantity|description|deadline|"
    r"purchaser|tenderer)"
    r"\s?(?:[（(][^（）()]{1,16}[）)])?\s*[:：]?$",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_COLON = re.compile(r"[:：]\s*$")
_LONGEST_LABEL = 30
_HEADED_WIDTH = 3  # cells in a row from which a header makes columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table. Places that a merged cell covers share its ``origin``; ``heading`` is ``<th>``."""

    text: str
    origin: int
    heading: bool = False


Row = Sequence[Cell]


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of a table whose merged cells are repeated in every place that they cover."""
    lines: list[str] = []
    for row, header in with_headers([row for row in rows if any(cell.text.strip() for cell in row)]):
        if header is None:
            lines += _free_row(row)
        else:
            lines += _header_row(row) if header is row else _body_row(row, header)
    return lines


def with_headers(rows: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Every row and the row of headings that it stands under: itself for such a row, None for one without."""
    header: Row | None = None
    for index, row in enumerate(rows):
        if header is None or not _keeps_columns(row, header):
            header = row if _is_header(row, rows[index + 1 : index + 2]) else None
        yield row, header


def reads_as_label(cell: Cell) -> bool:
    """True for a cell that names what stands beside or below it: 采购人, 中标金额（万元）, Budget."""
    text = _SPACED.sub("", cell.text.strip())
    if not text or len(text) > _LONGEST_LABEL or "\n" in text:
        return False
    return cell.heading or bool(_COLON.search(text)) or _LABEL_END.search(text) is not None


def _distinct(row: Row) -> list[Cell]:
    """The cells of a row, a merged one once."""
    return [cell for index, cell in enumerate(row) if not index or row[index - 1].origin != cell.origin]


def _is_header(row: Row, below: Sequence[Row]) -> bool:
    cells = _distinct(row)
    if len(cells) < 2 or not below or len(_distinct(below[0])) < 2 or not all(map(reads_as_label, cells)):
        return False
    if len(cells) == 2:
        return not reads_as_label(_distinct(below[0])[0]) or all(cell.heading for cell in cells)
    return not _is_pairs(cells, below)


def _is_pairs(cells: Sequence[Cell], below: Sequence[Row]) -> bool:
    """True for label, value, label, value: the row below starts with another label and its values are none."""
    if len(cells) % 2 or any(cell.heading for cell in cells[1::2]):
        return False
    under = _distinct(below[0])
    return reads_as_label(under[0]) and not reads_as_label(under[1])


def _keeps_columns(row: Row, header: Row) -> bool:
    cells = _distinct(row)
    if len(cells) == 2 < len(header) and _COLON.search(cells[0].text):
        return False
    return len(cells) > 1 and len(row) == len(header)


def _header_row(row: Row) -> list[str]:
    return [_tabbed(row)] if len(row) >= _HEADED_WIDTH else []


def _body_row(row: Row, header: Row) -> list[str]:
    if len(header) >= _HEADED_WIDTH:
        return [_tabbed(row)]
    return [line for label, cell in zip(header, row, strict=True) for line in labelled(label.text, cell.text)]


def _free_row(row: Row) -> list[str]:
    cells = [cell for cell in _distinct(row) if cell.text.strip()]
    if len(cells) == 1:
        return _own_lines(cells[0].text)
    if len(cells) == 2 and (reads_as_label(cells[0]) or len(row) == 2):
        return labelled(cells[0].text, cells[1].text)
    if labels_every_second(cells):
        return [line for at in range(0, len(cells), 2) for line in labelled(cells[at].text, cells[at + 1].text)]
    return [_tabbed(row)]


def labels_every_second(cells: Row) -> bool:
    """True for label, value, label, value, as far as the cells themselves tell."""
    if not cells or len(cells) % 2 or not all(map(reads_as_label, cells[::2])):
        return False
    return len(cells) in (2, 4) or not all(map(reads_as_label, cells))


def labelled(label: str, value: str) -> list[str]:
    """``label：value``; a value of several label lines keeps them below its label."""
    name = _COLON.sub("", _flat(label))
    mark = ": " if name.isascii() else "："
    lines = _own_lines(value)
    if len(lines) > 1 and any(re.search("[:：]", line) for line in lines):
        return [f"{name}{mark}".rstrip(), *lines]
    return [f"{name}{mark}{' '.join(lines)}"] if name else lines


def _tabbed(row: Iterable[Cell]) -> str:
    return "\t".join(_flat(cell.text) for cell in row)


def _flat(text: str) -> str:
    return " ".join(_own_lines(text)).replace("\t", " ")


def _own_lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
