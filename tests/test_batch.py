"""Runs over many inputs: nothing lost when one breaks off, nothing changed by running again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import Article, article_id
from corpus.rejected import Rejected
from tenders import batch, workers
from tenders.batch import Summary, extract_all, extract_into
from tenders.record import Extraction, Fact, TenderRecord
from tenders.store import Store, StoreError, open_store
from tenders.workers import extract_one

TABLES = ("articles", "mentions", "records", "policies", "citations", "flags", "suppliers", "evidence", "rejected")


def articles(count: int, text: str = "正文") -> list[Article]:
    return [Article(f"n{n}", f"{text}{n}", "zh", "news", source=f"s{n}") for n in range(count)]


class Line:
    """Stands in for reading files and for extraction: what is read, and how often each article was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.items: list[Article | Rejected | type[BaseException]] = []
        self.extracted: list[str] = []
        monkeypatch.setattr(batch, "read", self.read)
        monkeypatch.setattr(workers, "read_article", self.extract)

    def read(self, *inputs: str) -> Iterator[Article | Rejected]:
        for item in self.items:
            if isinstance(item, type):
                raise item
            yield item

    def extract(self, article: Article, model: str = "fast") -> Extraction:
        self.extracted.append(article.id)
        if "crash" in article.text:
            raise KeyError("no such label")
        return Extraction(article.id, (), (TenderRecord(article.id, Fact("tender"), project=Fact(article.text)),), ())


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "records.db") as opened:
        yield opened


def everything(store: Store) -> dict[str, list[dict[str, object]]]:
    return {name: store.select(f"SELECT * FROM {name}") for name in TABLES}


def test_a_second_run_reads_and_changes_nothing(line: Line, store: Store) -> None:
    line.items = [*articles(70), Rejected("bad.txt", "empty")]
    first = extract_into(store, "in")
    before = everything(store)
    line.extracted.clear()
    second = extract_into(store, "in")
    assert first == Summary(read=70, new=70, records=70, rejected=(Rejected("bad.txt", "empty"),))
    assert second == Summary(read=70, unchanged=70, rejected=first.rejected)
    assert everything(store) == before
    assert line.extracted == []


def test_again_reads_all_and_keeps_it_the_same(line: Line, store: Store) -> None:
    line.items = [*articles(3)]
    extract_into(store, "in")
    before = list(store.extractions())
    assert extract_into(store, "in", again=True) == Summary(read=3, replaced=3, records=3)
    assert list(store.extractions()) == before


def test_what_was_done_when_the_run_is_broken_off_is_in_the_store(line: Line, store: Store) -> None:
    line.items = [*articles(50)[:40], KeyboardInterrupt]
    with pytest.raises(KeyboardInterrupt):
        extract_into(store, "in")
    assert store.count("articles") == 40
    line.items, line.extracted = [*articles(50)], []
    assert extract_into(store, "in").unchanged == 40
    assert line.extracted == [f"n{n}" for n in range(40, 50)]
    assert [kept for kept, _ in store.extractions()] == articles(50)


def test_a_run_broken_off_in_the_middle_of_an_article_keeps_those_before(
    line: Line, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.items = [*articles(5)]
    plain = line.extract

    def stop_at_three(article: Article, model: str) -> Extraction:
        if article.id == "n3":
            raise KeyboardInterrupt
        return plain(article)

    monkeypatch.setattr(workers, "read_article", stop_at_three)
    with pytest.raises(KeyboardInterrupt):
        extract_into(store, "in")
    assert [kept.id for kept, _ in store.extractions()] == ["n0", "n1", "n2"]


def test_a_document_that_crashes_is_rejected_and_the_rest_is_read(line: Line, store: Store) -> None:
    line.items = [*articles(2), Article("x", "crash", "zh", "news", file="x.html"), *articles(4)[2:]]
    summary = extract_into(store, "in")
    assert summary.rejected == (Rejected("x.html", "reading failed: KeyError: 'no such label'"),)
    assert store.rejected() == list(summary.rejected)
    assert (summary.new, store.count("articles")) == (4, 4)


def test_a_changed_article_replaces_its_rows(line: Line, store: Store) -> None:
    line.items = [*articles(3)]
    extract_into(store, "in")
    line.items = [articles(3, "新文")[1]]
    assert extract_into(store, "in") == Summary(read=1, replaced=1, records=1)
    assert [kept.text for kept, _ in store.extractions()] == ["正文0", "新文1", "正文2"]
    assert store.count("records") == 3


def test_a_changed_file_replaces_the_article_it_held(line: Line, store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    for text in ("旧的正文", "新的正文"):
        page.write_text(text)
        line.items = [Article(article_id("晚报", text), text, "zh", "news", source="晚报", file=str(page))]
        summary = extract_into(store, str(page))
    assert (summary.new, summary.replaced) == (0, 1)
    assert [kept.text for kept, _ in store.extractions()] == ["新的正文"]


def test_two_texts_under_one_id_in_one_run_are_said(line: Line, store: Store) -> None:
    line.items = [
        Article("1", "甲", "zh", "news"),
        Article("1", "乙", "zh", "news", source="b.jsonl"),
        Article("1", "甲", "zh", "news"),
    ]
    summary = extract_into(store, "in")
    assert summary.rejected == (Rejected("b.jsonl", "another article of this run has the id '1'"),)
    assert (summary.new, summary.unchanged) == (1, 1)
    assert [kept.text for kept, _ in store.extractions()] == ["甲"]


def test_a_full_disk_ends_the_run_with_the_batches_before(line: Line, store: Store) -> None:
    line.items = [*articles(20, "长文" * 3000)]
    extract_into(store, "in")
    pages = store.db.conn.execute("PRAGMA page_count").fetchone()[0]
    store.db.conn.execute(f"PRAGMA max_page_count = {pages + 1}")
    line.items = [*articles(90, "长文" * 3000)]
    with pytest.raises(StoreError, match="disk is full"):
        extract_into(store, "in")
    assert [kept for kept, _ in store.extractions()] == articles(20, "长文" * 3000)


def test_half_a_surrogate_is_rejected_not_fatal(line: Line) -> None:
    for broken in (Article("a", "正\ud800文", "zh", "news"), Article("a", "正文", "zh", "news", title="\ud800")):
        assert extract_one(broken) == Rejected("a", "half a character ('\\ud800') in its text, id or title")
    assert extract_one(Article("\ud800", "正文", "zh", "news")).input == "?"  # type: ignore[union-attr]


def test_a_mended_input_is_rejected_no_longer(line: Line, store: Store) -> None:
    line.items = [Rejected("in/a.jsonl:7", "broken JSON"), Rejected("in/b.txt", "empty")]
    extract_into(store, "in")
    line.items = [Rejected("in/b.txt", "empty")]
    extract_into(store, "in")
    assert [each.input for each in store.rejected()] == ["in/b.txt"]


def test_every_article_and_rejection_is_told(line: Line, store: Store) -> None:
    line.items = [*articles(2), Rejected("bad", "empty")]
    heard: list[Article | Rejected] = []
    extract_into(store, "in", told=heard.append)
    assert heard == line.items


def test_a_stream_gives_extractions_and_rejections_in_order(line: Line) -> None:
    line.items = [*articles(1), Rejected("bad", "empty"), Article("x", "crash", "zh", "news")]
    kinds = [type(item).__name__ for item in extract_all("in")]
    assert kinds == ["tuple", "Rejected", "Rejected"]
