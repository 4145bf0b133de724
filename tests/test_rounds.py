"""Rounds, plans and lots in English prose: a record each."""

from __future__ import annotations

import pytest

from tenders.pipeline import read_article
from tests.case_articles import article
from tests.case_rows import rows

ROWS = [pytest.param(*row.values, marks=row.marks, id=row.values[0]["situation"]) for row in rows("rounds")]


@pytest.mark.parametrize("case", ROWS)
def test_each_round_is_a_record(case: dict) -> None:
    records = read_article(article({"kind": "news", "published": "2024-09-20", **case})).records
    assert [[record.stage.value, int((record.award or record.budget).value.amount)] for record in records] == case[
        "records"
    ]
