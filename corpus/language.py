"""The language of an article, by its script."""

from __future__ import annotations

import re

from corpus.article import Language

_SAMPLE = 100_000
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")
_WORD = re.compile(r"[A-Za-z]{2,}")


def language_of(text: str) -> Language:
    """``zh`` when the text has more Chinese characters than Latin words, else ``en``."""
    sample = text[:_SAMPLE]
    return "zh" if len(_HAN.findall(sample)) > len(_WORD.findall(sample)) else "en"
