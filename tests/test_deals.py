"""Verbs of English prose: who buys and who wins, a row a sentence."""

from __future__ import annotations

import pytest

from tenders.pipeline import read_article
from tests.case_articles import article
from tests.case_rows import rows

ROWS = [pytest.param(*row.values, marks=row.marks, id=row.values[0]["text"][:60]) for row in rows("deals")]


@pytest.mark.parametrize("case", ROWS)
def test_who_buys_and_who_wins(case: dict) -> None:
    records = read_article(article({"kind": "news", "language": "en", **case})).records
    assert len(records) == 1
    buyer = records[0].buyer
    assert (buyer.value if buyer else None) == case.get("buyer")
    assert [supplier.value for supplier in records[0].suppliers] == case["suppliers"]
