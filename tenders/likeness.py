"""How surely two records tell of one procedure: what must not contradict, and what speaks for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.edtf import parse_day
from extractors.mention import Money
from nlp.gazetteer import is_within
from tenders.checks import is_slip
from tenders.companies import SAME as SAME_COMPANY
from tenders.companies import same_company
from tenders.project_names import body_score, is_distinctive, is_project_code, number_key, project_score
from tenders.record import Fact, TenderRecord

_ORDER = {None: 0, "planned": 0, "tender": 1, "award": 2, "contract": 3, "cancelled": 4}
_WITHIN = 270  # days between the notices of one procedure when no number joins them; a yearly round is further off
_SAME_STAGE = 21  # days within which two articles tell of the same notice
_ENOUGH = 4  # signs of a project's name that tell something by themselves
_ROUNDED = Decimal("0.006")  # share by which a rounded figure may differ: 1,666 for 1,666.53


def tender_score(a: TenderRecord, b: TenderRecord) -> float:
    """How surely two records tell of one procedure, lots aside, 0 to 1; 0 is a contradiction or nothing in common."""
    if a.number and b.number:
        same = number_key(a.number.value) == number_key(b.number.value)
        if not same:
            return 0.0
        return _score_by_content(a, b) if is_project_code(a.number.value) else _score_by_number(a, b)
    return _score_by_content(a, b)


def _score_by_number(a: TenderRecord, b: TenderRecord) -> float:
    """Numbers agree: one procedure, unless its buyer or project is plainly another's (offices count alike)."""
    buyer, project = _bodies(a, b), _projects(a, b)
    if buyer == 0.0 and (project is None or project < 0.9):
        return 0.0
    if project == 0.0 and not _across_languages(a.project, b.project):
        return 0.0
    if _places_apart(a, b) and not (buyer or 0) >= 0.9:
        return 0.0
    if a.number and is_distinctive(a.number.value):
        return 0.99 if buyer or project else 0.95
    return 0.95 if (buyer or 0) >= 0.9 else 0.9 if (project or 0) >= 0.9 else 0.5


def _score_by_content(a: TenderRecord, b: TenderRecord) -> float:
    """Buyer, project and time together; none may be missing unless an exact award and its winner stand for it.

    Two records of one article are two procedures: whoever wrote it told them apart.
    """
    if a.article == b.article:
        return 0.0
    project, buyer, time = _projects(a, b), _bodies(a, b), _times(a, b)
    if project in (None, 0.0) or buyer == 0.0 or time == 0.0 or _places_apart(a, b):
        return 0.0
    money, winner = _money(a, b), _winners(a, b)
    if money == 0.0 or winner == 0.0:
        return 0.0
    if buyer is None and not (money == 1.0 or winner == 1.0 or _same_place(a, b)):
        return 0.3
    if (time is None and money != 1.0) or _terms_apart(a, b) or _stands_on_its_name(a, b, money):
        return 0.4
    support = 0.1 * (money == 1.0) + 0.1 * (winner == 1.0)
    return round(min(0.98, 0.6 * (project or 0) + 0.3 * (buyer or 0.75) + support), 3)


def _across_languages(a: Fact[str] | None, b: Fact[str] | None) -> bool:
    return bool(a and b and a.value.isascii() != b.value.isascii())


def _projects(a: TenderRecord, b: TenderRecord) -> float | None:
    if not a.project or not b.project or _across_languages(a.project, b.project):
        return None
    plain = project_score(a.project.value, b.project.value)
    return plain or project_score(_without_buyer(a), _without_buyer(b))


def _without_buyer(record: TenderRecord) -> str:
    """A project's name without the buyer's that it begins with, where enough is left: 某某医院物业管理服务."""
    project = record.project.value if record.project else ""
    rest = project.removeprefix(record.buyer.value) if record.buyer else project
    return rest if len(rest) >= _ENOUGH else project


def _bodies(a: TenderRecord, b: TenderRecord) -> float | None:
    """1 to .9 one buyer, 0 two buyers, None when one record does not name it or names it in another language."""
    if not a.buyer or not b.buyer or _across_languages(a.buyer, b.buyer):
        return None
    score = body_score(a.buyer.value, b.buyer.value)
    return score or float(same_company(a.buyer.value, b.buyer.value) >= SAME_COMPANY)


def _places_apart(a: TenderRecord, b: TenderRecord) -> bool:
    return bool(a.place and b.place) and not _same_place(a, b)


def _same_place(a: TenderRecord, b: TenderRecord) -> bool:
    if not a.place or not b.place:
        return False
    return is_within(a.place.value, b.place.value) or is_within(b.place.value, a.place.value)


def days(record: TenderRecord) -> tuple[date, date] | None:
    """The first and last day that a record's date may mean; None without a date that is real."""
    day = parse_day(record.announced.value) if record.announced else None
    return (day.first(), day.last()) if day and day.is_real() else None


def _times(a: TenderRecord, b: TenderRecord) -> float | None:
    """1 when the dates suit the stages, 0 when they do not, None when a record has none to the month."""
    first, second = days(a), days(b)
    if not first or not second:
        return None
    in_order = _ORDER[a.told_stage] <= _ORDER[b.told_stage]
    start, end = (first, second) if in_order else (second, first)
    if a.told_stage == b.told_stage:
        gap = max(first[0], second[0]) - min(first[1], second[1])
        return float(gap.days <= _SAME_STAGE)
    return float(start[0] <= end[1] and (end[0] - start[1]).days <= _WITHIN)


def _terms_apart(a: TenderRecord, b: TenderRecord) -> bool:
    """Bids opened on two days, or terms of two lengths: another part of one undertaking or a second tender."""
    terms = ((a.opened, b.opened), (a.period.duration, b.period.duration))
    return any(one and other and one.value[:10] != other.value[:10] for one, other in terms)


def _stands_on_its_name(a: TenderRecord, b: TenderRecord, money: float | None) -> bool:
    """Two invitations that share a buyer and a name only: an undertaking has many."""
    opened = a.opened and b.opened and a.opened.value[:10] == b.opened.value[:10]
    return a.told_stage == b.told_stage == "tender" and not opened and money != 1.0


def _money(a: TenderRecord, b: TenderRecord) -> float | None:
    """1 when a stated figure agrees exactly, .5 rounded or slipped, 0 when budgets or awards are plainly others."""
    agreed = [_amounts(getattr(a, name), getattr(b, name)) for name in ("budget", "award")]
    known = [score for score in agreed if score is not None]
    if 0.0 in known:
        return 0.0
    return max(known, default=None)


def _amounts(a: Fact[Money] | None, b: Fact[Money] | None) -> float | None:
    if not a or not b or a.value.currency != b.value.currency or not a.value.amount or not b.value.amount:
        return None
    first, second = a.value.amount, b.value.amount
    if first == second:
        return 1.0
    return 0.5 if abs(first - second) <= _ROUNDED * max(first, second) or is_slip(first, second) else 0.0


def _winners(a: TenderRecord, b: TenderRecord) -> float | None:
    """1 when a winner is named by both, 0 when each names others, None when one names none or in another language."""
    if not a.suppliers or not b.suppliers:
        return None
    if any(_across_languages(one, other) for one in a.suppliers for other in b.suppliers):
        return None
    return float(
        any(same_company(one.value, other.value) >= SAME_COMPANY for one in a.suppliers for other in b.suppliers)
    )
