"""Amounts that stand together: ranges, and lists that share the unit of their last."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from extractors.amounts.terms import COUNTED_AFTER, MULTIPLIER, POWERS, Amount, factor_of, own_scale
from nlp.numbers import read_number

_BETWEEN = re.compile(r" ?(?:\(含\))? ?(?:-{1,3}|~|至|到|to) ?约?", re.IGNORECASE)
_AND = re.compile(r" ?(?:and|和|与|、) ?", re.IGNORECASE)
_BOTH = re.compile(r"(?:between|介于|在) ?$", re.IGNORECASE)
_LISTED = re.compile(r" ?(?:、|和|及|与|或|,|以及|,? and) ?")
# "5.8, 5.2 and 6.6 million yuan for the three sections in this order"
_IN_ORDER = re.compile(r"[^.;\n]{0,40} (?:respectively|in (?:this|that|the same) order|in turn)\b")
_CHANGED = re.compile(
    r"\b(?:rose|ris|fell|fall|increas|rais|cut|up|down|grew|grow|drop|lower|chang"
    r"|adjust|correct|revis|amend|reduc|jump|climb|declin|narrow|widen)[a-z]*\b[^.;]{0,40}\bfrom $",
    re.IGNORECASE,
)


def opened_by(text: str, first: re.Match[str], amount: Amount) -> Amount | None:
    """A range whose lower end leaves its unit to the higher: 2-3万港币, between 10 and 20 dollars."""
    scale = MULTIPLIER.match(text, first.end())
    end = scale.end() if scale else first.end()
    joint = _BETWEEN.fullmatch(text, end, amount.start) or (
        _BOTH.search(text, max(0, first.start() - 9), first.start()) and _AND.fullmatch(text, end, amount.start)
    )
    read = joint and not text[max(0, first.start() - 1) : first.start()].isdigit() and read_number(first.group())
    if not read or amount.high is not None:
        return None
    own = factor_of(scale) if scale else own_scale(first.group())
    low = read[0] * (factor_of(scale) if scale else amount.scale if own == 1 else 1)
    return replace(amount, start=first.start(), low=low, high=amount.low) if low < amount.low else None


def closed_by(text: str, amount: Amount, last: re.Match[str]) -> Amount | None:
    """A range whose higher end leaves its sign to the lower: €10-15 million."""
    if not amount.signed or amount.high is not None or not _BETWEEN.fullmatch(text, amount.end, last.start()):
        return None
    scale, read = MULTIPLIER.match(text, last.end()), read_number(last.group())
    end = scale.end() if scale else last.end()
    if read is None or COUNTED_AFTER.match(text, end):
        return None
    high = read[0] * factor_of(scale)
    low = amount.low * (factor_of(scale) if amount.scale == 1 else 1)
    return replace(amount, end=end, low=low, high=high) if low < high else None


def joined(text: str, first: Amount, last: Amount) -> Amount | None:
    """A range of two full amounts; "rose from $1 to $2" states two."""
    joint = _BETWEEN.fullmatch(text, first.end, last.start) or (
        _BOTH.search(text, max(0, first.start - 9), first.start) and _AND.fullmatch(text, first.end, last.start)
    )
    if not joint or first.currency != last.currency or first.high or last.high or first.low >= last.low:
        return None
    if _CHANGED.search(text, max(0, first.start - 80), first.start):
        return None
    return replace(last, start=first.start, low=first.low, high=last.low)


def listed_before(text: str, plain: deque[re.Match[str]], amount: Amount) -> list[Amount]:
    """Amounts that share the unit of the last in their list: 30万和45万元."""
    found: list[Amount] = []
    start = amount.start
    for match in reversed(plain):
        shares_unit = own_scale(match.group()) > 1000 or _IN_ORDER.match(text, amount.end) is not None
        listed = shares_unit and _LISTED.fullmatch(text, match.end(), start) is not None
        read = read_number(match.group()) if listed else None
        if read is None or match.group()[0] in POWERS:
            break
        start = match.start()
        shared = amount.scale if own_scale(match.group()) == 1 else 1
        found.append(Amount(start, match.end(), read[0] * shared, amount.currency, "list"))
    return found[::-1]
