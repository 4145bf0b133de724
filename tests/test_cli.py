"""The command: what it prints, what it says, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import COMMANDS, app
from app.progress import expected
from corpus.article import Article

AWARD = (
    "聊城市12345热线话务外包项目中标公告\n采购人：聊城市行政审批服务局\n项目名称：聊城市12345热线话务外包项目\n"
    "预算金额：1673万元\n中标金额：1666.5264万元\n中标人：山东甲服务有限公司\n公告日期：2024年8月20日\n"
)
OTHER = AWARD.replace("聊城市", "梅州市").replace("山东甲", "广东乙").replace("1666.5264", "300")
ROOT = Path(__file__).parents[1]


def run(*arguments: object, input: str | None = None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)


def start(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **more)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "one.txt").write_text(AWARD, encoding="utf-8")
    (folder / "two.jsonl").write_text(json.dumps({"id": "two", "text": OTHER}) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def records(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "records.db"
    assert run("extract", folder, "--into", path).exit_code == 0
    return path


@pytest.mark.parametrize("command", [(), *((each.__name__,) for each, _ in COMMANDS)])
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert "Example: tenderlens" in done.stdout


def test_help_comes_without_the_heavy_libraries() -> None:
    heavy = "{'pandas', 'spacy', 'pyarrow', 'sqlite_utils', 'jieba', 'extractors', 'trafilatura', 'datasets'}"
    code = f"import sys, app.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_extract_into_a_store_twice(folder: Path, tmp_path: Path) -> None:
    first = run("extract", folder, "--into", tmp_path / "r.db")
    second = run("extract", folder, "--into", tmp_path / "r.db")
    assert (first.exit_code, first.stdout, second.exit_code) == (0, "", 0)
    assert "2 articles (2 new, 0 replaced, 0 unchanged), 2 records, 0 rejected" in first.stderr
    assert "2 articles (0 new, 0 replaced, 2 unchanged), 0 records, 0 rejected" in second.stderr


def test_a_changed_file_replaces_its_article(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    for text in (AWARD, OTHER):
        page.write_text(text, encoding="utf-8")
        done = run("extract", page, "--into", tmp_path / "r.db")
    assert "1 articles (0 new, 1 replaced, 0 unchanged)" in done.stderr
    assert "梅州" in run("show", tmp_path / "r.db").stdout and "聊城" not in run("show", tmp_path / "r.db").stdout


def test_rejected_inputs_are_named_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text('{"text": "一"}\n{broken\n', encoding="utf-8")
    done = run("extract", folder, "nowhere.txt", tmp_path / "more.jsonl", "--into", tmp_path / "r.db")
    assert done.exit_code == 1
    assert "rejected nowhere.txt: no such file" in done.stderr
    assert f"rejected {tmp_path}/more.jsonl:2: " in done.stderr
    assert "3 articles (3 new" in done.stderr


def test_quiet_says_nothing_but_what_was_rejected(folder: Path, tmp_path: Path) -> None:
    assert run("extract", folder, "--into", tmp_path / "r.db", "--quiet").stderr == ""
    assert (
        run("extract", "nowhere.txt", "--into", tmp_path / "r.db", "-q").stderr
        == "rejected nowhere.txt: no such file\n"
    )


def test_extract_writes_lines_as_it_reads(folder: Path, tmp_path: Path) -> None:
    done = run("extract", folder)
    assert [json.loads(line)["stage"]["value"] for line in done.stdout.splitlines()] == ["award", "award"]
    assert run("extract", folder, "--to", "gold", "--out", tmp_path / "gold.jsonl").stdout == ""
    gold = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert gold[1]["id"] == "two"
    assert all(OTHER[each["start"] : each["end"]] == each["text"] for each in gold[1]["entities"])
    assert gold[1]["records"][0]["award"] == {"amount": "3000000", "currency": "CNY"}


def test_standard_input(tmp_path: Path) -> None:
    done = run("extract", "-", "--to", "gold", input=json.dumps({"id": "x", "text": AWARD}))
    assert (done.exit_code, json.loads(done.stdout)["id"]) == (0, "x")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "x", "--to", "xml"), "unknown format 'xml'"),
        (("extract", "x", "--into", "a.db", "--to", "csv"), "either --into"),
        (("extract",), "name files or folders to read"),
        (("export", "nowhere.db", "--to", "csv"), "does not exist"),
        (("evaluate",), "either a gold file or --floors"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_use_is_code_2(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_a_wrong_format_names_the_right_ones(records: Path) -> None:
    said = " ".join(run("export", records, "--to", "xml").stderr.replace("│", " ").split())
    assert "one of csv, jsonl, parquet, xlsx, ocds, ftm, gold" in said


def test_search_finds_by_words_and_conditions(records: Path) -> None:
    done = run("search", records, "话务外包", "--place", "聊城", "--since", "2022", "--min-award", 5000000, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["place"], each["award"]) for each in found] == [("371500", {"amount": "16665264", "currency": "CNY"})]
    assert "16,665,264" in run("search", records, "话务外包", "--supplier", "山东甲").stdout


@pytest.mark.parametrize(("option", "value"), [("--place", "亚特兰蒂斯"), ("--since", "yesterday")])
def test_a_question_that_cannot_be_asked_is_code_2(records: Path, option: str, value: str) -> None:
    done = run("search", records, "x", option, value)
    assert done.exit_code == 2
    assert value in done.stderr


def test_nothing_found_is_said_and_no_error(records: Path) -> None:
    done = run("search", records, "地铁", "--json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no tender found\n")


def test_show_has_a_line_a_tender(records: Path) -> None:
    done = run("show", records, "--limit", 1)
    assert "山东甲服务有限公司" in done.stdout or "广东乙服务有限公司" in done.stdout
    assert "1 of 2 tenders" in done.stderr


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "gold"])
def test_export_is_what_extract_writes(folder: Path, records: Path, to: str) -> None:
    assert run("export", records, "--to", to).stdout_bytes == run("extract", folder, "--to", to).stdout_bytes


def test_what_is_no_store_is_one_line(folder: Path) -> None:
    done = run("show", folder / "one.txt")
    assert done.exit_code == 1
    assert done.stderr.startswith("tenderlens: ") and done.stderr.count("\n") == 1


def test_a_full_disk_is_one_line(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenders.store import Store, StoreError

    def full(store: Store, *given: object) -> None:
        raise StoreError(f"{store.path}: cannot be written: database or disk is full")

    monkeypatch.setattr(Store, "save_rows", full)
    done = run("extract", folder, "--into", tmp_path / "r.db")
    assert done.exit_code == 1
    assert done.stderr == f"tenderlens: {tmp_path}/r.db: cannot be written: database or disk is full\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="left out: no /dev/full here")
def test_a_full_disk_under_the_output_is_one_line(folder: Path) -> None:
    done = run("extract", folder, "--to", "gold", "--out", "/dev/full")
    assert (done.exit_code, done.stderr) == (1, "tenderlens: output: no space left on device\n")


def test_ctrl_c_keeps_what_was_done(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenders import batch, workers

    plain = workers.extract_one

    def stop_at_two(article: Article, model: str, time_limit: float) -> object:
        if article.id == "two":
            raise KeyboardInterrupt
        return plain(article, model, time_limit)

    monkeypatch.setattr(batch, "extract_one", stop_at_two)
    done = run("extract", folder, "--into", tmp_path / "r.db")
    assert done.exit_code == 130
    assert "stopped: 1 articles are in" in done.stderr
    monkeypatch.undo()
    assert "2 articles (1 new, 0 replaced, 1 unchanged)" in run("extract", folder, "--into", tmp_path / "r.db").stderr


def test_the_summary_tells_flags_and_seconds(folder: Path, tmp_path: Path) -> None:
    said = run("extract", folder, "--into", tmp_path / "r.db").stderr
    assert "2 records, 0 rejected, 1 flags" in said
    assert "seconds by stage: read " in said and "analyse " in said and "gather " in said


def test_the_log_has_a_line_an_event(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.run_log.EVERY", 0.0)
    log = tmp_path / "log.jsonl"
    run("extract", folder, "nowhere.txt", "--into", tmp_path / "r.db", "--log-json", log)
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [each["event"] for each in events] == ["start", *["progress"] * 2, "rejected", "progress", "summary"]
    assert events[0]["inputs"] == [str(folder), "nowhere.txt"] and events[0]["workers"] == 1
    assert (events[2]["read"], events[2]["rejected"]) == (2, 0) and events[2]["rate"] > 0
    assert (events[3]["input"], events[3]["reason"]) == ("nowhere.txt", "no such file")
    last = events[-1]
    assert (last["read"], last["new"], last["records"], last["flags"], last["rejected"]) == (2, 2, 2, 1, 1)
    assert {"read", "analyse", "extract", "assemble", "write", "gather"} == last["seconds"].keys()


def test_the_log_on_standard_output_and_of_a_run_that_breaks_off(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("extract", folder, "--into", tmp_path / "r.db", "--log-json", "-", "-q")
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["start", "summary"]
    assert run("extract", folder, "--log-json", "-").exit_code == 2
    assert run("extract", folder, "--to", "gold", "--out", tmp_path / "g", "--log-json", tmp_path / "l").exit_code == 0
    assert json.loads((tmp_path / "l").read_text(encoding="utf-8").splitlines()[-1])["records"] == 2

    def stop(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tenders.batch.extract_one", stop)
    done = run("extract", folder, "--into", tmp_path / "s.db", "--log-json", "-", "-q")
    assert done.exit_code == 130 and json.loads(done.stdout.splitlines()[-1])["reason"] == "KeyboardInterrupt"


def test_a_reader_that_leaves_ends_it_without_a_word(records: Path) -> None:
    process = start("export", records, "--to", "jsonl")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait()


def test_evaluate_scores_predictions(tmp_path: Path) -> None:
    gold = {
        "id": "a",
        "text": "聊城",
        "entities": [{"start": 0, "end": 2, "label": "PLACE", "text": "聊城", "value": "371500"}],
    }
    for name in ("gold", "same"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    done = run("evaluate", tmp_path / "gold.jsonl", "--pred", tmp_path / "same.jsonl")
    assert done.exit_code == 0
    assert "strict   ALL              P 1.000  R 1.000  F 1.000  gold 1" in done.stdout
    bad = run("evaluate", tmp_path / "gold.jsonl", "--pred", tmp_path / "broken.jsonl")
    assert bad.exit_code == 1
    assert "broken.jsonl:1: no prediction" in bad.stderr


@pytest.mark.parametrize(("least", "code", "verdict"), [(1.0, 0, "held"), (1.001, 1, "FALLEN")])
def test_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: float, code: int, verdict: str) -> None:
    from eval import run as evaluation

    entities = [{"start": 0, "end": 3, "label": "PLACE", "text": "聊城市", "value": "371500"}]
    (tmp_path / "g.jsonl").write_text(
        json.dumps({"id": "a", "text": "聊城市。", "entities": entities}), encoding="utf-8"
    )
    monkeypatch.setattr(evaluation, "read_floors", lambda: (evaluation.Floor("g.jsonl", "strict", "ALL", least),))
    done = run("evaluate", "--floors", "--shared", tmp_path)
    assert (done.exit_code, done.stdout.split()[0]) == (code, verdict)


def test_floors_on_gold_that_ships_need_no_shared_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from eval import run as evaluation

    asked: list[evaluation.Floor] = []
    monkeypatch.setattr(evaluation, "measured", lambda shared, floors, model: asked.extend(floors) or [])
    done = run("evaluate", "--floors", "--shared", tmp_path / "none")
    assert done.exit_code == 0 and "none are left out" in done.stderr
    assert {floor.gold for floor in asked} == {f"eval/gold/{name}.jsonl" for name in ("own", "held", "unread", "prose")}
    assert all(floor.path(tmp_path).is_file() for floor in asked)
    run("evaluate", "--floors", "--shared", tmp_path)
    assert "gold/dev.jsonl" in {floor.gold for floor in asked}


def test_version() -> None:
    assert run("version").exit_code == 0


def test_how_many_articles_to_expect(folder: Path, tmp_path: Path) -> None:
    assert expected([str(folder)]) == 2
    assert expected([str(folder), "-"]) is None
    (tmp_path / "box.zip").touch()
    assert expected([str(tmp_path)]) is None
