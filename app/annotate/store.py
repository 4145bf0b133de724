"""The annotation store: one SQLite file that many processes may write at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.annotate.layer import Edit, Event, State, state_of
from app.annotate.schema import AnnotationError, Conflict, connect

_EVENT = "seq, client, number, actor, at, op, body"
_DOCUMENT = "id, lang, kind, published, source, title, text, more, number"


@dataclass(frozen=True, slots=True)
class Page:
    """A document to annotate. ``number`` is its place in the store, from 1; ``more`` what else its gold line had."""

    id: str
    lang: str
    kind: str
    published: str | None
    source: str | None
    title: str | None
    text: str
    more: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a layer is: edits made (starts apart), and whether its annotator called it done."""

    document: int
    layer: str
    edits: int
    done: bool


@contextmanager
def open_annotations(path: str | Path, create: bool = True) -> Iterator[Annotations]:
    """An annotation store to use and to close. Raises AnnotationError for a file that is none."""
    db = connect(path, create)
    try:
        yield Annotations(db)
    finally:
        db.close()


class Annotations:
    """Documents, layers and their events. Each writing method is one transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside; other writers wait."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def add(self, page: Page) -> int:
        """Add a document and give its number; one that is there with the same text stays as it is.

        Raises AnnotationError for another text under a known id.
        """
        known = self.db.execute("SELECT number, text FROM documents WHERE id = ?", (page.id,)).fetchone()
        if known and known[1] != page.text:
            raise AnnotationError(f"{page.id}: the store holds another text under this id")
        if known:
            return int(known[0])
        row = asdict(page) | {"more": json.dumps(dict(page.more), ensure_ascii=False), "added": _now()}
        row.pop("number")
        marks = ", ".join(f":{name}" for name in row)
        return int(self.db.execute(f"INSERT INTO documents({', '.join(row)}) VALUES({marks})", row).lastrowid or 0)

    def page(self, number: int) -> Page:
        """The document of a number. Raises AnnotationError when there is none."""
        row = self.db.execute(f"SELECT {_DOCUMENT} FROM documents WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise AnnotationError(f"no document {number}")
        return _page(row)

    def pages(self) -> Iterator[Page]:
        """Every document, in the order of adding."""
        yield from map(_page, self.db.execute(f"SELECT {_DOCUMENT} FROM documents ORDER BY number").fetchall())

    def layers(self, document: int) -> list[str]:
        """Names of a document's layers, the oldest first."""
        rows = self.db.execute("SELECT name FROM layers WHERE document = ? ORDER BY number", (document,))
        return [name for (name,) in rows]

    def begin(self, document: int, layer: str, start: State, actor: str) -> None:
        """Make a layer that starts with a state; one that is there stays as it is."""
        with self.transaction():
            made = self.db.execute("INSERT OR IGNORE INTO layers(document, name) VALUES(?, ?)", (document, layer))
            if made.rowcount:
                self._insert(self._layer(document, layer), Edit("start", 0, "start", {"changes": start}), actor)

    def append(self, document: int, layer: str, edits: Iterable[Edit], actor: str) -> list[int]:
        """Store edits in order, all or none, and give the ``seq`` of each; one that is stored already is not again.

        Raises Conflict when a client's number was used for something else, AnnotationError for an undo of nothing.
        """
        with self.transaction():
            number = self._layer(document, layer)
            return [self._insert(number, edit, actor) for edit in edits]

    def events(self, document: int, layer: str, since: int = 0) -> list[Event]:
        """Events of a layer after ``since``, in order."""
        rows = self.db.execute(
            f"SELECT {_EVENT} FROM events WHERE layer = ? AND seq > ? ORDER BY seq",
            (self._layer(document, layer), since),
        )
        return [_event(*row) for row in rows]

    def state(self, document: int, layer: str) -> State:
        """What a layer holds now."""
        return state_of(self.events(document, layer))

    def progress(self) -> list[Progress]:
        """Every layer with its number of edits and whether it is done."""
        rows = self.db.execute(
            """SELECT document, name,
            (SELECT count(*) FROM events WHERE layer = layers.number AND op NOT IN ('start', 'done')),
            (SELECT json_extract(body, '$.done') FROM events WHERE layer = layers.number AND op = 'done'
             ORDER BY seq DESC LIMIT 1) FROM layers ORDER BY document, number"""
        )
        return [Progress(document, name, edits, bool(done)) for document, name, edits, done in rows]

    def _layer(self, document: int, name: str) -> int:
        found = self.db.execute("SELECT number FROM layers WHERE document = ? AND name = ?", (document, name))
        row = found.fetchone()
        if row is None:
            raise AnnotationError(f"document {document} has no layer {name!r}")
        return int(row[0])

    def _insert(self, layer: int, edit: Edit, actor: str) -> int:
        body = json.dumps(edit.body, ensure_ascii=False, sort_keys=True)
        known = self._known(layer, edit)
        if known is None:
            self._check_target(layer, edit)
            values = (layer, edit.client, edit.number, actor, _now(), edit.op, body)
            added = self.db.execute(
                "INSERT INTO events(layer, client, number, actor, at, op, body) VALUES(?, ?, ?, ?, ?, ?, ?)", values
            )
            return int(added.lastrowid or 0)
        if known[1:] != (edit.op, body, actor):
            raise Conflict(f"number {edit.number} of this window was used for another edit")
        return known[0]

    def _known(self, layer: int, edit: Edit) -> tuple[int, str, str, str] | None:
        found: tuple[int, str, str, str] | None = self.db.execute(
            "SELECT seq, op, body, actor FROM events WHERE layer = ? AND client = ? AND number = ?",
            (layer, edit.client, edit.number),
        ).fetchone()
        return found

    def _check_target(self, layer: int, edit: Edit) -> None:
        """An undo or redo is about an edit of the same layer, never about its start."""
        if edit.op not in ("undo", "redo"):
            return
        query = "SELECT op FROM events WHERE layer = ? AND client = ? AND number = ?"
        found = self.db.execute(query, (layer, *edit.body["of"])).fetchone()
        if found != ("edit",):
            raise AnnotationError(f"nothing to {edit.op}")


def _page(row: Sequence[Any]) -> Page:
    values = dict(zip(_DOCUMENT.split(", "), row, strict=True))
    return Page(**values | {"more": json.loads(values["more"])})


def _event(seq: int, client: str, number: int, actor: str, at: str, op: str, body: str) -> Event:
    return Event(seq, client, number, actor, at, op, json.loads(body))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
