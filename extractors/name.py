"""A name found in a text, before it is settled which organisation it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameLabel = Literal["COMPANY", "PUBLIC_BODY"]


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands in the reading text, what it names,
    and the rule that read it; ``full`` is its canonical form once known."""

    start: int
    end: int
    label: NameLabel
    rule: str
    full: str | None = None
