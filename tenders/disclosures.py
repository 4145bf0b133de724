"""Disclosures: a listed company tells of the tender it won or the contract it signed, now and then of several."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tenders.draft import Draft
from tenders.parts import distinct_projects
from tenders.roles import Clue, Scene
from tenders.skeleton import symbol_pattern
from tenders.stories import read_stories, whole

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)|[IVX]{1,4}\. |\d\. (?=On |In ))"
_SECTION = re.compile(rf"(?:\A|(?<=\n))[ \u3000]*{_NUMBER}")
_WIN = symbol_pattern(r"(?:\A|(?<=\n))[ \u3000]*\d{1,2}[.、)] ?(?:On )?{D}[^\n]*")
_TELLING = ("award", "ceiling", "contracted")


def read_disclosure(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """One draft of the whole text, or one a project or numbered win where several have an amount of their own."""
    if len(wins := _by_win(scene, clues)) > 1:
        return wins
    if len(distinct_projects(clues)) > 1:
        for told in (_by_section(scene, clues), _by_sentence(scene, clues)):
            if len(told) > 1:
                return told
    return [whole(scene, clues)]


def _by_win(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each item of a list of wins that each begin with a date ("1. On 12 July the Company …")."""
    positions = [clue.position for clue in clues]
    drafts = []
    for match in _WIN.finditer(scene.skeleton.text):
        item = clues[bisect_left(positions, match.start()) : bisect_left(positions, match.end())]
        if any(clue.role == "award" for clue in item):
            drafts.append(whole(scene, item))
    return drafts


def _by_section(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each section that names a project not named before, with what is told of it there."""
    text, positions = scene.skeleton.text, [clue.position for clue in clues]
    bounds = [*(match.start() for match in _SECTION.finditer(text)), len(text)]
    drafts: list[Draft] = []
    seen: list[Clue] = []
    for left, right in pairwise(bounds):
        section = clues[bisect_left(positions, left) : bisect_left(positions, right)]
        fresh = distinct_projects([*seen, *section])[len(seen) :]
        if len(fresh) == 1 and any(clue.role in _TELLING for clue in section):
            drafts.append(whole(scene, section))
        seen += fresh
    return drafts


def _by_sentence(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft a project whose own sentences give an amount; none when the amounts are one and the same."""
    told = [draft for draft in read_stories(scene, clues) if draft.clues["award"] and draft.clues["project"]]
    fresh = _without_totals(told)
    return fresh if len({draft.values("award")[0] for draft in fresh}) > 1 else []


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """Each project's first draft: what follows repeats it or sums it up."""
    seen: set[object] = set()
    kept = []
    for draft in drafts:
        name = draft.values("project")[0]
        if name not in seen:
            seen.add(name)
            kept.append(draft)
    return kept
