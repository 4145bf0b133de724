"""Gold: the check tells every fault, sources and files say the same, the data set loads again without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from typer.testing import CliRunner

from app.cli import app
from app.commands.gold import COMMANDS
from eval.check import RECORD_FIELDS, doubts, faults, file_doubts, file_faults
from eval.exchange import FORMATS
from eval.forms import VALUE_FORMS, wrong_date, wrong_duration, wrong_money, wrong_place
from eval.gold import GoldError, read_gold
from eval.marks import read_marks, write_marks
from eval.publish import from_row, publish, shipped_files
from eval.sources import build, read_source, write_source
from tenders.record import Flag, Method, Stage
from tests.gold_documents import GOLD, RECORD, SHARED, SHIPPED, document, documents

TEXT = "聊城市财政局的热线，1673万元。"
BODY = {"start": 0, "end": 6, "label": "PUBLIC_BODY", "text": "聊城市财政局", "value": "聊城市财政局"}
MONEY = {
    "start": 10, "end": 16, "label": "MONEY", "text": "1673万元", "value": {"amount": "16730000", "currency": "CNY"},
}  # fmt: skip


def run(*arguments: object):
    return CliRunner().invoke(app, ["gold", *map(str, arguments)])


def told(given: dict[str, Any]) -> str:
    return "\n".join(faults(given))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_has_no_fault_and_no_doubt(path: Path) -> None:
    assert [*file_faults(path), *file_doubts(path)] == []


@pytest.mark.parametrize("name", ["dev", "real", "seed"])
def test_the_shared_gold_has_no_fault(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("left out: the shared gold files are not here")
    assert list(file_faults(SHARED / f"{name}.jsonl")) == []


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"id": "a"}', '{"text": "a"}', '{"id": "a", "text": "a", "entities": [{"start": 0}]}',
             '{"id": "a", "text": "a", "entities": [{"start": 0, "end": 1, "text": "b", "label": "DATE"}]}',
             '{"id": "a", "text": "a", "entities": [{"start": 0, "end": 1, "text": "a"}]}'],
)  # fmt: skip
def test_what_is_no_gold_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"g\.jsonl:2: "):
        list(read_gold(tmp_path / "g.jsonl"))


@given(documents())
def test_made_up_documents_keep_the_guidelines(one: dict[str, Any]) -> None:
    assert told(one) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"lang": "de"}, "lang 'de'"),
        ({"kind": "poem"}, "kind 'poem'"),
        ({"published": "20 August"}, "published: "),
        ({"id": ""}, "no id"),
        ({"title": 3}, "title is no text"),
        ({"texts": ""}, "document: unknown ['texts']"),
        ({"text": ""}, "no document with a text"),
        ({"entities": {}}, "entities is no list"),
        ({"labelled": {"places": True}}, "labelled: unknown ['places']"),
        ({"policies": [{"issuer": "国务院"}]}, "neither title nor number"),
        ({"policies": [{"title": "办法", "date": "2020-13"}]}, "policy '办法' date: "),
        ({"policies": [{"title": "办法"}, {"title": "办法"}]}, "policy 2 is policy 1"),
    ],
)
def test_faults_of_a_document(change: dict[str, Any], fault: str) -> None:
    assert fault in told({**document(TEXT, [BODY, MONEY]), **change})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"end": 5}, "span 0-5 is not its text"),
        ({"end": 99}, "is not its text"),
        ({"start": True}, "is not its text"),
        ({"label": "PERSON"}, "unknown label 'PERSON'"),
        ({"value": None}, "None is no name"),
        ({"score": 1}, "entity: unknown ['score']"),
        ({"start": 6, "end": 8, "text": "的热"}, ""),
        ({"start": 5, "end": 11, "text": TEXT[5:11]}, "entities overlap"),
        ({"label": "PLACE", "value": "371599"}, "'371599' is no GB/T 2260 code"),
        ({"label": "DATE", "value": "2024-02-30"}, "the calendar has no such day"),
    ],
)
def test_faults_of_a_mention(change: dict[str, Any], fault: str) -> None:
    found = told(document(TEXT, [{**BODY, **change}, MONEY]))
    assert fault in found and bool(found) == bool(fault)


def test_a_mention_has_no_outer_white_space_and_all_keys() -> None:
    text = "甲 公司"
    assert "outer white space" in told(
        document(text, [{"start": 1, "end": 3, "label": "COMPANY", "text": " 公", "value": "公"}])
    )
    assert "no text, value" in told(document(text, [{"start": 0, "end": 1, "label": "COMPANY"}]))
    assert "entities overlap" in told(document(TEXT, [BODY, BODY]))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"stage": "won"}, "stage 'won'"),
        ({"method": "lottery"}, "method 'lottery'"),
        ({"winner": "甲"}, "record: unknown ['winner']"),
        ({"suppliers": []}, "suppliers is empty"),
        ({"suppliers": "甲"}, "suppliers is no list"),
        ({"suppliers": ["甲", "甲"]}, "suppliers holds one twice"),
        ({"flags": ["odd"]}, "unknown flags ['odd']"),
        ({"budget": "16730000 CNY"}, "budget: "),
        ({"period": {"from": "2024"}}, "period: unknown ['from']"),
        ({"period": {"duration": "one year"}}, "period duration: "),
        ({"optional": False}, "optional is true or left out"),
        ({"buyer": " 甲"}, "buyer: ' 甲' is no name"),
        ({"opened": "soon"}, "opened: "),
    ],
)
def test_faults_of_a_record(change: dict[str, Any], fault: str) -> None:
    assert told(document(TEXT, records=[RECORD])) == ""
    assert fault in told(document(TEXT, records=[{**RECORD, **change}]))


def test_a_record_stands_once_and_says_its_stage() -> None:
    assert "record 2 is record 1" in told(document(TEXT, records=[RECORD, RECORD]))
    assert "stage None" in told(document(TEXT, records=[{"project": "甲"}]))


def test_faults_of_a_file(tmp_path: Path) -> None:
    line = json.dumps(document(TEXT))
    (tmp_path / "g.jsonl").write_text(f'{line}\n{line}\n{{"id": 1, "id": 2}}\n{{\n[]\n', encoding="utf-8")
    done = run("check", tmp_path / "g.jsonl")
    assert done.exit_code == 1 and "4 faults in 1 files" in done.stderr
    for fault in (
        "g.jsonl: id 'a' stands 2 times",
        ":3: no JSON: ['id'] stand twice",
        ":4: no JSON",
        ":5: no document",
    ):
        assert fault in done.stdout


def test_doubts_are_told_and_no_fault(tmp_path: Path) -> None:
    one = document(TEXT, [BODY], records=[{"stage": "award", "buyer": "别的局", "budget": MONEY["value"]}])
    assert list(doubts(one)) == [
        "record 1: '别的局' is not in the text", f"record 1: budget {MONEY['value']} is no amount of the text",
    ]  # fmt: skip
    (tmp_path / "g.jsonl").write_text(json.dumps(one), encoding="utf-8")
    done = run("check", tmp_path / "g.jsonl")
    assert (done.exit_code, done.stderr.count("doubtful")) == (0, 2)


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (wrong_date, "2024 2024-08 2024-02-29 2024-21 2024-33 198X 19XX 2024/2025 2021-01-01/.. ../2024 2024~",
         "24 2024-13 2023-02-29 2024-8 / ../.. 2025/2024 2024/2025/2026 20240820 2024-33-01"),
        (wrong_duration, "P1Y P18M P2W P365D P1Y6M PT24H P1DT2H P0.5Y", "P 1Y PT P1 P1H 1年 P-1Y"),
        (wrong_place, "371500 110103 CN US LA HK", "371599 ZZ EU cn 3715 001"),
    ],
)  # fmt: skip
def test_forms(check: Any, right: str, wrong: str) -> None:
    assert [value for value in right.split() if check(value)] == []
    assert [value for value in wrong.split() if not check(value)] == []


@pytest.mark.parametrize(
    "value", [{"amount": 1, "currency": "CNY"}, {"amount": "1,000", "currency": "CNY"}, {"amount": "1"}, "1 CNY",
              {"amount": "1", "currency": "RMB"}, {"min": "1", "currency": "CNY"}, {"amount": "01", "currency": "CNY"}],
)  # fmt: skip
def test_no_money(value: Any) -> None:
    assert wrong_money(value)


@given(one=documents())
def test_a_source_says_all_that_a_document_says(one: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("source") / "a.md"
    path.write_bytes(write_source(one).encode())
    assert json.dumps(read_source(path)) == json.dumps(one)


@pytest.mark.parametrize("name", ["dev", "own", "fresh", "prose", "papers", "held", "unread"])
def test_sources_and_files_that_ship_are_in_step(name: str, tmp_path: Path) -> None:
    """A change to gold is made in the sources, where it is a diff to read; the file is built of them."""
    kept = GOLD / f"{name}.jsonl"
    again = tmp_path / "again.jsonl"
    again.write_bytes(kept.read_bytes())
    build(GOLD / name, again)
    assert again.read_bytes() == kept.read_bytes()
    for one in read_gold(kept):
        assert write_source(one) == (GOLD / name / f"{one['id']}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("marked", "text", "value"),
    [
        ("在⟦聊城‖PLACE‖371500⟧。", "在聊城。", "371500"),
        ("在⟦聊城‖PLACE⟧。", "在聊城。", None),
        ("⟦甲公司‖COMPANY⟧", "甲公司", "甲公司"),
        ("⟦甲公司‖COMPANY‖甲有限公司⟧", "甲公司", "甲有限公司"),
        ("⟦1至2元‖MONEY‖1..2 CNY⟧", "1至2元", {"min": "1", "max": "2", "currency": "CNY"}),
    ],
)
def test_marks(marked: str, text: str, value: Any) -> None:
    plain, (entity,) = read_marks(marked)
    assert (plain, entity["value"], plain[entity["start"] : entity["end"]]) == (text, value, entity["text"])
    assert write_marks(plain, [entity]) == marked


def test_the_examples_of_the_guidelines_keep_them() -> None:
    guidelines = (GOLD.parents[1] / "docs" / "annotating.md").read_text(encoding="utf-8")
    examples = re.findall(r"^\| (.*⟦.*⟧.*) \| ", guidelines, re.MULTILINE)
    assert len(examples) > 15
    for example in examples:
        text, entities = read_marks(example)
        assert (example, told(document(text, entities))) == (example, "")


def test_the_guidelines_tell_of_every_label_field_flag_and_format() -> None:
    guidelines = (GOLD.parents[1] / "docs" / "annotating.md").read_text(encoding="utf-8")
    for name in (*VALUE_FORMS, *RECORD_FIELDS, *get_args(Flag), *get_args(Method), *get_args(Stage), *FORMATS):
        assert name in guidelines


@pytest.mark.parametrize("marked", ["⟦甲‖PERSON⟧", "⟦1元‖MONEY‖1元⟧", "⟦甲", "甲‖乙", "⟦甲‖COMPANY‖乙‖丙⟧"])
def test_marks_that_are_none(marked: str) -> None:
    with pytest.raises(GoldError):
        read_marks(marked)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("no head", "no head between"),
        ("---\nid: [\n---\n文", "the head is no YAML"),
        ("---\nid: a\nlang: zh\nkind: news\ncolour: red\n---\n文", "unknown ['colour']"),
        ("---\nid: a\nlang: zh\nkind: news\n---\n⟦2024年‖DATE‖24⟧", "'24' is no EDTF date"),
    ],
)
def test_a_faulty_source_is_named_and_nothing_is_written(source: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.md").write_text(source, encoding="utf-8")
    done = run("build", tmp_path / "mine")
    assert done.exit_code == 1 and fault in done.stderr and "a.md: " in done.stderr
    assert not (tmp_path / "mine.jsonl").exists()


def test_sources_are_written_edited_and_built(tmp_path: Path) -> None:
    assert run("sources", SHIPPED[1], tmp_path / "own").exit_code == 0
    source = tmp_path / "own" / "own-zh-03-news-taining.md"
    source.write_text(source.read_text(encoding="utf-8").replace("三号码头", "四号码头"), encoding="utf-8")
    assert run("build", tmp_path / "own").exit_code == 0
    before, after = (list(read_gold(path)) for path in (SHIPPED[1], tmp_path / "own.jsonl"))
    changed = {a["id"] for a, b in zip(sorted(before, key=str), sorted(after, key=str), strict=True) if a != b}
    assert changed == {"own-zh-03-news-taining"}


@pytest.mark.parametrize("form", ["parquet", "saved"])
def test_the_data_set_loads_again_whole(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datasets

    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    assert run("publish", tmp_path / "set", "--as", form).exit_code == 0
    load = datasets.load_from_disk if form == "saved" else datasets.load_dataset
    splits = load(str(tmp_path / "set"))
    assert set(splits) == set(shipped_files())
    for name, path in shipped_files().items():
        assert list(map(from_row, splits[name])) == list(read_gold(path))


def test_a_partly_labelled_document_and_rare_values_come_back(tmp_path: Path) -> None:
    import datasets

    one = document(TEXT, [BODY, MONEY], records=[RECORD], labelled={"entities": ["MONEY"], "policies": True})
    (tmp_path / "g.jsonl").write_text(json.dumps(one), encoding="utf-8")
    publish(tmp_path / "set", {"mine": tmp_path / "g.jsonl"}, "saved")
    assert [from_row(row) for row in datasets.load_from_disk(str(tmp_path / "set"))["mine"]] == [one]
    with pytest.raises(GoldError, match="not empty"):
        publish(tmp_path / "set", {"mine": tmp_path / "g.jsonl"})


def test_the_card_counts_what_is_there(tmp_path: Path) -> None:
    publish(tmp_path / "set", shipped_files())
    card = (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
    entities = sum(len(one["entities"]) for one in read_gold(SHIPPED[1]))
    assert "| own | 31 | zh 17, en 14 |" in card and f"| {entities} |" in card
    assert "license: apache-2.0" in card and "path: own.parquet" in card


@pytest.mark.parametrize("command", [name for name, _, _ in COMMANDS])
def test_help_has_an_example(command: str) -> None:
    assert f"Example: tenderlens gold {command}" in run(command, "--help").stdout
