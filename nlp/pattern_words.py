"""What a pattern asks of a text, read off the pattern itself: words it cannot do without, and how a match begins."""

from __future__ import annotations

import re
import re._compiler as _compiler  # type: ignore[import-not-found]
import re._constants as op  # type: ignore[import-not-found]
import re._parser as _parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

Words = frozenset[str]

_MOST = 64  # words that a pattern may need one of: more are hardly ever all missing
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_NO_ROOM = (op.ASSERT, op.ASSERT_NOT, op.AT)  # parts that take no character
_NOTHING: Words = frozenset({""})


@lru_cache(maxsize=1 << 10)
def needed_words(source: str) -> tuple[Words, ...]:
    """Sets of words: every text that the pattern matches holds a word of each. No set says nothing."""
    pattern = _parser.parse(source)
    return () if pattern.state.flags & re.IGNORECASE else tuple(_needed(pattern))


def first_characters(source: str) -> Words | None:
    """The characters with which a match can begin; None when they are not told one by one, or a match can be empty."""
    return _first_characters(_parser.parse(source))


def with_a_look(source: str) -> re.Pattern[str]:
    """Compile a pattern with a look at the next character before all else, where its first characters are told."""
    pattern = _parser.parse(source)
    if characters := _first_characters(pattern):
        look = [(op.IN, [(op.LITERAL, ord(character)) for character in sorted(characters)])]
        pattern.insert(0, (op.ASSERT, (1, _parser.SubPattern(pattern.state, look))))
    compiled: re.Pattern[str] = _compiler.compile(pattern)  # to write it down and parse it again takes long
    return compiled


def _first_characters(pattern: Any) -> Words | None:
    characters, may_be_empty = _first(pattern)
    return None if characters is None or may_be_empty or pattern.state.flags & re.IGNORECASE else characters


def _needed(sequence: Iterable[tuple[Any, Any]]) -> list[Words]:
    found: list[Words] = []
    now = _NOTHING  # what the parts just read spell
    for part in sequence:
        spelt = _spelt(part)
        if spelt is not None and len(now) * len(spelt) <= _MOST:
            now = frozenset(map("".join, product(now, spelt)))
            continue
        found.append(now)
        now = _NOTHING if spelt is None else spelt
        if spelt is None:
            found += _inside(*part)
    return [_shortest(words) for words in (*found, now) if "" not in words and len(words) <= _MOST]


def _shortest(words: Words) -> Words:
    """Without the words that hold another one."""
    return frozenset(word for word in words if not any(other in word for other in words if other != word))


def _inside(kind: Any, value: Any) -> list[Words]:
    """What a part needs that can match more than a few words."""
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return [frozenset().union(*map(_best, branches))] if all(branches) else []
    if kind is op.SUBPATTERN and not value[1]:  # flags of its own would change what a letter stands for
        return _needed(value[3])
    if kind is op.ATOMIC_GROUP:
        return _needed(value)
    if kind in _REPEATS and value[0] > 0:
        return _needed(value[2])
    return []


def _best(sets: Sequence[Words]) -> Words:
    """The set that is the least likely to be met by chance."""
    return max(sets, key=lambda words: (min(map(len, words)), -len(words)))


def _spelt(part: tuple[Any, Any]) -> Words | None:
    """All words that a part can match, when they are few; None when they are many or not known."""
    kind, value = part
    if kind is op.LITERAL:
        return frozenset({chr(value)})
    if kind is op.IN:
        return _few(_members(value))
    if kind is op.BRANCH:
        return _few(_either([_spelt_in_a_row(branch) for branch in value[1]]))
    if kind is op.SUBPATTERN and not value[1]:
        return _spelt_in_a_row(value[3])
    if kind in _REPEATS and value[:2] == (0, 1):
        return _few(_either([_NOTHING, _spelt_in_a_row(value[2])]))
    if kind in _NO_ROOM:
        return _NOTHING  # what it asks for is left out of account
    return None


def _spelt_in_a_row(sequence: Iterable[tuple[Any, Any]]) -> Words | None:
    spelt = _NOTHING
    for part in sequence:
        words = _spelt(part)
        if words is None or len(spelt) * len(words) > _MOST:
            return None
        spelt = frozenset(map("".join, product(spelt, words)))
    return spelt


def _few(words: Words | None) -> Words | None:
    return words if words is not None and len(words) <= _MOST else None


def _either(choices: Sequence[Words | None]) -> Words | None:
    if any(words is None for words in choices):
        return None
    return frozenset().union(*(words for words in choices if words is not None))


def _members(members: Sequence[tuple[Any, Any]]) -> Words | None:
    """The characters of a class that lists them one by one."""
    if any(kind is not op.LITERAL for kind, _ in members):
        return None
    return frozenset(chr(value) for _, value in members)


def _first(sequence: Iterable[tuple[Any, Any]]) -> tuple[Words | None, bool]:
    """First characters of a sequence, and whether it can match nothing at all."""
    found: Words = frozenset()
    for kind, value in sequence:
        characters, may_be_empty = _first_of(kind, value)
        if characters is None:
            return None, False
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(kind: Any, value: Any) -> tuple[Words | None, bool]:
    if kind is op.LITERAL:
        return frozenset({chr(value)}), False
    if kind is op.IN:
        return _members(value), False
    if kind in _NO_ROOM:
        return frozenset(), True
    if kind is op.SUBPATTERN and not value[1]:
        return _first(value[3])
    if kind is op.BRANCH:
        branches = [_first(branch) for branch in value[1]]
        return _either([characters for characters, _ in branches]), any(may_be_empty for _, may_be_empty in branches)
    if kind in _REPEATS:
        characters, may_be_empty = _first(value[2])
        return characters, may_be_empty or value[0] == 0
    return None, False
