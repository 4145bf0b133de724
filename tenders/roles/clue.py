"""Clues: which part a mention plays in a tender, where it stands, and the fact it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from corpus.article import Span
from nlp.document import Document
from nlp.linear import Words, words_of
from nlp.patterns import last_match
from tenders.record import Evidence, Fact
from tenders.skeleton import Item, Skeleton

Role = Literal[
    "project", "number", "lot", "buyer", "agency", "supplier", "budget", "ceiling", "award", "rate",
    "announced", "opened", "begins", "signed", "dated", "period", "duration", "method", "place",
    "cancelled", "planned", "contracted", "awarded", "received", "investment", "corrected", "lone",
    "uncued", "offer", "counterparty",
]  # fmt: skip

_CLAUSE_ENDS = "。;!?\n"
_SENTENCE_START = re.compile(r"\. (?=[A-Z\ue000-\ue009])")
_CLAUSE_START = re.compile(rf"[{_CLAUSE_ENDS}]|{_SENTENCE_START.pattern}")
_HEADING = re.compile(
    r"(?:\A|(?<=\n))[ \u3000]*(?:[一二三四五六七八九十]{1,3}[、.]|[IVX]{1,4}\.|\d{1,2}[.、]?(?!\d)[ \u3000]?)[ ]*"
    r"(?P<words>[^\n。:;]{2,24})(?=[\n:])"
)
_SECTION_REACH = 800  # characters back in which a section's heading may stand
_LABEL_LINE = 40  # characters of the longest line that is a label for the next one
_FARTHEST = 400  # characters back in which a clause may begin


@dataclass(frozen=True, slots=True)
class Clue:
    """A role, where it stands in the skeleton, and the fact it gives."""

    role: Role
    position: int
    fact: Fact[Any]

    @property
    def value(self) -> object:
        """The fact's value."""
        return self.fact.value

    @property
    def rule(self) -> str:
        """The rule that read it; empty when it was derived."""
        return self.fact.evidence[0].rule if self.fact.evidence else ""


@dataclass(frozen=True)
class Scene:
    """What roles are read from: a document and its skeleton."""

    document: Document
    skeleton: Skeleton
    proposed: bool = False  # news of a disclosed proposed win: its candidates are told of as winners

    @cached_property
    def skeleton_words(self) -> Words:
        """The skeleton's words, as models read them."""
        return words_of(self.skeleton.text)

    def fact(self, value: object, at: Span, rule: str) -> Fact[Any]:
        """A fact whose evidence is the given span of the reading text."""
        span = self.document.original(at)
        quote = self.document.article.text[span.start : span.end]
        return Fact(value, (Evidence(self.document.article.id, span, quote, rule),))

    def retold(self, fact: Fact[Any], rule: str) -> Fact[Any]:
        """A fact with the same evidence, under another rule."""
        return Fact(fact.value, tuple(replace(evidence, rule=rule) for evidence in fact.evidence))

    def clue(self, role: Role, position: int, item: Item, rule: str) -> Clue:
        """A clue for what the symbol at ``position`` stands for."""
        return Clue(role, position, self.fact(item.value, item.at, rule))

    def words(self, role: Role, match: re.Match[str], rule: str, value: object = None) -> Clue:
        """A clue for words of the skeleton that are no mention."""
        places = self.skeleton.places
        at = Span(places[match.start()], places[match.end() - 1] + 1)
        return Clue(role, match.start(), self.fact(value or match.group(), at, rule))


def clause_start(text: str, position: int) -> int:
    """Where the clause around a position begins: after the last full stop, semicolon or line end."""
    start = max(0, position - _FARTHEST)
    start = max(start, *(text.rfind(mark, start, position) + 1 for mark in _CLAUSE_ENDS))
    for match in _SENTENCE_START.finditer(text, start, position):
        start = match.end()
    return start


def label_start(text: str, start: int, position: int, between: re.Pattern[str]) -> int:
    """``start``, or the beginning of the line before it where only ``between`` stands before the position: a label."""
    if text[start - 1 : start] != "\n" or not between.fullmatch(text, start, position):
        return start
    line = max(0, text.rfind("\n", 0, start - 1) + 1)
    return line if start - line <= _LABEL_LINE else start


def section_heading(text: str, position: int) -> str:
    """The numbered heading above a position (三、获取招标文件), without its number; empty when there is none."""
    heading = last_match(_HEADING, text, max(0, position - _SECTION_REACH), position)
    return heading["words"] if heading else ""


def next_clause(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first boundary of clauses in a range."""
    return _CLAUSE_START.search(text, start, end)
