"""Folding: one character to one character, so that an offset in the folded text is an offset in the original."""

from __future__ import annotations

import unicodedata

from nlp.characters import CharacterTable

_PAIRS = {
    "〔": "[", "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]",
    "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "＂": '"',
    "‘": "'", "’": "'", "＇": "'",
    "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-", "－": "-", "─": "-", "﹣": "-",
    "～": "~", "〜": "~", "∼": "~",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\ufeff": " ", "\u200b": " ",
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n",
    "İ": "I", "ı": "i",  # what matches an i without regard to case must be looked up as one
    "丨": "|", "｜": "|", "︱": "|",
}  # fmt: skip
_KEPT_CATEGORIES = frozenset({"No", "Lm"})  # ①, ² and the like would turn into plain digits
_KEPT = frozenset("\u3000。、《》〈〉")


def fold_character(character: str) -> str:
    """The folded form of one character; always exactly one character."""
    if character in _PAIRS:
        return _PAIRS[character]
    if character in _KEPT or unicodedata.category(character) in _KEPT_CATEGORIES:
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


_fold = CharacterTable(fold_character)


def fold(text: str) -> str:
    """``text`` with full-width forms, quotes, dashes and brackets made plain; same length as ``text``."""
    return _fold(text)
