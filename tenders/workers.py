"""Articles read by several processes, in order; one that kills its worker or takes too long costs itself only."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from corpus.article import Article
from corpus.rejected import Rejected, name_of, reason_of
from nlp.names import DEFAULT
from tenders.pipeline import read_article
from tenders.processes import context
from tenders.record import Extraction
from tenders.stages import add, taken
from tenders.time_limit import OutOfTime, limited

R = TypeVar("R")
Item = Article | Rejected
Found = tuple[Article, Extraction] | Rejected
One = Callable[[Item, str, float], R]  # what is made of one item, with a model, within a time limit
Shard = tuple[Item, ...]
Done = tuple[list[R], dict[str, float]]  # what a shard gave, and the seconds that it took by stage

SHARD = 16  # articles a worker takes at a time
_AHEAD = 3  # shards a worker has waiting: enough to keep it busy, few enough to keep memory flat
TIME_LIMIT = 60.0  # seconds an article may take


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: the name model, seconds an article may take, processes or a Dask scheduler."""

    model: str = DEFAULT
    time_limit: float = TIME_LIMIT
    workers: int = 1
    scheduler: str | None = None


class WorkersError(Exception):
    """No process can be had that reads; the message says why."""


class PoolLost(BrokenExecutor):
    """The workers were lost through no fault of what they read: the same shards can be handed out again."""


def extract_many(
    items: Iterable[Item],
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
    for _, found in read_each(items, extract_one, Reading(model, time_limit, workers, scheduler)):
        yield found


def read_each(items: Iterable[Item], one: One[R], reading: Reading) -> Generator[tuple[Item, R], None, None]:
    """Each item with what ``one`` (a function at the head of a module) makes of it, as ``extract_many`` reads."""
    if reading.scheduler:
        from tenders.cluster import Cluster

        yield from _Pool(Cluster(reading.scheduler, reading.model).start, one, reading).read(items)
    elif reading.workers > 1:
        yield from _Pool(lambda: (_processes(reading.workers), reading.workers), one, reading).read(items)
    else:
        for item in items:
            yield item, one(item, reading.model, reading.time_limit)


def extract_one(item: Item, model: str = DEFAULT, time_limit: float = TIME_LIMIT) -> Found:
    """An article with all that was read in it; Rejected, with the error's class and message, when reading it fails."""
    if isinstance(item, Rejected):
        return item
    name = _name(item)
    try:
        "".join(filter(None, (item.id, item.title, item.published, item.source, item.text))).encode()
        with limited(time_limit):
            return item, read_article(item, model)
    except UnicodeEncodeError as error:
        return Rejected(_writable(name), f"half a character ({error.object[error.start]!a}) in its text, id or title")
    except OutOfTime:
        return Rejected(name, f"reading took more than {time_limit:g} seconds", item)
    except Exception as error:
        return Rejected(name, f"reading failed: {type(error).__name__}: {reason_of(error)}", item)


def read_shard(shard: Shard, one: One[R], model: str, time_limit: float) -> Done[R]:
    """``one`` for each of a shard: what a worker does at a time."""
    return [one(item, model, time_limit) for item in shard], taken()


@dataclass(frozen=True)
class _Pool(Generic[R]):
    """Shards read somewhere else, a few ahead. When a worker dies, the shard it may have had is read apart."""

    start: Callable[[], tuple[Executor, int]]  # an executor and the number of its workers
    one: One[R]
    reading: Reading

    def read(self, items: Iterable[Item]) -> Generator[tuple[Item, R], None, None]:
        waiting: deque[tuple[Shard, Future[Done[R]]]] = deque()
        executor, workers = self.start()
        try:
            for shard in _shards(items):
                waiting.append((shard, self._submit(executor, shard)))
                if len(waiting) >= workers * _AHEAD:
                    executor = yield from self._next(executor, waiting)
            while waiting:
                executor = yield from self._next(executor, waiting)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _next(
        self, executor: Executor, waiting: deque[tuple[Shard, Future[Done[R]]]]
    ) -> Generator[tuple[Item, R], None, Executor]:
        """What the first waiting shard gave, or nothing when it must be handed out again; returns the executor."""
        shard, future = waiting[0]
        try:
            found = _received(future)
        except PoolLost:
            executor.shutdown(wait=False, cancel_futures=True)
            return self._anew(waiting)
        except BrokenExecutor:
            executor.shutdown(wait=False, cancel_futures=True)
            waiting.popleft()
            yield from zip(shard, self._apart(shard), strict=True)
            return self._anew(waiting)
        waiting.popleft()
        yield from zip(shard, found, strict=True)
        return executor

    def _anew(self, waiting: deque[tuple[Shard, Future[Done[R]]]]) -> Executor:
        """A new executor, with all that waits handed out to it."""
        executor, _ = self.start()
        for index, (shard, _) in enumerate(waiting):
            waiting[index] = (shard, self._submit(executor, shard))
        return executor

    def _apart(self, shard: Shard) -> list[R]:
        """A shard in a process of its own, halved until the article that ends its process is alone."""
        with _processes(1) as executor:
            try:
                return _received(self._submit(executor, shard))
            except BrokenExecutor:
                if len(shard) == 1:
                    _check_processes()
                    return [self.one(_ended(shard[0]), self.reading.model, self.reading.time_limit)]
        half = len(shard) // 2
        return self._apart(shard[:half]) + self._apart(shard[half:])

    def _submit(self, executor: Executor, shard: Shard) -> Future[Done[R]]:
        how: tuple[Any, ...] = (shard, self.one, self.reading.model, self.reading.time_limit)
        try:
            return executor.submit(read_shard, *how)
        except BrokenExecutor as error:  # a worker died between two shards: told when this one's turn comes
            broken: Future[Done[R]] = Future()
            broken.set_exception(error)
            return broken


def _received(future: Future[Done[R]]) -> list[R]:
    found, seconds = future.result()
    add(seconds)
    return found


def _ended(item: Item) -> Rejected:
    article = item if isinstance(item, Article) else None
    return Rejected(_name(item), "reading ended the process (killed, or out of memory)", article)


def _check_processes() -> None:
    """Raise WorkersError when a process ends that reads nothing: then no article is at fault."""
    with _processes(1) as executor:
        try:
            executor.submit(len, ()).result()
        except BrokenExecutor as error:
            raise WorkersError("processes end before they read anything; the same command reads the rest") from error


def _processes(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=context())


def _shards(items: Iterable[Item]) -> Iterator[Shard]:
    rest = iter(items)
    while shard := tuple(islice(rest, SHARD)):
        yield shard


def _name(item: Item) -> str:
    return item.input if isinstance(item, Rejected) else name_of(item)


def _writable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
