"""Ways in which English prose puts numbers, methods, stages, parties and amounts: a row a way."""

from __future__ import annotations

import pytest

from tenders.export.to_gold import gold_record
from tenders.pipeline import read_article
from tests.case_articles import article
from tests.case_rows import rows

ROWS = [pytest.param(*row.values, marks=row.marks, id=row.values[0]["situation"]) for row in rows("english_prose")]


@pytest.mark.parametrize("case", ROWS)
def test_what_the_records_say(case: dict) -> None:
    """``false`` stands for a field that the record must not have."""
    records = [gold_record(record) for record in read_article(article({"kind": "news", **case})).records]
    assert len(records) == len(case["records"])
    for record, told in zip(records, case["records"], strict=True):
        assert {field: record.get(field, False) for field in told} == told
