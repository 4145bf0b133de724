"""Near-duplicates among many articles: MinHash signatures bring candidates together, the texts themselves decide.

The groups do not depend on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corpus.same_text import Body, is_same_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signatures = NDArray[np.uint32]  # a row an article, SIZE columns

SIZE = 64  # values of a signature
KIND = f"rensa RMinHash 1, {SIZE} of 5 letters"  # what made a signature; only those of one kind can be compared
_LETTERS = 5
_BAND = 4  # values that must be equal for two articles to be candidates, in any of SIZE / _BAND places
_CROWD = 50  # articles of one band beyond which each is compared with its neighbours in the order of signatures only
_NEIGHBOURS = 8
_ALIKE = 0.5  # share of equal values, an estimate of the Jaccard index, from which the texts are looked at


def signature(body: Body) -> bytes:
    """The MinHash signature of a body: SIZE unsigned 32-bit numbers, little-endian."""
    import numpy as np
    from rensa import RMinHash

    letters = body.letters
    made = RMinHash(num_perm=SIZE, seed=1)
    made.update([letters[at : at + _LETTERS] for at in range(max(1, len(letters) - _LETTERS + 1))])
    return np.array(made.digest(), "<u4").tobytes()


def duplicate_groups(ids: Sequence[str], signatures: Signatures, body: Callable[[str], Body]) -> list[list[str]]:
    """Ids of articles that are one text, each group of two or more in order of id.

    ``body`` gives what is compared of an article. In a group every article is the same text as every other.
    """
    groups: dict[str, list[str]] = {}
    for one, other in candidates(ids, signatures):
        mine, theirs = groups.get(one, [one]), groups.get(other, [other])
        if mine is not theirs and all(is_same_text(body(left), body(right)) for left in mine for right in theirs):
            joined = sorted((*mine, *theirs))
            groups.update(dict.fromkeys(joined, joined))
    return sorted({id(group): group for group in groups.values()}.values())


def candidates(ids: Sequence[str], signatures: Signatures) -> list[tuple[str, str]]:
    """Pairs of ids whose signatures are alike, the most alike first."""
    import numpy as np

    if len(ids) < 2:
        return []
    order = sorted(range(len(ids)), key=lambda place: (signatures[place].tobytes(), ids[place]))
    rows, names = signatures[order], [ids[place] for place in order]
    packed = np.unique(np.concatenate([_in_band(rows, at) for at in range(0, SIZE, _BAND)]))
    first, second = packed // len(names), packed % len(names)
    alike = _likeness(rows, first, second)
    pairs = zip(alike.tolist(), first.tolist(), second.tolist(), strict=True)
    found = sorted((-share, *sorted((names[left], names[right]))) for share, left, right in pairs)
    return [(left, right) for _, left, right in found]


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
