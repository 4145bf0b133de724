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


def test_a_length_that_somebody_names_in_speech_is_no_term() -> None:
    text = (
        "Anping Lamp Co., Ltd. won the Binhu County street lamp project for 2 million yuan. "
        'A lamp lasts eight years, says a teacher. "Mine broke within half a year," a shopkeeper told the reporter.'
    )
    (record,) = read_article(article({"kind": "news", "text": text})).records
    assert record.period.duration is None
