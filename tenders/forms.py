"""Forms: a notice tells of one procedure, or of its lots, in labels, tables and headed blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tenders.draft import Draft
from tenders.roles import Clue, Role, Scene
from tenders.roles.money import AMOUNTS_IN_TURN

_LINE_END = re.compile(r"\n+")
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|[IVX]{1,4}\.|\d{1,2}[.、](?!\d)|\d\.\d)")
_LIST = re.compile(r"[、,和及与]| and ")
# A paragraph that speaks of the whole again, behind one about a lot.
_OF_ALL = re.compile(
    r"(?:The|All|Both|Each) |[^,。;\n]{0,10}(?:[两二三四五六各]个?|以上|所有)(?:包|标段|标包)(?![:一二三四五六\d])"
)
_LINE = 80  # signs of the longest line that heads the lines below it; a longer one is a paragraph
# Words before a lot with which a paragraph turns to it.
_TURNS_TO = re.compile(r"(?:As (?:to|for|regards)|Regarding|Concerning|For|In|Under|On|With regard to) (?:the )?")
_PIECE_END = re.compile(r"[。;\n]|(?<=[)]) (?![a-z])|(?<!\n\d)(?<!\n\d\d)\. (?=[A-Z\ue000-\ue009])")
_AMOUNTS: frozenset[Role] = frozenset(("budget", "ceiling", "award"))
_OF_LOTS: frozenset[Role] = frozenset(
    ("budget", "ceiling", "award", "supplier", "rate", "duration", "period", "cancelled")
)
_SHARED: tuple[Role, ...] = ("duration", "period")  # told once behind the last lot, they are of all
_TELLING: frozenset[Role] = frozenset(("budget", "ceiling", "award", "supplier", "rate", "cancelled"))


def read_form(scene: Scene, clues: list[Clue], rows: list[Draft]) -> list[Draft]:
    """The drafts of a notice: one, or one a lot where lots differ. ``rows`` come from its tables."""
    lots = _lots(scene, clues, rows)
    telling = [draft for draft in lots.values() if any(draft.clues[role] for role in _TELLING)]
    if _share_all(telling):
        return [_without_lots(clues)]
    base = Draft()
    in_lots = {id(clue) for draft in lots.values() for clue in (c for held in draft.clues.values() for c in held)}
    base.add(clue for clue in clues if id(clue) not in in_lots or len(telling) < 2)
    if len(telling) < 2:
        for draft in rows[:1]:
            base.add(clue for held in draft.clues.values() for clue in held)
        return [base]
    for role in _SHARED:
        if not base.clues[role] and not any(draft.clues[role] for draft in telling[:-1]):
            base.add(clue for clue in telling[-1].clues[role] if _is_of_all(scene, clue))
    return [_completed(draft, base) for draft in telling]


def _share_all(lots: list[Draft]) -> bool:
    """True for lots that share one budget and have no winners yet: one record (guidelines)."""
    told = [{id(clue) for role in _TELLING for clue in lot.clues[role]} for lot in lots]
    return len(told) > 1 and all(clues == told[0] for clues in told[1:])


def _without_lots(clues: list[Clue]) -> Draft:
    draft = Draft()
    draft.add(clue for clue in clues if clue.role != "lot")
    return draft


def _lots(scene: Scene, clues: list[Clue], rows: list[Draft]) -> dict[str, Draft]:
    """Clues that belong to one lot, by the lot's name."""
    lots: dict[str, Draft] = {}
    for draft in rows:
        for name in draft.values("lot"):
            lots.setdefault(lot_key(str(name)), Draft()).add(c for held in draft.clues.values() for c in held)
    in_order = list(amounts_in_order(scene, clues))
    rest = [clue for clue in clues if clue not in [told for _, told in in_order]]
    for name, clue in (*_lot_clues(scene, rest), *in_order):
        if not rows or name in lots or not lots:
            lots.setdefault(name, Draft()).add([clue])
    return lots


def lot_key(name: str) -> str:
    """A lot's name with its generic word taken off, so that A1 and A1包, 包1 and 1包 are one."""
    key = re.sub(r"[第包标段分合同组号]|lot|package|section|no\.?|\s", "", name.casefold())
    return key.lstrip("0") or name


def _lot_clues(scene: Scene, clues: list[Clue]) -> Iterator[tuple[str, Clue]]:
    """Each clue that stands behind a lot's name in its sentence, or in the block that the name heads."""
    if not any(clue.role == "lot" for clue in clues):
        return
    positions = [clue.position for clue in clues]
    text = scene.skeleton.text
    heading: str | None = None
    told = False  # a lot that a paragraph of prose turns to heads that paragraph only
    start = 0
    for end in (*(m.end() for m in _PIECE_END.finditer(text)), len(text)):
        piece = clues[bisect_left(positions, start) : bisect_left(positions, end)]
        if _SECTION.match(text, start) and not any(clue.role == "lot" or _is_listed(clue) for clue in piece[:1]):
            heading = None
        if _OF_ALL.match(text, start) and text.endswith((".\n", "。\n", "。\n\n"), 0, start):
            heading = None
        names = [heading] if heading else []
        last = -1
        for clue in piece:
            if clue.role == "lot":
                names = names if last >= 0 and _LIST.fullmatch(text, last + 1, clue.position) else []
                names, last = [*names, lot_key(str(clue.value))], clue.position
                opening = text[start : clue.position].strip(" ·-\u3000")
                if not opening:
                    heading, told = names[0], text.find("\n", start) - start > _LINE
                elif _TURNS_TO.fullmatch(text, start, clue.position):
                    heading, told = names[0], True
            if clue.role in _OF_LOTS or clue.role == "lot":
                yield from ((name, clue) for name in (names[-1:] if clue.role == "lot" else names))
        if told and text.endswith("\n", start, end):
            heading = None
        start = end


def _is_listed(clue: Clue) -> bool:
    """True for a winner in a numbered list, whose number begins no section."""
    return clue.rule == "supplier_winners_listed"


def amounts_in_order(scene: Scene, clues: list[Clue]) -> Iterator[tuple[str, Clue]]:
    """Each amount of a sentence that tells those of all lots in turn: 三个包的预算依次为M、M和M."""
    names = list(dict.fromkeys(lot_key(str(clue.value)) for clue in clues if clue.role == "lot"))
    for match in AMOUNTS_IN_TURN.finditer(scene.skeleton.text):
        told = [clue for clue in clues if match.start() < clue.position < match.end() and clue.role in _AMOUNTS]
        if len(told) == len(names) > 1 and len({clue.role for clue in told}) == 1:
            yield from zip(names, told, strict=True)


def _is_of_all(scene: Scene, clue: Clue) -> bool:
    """True for a term told behind the last of several lots in one sentence."""
    text = scene.skeleton.text
    start = max((match.end() for match in _PIECE_END.finditer(text, 0, clue.position)), default=0)
    return len(scene.skeleton.find("K", start, clue.position)) > 1


def _completed(lot: Draft, base: Draft) -> Draft:
    """A lot's draft with what the notice says of all lots."""
    for role, clues in base.clues.items():
        if not lot.clues[role] or role not in (*_OF_LOTS, "lot"):
            if role in ("award", "supplier", "rate", "cancelled", "lot"):
                continue
            if role == "budget" and lot.clues["ceiling"]:
                continue  # the lot's own ceiling stands for its budget
            lot.add(clues)
    return lot
