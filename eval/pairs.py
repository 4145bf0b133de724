"""Precision and recall of "one company" and "one procedure" on the labelled pairs of ``eval/gold``.

``python -m eval.pairs`` prints both, for the half from which the thresholds were chosen and for the half that was kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any, Literal

from extractors.mention import Money
from tenders import companies, merge
from tenders.record import Fact, Period, TenderRecord

Split = Literal["choose", "keep"]
_TEXTS = ("project", "number", "lot", "place", "buyer", "agency", "award_rate", "announced", "opened", "method")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names or two records, whether they are one, and why the pair is of interest."""

    a: Any
    b: Any
    same: bool
    why: str
    split: Split


@dataclass(frozen=True, slots=True)
class Judged:
    """Counts over pairs: found one and are, found one and are not, missed, told apart rightly."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    apart: int = 0

    def __add__(self, other: Judged) -> Judged:
        return Judged(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed, self.apart + other.apart
        )

    @property
    def precision(self) -> float:
        """Share of the pairs found to be one that are; 1 where none was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs that are one that were found; 1 where there is none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0


def company_pairs() -> Iterator[Pair]:
    """The pairs of ``eval/gold/company_pairs.jsonl``: names as written."""
    for row in _rows("company_pairs.jsonl"):
        yield Pair(**row)


def tender_pairs() -> Iterator[Pair]:
    """The pairs of ``eval/gold/tender_pairs.jsonl`` as records without evidence."""
    for at, row in enumerate(_rows("tender_pairs.jsonl")):
        a, b = (record_of(f"{at}{side}", row[side]) for side in ("a", "b"))
        yield Pair(a, b, row["same"], row["why"], row["split"])


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (files("eval") / "gold" / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def record_of(article: str, fields: dict[str, Any]) -> TenderRecord:
    """A record of plain fields in the form of a gold file, its facts without evidence."""
    texts: dict[str, Any] = {name: Fact(fields[name]) for name in _TEXTS if name in fields}
    for name in ("budget", "award"):
        if name in fields:
            texts[name] = Fact(Money(Decimal(fields[name]["amount"]), fields[name]["currency"]))
    period = Period(**{name: Fact(value) for name, value in fields.get("period", {}).items()})
    return TenderRecord(
        article, Fact(fields["stage"]), suppliers=tuple(map(Fact, fields.get("suppliers", ()))), period=period, **texts
    )


def judge(pairs: Iterable[Pair], score: Callable[[Any, Any], float], same: float) -> Judged:
    """Counts of the pairs by a score, of which ``same`` and above means one."""
    return sum((_judged(pair.same, score(pair.a, pair.b) >= same) for pair in pairs), Judged())


def _judged(same: bool, found: bool) -> Judged:
    if found:
        return Judged(right=1) if same else Judged(wrong=1)
    return Judged(missed=1) if same else Judged(apart=1)


def judge_companies(split: Split) -> Judged:
    """Counts over one half of the pairs of companies."""
    pairs = (pair for pair in company_pairs() if pair.split == split)
    return judge(pairs, companies.same_company, companies.SAME)


def judge_tenders(split: Split) -> Judged:
    """Counts over one half of the pairs of tenders."""
    return judge((pair for pair in tender_pairs() if pair.split == split), merge.same_procedure, merge.SAME)


def main() -> None:
    """Print a line for each set and half."""
    splits: tuple[Split, ...] = ("choose", "keep")
    for name, judged_of in (("companies", judge_companies), ("tenders", judge_tenders)):
        for split in splits:
            it = judged_of(split)
            pairs = it.right + it.wrong + it.missed + it.apart
            print(f"{name:9} {split:6} {pairs:4} pairs  precision {it.precision:.3f}  recall {it.recall:.3f}  {it}")


if __name__ == "__main__":
    main()
