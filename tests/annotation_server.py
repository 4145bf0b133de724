"""An annotation server of its own for a test: a store, a free loopback port, and its end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from app.annotate.server import make_app

ROOT = Path(__file__).parents[1]


@contextmanager
def serving(store: Path, name: str = "anna") -> Iterator[str]:
    """Serve a store from a thread; gives the address."""
    config = uvicorn.Config(make_app(store, name), "127.0.0.1", 0, log_level="warning", timeout_graceful_shutdown=1)
    listening = config.bind_socket()
    listening.listen()
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()


@contextmanager
def serving_by_command(store: Path) -> Iterator[str]:
    """Serve a store by the command itself, in a process of its own; gives the address."""
    command = [sys.executable, "-m", "app.cli", "annotate", str(store), "--port", "0", "--name", "anna"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        said = server.stderr.readline()
        assert said.startswith("http://127.0.0.1:"), said
        yield said.split()[0].rstrip("/")
    finally:
        server.terminate()
        server.wait(10)
