"""The only public body beside an English tender is its buyer, where no words say who buys."""

from __future__ import annotations

import re

from tenders.draft import Draft
from tenders.kinds import Kind
from tenders.record import Fact
from tenders.roles import Role, Scene
from tenders.roles.clue import clause_start, next_clause
from tenders.roles.parties import NO_BUYER

_OTHERS: tuple[Role, ...] = ("agency", "supplier")
# Bodies that watch over tenders, judge them or house them.
_WATCHES = re.compile(
    r"\b(?:Audit|Supervision|Discipline|Inspection|Finance|Police|Prosecut|Procurat|Court|Tribunal|Ombudsman|Bank|"
    r"Trading|Public Resources|Congress|Parliament|Experts?)\b"
)


def lone_buyer(scene: Scene, kind: Kind, draft: Draft) -> Fact[str] | None:
    """The one public body in a draft's sentences, in a notice failing those in the whole text; None for several."""
    if scene.document.article.language != "en" or kind.form == "disclosure":
        return None
    if any(clue.rule.startswith("supplier_us") for clue in draft.clues["supplier"]):
        return None  # a US contract announcement names who awards, and others besides
    text = scene.skeleton.text
    near: set[int] = set()
    for part in draft.parts:
        if part:
            end = next_clause(text, part[-1].position, len(text))
            stop = end.start() if end else len(text)
            near.update(scene.skeleton.find("B", clause_start(text, part[0].position), stop))
    found = _only(scene, sorted(near), draft)
    if found is None and kind.form == "form" and not near:
        found = _only(scene, scene.skeleton.find("B", 0, len(text)), draft)
    return found


def _only(scene: Scene, positions: list[int], draft: Draft) -> Fact[str] | None:
    """The body at some positions, when all of them that may buy are one."""
    other = {clue.value for role in _OTHERS for clue in draft.clues[role]}
    items = [scene.skeleton.items[position] for position in positions]
    buying = [item for item in items if not _never_buys(str(item.value)) and item.value not in other]
    if len({item.value for item in buying}) != 1:
        return None
    return scene.fact(buying[0].value, buying[0].at, "buyer_lone_body")


def _never_buys(name: str) -> bool:
    return NO_BUYER.search(name) is not None or _WATCHES.search(name) is not None
