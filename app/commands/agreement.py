"""``tenderlens agreement``: how far annotators agree."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from app.messages import plain_errors

Layers = Annotated[list[Path], typer.Argument(help="Gold files, one an annotator.", exists=True, dir_okay=False)]
Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def agreement(layers: Layers, json: Json = False) -> None:
    """F1 of every two layers by label and field, Cohen's kappa, Krippendorff's alpha, on the documents all have."""
    from eval.agreement import agreement_json, agreement_lines, read_layers

    with plain_errors():
        read = read_layers(layers)
        if json:
            typer.echo(json_module.dumps(agreement_json(read), indent=1))
            return
        for line in agreement_lines(read):
            typer.echo(line)
