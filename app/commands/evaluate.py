"""``tenderlens evaluate``: how right the records are, by a gold file."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from app.messages import REJECTED, plain_errors, say
from app.models import DEFAULT, Model

if TYPE_CHECKING:
    from eval.compare import Compared

By = Literal["language", "kind", "rule"]
Gold = Annotated[Path | None, typer.Argument(help="Gold file (.jsonl, .jsonl.gz).", exists=True, dir_okay=False)]
Pred = Annotated[Path | None, typer.Option(help="Predictions in the gold form.", exists=True)]
Against = Annotated[
    Path | None, typer.Option(help="Predictions of another run, to tell gains and losses.", exists=True)
]
Report = Annotated[Path | None, typer.Option(help="Write a page of HTML with every error in its sentence.")]
GroupBy = Annotated[By | None, typer.Option("--by", help="Figures by language, kind or rule.")]
Json = Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")]
Bootstrap = Annotated[int, typer.Option(help="Draws for 95 % intervals over documents; 0 for none.", min=0)]
Keep = Annotated[Path | None, typer.Option(help="Keep what was found, with its rules, for a later --against.")]
Floors = Annotated[bool, typer.Option("--floors", help="Check the figures that must not fall; 1 when one has fallen.")]
Shared = Annotated[Path, typer.Option(help="Folder of the gold files that the floors name.")]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be told of a comparison."""

    by: By | None
    json: bool
    bootstrap: int


def evaluate(
    gold: Gold = None,
    pred: Pred = None,
    against: Against = None,
    report: Report = None,
    by: GroupBy = None,
    json: Json = False,
    bootstrap: Bootstrap = 0,
    keep: Keep = None,
    floors: Floors = False,
    shared: Shared = Path("../shared"),
    model: Model = DEFAULT,
) -> None:
    """Print precision, recall and F1 of entities, values, record fields and policies."""
    if (gold is None) != floors:
        raise typer.BadParameter("give either a gold file or --floors", param_hint="GOLD")
    with plain_errors():
        if gold is None:
            _check_floors(shared, model)
            return
        documents = _compared(gold, pred, model)
        if keep:
            _keep(documents, keep)
        then = _compared(gold, against, model) if against else None
        _tell(documents, then, _Asked(by, json, bootstrap))
        if report:
            names = {"gold": gold, "pred": pred or "the pipeline", "against": against}
            _write_report(report, documents, then, bootstrap, {n: str(v) for n, v in names.items() if v})


def _compared(gold: Path, pred: Path | None, model: str) -> list[Compared]:
    from eval.compare import compare
    from eval.predictions import read_predictions

    documents = compare(gold, read_predictions(pred) if pred else None, model)
    missing = sum(not document.found for document in documents)
    if missing:
        say(f"{missing} of {len(documents)} documents have no prediction in {pred}")
    return documents


def _keep(documents: Sequence[Compared], path: Path) -> None:
    from eval.predictions import write_predictions

    write_predictions(path, (document.found for document in documents))


def _tell(documents: Sequence[Compared], then: Sequence[Compared] | None, asked: _Asked) -> None:
    from eval.against import change_json, change_lines, changes

    changed = None if then is None else changes(documents, then)
    if asked.json:
        beside = {} if changed is None else {"against": change_json(changed)}
        typer.echo(json_module.dumps(_figures(documents, asked) | beside, indent=1, ensure_ascii=False))
        return
    for line in (*_lines(documents, asked), *(() if changed is None else change_lines(changed))):
        typer.echo(line)


def _lines(documents: Sequence[Compared], asked: _Asked) -> Iterator[str]:
    from eval.compare import by_rule, grouped, total
    from eval.figures import figure_lines, rule_lines

    if asked.by == "rule":
        yield from rule_lines(by_rule(documents))
        return
    for name, some in grouped(documents, asked.by).items() if asked.by else [("", documents)]:
        if name:
            yield f"{asked.by} {name}: {len(some)} documents"
        yield from figure_lines(total(some), _intervals(some, asked.bootstrap))


def _figures(documents: Sequence[Compared], asked: _Asked) -> dict[str, Any]:
    from eval.compare import by_rule, grouped, total
    from eval.figures import figures_json, rules_json

    if asked.by == "rule":
        return rules_json(by_rule(documents))
    if asked.by:
        groups = grouped(documents, asked.by).items()
        return {name: figures_json(total(some), _intervals(some, asked.bootstrap)) for name, some in groups}
    return figures_json(total(documents), _intervals(documents, asked.bootstrap))


def _intervals(documents: Sequence[Compared], draws: int) -> dict[tuple[str, str], tuple[float, float]] | None:
    from eval.bootstrap import intervals

    return intervals([document.counts for document in documents], draws) if draws else None


def _write_report(
    path: Path, now: Sequence[Compared], then: Sequence[Compared] | None, draws: int, names: dict[str, str]
) -> None:
    from eval.against import changes
    from eval.report import write_report

    write_report(path, now, _intervals(now, draws), changes(now, then) if then is not None else None, names)
    say(f"report: {path}")


def _check_floors(shared: Path, model: str) -> None:
    from eval.run import floor_line, is_held, measured, read_floors

    floors, fallen = read_floors(), 0
    if not shared.is_dir():
        say(f"floors on files under {shared} are left out: there is no such folder")
        floors = tuple(floor for floor in floors if floor.ships)
    for floor, score in measured(shared, floors, model):
        typer.echo(floor_line(floor, score))
        fallen += not is_held(floor, score)
    if fallen:
        raise typer.Exit(REJECTED)
