"""Amounts: every written form to its exact value, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.article import Article
from extractors import money
from extractors.mention import Money
from nlp.document import analyse
from tests.case_rows import document, rows


def _written(value: Money) -> str:
    low, high = (
        format(amount.normalize(), "f") if amount is not None else None for amount in (value.amount, value.maximum)
    )
    return f"{low}-{high} {value.currency}" if high else f"{low} {value.currency}"


def _same(amount: str) -> str:
    figure, currency = amount.split()
    return " ".join(("-".join(format(Decimal(part).normalize(), "f") for part in figure.split("-")), currency))


@pytest.mark.parametrize("case", rows("money"))
def test_amounts(case: dict) -> None:
    assert [_written(mention.value) for mention in money.find(document(case))] == [
        _same(amount) for amount in case["amounts"]
    ]


def test_units_of_tables_scale_their_columns() -> None:
    text = "中标结果（单位：万元）\n序号\t供应商名称\t中标金额\n1\t甲有限公司\t386.50\n2\t乙有限公司\t1,240\n"
    found = money.find(analyse(Article("t", text, "zh", "notice")))
    assert [mention.value for mention in found] == [Money(Decimal("3865000"), "CNY"), Money(Decimal("12400000"), "CNY")]


def test_a_column_of_rates_holds_no_amounts() -> None:
    text = "序号\t供应商名称\t报价下浮率\n1\t甲有限公司\t12.5\n2\t乙有限公司\t11\n"
    assert money.find(analyse(Article("t", text, "zh", "notice"))) == []


@pytest.mark.parametrize(
    ("cell", "amount"), [("15k左右", "15000"), ("二十五分", "0.25"), ("1,285,600", "1285600"), ("约3.5万元", "35000")]
)
def test_a_cell_known_to_be_an_amount(cell: str, amount: str) -> None:
    found = money.money_at(cell)
    assert found is not None and found.amount == Decimal(amount) and found.currency == "CNY"


def test_every_span_is_its_words_and_carries_a_rule() -> None:
    text = "最高限价３９，８６２，\n１５３．４７元（人民币叁仟玖佰万元整）"
    article = Article("t", text, "zh", "notice")
    found = money.find(analyse(article))
    assert [text[mention.span.start : mention.span.end] for mention in found] == [
        "３９，８６２，\n１５３．４７元",
        "人民币叁仟玖佰万元整",
    ]
    assert all(mention.rule for mention in found)
