"""The reading text: layout breaks taken out, every place led back to the article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from nlp.document import analyse
from nlp.fold import fold
from nlp.reading import reading_text
from tests.case_rows import rows

# Pieces that the rules of the reading text look for, so that made texts meet them.
PIECES = st.sampled_from(
    ("招 标 人：", "采购人", "有限公司", "39,862,", "153.47元", "2024年", "6月3日", "1", "【预算】", "２", "，",
     "限公司", "。", "：", "(", ")", "《", "》", " ", "　", "\t", "\n", "\r\n", "\n\n", "   \n  ", "the tender ",
     "Ltd. ", "万元", "¥", "👩‍🚒", "𠮷", "\u200b")
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@pytest.mark.parametrize("case", rows("reading"))
def test_text_is_read_across_its_layout(case: dict) -> None:
    assert reading_text(case["text"]).text == case["reading"]


@given(TEXTS)
def test_offsets_rise_from_the_text_to_its_end(text: str) -> None:
    reading = reading_text(text)
    assert len(reading.offsets) == len(reading.text) + 1
    assert reading.offsets[-1] == len(text)
    assert all(left < right for left, right in pairwise(reading.offsets))


@given(TEXTS)
def test_every_sign_read_is_the_folded_sign_or_stands_for_a_mark(text: str) -> None:
    reading, folded = reading_text(text), fold(text)
    for sign, place in zip(reading.text, reading.offsets, strict=False):
        assert sign == folded[place] or (folded[place], sign) in {
            ("]", ":"),
            ("\n", " "),
            (" ", " "),
            ("\t", " "),
            ("\t", ":"),
            ("　", " "),
        }


@given(TEXTS)
def test_only_white_space_and_label_brackets_are_left_out(text: str) -> None:
    reading, folded = reading_text(text), fold(text)
    kept = set(reading.offsets)
    assert {folded[place] for place in range(len(text)) if place not in kept} <= set(" \t　\n[")


@given(TEXTS, st.data())
def test_a_quote_is_the_article_s_slice(text: str, data: st.DataObject) -> None:
    document = analyse(Article("any", text, "zh", "news"))
    length = len(document.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    span = document.original(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    assert document.quote(Span(start, end)) == text[span.start : span.end]
    assert (start == end) == (span.start == span.end)


@given(TEXTS, st.data())
def test_spans_of_the_reading_keep_their_order_in_the_article(text: str, data: st.DataObject) -> None:
    reading = reading_text(text)
    length = len(reading.text)
    cuts = sorted(data.draw(st.lists(st.integers(0, length), min_size=3, max_size=3)))
    left, right = reading.to_article(Span(cuts[0], cuts[1])), reading.to_article(Span(cuts[1], cuts[2]))
    assert left.end <= right.start or left.start == left.end


def test_written_words_leave_out_what_only_the_layout_made() -> None:
    text = "成交供应商：青州远帆\n环境科技有\n限公司"
    document = analyse(Article("any", text, "zh", "notice"))
    start = document.text.index("青州")
    at = Span(start, len(document.text))
    assert document.quote(at) == text[6:]
    assert document.written(Span(document.text.index("环境"), len(document.text))) == "环境科技有限公司"
