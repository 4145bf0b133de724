"""``tenderlens version``."""

from __future__ import annotations

import typer


def version() -> None:
    """Print the version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        typer.echo(version("tenderlens"))
    except PackageNotFoundError:
        typer.echo("not installed: run from its folder")
