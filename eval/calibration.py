"""Whether confidence means what it says: of the values told at 0.9, are nine in ten right?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from eval.signs import Forecast, Judged, fold_of, forecasts

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)  # of the bins; each holds its lower edge
SURE = 0.9
LABELLED = ("dev", "own", "real", "seed")  # sets labelled by hand in all fields
_HEADINGS = (
    "facts", "number", "told", "right", "Brier", "constant", "calibration error", "right from .9 on",
    "share from .9 on",
)  # fmt: skip
MARK = "<!-- figures -->\n"  # in the page; what follows is written anew


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies between two edges: how many, the mean told, the share that was right."""

    least: float
    most: float
    facts: int
    told: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Figures of a group of facts.

    ``brier`` is the mean square of confidence minus outcome, ``constant`` that of telling the group's own share of
    right ones for each, which nobody knows beforehand; ``error`` the expected calibration error, the mean distance of
    told and right over the bins, by their facts. ``precision`` and ``coverage`` are those of confidence from 0.9 on.
    """

    facts: int
    told: float
    right: float
    brier: float
    constant: float
    error: float
    precision: float
    coverage: float


def bins(told: Sequence[Forecast]) -> list[Bin]:
    """The bins that hold facts, from the lowest."""
    found = []
    for least, most in pairwise(EDGES):
        inside = [each for each in told if least <= each[0] < most or each[0] == most == 1.0]
        if inside:
            found.append(Bin(least, most, len(inside), *_means(inside)))
    return found


def calibration(told: Sequence[Forecast]) -> Calibration:
    """The figures of some facts, at least one."""
    number = len(told)
    mean, right = _means(told)
    sure = [each for each in told if each[0] >= SURE]
    return Calibration(
        number,
        mean,
        right,
        sum((share - fact.right) ** 2 for share, fact in told) / number,
        right * (1 - right),
        sum(each.facts * abs(each.told - each.right) for each in bins(told)) / number,
        _means(sure)[1] if sure else 0.0,
        len(sure) / number,
    )


def _means(told: Sequence[Forecast]) -> tuple[float, float]:
    return sum(share for share, _ in told) / len(told), sum(fact.right for _, fact in told) / len(told)


def report(page: Path, judged: Sequence[Judged]) -> None:
    """Write the figures into a page, behind its mark."""
    prose, mark, _ = page.read_text(encoding="utf-8").partition(MARK)
    page.write_text(prose + mark + "\n" + "\n".join(figures(judged)), encoding="utf-8")


def figures(judged: Sequence[Judged]) -> Iterator[str]:
    """The figures as lines of Markdown: over folds of documents, over whole sets, and bin by bin."""
    folds, sets = forecasts(judged, fold_of), forecasts(judged, lambda fact: fact.set)
    yield from _table("Each document told by the others (ten folds)", _groups(folds))
    yield from _table("Each set told by the other sets", _by(sets, _set_of))
    labelled = [each for each in folds if each[1].set in LABELLED]
    for name, some in (*_by(labelled, lambda fact: fact.language), *_by(labelled, _text_of)):
        yield from _reliability(f"labelled by hand, {name}", some)
    for name, some in _by([each for each in folds if each[1].set not in LABELLED], _set_of):
        yield from _reliability(name, some)


def _set_of(fact: Judged) -> str:
    return fact.set


def _text_of(fact: Judged) -> str:
    """How the fact's text was read, and its language: story zh."""
    return dict(fact.signs)["text"]


def _groups(told: Sequence[Forecast]) -> Iterator[tuple[str, list[Forecast]]]:
    labelled = [each for each in told if each[1].set in LABELLED]
    yield "labelled by hand", labelled
    yield from _by(labelled, lambda fact: fact.language)
    yield from _by(labelled, lambda fact: f"{fact.kind}, {fact.language}")
    yield from _by(labelled, lambda fact: f"read as {_text_of(fact)}")
    yield from _by([each for each in told if each[1].set not in LABELLED], _set_of)


def _by(told: Sequence[Forecast], name: Callable[[Judged], str]) -> Iterator[tuple[str, list[Forecast]]]:
    for each in sorted({name(fact) for _, fact in told}):
        yield each, [(share, fact) for share, fact in told if name(fact) == each]


def _table(title: str, groups: Iterator[tuple[str, list[Forecast]]]) -> Iterator[str]:
    yield f"### {title}\n"
    yield "| " + " | ".join(_HEADINGS) + " |"
    yield "| " + " | ".join(["---"] * len(_HEADINGS)) + " |"
    for name, told in groups:
        if told:
            one = calibration(told)
            shares = (one.told, one.right, one.brier, one.constant, one.error, one.precision, one.coverage)
            yield f"| {name} | {one.facts} | " + " | ".join(f"{share:.3f}" for share in shares) + " |"
    yield ""


def _reliability(title: str, told: Sequence[Forecast]) -> Iterator[str]:
    yield f"### Bins: {title}\n"
    yield "| confidence | facts | told | right |"
    yield "| --- | --- | --- | --- |"
    for each in bins(told):
        yield f"| {each.least:.2f}–{each.most:.2f} | {each.facts} | {each.told:.3f} | {each.right:.3f} |"
    yield ""
