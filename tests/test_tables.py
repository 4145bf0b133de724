"""Tables inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
