"""What was rejected is read again: articles from where they are held, the rest from their files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Article
from corpus.rejected import Rejected
from tenders import workers
from tenders.pipeline import read_article
from tenders.record import Extraction
from tenders.retry import path_of, rejected_items
from tenders.shard_folder import open_shards
from tenders.store import open_store

TEXT = "海州市第一中学食堂采购项目中标公告\n采购人：海州市第一中学\n中标人：海州康源餐饮有限公司\n中标金额：105万元"


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two articles of which the second cannot be read today, and a file that is broken."""
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [{"id": "good", "text": TEXT}, {"id": "slow", "text": TEXT + "慢", "source": "海州网"}]
    (folder / "two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "page.txt").write_bytes(b"")

    def fail(article: Article, model: str) -> Extraction:
        if "慢" in article.text:
            raise ValueError("slow today")
        return read_article(article, model)

    monkeypatch.setattr(workers, "read_article", fail)
    return folder


@pytest.mark.parametrize("option", ["--into", "--shards"])
def test_retry_takes_up_what_was_rejected(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    target = tmp_path / "target"
    assert run("extract", inputs, option, target, "--model", "none").exit_code == 1
    again = run("retry", target, "--model", "none")
    assert again.exit_code == 1 and "2 rejected" in again.stderr
    monkeypatch.undo()
    (inputs / "two.jsonl").unlink()  # the article is held, the file is not asked for it
    (inputs / "page.txt").write_text(TEXT, encoding="utf-8")
    done = run("retry", target, "--model", "none")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        0,
        f"2 articles (2 new, 0 replaced, 0 unchanged), 2 records, 0 rejected, 0 flags: {target}",
    )
    assert "0 articles" in run("retry", target, "--model", "none").stderr


def test_retry_reads_the_inputs_of_a_damaged_shard(inputs: Path, tmp_path: Path) -> None:
    (inputs / "page.txt").unlink()
    run("extract", inputs, "--shards", tmp_path / "shards", "--model", "none")
    next((tmp_path / "shards" / "shards").iterdir()).write_bytes(b"?")
    done = run("retry", tmp_path / "shards", "--model", "none")
    assert "damaged: 1 bytes of" in done.stderr and "(1 new" in done.stderr
    with open_shards(tmp_path / "shards") as folder:
        assert list(folder.manifest.held) == ["good"] and not folder.manifest.lost


def test_shards_and_collect_from_the_command(inputs: Path, tmp_path: Path) -> None:
    first = run("extract", inputs, "--shards", tmp_path / "shards", "--model", "none")
    done = run("collect", tmp_path / "shards", "--into", tmp_path / "r.db")
    assert "2 articles (1 new, 0 replaced, 0 unchanged), 1 records, 2 rejected" in first.stderr
    assert done.exit_code == 1
    assert "1 articles (1 new, 0 replaced, 0 unchanged), 1 records, 2 rejected" in done.stderr
    with open_store(tmp_path / "r.db") as store:
        assert [each.article and each.article.id for each in store.rejected()] == [None, "slow"]
    assert run("collect", inputs, "--into", tmp_path / "r.db").stderr == f"tenderlens: {inputs}: no folder of shards\n"


@pytest.mark.parametrize("how", [("--engine", "dask"), ("--engine", "processes", "--scheduler", "tcp://x:1")])
def test_an_engine_goes_with_its_scheduler(inputs: Path, how: tuple[str, ...]) -> None:
    done = run("extract", inputs, *how)
    assert done.exit_code == 2
    assert "go together" in " ".join(done.stderr.replace("│", " ").split())


def test_files_are_found_by_the_names_of_what_was_rejected(tmp_path: Path) -> None:
    for name in ("a.jsonl", "box.zip"):
        (tmp_path / name).touch()
    assert path_of(f"{tmp_path}/a.jsonl:7") == f"{tmp_path}/a.jsonl"
    assert path_of(f"{tmp_path}/box.zip/in/b.jsonl:7") == f"{tmp_path}/box.zip"
    assert path_of(f"{tmp_path}/gone.txt") is None
    assert path_of("-:3") is None


def test_what_is_gone_stays_rejected() -> None:
    gone = Rejected("-:3", "broken JSON")
    items, inputs = rejected_items([gone])
    assert (list(items), inputs) == ([gone], [])
