"""Scores agree with the gold set's reference scorer, and count what they say."""

from __future__ import annotations

import importlib.util
import random
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from eval.metrics.values import duration_key, fold_name, money_key
from eval.score import document_counts, scores

REFERENCE = Path(__file__).parents[2] / "shared" / "gold" / "score.py"
LABELS = ["PLACE", "COMPANY", "MONEY", "DATE", "DURATION", "PROJECT"]
VALUES = {
    "PLACE": ["371500", "610800", None],
    "COMPANY": ["甲建设有限公司", "甲建设 有限公司", "Alpha Co., Ltd."],
    "MONEY": [{"amount": "10", "currency": "CNY"}, {"amount": "10.0", "currency": "CNY"}, {"min": "1", "max": "2",
    "currency": "EUR"}, None],
    "DATE": ["2024", "2024-05", None],
    "DURATION": ["P1Y", "P12M", "P30D", "PT5H"],
    "PROJECT": ["热线项目", "“热线”项目", "Road Project"],
}  # fmt: skip


def reference() -> ModuleType:
    if not REFERENCE.exists():
        pytest.skip("left out: the reference scorer ../shared/gold/score.py is not here")
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_entities(rng: random.Random) -> list[dict[str, object]]:
    entities = []
    for _ in range(rng.randint(0, 7)):
        start, label = rng.randint(0, 20), rng.choice(LABELS)
        end = start + rng.randint(1, 6)
        entities.append(
            {
                "start": start,
                "end": end,
                "label": label,
                "text": "x" * (end - start),
                "value": rng.choice(VALUES[label]),
            }
        )
    return entities


def random_records(rng: random.Random) -> list[dict[str, object]]:
    records = []
    for _ in range(rng.randint(0, 5)):
        record: dict[str, object] = {"stage": rng.choice(["award", "tender"])}
        for name, choices in {
            "project": VALUES["PROJECT"], "place": ["371500", "610800"], "suppliers": [["甲"], ["甲", "乙"], []],
            "award": VALUES["MONEY"], "budget": VALUES["MONEY"], "flags": [["repeat_winner"], []],
            "period": [{"duration": "P1Y"}, {"duration": "P12M", "start": "2024"}, {"end": ""}], "optional": [True],
        }.items():  # fmt: skip
            if rng.random() < 0.5:
                record[name] = rng.choice(choices)
        records.append(record)
    return records


def random_document(rng: random.Random) -> dict[str, object]:
    policies = [{"title": rng.choice("甲乙丙"), "number": rng.choice(["1", "2", ""])} for _ in range(rng.randint(0, 3))]
    document: dict[str, object] = {
        "entities": random_entities(rng),
        "records": random_records(rng),
        "policies": policies,
    }
    if rng.random() < 0.2:
        document["labelled"] = {"entities": ["MONEY", "DATE"], "records": ["award", "period.start"]}
    return document


def test_a_thousand_random_cases_score_as_the_reference_scores_them() -> None:
    module, rng = reference(), random.Random(7)
    for _ in range(1000):
        gold, found = random_document(rng), random_document(rng)
        counts = document_counts(gold, found)
        expected = module.document_counts(gold, found)
        assert {k: n for k, n in counts.items() if n} == {k: n for k, n in expected.items() if n}


def test_reports_are_equal_to_the_last_digit() -> None:
    module, rng = reference(), random.Random(11)
    pairs = [(random_document(rng), random_document(rng)) for _ in range(40)]
    ours = sum((document_counts(*pair) for pair in pairs), Counter())
    theirs = module.report(sum((module.document_counts(*pair) for pair in pairs), Counter()))
    assert {name: (s.precision, s.recall, s.f1, s.gold) for name, s in scores(ours).items()} == theirs


@pytest.mark.parametrize(
    ("left", "right"),
    [("聊城市 “12345” 热线项目", "聊城市12345热线项目"), ("Alpha  Co., Ltd", "ALPHA CO LTD."), ("第１标段", "第1标段")],
)
def test_names_are_compared_without_marks(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


def test_a_year_is_twelve_months_but_not_365_days() -> None:
    assert duration_key("P1Y") == duration_key("P12M") != duration_key("P365D")


def test_money_without_amount_is_no_money() -> None:
    assert money_key({"currency": "CNY"}) is None and money_key("10") is None
