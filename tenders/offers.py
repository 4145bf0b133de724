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
    priced: set[object] = set()  # the winners whose price is told
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(scene.skeleton.text)), len(scene.skeleton.text)):
        sentence = clues[bisect_left(positions, start) : bisect_left(positions, end)]
        if any(clue.role in _PRICED for clue in sentence):
            priced.update(clue.value for clue in sentence if clue.role == "supplier")
        elif offer := _offer(scene, sentence, priced):
            added.append(Clue("award", offer.position, scene.retold(offer.fact, "award_offer")))
        start = end
    return sorted([*clues, *added], key=lambda clue: clue.position)


def _offer(scene: Scene, sentence: list[Clue], priced: set[object]) -> Clue | None:
    """The first amount behind the sentence's last winner, with no other company between; None where it is priced."""
    winner = max((clue for clue in sentence if clue.role == "supplier"), key=lambda clue: clue.position, default=None)
    if winner is None or winner.value in priced:
        return None
    offer = next((clue for clue in sentence if clue.role == "offer" and clue.position > winner.position), None)
    between = scene.skeleton.find("C", winner.position + 1, offer.position) if offer else []
    return None if between else offer
