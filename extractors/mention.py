"""What an extractor finds: a labelled span with its normalised value and the rule that read it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.article import Span

Label = Literal["PLACE", "COMPANY", "PUBLIC_BODY", "MONEY", "DATE", "DURATION", "PROJECT", "POLICY"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's main unit (yuan, not 万元); ``maximum`` is set for a range."""

    amount: Decimal
    currency: str  # ISO 4217
    maximum: Decimal | None = None


Value = Money | str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled span.

    ``at`` counts into the document's reading text (``Document.text``), ``span`` into the article.
    ``value`` is Money, an EDTF date, an ISO 8601 duration, a GB/T 2260 or ISO 3166-1 code, or a
    canonical name; None when the text does not settle it.
    """

    label: Label
    at: Span
    span: Span
    value: Value
    rule: str
