"""Many patterns over one text, quickly: those that cannot match are left out, the others leap to where they can begin.

Most rules of a table find nothing in most texts, and a search costs the whole text each time. The words that a match
cannot do without are looked for once, all together; only the patterns that find theirs are then searched. The method
is that of RE2's FilteredRE2 and of ripgrep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from nlp.pattern_words import Words, needed_words, with_a_look
from nlp.patterns import LatePattern

Key = TypeVar("Key")


class PatternTable(Generic[Key]):
    """Patterns under their keys, in order; a text is searched only for those whose needed words it holds.

    The others are not even compiled.
    """

    def __init__(self, rows: Iterable[tuple[Key, LatePattern]]) -> None:
        self.rows = tuple(rows)

    def only(self, wanted: Callable[[Key], bool]) -> PatternTable[Key]:
        """The rows whose key is wanted: those that can match in one language, say."""
        return PatternTable(row for row in self.rows if wanted(row[0]))

    def finditer(self, text: str) -> Iterator[tuple[Key, re.Match[str]]]:
        """Each match with its pattern's key: pattern by pattern in the table's order, as without the filter."""
        for row in self._index.fitting(text):
            key, late = self.rows[row]
            for match in late.finditer(text):
                yield key, match

    @cached_property
    def _index(self) -> _Index:
        return _Index([_telling(needed_words(late.source)) for _, late in self.rows])


class _Index:
    """Which rows a text is worth searching for: ``needed`` are each row's sets of words, of which it needs one each."""

    def __init__(self, needed: Sequence[tuple[Words, ...]]) -> None:
        words = sorted({word for sets in needed for some in sets for word in some})
        number = {word: index for index, word in enumerate(words)}
        self._search = AhoCorasick(words, implementation=Implementation.DFA)
        self._needed = [tuple(frozenset(number[word] for word in some) for some in sets) for sets in needed]
        self._always = [row for row, sets in enumerate(self._needed) if not sets]
        self._asking: list[list[int]] = [[] for _ in words]  # word → rows of whose first set it is one
        for row, sets in enumerate(self._needed):
            for word in sets[0] if sets else ():
                self._asking[word].append(row)

    def fitting(self, text: str) -> list[int]:
        """The rows all of whose needs the text meets, in order."""
        held = {word for word, _, _ in self._search.find_matches_as_indexes(text, overlapping=True)}
        rows = set(self._always).union(*(self._asking[word] for word in held))
        return sorted(row for row in rows if not any(held.isdisjoint(some) for some in self._needed[row][1:]))


def _telling(sets: tuple[Words, ...]) -> tuple[Words, ...]:
    """The sets without single signs, which most texts hold, where there are others."""
    return tuple(words for words in sets if min(map(len, words)) > 1) or sets


def leaping(source: str) -> LatePattern:
    """A pattern with a look at the next character before all else, where it has many ways to begin.

    Python tries each alternative at each place; one look at a class of characters spares that.
    """
    return LatePattern(source, with_a_look)
