"""Many inputs through the line: each article read once, whatever cannot be read noted, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.read import read
from corpus.rejected import Rejected
from corpus.since import since_only
from nlp.names import DEFAULT
from tenders.gather import gather, is_gathered
from tenders.record import Extraction
from tenders.stages import stage, taken, timed
from tenders.store import Store
from tenders.workers import TIME_LIMIT, Found, extract_many

BATCH = 32  # articles in one transaction: what a power cut can cost
Told = Callable[[Article | Rejected], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: articles seen, of them new, unchanged, replaced; records and flags made; what was rejected.

    ``seconds`` by stage are summed over the workers.
    """

    read: int = 0
    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    records: int = 0
    flags: int = 0
    rejected: tuple[Rejected, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


def extract_all(
    *inputs: str,
    workers: int = 1,
    model: str = DEFAULT,
    time_limit: float = TIME_LIMIT,
    scheduler: str | None = None,
    fail_fast: bool = False,
    since: str | None = None,
) -> Iterator[Found]:
    """Each article with all that was read in it, in the order of the inputs; Rejected for what cannot be read.

    With ``fail_fast`` the first Rejected is the last; ``since`` leaves out what is older (see ``corpus.since``).
    """
    with closing(
        extract_many(timed("read", since_only(read(*inputs), since)), workers, model, time_limit, scheduler)
    ) as found:
        for each in found:
            yield each
            if fail_fast and isinstance(each, Rejected):
                return


def extract_into(
    store: Store,
    *inputs: str,
    again: bool = False,
    told: Told = lambda item: None,
    workers: int = 1,
    model: str = DEFAULT,
    time_limit: float = TIME_LIMIT,
    scheduler: str | None = None,
    fail_fast: bool = False,
    since: str | None = None,
) -> Summary:
    """Read every input into the store and say what was done.

    An article that the store holds unchanged is not read again unless ``again``. ``told`` hears of every article and
    every rejection. What is older than ``since`` is left out. At the end procedures, companies and duplicates are
    gathered anew. When the run is broken off (KeyboardInterrupt, a rejection with ``fail_fast``), what was read so far
    is in the store, and the next run reads the rest. Raises StoreError when the store cannot be written; it then holds
    all batches before.
    """
    run = _Run(store, again, told)
    taken()
    wanted = timed("read", run.wanted(since_only(read(*inputs), since)))
    try:
        with closing(extract_many(wanted, workers, model, time_limit, scheduler)) as found:
            for each in found:
                run.keep(each)
                if fail_fast and run.rejected:
                    return run.summary()
    finally:
        run.save()
    store.settle(inputs, {each.input for each in run.rejected})
    if run.new or run.replaced or not is_gathered(store):
        with stage("gather"):
            gather(store)
    return run.summary()


@dataclass
class _Run:
    """One run's counts and the batch that is not yet in the store."""

    store: Store
    again: bool
    told: Told
    seen: dict[str, int] = field(default_factory=dict)
    batch: list[tuple[Article, Extraction]] = field(default_factory=list)
    unsaved: list[Rejected] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0
    unchanged: int = 0
    replaced: int = 0
    new: int = 0
    records: int = 0
    flags: int = 0

    def wanted(self, items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
        """The articles that are to be read, and what was rejected; those that the store holds are told of at once."""
        for item in items:
            if isinstance(item, Rejected):
                yield item
                continue
            self.read += 1
            if item.id in self.seen and self.seen[item.id] != hash(item):
                yield Rejected(item.source or item.id, f"another article of this run has the id {item.id!r}")
            elif item.id in self.seen or (self.store.holds(item) and not self.again):
                self.unchanged += 1
                self.told(item)
            else:
                yield item
            self.seen.setdefault(item.id, hash(item))

    def keep(self, found: Found) -> None:
        """Take what was read of one article into the batch, and the batch into the store when it is full."""
        if isinstance(found, Rejected):
            self.rejected.append(found)
            self.unsaved.append(found)
            self.told(found)
            return
        known = self.store.replaced_by(found[0]) is not None
        self.replaced += known
        self.new += not known
        self.records += len(found[1].records)
        self.flags += sum(len(record.flags) for record in found[1].records)
        self.batch.append(found)
        self.told(found[0])
        if len(self.batch) >= BATCH:
            self.save()

    def save(self) -> None:
        """Put the batch into the store; a batch that fails is not tried twice."""
        batch, unsaved, self.batch, self.unsaved = self.batch, self.unsaved, [], []
        if batch or unsaved:
            with stage("write"):
                self.store.save(batch, unsaved)

    def summary(self) -> Summary:
        """The counts so far."""
        counts = (self.read, self.new, self.unchanged, self.replaced, self.records, self.flags)
        return Summary(*counts, tuple(self.rejected), taken())
