"""Records: a row a situation, every field of every record."""

from __future__ import annotations

import pytest

from tenders.export.to_gold import gold_record
from tenders.pipeline import read_article
from tests.case_articles import article
from tests.case_rows import rows

ROWS = [pytest.param(*row.values, marks=row.marks, id=row.values[0]["situation"]) for row in rows("assemble")]


@pytest.mark.parametrize("case", ROWS)
def test_records(case: dict) -> None:
    records = [gold_record(record) for record in read_article(article(case)).records]
    assert records == case["records"]


@pytest.mark.parametrize("case", [row for row in ROWS if not row.marks])
def test_a_situation_reads_alike_with_furniture_of_blank_lines_around_it(case: dict) -> None:
    text = f"\n\n{case['text']}\n\n"
    records = [gold_record(record) for record in read_article(article({**case, "text": text})).records]
    assert records == case["records"]
