"""A run's log for machines: one JSON object a line, each with ``event`` and ``time`` (UTC, ISO 8601)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.rejected import Rejected
    from tenders.run import Summary

EVERY = 10.0  # seconds between two events of progress
STANDARD_OUTPUT = "-"


@dataclass
class RunLog:
    """Writes what it is told; without a stream it writes nothing. ``expected`` articles are None where unknown."""

    stream: TextIO | None = None
    expected: int | None = None
    read: int = 0
    rejected: int = 0
    is_over: bool = False
    _start: float = field(default_factory=monotonic)
    _last: float = field(default_factory=monotonic)

    def start(self, inputs: Sequence[str], **how: Any) -> None:
        """The first event: what is read, and how."""
        self.write("start", inputs=list(inputs), expected=self.expected, **how)

    def told(self, item: Article | Rejected) -> None:
        """One article is done, or one input rejected."""
        from corpus.rejected import Rejected

        if isinstance(item, Rejected):
            self.rejected += 1
            self.write("rejected", input=item.input, reason=item.reason)
        else:
            self.read += 1
        if self.stream and monotonic() - self._last >= EVERY:
            self._last = monotonic()
            self.write("progress", read=self.read, rejected=self.rejected, **self._pace())

    def summary(self, summary: Summary) -> None:
        """The last event of a run that came to its end."""
        counts = {name: getattr(summary, name) for name in ("read", "new", "replaced", "unchanged", "records", "flags")}
        seconds = {name: round(spent, 3) for name, spent in summary.seconds.items()}
        elapsed = round(monotonic() - self._start, 3)
        self.write("summary", **counts, rejected=len(summary.rejected), elapsed=elapsed, seconds=seconds)

    def stopped(self, error: BaseException) -> None:
        """The last event of a run that broke off: why, told once."""
        if not self.is_over:
            self.is_over = True
            self.write("stopped", reason=f"{type(error).__name__}: {error}".rstrip(": "), read=self.read)

    def write(self, event: str, **fields: Any) -> None:
        """One line."""
        if self.stream:
            told = {"event": event, "time": datetime.now(UTC).isoformat(timespec="milliseconds"), **fields}
            self.stream.write(json.dumps(told, ensure_ascii=False) + "\n")
            self.stream.flush()

    def _pace(self) -> dict[str, float | None]:
        """Articles a second since the start, and seconds left where the number of articles is known."""
        rate = self.read / max(1e-9, monotonic() - self._start)
        left = (self.expected - self.read - self.rejected) / rate if self.expected and rate else None
        return {"rate": round(rate, 2), "left": None if left is None else round(max(0.0, left), 1)}


NO_LOG = RunLog()


@contextmanager
def run_log(path: str | None, inputs: Sequence[str], **how: Any) -> Iterator[RunLog]:
    """The log of a run, begun; on standard output for ``-``, silent for None. Says ``stopped`` when the run breaks off.

    Raises OSError when the file cannot be written.
    """
    if path is None:
        yield RunLog()
        return
    from app.progress import expected

    with nullcontext(sys.stdout) if path == STANDARD_OUTPUT else Path(path).open("a", encoding="utf-8") as stream:
        log = RunLog(stream, expected(inputs))
        log.start(inputs, **how)
        try:
            yield log
        except BaseException as error:
            log.stopped(error)
            raise
