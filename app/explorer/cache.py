"""The columns of the store being served, read again when its file has changed."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from app.explorer.columns import Columns, load_columns

Stamp = tuple[tuple[int, int], ...]


class ColumnCache:
    """Columns of one file; one thread loads them while the others wait."""

    def __init__(self, path: str) -> None:
        self._files = (Path(path), Path(path + "-wal"))
        self._lock = threading.Lock()
        self._held: tuple[Stamp, Columns] | None = None

    def columns(self, connection: sqlite3.Connection) -> Columns:
        """The columns as of the file's last change."""
        stamp = self._stamp()
        held = self._held
        if held and held[0] == stamp:
            return held[1]
        with self._lock:
            if self._held is None or self._held[0] != stamp:
                self._held = (stamp, load_columns(connection))
            return self._held[1]

    def _stamp(self) -> Stamp:
        stats = [file.stat() for file in self._files if file.exists()]
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)
