"""Confidence: what it is made of, how it is counted, and that it goes from the article to every way out."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Article
from eval.calibration import bins, calibration
from eval.events import rated_values
from eval.signs import Judged, fold_of, forecasts, judge, table_text, weigh
from extractors.mention import Money
from tenders.confidence import EVERY, UNRATED, confidence, read_weights, sure_fields, sure_records, weights
from tenders.draft import Draft
from tenders.export import FORMATS
from tenders.facts import SINGLE, record_facts
from tenders.pipeline import read_article
from tenders.query import search
from tenders.record import Extraction, Fact, Period, TenderRecord
from tenders.store import open_store

NOTICE = (
    "南岭县路灯改造项目中标公告\n采购人：南岭县城市管理局\n项目名称：南岭县路灯改造项目\n预算金额：320万元\n"
    "中标金额：298.5万元\n中标人：南岭光明工程有限公司\n公告日期：2024年5月6日\n"
)
STORY = "去年，北塘市城市管理局就路灯改造项目公开招标，预算460万元，北塘市星河照明有限公司以430万元中标。"
SIGNS = (EVERY, ("field", "award"), ("form", "form"))


def read(text: str, id: str = "a") -> tuple[Article, Extraction]:
    article = Article(id, text, "zh", "notice" if text == NOTICE else "news", published="2024-05-07")
    return article, read_article(article)


def fact(path: str, extraction: Extraction) -> Fact[Any]:
    return dict(record_facts(extraction.records[0]))[path]


def judged(right: bool, *signs: tuple[str, str], document: str = "d", set: str = "s") -> Judged:
    return Judged(set, document, "zh", "notice", (EVERY, *signs), right)


def test_the_table_that_ships_knows_every_rated_field_and_falls_with_doubt() -> None:
    held = weights()
    fields = {*SINGLE, "suppliers", "flags", "period.start", "period.end", "period.duration"}
    assert {("field", field) for field in fields} | {EVERY} <= set(held)
    values = [held["values", number] for number in "1234"]
    assert values[0] == max(values) and values[-1] == min(values)
    assert held["stated", "1-5"] < held["stated", "6-8"] < held["stated", "9-"]


def test_weights_add_up_to_log_odds_and_an_unknown_sign_weighs_nothing() -> None:
    held = {EVERY: 1.0, ("field", "award"): -1.0, ("form", "form"): 1.386}
    assert confidence(SIGNS, held) == 0.8
    assert confidence((*SIGNS, ("field rule", "award made_tomorrow")), held) == 0.8
    assert confidence((EVERY, ("field", "award")), held) == 0.5


def test_every_fact_of_a_record_is_rated_but_those_that_nobody_labels() -> None:
    for text in (NOTICE, STORY):
        _, extraction = read(text)
        assert extraction.records
        for path, one in record_facts(extraction.records[0]):
            assert (one.confidence is None) == path.startswith(UNRATED), path
            assert one.confidence is None or 0 < one.confidence < 1


def test_a_form_is_surer_than_a_story() -> None:
    forms, stories = (fact("stage", read(text)[1]).confidence for text in (NOTICE, STORY))
    assert forms and stories and forms > stories


def test_confidence_is_no_part_of_what_procedures_are_named_by() -> None:
    assert repr(Fact("award", (), 0.5)) == repr(Fact("award"))
    assert Fact("award", (), 0.5) != Fact("award")


RATED = TenderRecord(
    "a",
    Fact("award", (), 0.7),
    project=Fact("路灯", (), 0.95),
    award=Fact(Money(Decimal(5), "CNY"), (), 0.9),
    suppliers=(Fact("甲公司", (), 0.5), Fact("乙公司", (), 0.92)),
    period=Period(Fact("2024", (), 0.4), Fact("2025", (), 0.99)),
    remarks=(Fact("short_tender_period"),),
)


def test_unsure_fields_are_left_out_and_sure_ones_untouched() -> None:
    assert sure_fields(RATED, 0.9) == TenderRecord(
        "a",
        None,
        project=RATED.project,
        award=RATED.award,
        suppliers=(Fact("乙公司", (), 0.92),),
        period=Period(end=Fact("2025", (), 0.99)),
    )
    assert sure_fields(RATED, 0.0) == replace(RATED, remarks=())
    assert list(record_facts(sure_fields(RATED, 1.0))) == []


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet", "xlsx"}))
def test_every_format_writes_records_that_nothing_is_left_of(name: str, tmp_path: Path) -> None:
    article = Article("a", "路灯", "zh", "notice")
    with (tmp_path / "out").open("wb") as out:
        FORMATS[name]([(article, sure_records(Extraction("a", (), (RATED, RATED), ()), 1.0))], out)
    assert "甲公司" not in (tmp_path / "out").read_text(encoding="utf-8")


def test_the_store_gives_confidence_back(tmp_path: Path) -> None:
    found = [read(NOTICE, "a"), read(STORY, "b")]
    with open_store(tmp_path / "records.db") as store:
        store.save(found)
        assert list(store.extractions()) == found
    connection = sqlite3.connect(tmp_path / "records.db")
    (award,) = connection.execute(
        "SELECT json_extract(confidence, '$.award') FROM records WHERE article = 'a'"
    ).fetchone()
    assert award == fact("award", found[0][1]).confidence


def test_what_is_shown_of_a_store_is_as_sure_as_asked(tmp_path: Path) -> None:
    with open_store(tmp_path / "records.db") as store:
        store.save([(Article("a", "路灯", "zh", "notice"), Extraction("a", (), (RATED,), ()))])
        (found,) = search(store, min_confidence=0.9)
        assert (found.stage, found.project, found.suppliers, found.flags) == (None, "路灯", ("乙公司",), ())
        assert found.award and found.award.amount == 5
        assert search(store, min_confidence=0.0) == search(store)


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def sure_lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def stated(line: dict[str, Any]) -> list[dict[str, Any]]:
    """The facts of a line of jsonl."""
    fields = [*line.get("period", {}).values(), *(line[name] for name in SINGLE if name in line)]
    return fields + [each for name in ("suppliers", "flags", "remarks") for each in line.get(name, ())]


def test_the_command_leaves_out_what_is_less_sure(tmp_path: Path) -> None:
    for name, text in (("notice.txt", NOTICE), ("story.txt", STORY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    everything = sure_lines(run("extract", tmp_path, "--to", "jsonl").stdout)
    told = [each for line in everything for each in stated(line)]
    least = sorted(each["confidence"] for each in told)[len(told) // 2]
    sure = sure_lines(run("extract", tmp_path, "--to", "jsonl", "--min-confidence", least).stdout)
    assert [each for line in sure for each in stated(line)] == [each for each in told if each["confidence"] >= least]
    store = tmp_path / "records.db"
    assert run("extract", tmp_path / "notice.txt", tmp_path / "story.txt", "--into", store).exit_code == 0
    assert sure_lines(run("export", store, "--to", "jsonl", "--min-confidence", least).stdout) == sure
    assert (
        "4,600,000" in run("show", store).stdout and "4,600,000" not in run("show", store, "--min-confidence", 1).stdout
    )


@pytest.mark.parametrize(
    ("more", "message"), [((), "show or export"), (("--min-confidence", 1.5), "less than or equal")]
)
def test_wrong_use_is_told(more: tuple[object, ...], message: str, tmp_path: Path) -> None:
    done = run("extract", tmp_path, "--into", tmp_path / "records.db", "--min-confidence", 0.9, *more)
    assert done.exit_code == 2 and message in done.output


MADE = [
    *(judged(True, ("field", "award"), document=f"t{n}") for n in range(40)),
    *(judged(n % 2 == 0, ("field", "place"), document=f"p{n}") for n in range(40)),
    *(judged(False, ("field", "lot"), document=f"l{n}") for n in range(2)),
]


def test_weights_follow_what_was_counted_and_seldom_signs_stay_near_nothing() -> None:
    found = {each.sign: each for each in weigh(MADE)}
    held = {sign: each.weight for sign, each in found.items()}
    told = {field: confidence((EVERY, ("field", field)), held) for field in ("award", "place", "lot")}
    assert told["award"] > 0.85 > told["place"] > 0.5 and held["field", "place"] < held["field", "lot"] < 0
    assert (found["field", "place"].facts, found["field", "place"].right) == (40, 20)


def test_the_same_facts_in_any_order_give_the_same_table() -> None:
    table = table_text(weigh(MADE))
    assert table == table_text(weigh(list(reversed(MADE)))) == table_text(weigh(MADE))
    assert read_weights(table) == {each.sign: each.weight for each in weigh(MADE)}


def test_a_large_set_does_not_drown_a_small_one() -> None:
    sign = ("field", "award")
    small = [judged(True, sign, document=f"s{n}", set="small") for n in range(500)]
    large = [judged(False, sign, document=f"l{n}", set="large") for n in range(5000)]
    held = {each.sign: each.weight for each in weigh([*small, *large])}
    assert isclose(confidence((EVERY, sign), held), 0.5, abs_tol=0.01)


def test_a_document_is_told_by_other_documents_only() -> None:
    told = forecasts(MADE, fold_of)
    assert sorted(map(repr, (each for _, each in told))) == sorted(map(repr, MADE))
    alone = [judged(True, ("field", "lot"), document="only"), *MADE[:40]]
    assert forecasts(alone, lambda each: each.document == "only")[-1][0] == confidence(
        (EVERY,), {each.sign: each.weight for each in weigh(MADE[:40])}
    )


def test_calibration_is_worked_out_as_said() -> None:
    right, wrong = judged(True), judged(False)
    told = [(0.95, right), (0.95, right), (0.95, wrong), (0.55, wrong)]
    figures = calibration(told)
    assert (figures.facts, figures.right, figures.coverage) == (4, 0.5, 0.75)
    assert isclose(figures.told, 0.85) and isclose(figures.precision, 2 / 3)
    assert isclose(figures.brier, (2 * 0.05**2 + 0.95**2 + 0.55**2) / 4) and figures.constant == 0.25
    assert isclose(figures.error, (3 * (0.95 - 2 / 3) + 0.55) / 4)
    assert [(each.least, each.facts, round(each.right, 3)) for each in bins(told)] == [(0.5, 1, 0.0), (0.95, 3, 0.667)]


def test_gold_judges_what_the_pipeline_reads() -> None:
    gold = {"id": "g", "text": NOTICE, "lang": "zh", "kind": "notice", "records": [
        {"stage": "award", "project": "南岭县路灯改造项目", "buyer": "另一个局", "suppliers": ["南岭光明工程有限公司"]}
    ], "labelled": {"records": ["project", "buyer", "suppliers", "number"]}}  # fmt: skip
    found = {dict(each.signs)["field"]: each.right for each in judge("made", gold)}
    assert found == {"project": True, "buyer": False, "suppliers": True}


def test_events_judge_winners_and_amounts_by_overlap() -> None:
    labelled = [
        {"role": role, "start": STORY.index(words), "end": STORY.index(words) + len(words)}
        for role, words in (("sub", "北塘市星河照明有限公司"), ("amount", "460万元"))  # the award is 430万元
    ]
    told = {"id": "e", "text": STORY, "events": [{"type": "中标", "arguments": labelled}]}
    assert [(role, right) for role, _, right in rated_values([told])] == [("winner", True), ("amount", False)]
    assert list(rated_values([{**told, "events": []}])) == []


def test_values_that_disagree_are_a_sign() -> None:
    assert Draft().values("award") == []
    _, extraction = read(NOTICE)
    _, doubted = read(NOTICE.replace("中标金额：298.5万元\n", "中标金额：298.5万元\n中标金额：289.5万元\n"))
    sure, unsure = (fact("award", each).confidence for each in (extraction, doubted))
    assert sure and unsure and unsure < sure
