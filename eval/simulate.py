"""Labels needed for a given F1, by the order in which documents are labelled.

``python -m eval.simulate [GOLD…]``. The extractor reads all documents; then they are labelled one after another, and
a labelled document is right. The F1 is over values of mentions and record fields of all documents together. The order
of ``eval.suggest`` is made anew after each document, from what is labelled by then; beside it random orders and the
best possible one (most errors per label first).
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.compare import Compared, compare
from eval.gold import gold_article
from eval.metrics.counts import Counts
from eval.publish import shipped_files
from eval.rules import rule_counts
from eval.suggest import Signs, read_signs, suggest

_FAMILIES = ("value", "field")
_TARGETS = (0.96, 0.97, 0.98, 0.99)
_ORDERS = 200


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document of the pool: labels to make, right, spurious and missed before; its signs and its rules' counts."""

    labels: int
    right: int
    spurious: int
    missed: int
    signs: Signs
    rules: Counts

    @property
    def errors(self) -> int:
        """What labelling mends."""
        return self.spurious + self.missed


def pool(files: Sequence[Path]) -> list[Labelled]:
    """The documents of gold files, read by the extractor."""
    return [_labelled(document) for path in files for document in compare(path)]


def _labelled(document: Compared) -> Labelled:
    tp, fp, fn = (
        sum(n for (family, _, kind), n in document.counts.items() if family in _FAMILIES and kind == outcome)
        for outcome in ("tp", "fp", "fn")
    )
    signs = read_signs(gold_article(document.gold))
    return Labelled(tp + fn, tp, fp, fn, signs, rule_counts(document.gold, document.found))


def suggested(documents: Sequence[Labelled]) -> list[int]:
    """The order of ``suggest``, made anew after each document."""
    known: Counts = Counter()
    order: list[int] = []
    while len(order) < len(documents):
        left = [at for at in range(len(documents)) if at not in order]
        ranked = suggest([documents[at].signs for at in left], known)
        by_name = {documents[at].signs.article: at for at in left}
        order.append(by_name[ranked[0].article])
        known.update(documents[order[-1]].rules)
    return order


def labels_needed(documents: Sequence[Labelled], order: Sequence[int], target: float) -> int:
    """Labels made until the F1 of all documents reaches the target."""
    right, wrong = sum(one.right for one in documents), sum(one.errors for one in documents)
    made = 0
    for at in order:
        if _f1(right, wrong) >= target:
            break
        one = documents[at]
        made, right, wrong = made + one.labels, right + one.missed, wrong - one.errors
    return made


def _f1(right: int, wrong: int) -> float:
    """F1 of right items and of errors of both kinds; 1 where there is nothing."""
    return 2 * right / (2 * right + wrong) if right or wrong else 1.0


def random_needed(documents: Sequence[Labelled], target: float, orders: int = _ORDERS) -> list[int]:
    """Labels needed in random orders, sorted."""
    rng, places = random.Random(1), list(range(len(documents)))
    return sorted(labels_needed(documents, rng.sample(places, len(places)), target) for _ in range(orders))


def best(documents: Sequence[Labelled]) -> list[int]:
    """The order that nobody knows beforehand: most errors per label first."""
    density = [one.errors / max(one.labels, 1) for one in documents]
    return sorted(range(len(documents)), key=lambda at: -density[at])


def main() -> None:
    """Print a line for each target."""
    documents = pool([Path(name) for name in sys.argv[1:]] or list(shipped_files().values()))
    right, wrong = sum(one.right for one in documents), sum(one.errors for one in documents)
    labels = sum(one.labels for one in documents)
    print(f"{len(documents)} documents, {labels} labels, F1 before {_f1(right, wrong):.3f}")
    orders = {"suggested": suggested(documents), "best possible": best(documents)}
    for target in _TARGETS:
        drawn = random_needed(documents, target)
        needed = "  ".join(f"{name} {labels_needed(documents, order, target)}" for name, order in orders.items())
        middle = f"random {sum(drawn) / len(drawn):.0f} ({drawn[len(drawn) // 20]}..{drawn[-len(drawn) // 20]})"
        print(f"F1 {target:.2f}: labels needed  {needed}  {middle}")


if __name__ == "__main__":
    main()
