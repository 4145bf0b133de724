"""Which name model reads a text, and the names that it sees in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from corpus.article import Span
from nlp.tagger import NameModel, NameSpan, joined, parts, read_names, windows

FAST, TRANSFORMER, NONE = "fast", "transformer", "none"
DEFAULT = FAST


class ModelError(ValueError):
    """A name model that cannot be had; the message says what to do."""


class NameReader:
    """A model beside one text: it reads the sentences that it is asked about, each once, and keeps the names."""

    def __init__(self, model: NameModel, text: str, sentences: Iterable[Span]) -> None:
        self._model, self._text = model, text
        self._unread = list(parts(sentences))
        self._names: list[NameSpan] = []

    def read(self, is_wanted: Callable[[Span], bool]) -> tuple[NameSpan, ...]:
        """The names seen up to now in text order, after reading the wanted sentences that are still unread."""
        wanted = [at for at in self._unread if is_wanted(at)]
        if wanted:
            self._unread = sorted(set(self._unread) - set(wanted), key=lambda at: at.start)
            self._names.extend(_read(self._model, self._text, joined(self._text, wanted)))
        return tuple(sorted(self._names, key=lambda name: name.start))


def read_with(model: NameModel, text: str) -> tuple[NameSpan, ...]:
    """The names that a model sees, wherever one can be (nlp.tagger.windows), in text order."""
    return tuple(_read(model, text, windows(text)))


def _read(model: NameModel, text: str, stretches: Iterable[Span]) -> Iterator[NameSpan]:
    for at in stretches:
        yield from read_names(model.probabilities(text[at.start : at.end]), at.start)


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
    from nlp.heavy_weights import own_weights
    from nlp.transformer_names import load

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
