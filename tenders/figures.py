"""Which of the amounts that a draft holds stand as its budget and its award, and whether words and figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from extractors.mention import Money
from tenders.draft import Draft
from tenders.record import Fact, Flag
from tenders.roles import Clue, Role

_IN_WORDS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]|\A\D*\b(?i:hundred|thousand|million)\b\D*\Z")
_PAST, _OF_PROJECT = "award_past", "budget_of_project"  # rules of amounts, by how they are told
_BUDGETS: tuple[Role, ...] = ("budget", "ceiling")
_WORDED: tuple[Role, ...] = ("award", "budget")


def stated_budget(draft: Draft) -> Fact[Money] | None:
    """The budget, else the ceiling; a corrected figure replaces it where nothing has been awarded (guidelines)."""
    concluded = draft.clues["award"] or draft.clues["supplier"]
    changed = [clue for role in _BUDGETS for clue in draft.clues[role] if clue.rule.endswith("_changed")]
    changed_from = [clue for role in _BUDGETS for clue in draft.clues[role] if clue.rule.endswith("_changed_from")]
    if changed_from:
        return _fact(changed_from[-1])
    corrected = None if concluded else next(iter((*draft.clues["corrected"], *changed)), None)
    return _fact(corrected or draft.first("budget") or draft.first("ceiling"))


def stated_award(draft: Draft) -> Fact[Money] | None:
    """The award as corrected; in figures, in full where a headline rounds it; in words only without figures."""
    clues = draft.clues["award"]
    figures = [clue for clue in clues if not _in_words(clue)]
    corrected = draft.clues["corrected"][-1:]
    return _fact(next(iter((*corrected, *_fullest(figures), *clues)), None))


def disclosed_budget(draft: Draft) -> Fact[Money] | None:
    """A disclosure's budget; the amount of its project (项目金额) is none."""
    kept = [clue for role in _BUDGETS for clue in draft.clues[role] if clue.rule != _OF_PROJECT]
    return _fact(kept[0] if kept else None)


def disclosed_award(draft: Draft) -> Fact[Money] | None:
    """A disclosure's award: the total, in yuan where the text gives it so.

    Failing an award: the project's amount, an amount alone on its line, what is to be invested (PPP projects are won
    by investing), an amount of which nothing more is told. Dealings of other years come last.
    """
    awards = [clue for clue in draft.clues["award"] if not _in_words(clue)]
    told = _in_yuan([clue for clue in awards if clue.rule != _PAST and not _is_nothing(clue)])
    totals = [clue for clue in told if clue.rule == "award_total"]
    found = next(iter((*_fullest(totals), *_exact(draft, told), *_fullest(told))), None)
    worded = [clue for clue in draft.clues["award"] if _in_words(clue) and clue.rule != _PAST]
    project = [clue for clue in draft.clues["budget"] if clue.rule == _OF_PROJECT]
    rest = (draft.first(role) for role in ("lone", "investment", "uncued"))
    ranked = (found, *draft.clues["corrected"][-1:], *worded, *project, *rest, draft.first("award"))
    return _fact(next((clue for clue in ranked if clue and not _is_nothing(clue)), None))


def _exact(draft: Draft, told: list[Clue]) -> list[Clue]:
    """What is to be invested, where a headline's award cuts it off to round numbers: 逾12亿元 of 12.66亿元."""
    return [clue for clue in draft.clues["investment"] if told and _is_cut_off(clue.value, told[0].value)]


def _is_cut_off(full: object, told: object) -> bool:
    if not (isinstance(full, Money) and isinstance(told, Money)) or full.currency != told.currency or not told.amount:
        return False
    return full.amount != told.amount and told.amount == _rounded_as(full.amount, told.amount)[0]


def words_mismatch(draft: Draft) -> tuple[Fact[Flag], ...]:
    """A flag where an amount in words (大写) is none of those in figures."""
    for role in _WORDED:
        worded = [clue for clue in draft.clues[role] if _in_words(clue)]
        figures = [clue for clue in draft.clues[role] if not _in_words(clue)]
        if worded and figures and worded[0].value not in [clue.value for clue in figures]:
            return (Fact("amount_words_mismatch", (*figures[0].fact.evidence, *worded[0].fact.evidence)),)
    return ()


def _fact(clue: Clue | None) -> Fact[Money] | None:
    return clue.fact if clue else None


def _is_nothing(clue: Clue) -> bool:
    return isinstance(clue.value, Money) and clue.value.amount == 0


def _in_words(clue: Clue) -> bool:
    return bool(clue.fact.evidence) and _IN_WORDS.search(clue.fact.evidence[0].quote) is not None


def _fullest(clues: list[Clue]) -> Iterable[Clue]:
    """The first amount; where it is told in round numbers, the one that it rounds before it."""
    return [*(clue for clue in clues if _is_fuller(clue, clues[0])), *clues[:1]]


def _is_fuller(clue: Clue, rounded: Clue) -> bool:
    """True for the figure that ``rounded`` tells in round numbers: 3,216.77万元 of 3216万元."""
    full, told = clue.value, rounded.value
    if not (isinstance(full, Money) and isinstance(told, Money)) or full.currency != told.currency or not told.amount:
        return False
    return full.amount != told.amount and told.amount in _rounded_as(full.amount, told.amount)


def _rounded_as(full: Decimal, told: Decimal) -> tuple[Decimal, Decimal]:
    """``full`` cut off and rounded to the figures that ``told`` is told with."""
    unit = Decimal(1).scaleb(int(told.normalize().as_tuple().exponent))
    return (full // unit * unit, (full / unit).to_integral_value(ROUND_HALF_UP) * unit)


def _in_yuan(clues: list[Clue]) -> list[Clue]:
    """The amounts in yuan, where an amount in another currency is also given in it."""
    yuan = [clue for clue in clues if isinstance(clue.value, Money) and clue.value.currency == "CNY"]
    return yuan if yuan and clues[0] not in yuan else clues
