"""The forms of normalised values in gold: codes, amounts, dates (EDTF), durations (ISO 8601).

Each function says what is wrong with a value, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from extractors.edtf import Day

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_DECADE = re.compile(r"\d{3}X|\d\dXX")
# EDTF level 2: seasons (21-24), quarters (33-36), quadrimesters (37-39), halves of a year (40-41)
_PARTS_OF_YEAR = (*range(21, 25), *range(33, 42))
_OPEN = ("", "..")
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
)
_AMOUNT = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
# What CLDR lists among its territories and ISO 3166-1 does not.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())


def wrong_date(value: Any) -> str | None:
    """What is wrong with an EDTF date or interval of the guidelines' kind."""
    if not isinstance(value, str):
        return f"{value!r} is no EDTF date"
    ends = value.split("/")
    if len(ends) > 2 or all(end in _OPEN for end in ends):
        return f"{value!r} is no EDTF date"
    if any(not _is_point(end) for end in ends if len(ends) == 1 or end not in _OPEN):
        return f"{value!r} is no EDTF date, or the calendar has no such day"
    if len(ends) == 2 and ends[0][:4] > ends[1][:4] and ends[1] not in _OPEN:
        return f"{value!r} ends before it begins"
    return None


def _is_point(text: str) -> bool:
    if _DECADE.fullmatch(text):
        return True
    match = _POINT.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else None for part in match.groups())
    return (month in _PARTS_OF_YEAR and day is None) or Day(year or 0, month, day).is_real()


def wrong_duration(value: Any) -> str | None:
    """What is wrong with an ISO 8601 duration."""
    if isinstance(value, str) and _DURATION.fullmatch(value):
        return None
    return f"{value!r} is no ISO 8601 duration"


def wrong_place(value: Any) -> str | None:
    """What is wrong with a place code: it must be in the table of divisions or in ISO 3166-1."""
    from nlp.gazetteer import by_code

    if value in by_code() or value in _country_codes():
        return None
    return f"{value!r} is no GB/T 2260 code of nlp/data/divisions.tsv and no ISO 3166-1 code"


@cache
def _country_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(filter(str.isalpha, map(str, Locale("en").territories))) - _NO_COUNTRIES


def wrong_money(value: Any) -> str | None:
    """What is wrong with a money value: {"amount", "currency"} or {"min", "max", "currency"}, plain decimal strings."""
    if not isinstance(value, dict) or set(value) not in ({"amount", "currency"}, {"min", "max", "currency"}):
        return f"{value!r} is no amount with its currency"
    amounts = [value[name] for name in ("amount", "min", "max") if name in value]
    if any(not isinstance(amount, str) or not _AMOUNT.fullmatch(amount) for amount in amounts):
        return f"{amounts} are no plain decimal strings"
    return None if value["currency"] in _currency_codes() else f"{value['currency']!r} is no ISO 4217 code"


@cache
def _currency_codes() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def wrong_name(value: Any) -> str | None:
    """What is wrong with a name: it must be words without outer white space."""
    if isinstance(value, str) and value.strip() and value == value.strip():
        return None
    return f"{value!r} is no name"


# The form of each label's value; those that may stay unsettled are null then.
VALUE_FORMS: dict[str, Callable[[Any], str | None]] = {
    "PLACE": wrong_place,
    "COMPANY": wrong_name,
    "PUBLIC_BODY": wrong_name,
    "MONEY": wrong_money,
    "DATE": wrong_date,
    "DURATION": wrong_duration,
    "PROJECT": wrong_name,
    "POLICY": wrong_name,
}
MAY_BE_NULL = ("PLACE", "MONEY", "DATE", "DURATION")

# The form of each record field that holds one value.
FIELD_FORMS: dict[str, Callable[[Any], str | None]] = {
    "project": wrong_name,
    "number": wrong_name,
    "lot": wrong_name,
    "place": wrong_place,
    "buyer": wrong_name,
    "agency": wrong_name,
    "budget": wrong_money,
    "award": wrong_money,
    "award_rate": wrong_name,
    "announced": wrong_date,
    "opened": wrong_date,
}
PERIOD_FORMS = {"start": wrong_date, "end": wrong_date, "duration": wrong_duration}
POLICY_FORMS = {"title": wrong_name, "number": wrong_name, "issuer": wrong_name, "date": wrong_date}
