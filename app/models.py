"""The option ``--model``: the name model that reads along with the rules."""

from __future__ import annotations

from typing import Annotated

import typer

DEFAULT = "fast"  # as in nlp.names, which is imported when a command runs
Model = Annotated[
    str, typer.Option(help="fast, transformer, none, a weights file, or a folder or hub id for transformers.")
]
