"""Many inputs into a folder of shards: what ``read_into`` does for a store, without a store."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.rejected import Rejected
from nlp.names import DEFAULT
from tenders.json_forms import dump
from tenders.manifest import Line
from tenders.run import NEW_ONLY, Choice, Run, Summary, Told
from tenders.shard_file import Extracted
from tenders.shard_folder import ShardFolder
from tenders.store import is_under
from tenders.workers import TIME_LIMIT, Item, One, Reading, extract_one

SHARD_ARTICLES = 256  # articles in a file: what a power cut can cost
Encoded = tuple[str, int, int]  # an extraction as JSON, and how many records and flags it has


def read_to_shards(
    folder: ShardFolder,
    items: Iterable[Item],
    reading: Reading,
    choice: Choice = NEW_ONLY,
    told: Told = lambda item: None,
    settled: Iterable[str] = (),
) -> Summary:
    """Read articles into shards and say what was done; everything as in ``read_into``, but nothing is gathered.

    ``settled`` are the inputs, kept in the manifest. Raises ShardError when the folder cannot be written.
    """
    run = ShardRun(reading, choice, told, folder=folder)
    inputs = [os.path.abspath(each) for each in settled if each != "-"]
    if new := tuple(each for each in inputs if each not in folder.manifest.inputs):
        folder.save((), Line(inputs=new))
    if run.follow(items):
        _settle(folder, list(settled), {each.input for each in run.rejected})
    return run.summary()


def encode_one(item: Item, model: str = DEFAULT, time_limit: float = TIME_LIMIT) -> Encoded | Rejected:
    """``extract_one`` in the form in which a shard keeps it: a worker's work, as is all that costs time."""
    found = extract_one(item, model, time_limit)
    if isinstance(found, Rejected):
        return found
    records = found[1].records
    return dump(found[1]), len(records), sum(len(record.flags) for record in records)


def _settle(folder: ShardFolder, inputs: list[str], rejected: set[str]) -> None:
    """Forget what an earlier run rejected under the inputs and this one did not."""
    earlier = (name for name in folder.manifest.rejected if name not in rejected)
    if cleared := tuple(name for name in earlier if any(is_under(name, each) for each in inputs)):
        folder.save((), Line(cleared=cleared))


@dataclass
class ShardRun(Run[Encoded | Rejected]):
    """A run into shards, with the articles of the shard that is not yet written."""

    folder: ShardFolder = field(kw_only=True)
    extracted: list[Extracted] = field(default_factory=list)
    unsaved: list[Rejected] = field(default_factory=list)
    unsaved_records: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def one(self) -> One[Encoded | Rejected]:
        """An extraction in the form in which a shard keeps it."""
        return encode_one

    def version_of(self, article: Article) -> str | None:
        """The version that read the very article that the folder holds."""
        try:
            return self.folder.version_of(article)
        except ValueError:  # half a character in it: to be rejected by the reader
            return None

    def keep(self, item: Item, result: Encoded | Rejected) -> None:
        """Take what was read of one article, and write the shard when it is full."""
        if isinstance(result, Rejected):
            self.rejected.append(result)
            self.unsaved.append(result)
            self.told(result)
        elif isinstance(item, Article):
            known = item.id in self.folder.manifest.held
            self.replaced += known
            self.new += not known
            self.unsaved_records += result[1]
            self.flags += result[2]
            self.extracted.append((item, result[0]))
            self.told(item)
        if max(len(self.extracted), len(self.unsaved)) >= SHARD_ARTICLES:
            self.save()

    def save(self) -> None:
        """Write the shard; one that fails is not tried twice."""
        extracted, rejected, records = self.extracted, tuple(self.unsaved), self.unsaved_records
        self.extracted, self.unsaved, self.unsaved_records = [], [], 0
        seconds, self.started = round(time.monotonic() - self.started, 1), time.monotonic()
        self.records += records
        if extracted or rejected:
            line = Line(version=self.version, records=records, seconds=seconds, rejected=rejected)
            self.folder.save(extracted, line)
