"""What a folder of shards holds: a file of JSON lines to which lines are only added, one for each shard."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from corpus.rejected import Rejected
from tenders.durable import append_line, cut
from tenders.json_forms import dump, load

_log = logging.getLogger("tenderlens")


@dataclass(frozen=True, slots=True)
class Line:
    """What one step of a run has added; what does not apply is left out.

    ``articles`` maps ids to digests, ``files`` the paths of files that hold one article to the id made of it.
    ``cleared`` are inputs that are rejected no longer, ``damaged`` keys of shards whose files are not as written.
    """

    shard: str | None = None
    version: str = ""
    sha256: str = ""
    size: int = 0
    records: int = 0
    seconds: float = 0.0
    articles: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[Rejected, ...] = ()
    cleared: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()


@dataclass
class Manifest:
    """The lines, and what they come to: where each article lies, what is rejected, what was lost with its shard."""

    lines: list[Line] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)  # the line of an article's id
    files: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, Rejected] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)  # ids of articles in damaged shards, until they are read again
    inputs: dict[str, None] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        """Take in a line."""
        number = len(self.lines)
        self.lines.append(line)
        self.inputs.update(dict.fromkeys(line.inputs))
        for name in line.cleared:
            self.rejected.pop(name, None)
        self.rejected.update((each.input, each) for each in line.rejected)
        for key in line.damaged:
            self._lose(key)
        self.held.update(dict.fromkeys(line.articles, number))
        self.lost.difference_update(line.articles)
        for path, article in line.files.items():
            if self.files.get(path, article) != article:  # the file has changed: its former article is no more
                self.held.pop(self.files[path], None)
            self.files[path] = article

    def _lose(self, key: str) -> None:
        gone = [id for id, number in self.held.items() if self.lines[number].shard == key]
        self.lost.update(gone)
        for id in gone:
            del self.held[id]

    def shards(self) -> list[tuple[int, Line]]:
        """Number and line of each shard that holds an article as it is now, in the order of arrival."""
        return [(number, self.lines[number]) for number in sorted(set(self.held.values()))]


class ManifestFile:
    """The file of a manifest, open for adding. A line that was broken off is cut away when the file is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = FileIO(path, "a+")

    def lock(self) -> bool:
        """Keep other runs out until the file is closed; False when another has it."""
        try:
            from fcntl import LOCK_EX, LOCK_NB, flock
        except ImportError:  # a system without such locks
            return True
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except OSError:
            return False
        return True

    def read(self) -> Manifest:
        """The manifest. A line that is damaged is left out: its articles are read again."""
        manifest = Manifest()
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    cut(self._file, lines.tell() - len(line))
                    break
                try:
                    manifest.add(load(Line, line))
                except ValueError:
                    _log.warning("%s:%d: damaged; its articles are read again", self.path, number)
        return manifest

    def append(self, line: Line) -> None:
        """Add a line for good. Raises OSError, the file then as it was before."""
        append_line(self._file, dump(line).encode() + b"\n")

    def close(self) -> None:
        """Close the file and let others in."""
        self._file.close()
