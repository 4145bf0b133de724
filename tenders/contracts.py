"""Several contracts told of in one passage: clause by clause, or each party with the amount at its place (分别)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tenders.discloser import OwnSide, name_key
from tenders.roles import Clue, Role, Scene
from tenders.roles.parties import NO_BUYER
from tenders.winners import COUNTERPARTY

_CLAUSE_END = re.compile(r"[;。]")
_SUMMING_UP = re.compile(r"累计|(?:上述|以上)[^,。;]{0,12}(?:合计|总计|共计)")
_TURNS_TO: frozenset[Role] = frozenset(("buyer", "counterparty", "supplier", "project"))
_IN_TURN: tuple[Role, ...] = ("supplier", "buyer", "counterparty", "project")
_OTHER_PARTY: tuple[Role, ...] = ("buyer", "counterparty")
_EACH = re.compile("分别|各自")


def between(clues: list[Clue], left: int, right: int) -> list[Clue]:
    """The clues of a passage; they are in text order."""
    return clues[bisect_left(clues, left, key=_position) : bisect_left(clues, right, key=_position)]


def _position(clue: Clue) -> int:
    return clue.position


def contracts_in(scene: Scene, passage: list[Clue], side: OwnSide) -> list[list[Clue]]:
    """The clues of each contract that a passage tells of; one list where it tells of one.

    "子公司与甲签订了M的合同;与乙签订了M的合同": the winner of the first clause is that of those that name none.
    """
    parts: list[list[Clue]] = [[]]
    for clause in _clauses(scene.skeleton.text, passage):
        roles = {clue.role for clue in clause}
        if _SUMMING_UP.search(scene.skeleton.text, *_reach(clause)):
            continue
        if _awards(parts[-1]) and _awards(clause) and roles & _TURNS_TO:
            parts.append([])
        parts[-1] += clause
    winners = [clue for clue in parts[0] if _is_winner(clue)]
    named = [parts[0], *(part if any(map(_is_winner, part)) else [*winners, *part] for part in parts[1:])]
    return [contract for part in named if _awards(part) for contract in in_turn(scene, part, side)]


def _awards(part: list[Clue]) -> bool:
    return any(clue.role == "award" for clue in part)


def _reach(clause: list[Clue]) -> tuple[int, int]:
    return clause[0].position, clause[-1].position + 1


def _clauses(text: str, passage: list[Clue]) -> Iterator[list[Clue]]:
    start = 0
    for index in range(1, len(passage)):
        if _CLAUSE_END.search(text, passage[index - 1].position, passage[index].position):
            yield passage[start:index]
            start = index
    yield passage[start:]


def _is_winner(clue: Clue) -> bool:
    return clue.role == "supplier" and clue.rule != COUNTERPARTY


def in_turn(scene: Scene, part: list[Clue], side: OwnSide) -> list[list[Clue]]:
    """Part by part, what "与甲、乙分别签订了M和M的合同" tells: the first of each row of names with the first amount.

    Only names of which there are as many as amounts are told out; the others belong to all.
    """
    awards = _amounts(scene, part)
    if len(awards) < 2 or not _EACH.search(scene.skeleton.text, part[0].position, awards[-1].position):
        return [part]
    rows = [row for role in _IN_TURN if len(row := _named(part, role)) == len(awards)]
    if not _names_party(part) and len(others := _left_over(scene, part, side)) == len(awards):
        rows.append(others)
    if not rows:
        return [part]
    told_out = {clue for row in (*rows, awards) for clue in row} | {clue for clue in part if clue.role == "award"}
    common = [clue for clue in part if clue not in told_out]
    return [[*common, *(row[place] for row in rows), award] for place, award in enumerate(awards)]


def _named(part: list[Clue], role: Role) -> list[Clue]:
    """The first clue of each name in a role; the other party of "与…签订" is no winner."""
    first: dict[object, Clue] = {}
    for clue in part:
        if clue.role == role and (role != "supplier" or _is_winner(clue)):
            first.setdefault(clue.value, clue)
    return list(first.values())


def _amounts(scene: Scene, part: list[Clue]) -> list[Clue]:
    """The awards told in turn: no totals, nor one told again in brackets behind another."""
    text = scene.skeleton.text
    return [
        clue
        for clue in part
        if clue.role == "award"
        and clue.rule != "award_total"
        and text.rfind("(", 0, clue.position) <= max(text.rfind(")", 0, clue.position), part[0].position)
    ]


def with_sole_party(scene: Scene, item: list[Clue], side: OwnSide) -> list[Clue]:
    """An item's clues, the one organisation in it that plays no part taken for the other party where none is told."""
    others = [] if _names_party(item) else _left_over(scene, item, side)
    return sorted([*item, *others], key=lambda clue: clue.position) if len(others) == 1 else item


def _names_party(part: list[Clue]) -> bool:
    return any(clue.role in _OTHER_PARTY or clue.rule == COUNTERPARTY for clue in part)


def _left_over(scene: Scene, part: list[Clue], side: OwnSide) -> list[Clue]:
    """The organisations of a passage that are neither the discloser's own nor told to have won, as buyers."""
    left, right = _reach(part)
    left = max(scene.skeleton.text.rfind(mark, 0, left) for mark in ("\n", ";", "。")) + 1
    known = {name_key(clue.value) for clue in part if clue.role in ("supplier", "agency")}
    first: dict[str, Clue] = {}
    for position in scene.skeleton.find("CB", left, right):
        item = scene.skeleton.items[position]
        if not side.holds(item.value) and name_key(item.value) not in known and not NO_BUYER.search(str(item.value)):
            first.setdefault(name_key(item.value), scene.clue("buyer", position, item, "party_left_over"))
    return list(first.values())
