"""Files that are whole or not there, whatever happens while they are written."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

PARTIAL = ".partial"  # the end of the names of files that are being written


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never stands for half of it, and so that it outlasts a power cut.

    Raises OSError, the file then as it was before.
    """
    partial = path.with_name(path.name + PARTIAL)
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def append_line(file: FileIO, line: bytes) -> None:
    """Put a line at a file's end and on the disk. Raises OSError, the file then as it was before."""
    end = file.seek(0, os.SEEK_END)
    try:
        while line:
            line = line[file.write(line) :]
        os.fsync(file.fileno())
    except OSError:
        cut(file, end)
        raise


def cut(file: FileIO, end: int) -> None:
    """Cut a file off at a length in bytes, as before a line that was not written to its end."""
    file.truncate(end)
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder to the disk: the name of a new file lies there and not in the file."""
    if os.name == "nt":  # no folder can be opened there
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
