"""Other tools' forms: what is written reads back as it was, and offsets are counted as each tool counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from app.cli import app
from eval.exchange import FORMATS, label_studio
from eval.exchange.docbin import to_doc
from eval.exchange.offsets import CodeUnits
from eval.gold import GoldError, read_gold
from eval.metrics.entities import entity_counts
from tests.gold_documents import SHARED, SHIPPED, VALUES, document, documents

TEXT = "𠮷野家😀中标，金额98万元\n（含税）。"
MONEY = {"amount": "980000", "currency": "CNY"}
ENTITIES = [
    {"start": 0, "end": 3, "label": "COMPANY", "text": "𠮷野家", "value": "𠮷野家有限公司"},
    {"start": 9, "end": 13, "label": "MONEY", "text": "98万元", "value": MONEY},
]
ONE = document(TEXT, ENTITIES)


def there_and_back(name: str, some: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    form = FORMATS[name]
    path = folder / f"out{form.suffix}"
    form.write(some, path)
    return form.read(path)


def by_id(some: list[dict[str, Any]]) -> str:
    """As JSON, so that key order and types count; brat gives documents back by name."""
    return json.dumps(sorted(some, key=lambda one: one["id"]), ensure_ascii=False)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(one=documents())
def test_made_up_documents_come_back_whole(
    name: str, one: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert by_id(there_and_back(name, [one], tmp_path_factory.mktemp(name))) == by_id([one])


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_gold_that_ships_comes_back_whole(name: str, path: Path, tmp_path: Path) -> None:
    some = list(read_gold(path))
    assert by_id(there_and_back(name, some, tmp_path)) == by_id(some)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("file", ["real", "seed"])
def test_the_shared_gold_comes_back_whole(name: str, file: str, tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("left out: the shared gold files are not here")
    some = list(read_gold(SHARED / f"{file}.jsonl"))
    assert by_id(there_and_back(name, some, tmp_path)) == by_id(some)


def test_label_studio_counts_code_points(tmp_path: Path) -> None:
    FORMATS["label-studio"].write([ONE], tmp_path / "t.json")
    (task,) = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    labels = [part["value"] for part in task["annotations"][0]["result"] if part["type"] == "labels"]
    assert labels[1] == {"start": 9, "end": 13, "text": "98万元", "labels": ["MONEY"]}
    assert all(f'"{label}"' in label_studio.config() for label in VALUES)


def test_doccano_counts_utf_16(tmp_path: Path) -> None:
    FORMATS["doccano"].write([ONE], tmp_path / "t.jsonl")
    row = json.loads((tmp_path / "t.jsonl").read_text(encoding="utf-8"))
    assert row["label"] == [[0, 4, "COMPANY"], [11, 15, "MONEY"]]
    units = row["text"].encode("utf-16-le")
    assert units[2 * 11 : 2 * 15].decode("utf-16-le") == "98万元"


def test_brat_counts_code_points_and_writes_fragments(tmp_path: Path) -> None:
    over = {"start": 9, "end": 18, "label": "PROJECT", "text": TEXT[9:18], "value": TEXT[9:18]}
    FORMATS["brat"].write([document(TEXT, [ENTITIES[0], over])], tmp_path / "b")
    lines = (tmp_path / "b" / "a.ann").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "T1\tCOMPANY 0 3\t𠮷野家"
    assert lines[2] == "T2\tPROJECT 9 13;14 18\t98万元 （含税）"


def test_conll_is_a_character_a_line(tmp_path: Path) -> None:
    FORMATS["conll"].write([ONE], tmp_path / "c.conll")
    lines = (tmp_path / "c.conll").read_text(encoding="utf-8").split("\n")
    assert lines[1:4] == ['𠮷\t"𠮷野家有限公司"\tB-COMPANY', "野\t_\tI-COMPANY", "家\t_\tI-COMPANY"]
    assert "U+000A\t_\tO" in lines and lines[lines.index("U+000A\t_\tO") + 1] == ""


def test_docbin_trains_spacy_as_it_is(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    FORMATS["docbin"].write([ONE], tmp_path / "d.spacy")
    nlp = spacy.blank("xx")
    (doc,) = DocBin().from_disk(tmp_path / "d.spacy").get_docs(nlp.vocab)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("𠮷野家", "COMPANY"), ("98万元", "MONEY")]
    assert doc.text == TEXT


def test_docbin_cuts_words_where_a_mention_ends() -> None:
    one = document(
        "Beijing-based", [{"start": 0, "end": 5, "label": "PLACE", "text": "Beiji", "value": None}], lang="en"
    )
    assert [token.text for token in to_doc(one)][:2] == ["Beiji", "ng"]


@pytest.mark.parametrize(
    ("units", "point"), [(0, 0), (2, 1), (3, 2), (4, 3), (6, 4), (7, 5)]
)  # 𠮷 is 0-2, 野 2-3, 家 3-4, 😀 4-6
def test_code_units(units: int, point: int) -> None:
    assert (CodeUnits(TEXT).point(units), CodeUnits(TEXT).of(point)) == (point, units)


@pytest.mark.parametrize("units", [1, 5, 99, -1])
def test_no_offset_inside_a_pair_or_beyond(units: int) -> None:
    with pytest.raises(GoldError):
        CodeUnits(TEXT).point(units)


def test_what_was_added_in_a_tool_comes_in_without_a_value(tmp_path: Path) -> None:
    folder = tmp_path / "b"
    FORMATS["brat"].write([document(TEXT, ENTITIES[:1])], folder)
    with (folder / "a.ann").open("a", encoding="utf-8") as ann:
        ann.write("T7\tMONEY 9 13\t98万元\nT8\tCOMPANY 4 6\t中标\n")
    (one,) = FORMATS["brat"].read(folder)
    assert [(e["text"], e["value"]) for e in one["entities"]] == [
        ("𠮷野家", "𠮷野家有限公司"), ("中标", "中标"), ("98万元", None),
    ]  # fmt: skip


def test_exports_of_other_hands_are_read(tmp_path: Path) -> None:
    """Without our head: the id, the language and the kind are made up, the mentions counted right."""
    (tmp_path / "d.jsonl").write_text('{"id": 7, "text": "😀聊城", "label": [[2, 4, "PLACE"]], "Comments": []}\n')
    (tmp_path / "c.conll").write_text("聊\t_\tB-PLACE\n城\t_\tI-PLACE\n", encoding="utf-8")
    skipped = {"was_cancelled": True, "result": [{"type": "labels", "id": "x", "value": {}}]}
    task = {"data": {"text": "Liaocheng City"}, "annotations": [skipped]}
    (tmp_path / "t.json").write_text(json.dumps([task]))
    read = {name: FORMATS[name].read(tmp_path / file)[0] for name, file in
            (("doccano", "d.jsonl"), ("conll", "c.conll"), ("label-studio", "t.json"))}  # fmt: skip
    assert [one["entities"][0]["text"] for one in (read["doccano"], read["conll"])] == ["聊城", "聊城"]
    assert (read["doccano"]["id"], read["label-studio"]["lang"], read["label-studio"]["entities"]) == ("7", "en", [])


@pytest.mark.parametrize(
    ("name", "file", "written"),
    [
        ("label-studio", "t.json", "{"),
        ("label-studio", "t.json", '[{"data": {}}]'),
        ("doccano", "d.jsonl", '{"text": "😀", "label": [[1, 2, "PLACE"]]}'),
        ("doccano", "d.jsonl", "[]"),
        ("conll", "c.conll", "聊 B-PLACE"),
        ("conll", "c.conll", "聊\t_\tX"),
        ("docbin", "d.spacy", "nothing"),
        ("brat", "a.ann", "T1\tPLACE 0 9\t聊城"),
        ("brat", "a.ann", "T1\tPLACE 0 1;2 3\t聊市"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, file: str, written: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(written, encoding="utf-8")
    (tmp_path / "a.txt").write_text("聊城市", encoding="utf-8")
    with pytest.raises(GoldError):
        FORMATS[name].read(tmp_path if name == "brat" else tmp_path / file)


def test_gold_export_and_import(tmp_path: Path) -> None:
    def run(*arguments: object):
        return CliRunner().invoke(app, ["gold", *map(str, arguments)])

    tasks, back = tmp_path / "t.json", tmp_path / "back.jsonl"
    assert run("export", SHIPPED[1], "--to", "label-studio", "--out", tasks).exit_code == 0
    assert run("import", tasks, "--from", "label-studio", "--out", back).exit_code == 0
    assert back.read_bytes() == SHIPPED[1].read_bytes()
    assert run("export", SHIPPED[1], "--to", "xml", "--out", tasks).exit_code == 2
    faulty = document("聊城", [{"start": 0, "end": 2, "label": "PERSON", "text": "聊城", "value": None}])
    FORMATS["doccano"].write([faulty], tmp_path / "f.jsonl")
    done = run("import", tmp_path / "f.jsonl", "--from", "doccano", "--out", back)
    assert done.exit_code == 1 and "unknown label 'PERSON'" in done.stdout


def test_mentions_that_came_back_score_one() -> None:
    counts = entity_counts(ENTITIES, [dict(entity) for entity in ENTITIES])
    assert {key[2] for key, n in counts.items() if n} == {"tp"}
