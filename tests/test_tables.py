"""Tables inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amount_tables import amount_tables
from nlp.tables import is_heading, tables
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("tables"))
def test_tables_have_their_header_rows_and_unit(case: dict) -> None:
    text = document_of(case).text
    found = [
        {
            "header": list(table.header),
            "rows": [[text[cell.start : cell.end].strip() for cell in row] for row in table.rows],
            "unit": table.unit or "",
        }
        for table in tables(text)
    ]
    assert found == case["tables"]


@pytest.mark.parametrize(
    "word", ["序号", "供应商名称", "中标金额(万元)", "中 标 价", "Winning supplier", "Lot", "Budget (yuan)"]
)
def test_headings(word: str) -> None:
    assert is_heading(word)


@pytest.mark.parametrize("word", ["", "30", "甲有限公司", "序号是什么", "The lot of a clerk", "2024年6月3日"])
def test_no_headings(word: str) -> None:
    assert not is_heading(word)


CELLS = st.sampled_from(
    ("序号", "包号", "供应商名称", "中标金额", "1", "2包", "甲有限公司", "30", "合计", "", "单位：万元")
)
LINES = st.lists(CELLS, min_size=1, max_size=5).flatmap(
    lambda cells: st.sampled_from(("\t", " | ", "   ", "\n")).map(lambda mark: mark.join(cells))
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_cells_are_spans_of_the_text_in_order(text: str) -> None:
    for table in tables(text):
        places = [place for row in table.rows for cell in row for place in (cell.start, cell.end)]
        assert table.rows and places == sorted(places) and places[-1] <= len(text)


BROKEN_ROWS = [
    (
        "招标人\n项目名称\n中标金额（万元）\n甲局\n某路\n改建工程\n1,234.50\n乙局\n某桥工程2,345.60\n合计\n3,580.10\n",
        ["1,234.50", "2,345.60"],
    ),
    ("单位：万元\n标段\n中标价\n业主\n一\n1,234.50\n甲局\n二\n2,345.60\n乙局\n", ["1,234.50", "2,345.60"]),
    ("项目名称\n中标金额\n某路改建工程\n1,234.50\n某桥工程\n2,345.60\n", []),  # no unit
    ("项目名称\n中标金额（万元）\n某路改建工程\n1,234.50\n", []),  # one row is no table
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), BROKEN_ROWS)
def test_a_row_of_amounts_is_known_by_its_amount(text: str, figures: list[str]) -> None:
    reading = document_of({"text": text}).text
    found = [reading[figure.start : figure.end] for table in amount_tables(reading) for _, figure in table.rows]
    assert found == figures
