"""doccano JSONL: ``{"text", "label": [[start, end, label]]}`` a line; what else stands in a line it keeps as metadata.

doccano counts UTF-16 code units (its issue 2290). Its spans have no values: they are metadata by span, and a span that
was added or moved in doccano comes back without one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.exchange.offsets import CodeUnits
from eval.exchange.parts import document_of, entity_of, head_of
from eval.gold import GoldDocument, GoldError


def write(documents: Iterable[GoldDocument], path: Path) -> None:
    """Write a line a document."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for document in documents:
            out.write(json.dumps(_line(document), ensure_ascii=False) + "\n")


def _line(document: GoldDocument) -> dict[str, Any]:
    units, head = CodeUnits(document["text"]), head_of(document)
    spans = [[units.of(e["start"]), units.of(e["end"]), e["label"]] for e in document["entities"]]
    values = {_key(span): e["value"] for span, e in zip(spans, document["entities"], strict=True)}
    # doccano numbers its lines itself, under "id"
    return {"text": document["text"], "label": spans, "document": head.pop("id"), **head, "values": values}


def _key(span: list[Any]) -> str:
    return f"{span[0]}-{span[1]} {span[2]}"


def read(path: Path) -> list[GoldDocument]:
    """The documents of an export. Raises GoldError for a line that is none."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_document(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _document(line: str, where: str) -> GoldDocument:
    try:
        row = json.loads(line)
        text, units, values = row["text"], CodeUnits(row["text"]), row.get("values") or {}
        spans = row.get("label") or row.get("entities") or []
        entities = [entity_of(text, units.point(s[0]), units.point(s[1]), s[2], values.get(_key(s))) for s in spans]
        return document_of(text, entities, {**row, "id": str(row.get("document") or row.get("id") or where)})
    except (json.JSONDecodeError, KeyError, TypeError, IndexError, AttributeError, GoldError) as error:
        raise GoldError(f"{where}: no line of doccano: {error}") from error
