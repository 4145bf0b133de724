"""Recall over sentences labelled with events (FewFC's 中标): are the winner and the amount found, by overlap?

    python -m eval.events SHARED/corpora/fewfc.jsonl.gz

Prints for each role how many arguments are told, found as a mention, and found as the record's supplier or award. A
record's value counts wherever the sentence repeats it. Sentences that tell of a proposed winner (预中标, 候选人) are
counted apart: by the guidelines a proposal is a winner only where the text treats it as the result.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus.article import Span
from eval.gold import gold_article, read_gold
from tenders.pipeline import read_article
from tenders.record import Extraction

ROLES = {"sub": ("winner", ("COMPANY", "PUBLIC_BODY")), "amount": ("amount", ("MONEY",))}
_PROPOSED = re.compile("预中标|拟中标|候选|拟成交|排序人")


def count_events(documents: Iterator[dict[str, Any]]) -> Counter[tuple[str, str, str]]:
    """Arguments by (told | proposed, winner | amount, all | mention | record)."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for document in documents:
        arguments = [each for event in document["events"] if event["type"] == "中标" for each in event["arguments"]]
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


def _values(extraction: Extraction, role: str) -> set[object]:
    if role == "winner":
        return {supplier.value for record in extraction.records for supplier in record.suppliers}
    return {record.award.value for record in extraction.records if record.award}


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
    counts = count_events(iter(read_gold(parser.parse_args().documents)))
    for kind in ("told", "proposed"):
        for role in ("winner", "amount"):
            total = counts[kind, role, "all"]
            shares = (f"{found} {counts[kind, role, found] / total:.3f}" for found in ("mention", "record"))
            print(f"{kind:9} {role:7} {total:5}", *shares)


if __name__ == "__main__":
    main()
