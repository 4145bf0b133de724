"""Numbered lists and forms filled in several times: where each item begins and ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from corpus.article import Span
from nlp.languages.roles import CONTRACT_LABELS
from tenders.roles import Clue, Role, Scene
from tenders.skeleton import symbol_pattern

Stretch = tuple[int, int]  # where a passage of the skeleton begins and ends

_HAN = "一二三四五六七八九十"
_STYLES = (
    r"(?P<number>\d{1,2})(?:[、)]|\.(?!\d))",
    rf"(?P<number>[{_HAN}]{{1,3}})、",
    r"\((?P<number>\d{1,2})\)",
    rf"\((?P<number>[{_HAN}]{{1,3}})\)",
    rf"(?:中标)?(?:合同|项目)(?P<number>[{_HAN}]{{1,3}}|\d{{1,2}}):",
)
_HEAD = symbol_pattern(
    r"[ \u3000\n]*[^、.):]{1,4}[、.):][ \u3000\n]*"
    r"(?P<x>(?:(?!中标|签[订署]|收到|公司|通知)[^,;:。{o}{M}]){5,90}),(?=[^;。{M}]{0,30}{M})"
)
_SUBJECT: tuple[Role, ...] = ("project", "buyer", "counterparty")
_MARKERS = tuple(re.compile(rf"(?:\A|(?<=[\n。;:.]))[ \u3000]*{style}") for style in _STYLES)
MEASURES: tuple[Role, ...] = ("award", "budget", "ceiling", "investment", "lone")  # what a contract is told to be worth
_AWARD: tuple[Role, ...] = ("award",)
_SKIPPED = 2  # a list goes on where one of its numbers is lost


def numbered_lists(text: str, clues: Sequence[Clue]) -> Iterator[list[Stretch]]:
    """The items of each numbered list; the last item ends with the line of its first award."""
    for marker in _MARKERS:
        for starts in _runs(marker, text):
            yield [*pairwise(starts), (starts[-1], _line_end(text, _told_after(clues, starts[-1], _AWARD)))]


def _runs(marker: re.Pattern[str], text: str) -> Iterator[list[int]]:
    """Where the items of each list of one style of numbers begin."""
    starts: list[int] = []
    last = 0
    for match in marker.finditer(text):
        number = _value(match["number"])
        if number == 1:
            yield from [starts] if len(starts) > 1 else []
            starts, last = [match.start()], 1
        elif last < number <= last + _SKIPPED:
            starts.append(match.start())
            last = number
    yield from [starts] if len(starts) > 1 else []


def _value(number: str) -> int:
    """The number that digits or 一 to 九十九 write."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (10 * (_HAN.find(tens) + 1 or 1) if ten else 0) + (_HAN.find(ones) + 1 if ones else 0)


def with_head(scene: Scene, item: Stretch, told: list[Clue]) -> list[Clue]:
    """An item's clues, with its first words as the project where it names none: "1、5号线风机采购项目,中标金额M"."""
    if any(clue.role in _SUBJECT for clue in told) or not (head := _HEAD.match(scene.skeleton.text, *item)):
        return told
    places = scene.skeleton.places
    at = Span(places[head.start("x")], places[head.end("x")])
    words = re.sub(r"\s", "", scene.document.text[at.start : at.end])
    return [Clue("project", head.start("x"), scene.fact(words, at, "item_head")), *told]


def repeated_forms(scene: Scene, clues: Sequence[Clue]) -> Iterator[list[Stretch]]:
    """The fillings of each form, told by a label that comes again; the last ends with the line of its first amount."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for label in scene.document.labels:
        if CONTRACT_LABELS.fullmatch(label.label):
            starts[label.label].append(scene.skeleton.position(label.at.start))
    for begins in starts.values():
        if len(begins) > 1:
            yield [
                *pairwise(begins),
                (begins[-1], _line_end(scene.skeleton.text, _told_after(clues, begins[-1], MEASURES))),
            ]


def _told_after(clues: Sequence[Clue], start: int, roles: Collection[Role]) -> int:
    return next((clue.position for clue in clues if clue.position >= start and clue.role in roles), start)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)
