"""Checks that question a record's figures. They accuse nobody: each says what the figures themselves force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.mention import Money
from tenders.record import Fact, Flag, TenderRecord

NEAR = Decimal("0.98")  # share of the budget from which an award counts as near it
SLIP = Decimal(100)  # a factor of ten to the k, k >= 2, marks a slip of units
SLIP_ROOM = Decimal("1.6")  # how far from the exact power of ten the factor may lie


def flag_figures(record: TenderRecord) -> TenderRecord:
    """The record with the flags that its own budget and award force."""
    if record.budget is None or record.award is None:
        return record
    budget, award = record.budget, record.award
    if budget.value.currency != award.value.currency or not budget.value.amount or not award.value.amount:
        return record
    evidence = (*budget.evidence, *award.evidence)
    flags: tuple[Flag, ...] = figure_flags(budget.value, award.value)
    return _with_flags(record, tuple(Fact(flag, evidence) for flag in flags))


def figure_flags(budget: Money, award: Money) -> tuple[Flag, ...]:
    """Flags of an award against a budget in the same currency."""
    flags: list[Flag] = []
    if award.amount > budget.amount:
        flags.append("award_exceeds_budget")
    elif award.amount >= budget.amount * NEAR:
        flags.append("award_near_budget")
    if is_slip(budget.amount, award.amount):
        flags.append("unit_slip_suspected")
    return tuple(flags)


def is_slip(budget: Decimal, award: Decimal) -> bool:
    """True when the two differ by a factor near 100, 1,000, 10,000, …"""
    return slip_power(budget, award) is not None


def slip_power(budget: Decimal, award: Decimal) -> Decimal | None:
    """The power of ten, 100 or more, near which the factor between the two lies; None when it lies near none."""
    factor = max(budget, award) / min(budget, award)
    power = SLIP
    while power <= factor * SLIP_ROOM:
        if power / SLIP_ROOM <= factor <= power * SLIP_ROOM:
            return power
        power *= 10
    return None


def flag_repeats(records: Sequence[TenderRecord]) -> tuple[TenderRecord, ...]:
    """The records with ``repeat_winner`` on each later one of the same buyer and supplier,
    lots of one procedure aside."""
    return tuple(
        _with_flags(record, (Fact("repeat_winner"),)) if _won_before(record, records) else record for record in records
    )


def _won_before(record: TenderRecord, records: Sequence[TenderRecord]) -> bool:
    return any(
        other is not record
        and not _are_siblings(other, record)
        and _is_earlier(other, record)
        and _same_buyer(other, record)
        and _shared_winner(other, record)
        for other in records
    )


def _are_siblings(other: TenderRecord, record: TenderRecord) -> bool:
    """True for two lots of one procedure: another lot under the same number, or of the same project."""
    if not other.lot or not record.lot or other.lot.value == record.lot.value:
        return False
    key = "number" if other.number and record.number else "project"
    one, another = getattr(other, key), getattr(record, key)
    return bool(one and another and one.value == another.value)


def _is_earlier(other: TenderRecord, record: TenderRecord) -> bool:
    """True when a date lies wholly before another: 2021 is not before 2021-11."""
    if not other.announced or not record.announced:
        return False
    first, then = other.announced.value[:10], record.announced.value[:10]
    return first < then and not then.startswith(first)


def _same_buyer(other: TenderRecord, record: TenderRecord) -> bool:
    if other.buyer and record.buyer:
        return other.buyer.value == record.buyer.value
    return bool(
        other.project and record.project and other.project.value == record.project.value and other.place == record.place
    )


def _shared_winner(other: TenderRecord, record: TenderRecord) -> bool:
    return bool({fact.value for fact in other.suppliers} & {fact.value for fact in record.suppliers})


def _with_flags(record: TenderRecord, flags: tuple[Fact[Flag], ...]) -> TenderRecord:
    held = {fact.value for fact in record.flags}
    return replace(record, flags=(*record.flags, *(fact for fact in flags if fact.value not in held)))
