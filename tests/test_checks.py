"""Flags: what a record's own figures force, at their exact boundaries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.mention import Money
from tenders.checks import figure_flags, flag_figures, flag_repeats, is_slip
from tenders.record import Fact, TenderRecord


def money(amount: str, currency: str = "CNY") -> Fact[Money]:
    return Fact(Money(Decimal(amount), currency))


def record(**fields: object) -> TenderRecord:
    return TenderRecord("made", Fact("award"), **fields)  # type: ignore[arg-type]


def flags(tender: TenderRecord) -> list[str]:
    return [fact.value for fact in tender.flags]


@pytest.mark.parametrize(
    ("budget", "award", "expected"),
    [
        ("1000000", "979999.99", []),
        ("1000000", "980000", ["award_near_budget"]),
        ("1000000", "1000000", ["award_near_budget"]),
        ("1000000", "1000000.01", ["award_exceeds_budget"]),
        ("1000000", "6249.99", []),
        ("1000000", "6250", ["unit_slip_suspected"]),
        ("1000000", "16000", ["unit_slip_suspected"]),
        ("1000000", "16000.01", []),
        ("1000000", "62500000", ["award_exceeds_budget", "unit_slip_suspected"]),
        ("1000000", "62499999", ["award_exceeds_budget"]),
        ("1000000", "160000000", ["award_exceeds_budget", "unit_slip_suspected"]),
        ("1000000", "160000001", ["award_exceeds_budget"]),
        ("1000000", "625000000", ["award_exceeds_budget", "unit_slip_suspected"]),
        ("1000000", "10000000", ["award_exceeds_budget"]),
        ("1000000", "100", ["unit_slip_suspected"]),
    ],
)
def test_flags_of_figures(budget: str, award: str, expected: list[str]) -> None:
    assert flags(flag_figures(record(budget=money(budget), award=money(award)))) == expected


@pytest.mark.parametrize(
    ("factor", "slip"),
    [("62.5", True), ("62.49", False), ("100", True), ("160", True), ("160.01", False), ("250", False), ("625", True),
     ("1600", True), ("2000", False), ("6250", True), ("10000", True), ("16000", True), ("1", False), ("10", False)],
)  # fmt: skip
def test_a_slip_is_a_factor_near_a_power_of_ten(factor: str, slip: bool) -> None:
    assert is_slip(Decimal(1), Decimal(factor)) is slip
    assert is_slip(Decimal(factor), Decimal(1)) is slip


@pytest.mark.parametrize(
    ("budget", "award"),
    [
        (money("1000000"), money("5000000", "USD")),
        (money("0"), money("5000000")),
        (money("1000000"), money("0")),
        (None, money("5000000")),
        (money("1000000"), None),
    ],
)
def test_no_flag_where_figures_do_not_compare(budget: Fact[Money] | None, award: Fact[Money] | None) -> None:
    assert flags(flag_figures(record(budget=budget, award=award))) == []


@given(st.decimals("0.01", 10**12, places=2), st.decimals("0.01", 10**12, places=2))
def test_an_award_is_never_both_near_and_above(budget: Decimal, award: Decimal) -> None:
    found = figure_flags(Money(budget, "CNY"), Money(award, "CNY"))
    assert not {"award_exceeds_budget", "award_near_budget"} <= set(found)
    assert ("award_exceeds_budget" in found) == (award > budget)
    assert ("unit_slip_suspected" in figure_flags(Money(award, "CNY"), Money(budget, "CNY"))) == (
        "unit_slip_suspected" in found
    )


def test_a_flag_shows_both_figures_and_is_not_set_twice() -> None:
    once = flag_figures(record(budget=money("100"), award=money("99")))
    assert flags(flag_figures(once)) == ["award_near_budget"]


# --- the same winner again -------------------------------------------------------------------------------------------


def won(announced: str | None, supplier: str = "甲公司", buyer: str | None = "某局", **fields: object) -> TenderRecord:
    facts = {name: Fact(value) for name, value in fields.items()}
    return record(
        announced=announced and Fact(announced), suppliers=(Fact(supplier),), buyer=buyer and Fact(buyer), **facts
    )


@pytest.mark.parametrize(
    ("records", "repeated"),
    [
        ([won("2021-05-01"), won("2022-05-01")], [False, True]),
        ([won("2022-05-01"), won("2021-05-01")], [True, False]),
        ([won("2021"), won("2022"), won("2023")], [False, True, True]),
        ([won("2021"), won("2022", supplier="乙公司")], [False, False]),
        ([won("2021"), won("2022", buyer="他局")], [False, False]),
        ([won("2021-05-01", lot="1包"), won("2021-05-01", lot="2包")], [False, False]),
        ([won(None), won("2022")], [False, False]),
        ([won(None), won(None)], [False, False]),
        ([won("2021", buyer=None, project="热线"), won("2022", buyer=None, project="热线")], [False, True]),
        ([won("2021", buyer=None, project="热线"), won("2022", buyer=None, project="路灯")], [False, False]),
        ([won("2021", buyer=None), won("2022", buyer=None)], [False, False]),
        ([won("2021", project="热线"), won("2022", project="路灯")], [False, True]),
    ],
)
def test_repeat_winner_is_on_the_later_record(records: list[TenderRecord], repeated: list[bool]) -> None:
    assert [flags(each) == ["repeat_winner"] for each in flag_repeats(records)] == repeated


@pytest.mark.parametrize("dates", [("2021-05", "2021-05-12"), ("2021", "2021-11"), ("2021-11", "2021")])
def test_dates_of_which_one_holds_the_other_are_no_repeat(dates: tuple[str, str]) -> None:
    first, second = (won(date, lot=lot) for date, lot in zip(dates, ("1包", "2包"), strict=True))
    assert [flags(each) for each in flag_repeats([first, second])] == [[], []]


def test_sibling_lots_awarded_in_turn_are_no_repeat() -> None:
    lots = [won("2021-05-01", number="BH-7", lot="1包"), won("2021-06-01", number="BH-7", lot="2包")]
    assert [flags(each) for each in flag_repeats(lots)] == [[], []]
