"""Tokens: spaCy Docs whose Chinese is cut by jieba and whose English by spaCy's own rules."""

from __future__ import annotations

import marshal
import re
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from nlp.patterns import HAN

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"\w")


class JiebaTokenizer:
    """A spaCy tokenizer: jieba's words, also for Chinese text with English in it; every character is kept."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word in segment(text):
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def _jieba() -> Any:
    """jieba with its dictionary loaded, without a word on standard error."""
    import logging

    import jieba

    # Its cached dictionary is read in one piece: from an open file that takes three times as long.
    jieba.marshal = SimpleNamespace(load=lambda file: marshal.loads(file.read()), dump=marshal.dump)
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


def segment(text: str) -> tuple[str, ...]:
    """jieba's words of ``text``; joined they are the text again."""
    return tuple(_jieba().cut(text, HMM=False))


@lru_cache(maxsize=1 << 12)
def segment_short(text: str) -> tuple[str, ...]:
    """The same for a clause at most: notices share their set phrases, so most were cut before."""
    return segment(text)


@lru_cache(maxsize=2)
def language(code: str) -> Language:
    """The blank spaCy language for ``zh`` (cut by jieba) or ``en``."""
    import spacy

    if code != "zh":
        return spacy.blank("en")
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    nlp.tokenizer = JiebaTokenizer(nlp.vocab)
    return nlp


def tokenise(text: str) -> Doc:
    """A Doc of ``text``; ``doc.text == text`` always holds. Text with any Chinese is cut by jieba."""
    return language("zh" if _HAN.search(text) else "en").tokenizer(text)


def words(text: str) -> list[str]:
    """The words of ``text`` in order, without marks and white space: what a search index takes."""
    cut = segment(text) if _HAN.search(text) else [token.text for token in tokenise(text)]
    return [word for word in cut if _WORD.search(word)]


def is_everyday_word(word: str) -> bool:
    """True when jieba's dictionary holds the word: brands and new names are not in it."""
    return bool(_jieba().dt.FREQ.get(word))
