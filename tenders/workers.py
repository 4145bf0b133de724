"""Articles read by several processes, in order; one that kills its worker or takes too long costs itself only."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from types import FrameType

from corpus.article import Article
from corpus.rejected import Rejected, reason_of
from nlp.names import DEFAULT
from tenders.pipeline import read_article
from tenders.record import Extraction
from tenders.stages import add, taken

Found = tuple[Article, Extraction] | Rejected
Shard = tuple[Article | Rejected, ...]
Done = tuple[list[Found], dict[str, float]]  # what a shard gave, and the seconds that it took by stage

SHARD = 16  # articles a worker takes at a time
_AHEAD = 3  # shards a worker has waiting: enough to keep it busy, few enough to keep memory flat
TIME_LIMIT = 60.0  # seconds an article may take


class OutOfTime(Exception):
    """An article took longer than its time limit."""


def extract_many(
    items: Iterable[Article | Rejected],
    workers: int = 1,
    model: str = DEFAULT,
    time_limit: float = TIME_LIMIT,
    scheduler: str | None = None,
) -> Generator[Found, None, None]:
    """Each article with what was read in it, in the order of ``items``; Rejected values pass as they are.

    An article becomes Rejected when reading it fails, takes more than ``time_limit`` seconds, or ends its worker
    (killed, out of memory). Memory holds a few shards a worker, however many items there are. With ``scheduler``
    (tcp://host:8786) the workers are those of a Dask cluster. Raises ClusterError when it cannot be reached.
    """
    if scheduler:
        from tenders.cluster import connected

        with connected(scheduler) as (start, count):
            yield from _Pool(start, count, model, time_limit).read(items)
    elif workers > 1:
        yield from _Pool(_processes, workers, model, time_limit).read(items)
    else:
        for item in items:
            yield extract_one(item, model, time_limit)


def extract_one(item: Article | Rejected, model: str = DEFAULT, time_limit: float = TIME_LIMIT) -> Found:
    """An article with all that was read in it; Rejected, with the error's class and message, when reading it fails."""
    if isinstance(item, Rejected):
        return item
    name = _name(item)
    try:
        "".join(filter(None, (item.id, item.title, item.published, item.source, item.text))).encode()
        with _alarm(time_limit):
            return item, read_article(item, model)
    except UnicodeEncodeError as error:
        return Rejected(_writable(name), f"half a character ({error.object[error.start]!a}) in its text, id or title")
    except OutOfTime:
        return Rejected(name, f"reading took more than {time_limit:g} seconds")
    except Exception as error:
        return Rejected(name, f"reading failed: {type(error).__name__}: {reason_of(error)}")


def extract_shard(shard: Sequence[Article | Rejected], model: str, time_limit: float) -> Done:
    """``extract_one`` for each of a shard: what one worker does at a time."""
    return [extract_one(item, model, time_limit) for item in shard], taken()


@dataclass(frozen=True)
class _Pool:
    """Shards read somewhere else, a few ahead. When a worker dies, the shard it may have had is read apart."""

    start: Callable[[int], Executor]  # an executor of so many workers
    workers: int
    model: str
    time_limit: float

    def read(self, items: Iterable[Article | Rejected]) -> Iterator[Found]:
        waiting: deque[tuple[Shard, Future[Done]]] = deque()
        executor = self.start(self.workers)
        try:
            for shard in _shards(items):
                waiting.append((shard, self._submit(executor, shard)))
                if len(waiting) >= self.workers * _AHEAD:
                    executor = yield from self._next(executor, waiting)
            while waiting:
                executor = yield from self._next(executor, waiting)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _next(self, executor: Executor, waiting: deque[tuple[Shard, Future[Done]]]) -> Generator[Found, None, Executor]:
        """What the first waiting shard gave; returns the executor that goes on."""
        shard, future = waiting.popleft()
        try:
            yield from _received(future)
        except BrokenExecutor:
            executor.shutdown(wait=False, cancel_futures=True)
            yield from self._apart(shard)
            executor = self.start(self.workers)
            for index, (other, _) in enumerate(waiting):
                waiting[index] = (other, self._submit(executor, other))
        return executor

    def _apart(self, shard: Shard) -> list[Found]:
        """A shard in a process of its own, halved until the article that ends its process is alone."""
        with _processes(1) as executor:
            try:
                return _received(self._submit(executor, shard))
            except BrokenExecutor:
                if len(shard) == 1:
                    return [Rejected(_name(shard[0]), "reading ended the process (killed, or out of memory)")]
        half = len(shard) // 2
        return self._apart(shard[:half]) + self._apart(shard[half:])

    def _submit(self, executor: Executor, shard: Shard) -> Future[Done]:
        try:
            return executor.submit(extract_shard, shard, self.model, self.time_limit)
        except BrokenExecutor as error:  # a worker died between two shards: told when this one's turn comes
            broken: Future[Done] = Future()
            broken.set_exception(error)
            return broken


def _received(future: Future[Done]) -> list[Found]:
    found, seconds = future.result()
    add(seconds)
    return found


def _processes(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _shards(items: Iterable[Article | Rejected]) -> Iterator[Shard]:
    rest = iter(items)
    while shard := tuple(islice(rest, SHARD)):
        yield shard


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block after some seconds, where the system has alarms and this is the main thread."""
    try:
        before = signal.signal(signal.SIGALRM, _out_of_time)
    except (AttributeError, ValueError):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise OutOfTime


def _name(item: Article | Rejected) -> str:
    return item.input if isinstance(item, Rejected) else item.source or item.id


def _writable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
