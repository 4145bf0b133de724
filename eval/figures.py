"""Figures as lines to read and as JSON, in the reference scorer's forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eval.bootstrap import Interval
from eval.metrics.counts import Counts
from eval.score import Score, scores

Intervals = Mapping[tuple[str, str], Interval]


def figure_lines(counts: Counts, intervals: Intervals | None = None) -> Iterator[str]:
    """A line a score: family, name, precision, recall, F1, number of gold items, and its 95 % interval when given."""
    for name, row in scores(counts).items():
        yield _figures(name, row) + _interval((intervals or {}).get(name))


def _figures(name: tuple[str, str], row: Score) -> str:
    family, item = name
    return f"{family:8} {item:16} P {row.precision:.3f}  R {row.recall:.3f}  F {row.f1:.3f}  gold {row.gold}"


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else f"  95% {interval[0]:.3f}..{interval[1]:.3f}"


def rule_lines(counts: Counts) -> Iterator[str]:
    """A line a label or field and rule: how many it read, and the share that was right; the most errors first."""
    for family, name, right, wrong in rule_rows(counts):
        yield f"{family:8} {name:44} P {right / (right + wrong):.3f}  read {right + wrong:5}  wrong {wrong}"


def rule_rows(counts: Counts) -> list[tuple[str, str, int, int]]:
    """Family, "LABEL rule", right and wrong; by family, the most errors first."""
    names = dict.fromkeys((family, name) for family, name, _ in counts)
    rows = [(family, name, counts[family, name, "tp"], counts[family, name, "fp"]) for family, name in names]
    order = {"strict": 0, "value": 1, "field": 2}
    return sorted(rows, key=lambda row: (order[row[0]], -row[3], row[1]))


def figures_json(counts: Counts, intervals: Intervals | None = None) -> dict[str, dict[str, Any]]:
    """Every score as ``{"strict/DATE": {"p", "r", "f", "gold", "ci"}}``; ``ci`` only where intervals are given."""
    return {"/".join(name): _figure(row, (intervals or {}).get(name)) for name, row in scores(counts).items()}


def _figure(row: Score, interval: Interval | None) -> dict[str, Any]:
    figure: dict[str, Any] = {"p": row.precision, "r": row.recall, "f": row.f1, "gold": row.gold}
    return figure if interval is None else {**figure, "ci": list(interval)}


def rules_json(counts: Counts) -> dict[str, dict[str, Any]]:
    """Every rule as ``{"field/award award_cue": {"p", "read", "wrong"}}``."""
    rows = rule_rows(counts)
    return {f"{f}/{name}": {"p": r / (r + w), "read": r + w, "wrong": w} for f, name, r, w in rows}
