"""Labels and their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.labels import label_values
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("labels"))
def test_labels_name_their_values(case: dict) -> None:
    document = document_of(case)
    pairs = [
        [pair.label, pair.unit or "", document.text[pair.value.start : pair.value.end]] for pair in document.labels
    ]
    assert pairs == case["pairs"]


@given(st.text(st.sampled_from("采购人预算金额：:。\n　 ()（）万元1、Bud get"), max_size=60))
def test_values_stand_behind_their_labels_and_do_not_overlap(text: str) -> None:
    last = 0
    for pair in label_values(text):
        assert last <= pair.at.start < pair.at.end <= pair.value.start <= pair.value.end <= len(text)
        value = text[pair.value.start : pair.value.end]
        assert value == value.strip() and "\n" not in value
        last = pair.value.end
