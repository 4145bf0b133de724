"""EDTF dates as whole numbers that compare."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(edtf: str | None) -> int:
    """The first day of a date or range as yyyymmdd: 2022 → 20220101; 0 for none."""
    found = _DATE.match(edtf or "")
    return int(f"{found[1]}{found[2] or '01'}{found[3] or '01'}") if found else 0


def last_day(edtf: str | None) -> int:
    """The last day of a date or range as yyyymmdd: 2022-05 → 20220531; an open range ends in 9999; 0 for none."""
    if edtf and edtf.endswith("/.."):
        return 99991231
    found = _DATE.match(edtf.split("/")[-1]) if edtf else None
    return int(f"{found[1]}{found[2] or '12'}{found[3] or '31'}") if found else 0


def year_of(edtf: str | None) -> int:
    """The year in which a date or range begins; 0 for none."""
    return first_day(edtf) // 10000


def month_of(edtf: str | None) -> int:
    """yyyymm where a date states its month; 0 otherwise."""
    found = _DATE.match(edtf or "")
    return int(found[1] + found[2]) if found and found[2] else 0
