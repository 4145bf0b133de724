"""An annotation server of its own for a test: a store, a free loopback port, and its end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@contextmanager
def serving(store: Path, name: str = "anna") -> Iterator[str]:
    """Serve a store by the command itself; gives the address."""
    command = [sys.executable, "-m", "app.cli", "annotate", str(store), "--port", "0", "--name", name]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        said = server.stderr.readline()
        assert said.startswith("http://127.0.0.1:"), said
        yield said.split()[0].rstrip("/")
    finally:
        server.terminate()
        server.wait(10)
