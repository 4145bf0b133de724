"""One tender, many articles: every stated value kept, lots apart, careful, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from corpus.article import Span
from eval.pairs import judge_tenders, record_of, tender_pairs
from extractors.mention import Money
from tenders.merge import SAME, merge_records, same_procedure
from tenders.record import Evidence, Fact, TenderRecord

PAIRS = list(tender_pairs())
NUMBER = "LCSX-2023-0417"
TENDER: dict[str, Any] = {
    "stage": "tender",
    "project": "莘县人民医院彩色多普勒超声诊断仪采购项目",
    "number": NUMBER,
    "place": "371522",
    "buyer": "莘县人民医院",
    "budget": {"amount": "2600000", "currency": "CNY"},
    "announced": "2023-04-05",
}
AWARD = {
    **{name: TENDER[name] for name in ("project", "number", "place", "buyer")},
    "stage": "award",
    "suppliers": ["南京恒瑞医疗器械有限公司"],
    "award": {"amount": "2588000", "currency": "CNY"},
    "announced": "2023-05-02",
}
NEWS = {
    "stage": "award",
    "project": "彩色多普勒超声诊断仪采购",
    "buyer": "聊城市莘县人民医院",
    "suppliers": ["恒瑞医疗器械"],
    "award": {"amount": "2590000", "currency": "CNY"},
    "announced": "2023-05-04",
}


def without(fields: dict[str, Any], *names: str, **more: Any) -> dict[str, Any]:
    return {**{name: value for name, value in fields.items() if name not in names}, **more}


def record(article: str, fields: dict[str, Any]) -> TenderRecord:
    return record_of(article, fields)


STORY = [
    record("tender", TENDER),
    record("correction", {**TENDER, "budget": {"amount": "2700000", "currency": "CNY"}, "announced": "2023-04-12"}),
    record("award", AWARD),
    record("contract", {**AWARD, "stage": "contract", "announced": "2023-05-26"}),
    record("news", NEWS),
]


def test_five_articles_are_one_procedure_with_every_value() -> None:
    (procedure,) = merge_records(STORY)
    assert [each.article for each in procedure.records] == ["tender", "correction", "award", "news", "contract"]
    (part,) = procedure.parts
    values = {field.name: {stated.value for stated in field.values} for field in part.fields}
    assert values["budget"] == {Money(Decimal(2600000), "CNY"), Money(Decimal(2700000), "CNY")}
    assert values["award"] == {Money(Decimal(2588000), "CNY"), Money(Decimal(2590000), "CNY")}
    assert {field.name for field in part.disagreements} == {"budget", "award", "project", "buyer"}
    assert SAME <= procedure.score < 1


def test_values_name_their_sources_and_words() -> None:
    evidence = (Evidence("award", Span(0, 3), "莘县人", "rule"),)
    told = replace(STORY[2], buyer=Fact("莘县人民医院", evidence))
    (procedure,) = merge_records([STORY[0], told])
    buyer = next(field for field in procedure.parts[0].fields if field.name == "buyer")
    assert [stated.sources for stated in buyer.values] == [(("tender", ()), ("award", evidence))]


@pytest.mark.parametrize(
    ("fields", "disputed"),
    [
        ({**AWARD, "suppliers": ["恒瑞医疗器械"]}, set()),
        ({**AWARD, "suppliers": ["南京恒瑞医疗器械有限公司", "北京博晖光电技术股份有限公司"]}, set()),
        ({**AWARD, "suppliers": ["北京博晖光电技术股份有限公司"]}, {"suppliers"}),
        ({**AWARD, "project": "莘县人民医院 彩色多普勒超声诊断仪采购项目", "announced": "2023-05-04"}, set()),
        ({**AWARD, "award": {"amount": "2588000.00", "currency": "CNY"}}, set()),
        ({**AWARD, "award": {"amount": "25880000", "currency": "CNY"}}, {"award"}),
        ({**AWARD, "opened": "2023-04-28"}, set()),
    ],
)
def test_disagreements(fields: dict[str, Any], disputed: set[str]) -> None:
    (procedure,) = merge_records([STORY[2], record("other", fields)])
    assert {field.name for field in procedure.parts[0].disagreements} == disputed


def test_order_does_not_matter() -> None:
    strangers = [record("next", without(AWARD, "number", announced="2024-05-02"))]
    assert len({merge_records(order) for order in permutations([*STORY[:4], *strangers])}) == 1


def test_lots_stay_apart_inside_their_procedure() -> None:
    lots = [
        record("a", {**AWARD, "lot": "1包"}),
        record("a", {**AWARD, "lot": "第2包", "suppliers": ["北京博晖光电技术股份有限公司"]}),
        record("b", {**AWARD, "lot": "包2", "stage": "contract", "announced": "2023-06-01"}),
    ]
    (procedure,) = merge_records([*lots, STORY[0]])
    held = {part.lot: [each.article for each in part.records] for part in procedure.parts}
    assert held == {None: ["tender"], "1": ["a"], "2": ["a", "b"]}
    assert same_procedure(lots[0], lots[1]) == 0


def test_two_records_of_one_article_are_two_parts() -> None:
    twice = [record("a", AWARD), record("a", {**AWARD, "suppliers": ["北京博晖光电技术股份有限公司"]})]
    (procedure,) = merge_records(twice)
    assert [len(part.records) for part in procedure.parts] == [1, 1]
    assert len(merge_records([record("a", without(each, "number")) for each in (AWARD, AWARD)])) == 2


YEARS = [
    record(year, without(AWARD, "number", project="12345热线外包", announced=f"{year}-05-02"))
    for year in ("2021", "2022", "2023")
]


def test_yearly_rounds_are_three_procedures() -> None:
    assert len(merge_records(YEARS)) == 3


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (without(AWARD, buyer="德州市人民医院", place="371400", project="食堂服务"), "one number at two buyers"),
        (without(AWARD, number="LCSX-2023-0418"), "another number"),
        (without(AWARD, "number", project="莘县人民医院彩色多普勒超声诊断仪维保项目"), "maintenance"),
        (without(AWARD, "number", announced="2022-01-02"), "an award before the tender"),
        (without(AWARD, "number", buyer="冠县人民医院", place="371525"), "another buyer"),
        (without(AWARD, "number", project="莘县人民医院彩色多普勒超声诊断仪采购项目（二次）"), "a second round"),
        (without(AWARD, "number", "project"), "no project"),
    ],
)
def test_other_procedures(fields: dict[str, Any], why: str) -> None:
    assert same_procedure(STORY[0], record("other", fields)) < SAME, why


def test_a_contradiction_keeps_groups_apart() -> None:
    """A story without a number fits two procedures of one name: it joins one, and never ties the two together."""
    second = record("second", {**AWARD, "number": "LCSX-2023-0999", "announced": "2023-05-09"})
    merged = merge_records([*STORY[:3], second, record("news", without(AWARD, "number"))])
    numbers = [{each.number.value for each in procedure.records if each.number} for procedure in merged]
    assert all(len(each) == 1 for each in numbers)


# --- the labelled pairs ----------------------------------------------------------------------------------------------


def test_pairs_are_many_and_half_are_hard_negatives() -> None:
    assert len(PAIRS) >= 300
    assert sum(not pair.same for pair in PAIRS) * 2 >= len(PAIRS)
    assert {pair.split for pair in PAIRS} == {"choose", "keep"}


def test_score_does_not_depend_on_the_order_of_the_two() -> None:
    assert [pair.why for pair in PAIRS if same_procedure(pair.a, pair.b) != same_procedure(pair.b, pair.a)] == []


@pytest.mark.parametrize("split", ["choose", "keep"])
def test_precision_and_recall(split: str) -> None:
    judged = judge_tenders(split)  # type: ignore[arg-type]
    assert judged.precision >= 0.99
    assert judged.recall >= 0.9
