"""How often the models know the part of a mention, by gold set and part, without any rule.

``python -m bench.roles [GOLD…]``; without files the sets that no model has seen. A mention's part is what the records
tell of its value; a value that plays several parts is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.gold import read_gold
from eval.train_roles import LANGUAGES, told_parts
from nlp.linear import around, words_of
from tenders.roles.learned import FAMILIES, FAMILY_OF, OTHER, role_models

GOLD = Path(__file__).parents[1] / "eval" / "gold"
UNSEEN = (GOLD / "held.jsonl", GOLD / "fresh.jsonl")
Pair = tuple[str, str]  # the part told and the part seen


def seen_parts(path: Path, language: str) -> Iterator[Pair]:
    """The part of each mention by the records and by the model."""
    models = role_models(language)
    for document in read_gold(path):
        if document["lang"] == language:
            frame = told_parts(document)
            words = words_of(frame.text)
            for family in FAMILIES:
                some = [(at, part) for at, part in frame.roles if FAMILY_OF.get(frame.text[at]) == family]
                if some:
                    shares = models[family].probabilities(around(words, words.at([at for at, _ in some])))
                    yield from zip(
                        (part for _, part in some), (FAMILIES[family][i] for i in shares.argmax(1)), strict=True
                    )


def rows(pairs: Iterable[Pair]) -> Iterator[str]:
    """A table's row for each part: precision, recall, F1 and how many mentions play it."""
    counts = Counter(pairs)
    for part in dict.fromkeys(part for parts in FAMILIES.values() for part in parts if part != OTHER):
        right = counts[part, part]
        seen = sum(n for (_, other), n in counts.items() if other == part)
        told = sum(n for (other, _), n in counts.items() if other == part)
        if told:
            f1 = 2 * right / (seen + told)
            yield f"| {part} | {right / seen if seen else 0:.2f} | {right / told:.2f} | {f1:.3f} | {told} |"


def main(paths: Iterable[Path]) -> None:
    """Print a table for each file and language."""
    for path in paths:
        for language in LANGUAGES:
            print(f"\n{path.stem}, {language}\n\n| part | precision | recall | F1 | mentions |")
            print("| --- | --- | --- | --- | --- |", *rows(seen_parts(path, language)), sep="\n")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or UNSEEN)
