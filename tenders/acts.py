"""Paragraphs that each tell with whom a contract was concluded, or whose letter of award came, and its amount."""

from __future__ import annotations

import re

from tenders.contracts import between
from tenders.discloser import OwnSide
from tenders.draft import Draft
from tenders.parts import bare
from tenders.roles import Clue, Scene
from tenders.stories import whole

_LINE_END = re.compile("\n")
# Rules that read the other party where a contract's conclusion or a letter of award is told.
_ACTS = ("supplier_agreed_with", "buyer_partner_signed", "buyer_award_letter_from", "counterparty_letter_of",
    "counterparty_letter_by", "counterparty_signed_together", "counterparty_won_from")  # fmt: skip
# What was done with a party before the contract that a disclosure is about.
EARLIER = re.compile(r"最?近[一二三两]个?(?:会计)?年|上一?(?:会计)?年|年度|之前|此前")


def by_act(scene: Scene, clues: list[Clue], side: OwnSide) -> list[Draft]:
    """A draft for each paragraph that tells of a contract with another party and its amount.

    None when the parties or the amounts are one; paragraphs about earlier years' dealings tell of none.
    """
    text = scene.skeleton.text
    acts: dict[str, Draft] = {}
    start = 0
    for end in (*(match.end() for match in _LINE_END.finditer(text)), len(text)):
        paragraph = between(clues, start, end)
        party = next((clue for clue in paragraph if clue.rule in _ACTS and not side.holds(clue.value)), None)
        award = next(
            (clue for clue in paragraph if party and clue.role == "award" and clue.position > party.position), None
        )
        if party and award and not EARLIER.search(text, start, award.position):
            acts.setdefault(bare(str(party.value)), whole(scene, paragraph))
        start = end
    return list(acts.values()) if len({draft.values("award")[0] for draft in acts.values()}) > 1 else []
