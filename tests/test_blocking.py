"""Pairs worth a comparison: few of all, and none of those that are one procedure left out."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

from extractors.mention import Money
from tenders.blocking import likely_pairs
from tenders.likeness import tender_score
from tenders.merge import SAME
from tenders.record import Fact, TenderRecord

PROJECTS = ("聊城市12345热线话务外包服务项目", "城乡环卫一体化项目", "智慧停车建设项目", "物业管理服务采购项目")
AREAS = (None, "371500", "371502", "370000", "410100", "410122")
DATES = (None, "2021", "2021-03", "2021-03-05", "2021-06-01", "2019-03-05", "2023-01-09")
BUYERS = (None, "聊城市财政局", "中牟县教育局")
AMOUNTS = (None, "16665264.00", "500000")


def made(number: int) -> list[TenderRecord]:
    chance = random.Random(5)
    return [_one(chance, at) for at in range(number)]


def _one(chance: random.Random, at: int) -> TenderRecord:
    def fact(value: str | None) -> Fact[str] | None:
        return Fact(value) if value else None

    amount = chance.choice(AMOUNTS)
    return TenderRecord(
        f"a{at}",
        Fact(chance.choice(("tender", "award", "contract"))),
        project=fact(chance.choice(PROJECTS)),
        place=fact(chance.choice(AREAS)),
        announced=fact(chance.choice(DATES)),
        buyer=fact(chance.choice(BUYERS)),
        number=fact(chance.choice((None, None, None, "SDGP-2021-000187", "SDGP-2021-000188"))),
        award=Fact(Money(Decimal(amount), "CNY")) if amount else None,
    )


def test_no_pair_of_one_procedure_is_left_out() -> None:
    records = made(240)
    likely = likely_pairs(records)
    same = {
        (left, right)
        for left, right in combinations(range(len(records)), 2)
        if tender_score(records[left], records[right]) >= SAME
    }
    assert same
    assert same <= likely


def test_other_areas_and_other_years_are_not_compared() -> None:
    liaocheng, zhengzhou = Fact("371500"), Fact("410100")
    project = Fact(PROJECTS[3])
    records = [
        TenderRecord("a", Fact("award"), project=project, place=liaocheng, announced=Fact("2021-03-05")),
        TenderRecord("b", Fact("award"), project=project, place=zhengzhou, announced=Fact("2021-03-05")),
        TenderRecord("c", Fact("award"), project=project, place=Fact("371502"), announced=Fact("2021-04-05")),
        TenderRecord("d", Fact("award"), project=project, place=liaocheng, announced=Fact("2025-03-05")),
        TenderRecord("e", Fact("award"), project=project, announced=Fact("2021-05")),
        TenderRecord("f", Fact("award"), project=project, place=zhengzhou),
    ]
    assert likely_pairs(records) == {(0, 2), (0, 4), (1, 4), (2, 4), (1, 5), (4, 5)}
