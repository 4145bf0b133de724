"""Parts of prose: the clues of a sentence, cut further where it tells of several years or several projects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from tenders.roles import Clue, Role, Scene

Part = list[Clue]

SEGMENT_END = re.compile(r"[。;!?\n]+|\. (?=[A-Z\"(\ue000-\ue009])")
_STRONG: frozenset[Role] = frozenset(
    ("project", "number", "lot", "buyer", "agency", "supplier", "budget", "ceiling", "award", "rate", "opened",
    "duration", "method", "cancelled", "planned", "contracted", "period", "corrected", "investment", "lone",
    "counterparty")
)  # fmt: skip
_OF_LOT: frozenset[Role] = frozenset(("supplier", "budget", "ceiling", "award"))
_YEAR = re.compile(r"\d{4}")
_AND_CLAUSE = re.compile(r",? (?:while|whereas|and) |; ")
_CLAUSE_MARKS = (",", ";", ":", "、", "\n", "")


def parts_of(scene: Scene, clues: list[Clue]) -> Iterator[Part]:
    """The clues of each sentence that tells of a tender, or of each year or project in it; text order."""
    positions = [clue.position for clue in clues]
    start = 0
    text = scene.skeleton.text
    english = scene.document.article.language == "en"
    before: Part = []  # the day told in a sentence that tells no more, for the next of its paragraph
    for end in (*(match.end() for match in SEGMENT_END.finditer(text)), len(text)):
        segment = clues[bisect_left(positions, start) : bisect_left(positions, end)]
        if english and not any(clue.role in _STRONG for clue in segment):
            before = [*before, *(clue for clue in segment if clue.role == "announced")]
        elif segment:
            segment, before = [*before, *segment], []
        if "\n" in text[start:end]:
            before = []
        told = {clue.role for clue in segment}
        goes_on = english and "announced" in told and text[max(0, start - 1) : start] == ";"
        if goes_on or told & _STRONG:
            for piece in _by_round(text, segment):
                for named in _by_project(text, piece):
                    yield from _by_lot(text, named)
        start = end


def _by_round(text: str, segment: Part) -> Iterator[Part]:
    """Split a sentence that tells of several years in turn ("2019年预算M、中标M，2020年…") before each further year."""
    figures = [clue.position for clue in segment if clue.role in ("budget", "award")]
    starts = [
        clue.position
        for clue in segment
        if clue.role in ("dated", "announced")
        and _YEAR.fullmatch(str(clue.value))
        and text[clue.position - 1 : clue.position] in _CLAUSE_MARKS
    ]
    rounds = [start for start in starts if any(start < figure for figure in figures)]
    if len(rounds) < 2 or len(figures) < 3:
        yield segment
        return
    for left, right in pairwise([0, *rounds[1:], len(text) + 1]):
        part = [clue for clue in segment if left <= clue.position < right]
        if part:
            yield part


def _by_project(text: str, segment: Part) -> Iterator[Part]:
    """Split a sentence that names several projects before each further one's own clause."""
    cuts = [_clause_before(text, clue.position) for clue in distinct_projects(segment)[1:]]
    bounds = [0, *cuts, len(text) + 1]
    for left, right in pairwise(bounds):
        part = [clue for clue in segment if left <= clue.position < right]
        if part:
            yield part


def _by_lot(text: str, segment: Part) -> Iterator[Part]:
    """Split a sentence that tells of several lots in turn ("Lot 1 (boilers, M) and Lot 2 (controls, M)")."""
    lots = [clue.position for clue in segment if clue.role == "lot"]
    told = [clue.position for clue in segment if clue.role in _OF_LOT]
    in_turn = len(lots) > 1 and all(
        any(left < position < right for position in told)
        for left, right in pairwise([*lots, told[-1] + 1 if told else 0])
    )
    if not in_turn or told[0] < lots[0]:
        yield segment
        return
    cuts = [_lot_clause(text, segment, lot) for lot in lots[1:]]
    for left, right in pairwise([0, *cuts, segment[-1].position + 1]):
        yield [clue for clue in segment if left <= clue.position < right]


def _lot_clause(text: str, segment: Part, lot: int) -> int:
    """Where a lot's part begins: at its name, or at its clause where that names the winner first ("while C …")."""
    clause = max((match.end() for match in _AND_CLAUSE.finditer(text, max(0, lot - 80), lot)), default=lot)
    named = [clue for clue in segment if clue.role == "supplier" and clause <= clue.position < lot]
    return clause if named else lot


def _clause_before(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in (",", ";", "、", ":", "-", " and ", "与"))


def distinct_projects(clues: list[Clue]) -> list[Clue]:
    """The first clue of each project; names that hold one another are one project."""
    found: list[Clue] = []
    for clue in clues:
        name = bare(str(clue.value))
        if clue.role == "project" and not any(
            name in bare(str(other.value)) or bare(str(other.value)) in name for other in found
        ):
            found.append(clue)
    return found


def bare(name: str) -> str:
    """A name without spaces, marks and case, to compare it by."""
    return re.sub(r"[\W_]", "", name).casefold()
