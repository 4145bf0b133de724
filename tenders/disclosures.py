"""Disclosures: a listed company tells of the tender it won or the contract it signed, now and then of several."""

from __future__ import annotations

from tenders.draft import Draft
from tenders.roles import Clue, Scene
from tenders.stories import distinct_projects, read_stories, whole


def read_disclosure(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """One draft of the whole text, or one a project where several have an amount of their own."""
    if len(distinct_projects(clues)) > 1:
        told = _without_totals(
            [draft for draft in read_stories(scene, clues) if draft.clues["award"] and draft.clues["project"]]
        )
        if len(told) > 1 and len({draft.values("award")[0] for draft in told}) > 1:
            return told
    return [whole(scene, clues)]


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
