"""Gold documents: read from JSON Lines, checked loudly, turned into articles."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.article import Article

GoldDocument = dict[str, Any]


class GoldError(ValueError):
    """A gold file that does not keep the guidelines; the message names file, line and what is wrong."""


def read_gold(path: str | Path) -> Iterator[GoldDocument]:
    """Documents of a gold file (``.jsonl`` or ``.jsonl.gz``), each span checked against its text.

    Raises GoldError for broken JSON, a missing id or text, and a span that is not its text.
    """
    open_text = gzip.open if str(path).endswith(".gz") else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _checked(line, f"{path}:{number}")


def _checked(line: str, where: str) -> GoldDocument:
    try:
        document: GoldDocument = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: no JSON: {error}") from error
    if not isinstance(document, dict):
        raise GoldError(f"{where}: no object")
    for key in ("id", "text"):
        if key not in document:
            raise GoldError(f"{where}: no {key!r}")
    for entity in document.get("entities") or ():
        _check_span(document["text"], entity, where)
    return document


def _check_span(text: str, entity: dict[str, Any], where: str) -> None:
    try:
        start, end, words = entity["start"], entity["end"], entity["text"]
        same = text[start:end] == words
    except (KeyError, TypeError) as error:
        raise GoldError(f"{where}: entity {entity!r} has no span with its text and label") from error
    if not same or "label" not in entity:
        raise GoldError(f"{where}: span {start}-{end} is not {words!r}, or has no label")


def gold_article(document: GoldDocument) -> Article:
    """The article of a gold document; what is labelled is left behind."""
    return Article(
        id=str(document["id"]),
        text=document["text"],
        language=document.get("lang") or "zh",
        kind=document.get("kind") or "news",
        title=document.get("title"),
        published=document.get("published"),
        source=document.get("source"),
    )
