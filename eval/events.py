"""Recall over sentences labelled with events (FewFC's 中标): are the winner and the amount found, by overlap?

    python -m eval.events SHARED/corpora/fewfc.jsonl.gz

Prints for each role how many arguments are told, found as a mention, and found as the record's supplier or award. A
record's value counts wherever the sentence repeats it. Sentences that tell of a proposed winner (预中标, 候选人) are
counted apart: by the guidelines a proposal is a winner only where the text treats it as the result. Then, for the
winners and amounts of records in sentences that label some, the mean confidence and the share that overlaps a label.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.article import Span
from eval.gold import gold_article, read_gold
from tenders.pipeline import read_article
from tenders.record import Extraction, Fact

ROLES = {"sub": ("winner", ("COMPANY", "PUBLIC_BODY")), "amount": ("amount", ("MONEY",))}
_PROPOSED = re.compile("预中标|拟中标|候选|拟成交|排序人")


def count_events(documents: Iterable[dict[str, Any]]) -> Counter[tuple[str, str, str]]:
    """Arguments by (told | proposed, winner | amount, all | mention | record)."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        arguments = _arguments(document)
        if not arguments:
            continue
        extraction = read_article(gold_article(document))
        kind = "proposed" if _PROPOSED.search(document["text"]) else "told"
        for argument in arguments:
            if argument["role"] in ROLES:
                role, labels = ROLES[argument["role"]]
                at = Span(argument["start"], argument["end"])
                counts[kind, role, "all"] += 1
                counts[kind, role, "mention"] += _is_found(extraction, labels, at, None)
                counts[kind, role, "record"] += _is_found(extraction, labels, at, _values(extraction, role))
    return counts


def rated_values(documents: Iterable[dict[str, Any]]) -> Iterator[tuple[str, float, bool]]:
    """Role, confidence and whether the value overlaps a labelled argument, for values in sentences of one result."""
    for document in documents:
        arguments = _arguments(document)
        if not arguments or _PROPOSED.search(document["text"]):
            continue
        extraction = read_article(gold_article(document))
        for label, (role, labels) in ROLES.items():
            spans = [Span(each["start"], each["end"]) for each in arguments if each["role"] == label]
            for fact in _facts(extraction, role) if spans else ():
                right = any(_is_found(extraction, labels, at, {fact.value}) for at in spans)
                yield role, fact.confidence or 0.0, right


def _arguments(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for event in document["events"] if event["type"] == "中标" for each in event["arguments"]]


def _facts(extraction: Extraction, role: str) -> list[Fact[Any]]:
    if role == "winner":
        return [supplier for record in extraction.records for supplier in record.suppliers]
    return [record.award for record in extraction.records if record.award]


def _values(extraction: Extraction, role: str) -> set[object]:
    return {fact.value for fact in _facts(extraction, role)}


def _is_found(extraction: Extraction, labels: tuple[str, ...], at: Span, values: set[object] | None) -> bool:
    """True when a mention of ``labels`` (with one of ``values``, where given) overlaps ``at``."""
    return any(
        mention.label in labels
        and mention.span.start < at.end
        and at.start < mention.span.end
        and (values is None or mention.value in values)
        for mention in extraction.mentions
    )


def main() -> None:
    """Print the recall of each kind and role."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents")
    documents = list(read_gold(parser.parse_args().documents))
    counts = count_events(documents)
    for kind in ("told", "proposed"):
        for role in ("winner", "amount"):
            total = counts[kind, role, "all"]
            shares = (f"{found} {counts[kind, role, found] / total:.3f}" for found in ("mention", "record"))
            print(f"{kind:9} {role:7} {total:5}", *shares)
    rated = list(rated_values(documents))
    for role in ("winner", "amount"):
        for least in (0.0, 0.9):
            some = [(sure, right) for name, sure, right in rated if name == role and sure >= least]
            told, found = (sum(each) / len(some) for each in zip(*some, strict=True)) if some else (0.0, 0.0)
            print(f"from {least:4} {role:7} {len(some):5} told {told:.3f} right {found:.3f}")


if __name__ == "__main__":
    main()
