"""Patterns searched only where they can match: the same matches as without the filter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lot import _RULES as LOTS
from extractors.number import _RULES as NUMBERS
from nlp.pattern_table import PatternTable, leaping
from nlp.pattern_words import first_characters, needed_words
from nlp.patterns import LatePattern
from tenders.roles.parties import _PARTIES

NEEDED = {
    r"(?:中标|成交)(?:人|方).{0,5}公司": [{"中标人", "中标方", "成交人", "成交方"}, {"公司"}],
    r"a(?:b|c)?d": [{"ad", "abd", "acd"}],
    r"x+yz": [{"x"}, {"yz"}],
    r"\bfoo\w*bar|baz": [{"foo", "baz"}],
    r"[一二]包": [{"一包", "二包"}],
    r"(?<!x)ab(?=c)": [{"ab"}],
    r"(?:分包|包)\d": [{"包"}],
    r"(?i:abc)def": [{"def"}],
    r"(?i)abc": [],
    r"abc|": [],
    r"\d+": [],
}


@pytest.mark.parametrize("source", NEEDED)
def test_needed_words(source: str) -> None:
    assert [set(words) for words in needed_words(source)] == NEEDED[source]


FIRST = {
    r"中标|成交(?:人)?": "中成",
    r"(?:第)?[一二]包": "第一二",
    r"(?<!不)(?:总|分)?局": "总分局",
    r"a{0,2}b|c": "abc",
    r"(?=x)xy": "x",
    r"a*": None,
    r"\d包": None,
    r"[^一]包": None,
    r"(?i)ab": None,
}


@pytest.mark.parametrize("source", FIRST)
def test_first_characters(source: str) -> None:
    expected = FIRST[source]
    assert first_characters(source) == (None if expected is None else set(expected))


_LETTERS = st.text(alphabet="ab[]\\^-c", min_size=1, max_size=3)
_SOURCES = st.recursive(
    _LETTERS.map(re.escape) | st.sampled_from([r"\d", "[ab]", "[^a]", ".", r"\b", "(?<=a)", "(?!b)", "^", "$"]),
    lambda part: st.one_of(
        st.tuples(part, part).map("".join),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(part, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)
_TEXTS = st.text(alphabet="abc1[]\\^-", max_size=20)


@given(_SOURCES, _TEXTS)
def test_nothing_is_lost_and_nothing_is_added(source: str, text: str) -> None:
    plain = re.compile(source)
    expected = [match.span() for match in plain.finditer(text)]
    assert [match.span() for _, match in PatternTable([("x", LatePattern(source))]).finditer(text)] == expected
    assert [match.span() for match in leaping(source).finditer(text)] == expected


def test_matches_come_in_the_order_of_the_table() -> None:
    table = PatternTable([("second", leaping("成交")), ("never", leaping("流标")), ("first", leaping("中标"))])
    assert [(key, match.start()) for key, match in table.finditer("中标、成交、成交")] == [
        ("second", 3), ("second", 6), ("first", 0)
    ]  # fmt: skip


def test_an_empty_table_finds_nothing() -> None:
    assert list(PatternTable[str]([]).finditer("中标")) == []


@pytest.mark.parametrize("table", [LOTS, NUMBERS, _PARTIES], ids=["lots", "numbers", "parties"])
def test_most_rules_of_a_table_say_what_they_need(table: PatternTable[object]) -> None:
    telling = sum(1 for _, pattern in table.rows if needed_words(pattern.source))
    assert telling >= 0.7 * len(table.rows)
