"""Which name model reads a text, and what it has read: the tags of every character and the names they spell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlp.tagger import TAGS, Floats, NameModel, NameSpan, probability, read_names, windows

FAST, TRANSFORMER, NONE = "fast", "transformer", "none"
DEFAULT = FAST


class ModelError(ValueError):
    """A name model that cannot be had; the message says what to do."""


@dataclass(frozen=True)
class NameReading:
    """What a model sees in a text: tag probabilities of shape (characters, tags), and the names in text order."""

    tags: Floats
    names: tuple[NameSpan, ...]

    def holds(self, start: int, end: int, label: str) -> float:
        """How probable the model holds one span to be a name of this label, from 0 to 1."""
        return probability(self.tags, start, end, label) if end - start > 1 else 0.0


def read_with(model: NameModel, text: str) -> NameReading:
    """Let a model read the windows of a text; outside them there is no name."""
    tags = np.zeros((len(text), len(TAGS)), np.float32)
    tags[:, 0] = 1.0
    found: list[NameSpan] = []
    for at in windows(text):
        seen = model.probabilities(text[at.start : at.end])
        tags[at.start : at.end] = seen
        found.extend(read_names(seen, at.start))
    return NameReading(tags, tuple(found))


def _fast() -> NameModel | None:
    from nlp.fast_names import shipped

    return shipped()


def _weights(path: str) -> NameModel:
    from nlp.fast_names import read_weights

    try:
        return read_weights(Path(path))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: no weights of a fast model: {error}") from error


def _transformer() -> NameModel:
    from nlp.transformer_names import load, own_weights

    return load(own_weights())


# Names for --model; anything else is a weights file, or a folder or hub id for transformers.
MODELS: dict[str, Callable[[], NameModel | None]] = {FAST: _fast, TRANSFORMER: _transformer, NONE: lambda: None}


@lru_cache(maxsize=2)
def name_model(name: str = DEFAULT) -> NameModel | None:
    """The model of a name, a weights file (.npz), a folder or a hub id; None for ``none``.

    Raises ModelError when it cannot be had.
    """
    if name in MODELS:
        return MODELS[name]()
    if name.endswith(".npz"):
        return _weights(name)
    from nlp.transformer_names import load

    return load(name)
