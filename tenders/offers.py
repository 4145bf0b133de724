"""The winner's price where no word says that it is one: the first amount told after the winner in its sentence."""

from __future__ import annotations

import re

from tenders.draft import Draft
from tenders.kinds import Kind
from tenders.roles import Clue, Scene

_RULE = "award_offer"
_SENTENCE_END = re.compile(r"[。!?\n]")


def add_offers(scene: Scene, drafts: list[Draft], kind: Kind) -> None:
    """Give a Chinese draft with a winner and no price the amount that its sentence tells next of this winner."""
    if kind.form == "disclosure" or not scene.document.has_chinese:
        return
    for draft in drafts:
        if draft.clues["supplier"] and not draft.clues["award"] and not draft.clues["rate"]:
            offer = next((clue for clue in draft.clues["offer"] if _is_winners(scene, draft, clue)), None)
            if offer is not None:
                draft.add([Clue("award", offer.position, scene.retold(offer.fact, _RULE))])


def _is_winners(scene: Scene, draft: Draft, offer: Clue) -> bool:
    """True for an amount in a sentence of the winner's, with no other company between the two."""
    winners = {clue.position for clue in draft.clues["supplier"] if clue.position < offer.position}
    last = max(winners, default=None)
    if last is None or _SENTENCE_END.search(scene.skeleton.text, last, offer.position):
        return False
    return not scene.skeleton.find("C", last + 1, offer.position)
