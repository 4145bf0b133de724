"""What an earlier run rejected, to be read again: the articles themselves where they are held, else their files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from corpus.read import read
from corpus.rejected import Rejected
from tenders.shard_folder import ShardFolder
from tenders.store import Store
from tenders.workers import Item


def rejected_items(rejected: Iterable[Rejected], more: Sequence[str] = ()) -> tuple[Iterator[Item], list[str]]:
    """The items to read again, and the files that they come from; ``more`` are inputs to read besides.

    What is neither an article nor in a file that is still there (standard input, say) stays rejected as it was.
    """
    kept: list[Item] = []
    inputs: dict[str, None] = dict.fromkeys(more)
    for each in rejected:
        if each.article:
            kept.append(each.article)
        elif path := path_of(each.input):
            inputs[path] = None
        else:
            kept.append(each)
    return chain(kept, read(*inputs)), list(inputs)


def path_of(name: str) -> str | None:
    """The file or folder in which a rejected input lies (``a.jsonl:7``, ``box.zip/a.txt``); None when it is gone."""
    for path in (name, name.rpartition(":")[0]):
        if path and os.path.lexists(path):
            return path
        for parent in Path(path).parents:
            if parent.is_file():
                return str(parent)
    return None


def lost_inputs(held: Store | ShardFolder) -> list[str]:
    """All inputs of a folder of shards of which one is damaged; none for a whole one, and for a store."""
    return list(held.manifest.inputs) if isinstance(held, ShardFolder) and held.manifest.lost else []
