"""CoNLL columns by character: ``character TAB value TAB tag``, tags B-, I- and O, a blank line after a line end.

The tag is the last column, as CoNLL-2003 readers expect. A value is JSON on its mention's first character, ``_``
elsewhere. White space stands as ``U+000A``. Comments hold the head (``# head = {…}``), one before each document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.exchange.parts import document_of, entity_of, head_of, value_of, value_words
from eval.gold import GoldDocument, GoldError

_HEAD = "# head = "


def write(documents: Iterable[GoldDocument], path: Path) -> None:
    """Write all documents to one file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for document in documents:
            out.writelines(line + "\n" for line in _lines(document))


def _lines(document: GoldDocument) -> Iterator[str]:
    yield _HEAD + json.dumps(head_of(document), ensure_ascii=False)
    columns = [("_", "O")] * len(document["text"])
    for entity in document["entities"]:
        inside = range(entity["start"] + 1, entity["end"])
        columns[entity["start"]] = (value_words(entity["value"]), f"B-{entity['label']}")
        for at in inside:
            columns[at] = ("_", f"I-{entity['label']}")
    for sign, (value, tag) in zip(document["text"], columns, strict=True):
        yield f"{_written(sign)}\t{value}\t{tag}"
        if sign == "\n":
            yield ""
    yield ""


def _written(sign: str) -> str:
    return sign if sign.isprintable() and not sign.isspace() else f"U+{ord(sign):04X}"


def _sign(written: str) -> str:
    return written if len(written) == 1 else chr(int(written.removeprefix("U+"), 16))


def read(path: Path) -> list[GoldDocument]:
    """The documents of a file; one without a head is named by its place. Raises GoldError for a line that is none."""
    documents: list[GoldDocument] = []
    head: dict[str, Any] | None = None
    rows: list[list[str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith(_HEAD):
            documents += _document(head, rows, path)
            head, rows = value_of(line.removeprefix(_HEAD)), []
        elif line and not line.startswith("# "):
            rows.append(_row(line, f"{path}:{number}"))
    return [*documents, *_document(head, rows, path)]


def _row(line: str, where: str) -> list[str]:
    row = line.split("\t")
    if len(row) != 3 or not (row[2] == "O" or row[2][:2] in ("B-", "I-")):
        raise GoldError(f"{where}: {line!r} is not character, value and tag")
    return row


def _document(head: dict[str, Any] | None, rows: list[list[str]], path: Path) -> Iterator[GoldDocument]:
    if rows:
        text = "".join(_sign(sign) for sign, _, _ in rows)
        yield document_of(text, _entities(text, rows), head or {"id": path.stem})


def _entities(text: str, rows: list[list[str]]) -> Iterator[dict[str, Any]]:
    starts = [at for at, row in enumerate(rows) if row[2].startswith("B-")]
    for start in starts:
        inside, end = f"I-{rows[start][2][2:]}", start + 1
        while end < len(rows) and rows[end][2] == inside:
            end += 1
        value = None if rows[start][1] == "_" else value_of(rows[start][1])
        yield entity_of(text, start, end, rows[start][2][2:], value)
