"""Who won, as a listed company tells it: itself or a subsidiary, and who won with them."""

from __future__ import annotations

import re

from tenders.discloser import OwnSide, name_key
from tenders.draft import Draft
from tenders.kinds import Kind
from tenders.record import Fact
from tenders.roles import Clue

COUNTERPARTY = "supplier_agreed_with"
# Rules that read who won together with others.
_TOGETHER = ("supplier_with_subsidiary", "supplier_consortium", "supplier_joint", "supplier_won_jointly",
    "supplier_given_jointly", "supplier_leader", "supplier_of_consortium",
    "supplier_member", "supplier_en_consortium", "supplier_en_joint_venture", "supplier_en_jv_partner",
    "supplier_en_has_been_awarded", "column_supplier")  # fmt: skip
# Rules that read of a win in so many words: they go before the discloser where they name another company.
_PLAINLY = ("supplier_won", "supplier_subsidiary", "supplier_became_winner")
_LABELLED = ("supplier_winner_label", "supplier_winner_apposed")
_OF_SUBSIDIARY = re.compile(r"[子孙]公司|下属|所属|参股公司|控股公司|[Ss]ubsidiary")


def disclosed_winners(draft: Draft, side: OwnSide, others: set[object], kind: Kind) -> tuple[Fact[str], ...]:
    """The discloser's own winners, then those who won with them."""
    keys = {name_key(other) for other in others}
    named = [clue for clue in draft.clues["supplier"] if clue.rule != COUNTERPARTY and name_key(clue.value) not in keys]
    ours = _ours([clue for clue in named if side.holds(clue.value)], side)
    labelled = [clue for clue in named if clue.rule in _LABELLED]
    partners = [clue for clue in named if clue.rule in _TOGETHER and not side.holds(clue.value)]
    discloser = [side.issuer] if side.issuer else [clue.fact for clue in named]
    plainly = [clue for clue in named if kind.retold and clue.rule in _PLAINLY]
    told = any(not side.is_issuer(clue.value) for clue in ours)
    if side.subsidiaries and not told and (not ours or _is_of_subsidiary(ours[0], kind.title)):
        won = [side.subsidiaries[0]]
    else:
        won = [clue.fact for clue in ours or labelled or plainly] or discloser
    return _distinct([*won, *(clue.fact for clue in partners)])


def _is_of_subsidiary(winner: Clue, title: str) -> bool:
    """True where the heading tells of a subsidiary's win and no sentence of the discloser's own (公告,中标…)."""
    return winner.rule != "supplier_announced_win" and _OF_SUBSIDIARY.search(title) is not None


def _ours(clues: list[Clue], side: OwnSide) -> list[Clue]:
    """Subsidiaries go before their parent, unless it is told to have won together with them."""
    subsidiaries = [clue for clue in clues if not side.is_issuer(clue.value)]
    if not subsidiaries:
        return clues[:1]
    together = [clue for clue in clues if clue.rule in _TOGETHER]
    return together if any(side.is_issuer(clue.value) for clue in together) else subsidiaries


def _distinct(facts: list[Fact[str]]) -> tuple[Fact[str], ...]:
    chosen: dict[str, Fact[str]] = {}
    for fact in facts:
        chosen.setdefault(name_key(fact.value), fact)
    return tuple(chosen.values())
