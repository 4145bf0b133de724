"""Dates are questioned, figures that fit stand beside the stated ones, and sentences accuse nobody."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.article import Article, Span, article_id
from eval.pairs import record_of
from extractors.mention import Money
from tenders import read_tenders
from tenders.checks import flag_figures
from tenders.date_checks import days_of, remark_dates
from tenders.export.to_gold import gold_record
from tenders.export.to_jsonl import record_line
from tenders.facts import record_facts
from tenders.gather import gather
from tenders.questions import WORDINGS, fitting_award, questions
from tenders.record import Evidence, Extraction, Fact, Flag, Remark, TenderRecord
from tenders.store import open_store

YEAR = {"start": "2024-01-01", "end": "2024-12-31"}
OPEN = {"stage": "tender", "method": "open"}


def remarks(**fields: Any) -> set[str]:
    return {fact.value for fact in remark_dates(record_of("a", fields)).remarks}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # period
        ({"stage": "award", "period": {"start": "2024-05-01", "end": "2024-03-01"}}, {"period_contradicts"}),
        ({"stage": "award", "period": {**YEAR, "duration": "P18M"}}, {"period_contradicts"}),
        ({"stage": "award", "period": {**YEAR, "duration": "P90D"}}, {"period_contradicts"}),
        ({"stage": "award", "period": {**YEAR, "duration": "P3Y"}}, set()),
        ({"stage": "award", "period": {**YEAR, "duration": "P1Y"}}, set()),
        ({"stage": "award", "period": {**YEAR, "duration": "P12M"}}, set()),
        ({"stage": "award", "period": {"start": "2024-03", "end": "2027-03", "duration": "P3Y"}}, set()),
        ({"stage": "award", "period": {"start": "2024", "end": "2025", "duration": "P1Y"}}, set()),
        ({"stage": "award", "period": {"start": "2026-01-21", "end": "2026-01-31", "duration": "P25D"}}, set()),
        ({"stage": "award", "period": {"start": "2024", "end": "2024-06"}}, set()),
        ({"stage": "award", "period": {"duration": "P3Y"}}, set()),
        # award and opening
        ({"stage": "award", "announced": "2024-04-02", "opened": "2024-04-20"}, {"award_before_tender"}),
        ({"stage": "contract", "announced": "2024-04-02", "opened": "2024-04-20"}, {"award_before_tender"}),
        ({"stage": "award", "announced": "2024-04-20", "opened": "2024-04-20"}, set()),
        ({"stage": "award", "announced": "2023-04-02", "opened": "2024-04-20"}, set()),
        ({"stage": "award", "announced": "2024-04", "opened": "2024-04-20"}, set()),
        ({"stage": "cancelled", "announced": "2024-04-02", "opened": "2024-04-20"}, set()),
        # over before it was awarded
        ({"stage": "award", "announced": "2024-04-20", "period": {"end": "2023-12-31"}}, {"period_before_award"}),
        ({"stage": "award", "announced": "2024-04-20", "period": {"end": "2024"}}, set()),
        # short terms
        ({**OPEN, "announced": "2024-04-01", "opened": "2024-04-15"}, {"short_tender_period"}),
        ({**OPEN, "announced": "2024-04-01", "opened": "2024-04-16"}, set()),
        ({"stage": "tender", "method": "consultation", "announced": "2024-04-01", "opened": "2024-04-12"}, set()),
        ({"stage": "tender", "announced": "2024-04-01", "opened": "2024-04-05"}, set()),
        ({**OPEN, "announced": "2024-04", "opened": "2024-04-05"}, set()),
        ({"stage": "award"}, set()),
    ],
)  # fmt: skip
def test_dates_are_questioned(fields: dict[str, Any], expected: set[str]) -> None:
    assert remarks(**fields) == expected


@pytest.mark.parametrize(
    ("duration", "days"),
    [("P1Y", 365), ("P365D", 365), ("P18M", 548), ("P2W", 14), ("P1Y6M", 548), ("P", None), ("PT8H", None)],
)  # fmt: skip
def test_days_of_a_duration(duration: str, days: int | None) -> None:
    assert days_of(duration) == days


def money(budget: str, award: str, currency: str = "CNY") -> TenderRecord:
    amounts = {"budget": {"amount": budget, "currency": "CNY"}, "award": {"amount": award, "currency": currency}}
    return flag_figures(record_of("a", {"stage": "award", **amounts}))


@pytest.mark.parametrize(
    ("budget", "award", "fitting"),
    [
        ("16730000", "16693615850", "16693615.85"),
        ("16730000", "1669.361585", "16693615.85"),
        ("4200000", "413.6", "4136000"),
        ("4200000", "4136000", None),
        ("4200000", "52000000", None),
    ],
)
def test_figure_that_would_fit(budget: str, award: str, fitting: str | None) -> None:
    record = money(budget, award)
    assert fitting_award(record) == (Money(Decimal(fitting), "CNY") if fitting else None)
    assert record.award and record.award.value.amount == Decimal(award)  # the stated one is kept
    assert ("unit_slip_suspected" in {fact.value for fact in record.flags}) == (fitting is not None)


def test_no_figure_fits_across_currencies() -> None:
    assert fitting_award(money("16730000", "16693615850", "USD")) is None


def test_slip_is_told_with_both_figures() -> None:
    zh = [question.sentence for question in questions(money("16730000", "16693615850"), "zh")]
    en = [question.sentence for question in questions(money("16730000", "16693615850"), "en")]
    assert all("16,693,615,850 CNY" in sentence for sentence in (*zh, *en))
    assert any("若为16,693,615.85 CNY则与预算相符" in sentence for sentence in zh)
    assert any("16,693,615.85 CNY would fit the budget" in sentence for sentence in en)


def test_every_finding_has_its_wording_and_none_accuses() -> None:
    assert set(WORDINGS) == {*get_args(Flag), *get_args(Remark)}
    told = " ".join(text for wording in WORDINGS.values() for text in (wording.zh, wording.en))
    assert (
        re.search(
            r"腐败|串通|围标|违法|违规|舞弊|作弊|嫌疑|corrupt|fraud|collu|illegal|rigg|suspicious|violat", told, re.I
        )
        is None
    )


def test_indicators_are_of_the_published_list() -> None:
    named = {name: wording.indicator for name, wording in WORDINGS.items() if wording.indicator}
    assert named == {"award_exceeds_budget": "R031", "award_near_budget": "R031", "short_tender_period": "R003"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_is_complete_even_for_a_bare_record(language: Any) -> None:
    flags = tuple(Fact(flag) for flag in get_args(Flag))
    bare = TenderRecord("a", Fact("award"), flags=flags, remarks=tuple(Fact(remark) for remark in get_args(Remark)))
    asked = questions(bare, language)
    assert [question.finding for question in asked] == [*get_args(Flag), *get_args(Remark)]
    assert all(question.sentence and "{" not in question.sentence for question in asked)


NOTICE = """莘县人民医院食堂食材配送服务公开招标公告
项目编号：LCSX-2024-0417
采购方式：公开招标
采购人：莘县人民医院
预算金额：260万元
开标时间：2024年4月10日9时30分
公告日期：2024年4月1日
"""


def test_remarks_come_from_articles_but_never_into_the_gold_form() -> None:
    article = Article(article_id(None, NOTICE), NOTICE, "zh", "notice")
    (record,) = read_tenders(article)
    assert [fact.value for fact in record.remarks] == ["short_tender_period"]
    assert all(NOTICE[each.span.start : each.span.end] == each.quote for each in record.remarks[0].evidence)
    assert "remarks" not in gold_record(record) and "flags" not in gold_record(record)
    assert record_line(article, 0, record)["remarks"][0]["value"] == "short_tender_period"
    assert "remarks.0" in dict(record_facts(record))


def test_store_keeps_remarks_procedures_and_companies(tmp_path: Path) -> None:
    evidence = (Evidence("a", Span(0, 2), "莘县", "rule"),)
    fields = {"stage": "tender", "number": "LCSX-2023-0417", "buyer": "莘县人民医院", "announced": "2023-04-05"}
    award = {**fields, "stage": "award", "suppliers": ["湖北昊源建设工程有限公司"], "announced": "2023-05-05"}
    contract = {**award, "stage": "contract", "suppliers": ["昊源建设"], "announced": "2023-06-05"}
    told = [record_of(id, each) for id, each in (("a", fields), ("b", award), ("c", contract))]
    told[0] = TenderRecord("a", told[0].stage, number=told[0].number, buyer=told[0].buyer, announced=told[0].announced,
                           remarks=(Fact("short_tender_period", evidence),))  # fmt: skip
    with open_store(tmp_path / "records.db") as store:
        store.save(
            (Article(each.article, NOTICE, "zh", "notice"), Extraction(each.article, (), (each,), ())) for each in told
        )
        assert [extraction.records[0] for _, extraction in store.extractions()] == told
        held = "SELECT count(*) AS n FROM procedure_records GROUP BY procedure"
        for _ in range(2):  # again, and nothing is there twice
            gather(store)
            assert [row["n"] for row in store.select(held)] == [3]
            assert store.select("SELECT name, parent FROM companies") == [
                {"name": "湖北昊源建设工程有限公司", "parent": None}
            ]
            assert store.count("company_names") == 2
