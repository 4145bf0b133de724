"""``tenderlens serve``: a store in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.messages import plain_errors, say

Db = Annotated[Path, typer.Argument(help="Store made by extract.", exists=True, dir_okay=False)]
Host = Annotated[str, typer.Option(help="Address to listen on; the default is reached from this machine alone.")]
Port = Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)]


def serve(db: Db, host: Host = "127.0.0.1", port: Port = 8001) -> None:
    """Open a store in the browser: tables, series, companies, policies, each figure with its sentence; read only."""
    from importlib.util import find_spec

    from tenders.store import open_store

    if find_spec("datasette") is None:
        raise typer.BadParameter("the explorer needs more: pip install 'tenderlens[explore]'", param_hint="serve")
    with plain_errors():
        open_store(db, create=False).close()
        from app.explorer.server import serve as run

        run(db, host, port, lambda address: say(f"{db} at {address} (Ctrl-C stops)"))
