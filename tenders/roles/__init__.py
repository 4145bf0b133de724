"""Roles: the part that each mention plays in a tender. One file a kind of mention; a new kind is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tenders.roles.clue import Clue, Role, Scene
from tenders.roles.dates import dates, durations
from tenders.roles.labelled import labelled
from tenders.roles.letterhead import letterheads
from tenders.roles.money import amounts
from tenders.roles.names import methods, names
from tenders.roles.parties import parties
from tenders.roles.stages import stages
from tenders.roles.won_object import won_objects

__all__ = ["Clue", "Role", "Scene", "read_clues"]

READERS: tuple[Callable[[Scene], Iterator[Clue]], ...] = (
    names, parties, letterheads, amounts, dates, durations, stages, methods, won_objects,
)  # fmt: skip


def read_clues(scene: Scene) -> list[Clue]:
    """Every clue of a document, in text order; a label's word goes before what the words around a mention say."""
    by_label = labelled(scene)
    told = [clue for read in READERS for clue in read(scene) if clue.position not in by_label]
    return sorted([*told, *(clue for clue in by_label.values() if clue)], key=lambda clue: clue.position)
