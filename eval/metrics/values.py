"""When two values are one: names without marks, amounts as numbers, durations as months and days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

NAME_LABELS = ("COMPANY", "PUBLIC_BODY", "PROJECT", "POLICY")
NAME_FIELDS = ("project", "number", "lot", "buyer", "agency", "award_rate")
MONEY_FIELDS = ("budget", "award")
_NOT_COMPARED = re.compile(r"[\s\"'“”‘’《》「」『』<>,，.。:：;；、·•\-–—_()（）\[\]【】〔〕]+")
_DURATION = re.compile(r"^P(?:([\d.]+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def fold_name(name: object) -> str:
    """A name as compared: NFKC, lower case, without spaces, quotes, brackets and marks."""
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", str(name)).lower())


def money_key(value: object) -> tuple[object, ...] | None:
    """A gold money value as compared; None when it is none."""
    if not isinstance(value, Mapping):
        return None
    names = ("amount",) if "amount" in value else ("min", "max")
    try:
        return (*(Decimal(str(value[name])).normalize() for name in names), value.get("currency"))
    except (InvalidOperation, KeyError):
        return None


def duration_key(value: object) -> object:
    """A duration as compared: months and days; the words themselves when they are no duration."""
    match = _DURATION.match(str(value))
    if not match or not any(match.groups()):
        return str(value)
    years, months, weeks, days = match.groups()
    return Decimal(years or 0) * 12 + int(months or 0), int(weeks or 0) * 7 + int(days or 0)


def same_value(label: str, gold: object, found: object) -> bool:
    """True when two normalised values of a label are equal."""
    if label == "MONEY":
        return money_key(gold) == money_key(found)
    if label == "DURATION":
        return duration_key(gold) == duration_key(found)
    if label in NAME_LABELS:
        return fold_name(gold) == fold_name(found)
    return str(gold) == str(found)


def same_field(field: str, gold: object, found: object) -> bool:
    """True when two values of a record's field are equal."""
    if field in MONEY_FIELDS:
        return money_key(gold) is not None and money_key(gold) == money_key(found)
    if field == "period.duration":
        return duration_key(gold) == duration_key(found)
    if field in NAME_FIELDS:
        return fold_name(gold) == fold_name(found)
    return str(gold) == str(found)
