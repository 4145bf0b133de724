"""Where names of a kind begin and end in a text, by the characters to either side, as linear models see it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus.article import Span
from nlp.linear import Floats, Hashes, Ids, LinearModel, grams, numbered

EDGE = "edge"  # the class of a place at which a name begins or ends
_REACH = {1: 6, 2: 8, 3: 8, 4: 8}  # characters to either side in which n-grams of a size are taken
_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2))  # characters before and behind of n-grams across the place
_AROUND = 12  # characters put before and behind a text
_LONGEST_TEXT = 20_000  # characters in which names are looked for
_STARTS, _ENDS = 20, 40  # likeliest places of a text that are tried


def edge_features(text: str) -> Ids:
    """Features of the places between characters, the text's ends among them; (places, features)."""
    none = np.zeros(_AROUND, np.uint64)
    hashes: Hashes = np.concatenate([none, np.array([_hash(sign) for sign in text], np.uint64), none])
    at = np.arange(_AROUND, _AROUND + len(text) + 1)
    columns = []
    for size, reach in _REACH.items():
        found = grams(hashes, size)
        for away in range(reach - size + 1):
            columns.append(numbered(found[at - size - away], 100 * size + away))
            columns.append(numbered(found[at + away], 100 * size + 50 + away))
    for before, behind in _ACROSS:
        columns.append(numbered(grams(hashes, before + behind)[at - before], 1000 + 10 * before + behind))
    return np.stack(columns, axis=1)


@lru_cache(maxsize=1 << 14)
def _hash(sign: str) -> int:
    return zlib.crc32(("0" if sign.isdigit() else sign).encode())


@dataclass(frozen=True)
class Edges:
    """How much each place of a text looks like where a name begins and where one ends (logarithms of odds)."""

    text: str
    starts: Floats
    ends: Floats

    def scores(self, at: Span) -> tuple[float, float]:
        """How much a span looks like a name at its start and at its end; very little beyond what was looked at."""
        if at.end >= len(self.ends):
            return -15.0, -15.0
        return float(self.starts[at.start]), float(self.ends[at.end])

    def likely(self, shortest: int, longest: int) -> Iterator[Span]:
        """Spans of such a length within a sentence that look most like names, the likeliest first."""
        starts = np.argsort(-self.starts, kind="stable")[:_STARTS]
        ends = np.argsort(-self.ends, kind="stable")[:_ENDS]
        found = [Span(int(a), int(b)) for a in starts for b in ends if shortest <= b - a <= longest]
        whole = [at for at in found if "。" not in self.text[at.start : at.end]]
        yield from sorted(whole, key=lambda at: -sum(self.scores(at)))


def edges(text: str, starts: LinearModel, ends: LinearModel) -> Edges:
    """The edges of names in a text by the models of where they begin and end."""
    features = edge_features(text[:_LONGEST_TEXT])
    return Edges(text, starts.log_odds(features), ends.log_odds(features))
