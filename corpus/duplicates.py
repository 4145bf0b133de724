"""Near-duplicates among many articles: signatures bring candidates together, the texts themselves decide.

A signature is the MinHash of an article's letters, and behind it its figures in order, each as a number: notices of one
office are alike in their letters but not in their figures. Groups do not depend on the order of the articles.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from corpus.same_text import Body, figures, is_same_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signatures = NDArray[np.uint32]  # a row an article, SIZE columns

SIZE = 64  # values of the MinHash
KIND = "rensa RMinHash 1, 64 of 5 letters; figures"  # what made a signature; only those of one kind can be compared
_BYTES = 4 * SIZE
_LETTERS = 5
_BAND = 4  # values that must be equal for two articles to be candidates, in any of SIZE / _BAND places
_CROWD = 50  # articles of one band beyond which each is compared with its neighbours in the order of signatures only
_NEIGHBOURS = 8
_TELLING_FIGURES = 3  # figures of a text, of which half must stand in the other
_SITES_FIGURES = 8  # figures that a site may set before or after a text: times, counts of readers
_AT_ONCE = 50_000  # pairs in memory at a time
_ALIKE = 0.5  # share of equal values, an estimate of the Jaccard index, from which the texts are looked at


def signature(body: Body) -> bytes:
    """The signature of a body: unsigned 32-bit numbers, little-endian; SIZE of the MinHash, one for each figure."""
    import numpy as np
    from rensa import RMinHash

    letters = body.letters
    made = RMinHash(num_perm=SIZE, seed=1)
    made.update([letters[at : at + _LETTERS] for at in range(max(1, len(letters) - _LETTERS + 1))])
    hashes = [zlib.crc32(figure.encode()) for figure in figures(body)]
    return np.array([*made.digest(), *hashes], "<u4").tobytes()


def duplicate_groups(signatures: Mapping[str, bytes], body: Callable[[str], Body]) -> list[list[str]]:
    """Ids of articles that are one text, each group of two or more in order of id; ``signatures`` by id.

    ``body`` gives what is compared of an article. In a group every article is the same text as every other.
    """
    groups: dict[str, list[str]] = {}
    for one, other in candidates(signatures):
        mine, theirs = groups.get(one, [one]), groups.get(other, [other])
        if mine is not theirs and all(is_same_text(body(left), body(right)) for left in mine for right in theirs):
            joined = sorted((*mine, *theirs))
            groups.update(dict.fromkeys(joined, joined))
    return sorted({id(group): group for group in groups.values()}.values())


def candidates(signatures: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Pairs of ids whose letters are alike and whose figures agree, the most alike first."""
    import numpy as np

    names = sorted(signatures, key=lambda name: (signatures[name][:_BYTES], name))
    if len(names) < 2:
        return []
    rows = np.frombuffer(b"".join(signatures[name][:_BYTES] for name in names), "<u4").reshape(-1, SIZE)
    packed = np.unique(np.concatenate([_in_band(rows, at) for at in range(0, SIZE, _BAND)]))
    shown = [memoryview(signatures[name])[_BYTES:].cast("I") for name in names]
    found: list[tuple[float, str, str]] = []
    for at in range(0, len(packed), _AT_ONCE):
        first, second = np.divmod(packed[at : at + _AT_ONCE], len(names))
        pairs = zip(_likeness(rows, first, second).tolist(), first.tolist(), second.tolist(), strict=True)
        for share, left, right in pairs:
            if figures_agree(shown[left], shown[right]):
                found.append((-share, *sorted((names[left], names[right]))))
    found.sort()
    return [(left, right) for _, left, right in found]


def figures_agree(one: Sequence[int], other: Sequence[int]) -> bool:
    """True when two texts have the same figures one after another, but for a few at their beginnings and ends."""
    mine, theirs = set(one), set(other)
    fewer = min(len(mine), len(theirs))
    if fewer >= _TELLING_FIGURES and 2 * len(mine & theirs) < fewer:
        return False
    if max(len(one), len(other)) <= _SITES_FIGURES:
        return True
    least = min(len(one), len(other)) / 2
    for before, first in enumerate(one[: _SITES_FIGURES + 1]):
        for opposite, second in enumerate(other[: _SITES_FIGURES + 1]):
            if first == second:
                run = sum(1 for _ in takewhile(bool, map(eq, one[before:], other[opposite:])))
                rest = max(len(one) - before, len(other) - opposite) - run
                if run >= least and rest <= _SITES_FIGURES:
                    return True
    return False


def _in_band(rows: Signatures, at: int) -> NDArray[np.int64]:
    """Pairs of places (packed into one number) that agree in a band and are alike, the lower place first."""
    import numpy as np

    band = np.ascontiguousarray(rows[:, at : at + _BAND]).view(np.dtype((np.void, 4 * _BAND))).ravel()
    _, of, count = np.unique(band, return_inverse=True, return_counts=True)
    places = np.argsort(of, kind="stable")
    ends = np.cumsum(count)
    packed = [np.empty(0, np.int64)]
    for start, end in zip((ends - count)[count > 1].tolist(), ends[count > 1].tolist(), strict=True):
        first, second = _pairs(places[start:end])
        kept = _likeness(rows, first, second) >= _ALIKE
        packed.append(first[kept] * len(rows) + second[kept])
    return np.concatenate(packed)


def _pairs(places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All pairs of a few places in rising order; of a crowd each place with the next ones."""
    import numpy as np

    reach = len(places) - 1 if len(places) <= _CROWD else _NEIGHBOURS
    pairs = [(places[:-step], places[step:]) for step in range(1, reach + 1)]
    return np.concatenate([first for first, _ in pairs]), np.concatenate([second for _, second in pairs])


def _likeness(rows: Signatures, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = (rows[first] == rows[second]).mean(axis=1)
    return shares
