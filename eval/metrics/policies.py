"""Policies: those cited that were found, paired by an equal title or number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eval.metrics.counts import Counts, Document, Record, add
from eval.metrics.values import fold_name

PolicyPair = tuple[Record | None, Record | None]


def count(gold: Document, found: Document) -> Counts:
    """Counts of the policy family of a document, where it is labelled for policies."""
    labelled = gold.get("labelled") or {}
    if labelled and not labelled.get("policies"):
        return Counter()
    return policy_counts(gold.get("policies") or (), found.get("policies") or ())


def policy_counts(gold: Sequence[Record], found: Sequence[Record]) -> Counts:
    """Counts of policies, paired by equal title or number."""
    counts: Counts = Counter()
    add(counts, ("policy", "cited"), 0, 0, 0)
    for wanted, hit in align_policies(gold, found):
        outcome = "fp" if wanted is None else "fn" if hit is None else "tp"
        counts["policy", "cited", outcome] += 1
    return counts


def align_policies(gold: Sequence[Record], found: Sequence[Record]) -> Iterator[PolicyPair]:
    """Gold policies, each with the first found one of the same title or number; then the found ones left over."""
    left = list(found)
    for policy in gold:
        hit = next((other for other in left if _keys(other) & _keys(policy)), None)
        if hit is not None:
            left.remove(hit)
        yield policy, hit
    yield from ((None, other) for other in left)


def _keys(policy: Record) -> set[str]:
    return {fold_name(policy[name]) for name in ("number", "title") if policy.get(name)}
