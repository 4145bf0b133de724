"""Checks that question a record's dates. They accuse nobody: each says what the dates themselves force."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extractors.edtf import parse_day
from tenders.record import Fact, Method, Period, Remark, TenderRecord

SHORT = 15  # days from notice to deadline below which a tender period counts as short (Cardinal R003, its default)
# Consultations, negotiations and inquiries have shorter terms by law; of them nothing is asked.
_METHODS: frozenset[Method] = frozenset(("open", "limited"))
_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")
_ROOM = 0.1  # share by which a stated duration and its two ends may differ
_OPEN_DAYS = {len("2024-08-20"): 0, len("2024-08"): 31}  # days that a date leaves open, by its length; a year 366
_RENEWALS = range(1, 6)  # a term of three years in contracts of one year each contradicts nothing
_MONTH = 31
_SLIP_DAYS = 180  # an opening that lies further behind the award is another event's date
_CLOSED = ("award", "contract")


def remark_dates(record: TenderRecord) -> TenderRecord:
    """The record with the remarks that its own dates force."""
    found = [check(record) for check in (_contradictory_period, _award_before_opening, _over_before_award, _short_term)]
    held = {fact.value for fact in record.remarks}
    fresh = tuple(fact for fact in found if fact and fact.value not in held)
    return replace(record, remarks=(*record.remarks, *fresh)) if fresh else record


def first_day(fact: Fact[str] | None) -> date | None:
    """The first day that an EDTF date may mean; None without one."""
    day = parse_day(fact.value) if fact else None
    return day.first() if day and day.is_real() else None


def last_day(fact: Fact[str] | None) -> date | None:
    """The last day that an EDTF date, or the end of an EDTF range, may mean; None without one."""
    day = parse_day(fact.value.rpartition("/")[2]) if fact else None
    return day.last() if day and day.is_real() else None


def exact_day(fact: Fact[str] | None) -> date | None:
    """The day of a date given to the day; None for a month, a year or a range."""
    return first_day(fact) if fact and len(fact.value) == len("2024-08-20") else None


def _ask(remark: Remark, *facts: Fact[str] | None) -> Fact[Remark]:
    return Fact(remark, tuple(evidence for fact in facts if fact for evidence in fact.evidence))


def _contradictory_period(record: TenderRecord) -> Fact[Remark] | None:
    """The end lies before the start, or the two are not as far apart as the duration, or a share of it, says."""
    period = record.period
    start, end = first_day(period.start), last_day(period.end)
    if start is None or end is None:
        return None
    if end < start or not _is_as_long(period, start, end):
        return _ask("period_contradicts", period.start, period.end, period.duration)
    return None


def _is_as_long(period: Period, start: date, end: date) -> bool:
    stated = days_of(period.duration.value) if period.duration else None
    if stated is None:
        return True
    actual = (end - start).days + 1
    if actual <= _MONTH and actual < stated:
        return True  # 1月下旬, 25天: the range tells when the work begins
    open_days = sum(_OPEN_DAYS.get(len(fact.value), 366) for fact in (period.start, period.end) if fact)
    return any(abs(times * actual - stated) <= max(open_days, round(stated * _ROOM), 2) for times in _RENEWALS)


def days_of(duration: str) -> int | None:
    """Days of an ISO 8601 duration in whole years, months, weeks and days; None for any other."""
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return round(years * 365.25 + months * 30.44) + weeks * 7 + days


def _award_before_opening(record: TenderRecord) -> Fact[Remark] | None:
    """The award is dated before the opening of bids."""
    opened, announced = exact_day(record.opened), exact_day(record.announced)
    if record.told_stage not in _CLOSED or not opened or not announced:
        return None
    if timedelta(0) < opened - announced <= timedelta(_SLIP_DAYS):
        return _ask("award_before_tender", record.announced, record.opened)
    return None


def _over_before_award(record: TenderRecord) -> Fact[Remark] | None:
    """The contract's period was over before the award was announced."""
    end, announced = last_day(record.period.end), first_day(record.announced)
    if record.told_stage == "award" and end and announced and end < announced:
        return _ask("period_before_award", record.period.end, record.announced)
    return None


def _short_term(record: TenderRecord) -> Fact[Remark] | None:
    """Fewer than ``SHORT`` days from a tender's notice to its deadline, in an open or limited procedure."""
    announced, opened = exact_day(record.announced), exact_day(record.opened)
    if record.told_stage != "tender" or not announced or not opened:
        return None
    if record.method and record.method.value in _METHODS and timedelta(0) <= opened - announced < timedelta(SHORT):
        return _ask("short_tender_period", record.announced, record.opened)
    return None
