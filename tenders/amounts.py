"""Amounts as plain text."""

from __future__ import annotations

from decimal import Decimal


def plain_amount(amount: Decimal) -> str:
    """A decimal without exponent and without closing zeros: ``16730000``, ``1666.5``."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
