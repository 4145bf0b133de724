"""What regular expressions lack: the class of Chinese characters, and the last match in a range."""

from __future__ import annotations

import re

HAN = r"\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003134f"  # for use inside a character class


def last_match(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last of the matches found from left to right between two places; None when there is none."""
    found = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = match
    return found
