"""The evaluation as one page of HTML: opens without a network, without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from corpus.article import Span
from eval.against import Change
from eval.bootstrap import Interval
from eval.compare import GROUPS, Compared, by_rule, grouped, total
from eval.context import passages, sentences
from eval.figures import rule_rows
from eval.metrics.counts import Counts, sum_of
from eval.score import score, scores
from eval.shown import shown
from eval.slips import Slip, slips

_SUMMARY = (("strict", "ALL"), ("overlap", "ALL"), ("value", "ALL"), ("field", "ALL"), ("record", "paired"),
("record", "perfect"), ("policy", "cited"))  # fmt: skip
_FAMILIES = {"strict": "Mentions, exact span", "overlap": "Mentions, overlapping span", "value": "Mentions, value",
"field": "Record fields", "record": "Records", "policy": "Policies"}  # fmt: skip
_WORST = 10  # documents named at the top
_RULES = 40  # rules with errors shown


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the tables: a name with precision, recall, F1, gold items and its interval."""

    name: str
    precision: float
    recall: float
    f1: float
    gold: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the report: its own figures and its errors, those of a record together."""

    id: str
    lang: str
    kind: str
    title: str
    errors: int
    figures: tuple[Row, ...]
    groups: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...]


def write_report(
    path: Path,
    documents: Sequence[Compared],
    intervals: Mapping[tuple[str, str], Interval] | None = None,
    changes: Sequence[Change] | None = None,
    names: Mapping[str, str] | None = None,
) -> None:
    """Write the page. ``changes`` are against another run; ``names`` say what gold, run and other run are called."""
    path.write_text(report(documents, intervals, changes, names), encoding="utf-8")


def report(
    documents: Sequence[Compared],
    intervals: Mapping[tuple[str, str], Interval] | None = None,
    changes: Sequence[Change] | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """The page as text. Every text in it is escaped."""
    counts = total(documents)
    pages = [_page(document) for document in documents]
    worst = sorted((page for page in pages if page.errors), key=lambda page: (-page.errors, page.id))
    page: str = _template().render(
        names={"gold": "", "pred": "", "against": "", **(names or {})},
        count=len(documents),
        summary=_rows(counts, _SUMMARY, intervals),
        families=_families(counts, intervals),
        groups={
            by: {name: _rows(total(some), _SUMMARY) for name, some in grouped(documents, by).items()} for by in GROUPS
        },
        rules=[row for row in rule_rows(by_rule(documents)) if row[3]][:_RULES],
        worst=worst[:_WORST],
        pages=worst,
        clean=[page.id for page in pages if not page.errors],
        changes=None if changes is None else [_changed(change) for change in changes],
    )
    return page


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.from_string((files("eval") / "templates" / "report.html").read_text(encoding="utf-8"))


def _rows(
    counts: Counts,
    names: Sequence[tuple[str, str]],
    intervals: Mapping[tuple[str, str], Interval] | None = None,
) -> tuple[Row, ...]:
    return tuple(_row(counts, name, (intervals or {}).get(name)) for name in names if _counts_any(counts, name[0]))


def _counts_any(counts: Counts, family: str) -> bool:
    return any(key[0] == family for key in counts)


def _row(counts: Counts, name: tuple[str, str], interval: Interval | None) -> Row:
    it = score(counts, *name)
    family, item = name
    shown_name = item if item != "ALL" and family not in ("record", "policy") else _FAMILIES[family]
    if family == "record":
        shown_name = f"Records {item}"
    return Row(shown_name, it.precision, it.recall, it.f1, it.gold, interval)


def _families(counts: Counts, intervals: Mapping[tuple[str, str], Interval] | None) -> dict[str, tuple[Row, ...]]:
    names = [name for name in scores(counts) if name[1] != "ALL" and name[0] not in ("record", "policy")]
    return {_FAMILIES[f]: _rows(counts, list(some), intervals) for f, some in groupby(names, key=lambda name: name[0])}


def _page(document: Compared) -> Page:
    gold = document.gold
    wrong = slips(gold, document.found)
    among = sentences(gold["text"])
    by_item = groupby(wrong, key=lambda slip: slip.item if slip.subject == "field" else slip.subject)
    return Page(
        document.id,
        gold.get("lang") or "zh",
        gold.get("kind") or "",
        gold.get("title") or "",
        len(wrong),
        _rows(sum_of([document.counts]), _SUMMARY),
        tuple((name, tuple(_error(gold["text"], among, slip) for slip in some)) for name, some in by_item),
    )


def _error(text: str, among: Sequence[Span], slip: Slip) -> dict[str, Any]:
    return {**_line(slip), "passages": passages(text, among, slip.gold_spans, slip.found_spans)}


def _line(slip: Slip) -> dict[str, Any]:
    sides = {"gold": shown(slip.gold), "found": shown(slip.found)}
    return {"how": slip.how, "name": slip.name, "item": slip.item, "rules": slip.rules, **sides}


def _changed(change: Change) -> dict[str, Any]:
    lines = {"mended": [_line(slip) for slip in change.mended], "broken": [_line(slip) for slip in change.broken]}
    return {"id": change.id, "still": change.still, **lines}
