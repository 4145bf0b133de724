"""What regular expressions lack: the class of Chinese characters, the last match in a range, patterns made late."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

HAN = r"\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f"  # for use inside a character class


def last_match(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last of the matches found from left to right between two places; None when there is none."""
    found = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = match
    return found


class LatePattern:
    """A pattern that is compiled when it is first used: long ones take tenths of a second, and few texts need them."""

    def __init__(self, source: str, compile: Callable[[str], re.Pattern[str]] = re.compile) -> None:
        self.source, self._compile = source, compile

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return self._compile(self.source)


def either_case(source: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile(source, re.IGNORECASE)
