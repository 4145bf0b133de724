"""Many inputs through the line: each article read once, whatever cannot be read noted, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.read import read
from corpus.rejected import Rejected
from corpus.since import since_only
from nlp.names import DEFAULT
from tenders.gather import gather, is_gathered
from tenders.run import NEW_ONLY, Choice, Run, Summary, Told
from tenders.stages import stage, timed
from tenders.store import Store
from tenders.store_rows import ArticleRows, article_rows
from tenders.workers import TIME_LIMIT, Found, Item, One, Reading, extract_many, extract_one

Made = ArticleRows | Rejected

BATCH = 32  # articles in one transaction: what a power cut can cost


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
    items = timed("read", since_only(read(*inputs), since))
    with closing(extract_many(items, workers, model, time_limit, scheduler)) as found:
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
    """``read_into`` with the articles of some inputs; what is older than ``since`` is left out."""
    reading = Reading(model, time_limit, workers, scheduler)
    items = since_only(read(*inputs), since)
    return read_into(store, items, reading, Choice(again, False, fail_fast), told, settled=inputs)


def read_into(
    store: Store,
    items: Iterable[Item],
    reading: Reading,
    choice: Choice = NEW_ONLY,
    told: Told = lambda item: None,
    settled: Iterable[str] = (),
) -> Summary:
    """Read articles into the store and say what was done.

    An article that the store holds unchanged is not read again unless ``choice`` says so. ``told`` hears of every
    article and every rejection. At the end what was rejected earlier under ``settled`` and is not now is forgotten,
    and procedures, companies and duplicates are gathered anew. When the run is broken off (KeyboardInterrupt, a
    rejection with ``fail_fast``), what was read so far is in the store, and the next run reads the rest. Raises
    StoreError when the store cannot be written; it then holds all batches before.
    """
    run = StoreRun(reading, choice, told, store=store)
    if run.follow(items):
        store.settle(settled, {each.input for each in run.rejected})
        run.gather()
    return run.summary()


def rows_of_one(item: Item, model: str = DEFAULT, time_limit: float = TIME_LIMIT) -> Made:
    """``extract_one`` as the rows of the store: a worker's work, as the parent is what limits many workers."""
    found = extract_one(item, model, time_limit)
    if isinstance(found, Rejected):
        return found
    with stage("write"):
        return article_rows(*found)


@dataclass
class StoreRun(Run[Made]):
    """A run into a store, with the batch that is not yet in it."""

    store: Store = field(kw_only=True)
    batch: list[tuple[Article, ArticleRows]] = field(default_factory=list)
    unsaved: list[Rejected] = field(default_factory=list)

    @property
    def one(self) -> One[Made]:
        """The rows of an article."""
        return rows_of_one

    def version_of(self, article: Article) -> str | None:
        """The version that read the very article that the store holds."""
        return self.store.version_of(article) if self.store.holds(article) else None

    def keep(self, item: Item, result: Made) -> None:
        """Take what was read of one article into the batch, and the batch into the store when it is full."""
        if isinstance(result, Rejected):
            self.rejected.append(result)
            self.unsaved.append(result)
            self.told(result)
        elif isinstance(item, Article):
            known = self.store.replaced_by(item) is not None
            self.replaced += known
            self.new += not known
            self.records += result.records
            self.flags += result.flags
            self.batch.append((item, result))
            self.told(item)
        if len(self.batch) >= BATCH:
            self.save()

    def save(self) -> None:
        """Put the batch into the store; a batch that fails is not tried twice."""
        batch, unsaved, self.batch, self.unsaved = self.batch, self.unsaved, [], []
        if batch or unsaved:
            with stage("write"):
                self.store.save_rows(batch, unsaved, self.version)

    def gather(self) -> None:
        """Gather anew what articles tell together, where this run or one broken off before has changed them."""
        if self.new or self.replaced or not is_gathered(self.store):
            with stage("gather"):
                gather(self.store)
