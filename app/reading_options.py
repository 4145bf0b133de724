"""The options of every command that reads articles: by what, how long, where, and when to stop."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tenders.workers import Reading


class Engine(StrEnum):
    """Where articles are read."""

    PROCESSES = "processes"
    DASK = "dask"


Workers = Annotated[int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")]
TimeLimit = Annotated[float, typer.Option(min=0.1, help="Seconds an article may take before it is rejected.")]
EngineName = Annotated[Engine | None, typer.Option(help="Where to read; dask when there is a --scheduler.")]
Scheduler = Annotated[str | None, typer.Option(help="Read on the Dask cluster at this address (tcp://host:8786).")]
FailFast = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that is rejected.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; rejected inputs are named.")]


def reading_of(model: str, time_limit: float, workers: int, engine: Engine | None, scheduler: str | None) -> Reading:
    """The options as one value; a model that cannot be had and an engine without its scheduler are told at once."""
    if (engine is Engine.DASK) != (scheduler is not None) and engine is not None:
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    workers = workers or os.cpu_count() or 1
    if workers > 1 and scheduler is None:
        from tenders.processes import load_ahead

        load_ahead()
    from nlp.names import name_model
    from tenders.workers import Reading

    name_model(model)
    return Reading(model, time_limit, workers, scheduler)
