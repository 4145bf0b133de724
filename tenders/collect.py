"""From a folder of shards into a store, which then holds what ``read_into`` would have put there."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.rejected import Rejected
from tenders.batch import StoreRun
from tenders.manifest import Line
from tenders.run import NEW_ONLY, Summary, Told
from tenders.shard_file import ShardError, load_extraction
from tenders.shard_folder import ShardFolder
from tenders.store import Store
from tenders.store_rows import article_rows
from tenders.workers import Reading


def collect(folder: ShardFolder, store: Store, told: Told = lambda item: None) -> Summary:
    """Bring every article of a folder's shards into the store, with what is rejected there, and say what was done.

    What the store holds already, read by the same rules, is passed over. A shard that is not as it was written is
    rejected and the rest goes on; the folder's manifest notes it, so that the next run over the inputs reads its
    articles again. Raises StoreError when the store cannot be written.
    """
    run = _Collection(Reading(), NEW_ONLY, told, store=store)
    for number, line in folder.manifest.shards():
        run.line = line
        try:
            for article, extraction in folder.read(number):
                run.read += 1
                if run.version_of(article) == line.version:
                    run.unchanged += 1
                    told(article)
                else:
                    run.keep(article, article_rows(article, load_extraction(extraction)))
        except ShardError as error:
            run.rejected.append(Rejected(str(folder.shard_path(line.shard or "")), f"{error}; read the inputs again"))
            folder.give_up(line.shard or "")
        finally:
            run.save()
    _bring_rejected(folder, store)
    run.rejected += folder.manifest.rejected.values()
    run.gather()
    return run.summary()


def _bring_rejected(folder: ShardFolder, store: Store) -> None:
    store.save([], folder.manifest.rejected.values())
    cleared = {name for line in folder.manifest.lines for name in line.cleared}
    store.settle(cleared, folder.manifest.rejected)


@dataclass
class _Collection(StoreRun):
    """A run into a store whose articles were read before, each line's by rules of their own."""

    line: Line = field(default_factory=Line)

    @property
    def version(self) -> str:
        """The version that read the articles of the line at hand."""
        return self.line.version
