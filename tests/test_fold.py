"""Folding: one sign for one sign, always."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.fold import fold
from nlp.traditional import simplify
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("fold"))
def test_signs_are_made_plain(case: dict) -> None:
    assert fold(case["text"]) == case["folded"]


def test_every_sign_of_unicode_folds_to_one_sign() -> None:
    signs = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    assert len(fold(signs)) == len(signs)


@given(st.text())
def test_length_stays_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_a_sign_folds_alike_wherever_it_stands(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1), st.integers(1, 9))
def test_a_long_text_folds_and_simplifies_as_its_signs_do(pieces: list[str], times: int) -> None:
    """Long texts go another way than short ones; half characters go either."""
    text = "采購１２、".join(pieces) * times + "標" * 100
    assert fold(text) == "".join(map(fold, text))
    assert simplify(text) == "".join(map(simplify, text))
