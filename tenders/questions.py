"""What a reader is asked about a record: one sentence a flag or remark, in Chinese and English, that accuses nobody.

Indicators are those of the Open Contracting Partnership's list of red flags (R001 to R073) where one asks the same:
R003 "The submission period is too short" (so in Cardinal too, with 15 days by default) and R031 "Winning bid price very
close or higher than estimated price". No other of ours has one: R040, for one, asks for a share of a buyer's contracts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.mention import Money
from tenders.amounts import plain_amount
from tenders.checks import slip_power
from tenders.record import Fact, Flag, Remark, TenderRecord

Finding = Flag | Remark


@dataclass(frozen=True, slots=True)
class Wording:
    """How a finding is put in Chinese and English, and the indicator that asks the same (None where there is none)."""

    zh: str
    en: str
    indicator: str | None = None


WORDINGS: dict[Finding, Wording] = {
    "award_exceeds_budget": Wording(
        "成交金额{award}高于预算{budget}，请核对两个数字及其单位。",
        "The award of {award} is above the budget of {budget}; both figures and their units are worth checking.",
        "R031",
    ),
    "award_near_budget": Wording(
        "成交金额{award}与预算{budget}相差不足百分之二，仅供参考。",
        "The award of {award} is within two per cent of the budget of {budget}; this may have ordinary reasons.",
        "R031",
    ),
    "unit_slip_suspected": Wording(
        "成交金额{award}与预算{budget}相差约十的整数次幂，可能是单位或小数点笔误；若为{fitting}则与预算相符。",
        "The award of {award} and the budget of {budget} differ by about a power of ten, perhaps a slip of the unit or "
        "the decimal point; {fitting} would fit the budget.",
    ),
    "amount_words_mismatch": Wording(
        "大写金额与小写金额不一致，以公告更正为准。",
        "The amount in words and the amount in figures disagree; a correction by the publisher would settle it.",
    ),
    "repeat_winner": Wording(
        "{suppliers}此前已中标同一采购人的项目；连续中标本身并不说明问题。",
        "{suppliers} won from the same buyer before; that says nothing by itself.",
    ),
    "period_contradicts": Wording(
        "履约期限自相矛盾：起{start}，止{end}，期限{duration}。",
        "The contract period contradicts itself: from {start} to {end}, duration {duration}.",
    ),
    "award_before_tender": Wording(
        "结果日期{announced}早于开标日期{opened}，其中一个日期可能有误。",
        "The award is dated {announced}, before the opening of bids on {opened}; one of the dates may be a slip.",
    ),
    "period_before_award": Wording(
        "履约期于{end}结束，早于结果日期{announced}，请核对日期。",
        "The contract period ends on {end}, before the award of {announced}; the dates are worth checking.",
    ),
    "short_tender_period": Wording(
        "公告日期{announced}至投标截止日期{opened}不足十五天，适用期限以采购方式和法规为准。",
        "From the notice of {announced} to the deadline of {opened} there are fewer than fifteen days; "
        "the term that applies depends on the method.",
        "R003",
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A finding put as a sentence, with the indicator that asks the same and the fact that it rests on."""

    finding: Finding
    sentence: str
    indicator: str | None
    fact: Fact[Flag] | Fact[Remark]


def questions(record: TenderRecord, language: Literal["zh", "en"] = "zh") -> tuple[Question, ...]:
    """A sentence for each flag and remark of a record."""
    facts: Sequence[Fact[Flag] | Fact[Remark]] = (*record.flags, *record.remarks)
    values = _values(record, language)
    found = []
    for fact in facts:
        wording = WORDINGS[fact.value]
        sentence = (wording.zh if language == "zh" else wording.en).format(**values)
        found.append(Question(fact.value, sentence, wording.indicator, fact))
    return tuple(found)


def fitting_award(record: TenderRecord) -> Money | None:
    """The award moved by the power of ten that brings it next to the budget: what may have been meant.

    It stands beside the stated figure, never in its place. None where the two do not differ by a power of 100 or more.
    """
    if record.budget is None or record.award is None:
        return None
    budget, award = record.budget.value, record.award.value
    if budget.currency != award.currency or not budget.amount or not award.amount:
        return None
    power = slip_power(budget.amount, award.amount)
    if power is None:
        return None
    amount = award.amount / power if award.amount > budget.amount else award.amount * power
    return Money(amount, award.currency)


def _values(record: TenderRecord, language: str) -> dict[str, str]:
    fitting = fitting_award(record)
    dates = {"start": record.period.start, "end": record.period.end, "duration": record.period.duration}
    dates |= {"announced": record.announced, "opened": record.opened}
    unknown = "未注明" if language == "zh" else "not stated"
    return {
        **{name: fact.value if fact else unknown for name, fact in dates.items()},
        "budget": _amount(record.budget.value if record.budget else None, unknown),
        "award": _amount(record.award.value if record.award else None, unknown),
        "fitting": _amount(fitting, unknown),
        "suppliers": ("、" if language == "zh" else ", ").join(fact.value for fact in record.suppliers) or unknown,
    }


def _amount(money: Money | None, unknown: str) -> str:
    if money is None:
        return unknown
    whole, point, fraction = plain_amount(money.amount).partition(".")
    return f"{int(whole):,}{point}{fraction} {money.currency}"
