"""Dates, durations, amounts and names in the forms of OCDS."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from typing import Any

from extractors.mention import Money
from tenders.amounts import plain_amount

Node = dict[str, Any]
ZONE = "+08:00"  # one zone for all of China; other countries' notices are read as told in Chinese or English news
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$")
_DAYS = (365, 30, 7, 1)  # as OCDS counts a period's days where no dates are known


def day_of(edtf: str, *, whole: bool) -> date | None:
    """The day an EDTF text says; with ``whole`` None for a year or month, else its first day. A range is its start."""
    found = _DAY.match(edtf.split("/")[0])
    if not found or (whole and not found[3]):
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def date_time(day: date) -> str:
    """A day's first moment, with its zone."""
    return f"{day.isoformat()}T00:00:00{ZONE}"


def days_of(duration: str) -> int | None:
    """An ISO 8601 duration in days (a year 365, a month 30); None for one in hours or of another form."""
    found = _DURATION.match(duration)
    counts = [int(part) * days for part, days in zip(found.groups(), _DAYS, strict=True) if part] if found else []
    return sum(counts) if counts else None


def amount(value: Decimal) -> int | float:
    """A decimal as a JSON number; whole amounts stay exact whatever their size."""
    text = plain_amount(value)
    return float(text) if "." in text else int(text)


def value_node(money: Money) -> Node:
    """An OCDS value; the upper end of a range stands beside it as ``x_maximum``."""
    node: Node = {"amount": amount(money.amount), "currency": money.currency}
    return node if money.maximum is None else {**node, "x_maximum": amount(money.maximum)}


def party_id(name: str) -> str:
    """An id made of the name: the same name is the same party in every release."""
    return "party-" + hashlib.sha256(name.encode()).hexdigest()[:16]
