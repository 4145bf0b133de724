"""Shards as files: what is in them, what becomes of a damaged one, and what a store collects from them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article, article_id
from corpus.rejected import Rejected
from tenders import shards, workers
from tenders.batch import read_into
from tenders.collect import collect
from tenders.json_forms import dump, load
from tenders.manifest import Line, ManifestFile
from tenders.pipeline import read_article
from tenders.record import Extraction
from tenders.run import NEW_ONLY, Choice, Summary
from tenders.shard_folder import ShardError, ShardFolder, open_shards
from tenders.shards import read_to_shards
from tenders.store import Store, open_store
from tenders.workers import Item, Reading

TABLES = (
    "articles", "mentions", "records", "suppliers", "flags", "remarks", "policies", "citations", "deadlines",
    "evidence", "rejected", "procedures", "procedure_records", "companies", "company_names",
)  # fmt: skip
TEXT = "海州市第{}中学食堂采购项目中标公告\n采购人：海州市第{}中学\n中标人：海州康源餐饮有限公司\n中标金额：{}万元"
READING = Reading("none")


def notices(count: int, first: int = 0) -> list[Item]:
    return [
        Article(f"n{n}", TEXT.format(n, n, n + 100), "zh", "notice", published="2024-05-01", source=f"s{n}")
        for n in range(first, first + count)
    ]


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that were read, in order; a text with 坏 cannot be; shards hold four."""
    met: list[str] = []

    def note(article: Article, model: str) -> Extraction:
        met.append(article.id)
        if "坏" in article.text:
            raise ValueError("坏")
        return read_article(article, model)

    monkeypatch.setattr(workers, "read_article", note)
    monkeypatch.setattr(shards, "SHARD_ARTICLES", 4)
    return met


def shard_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "shards").iterdir())}


def to_shards(path: Path, items: list[Item], choice: Choice = NEW_ONLY, settled: tuple[str, ...] = ()) -> Summary:
    with open_shards(path) as folder:
        folder.check_sizes()
        return read_to_shards(folder, items, READING, choice, settled=settled)


def everything(store: Store) -> dict[str, list[dict[str, object]]]:
    return {name: store.select(f"SELECT * FROM {name}") for name in TABLES}


def collected(folder: Path, store: Path) -> tuple[Summary, dict[str, list[dict[str, object]]]]:
    with open_shards(folder, create=False) as opened, open_store(store) as into:
        return collect(opened, into), everything(into)


def read_straight(store: Path, *runs: list[Item]) -> dict[str, list[dict[str, object]]]:
    with open_store(store) as into:
        for items in runs:
            read_into(into, items, READING)
        return everything(into)


def test_an_article_and_its_extraction_come_back_from_json() -> None:
    for item in notices(2):
        assert isinstance(item, Article)
        extraction = read_article(item, "none")
        assert load(Extraction, dump(extraction)) == extraction
        assert load(Article, dump(item)) == item


def test_a_store_collects_what_it_would_have_read(extracted: list[str], tmp_path: Path) -> None:
    items = [*notices(10), Rejected("in/b.pdf", "no text"), Article("bad", "坏", "zh", "news"), *notices(2, 20)]
    summary = to_shards(tmp_path / "shards", items)
    assert (summary.read, summary.new, len(summary.rejected)) == (13, 12, 2)
    again, rows = collected(tmp_path / "shards", tmp_path / "collected.db")
    assert rows == read_straight(tmp_path / "read.db", items)
    assert (again.read, again.new, again.records, again.rejected) == (12, 12, 12, summary.rejected)


def test_a_second_run_reads_only_what_is_new_changed_or_rejected(extracted: list[str], tmp_path: Path) -> None:
    bad = Article("bad", "坏", "zh", "news")
    first, changed = [*notices(6), bad], replace(notices(1, 3)[0], text=TEXT.format(9, 9, 9))  # type: ignore[type-var]
    second = [*notices(3), changed, *notices(4, 4), bad]
    to_shards(tmp_path / "shards", first)
    extracted.clear()
    summary = to_shards(tmp_path / "shards", second)
    assert extracted == ["n3", "n6", "n7", "bad"]
    assert (summary.new, summary.replaced, summary.unchanged) == (2, 1, 5)
    _, rows = collected(tmp_path / "shards", tmp_path / "collected.db")
    straight = read_straight(tmp_path / "read.db", first, second)
    assert rows["rejected"] == straight["rejected"]
    named = {row["id"]: (row["text"], row["version"]) for row in straight["articles"]}
    assert {row["id"]: (row["text"], row["version"]) for row in rows["articles"]} == named


def test_collecting_twice_changes_nothing_and_brings_what_was_read_since(extracted: list[str], tmp_path: Path) -> None:
    to_shards(tmp_path / "shards", notices(6))
    first, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    second, same = collected(tmp_path / "shards", tmp_path / "r.db")
    assert (first.new, second.new, second.unchanged, same) == (6, 0, 6, rows)
    to_shards(tmp_path / "shards", notices(7))
    third, _ = collected(tmp_path / "shards", tmp_path / "r.db")
    assert (third.new, third.unchanged) == (1, 6)


def test_a_changed_file_replaces_the_article_it_held(extracted: list[str], tmp_path: Path) -> None:
    def page(text: str) -> Article:
        return Article(article_id("晚报", text), text, "zh", "news", source="晚报", file=str(tmp_path / "page.txt"))

    old, new = page("旧的正文"), page("新的正文")
    for run in (old, new, old):
        to_shards(tmp_path / "shards", [run])
    for _ in range(2):
        summary, rows = collected(tmp_path / "shards", tmp_path / "r.db")
        assert [row["text"] for row in rows["articles"]] == ["旧的正文"]
    assert (summary.unchanged, summary.replaced) == (1, 0)


def test_a_rejection_is_forgotten_when_its_input_is_read(extracted: list[str], tmp_path: Path) -> None:
    to_shards(
        tmp_path / "shards", [Rejected("in/a.jsonl:7", "broken"), Article("x", "坏", "zh", "news")], settled=("in",)
    )
    collected(tmp_path / "shards", tmp_path / "r.db")
    to_shards(tmp_path / "shards", [Article("x", "好", "zh", "news")], settled=("in",))
    summary, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    assert (summary.rejected, rows["rejected"]) == ((), [])


def test_shards_are_the_same_whoever_reads(extracted: list[str], tmp_path: Path) -> None:
    for workers_count in (1, 2):
        with open_shards(tmp_path / str(workers_count)) as folder:
            read_to_shards(folder, notices(9), replace(READING, workers=workers_count))
    assert shard_files(tmp_path / "1") == shard_files(tmp_path / "2")


@pytest.mark.parametrize("harm", ["cut", "changed", "gone"])
def test_a_damaged_shard_is_told_and_its_articles_are_read_again(
    extracted: list[str], tmp_path: Path, harm: str
) -> None:
    to_shards(tmp_path / "shards", notices(12))
    name, content = list(shard_files(tmp_path / "shards").items())[1]
    path = tmp_path / "shards" / "shards" / name
    path.unlink() if harm == "gone" else path.write_bytes(content[:-9] if harm == "cut" else content[:-9] + b"?" * 9)
    summary, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    assert [each.input for each in summary.rejected] == [str(path)]
    assert len(rows["articles"]) == 8
    extracted.clear()
    to_shards(tmp_path / "shards", notices(12))
    assert len(extracted) == 4
    summary, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    assert (summary.rejected, len(rows["articles"])) == ((), 12)


def test_a_shard_that_is_gone_is_missed_without_collecting(extracted: list[str], tmp_path: Path) -> None:
    to_shards(tmp_path / "shards", notices(8))
    next(iter((tmp_path / "shards" / "shards").iterdir())).unlink()
    extracted.clear()
    to_shards(tmp_path / "shards", notices(8))
    assert len(extracted) == 4


def test_a_line_broken_off_in_the_manifest_costs_its_shard_only(extracted: list[str], tmp_path: Path) -> None:
    to_shards(tmp_path / "shards", notices(8))
    manifest = tmp_path / "shards" / "manifest.jsonl"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-20])
    extracted.clear()
    to_shards(tmp_path / "shards", notices(8))
    assert extracted == ["n4", "n5", "n6", "n7"]
    lines = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    assert [sorted(line["articles"]) for line in lines] == [["n0", "n1", "n2", "n3"], ["n4", "n5", "n6", "n7"]]
    assert len(shard_files(tmp_path / "shards")) == 2


def test_two_runs_cannot_write_to_one_folder(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="left out: no file locks here")
    with open_shards(tmp_path / "shards"), pytest.raises(ShardError, match="another run writes to it"):
        open_shards(tmp_path / "shards")


def test_a_run_broken_off_leaves_whole_shards(extracted: list[str], tmp_path: Path) -> None:
    def broken_off() -> Iterator[Item]:
        yield from notices(6)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_shards(tmp_path / "shards") as folder:
        read_to_shards(folder, broken_off(), READING)
    extracted.clear()
    to_shards(tmp_path / "shards", notices(8))
    assert extracted == ["n6", "n7"]
    _, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    assert rows == read_straight(tmp_path / "read.db", notices(8))


def test_articles_of_other_rules_are_counted_and_read_again_when_asked(
    extracted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_shards(tmp_path / "shards", notices(6))
    monkeypatch.setattr("tenders.run.reading_version", lambda model: "other")
    extracted.clear()
    assert to_shards(tmp_path / "shards", notices(7)).stale == 6
    assert extracted == ["n6"]
    assert to_shards(tmp_path / "shards", notices(7), Choice(stale=True)).replaced == 6
    _, rows = collected(tmp_path / "shards", tmp_path / "r.db")
    assert {row["version"] for row in rows["articles"]} == {"other"}


def test_nothing_is_half_written_where_a_write_fails(
    extracted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_shards(tmp_path / "shards", notices(4))
    before, manifest = shard_files(tmp_path / "shards"), (tmp_path / "shards" / "manifest.jsonl").read_bytes()

    def full(file: ManifestFile, line: Line) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ManifestFile, "append", full)
    with pytest.raises(ShardError, match=r"cannot be written: no space left on device; the shards before are whole"):
        to_shards(tmp_path / "shards", notices(9))
    monkeypatch.undo()
    assert (tmp_path / "shards" / "manifest.jsonl").read_bytes() == manifest
    assert before.items() <= shard_files(tmp_path / "shards").items()


def test_a_full_disk_ends_the_run_with_one_line(tmp_path: Path) -> None:
    """A process that may write no file above 9,000 bytes stands in for a full disk."""
    resource = pytest.importorskip("resource", reason="left out: no limits on files here")
    articles = tmp_path / "in.jsonl"
    texts = [*["食堂"] * shards.SHARD_ARTICLES, *(TEXT.format(n, n, n) for n in range(99))]
    rows = [{"id": f"n{n}", "text": text} for n, text in enumerate(texts)]
    articles.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, "-m", "app.cli", "extract", articles, "--shards", tmp_path / "shards", "--model", "none"]
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
    )
    message = "cannot be written: file too large; the shards before are whole, and the same command reads the rest"
    assert (done.returncode, done.stderr) == (1, f"tenderlens: {tmp_path / 'shards'}: {message}\n")
    with open_shards(tmp_path / "shards") as folder:
        assert (len(folder.manifest.held), folder.check_sizes()) == (shards.SHARD_ARTICLES, [])
    assert len(shard_files(tmp_path / "shards")) == 1


def test_no_folder_of_shards_is_said(tmp_path: Path) -> None:
    with pytest.raises(ShardError, match="no folder of shards"):
        open_shards(tmp_path / "nowhere", create=False)
    (tmp_path / "file").write_text("")
    with pytest.raises(ShardError, match="cannot be opened"):
        open_shards(tmp_path / "file")


def test_half_a_character_is_rejected(extracted: list[str], tmp_path: Path) -> None:
    summary = to_shards(tmp_path / "shards", [Article("a", "正\ud800文", "zh", "news")])
    assert [each.input for each in summary.rejected] == ["a"]
    with open_shards(tmp_path / "shards") as folder:
        assert isinstance(folder, ShardFolder) and folder.rejected() == list(summary.rejected)
