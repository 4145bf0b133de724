"""The store: one SQLite file of articles and all that was read in them, each article's rows replaced as a whole."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.article import Article, has_made_id
from corpus.rejected import Rejected, name_of
from tenders.record import Extraction, TenderRecord
from tenders.restore import bare_record, restore_article, restore_extraction, restore_rejected
from tenders.schema import SCHEMA, SCHEMA_VERSION
from tenders.store_rows import ArticleRows, Row, article_rows, rejected_row, whole_path

_TABLES = (
    "articles", "signatures", "mentions", "records", "suppliers", "flags", "remarks", "policies", "citations",
    "deadlines", "evidence",
)  # fmt: skip
_INDEXED = {"article_index": "title, text, amounts", "record_index": "project, parties, amounts"}
_PAGE = 100  # articles in memory at a time
_RECORDS = 1000  # records in memory at a time
_WAIT = 30.0  # seconds for another writer to finish


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message names the file and says why."""


class Store:
    """An open store; use it as a context manager. Made by ``open_store``."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database

        self.path = path
        self.db = Database(connection)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not saved is not in it."""
        self.db.close()

    def holds(self, article: Article) -> bool:
        """True when the article is in the store exactly as it is here."""
        known = self._one("SELECT * FROM articles WHERE id = ?", article.id)
        return known is not None and restore_article(known) == article

    def version_of(self, article: Article) -> str | None:
        """The version of the rules that read the article of this id; None when it is not in the store."""
        known = self._one("SELECT version FROM articles WHERE id = ?", article.id)
        return known["version"] if known else None

    def replaced_by(self, article: Article) -> str | None:
        """Id of the stored article whose place this one takes: the one of its id, or the one its file held before.

        By its file only where both ids were made of source and text: an id that was given says itself what is the same.
        """
        if self._one("SELECT id FROM articles WHERE id = ?", article.id):
            return article.id
        path = whole_path(article)
        held = self._one("SELECT * FROM articles WHERE file = ?", path) if path and has_made_id(article) else None
        return held["id"] if held and has_made_id(restore_article(held)) else None

    def count(self, table: str) -> int:
        """Number of rows of one of the store's tables."""
        return int(self.db.table(table).count)

    def rejected(self) -> list[Rejected]:
        """Inputs that could not be read, by name."""
        return list(map(restore_rejected, self.select("SELECT * FROM rejected ORDER BY input")))

    def extractions(self, copies: bool = True) -> Iterator[tuple[Article, Extraction]]:
        """Every article with all that was read in it, in the order of arrival; without ``copies`` a text once."""
        last, wanted = 0, "" if copies else "AND id NOT IN (SELECT article FROM duplicates)"
        while page := self.select(f"SELECT * FROM articles WHERE row > ? {wanted} ORDER BY row LIMIT {_PAGE}", last):
            for row in page:
                article = restore_article(row)
                yield article, restore_extraction(article, self.select)
            last = page[-1]["row"]

    def bare_records(self) -> Iterator[tuple[str, TenderRecord]]:
        """Every record by its id, without evidence and what is made of its fields: little to hold in memory."""
        last = 0
        won = "SELECT record, name FROM suppliers JOIN records r ON r.id = record WHERE row BETWEEN ? AND ?"
        while page := self.select(f"SELECT * FROM records WHERE row > ? ORDER BY row LIMIT {_RECORDS}", last):
            suppliers: defaultdict[str, list[str]] = defaultdict(list)
            for each in self.select(f"{won} ORDER BY row, suppliers.position", last + 1, page[-1]["row"]):
                suppliers[each["record"]].append(each["name"])
            yield from ((row["id"], bare_record(row, suppliers[row["id"]])) for row in page)
            last = page[-1]["row"]

    def save(
        self, read: Iterable[tuple[Article, Extraction]], rejected: Iterable[Rejected] = (), version: str = ""
    ) -> None:
        """``save_rows`` of articles and what was read in them."""
        self.save_rows([(each[0], article_rows(*each)) for each in read], rejected, version)

    def save_rows(
        self, made: Iterable[tuple[Article, ArticleRows]], rejected: Iterable[Rejected] = (), version: str = ""
    ) -> None:
        """Put articles and rejected inputs into the store in one transaction: all of them, or none.

        An article takes the place of the one that it replaces (``replaced_by``); ``version`` read it. Raises
        StoreError when the file cannot be written (a full disk, say); the store then is as it was before.
        """
        fresh = {article.id: (article, rows) for article, rows in made}
        with self._writing():
            places = [self._make_room(article) for article, _ in fresh.values()]
            self._insert(self._numbered(places), [rows for _, rows in fresh.values()], version)
            self._sweep()
            self.db.table("rejected").insert_all(map(rejected_row, rejected), pk="input", replace=True)

    def refill(self, names: Sequence[str], tables: Mapping[str, list[Row]]) -> None:
        """Replace all rows of some tables in one transaction; ``names`` with children before parents."""
        with self._writing():
            for name in names:
                self.db.execute(f"DELETE FROM {name}")
            for name in reversed(names):
                self._put(name, tables.get(name, []))

    def replace(self, table: str, rows: list[Row]) -> None:
        """Put rows into a table in one transaction, each in the place of one of the same key."""
        with self._writing():
            self.db.table(table).insert_all(rows, replace=True)

    def settle(self, inputs: Iterable[str], rejected: Collection[str]) -> None:
        """Forget what was rejected under ``inputs`` (files, folders) by an earlier run and is not in ``rejected``."""
        with self._writing():
            for row in self.select("SELECT input FROM rejected"):
                if row["input"] not in rejected and any(is_under(row["input"], each) for each in inputs):
                    self.db.execute("DELETE FROM rejected WHERE input = ?", [row["input"]])

    def _make_room(self, article: Article) -> int | None:
        """Take out what an article replaces and its earlier rejection; returns the row number that it had."""
        names = [article.id, name_of(article)]
        self.db.execute(f"DELETE FROM rejected WHERE input IN ({', '.join('?' * len(names))})", names)
        return self._remove(self.replaced_by(article) or article.id)

    def _numbered(self, places: Iterable[int | None]) -> list[int]:
        """Row numbers: an article's old one, or the next."""
        fresh = count(self._next_row("articles"))
        return [next(fresh) if place is None else place for place in places]

    def _insert(self, numbers: list[int], made: list[ArticleRows], version: str) -> None:
        parents = [{"row": row, **rows.article, "version": version} for row, rows in zip(numbers, made, strict=True)]
        tables: defaultdict[str, list[Row]] = defaultdict(list, articles=parents)
        for rows in made:
            for name, more in rows.tables.items():
                tables[name] += more
        for row, values in enumerate(tables["records"], self._next_row("records")):
            values["row"] = row
        for table in _TABLES:
            self._put(table, tables[table], "INSERT OR IGNORE" if table == "policies" else "INSERT")
        self._index("article_index", numbers, (rows.article_index for rows in made))
        records = (row for rows in made for row in rows.record_index)
        self._index("record_index", (values["row"] for values in tables["records"]), records)

    def _put(self, table: str, rows: Sequence[Row], how: str = "INSERT") -> None:
        """Rows that all name the same columns, by one statement: many rows an article are what a run waits for."""
        if rows:
            names = ", ".join(f'"{name}"' for name in rows[0])
            values = ", ".join(f":{name}" for name in rows[0])
            self.db.conn.executemany(f"{how} INTO {table} ({names}) VALUES ({values})", rows)

    def _next_row(self, table: str) -> int:
        last = self._one(f"SELECT coalesce(max(row), 0) AS last FROM {table}")
        return int(last["last"]) + 1 if last else 1

    def _index(self, table: str, numbers: Iterable[int], texts: Iterable[Row]) -> None:
        values = [(row, *each.values()) for row, each in zip(numbers, texts, strict=True)]
        self.db.conn.executemany(f"INSERT INTO {table} (rowid, {_INDEXED[table]}) VALUES (?, ?, ?, ?)", values)

    def _remove(self, article: str) -> int | None:
        """Take an article and all its rows out; returns its row number, None when it was not there."""
        known = self._one("SELECT row FROM articles WHERE id = ?", article)
        if known is None:
            return None
        records = "SELECT row FROM records WHERE article = ?"
        self.db.execute(f"DELETE FROM record_index WHERE rowid IN ({records})", [article])
        self.db.execute("DELETE FROM article_index WHERE rowid = ?", [known["row"]])
        self.db.execute("DELETE FROM articles WHERE id = ?", [article])
        return int(known["row"])

    def _sweep(self) -> None:
        """Take out policies that no article cites any longer."""
        cited = "SELECT 1 FROM citations WHERE citations.policy = policies.id"
        self.db.execute(f"DELETE FROM policies WHERE NOT EXISTS ({cited})")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.db.rollback()
                raise
            self.db.commit()
        except sqlite3.Error as error:
            self.db.rollback()
            raise StoreError(f"{self.path}: cannot be written: {error}") from error

    def select(self, sql: str, *values: Any) -> list[Row]:
        """The rows that a query gives. Raises StoreError when the file cannot be read."""
        try:
            return list(self.db.query(sql, list(values)))
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: cannot be read: {error}") from error

    def _one(self, sql: str, *values: Any) -> Row | None:
        return next(iter(self.select(sql, *values)), None)


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """Open a store, made new when there is none and ``create`` is true.

    Raises StoreError for a missing file, a file that is no store, and a store of another schema version.
    """
    path = str(path)
    if not create and not Path(path).is_file():
        raise StoreError(f"{path}: no such store")
    try:
        connection = sqlite3.connect(path, timeout=_WAIT)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened: {error}") from error
    try:
        _prepare(path, connection, create)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(f"{path}: no store of tenders: {error}") from error
    except StoreError:
        connection.close()
        raise
    return Store(path, connection)


def _prepare(path: str, connection: sqlite3.Connection, create: bool) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if version == 0 and empty and create:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    elif version == 0:
        raise StoreError(f"{path}: a SQLite file, but no store of tenders")
    elif version != SCHEMA_VERSION:
        raise StoreError(
            f"{path}: a store of schema version {version}; this program reads version {SCHEMA_VERSION}: "
            "extract the articles into a new file"
        )
    connection.execute("PRAGMA foreign_keys = ON")


def is_under(rejected: str, given: str) -> bool:
    """True when a rejected input is a given file or folder, lies in it, or is a line or member of it."""
    given = given.rstrip("/") or "/"
    return rejected == given or rejected.startswith((given + "/", given + ":"))
