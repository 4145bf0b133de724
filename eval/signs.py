"""What signs weigh: of the values that a gold set can judge, how many of each sign were right.

A sign's weight is that of a ridge logistic regression: signs met seldom stay near nothing. A set of more than ``WORTH``
facts counts as so many, so that two thousand notices of one kind do not drown the rest.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.gold import GoldDocument, gold_article
from eval.rules import judged_fields
from extractors import extract
from nlp.document import analyse
from nlp.names import DEFAULT
from tenders.assemble import signed_records
from tenders.confidence import EVERY, Signs, confidence
from tenders.export.to_gold import gold_record

WORTH = 500.0  # facts that a set counts as at most
RIDGE = 5.0  # how strongly a sign's weight is held near nothing
FOLDS = 10
_STEPS = 50  # of Newton's method; it needs about ten
_SETTLED = 1e-9


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that was read in a document of a set, its signs, and whether gold has the same."""

    set: str
    document: str
    language: str
    kind: str
    signs: Signs
    right: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """A sign's weight, and of how many facts with it how many were right."""

    sign: tuple[str, str]
    weight: float
    facts: int
    right: int


def judge(name: str, document: GoldDocument, model: str = DEFAULT) -> Iterator[Judged]:
    """Every value that the pipeline reads in a gold document of the set ``name`` and that the gold can judge."""
    labelled = document.get("labelled") or {}
    if labelled and "records" not in labelled:
        return
    article = gold_article(document)
    analysed = analyse(article, model)
    found = signed_records(analysed, extract(analysed))
    records = [gold_record(record) for record, _ in found]
    for each in judged_fields(document, {"records": records}):
        signs = found[each.record][1].get(each.path)
        if signs is not None:
            yield Judged(name, article.id, article.language, article.kind, signs, each.right)


def weigh(judged: Sequence[Judged]) -> list[Weight]:
    """The weights of all signs of the judged facts, in the order of the signs."""
    facts: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for each in judged:
        facts.update(each.signs)
        right.update(each.signs if each.right else ())
    signs = sorted(facts)
    fitted = _fit(signs, _shares(judged))
    return [Weight(sign, fitted[sign], facts[sign], right[sign]) for sign in signs]


def _shares(judged: Iterable[Judged]) -> dict[Signs, list[float]]:
    """For the facts of the same signs: how much the wrong and the right ones weigh together."""
    sizes = Counter(each.set for each in judged)
    shares: defaultdict[Signs, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for each in judged:
        shares[each.signs][each.right] += min(1.0, WORTH / sizes[each.set])
    return dict(sorted(shares.items()))


def _fit(signs: Sequence[tuple[str, str]], shares: Mapping[Signs, list[float]]) -> dict[tuple[str, str], float]:
    """Ridge logistic regression by Newton's method; the sign that every fact has is not held back."""
    import numpy as np

    column = {sign: at for at, sign in enumerate(signs)}
    held = np.array([[float(sign in row) for sign in signs] for row in map(set, shares)])
    wrong, right = np.array(list(shares.values())).T
    ridge = np.array([1e-6 if sign == EVERY else RIDGE for sign in signs])
    weights = np.zeros(len(column))
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (right - (wrong + right) * sure) - ridge * weights
        bend = (held.T * ((wrong + right) * sure * (1 - sure))) @ held + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < _SETTLED:
            break
    return {sign: round(float(weights[at]), 3) + 0.0 for sign, at in column.items()}


def table_text(weights: Iterable[Weight]) -> str:
    """The table as it ships: sign, what it says, its weight, and the facts that it was counted on."""
    rows = ("\t".join((*each.sign, f"{each.weight:.3f}", str(each.facts), str(each.right))) for each in weights)
    return "\n".join(("sign\tsays\tweight\tfacts\tright", *rows)) + "\n"


Forecast = tuple[float, Judged]


def forecasts(judged: Sequence[Judged], part: Callable[[Judged], Any]) -> list[Forecast]:
    """Each fact with the confidence that the facts of all other parts give it; ``part`` names a fact's part."""
    told: list[Forecast] = []
    for name in sorted({part(each) for each in judged}):
        others = {each.sign: each.weight for each in weigh([each for each in judged if part(each) != name])}
        told += [(confidence(each.signs, others), each) for each in judged if part(each) == name]
    return told


def fold_of(judged: Judged) -> int:
    """The fold of a fact's document, 0 to ``FOLDS`` - 1; a document is in one fold whatever else is counted."""
    return hashlib.sha256(judged.document.encode()).digest()[0] % FOLDS
