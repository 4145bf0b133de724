"""The sentence around an error, cut into pieces: plain text, gold's words, the found words, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Span
from nlp.reading import reading_text
from nlp.sentences import sentence_spans

_AROUND = 110  # characters shown on either side in a sentence that is longer


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence and whose they are: "" nobody's, "gold", "found" or "both"."""

    text: str
    whose: str


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, those that only the layout breaks in one."""
    reading = reading_text(text)
    return tuple(reading.to_article(at) for at in sentence_spans(reading.text))


def passages(text: str, among: Sequence[Span], gold: Sequence[Span], found: Sequence[Span]) -> list[list[Piece]]:
    """Each of the sentences that holds one of the spans; spans across sentences are shown whole."""
    shown = _merged(_cut(text, _sentence(among, span), span) for span in (*gold, *found))
    return [list(_pieces(text, window, gold, found)) for window in shown]


def _sentence(among: Sequence[Span], span: Span) -> Span:
    touched = [sentence for sentence in among if sentence.overlaps(span)]
    return Span(min([span.start, *(s.start for s in touched)]), max([span.end, *(s.end for s in touched)]))


def _cut(text: str, sentence: Span, span: Span) -> Span:
    """A long sentence's part around a span, no word of it cut."""
    start, end = max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)
    while start > sentence.start and _in_word(text, start):
        start -= 1
    while end < sentence.end and _in_word(text, end):
        end += 1
    return Span(start, end)


def _in_word(text: str, at: int) -> bool:
    return all(sign.isascii() and not sign.isspace() for sign in text[at - 1 : at + 1])


def _merged(windows: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for window in sorted(windows):
        if merged and window.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, window.end))
        else:
            merged.append(window)
    return merged


def _pieces(text: str, window: Span, gold: Sequence[Span], found: Sequence[Span]) -> Iterator[Piece]:
    edges = {edge for span in (*gold, *found) for edge in (span.start, span.end) if window.start < edge < window.end}
    bounds = [window.start, *sorted(edges), window.end]
    for start, end in pairwise(bounds):
        in_gold, in_found = (any(s.start <= start < s.end for s in spans) for spans in (gold, found))
        whose = "both" if in_gold and in_found else "gold" if in_gold else "found" if in_found else ""
        yield Piece(text[start:end], whose)
