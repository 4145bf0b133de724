"""What a rule for dates is: a pattern, and who reads what it matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.dates.context import Context
from extractors.edtf import Day
from nlp.patterns import LatePattern

Reading = Day | str | None  # a point to its precision, or an EDTF string; None when the text does not settle it


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a reader stands: text and place, the dates known so far, and a date that lends what is left out."""

    text: str
    at: int
    context: Context
    base: Day | None = None


def _always(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A named form.

    ``read`` gets its match; ``stands`` says whether the words around let it be a date.
    ``marks`` are signs in lower case of which a text must hold one for the pattern to be worth a look; none means
    that any text is. ``tail`` is the second half of a long pattern, looked for first where that is quicker.
    """

    name: str
    form: LatePattern
    read: Callable[[re.Match[str], Seen], Reading]
    stands: Callable[[re.Match[str]], bool] = _always
    marks: tuple[str, ...] = ()
    tail: LatePattern | None = None

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What reads as this form in ``text[start:end]`` and stands as a date."""
        if self.tail is None or self.tail.search(text, start, end):
            yield from filter(self.stands, self.form.finditer(text, start, end))


class RuleTable:
    """Rules in order, and those among them that a stretch of text can hold anything for."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._marks = frozenset(mark for rule in rules for mark in rule.marks)
        self._by_character = all(len(mark) == 1 for mark in self._marks)
        self._chosen: dict[frozenset[str], tuple[Rule, ...]] = {}

    def fitting(self, words: str) -> tuple[Rule, ...]:
        """The rules of which ``words`` (in lower case) hold a mark, and those without marks."""
        there = (
            self._marks.intersection(words)
            if self._by_character
            else frozenset(mark for mark in self._marks if mark in words)
        )
        if there not in self._chosen:
            self._chosen[there] = tuple(rule for rule in self.rules if not rule.marks or there.intersection(rule.marks))
        return self._chosen[there]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that reads as a date: ``text[start:end]``."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def without_names(pattern: str) -> str:
    """A pattern with its named groups made plain, to stand inside another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
