"""Verbs of English prose: who buys and who wins, a row a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tenders.pipeline import read_article
from tenders.record import TenderRecord
from tests.case_articles import article
from tests.case_rows import rows

ROWS = [pytest.param(*row.values, marks=row.marks, id=row.values[0]["text"][:60]) for row in rows("deals")]


OTHERS: dict[str, Callable[[TenderRecord], str | None]] = {  # what a row may tell besides; "" is none
    "stage": lambda record: record.stage.value,
    "budget": lambda record: f"{record.budget.value.amount:f}" if record.budget else "",
    "duration": lambda record: record.period.duration.value if record.period.duration else "",
}


@pytest.mark.parametrize("case", ROWS)
def test_who_buys_and_who_wins(case: dict) -> None:
    records = read_article(article({"kind": "news", "language": "en", **case})).records
    assert len(records) == 1
    buyer = records[0].buyer
    assert (buyer.value if buyer else None) == case.get("buyer")
    assert [supplier.value for supplier in records[0].suppliers] == case["suppliers"]
    others = {name: told(records[0]) for name, told in OTHERS.items() if name in case}
    assert others == {name: case[name] for name in others}
