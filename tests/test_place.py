"""Places: names to codes, chosen by the text; what the text leaves open stays open."""

from __future__ import annotations

import pytest

from extractors import place
from tests.case_rows import document, rows


@pytest.mark.parametrize("case", rows("place"))
def test_places(case: dict) -> None:
    assert [mention.value or "null" for mention in place.find(document(case))] == case["places"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("聊城市财政局", "371500"),
        ("Shenmu Municipal Bureau", "610881"),
        ("国家税务总局", None),
        ("浙江大学医学院附属医院", "330000"),
    ],
)
def test_the_place_of_a_name(name: str, code: str | None) -> None:
    assert place.place_of(name) == code
