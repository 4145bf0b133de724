"""ISO 8601 durations from amounts and units."""

from __future__ import annotations

from decimal import Decimal


def iso_duration(parts: list[tuple[Decimal, str]]) -> str:
    """An ISO 8601 duration of (amount, unit code) parts; quarters count as months, decades as years."""
    day, clock = "P", ""
    for amount, code in parts:
        if code in "HT":
            clock += f"{plain_figure(amount)}{'H' if code == 'H' else 'M'}"
        else:
            times, code = {"Q": (3, "M"), "X": (10, "Y")}.get(code, (1, code))
            day += f"{plain_figure(amount * times)}{code}"
    return day + (f"T{clock}" if clock else "")


def half_more(amount: Decimal, code: str) -> str | None:
    """三年半 is three years and six months, 一个半月 forty-five days."""
    if code == "Y":
        return f"P{plain_figure(amount)}Y6M"
    if code == "M":
        return f"P{plain_figure(amount * 30 + 15)}D"
    return f"PT{plain_figure(amount)}H30M" if code == "H" else None


def plain_figure(amount: Decimal) -> str:
    """A decimal without exponent or idle zeros."""
    return format(amount.normalize(), "f")
