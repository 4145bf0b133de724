"""The fast name model: a small convolutional tagger over characters, run by numpy alone.

Each layer looks twice as far as the one before; six of them see 63 characters to either side. The weights lie in
``nlp/models/names.npz`` as half floats; ``tenderlens train`` makes them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from nlp.tagger import Floats

SHIPPED = "names.npz"
# Ids of characters that the vocabulary lacks, and of all digits alike; 0 is no character.
UNKNOWN_HAN, UNKNOWN_LETTER, UNKNOWN, DIGIT = 1, 2, 3, 4
RESERVED = 5
_CODES = 0x30000  # code points looked up; what lies beyond is unknown


@dataclass(frozen=True)
class FastNames:
    """Weights: ``embedding`` (ids, width), ``layers`` of (kernel (3 * width, width), bias), ``head`` (width, tags)."""

    vocabulary: str
    embedding: Floats
    layers: tuple[tuple[Floats, Floats], ...]
    head: Floats
    head_bias: Floats
    ids: NDArray[np.int64]

    def probabilities(self, text: str) -> Floats:
        """Tag probabilities of each character, shape (characters, tags)."""
        x = self.embedding[character_ids(text, self.ids)]
        with _threads().limit(limits=1):
            for index, (kernel, bias) in enumerate(self.layers):
                x = _convolve(x, kernel, bias, dilation(index))
            return _softmax(x @ self.head + self.head_bias)


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """numpy's threads: products this small gain nothing by a second one, which only waits at full speed."""
    return ThreadpoolController()


def dilation(layer: int) -> int:
    """How far a layer's outer inputs lie from its middle one."""
    return 1 << min(layer, 5)


def id_table(vocabulary: str) -> NDArray[np.int64]:
    """Code point → id; the vocabulary's characters follow the reserved ids."""
    table = np.full(_CODES, UNKNOWN, np.int64)
    table[0x3400:0xA000] = table[0x20000:_CODES] = UNKNOWN_HAN
    for code in range(0x250):
        if unicodedata.category(chr(code))[0] == "L":
            table[code] = UNKNOWN_LETTER
    for place, character in enumerate(vocabulary):
        table[ord(character)] = RESERVED + place
    table[ord("0") : ord("9") + 1] = DIGIT
    return table


def character_ids(text: str, table: NDArray[np.int64]) -> NDArray[np.int64]:
    """The id of each character of ``text``."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    ids: NDArray[np.int64] = table[np.minimum(codes, _CODES - 1)]
    return ids


def _convolve(x: Floats, kernel: Floats, bias: Floats, reach: int) -> Floats:
    """x + relu(convolution): three taps ``reach`` apart, nothing beyond the ends."""
    width = x.shape[1]
    y = x @ kernel[width : 2 * width]
    y[reach:] += x[:-reach] @ kernel[:width]
    y[:-reach] += x[reach:] @ kernel[2 * width :]
    y += bias
    np.maximum(y, 0, out=y)
    y += x
    return y


def _softmax(scores: Floats) -> Floats:
    scores -= scores.max(1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(1, keepdims=True)
    return scores


def save_weights(path: Path, vocabulary: str, weights: dict[str, Floats]) -> None:
    """Write the weights as half floats, names as ``read_weights`` expects them."""
    arrays: dict[str, Any] = {name: value.astype(np.float16) for name, value in weights.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, vocabulary=np.array(vocabulary), **arrays)


def read_weights(path: Path) -> FastNames:
    """The model in a weights file. Raises OSError, EOFError, KeyError or ValueError when it is none."""
    with np.load(path, allow_pickle=False) as file:
        vocabulary = str(file["vocabulary"])
        full = {name: file[name].astype(np.float32) for name in file.files if name != "vocabulary"}
    count = sum(name.startswith("kernel") for name in full)
    layers = tuple((full[f"kernel{i}"], full[f"bias{i}"]) for i in range(count))
    return FastNames(vocabulary, full["embedding"], layers, full["head"], full["head_bias"], id_table(vocabulary))


@lru_cache(maxsize=1)
def shipped() -> FastNames | None:
    """The model that comes with the package; None where it was not built."""
    path = Path(str(files("nlp") / "models" / SHIPPED))
    return read_weights(path) if path.is_file() else None
