"""One run over articles: which of them are to be read, what was done so far, and where it goes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from corpus.article import Article
from corpus.rejected import Rejected
from tenders.stages import taken, timed
from tenders.version import reading_version
from tenders.workers import Item, One, Reading, read_each

R = TypeVar("R")
Told = Callable[[Item], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: articles seen, of them new, unchanged, replaced; records and flags made; what was rejected.

    ``stale`` counts the unchanged ones that were read by other rules or another model than this run's. ``seconds`` by
    stage are summed over the workers.
    """

    read: int = 0
    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    records: int = 0
    flags: int = 0
    rejected: tuple[Rejected, ...] = ()
    stale: int = field(default=0, compare=False)
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run reads beside new and changed articles: those that ``again`` or ``stale`` names; when it stops."""

    again: bool = False  # all of them
    stale: bool = False  # those that other rules or another model read
    fail_fast: bool = False  # the first rejection is the last


NEW_ONLY = Choice()


@dataclass
class Run(ABC, Generic[R]):
    """The counts of a run. Where its results go is told by the classes made of it."""

    reading: Reading
    choice: Choice
    told: Told
    seen: dict[str, int] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0
    unchanged: int = 0
    replaced: int = 0
    new: int = 0
    records: int = 0
    flags: int = 0
    stale: int = 0

    @property
    @abstractmethod
    def one(self) -> One[R]:
        """What is made of an article, by a worker."""

    @abstractmethod
    def version_of(self, article: Article) -> str | None:
        """The version that read this very article before; None when it is new or has changed."""

    @abstractmethod
    def keep(self, item: Item, result: R) -> None:
        """Take what was read of one article."""

    @abstractmethod
    def save(self) -> None:
        """Put away what was taken since the last time."""

    def follow(self, items: Iterable[Item]) -> bool:
        """Read what is to be read; False when a rejection ended it. What was read is saved, whatever happens."""
        taken()
        wanted = timed("read", self.wanted(items))
        try:
            with closing(read_each(wanted, self.one, self.reading)) as found:
                for item, result in found:
                    self.keep(item, result)
                    if self.choice.fail_fast and self.rejected:
                        return False
        finally:
            self.save()
        return True

    def wanted(self, items: Iterable[Item]) -> Iterator[Item]:
        """The articles that are to be read, and what was rejected; those that are held are told of at once."""
        for item in items:
            if isinstance(item, Rejected):
                yield item
                continue
            self.read += 1
            if item.id in self.seen and self.seen[item.id] != hash(item):
                yield Rejected(
                    item.file or item.source or item.id, f"another article of this run has the id {item.id!r}"
                )
            elif item.id in self.seen or self._is_held(item):
                self.unchanged += 1
                self.told(item)
            else:
                yield item
            self.seen.setdefault(item.id, hash(item))

    def _is_held(self, article: Article) -> bool:
        version = None if self.choice.again else self.version_of(article)
        if version is None:
            return False
        is_stale = version != self.version
        self.stale += is_stale and not self.choice.stale
        return not (is_stale and self.choice.stale)

    @property
    def version(self) -> str:
        """The version of the rules and the model that read in this run."""
        return reading_version(self.reading.model)

    def summary(self) -> Summary:
        """The counts so far."""
        counts = (self.read, self.new, self.unchanged, self.replaced, self.records, self.flags)
        return Summary(*counts, tuple(self.rejected), self.stale, taken())
