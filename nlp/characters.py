"""Characters changed one for one: in a long text all at once, in a short one one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_NOT_MET = 0xFFFFFFFF  # no code point
_LONG = 100  # characters of a text from which an array is quicker than str.translate


class _Met(dict[int, str]):
    """A translation table that learns a character the first time it is met."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change

    def __missing__(self, code: int) -> str:
        changed = self[code] = self._change(chr(code))
        return changed


class CharacterTable:
    """What ``change`` makes of each character of a text; characters met before are remembered."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._met = _Met(change)

    def __call__(self, text: str) -> str:
        """``text`` with each character changed; same length as ``text``."""
        if len(text) < _LONG:
            return text.translate(self._met)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        changed = self._codes[codes]
        if (fresh := codes[changed == _NOT_MET]).size:
            for code in set(fresh.tolist()):
                self._codes[code] = ord(self._met[code])
            changed = self._codes[codes]
        plain: str = changed.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return plain

    @cached_property
    def _codes(self) -> NDArray[np.uint32]:
        return np.full(sys.maxunicode + 1, _NOT_MET, np.uint32)
