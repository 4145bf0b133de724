"""The tables of an annotation store. Events are only added: triggers refuse to change or remove one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

APPLICATION = 0x746C616E  # "tlan": tells an annotation store from a store of records
VERSION = 1

SCHEMA = """
CREATE TABLE documents(
  number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL, published TEXT,
  source TEXT, title TEXT, text TEXT NOT NULL, more TEXT NOT NULL DEFAULT '{}', added TEXT NOT NULL);
CREATE TABLE layers(
  number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, name TEXT NOT NULL,
  UNIQUE(document, name));
CREATE TABLE events(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, layer INTEGER NOT NULL REFERENCES layers, client TEXT NOT NULL,
  number INTEGER NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL,
  op TEXT NOT NULL CHECK(op IN ('start', 'edit', 'undo', 'redo', 'done')), body TEXT NOT NULL,
  UNIQUE(layer, client, number));
CREATE INDEX events_of_layer ON events(layer, seq);
CREATE INDEX events_by_op ON events(op, layer, seq);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER texts_stay BEFORE UPDATE OF text ON documents
  BEGIN SELECT RAISE(ABORT, 'a text never changes after reading'); END;
CREATE TABLE users(
  name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK(role IN ('annotator', 'adjudicator', 'reader')),
  password TEXT NOT NULL, epoch INTEGER NOT NULL DEFAULT 1);
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class AnnotationError(ValueError):
    """What an annotation store cannot do; the message says why."""


class Conflict(AnnotationError):
    """One client used one number for two different edits."""


def connect(path: str | Path, create: bool = True) -> sqlite3.Connection:
    """Open a store, made when it is missing and ``create``; writes wait up to 30 seconds for one another.

    Raises AnnotationError for a file that is no annotation store, or one of a newer layout.
    """
    if not create and not Path(path).exists():
        raise AnnotationError(f"{path}: no such store; --add makes one")
    db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        _prepare(db, path)
    except sqlite3.DatabaseError as error:
        db.close()
        raise AnnotationError(f"{path}: {error}") from error
    except AnnotationError:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: str | Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    if _number(db, "application_id") != APPLICATION:
        _make(db, path)
    if _number(db, "user_version") != VERSION:
        raise AnnotationError(f"{path}: made by another version of tenderlens")


def _make(db: sqlite3.Connection, path: str | Path) -> None:
    """Lay out an empty file; another process that does so at the same moment is waited for."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    if _number(db, "application_id") != APPLICATION:
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            db.execute("ROLLBACK")
            raise AnnotationError(f"{path}: not an annotation store")
        for statement in _statements(SCHEMA):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The statements of the schema; a trigger holds semicolons and ends at ``END;``."""
    found, held = [], ""
    for line in script.strip().splitlines():
        held += line + "\n"
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])
