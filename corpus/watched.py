"""A folder that files come into: each is given once it is whole, and again when it has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Stamp = tuple[int, int]  # size, and time of the last change in nanoseconds


def arriving(folder: Path, wait: Callable[[], None]) -> Iterator[list[Path]]:
    """New and changed files of a folder, with what is below, look by look; empty when there are none.

    A file is whole when two looks with ``wait`` between them find it the same. Hidden files and links to folders are
    passed over, as in ``read``. Without end; ends by what ``wait`` raises.
    """
    given: dict[Path, Stamp] = {}
    before = _look(folder)
    while True:
        wait()
        now = _look(folder)
        ready = [path for path, stamp in now.items() if before.get(path) == stamp != given.get(path)]
        given.update((path, now[path]) for path in ready)
        before = now
        yield ready


def _look(folder: Path) -> dict[Path, Stamp]:
    """Every file with its stamp, in order of name."""
    found: dict[Path, Stamp] = {}
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(place, name)
            try:
                state = path.stat()
            except OSError:  # gone again, or a link to nothing
                continue
            found[path] = (state.st_size, state.st_mtime_ns)
    return found
