"""``tenderlens evaluate``: how right the records are, by a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import REJECTED, plain_errors
from app.models import DEFAULT, Model

Gold = Annotated[Path | None, typer.Argument(help="Gold file (.jsonl, .jsonl.gz).", exists=True, dir_okay=False)]
Pred = Annotated[Path | None, typer.Option(help="Predictions in the gold form.", exists=True)]
Floors = Annotated[bool, typer.Option("--floors", help="Check the figures that must not fall; 1 when one has fallen.")]
Shared = Annotated[Path, typer.Option(help="Folder of the gold files that the floors name.")]


def evaluate(
    gold: Gold = None,
    pred: Pred = None,
    floors: Floors = False,
    shared: Shared = Path("../shared"),
    model: Model = DEFAULT,
) -> None:
    """Print precision, recall and F1 of entities, values, record fields and policies."""
    if (gold is None) != floors:
        raise typer.BadParameter("give either a gold file or --floors", param_hint="GOLD")
    with plain_errors():
        if gold is None:
            _check_floors(shared)
        else:
            _report(gold, pred, model)


def _report(gold: Path, pred: Path | None, model: str) -> None:
    from eval.run import evaluate, read_predictions, report_lines

    for line in report_lines(evaluate(gold, read_predictions(pred) if pred else None, model)):
        typer.echo(line)


def _check_floors(shared: Path) -> None:
    from eval.run import floor_line, is_held, measured, read_floors

    fallen = 0
    for floor, score in measured(shared, read_floors()):
        typer.echo(floor_line(floor, score))
        fallen += not is_held(floor, score)
    if fallen:
        raise typer.Exit(REJECTED)
