"""Places: Chinese chains and short names, English and pinyin names, countries; each to its code."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.article import Span
from extractors import place_en, place_zh
from extractors.mention import Mention
from extractors.place_choice import Surroundings
from nlp.document import Document
from nlp.gazetteer import parents, place_name

__all__ = ["find", "parents", "place_name", "place_of"]


_ENGLISH_NAME = re.compile(r"[A-Z][a-z]{2}|U\.?[SK]\b")


def find(document: Document) -> list[Mention]:
    """PLACE mentions in text order; a name that the text leaves open has value None."""
    around = Surroundings(_year(document.article.published))
    found: list[tuple[int, int, str | None, str]] = []
    english = _ENGLISH_NAME.search(document.text) is not None
    if document.has_chinese:
        place_zh.survey(document.text, around)
    if english:
        place_en.survey(document.text, around)
    if document.has_chinese:
        found += place_zh.places(document.text, around)
    if english:
        found += place_en.places(document.text, around)
    return [_mention(document, *place) for place in sorted(found, key=lambda place: place[:2])]


def _mention(document: Document, start: int, end: int, code: str | None, rule: str) -> Mention:
    at = Span(start, end)
    return Mention("PLACE", at, document.original(at), code, rule)


def _year(published: str | None) -> int | None:
    match = re.match(r"(\d{4})", published or "")
    return int(match[1]) if match else None


def place_of(name: str, published: str | None = None, context: tuple[str, ...] = ()) -> str | None:
    """Code of the place that a name stands in: 聊城市财政局 → 371500, "Shenmu Municipal Bureau" → 610881.

    ``context`` are codes of places that the document names; they settle a name that several places share.
    None when the name has no place, or leaves it open.
    """
    return _place_of(name, _year(published), context)


@lru_cache(maxsize=4096)
def _place_of(name: str, year: int | None, context: tuple[str, ...]) -> str | None:
    around = Surroundings(year)
    for distance, code in enumerate(context):
        around.name(1000 + 10 * distance, code)
    language = place_en if name.isascii() or not re.search("[\u4e00-\u9fff]", name) else place_zh
    language.survey(name, around)
    codes = [code for _, _, code, _ in language.inside_name(name, around) if code]
    return _finest(codes)


def _finest(codes: list[str]) -> str | None:
    """The first place named, refined by later ones that lie in it or hold it."""
    best: str | None = None
    for code in codes:
        if best is None or best in parents(code):
            best = code
    return best
