"""The winner's price where no word says that it is one: the first amount told after the winner in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from tenders.kinds import Kind
from tenders.roles import Clue, Role, Scene

_SENTENCE_END = re.compile(r"[。!?\n]")
_PRICED: tuple[Role, ...] = ("award", "rate")


def with_offers(scene: Scene, clues: list[Clue], kind: Kind) -> list[Clue]:
    """The clues of a Chinese text, with an award for each winner whose sentence tells an amount and calls none so."""
    if kind.form == "disclosure" or scene.document.article.language != "zh":
        return clues
    positions = [clue.position for clue in clues]
    added: list[Clue] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(scene.skeleton.text)), len(scene.skeleton.text)):
        sentence = clues[bisect_left(positions, start) : bisect_left(positions, end)]
        if not any(clue.role in _PRICED for clue in sentence):
            offer = next(
                (clue for clue in sentence if clue.role == "offer" and _is_winners(scene, sentence, clue)), None
            )
            added += [Clue("award", offer.position, scene.retold(offer.fact, "award_offer"))] if offer else []
        start = end
    return sorted([*clues, *added], key=lambda clue: clue.position)


def _is_winners(scene: Scene, sentence: list[Clue], offer: Clue) -> bool:
    """True for an amount behind a winner with no other company between the two."""
    last = max((clue.position for clue in sentence if clue.role == "supplier"), default=offer.position)
    return last < offer.position and not scene.skeleton.find("C", last + 1, offer.position)
