"""Many inputs through the line: each article read once, whatever cannot be read noted, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.read import read
from corpus.rejected import Rejected, reason_of
from nlp.names import DEFAULT
from tenders.gather import gather
from tenders.pipeline import read_article
from tenders.record import Extraction
from tenders.store import Store

BATCH = 32  # articles in one transaction: what a power cut can cost
Told = Callable[[Article | Rejected], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: articles seen, of them new, unchanged, replaced; records made; what was rejected."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    records: int = 0
    rejected: tuple[Rejected, ...] = ()


def extract_all(*inputs: str, model: str = DEFAULT) -> Iterator[tuple[Article, Extraction] | Rejected]:
    """Each article with all that was read in it, in the order of the inputs; Rejected for what cannot be read."""
    for item in read(*inputs):
        yield item if isinstance(item, Rejected) else extract_one(item, model)


def extract_one(article: Article, model: str = DEFAULT) -> tuple[Article, Extraction] | Rejected:
    """An article with all that was read in it; Rejected, with the error's class and message, when reading it fails."""
    name = article.source or article.id
    try:
        "".join(filter(None, (article.id, article.title, article.published, article.source, article.text))).encode()
        return article, read_article(article, model)
    except UnicodeEncodeError as error:
        return Rejected(_writable(name), f"half a character ({error.object[error.start]!a}) in its text, id or title")
    except Exception as error:
        return Rejected(name, f"reading failed: {type(error).__name__}: {reason_of(error)}")


def extract_into(
    store: Store, *inputs: str, again: bool = False, told: Told = lambda item: None, model: str = DEFAULT
) -> Summary:
    """Read every input into the store and say what was done.

    An article that the store holds unchanged is not read again unless ``again``. ``told`` hears of every article and
    every rejection. At the end procedures and companies are gathered anew. When the run is broken off
    (KeyboardInterrupt), what was read so far is in the store, and the next run reads the rest. Raises StoreError when
    the store cannot be written; it then holds all batches before.
    """
    run = _Run(store, again, model)
    try:
        for item in read(*inputs):
            run.take(item)
            told(item)
    finally:
        run.save()
    store.settle(inputs, {each.input for each in run.rejected})
    if run.new or run.replaced or store.count("records") != store.count("procedure_records"):
        gather(store)
    return run.summary()


@dataclass
class _Run:
    """One run's counts and the batch that is not yet in the store."""

    store: Store
    again: bool
    model: str
    seen: dict[str, int] = field(default_factory=dict)
    batch: list[tuple[Article, Extraction]] = field(default_factory=list)
    unsaved: list[Rejected] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0
    unchanged: int = 0
    replaced: int = 0
    new: int = 0
    records: int = 0

    def take(self, item: Article | Rejected) -> None:
        """Read one article into the batch, and the batch into the store when it is full."""
        if isinstance(item, Rejected):
            self._reject(item)
            return
        self.read += 1
        if item.id in self.seen:
            self._meet_again(item)
        elif self.store.holds(item) and not self.again:
            self.unchanged += 1
        else:
            self._extract(item)
        self.seen.setdefault(item.id, hash(item))
        if len(self.batch) >= BATCH:
            self.save()

    def save(self) -> None:
        """Put the batch into the store; a batch that fails is not tried twice."""
        batch, unsaved, self.batch, self.unsaved = self.batch, self.unsaved, [], []
        if batch or unsaved:
            self.store.save(batch, unsaved)

    def summary(self) -> Summary:
        """The counts so far."""
        return Summary(self.read, self.new, self.unchanged, self.replaced, self.records, tuple(self.rejected))

    def _extract(self, article: Article) -> None:
        found = extract_one(article, self.model)
        if isinstance(found, Rejected):
            self._reject(found)
            return
        known = self.store.replaced_by(article) is not None
        self.replaced += known
        self.new += not known
        self.records += len(found[1].records)
        self.batch.append(found)

    def _meet_again(self, article: Article) -> None:
        """The same article twice is one; two texts under one id cannot both be kept."""
        if self.seen[article.id] == hash(article):
            self.unchanged += 1
        else:
            self._reject(
                Rejected(article.source or article.id, f"another article of this run has the id {article.id!r}")
            )

    def _reject(self, rejected: Rejected) -> None:
        self.rejected.append(rejected)
        self.unsaved.append(rejected)


def _writable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
