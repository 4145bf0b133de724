"""The whole line in one call."""

from __future__ import annotations

from decimal import Decimal

from corpus.article import Article, Span
from extractors.mention import Money
from tenders import read_tenders, to_frame
from tenders.record import Evidence

TEXT = """莘县城区公厕保洁服务项目中标公告
采购人：莘县城市管理局
中标供应商：青州远帆环境科技有限公司
中标金额：98.5万元
预算金额：100万元"""


def test_a_notice_becomes_a_record() -> None:
    article = Article("n1", TEXT, "zh", "notice", published="2024-06-03")
    (record,) = read_tenders(article)
    assert record.article == "n1"
    assert record.stage.value == "award"
    assert record.project and record.project.value == "莘县城区公厕保洁服务项目"
    assert record.buyer and record.buyer.value == "莘县城市管理局"
    assert [fact.value for fact in record.suppliers] == ["青州远帆环境科技有限公司"]
    assert record.award and record.award.value == Money(Decimal(985000), "CNY")
    assert record.announced and record.announced.value == "2024-06-03"
    assert [fact.value for fact in record.flags] == ["award_near_budget"]


def test_each_field_shows_the_words_it_was_read_from() -> None:
    (record,) = read_tenders(Article("n1", TEXT, "zh", "notice"))
    start = TEXT.index("98.5万元")
    assert record.award and record.award.evidence == (Evidence("n1", Span(start, start + 6), "98.5万元", "award_cue"),)


def test_records_become_a_frame() -> None:
    frame = to_frame(read_tenders(Article("n1", TEXT, "zh", "notice")))
    assert list(frame["award"]) == [Decimal(985000)]
    assert list(frame["suppliers"]) == [["青州远帆环境科技有限公司"]]


def test_an_article_of_nothing_gives_nothing() -> None:
    assert read_tenders(Article("e", "", "zh", "news")) == []
    assert read_tenders(Article("e", " \n\n\t", "en", "notice")) == []
