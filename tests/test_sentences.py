"""Sentences, Chinese, English and mixed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.sentences import sentence_spans
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("sentences"))
def test_sentences(case: dict) -> None:
    document = document_of(case)
    assert [document.text[span.start : span.end] for span in document.sentences] == case["sentences"]


@given(st.text(st.sampled_from("甲乙。！？…\n .Aa1\"'”)")))
def test_sentences_hold_all_that_is_no_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert not any("\n" in text[span.start : span.end] for span in spans)
