"""Gold documents as sources that people write and compare: Markdown files with a head and marks in the text.

A file is YAML between two lines ``---`` (id, lang, kind, published, source, title, records, policies), then the text.
Outer empty lines of the text do not count and it ends with one line end; with ``exact: true`` it is as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.check import faults
from eval.gold import GoldDocument, GoldError
from eval.marks import read_marks, read_money, write_marks, write_money

HEAD = ("id", "lang", "kind", "published", "source", "title")
_MONEY_FIELDS = ("budget", "award")
_FENCE = "---\n"


def read_source(path: str | Path) -> GoldDocument:
    """The document of a source. Raises GoldError, naming the file, for what does not keep the guidelines."""
    with open(path, encoding="utf-8", newline="") as file:
        written = file.read()
    try:
        return _checked(_document(written))
    except GoldError as error:
        raise GoldError(f"{path}: {error}") from error


def _checked(document: GoldDocument) -> GoldDocument:
    found = list(faults(document))
    if found:
        raise GoldError("; ".join(found))
    return document


def _document(written: str) -> GoldDocument:
    parts = written.split(_FENCE, 2)
    if len(parts) < 3 or parts[0]:
        raise GoldError("no head between two lines ---")
    head = _head(parts[1])
    text, entities = read_marks(parts[2] if head.pop("exact", False) else parts[2].strip("\n") + "\n")
    about = {name: _said(head.pop(name, None)) for name in HEAD}
    records = [_record(record) for record in head.pop("records", None) or ()]
    policies = head.pop("policies", None) or []
    return {**about, "text": text, "entities": entities, "records": records, "policies": policies, **_rest(head)}


def _head(words: str) -> dict[str, Any]:
    import yaml

    try:
        head = yaml.load(words, Loader=yaml.BaseLoader)  # every scalar is text: no date, no octal number, no "no"
    except yaml.YAMLError as error:
        raise GoldError(f"the head is no YAML: {error}") from error
    if not isinstance(head, dict):
        raise GoldError("the head names nothing")
    return head


def _said(words: str | None) -> str | None:
    return None if words in (None, "", "null", "~") else words


def _rest(head: dict[str, Any]) -> dict[str, Any]:
    """What a document may say besides: ``labelled``; anything else is told as a fault."""
    if isinstance(labelled := head.get("labelled"), dict) and "policies" in labelled:
        return {**head, "labelled": {**labelled, "policies": labelled["policies"] == "true"}}
    return head


def _record(record: dict[str, Any]) -> dict[str, Any]:
    read = {name: read_money(value) if name in _MONEY_FIELDS else value for name, value in record.items()}
    if "optional" in read:
        read["optional"] = read["optional"] == "true"
    return read


def write_source(document: GoldDocument) -> str:
    """The source of a document; reading it gives the document again. Raises GoldError where marks cannot carry it."""
    text = document["text"]
    exact = {} if text == text.strip("\n") + "\n" else {"exact": True}
    labelled = {"labelled": _listed(document["labelled"])} if document.get("labelled") else {}
    head: dict[str, Any] = {name: _sayable(document.get(name)) for name in HEAD} | exact | labelled
    head["records"] = [_written(record) for record in document.get("records") or ()]
    head["policies"] = document.get("policies") or []
    return _FENCE + _yaml(head) + _FENCE + write_marks(text, document.get("entities") or ())


def _listed(labelled: dict[str, Any]) -> dict[str, Any]:
    return {name: _OnOneLine(value) if isinstance(value, list) else value for name, value in labelled.items()}


def _sayable(words: str | None) -> str | None:
    if words is not None and _said(words) is None:
        raise GoldError(f"{words!r} in the head would be read as nothing")
    return words


def _written(record: dict[str, Any]) -> dict[str, Any]:
    flat = {name: write_money(value) if name in _MONEY_FIELDS else value for name, value in record.items()}
    return {name: _OnOneLine(value) if isinstance(value, list | dict) else value for name, value in flat.items()}


class _OnOneLine:
    """A list or object that is written on one line."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _yaml(head: dict[str, Any]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def on_one_line(dumper: Any, data: _OnOneLine) -> Any:
        node = dumper.represent_data(data.value)
        node.flow_style = True
        return node

    Dumper.add_representer(_OnOneLine, on_one_line)
    dumped: str = yaml.dump(head, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return dumped


def build(folder: Path, out: Path) -> list[GoldDocument]:
    """Write the sources of a folder as JSON Lines: known documents keep their places, new ones follow by file name.

    Raises GoldError for a source that does not keep the guidelines, an id that stands twice and a folder without any.
    """
    documents = [read_source(path) for path in sorted(folder.glob("*.md"))]
    if not documents:
        raise GoldError(f"{folder}: no source (*.md)")
    by_id = {document["id"]: document for document in documents}
    if len(by_id) < len(documents):
        raise GoldError(f"{folder}: {len(documents)} sources with {len(by_id)} ids")
    places = {name: at for at, name in enumerate(_ids(out))}
    ordered = sorted(documents, key=lambda document: places.get(document["id"], len(places)))
    out.write_text("".join(json_lines(ordered)), encoding="utf-8")
    return ordered


def _ids(path: Path) -> list[str]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["id"] for line in lines if line.strip()]


def json_lines(documents: Iterable[GoldDocument]) -> Iterator[str]:
    """A line of JSON a document, as gold files have them."""
    for document in documents:
        yield json.dumps(document, ensure_ascii=False) + "\n"


def unbuild(documents: Iterable[GoldDocument], folder: Path) -> list[Path]:
    """Write each document of a gold file as a source named by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for document in documents:
        path = folder / f"{document['id']}.md"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(write_source(document))
        paths.append(path)
    return paths
