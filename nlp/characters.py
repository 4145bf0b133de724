"""Characters changed one for one, in a long text at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_NOT_MET = 0xFFFFFFFF  # no code point


class CharacterTable:
    """What ``change`` makes of each character of a text; it is asked once for each character that it meets.

    ``str.translate`` gives the same in several times the time.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change

    def __call__(self, text: str) -> str:
        """``text`` with each character changed; same length as ``text``."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        changed = self._codes[codes]
        if (fresh := codes[changed == _NOT_MET]).size:
            for code in set(fresh.tolist()):
                self._codes[code] = ord(self._change(chr(code)))
            changed = self._codes[codes]
        plain: str = changed.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return plain

    @cached_property
    def _codes(self) -> NDArray[np.uint32]:
        return np.full(sys.maxunicode + 1, _NOT_MET, np.uint32)
