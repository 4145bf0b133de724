"""Numbers as written, read into exact decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.numerals import read_arabic, read_chinese, read_english
from tests.case_rows import rows

READERS = {"arabic": read_arabic, "chinese": read_chinese, "english": read_english}
DIGITS, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@pytest.mark.parametrize("case", rows("numerals"))
def test_numbers_have_their_value(case: dict) -> None:
    value = READERS[case["reader"]](case["text"])
    assert value == (Decimal(case["value"]) if case["value"] else None)


def _section(number: int) -> str:
    """A number under 10,000 in Chinese signs, every zero between digits said once."""
    words, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + PLACES[place]
        zero = not digit
    return words


def _chinese(number: int) -> str:
    words = ""
    for power, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // power % 10**4
        if section:
            words += ("零" if words and section < 1000 else "") + _section(section) + sign
    return words


@given(st.integers(1, 10**12 - 1))
def test_every_number_written_in_chinese_is_read_back(number: int) -> None:
    assert read_chinese(_chinese(number)) == number
    assert read_chinese(_chinese(number).translate(FORMAL)) == number


@given(st.integers(0, 10**15))
def test_grouped_figures_are_read_back(number: int) -> None:
    assert read_arabic(f"{number:,}") == number
    assert read_arabic(f"{number:,}.50") == number + Decimal("0.5")


@given(st.text(st.sampled_from("一二十百千万亿零点两1,.’ 元a"), max_size=20))
def test_no_words_break_a_reader(words: str) -> None:
    for read in READERS.values():
        value = read(words)
        assert value is None or value.is_finite()
