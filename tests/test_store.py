"""The store keeps what was read, exactly, and replaces an article's rows as a whole."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.article import Article, Span
from corpus.rejected import Rejected
from extractors.mention import Mention, Money
from tenders.record import Deadline, Evidence, Extraction, Fact, Period, Policy, TenderRecord
from tenders.schema import SCHEMA_VERSION
from tenders.store import Store, StoreError, open_store

TEXT = "聊城市热线项目预算100万元，甲公司中标。"


def article(id: str = "a", text: str = TEXT, **more: object) -> Article:
    return Article(id, text, "zh", "news", **more)  # type: ignore[arg-type]


def evidence(article: str, start: int = 0, end: int = 3) -> tuple[Evidence, ...]:
    return (Evidence(article, Span(start, end), TEXT[start:end], "rule"),)


def extraction(id: str = "a", award: str = "1138600.50", title: str = "关于热线的意见") -> Extraction:
    record = TenderRecord(
        id,
        Fact("award", evidence(id)),
        project=Fact("热线项目", evidence(id, 3, 7)),
        place=Fact("371500", evidence(id)),
        suppliers=(Fact("甲公司", evidence(id)), Fact("乙公司")),
        budget=Fact(Money(Decimal("1E+6"), "CNY"), evidence(id, 9, 14) + evidence(id)),
        award=Fact(Money(Decimal(award), "CNY", Decimal("2000000"))),
        period=Period(end=Fact("2025-12", evidence(id))),
        flags=(Fact("award_exceeds_budget", evidence(id)),),
    )
    deadline = Deadline(Fact("归并热线", evidence(id)), Fact("2021-12"))
    policy = Policy(title=Fact(title, evidence(id)), deadlines=(deadline,))
    mentions = (
        Mention("PLACE", Span(0, 3), Span(0, 3), "371500", "chain"),
        Mention("MONEY", Span(8, 13), Span(9, 14), Money(Decimal("1000000"), "CNY"), "amount"),
        Mention("DATE", Span(1, 2), Span(1, 2), None, "open"),
    )
    return Extraction(id, mentions, (record, TenderRecord(id, Fact("tender"))), (policy,))


def dump(store: Store) -> list[str]:
    return sorted(store.db.conn.iterdump())


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "records.db") as opened:
        yield opened


def test_what_comes_out_is_what_went_in(store: Store) -> None:
    pairs = [
        (article(title="题", published="2024", source="s", furniture=(Span(0, 2),)), extraction()),
        (article("b"), extraction("b")),
    ]
    store.save(pairs)
    assert list(store.extractions()) == pairs


def test_pages_of_articles_are_read_to_the_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenders.store._PAGE", 2)
    store.save([(article(str(n)), Extraction(str(n), (), (), ())) for n in range(5)])
    assert [kept.id for kept, _ in store.extractions()] == list("01234")


def test_amounts_are_exact_text_with_a_number_for_sorting(store: Store) -> None:
    store.save([(article(), extraction())])
    row = store.select("SELECT * FROM records WHERE position = 0")[0]
    assert (row["award"], row["award_max"], row["award_number"]) == ("1138600.50", "2000000", 1138600.5)
    assert row["budget"] == "1000000"


def test_what_is_not_stated_is_null(store: Store) -> None:
    store.save([(article(), extraction())])
    row = store.select("SELECT * FROM records WHERE position = 1")[0]
    stated = {name for name, value in row.items() if value is not None}
    assert stated == {"row", "id", "article", "position", "stage"}


def test_saving_again_changes_nothing(store: Store) -> None:
    store.save([(article(), extraction()), (article("b"), extraction("b"))], [Rejected("x", "bad")])
    before = {name: store.select(f"SELECT * FROM {name}") for name in TABLES}
    store.save([(article(), extraction())], [Rejected("x", "bad")])
    after = {name: store.select(f"SELECT * FROM {name}") for name in TABLES}
    for name in TABLES:
        key = lambda row: sorted((column, str(value)) for column, value in row.items())  # noqa: E731
        ids = [[{c: v for c, v in row.items() if c != "row"} for row in rows] for rows in (before[name], after[name])]
        assert sorted(ids[0], key=key) == sorted(ids[1], key=key), name


TABLES = (
    *("articles", "mentions", "records", "suppliers", "flags", "policies"),
    *("citations", "deadlines", "evidence", "rejected"),
)


def test_a_changed_article_takes_the_place_of_the_old(store: Store) -> None:
    store.save([(article(), extraction()), (article("b"), extraction("b"))])
    changed = article(text="改了。" + TEXT), extraction(award="7", title="另一个意见")
    store.save([changed])
    assert list(store.extractions()) == [changed, (article("b"), extraction("b"))]
    assert {name: store.count(name) for name in TABLES[1:9]} == {
        "mentions": 6, "records": 4, "suppliers": 4, "flags": 2, "policies": 2,
        "citations": 2, "deadlines": 2, "evidence": 20,
    }  # fmt: skip


def test_a_policy_that_nobody_cites_any_longer_goes(store: Store) -> None:
    store.save([(article(), extraction())])
    store.save([(article(), Extraction("a", (), (), ()))])
    assert [store.count(name) for name in ("policies", "citations", "deadlines", "evidence", "records")] == [0] * 5
    assert store.select("SELECT count(*) AS n FROM record_index")[0]["n"] == 0


def test_record_ids_are_the_same_in_every_store(tmp_path: Path) -> None:
    found = []
    for name in ("one.db", "two.db"):
        with open_store(tmp_path / name) as store:
            store.save([(article(), extraction())])
            found.append(store.select("SELECT id FROM records ORDER BY position"))
    assert found[0] == found[1]
    assert len({row["id"] for row in found[0]}) == 2


def test_holds_only_the_very_same_article(store: Store) -> None:
    store.save([(article(), extraction())])
    assert store.holds(article())
    assert not store.holds(article(text="x"))
    assert not store.holds(article(published="2024"))
    assert not store.holds(article("b"))


def test_an_article_that_was_read_is_rejected_no_longer(store: Store) -> None:
    store.save([], [Rejected("page.html", "no text"), Rejected("other", "no text")])
    store.save([(article(file="page.html"), extraction())])
    assert store.rejected() == [Rejected("other", "no text")]


def test_settle_forgets_old_rejections_under_the_inputs_only(store: Store) -> None:
    names = ["in/a.jsonl:7", "in/b.txt", "inner.txt", "more.jsonl:1", "still.txt"]
    store.save([], [Rejected(name, "bad") for name in names])
    store.settle(["in/", "more.jsonl", "still.txt"], {"still.txt"})
    assert [each.input for each in store.rejected()] == ["inner.txt", "still.txt"]


def test_a_full_disk_is_one_error_and_leaves_the_store_whole(store: Store) -> None:
    store.save([(article(), extraction())])
    pages = store.db.conn.execute("PRAGMA page_count").fetchone()[0]
    store.db.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    many = [(article(str(n), TEXT * 200), extraction(str(n))) for n in range(50)]
    with pytest.raises(StoreError, match=r"records\.db: cannot be written: database or disk is full"):
        store.save(many)
    assert list(store.extractions()) == [(article(), extraction())]
    assert store.db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_store_of_another_version_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    open_store(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreError, match=f"schema version 99; this program reads version {SCHEMA_VERSION}"):
        open_store(path)


def test_what_is_no_store_is_said_and_left_alone(tmp_path: Path) -> None:
    text, database = tmp_path / "notes.txt", tmp_path / "mine.db"
    text.write_text("no database at all, but long enough to be looked at as one" * 20)
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE mine (x)")
    other.close()
    for path, message in (
        (text, "file is not a database"),
        (database, "no store of tenders"),
        (tmp_path, "cannot be opened"),
    ):
        with pytest.raises(StoreError, match=message):
            open_store(path)
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "nowhere.db", create=False)
    assert not (tmp_path / "nowhere.db").exists()


def test_foreign_keys_write_ahead_log_and_version_are_set(store: Store) -> None:
    pragmas = [
        store.db.conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "journal_mode", "user_version")
    ]
    assert pragmas == [1, "wal", SCHEMA_VERSION]
    with pytest.raises(sqlite3.IntegrityError):
        store.db.conn.execute("INSERT INTO suppliers VALUES ('no such record', 0, 'x')")
