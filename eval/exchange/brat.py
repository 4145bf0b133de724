"""brat standoff: a folder with ``ID.txt`` and ``ID.ann`` a document, and ``ID.json``, which brat passes over.

brat's server cuts decoded text, so offsets are code points. A line of an .ann file cannot hold a line end: a mention
over several lines is written in fragments, as brat writes discontinuous ones. Values are annotators' notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from eval.exchange.parts import document_of, entity_of, head_of, value_of, value_words
from eval.forms import VALUE_FORMS
from eval.gold import GoldDocument, GoldError

_LINE_END = re.compile(r"[\r\n]+")
_MENTION = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t.*")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")


def write(documents: Iterable[GoldDocument], folder: Path) -> None:
    """Write the files of each document, named by its id, and the configuration that names the labels."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = "\n".join(VALUE_FORMS)
    _write(folder / "annotation.conf", f"[entities]\n{labels}\n[relations]\n[events]\n[attributes]\n")
    for document in documents:
        name = _file_name(document["id"])
        _write(folder / f"{name}.txt", document["text"])
        _write(folder / f"{name}.ann", "".join(_lines(document)))
        _write(folder / f"{name}.json", json.dumps(head_of(document), ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


def _file_name(name: str) -> str:
    if not re.fullmatch(r"[^/\\\0]{1,200}", name) or name in (".", ".."):
        raise GoldError(f"id {name!r} is no file name")
    return name


def _lines(document: GoldDocument) -> Iterator[str]:
    for number, entity in enumerate(document["entities"], 1):
        parts = list(_fragments(entity))
        spans = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(document["text"][start:end] for start, end in parts)
        yield f"T{number}\t{entity['label']} {spans}\t{words}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{value_words(entity['value'])}\n"


def _fragments(entity: dict[str, Any]) -> Iterator[tuple[int, int]]:
    start, words = entity["start"], entity["text"]
    at = 0
    for gap in _LINE_END.finditer(words):
        yield start + at, start + gap.start()
        at = gap.end()
    yield start + at, start + len(words)


def read(folder: Path) -> list[GoldDocument]:
    """The documents of a folder by file name; what was added in brat has no value yet. Raises GoldError."""
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        raise GoldError(f"{folder}: no .ann file")
    return [_document(path) for path in paths]


def _document(path: Path) -> GoldDocument:
    text, lines = _read(path.with_suffix(".txt")), _read(path).split("\n")
    about = path.with_suffix(".json")
    head = json.loads(_read(about)) if about.exists() else {"id": path.stem}
    notes = {note[1]: value_of(note[2]) for note in map(_NOTE.fullmatch, lines) if note}
    mentions = (mention for mention in map(_MENTION.fullmatch, lines) if mention)
    try:
        return document_of(text, [_entity(text, mention, notes.get(mention[1])) for mention in mentions], head)
    except GoldError as error:
        raise GoldError(f"{path}: {error}") from error


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _entity(text: str, mention: re.Match[str], value: Any) -> dict[str, Any]:
    """A mention; fragments with only line ends between them are one, others cannot be kept."""
    ends = [tuple(map(int, part.split())) for part in mention[3].split(";")]
    for (_, before), (after, _) in pairwise(ends):
        if not _LINE_END.fullmatch(text[before:after]):
            raise GoldError(f"{mention[1]} is discontinuous")
    return entity_of(text, ends[0][0], ends[-1][1], mention[2], value)
