"""Linear classifiers over hashed n-grams: small, quick and without a library. ``eval/fitting.py`` makes them.

A text is a row of words: a Chinese character, a Latin word, a figure or a sign is one. An n-gram's hash, with where it
stands, is the number of a feature; a model knows some of these numbers and passes over the rest.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]

BUCKETS = 1 << 18
NOTHING = BUCKETS  # the feature that stands for "no n-gram here"
_WORD = re.compile(r"[\ue000-\ue009]|[A-Za-z]+|\d[\d.,]*%?|\S|\n")
_SIZES = (1, 2, 3, 4)  # words of an n-gram
_REACH = (20, 20, 20, 10)  # words to either side in which n-grams of each size are taken
_DISTANCES = np.array([0, 1, 1, 1, *[2] * 5, *[3] * 12])  # by how far away an n-gram begins: next to it, near, far
_OF_TEXT = 3  # words of the longest n-gram of a whole text


@dataclass(frozen=True)
class Words:
    """A text's words: the hash of each, and where in the text it begins."""

    hashes: Hashes
    starts: NDArray[np.int64]

    def at(self, positions: Sequence[int]) -> NDArray[np.int64]:
        """The words that begin at these places of the text."""
        return np.searchsorted(self.starts, np.asarray(positions))


def words_of(text: str) -> Words:
    """The words of a text, letters in lower case and figures all alike."""
    hashes, starts = array("Q"), array("q")
    for match in _WORD.finditer(text):
        hashes.append(_word_hash(match[0]))
        starts.append(match.start())
    return Words(np.array(hashes, np.uint64), np.array(starts, np.int64))


@lru_cache(maxsize=1 << 15)
def _word_hash(word: str) -> int:
    if word[0].isdigit():
        word = "0%" if word.endswith("%") else "0"
    return zlib.crc32(word.lower()[:6].encode())


def _mixed(x: Hashes) -> Hashes:
    """Spread hashes over all 64 bits (the finaliser of SplitMix64)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def grams(hashes: Hashes, size: int) -> Hashes:
    """The hash of each n-gram, by its first word."""
    found = hashes
    for more in range(1, size):
        found = _mixed(found[:-1] * np.uint64(31) + hashes[more:])
    return found


def around(words: Words, at: NDArray[np.int64]) -> Ids:
    """Features of places in a text: the n-grams to either side by kind of place and distance; (places, features).

    What stands at a place is its kind, as of mentions shrunk to symbols. ``NOTHING`` fills up at the text's ends.
    """
    here = words.hashes[at][:, None]
    columns = [_ids(here)]
    for size, reach in zip(_SIZES, _REACH, strict=True):
        if len(words.hashes) < size:
            continue
        known = grams(words.hashes, size)
        away = np.arange(reach - size + 1)[None, :]
        for side, starts in enumerate((at[:, None] - size - away, at[:, None] + 1 + away)):
            inside = (starts >= 0) & (starts < len(known))
            found = known[np.clip(starts, 0, len(known) - 1)]
            kind = _mixed(here * np.uint64(64) + np.uint64(8 * side + size))
            near = _ids(_mixed(found + kind + _DISTANCES[away].astype(np.uint64)))
            columns.append(np.where(inside, near, NOTHING))
            if size > 1:  # a single word says little without its distance
                columns.append(np.where(inside, _ids(_mixed(found ^ kind)), NOTHING))
    return np.concatenate(columns, axis=1)


def of_text(words: Words, ranges: Iterable[tuple[int, int]] | None = None) -> Ids:
    """Features of a text or of some ranges of its words: their n-grams, each once."""
    found = [
        _ids(_mixed(grams(words.hashes[start:end], size) + np.uint64(size)))
        for start, end in (((0, len(words.hashes)),) if ranges is None else ranges)
        for size in range(1, _OF_TEXT + 1)
        if end - start >= size
    ]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def text_weight(features: int) -> float:
    """What each of a text's features counts: the less the more there are, so that long texts are no surer for it."""
    return float(max(1, features) ** -0.25)


def with_signs(ids: Ids, signs: Iterable[str]) -> Ids:
    """Features of n-grams and of signs that have a name, each once; the two never share a number."""
    named = np.array([zlib.crc32(sign.encode()) % BUCKETS | 1 for sign in signs], np.int64)
    return np.unique(np.concatenate([ids[ids != NOTHING] & ~1, named]))


def numbered(hashes: Hashes, kind: int) -> Ids:
    """Hashes as features of a kind."""
    return _ids(_mixed(hashes + np.uint64(kind)))


def _ids(hashes: Hashes) -> Ids:
    return (hashes % np.uint64(BUCKETS)).astype(np.int64)


@dataclass(frozen=True)
class LinearModel:
    """Classes, the row of each feature in ``weights`` (row 0 is nothing), and the classes' own weights.

    ``by_length`` is what a text's length counts besides, times the logarithm of the number of its features.
    """

    classes: tuple[str, ...]
    rows: NDArray[np.int32]
    weights: Floats
    bias: Floats
    by_length: Floats

    def probabilities(self, ids: Ids) -> Floats:
        """How probable each class is at places of these features, (places, classes)."""
        return _shares(self.weights[self.rows[ids]].sum(axis=1) + self.bias)

    def of_text(self, features: Ids) -> dict[str, float]:
        """How probable each class is for a text of these features."""
        count = max(1, len(features))
        said = self.weights[self.rows[features]].sum(axis=0) * text_weight(count)
        shares = _shares(said + self.bias + self.by_length * np.log(count))
        return dict(zip(self.classes, map(float, shares), strict=True))

    def log_odds(self, ids: Ids) -> Floats:
        """How much likelier the second of two classes is, for rows of features: logarithms of odds."""
        lean = self.weights[:, 1] - self.weights[:, 0]
        found: Floats = lean[self.rows[ids]].sum(axis=1) + self.bias[1] - self.bias[0]
        return found


def _shares(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=-1, keepdims=True)
    return shares


def linear_model(classes: Sequence[str], ids: Ids, weights: Floats, bias: Floats) -> LinearModel:
    """A model of the features ``ids`` with their weights, (features, classes)."""
    rows = np.zeros(BUCKETS + 1, np.int32)
    rows[ids] = np.arange(1, len(ids) + 1)
    nothing = np.zeros((1, len(classes)), np.float32)
    known = np.concatenate([nothing, weights]).astype(np.float32)
    return LinearModel(tuple(classes), rows, known, bias, np.zeros(len(classes), np.float32))


def lightened(model: LinearModel, most: int) -> LinearModel:
    """The model with the features that weigh most, at most so many."""
    known = np.flatnonzero(model.rows)
    weights = model.weights[model.rows[known]]
    kept = np.sort(np.argsort(-np.ptp(weights, axis=1), kind="stable")[:most])
    return linear_model(model.classes, known[kept], weights[kept], model.bias)


def save_models(path: Path, models: Mapping[str, LinearModel]) -> None:
    """Write models into one file, weights as half floats."""
    parts = {}
    for name, model in models.items():
        known = np.flatnonzero(model.rows)
        parts[f"{name}.classes"] = np.array(model.classes)
        parts[f"{name}.ids"] = known.astype(np.int32)
        parts[f"{name}.weights"] = model.weights[model.rows[known]].astype(np.float16)
        parts[f"{name}.bias"] = np.stack([model.bias, model.by_length]).astype(np.float32)
    np.savez_compressed(path, allow_pickle=False, **parts)


def read_models(path: Path) -> dict[str, LinearModel]:
    """The models of a file. Raises OSError or ValueError when it is none."""
    with np.load(path, allow_pickle=False) as parts:
        names = [key.removesuffix(".classes") for key in parts if key.endswith(".classes")]
        return {name: _model(parts, name) for name in names}


def _model(parts: Mapping[str, NDArray[np.generic]], name: str) -> LinearModel:
    classes, ids, weights, bias = (parts[f"{name}.{part}"] for part in ("classes", "ids", "weights", "bias"))
    own, by_length = bias.astype(np.float32)
    model = linear_model([str(each) for each in classes], ids.astype(np.int64), weights.astype(np.float32), own)
    return replace(model, by_length=by_length)
