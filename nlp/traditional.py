"""Traditional characters as simplified ones, one for one: for comparing and searching, never for showing."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from nlp.characters import CharacterTable


@lru_cache(maxsize=1)
def _table() -> CharacterTable:
    old, new = (files("nlp") / "data" / "traditional.txt").read_text(encoding="utf-8").split("\n")[:2]
    simplified = dict(zip(old, new, strict=True))
    return CharacterTable(lambda character: simplified.get(character, character))


def simplify(text: str) -> str:
    """``text`` in simplified characters; same length as ``text``. The table is OpenCC's (``nlp.build_traditional``)."""
    return _table()(text)
