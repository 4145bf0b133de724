"""Texts made to slow pattern matching down: twice the text may take about twice the time, whatever it is made of."""

from __future__ import annotations

import time
import timeit
import tracemalloc
from array import array
from collections.abc import Callable

import pytest

from corpus.article import Article
from extractors import date, duration, money, place
from extractors.mention import Mention
from nlp.document import Document
from nlp.reading import ReadingText

PIECES = {
    "digits": "1", "figures": "12,345.67,", "years": "2024年", "year sign": "年", "open brackets": "(",
    "brackets": "（）", "spaces": " ", "one": "一", "ten thousand": "万",
    "letters": "a", "capitals": "ABC ", "dashes": "2024-", "range": "1月至", "months": "May ",
    "number words": "one hundred and ", "units": "元", "signs": "$", "signed": "$1-",
    "vague": "多万", "points": "1.", "spaced": "1 ", "names": "北京市", "chain": "山东省聊城市",
    "quarters": "第一季度", "lengths": "3个月零", "and": "2 years and ", "towns": "镇", "to": "to ",
}  # fmt: skip
FINDERS = (money.find, date.find, duration.find, place.find)
SIZE = 8_000


def _document(text: str) -> Document:
    """A document of a text as it stands, without the work that reading would add."""
    return Document(
        Article("hostile", text, "zh", "news", published="2024-08-20"),
        ReadingText(text, array("q", range(len(text) + 1))),
    )


def _seconds(find: Callable[[Document], list[Mention]], piece: str, size: int) -> float:
    # The quickest of three, and timeit holds the garbage collector: a full collection of what other tests left takes
    # longer than what is timed.
    document = _document((piece * (size // len(piece) + 1))[:size])
    _ = document.labels, document.tables
    return min(timeit.repeat(lambda: find(document), timer=time.process_time, number=1, repeat=3))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__module__.rpartition(".")[2])
def test_time_grows_with_the_text_and_no_faster(find: Callable[[Document], list[Mention]], piece: str) -> None:
    _seconds(find, piece, 1000)  # tables and caches are built
    once, twice = _seconds(find, piece, SIZE), _seconds(find, piece, 2 * SIZE)
    assert twice < 3 * once + 0.02


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__module__.rpartition(".")[2])
def test_memory_grows_with_the_text_and_no_faster(find: Callable[[Document], list[Mention]]) -> None:
    def peak(size: int) -> int:
        document = _document(("12,345元2024年8月3个月(" * size)[:size])
        find(document)  # caches are filled
        tracemalloc.start()
        find(document)
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    assert peak(2 * SIZE) < 3 * peak(SIZE) + 2**20
