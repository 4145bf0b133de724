"""``extract --follow``: a store that keeps up with a folder until it is stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from app.messages import say, tell_rejected
from app.summary import in_words

if TYPE_CHECKING:
    from app.run_log import RunLog
    from corpus.rejected import Rejected
    from tenders.store import Store

LOOKS = 2.0  # seconds between two looks at the folder, and at least as long as the last round of reading took


def follow(store: Store, folder: Path, quiet: bool, log: RunLog, how: Mapping[str, Any]) -> int:
    """Read what comes into a folder until Ctrl-C or SIGTERM; gives the number of inputs that were rejected.

    ``how`` is handed to ``extract_into``. What was read when it is stopped is in the store.
    """
    from corpus.watched import arriving
    from tenders.batch import extract_into

    rejected: list[Rejected] = []
    took = 0.0

    def wait() -> None:
        time.sleep(max(LOOKS, took))

    try:
        with _term_as_interrupt():
            for paths in arriving(folder, wait):
                if not paths:
                    continue
                start = time.monotonic()
                summary = extract_into(store, *map(str, paths), told=log.told, **how)
                took = time.monotonic() - start
                log.summary(summary)
                rejected += summary.rejected
                _tell(summary.rejected, None if quiet else in_words(summary, Path(store.path)))
    except KeyboardInterrupt:
        if not quiet:
            say(f"stopped: {store.count('articles')} articles are in {store.path}")
    return len(rejected)


def _tell(rejected: tuple[Rejected, ...], summary: str | None) -> None:
    for each in rejected:
        tell_rejected(each)
    if summary:
        say(summary)


@contextmanager
def _term_as_interrupt() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does."""
    before: Callable[[int, FrameType | None], Any] | int | None = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
