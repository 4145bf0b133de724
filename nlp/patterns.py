"""What regular expressions lack: the class of Chinese characters, the last match in a range, patterns made late."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

HAN = r"\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f"  # for use inside a character class


def last_match(pattern: Pattern, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last of the matches found from left to right between two places; None when there is none."""
    found = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = match
    return found


class LatePattern:
    """A pattern that is compiled when it is first used: a start is slow for want of it, and few texts need them all.

    It has the methods of a compiled one; each is found once and then kept, so that later uses take no longer.
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, compile: Callable[[str], re.Pattern[str]] = re.compile) -> None:
        self.source, self._compile = source, compile

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(f"a pattern that is compiled late has no {name!r}")
        compiled = self._compile(self.source)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return vars(self)[name]


_METHODS = frozenset(LatePattern.__annotations__)
Pattern = re.Pattern[str] | LatePattern


def either_case(source: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile(source, re.IGNORECASE)
