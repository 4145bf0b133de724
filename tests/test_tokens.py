"""Tokens: whatever the text, nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tokens import is_everyday_word, segment, tokenise, words

PIECES = st.sampled_from(
    (
        "采购人",
        "滨湖区财政局",
        "budget",
        "Co., Ltd.",
        " ",
        "  ",
        "\t",
        "\n",
        "　",
        "12345",
        "3.5万元",
        "👩‍🚒",
        "𠮷野",
        "don't",
        "①",
        "é",
    )
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("采购人发布公告", ["采购", "人", "发布公告"]),
        ("预算is 30万元", ["预算", "is", "30", "万元"]),
        ("the buyer's budget", ["the", "buyer", "'s", "budget"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    doc = tokenise(text)
    assert doc.text == text
    assert [token.text for token in doc] == tokens


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join)))
def test_a_doc_s_text_is_the_text(text: str) -> None:
    doc = tokenise(text)
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text())
def test_segments_joined_are_the_text(text: str) -> None:
    assert "".join(segment(text)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("话务采购,2024 年。", ["话务", "采购", "2024", "年"]),
        ("Hotline services, 2024!", ["Hotline", "services", "2024"]),
        (" \n。!", []),
        ("聊城市12345 hotline", ["聊城市", "12345", "hotline"]),
    ],
)
def test_words_have_no_marks(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(("word", "everyday"), [("采购", True), ("远帆", False), ("", False), ("公司", True)])
def test_everyday_words(word: str, everyday: bool) -> None:
    assert is_everyday_word(word) is everyday
