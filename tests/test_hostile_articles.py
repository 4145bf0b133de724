"""Whole articles made to slow reading down: eight times the text may take about eight times the time."""

from __future__ import annotations

import time
import timeit

import pytest

from corpus.article import Article
from corpus.compose import Given, compose
from tenders.pipeline import read_article

PIECES = (
    " ", "\u3000", "\t", " \n", "\n", "1", "1,", "1 ", ",00548.6", "1/", "1元/", "中标3元；预算3元；",
    "a", "A", "A ", "A-", "A'", "A&", "(", "《", "、", "：", "。", ". ",
    "公司", "集团", "有限公司", "某公司", "局", "政府", "医院", "项目", "设计、", "设备采购", "包1",
    "第一标段", "中标", "编号：",
    "Project ", "Bureau, ", "Co., ", "Ltd. ", "A Ltd and ", "Notice of ", "《关于", "通知", "北京市", "与",
)  # fmt: skip
TOLD = "青州某公司中标甲项目，合同金额3万元。The budget was 3 million yuan, the contract went for 2 yuan."
SIZE = 2_000


def _seconds(piece: str, size: int) -> float:
    text = f"{TOLD}\nx{piece * (size // len(piece))}y"

    def read() -> None:
        article = compose(text, Given(language="zh"), "hostile.txt")
        assert isinstance(article, Article)
        read_article(article)

    # The quicker of two: other work on the machine slows one now and then. timeit holds the garbage collector.
    return min(timeit.repeat(read, timer=time.process_time, number=1, repeat=2))


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_grows_with_the_article_and_no_faster(piece: str) -> None:
    _seconds(piece, SIZE)  # tables and caches are built
    assert _seconds(piece, 8 * SIZE) < 20 * _seconds(piece, SIZE) + 0.25
