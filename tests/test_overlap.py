"""No two mentions of an article overlap, whatever the article is put together from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from extractors import EXTRACTORS, extract
from extractors.mention import Label, Mention
from extractors.overlap import without_overlaps
from nlp.document import analyse
from tests.case_rows import rows

TEXTS = sorted(
    row.values[0]["text"] for name in ("organisation", "project", "policy", "labels", "tables") for row in rows(name)
)
PIECES = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS).flatmap(lambda text: st.integers(0, len(text)).map(lambda cut: text[cut:])),
)
MIXTURES = st.lists(st.tuples(PIECES, st.sampled_from(("", "\n", "，", " ", "、"))), min_size=1, max_size=4).map(
    lambda pieces: "".join(piece + mark for piece, mark in pieces)
)


@given(MIXTURES, st.sampled_from(("notice", "news", "guidance")))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_two_mentions_overlap(text: str, kind: str) -> None:
    mentions = extract(analyse(Article("mixture", text, "zh", kind)))
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))
    assert all(left.at.end <= right.at.start for left, right in pairwise(mentions))
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in mentions)


def _mention(label: Label, start: int, end: int) -> Mention:
    return Mention(label, Span(start, end), Span(start, end), None, "made")


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (("PLACE", 0, 3), ("PUBLIC_BODY", 0, 6), "PUBLIC_BODY"),
        (("DATE", 0, 5), ("PROJECT", 0, 12), "PROJECT"),
        (("DURATION", 0, 2), ("DATE", 1, 4), "DATE"),
        (("PROJECT", 0, 9), ("POLICY", 3, 9), "POLICY"),
        (("MONEY", 2, 6), ("DATE", 0, 4), "MONEY"),
        (("COMPANY", 0, 4), ("PUBLIC_BODY", 2, 9), "PUBLIC_BODY"),
    ],
)
def test_the_name_that_holds_more_stands(first: tuple, second: tuple, stands: Label) -> None:
    for pair in ((first, second), (second, first)):
        assert [mention.label for mention in without_overlaps(_mention(*each) for each in pair)] == [stands]


def test_mentions_side_by_side_all_stand() -> None:
    made = [_mention("PLACE", 0, 3), _mention("DATE", 3, 5), _mention("MONEY", 5, 9)]
    assert without_overlaps(reversed(made)) == tuple(made)


def test_every_extractor_of_the_folder_is_in_the_table() -> None:
    assert len(EXTRACTORS) == len(set(EXTRACTORS)) == 7
    assert {find.__module__ for find in EXTRACTORS} == {
        f"extractors.{name}" for name in ("policy", "project", "organisation", "money", "date", "duration", "place")
    }
