"""Training of the name models, fast or heavy, from labelled texts in ``datasets`` form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from nlp.invent import Inventor
from nlp.tagger import LabelledText

if TYPE_CHECKING:
    from datasets import Dataset

INVENTED = 4000  # invented texts beside the silver ones
COPIES = 4  # times that each gold text is shown again under other names
REPLAYED = 300  # silver and invented texts each, shown again with the gold ones


@dataclass(frozen=True)
class Architecture:
    """How a kind of model is trained: from silver texts alone, then on from there with gold ones, then saved."""

    begin: Callable[[Sequence[LabelledText], int], Any]
    finish: Callable[[Any, Sequence[LabelledText], int], Any]
    save: Callable[[Any, Path], Path]


def _fast() -> Architecture:
    from nlp import train_fast

    return Architecture(train_fast.begin, train_fast.finish, train_fast.save)


def _transformer() -> Architecture:
    from nlp import train_transformer

    return Architecture(train_transformer.begin, train_transformer.finish, train_transformer.save)


ARCHITECTURES: dict[str, Callable[[], Architecture]] = {"fast": _fast, "transformer": _transformer}


class Trainer:
    """One training: begun once on the silver texts, then finished with any gold texts, as often as there are folds."""

    def __init__(self, arch: str, silver: Dataset, seed: int) -> None:
        self.architecture = ARCHITECTURES[arch]()
        self.seed = seed
        self.silver = [LabelledText.from_row(row) for row in silver]
        random = Random(seed)
        inventor = Inventor(self.silver, random)
        shown = [inventor.renamed(text) if random.random() < 0.5 else text for text in self.silver]
        self.begun = self.architecture.begin([*shown, *inventor.sentences(INVENTED)], seed)

    def finish(self, gold: Dataset, out: Path) -> Path:
        """Learn the gold texts too and write the model; returns what to name it by: a file or a folder."""
        random = Random(self.seed)
        inventor = Inventor(self.silver, random)
        texts: list[LabelledText] = []
        for text in map(LabelledText.from_row, gold):
            texts += [text, *(inventor.renamed(text) for _ in range(COPIES))]
        texts += [inventor.renamed(text) for text in random.sample(self.silver, min(REPLAYED, len(self.silver)))]
        finished = self.architecture.finish(self.begun, [*texts, *inventor.sentences(REPLAYED)], self.seed)
        return self.architecture.save(finished, out)
