"""A text with every mention shrunk to one symbol, so that roles can be read with short patterns.

"由⟦…有限公司⟧中标,价格⟦988万元⟧" becomes "由C中标,价格M" (with private-use characters for C and M).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.detail import Detail
from extractors.mention import Mention
from nlp.document import Document
from nlp.pattern_table import leaping
from nlp.patterns import LatePattern

Item = Mention | Detail

SYMBOLS = {
    "PLACE": "\ue000", "COMPANY": "\ue001", "PUBLIC_BODY": "\ue002", "MONEY": "\ue003", "DATE": "\ue004",
    "DURATION": "\ue005", "PROJECT": "\ue006", "POLICY": "\ue007", "number": "\ue008", "lot": "\ue009",
}  # fmt: skip
# An article that holds such a character itself must not seem to hold a mention there.
_IN_ARTICLES = re.compile(f"[{''.join(SYMBOLS.values())}]")
_MACROS = {
    "{P}": SYMBOLS["PLACE"], "{C}": SYMBOLS["COMPANY"], "{B}": SYMBOLS["PUBLIC_BODY"], "{M}": SYMBOLS["MONEY"],
    "{D}": SYMBOLS["DATE"], "{L}": SYMBOLS["DURATION"], "{J}": SYMBOLS["PROJECT"], "{Y}": SYMBOLS["POLICY"],
    "{N}": SYMBOLS["number"], "{K}": SYMBOLS["lot"], "{O}": f"[{SYMBOLS['COMPANY']}{SYMBOLS['PUBLIC_BODY']}]",
    "{o}": SYMBOLS["COMPANY"] + SYMBOLS["PUBLIC_BODY"],
}  # fmt: skip


def symbol_pattern(source: str) -> LatePattern:
    """A pattern in which {C} {B} {O} {M} {D} {L} {J} {P} {Y} {N} {K} stand for a mention of that kind.

    C company, B public body, O either ({o} inside a character class), M money, D date, L length of time, J project,
    P place, Y policy, N number, K lot.
    """
    for macro, symbol in _MACROS.items():
        source = source.replace(macro, symbol)
    return leaping(source)


@lru_cache(maxsize=16)
def _any_of(symbols: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(_MACROS['{' + letter + '}'].strip('[]') for letter in symbols)}]")


@dataclass(frozen=True)
class Skeleton:
    """``text`` with one symbol a mention; ``items[i]`` is what the symbol at i stands for;
    ``places[i]`` is the place of character i in the reading text."""

    text: str
    items: dict[int, Item]
    places: array[int]

    def position(self, reading_offset: int) -> int:
        """Where a place of the reading text lies in the skeleton."""
        return min(bisect_left(self.places, reading_offset), len(self.text))

    def find(self, symbols: str, start: int, end: int) -> list[int]:
        """Positions of the given symbols (macro letters such as "CB") in a range."""
        return [match.start() for match in _any_of(symbols).finditer(self.text, start, end)]


def draw_skeleton(document: Document, mentions: Iterable[Mention], details: Iterable[Detail]) -> Skeleton:
    """Shrink mentions and the numbers and lots among ``details`` to symbols."""
    parts: list[str] = []
    items: dict[int, Item] = {}
    places = array("q")
    length = at = 0
    text = _IN_ARTICLES.sub("\ufffd", document.text)
    everywhere = array("q", range(len(text)))
    for item, symbol in _symbols(mentions, details):
        if item.at.start < at:
            continue
        parts.append(text[at : item.at.start])
        places += everywhere[at : item.at.start]
        length += item.at.start - at
        items[length] = item
        parts.append(symbol)
        places.append(item.at.start)
        length += 1
        at = item.at.end
    parts.append(text[at:])
    places += everywhere[at:]
    return Skeleton("".join(parts), items, places)


def _symbols(mentions: Iterable[Mention], details: Iterable[Detail]) -> list[tuple[Item, str]]:
    chosen: list[tuple[Item, str]] = [(mention, SYMBOLS[mention.label]) for mention in mentions]
    chosen += [(detail, SYMBOLS[detail.kind]) for detail in details if detail.kind in SYMBOLS]
    return sorted(chosen, key=lambda pair: (pair[0].at.start, -pair[0].at.end))
