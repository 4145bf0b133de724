"""A workbook for spreadsheets: texts and codes as text, amounts as numbers, one row a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from corpus.article import Article
from tenders.columns import COLUMNS, table_row
from tenders.record import Extraction

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_JOIN = "；"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767  # signs that a cell takes
_DIGITS = 15  # of a number that a spreadsheet keeps; a longer amount stays exact as text
_WIDE = {"project": 48, "buyer": 30, "suppliers": 36, "place_name": 22}


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write the records of ``read``; a field that nobody stated is an empty cell."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("tenders")
    sheet.freeze_panes = "A2"
    for letter, (name, _) in zip(_letters(), COLUMNS, strict=False):
        sheet.column_dimensions[letter].width = _WIDE.get(name, 14)
    sheet.append([name for name, _ in COLUMNS])
    for _, extraction in read:
        for record in extraction.records:
            sheet.append([_cell(sheet, value) for value in table_row(record).values()])
    book.save(out)


def _letters() -> list[str]:
    from openpyxl.utils import get_column_letter

    return [get_column_letter(at) for at in range(1, len(COLUMNS) + 1)]


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell | None:
    """A cell: a text never as a formula, an amount with its thousands apart, None for nothing."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, list):
        value = _JOIN.join(value) or None
    if value is None:
        return None
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= _DIGITS:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "#,##0.######" if value % 1 else "#,##0"
        return cell
    text = f"{value:f}" if isinstance(value, Decimal) else value
    cell = WriteOnlyCell(sheet, _UNWRITABLE.sub("\ufffd", text)[:_LONGEST])
    cell.data_type, cell.number_format = "s", "@"
    return cell
