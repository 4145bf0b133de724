"""Dates: every written form to EDTF, relative ones against the publication, and nothing else."""

from __future__ import annotations

import pytest

from extractors import date
from extractors.dates import en, zh
from tests.case_rows import document, rows


@pytest.mark.parametrize("case", rows("date"))
def test_dates(case: dict) -> None:
    assert [mention.value or "null" for mention in date.find(document(case))] == case["dates"]


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in (*zh.RULES, *en.RULES)]
    assert len(names) == len(set(names))


def test_openers_and_clock_times_stay_outside_the_span() -> None:
    found = date.find(document({"text": "It runs from July 2019 to June 2020, until the 12th of May 2021 at 9:30."}))
    text = document({"text": "It runs from July 2019 to June 2020, until the 12th of May 2021 at 9:30."}).text
    assert [text[mention.at.start : mention.at.end] for mention in found] == [
        "July 2019 to June 2020",
        "12th of May 2021",
    ]
