"""How sure a figure is: its 95 % interval over documents drawn again and again with replacement."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from eval.metrics.counts import Counts
from eval.score import scores

Interval = tuple[float, float]
_SEED = 1  # the reference scorer's, so that the intervals are the same


def intervals(documents: Sequence[Counts], draws: int) -> dict[tuple[str, str], Interval]:
    """The 2.5th and 97.5th percentile of each score's F1 over ``draws`` samples of the documents."""
    rng = random.Random(_SEED)
    drawn: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for _ in range(draws):
        for name, row in scores(_sum_all(rng.choices(documents, k=len(documents)))).items():
            drawn[name].append(row.f1)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def _sum_all(documents: Sequence[Counts]) -> Counts:
    """The sum with its zeros, as the reference draws its samples."""
    total: Counts = Counter()
    for counts in documents:
        total.update(counts)
    return total


def _middle(values: list[float]) -> Interval:
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
