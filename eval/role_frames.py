"""Frames: sentences in which every name, amount and date is a slot that tells its part, for the roles model to learn.

A line is a stage, a tab and a text with slots such as ``[BUYER]`` or ``[AWARD]``. ``eval/frames`` holds them, a file a
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from tenders.roles.learned import FAMILIES, OTHER
from tenders.skeleton import SYMBOLS

_SLOT = re.compile(r"\[([A-Z]+)\]")
_COMPANY, _BODY = SYMBOLS["COMPANY"], SYMBOLS["PUBLIC_BODY"]
# What may stand in a slot, as often as it is named: a buyer is a company at times, a winner seldom a public body.
_FILLED_WITH = {
    "BUYER": 3 * _BODY + _COMPANY,
    "AGENCY": 4 * _COMPANY + _BODY,
    "SUPPLIER": 19 * _COMPANY + _BODY,
    "LOSER": _COMPANY,
    "COMPANY": _COMPANY,
    "BODY": _BODY,
    "PROJECT": SYMBOLS["PROJECT"],
    "PLACE": SYMBOLS["PLACE"],
    "NUMBER": SYMBOLS["number"],
    "LOT": SYMBOLS["lot"],
    **dict.fromkeys(("BUDGET", "AWARD", "LOSING", "MONEY"), SYMBOLS["MONEY"]),
    **dict.fromkeys(("ANNOUNCED", "OPENED", "START", "END", "DATE"), SYMBOLS["DATE"]),
    **dict.fromkeys(("TERM", "SPAN"), SYMBOLS["DURATION"]),
}
_ROLES = {"START": "begins", "END": "period", "TERM": "duration"}
_KNOWN = {role for roles in FAMILIES.values() for role in roles}
NO_PROCUREMENT = "none"
STAGES = (NO_PROCUREMENT, "planned", "tender", "award", "contract", "cancelled")


@dataclass(frozen=True)
class Frame:
    """A skeleton text, the part of each of its mentions by position, and how far its procurement is."""

    text: str
    roles: tuple[tuple[int, str], ...]
    stage: str


def frames(language: str, seed: int = 0) -> Iterator[Frame]:
    """The frames of a language, slots filled with symbols. Raises ValueError for a slot or stage that is unknown."""
    random = Random(seed)
    lines = (files("eval") / "frames" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        yield read_frame(line, random)


def read_frame(line: str, random: Random) -> Frame:
    """One line as a frame. Raises ValueError for a slot or stage that is unknown."""
    stage, tab, words = line.partition("\t")
    if not tab or stage not in STAGES:
        raise ValueError(f"no stage and tab at the beginning of {line[:60]!r}")
    text, roles = "", []
    for number, piece in enumerate(_SLOT.split(words)):
        if number % 2 == 0:
            text += piece
        elif piece == "RATE":  # no mention: it stays words
            text += f"{random.randint(2, 60)}%"
        elif piece in _FILLED_WITH:
            roles.append((len(text), _role(piece)))
            text += random.choice(_FILLED_WITH[piece])
        else:
            raise ValueError(f"unknown slot [{piece}] in {line[:60]!r}")
    return Frame(text, tuple(roles), stage)


def _role(slot: str) -> str:
    role = _ROLES.get(slot, slot.lower())
    return role if role in _KNOWN else OTHER
