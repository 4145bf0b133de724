"""Text as the search index holds it, and a user's words as the index is asked for them."""

from __future__ import annotations

import re

from nlp.fold import fold
from nlp.patterns import HAN
from nlp.tokens import words

_HAN = re.compile(f"([{HAN}])")
_NO_WORD = re.compile(r"\W+")


def index_text(text: str) -> str:
    """``text`` folded, every Chinese character a token of its own; case and endings are the index's matter."""
    return _HAN.sub(r" \1 ", fold(text))


def match_expression(text: str) -> str | None:
    """An FTS5 expression asking for every word of ``text``; None when it holds no word.

    Chinese is cut into words and each is asked for as a run of characters, so 话务外包 finds 话务服务外包.
    Words are quoted: nothing in ``text`` is read as query syntax.
    """
    phrases = dict.fromkeys(f'"{phrase}"' for phrase in map(_phrase, _query_words(text)) if phrase)
    return " AND ".join(phrases) or None


def _query_words(text: str) -> list[str]:
    """The words of a query; single characters in a row, which no dictionary knew (外 包), stay together."""
    found: list[str] = []
    open_run = False
    for word in words(fold(text)):
        single = len(word) == 1 and _HAN.match(word) is not None
        if single and open_run:
            found[-1] += word
        else:
            found.append(word)
        open_run = single
    return found


def _phrase(word: str) -> str:
    return " ".join(_NO_WORD.sub(" ", index_text(word)).split())
