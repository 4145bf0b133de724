"""Serving a store with Datasette and our plug-in, on this machine alone unless another address is asked for."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SETTINGS = {
    "sql_time_limit_ms": 2_000,
    "max_returned_rows": 1_000,
    "num_sql_threads": 2,
    "allow_download": False,
    "allow_csv_stream": True,
    "suggest_facets": False,
    "default_cache_ttl": 0,
}
_TURN = 0.0005  # seconds a thread may keep the interpreter: a page being made holds up what is read and sent no longer
_FOLDER = Path(__file__).parent


def explorer(store: Path) -> Any:
    """A Datasette over a store, read only, with our pages."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    from app.explorer import plugin

    if not pm.is_registered(plugin):
        pm.register(plugin, name="tenderlens")
    metadata = {"title": "tenderlens", "about": "tenders with the words they were read from"}
    static = [("static", str(_FOLDER / "static"))]
    return Datasette([str(store)], settings=SETTINGS, metadata=metadata, static_mounts=static)


def serve(store: Path, host: str, port: int, told: Callable[[str], None]) -> None:
    """Serve until interrupted; ``told`` hears the address. Port 0 takes a free one. Raises OSError for a taken one."""
    import uvicorn

    sys.setswitchinterval(_TURN)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)  # who comes at once waits until the dictionaries are loaded
        told(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(explorer(store).app(), log_level="warning", lifespan="on", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
