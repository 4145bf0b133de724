"""Scores by group and rule, gains and losses, and the report."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Span
from eval.against import changes
from eval.bootstrap import intervals
from eval.compare import Compared, by_rule, compare, grouped, total
from eval.context import passages, sentences
from eval.metrics import METRICS
from eval.report import report
from eval.score import document_counts, score
from eval.slips import slips
from tests.test_score import random_document, reference

TEXT = "聊城市财政局公告：热线项目预算1673万元，由甲公司以1666.5264万元中标。"


def mention(words: str, label: str, value: Any = None, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "label": label, "text": words, "value": value, **more}


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "CNY"}


GOLD: dict[str, Any] = {
    "id": "a", "lang": "zh", "kind": "notice", "title": "热线<script>", "text": TEXT,
    "entities": [mention("聊城市财政局", "PUBLIC_BODY", "聊城市财政局"),
                 mention("1673万元", "MONEY", money("16730000")),
                 mention("甲公司", "COMPANY", "甲公司")],
    "records": [{"stage": "award", "project": "热线项目", "buyer": "聊城市财政局", "suppliers": ["甲公司"],
                 "budget": money("16730000"), "award": money("16665264")}],
    "policies": [],
}  # fmt: skip
FOUND: dict[str, Any] = {
    "id": "a",
    "entities": [mention("聊城市", "PLACE", "371500", rule="chain"), mention("673万元", "MONEY", money("6730000"),
                 rule="amount"), mention("甲公司", "COMPANY", "甲公司", rule="ending")],
    "records": [{"stage": "award", "project": "热线项目", "suppliers": ["乙公司"], "budget": money("16730000"),
                 "award": money("16730000"), "evidence": {"award": [{"start": 15, "end": 21, "rule": "award_cue"}],
                 "budget": [{"start": 15, "end": 21, "rule": "budget_cue"}]}}],
    "policies": [],
}  # fmt: skip


def compared(found: dict[str, Any] = FOUND, **gold: Any) -> Compared:
    document = {**GOLD, **gold}
    return Compared(document, found, document_counts(document, found))


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def files_of(folder: Path, **rows: list[dict[str, Any]]) -> list[Path]:
    paths = [folder / f"{name}.jsonl" for name in rows]
    for path, documents in zip(paths, rows.values(), strict=True):
        path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    return paths


def random_files(folder: Path) -> tuple[Path, Path]:
    import random

    rng = random.Random(5)
    gold, found = ([{"id": f"d{i}", **random_document(rng)} for i in range(12)] for _ in range(2))
    for document in (*gold, *found):
        document["text"] = "x" * 40
    return tuple(files_of(folder, gold=gold, found=found[:-1]))  # type: ignore[return-value]


@pytest.mark.parametrize("draws", [0, 60])
def test_json_is_the_reference_scorers(
    draws: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, (gold, found) = reference(), random_files(tmp_path)
    monkeypatch.setattr(sys, "argv", ["score.py", str(gold), str(found), "--json", "--bootstrap", str(draws)])
    module.main()
    theirs = json.loads(capsys.readouterr().out)
    ours = run("evaluate", gold, "--pred", found, "--json", "--bootstrap", draws)
    assert json.loads(ours.stdout) == theirs
    assert "1 of 12 documents have no prediction" in ours.stderr


def test_lines_are_the_reference_scorers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, (gold, found) = reference(), random_files(tmp_path)
    monkeypatch.setattr(sys, "argv", ["score.py", str(gold), str(found), "--bootstrap", "40"])
    module.main()
    theirs = capsys.readouterr().out.splitlines()[1:]
    assert run("evaluate", gold, "--pred", found, "--bootstrap", 40).stdout.splitlines() == theirs


def test_every_metric_counts_something_of_its_own() -> None:
    document = {**GOLD, "policies": [{"title": "办法"}]}
    families = [{key[0] for key in count(document, FOUND)} for count in METRICS.values()]
    assert families == [{"strict", "overlap", "value"}, {"field", "record"}, {"policy"}]


def test_groups_add_up_to_all() -> None:
    documents = [compared(), compared(lang="en"), compared(kind="news")]
    for by in ("language", "kind"):
        groups = grouped(documents, by)
        assert sum((total(some) for some in groups.values()), total([])) == total(documents)
    assert {name: len(some) for name, some in grouped(documents, "language").items()} == {"en": 1, "zh": 2}


def test_an_interval_holds_the_figure_and_is_a_point_for_equal_documents() -> None:
    documents = [compared().counts] * 4
    for name, (low, high) in intervals(documents, 20).items():
        assert low == high == pytest.approx(score(sum(documents, total([])), *name).f1)


@pytest.mark.parametrize(
    ("family", "name", "right", "wrong"),
    [("strict", "PLACE chain", 0, 1), ("value", "MONEY amount", 0, 1), ("strict", "COMPANY ending", 1, 0),
     ("field", "budget budget_cue", 1, 0), ("field", "award award_cue", 0, 1), ("field", "stage derived", 1, 0)],
)  # fmt: skip
def test_precision_by_rule(family: str, name: str, right: int, wrong: int) -> None:
    counts = by_rule([compared()])
    assert (counts[family, name, "tp"], counts[family, name, "fp"]) == (right, wrong)


def test_rules_leave_out_what_is_not_scored() -> None:
    assert (
        by_rule(
            [compared(records=[{**GOLD["records"][0], "optional": True}], labelled={"records": ["budget", "award"]})]
        )
        == {}
    )


def test_rule_counts_agree_with_the_scores_on_the_pipeline() -> None:
    documents = compare(Path(__file__).parents[1] / "eval" / "gold" / "dev.jsonl")[:6]
    plain, by = total(documents), by_rule(documents)
    for family in ("strict", "value"):
        for outcome in ("tp", "fp"):
            read = sum(n for (f, _, o), n in by.items() if (f, o) == (family, outcome))
            assert read == sum(n for (f, _, o), n in plain.items() if (f, o) == (family, outcome))


def test_every_kind_of_slip() -> None:
    told = [(slip.subject, slip.how, slip.name, slip.rules) for slip in slips(GOLD, FOUND)]
    assert told == [
        ("mention", "label", "PUBLIC_BODY → PLACE", ("chain",)),
        ("mention", "boundary and value", "MONEY", ("amount",)),
        ("field", "missed", "buyer", ()),
        ("field", "missed", "suppliers", ()),
        ("field", "spurious", "suppliers", ()),
        ("field", "wrong", "award", ("award_cue",)),
    ]


def test_a_right_prediction_has_no_slip_and_a_random_ones_have_as_many_as_are_counted() -> None:
    import random

    rng = random.Random(3)
    for _ in range(200):
        gold, found = random_document(rng), random_document(rng)
        fields = document_counts(gold, found)
        wrong = sum(n for (family, _, outcome), n in fields.items() if family == "field" and outcome == "fn")
        told = slips({"text": "x" * 40, **gold}, found)
        assert sum(slip.subject == "field" and slip.gold is not None for slip in told) == wrong
    assert slips(GOLD, GOLD) == []


def test_gains_and_losses() -> None:
    better = {
        **FOUND,
        "entities": [
            GOLD["entities"][1],
            *FOUND["entities"][::2],
            mention("1666.5264万元", "MONEY", money("16665264")),
        ],
    }
    (change,) = changes([compared(better)], [compared()])
    assert [slip.name for slip in change.mended] == ["MONEY"]
    assert [(slip.name, slip.how) for slip in change.broken] == [("MONEY", "spurious")]
    assert changes([compared()], [compared()]) == []


def test_an_error_stands_in_its_sentence() -> None:
    text = "第一句。甲公司\n以98元中标。第三句。"
    start = text.index("甲公司")
    (pieces,) = passages(text, sentences(text), [Span(start, start + 3)], [Span(start + 1, start + 5)])
    assert [(piece.text, piece.whose) for piece in pieces] == [
        ("甲", "gold"), ("公司", "both"), ("\n以", "found"), ("98元中标。", ""),
    ]  # fmt: skip


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 60 + "86 yuan" + " word" * 60
    at = text.index("86")
    (pieces,) = passages(text, sentences(text), [Span(at, at + 7)], [])
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) < 250 and set(shown.split()) == {"word", "86", "yuan"}


class Page(HTMLParser):
    """Collects what a browser would do with the page: its tags, what it would fetch, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.marks: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.marks += [given.get("class")] if tag == "mark" else []
        self.fetched += [str(given[name]) for name in ("src", "href") if name in given]


def test_the_report_is_one_file_and_its_texts_are_only_text() -> None:
    evil = {**GOLD, "title": "<script>alert(1)</script>", "id": "<img src=x>"}
    page = Page(text := report([Compared(evil, FOUND, document_counts(evil, FOUND))], changes=[]))
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert all(link.startswith("#") for link in page.fetched)
    assert "&lt;script&gt;alert(1)" in text and "Nothing reads otherwise" in text
    assert {"gold", "found", "both"} <= set(page.marks) and 'lang="zh"' in text


def test_evaluate_by_rule_against_and_report(tmp_path: Path) -> None:
    gold, now, then = files_of(tmp_path, gold=[GOLD], now=[FOUND], then=[{"id": "a"}])
    done = run("evaluate", gold, "--pred", now, "--against", then, "--report", tmp_path / "r.html", "--bootstrap", 5)
    assert done.exit_code == 0
    assert "1 documents read otherwise: 4 errors mended, 1 new" in done.stdout
    assert "热线项目" in (tmp_path / "r.html").read_text(encoding="utf-8")
    told = json.loads(run("evaluate", gold, "--pred", now, "--against", then, "--json").stdout)["against"]
    assert [(each["id"], len(each["mended"]), len(each["broken"])) for each in told] == [("a", 4, 1)]
    assert "award award_cue" in run("evaluate", gold, "--pred", now, "--by", "rule").stdout
    assert "language zh: 1 documents" in run("evaluate", gold, "--pred", now, "--by", "language").stdout
    assert set(json.loads(run("evaluate", gold, "--pred", now, "--by", "kind", "--json").stdout)) == {"notice"}
    assert run("evaluate", gold, "--by", "colour").exit_code == 2


def test_what_was_found_is_kept_for_the_next_comparison(tmp_path: Path) -> None:
    (gold,) = files_of(tmp_path, gold=[GOLD])
    assert run("evaluate", gold, "--keep", tmp_path / "kept.jsonl").exit_code == 0
    kept = json.loads((tmp_path / "kept.jsonl").read_text(encoding="utf-8"))
    assert kept["entities"] and all(entity["rule"] for entity in kept["entities"])
    again = run("evaluate", gold, "--against", tmp_path / "kept.jsonl")
    assert "0 documents read otherwise: 0 errors mended, 0 new" in again.stdout


def test_a_predicted_span_that_is_not_its_text_is_told(tmp_path: Path) -> None:
    wrong = {**FOUND, "entities": [{**FOUND["entities"][0], "text": "别的"}]}
    done = run("evaluate", *(paths := files_of(tmp_path, gold=[GOLD], wrong=[wrong]))[:1], "--pred", paths[1])
    assert (done.exit_code, "predicted span" in done.stderr) == (1, True)
