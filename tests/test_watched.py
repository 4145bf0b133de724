"""A folder that files come into, and articles since a day."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Article
from corpus.rejected import Rejected
from corpus.since import since_only
from corpus.watched import arriving
from tenders.store import open_store

TEXT = "海州市第一中学食堂采购项目中标公告\n采购人：海州市第一中学\n中标人：海州康源餐饮有限公司\n中标金额：188万元\n"


class Stop(Exception):
    pass


def looks(folder: Path, *between: Callable[[], object]) -> Iterator[list[str]]:
    """What each look gives, with one of ``between`` done before it."""
    steps = iter(between)

    def wait() -> None:
        step = next(steps, None)
        if step is None:
            raise Stop
        step()

    try:
        for paths in arriving(folder, wait):
            yield [str(path.relative_to(folder)) for path in paths]
    except Stop:
        return


def test_a_file_is_given_once_it_no_longer_grows(tmp_path: Path) -> None:
    part = tmp_path / "b.txt"
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "sub").mkdir()

    def nothing() -> None: ...

    steps = (
        nothing, lambda: part.write_text("b"), lambda: part.write_text("bb"), nothing, nothing,
        lambda: (tmp_path / "sub" / "c.txt").write_text("c"), nothing, lambda: (tmp_path / ".hidden").write_text("x"),
        nothing,
    )  # fmt: skip
    assert list(looks(tmp_path, *steps)) == [["a.txt"], [], [], ["b.txt"], [], [], ["sub/c.txt"], [], []]


def test_a_changed_file_is_given_again_and_a_lost_one_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")

    def nothing() -> None: ...

    steps = (nothing, lambda: file.write_text("other"), nothing, file.unlink, nothing)
    assert list(looks(tmp_path, *steps)) == [["a.txt"], [], ["a.txt"], [], []]


@pytest.mark.parametrize(
    ("published", "since", "kept"),
    [
        ("2024-08-20", "2024-08-20", True), ("2024-08-19", "2024-08-20", False), ("2024-08", "2024-08-20", True),
        ("2024-07", "2024-08-20", False), ("2024", "2024-08-20", True), ("2024-08-20", "2024", True),
        ("2023-12-31", "2024", False), ("2024-07-30/2024-08-21", "2024-08-20", True), (None, "2024-08-20", True),
        ("2020", None, True),
    ],
)  # fmt: skip
def test_articles_since_a_day(published: str | None, since: str | None, kept: bool) -> None:
    items = [Article("a", "x", "zh", "news", published=published), Rejected("b", "empty")]
    assert list(since_only(items, since)) == (items if kept else items[1:])


def test_an_undated_article_counts_by_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    os.utime(file, (1_600_000_000, 1_600_000_000))  # September 2020
    item = Article("a", "x", "zh", "news", file=str(file))
    assert list(since_only([item], "2020-09")) == [item] and list(since_only([item], "2020-10")) == []


def test_extract_since(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for day in ("2024-08-19", "2024-08-20"):
        (tmp_path / "in" / f"{day}.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(
        app, ["extract", str(tmp_path / "in"), "--into", str(tmp_path / "r.db"), "--since", "2024-08-20"]
    )
    assert done.exit_code == 0 and "1 articles (1 new" in done.stderr
    for wrong in (["--since", "August"], ["--since", "2024-13"], ["--follow", str(tmp_path)]):
        assert CliRunner().invoke(app, ["extract", str(tmp_path / "in"), *wrong]).exit_code == 2


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name == "nt", reason="left out: no SIGTERM here")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_folder_is_followed_until_stopped(tmp_path: Path, end: signal.Signals) -> None:
    folder, path = tmp_path / "in", tmp_path / "r.db"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    code = "import app.following; app.following.LOOKS = 0.1; from app.cli import main; main()"
    command = [sys.executable, "-c", code, "extract", "--follow", str(folder), "--into", str(path)]
    root = str(Path(__file__).parents[1])
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root}
    )
    assert process.stderr
    assert "1 articles (1 new" in process.stderr.readline()
    (folder / "b.txt").write_text(TEXT.replace("188", "199"), encoding="utf-8")
    said = ""
    while "articles (1 new" not in said:
        said = process.stderr.readline()
        assert said
    time.sleep(0.2)
    process.send_signal(end)
    assert "stopped: 2 articles are in" in process.stderr.read()
    assert process.wait() == 0
    with open_store(path, create=False) as store:
        assert store.count("articles") == 2 and store.count("procedure_records") == 2
