"""What to label next: the signs that are read, the order they give, and the simulation that measures it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Article
from eval.simulate import Labelled, best, labels_needed, random_needed, suggested
from eval.suggest import EXPECTED, WEIGHTS, Signs, doubt, expected_errors, read_signs, suggest
from tenders.record import Fact, TenderRecord
from tests.case_articles import SAMPLES

NOTICE = (
    "莘县城区公厕保洁服务项目中标公告\n采购人：莘县城市管理局\n中标供应商：青州远帆环境科技有限公司\n"
    "中标金额：98.5万元\n预算金额：100万元\n公告日期：2024年6月3日\n"
)


def signs(name: str = "a", labels: int = 10, rules: dict[str, int] | None = None, **more: int) -> Signs:
    counted = {"unsettled": 0, "lacking": 0, "disagreements": 0, "flags": 0, "unclaimed": 0, **more}
    return Signs(name, None, labels, rules=rules or {}, **counted)


def test_signs_of_a_notice() -> None:
    whole = read_signs(Article("n", NOTICE, "zh", "notice"))
    assert (whole.lacking, whole.unclaimed, whole.flags) == (0, 0, 1)
    assert whole.rules["award award_cue"] == 1 and whole.labels > 8
    without = read_signs(Article("n", NOTICE.replace("采购人：莘县城市管理局\n", ""), "zh", "notice"))
    assert without.lacking == 1


def test_amounts_that_no_record_takes_up_are_noticed() -> None:
    more = read_signs(Article("n", NOTICE + "另有履约保证金3万元、代理服务费1.2万元。\n", "zh", "notice"))
    assert more.unclaimed == 2


def test_what_is_expected_of_a_record_are_its_fields() -> None:
    record = TenderRecord("a", Fact("award"))
    assert all(hasattr(record, name) for names in EXPECTED.values() for name in names)


@pytest.mark.parametrize("sign", ["unsettled", "lacking", "unclaimed", "disagreements", "flags"])
def test_more_of_a_sign_comes_first(sign: str) -> None:
    ranked = suggest([signs("plain"), signs("telling", **{sign: 4}), signs("less", **{sign: 1})])
    assert [one.article for one in ranked] == ["telling", "less", "plain"]
    assert ranked[0].reasons and 0 <= ranked[-1].score < ranked[0].score <= 1


def test_signs_count_by_label_and_rare_rules_tell() -> None:
    assert suggest([signs("long", labels=200, lacking=3), signs("short", lacking=3)])[0].article == "short"
    common = [signs(f"c{at}", rules={"DATE day": 1}) for at in range(4)]
    assert suggest([*common, signs("rare", rules={"DATE lunar": 1})])[0].article == "rare"
    assert set(suggest(common)[0].signs) == set(WEIGHTS)


def test_what_is_labelled_says_which_rules_are_doubtful() -> None:
    known = Counter({("value", "DATE bad", "fp"): 8, ("field", "award good", "tp"): 20})
    bad, good, new = (signs(rules={rule: 10}) for rule in ("DATE bad", "award good", "DATE new"))
    assert expected_errors(bad, known) > expected_errors(new, known) > expected_errors(good, known)
    assert doubt(signs(lacking=2, rules={"DATE new": 10}), Counter()) == pytest.approx(3)


def test_nothing_and_one_can_be_ranked() -> None:
    assert suggest([]) == [] and suggest([signs()])[0].score == 0


def labelled(name: str, labels: int, spurious: int, missed: int, **more: int) -> Labelled:
    return Labelled(labels, labels - missed, spurious, missed, signs(name, labels, **more), Counter())


POOL = [labelled("good", 50, 0, 0), labelled("bad", 20, 6, 8, lacking=5), labelled("fair", 40, 1, 1, flags=1)]


def test_labels_needed() -> None:
    assert best(POOL) == suggested(POOL) == [1, 2, 0]
    assert [labels_needed(POOL, best(POOL), target) for target in (0.5, 0.95, 1.0)] == [0, 20, 60]
    assert labels_needed(POOL, [0, 2, 1], 0.95) == 110
    drawn = random_needed(POOL, 0.95, orders=30)
    assert drawn == sorted(drawn) and {drawn[0], drawn[-1]} <= {20, 60, 70, 110}


def test_the_command_leaves_out_what_is_labelled(tmp_path: Path) -> None:
    def run(*arguments: object):
        return CliRunner().invoke(app, ["suggest", *map(str, arguments)])

    plain = NOTICE.replace("98.5", "80")
    rows = [{"id": "one", "text": plain}, {"id": "two", "text": plain.replace("中标金额：80万元\n", "")}]
    articles, gold = tmp_path / "articles.jsonl", tmp_path / "gold.jsonl"
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    gold.write_text(json.dumps({**rows[0], "entities": [], "records": [], "policies": []}), encoding="utf-8")
    lines = run(articles).stdout.splitlines()
    assert [line.split()[1].rstrip(":") for line in lines] == ["two", "one"] and "fields lacking" in lines[0]
    assert len(run(articles, "--limit", 1).stdout.splitlines()) == 1
    assert json.loads(run(articles, "--gold", gold, "--json").stdout)["article"] == "two"
    assert run(articles, tmp_path / "none.txt").exit_code == 1


def test_the_samples_can_be_ranked() -> None:
    done = CliRunner().invoke(app, ["suggest", str(SAMPLES), "--limit", "5"])
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 5)
