"""The passage of an article that answers a question, with the question's words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp.fold import fold
from nlp.patterns import HAN
from nlp.traditional import simplify
from tenders.amounts import plain_amount
from tenders.search_text import Term, terms

_WIDTH = 90  # signs of a passage in Chinese; twice as many in English
_BEFORE = 24  # of them at most before the first match
_ENDING = re.compile(r"(?:ies|es|s|ed|ing|y)$")
_BREAK = re.compile(r"[。！？；\n]|[.!?;] ")
_HAN = re.compile(f"[{HAN}]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, marked where it is one of the words asked for."""

    text: str
    marked: bool = False


Patterns = tuple[re.Pattern[str], ...]


def patterns_of(asked: str) -> Patterns:
    """What the words of a question look like in a text, for passages of many texts."""
    return tuple(pattern for term in terms(asked) if (pattern := _pattern(term)))


def snippet(text: str, asked: str) -> tuple[Piece, ...]:
    """The passage of ``text`` in which the most of the words asked for stand together; empty when none does."""
    return passage(text, patterns_of(asked))


def passage(text: str, patterns: Patterns) -> tuple[Piece, ...]:
    """``snippet`` for patterns made before."""
    plain = simplify(fold(text))
    hits = sorted(
        (match.start(), match.end(), which)
        for which, pattern in enumerate(patterns)
        for match in pattern.finditer(plain)
        if match.end() > match.start()
    )
    if not hits:
        return ()
    width = _WIDTH if _HAN.search(text) else 2 * _WIDTH
    first = max(range(len(hits)), key=lambda at: (_met(hits, at, width), -at))
    start = _beginning(plain, hits[first][0])
    return tuple(_pieces(text, start, min(len(text), start + width), hits[first:]))


def marked_text(pieces: Iterable[Piece], before: str = "«", after: str = "»") -> str:
    """Pieces as one line, with signs around what is marked."""
    parts = (f"{before}{piece.text}{after}" if piece.marked else piece.text for piece in pieces)
    return _SPACE.sub(" ", "".join(parts)).strip()


def mark(text: str, asked: str) -> tuple[Piece, ...]:
    """The whole of a short text (a project's name) with the words asked for marked."""
    plain = simplify(fold(text))
    hits = sorted(
        (match.start(), match.end(), 0) for pattern in patterns_of(asked) for match in pattern.finditer(plain)
    )
    return tuple(_pieces(text, 0, len(text), hits, ends=False))


def _met(hits: Sequence[tuple[int, int, int]], at: int, width: int) -> int:
    """How many different words stand within a passage that begins at a hit."""
    reach = hits[at][0] + width - _BEFORE
    return len({which for _, end, which in hits[at : at + 50] if end <= reach})


def _beginning(plain: str, hit: int) -> int:
    """Where a passage begins: behind the last end of a sentence near before the hit, else a few signs before it."""
    least = max(0, hit - _BEFORE)
    ends = [match.end() for match in _BREAK.finditer(plain, least, hit)]
    return ends[-1] if ends else least


def _pieces(
    text: str, start: int, end: int, hits: Iterable[tuple[int, int, int]], *, ends: bool = True
) -> Iterable[Piece]:
    if ends and start > 0:
        yield Piece("…")
    at = start
    for left, right, _ in hits:
        if left >= at and right <= end:
            if left > at:
                yield Piece(text[at:left])
            yield Piece(text[left:right], marked=True)
            at = right
    if at < end:
        yield Piece(text[at:end])
    if ends and end < len(text):
        yield Piece("…")


def _pattern(term: Term) -> re.Pattern[str] | None:
    """What a word looks like in a text: English with any ending, an amount in any of its ways of writing."""
    forms = [] if term.amount is None else list(_amount_forms(term.amount))
    word = term.text.strip()
    if word.isascii():
        stem = _ENDING.sub("", word) if len(word) > 4 and word.isalpha() else word
        forms.append(rf"\b{re.escape(stem)}\w*" if word.isalpha() else rf"(?<!\d){re.escape(word)}(?!\d)")
    elif word:
        forms.append(re.escape(word))
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def _amount_forms(amount: Decimal) -> Iterable[str]:
    """16730000: 16,730,000 · 16730000.00 · 1673万 · 16.73 million."""
    whole = plain_amount(amount)
    grouped = re.escape(f"{Decimal(whole):,}").replace(",", ",?")
    yield rf"(?<![\d.,]){grouped}(?:\.0+)?(?![\d,])(?: ?(?:元|yuan))?"
    for power, unit in ((4, "万元?"), (8, "亿元?"), (6, " ?million(?: yuan)?"), (9, " ?billion(?: yuan)?")):
        figure = plain_amount(amount.scaleb(-power))
        yield rf"(?<![\d.,]){re.escape(f'{Decimal(figure):,}').replace(',', ',?')}0*余?{unit}"
