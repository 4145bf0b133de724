"""What was found, in the gold form: by the pipeline now, or by any run before, kept in a file.

A kept prediction also names the rule that read each mention (``rule``) and the evidence of each record's fields
(``evidence``: path of the field, then start, end and rule), so that precision can be counted by rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval.gold import GoldDocument, GoldError, gold_article
from nlp.names import DEFAULT
from tenders.export.to_gold import gold_line
from tenders.facts import record_facts
from tenders.pipeline import read_article
from tenders.record import Fact, TenderRecord

Prediction = dict[str, Any]


def predict(document: GoldDocument, model: str = DEFAULT) -> Prediction:
    """What the pipeline finds in a gold document, with the rules that found it.

    ``model`` is the name model that reads along.
    """
    article = gold_article(document)
    extraction = read_article(article, model)
    line = gold_line(article, extraction)
    for entity, mention in zip(line["entities"], extraction.mentions, strict=True):
        entity["rule"] = mention.rule
    for plain, record in zip(line["records"], extraction.records, strict=True):
        plain["evidence"] = _evidence(record)
    return line


def _evidence(record: TenderRecord) -> dict[str, list[dict[str, Any]]]:
    return {path: _places(fact) for path, fact in record_facts(record)}


def _places(fact: Fact[Any]) -> list[dict[str, Any]]:
    return [{"start": e.span.start, "end": e.span.end, "rule": e.rule} for e in fact.evidence]


def read_predictions(path: str | Path) -> dict[str, Prediction]:
    """Predictions by document id from a JSON Lines file in the gold form. Raises GoldError for a line that is none."""
    with open(path, encoding="utf-8") as lines:
        numbered = [(f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip()]
    return dict(_prediction(where, line) for where, line in numbered)


def _prediction(where: str, line: str) -> tuple[str, Prediction]:
    try:
        document = json.loads(line)
        return document["id"], document
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{where}: no prediction in the gold form: {error}") from error


def write_predictions(path: str | Path, predictions: Iterable[Mapping[str, Any]]) -> None:
    """Keep predictions, a line a document, for a later comparison."""
    with open(path, "w", encoding="utf-8") as out:
        for prediction in predictions:
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
