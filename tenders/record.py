"""The tender record: every field a fact, every fact with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from corpus.article import Span
from extractors.mention import Mention, Money

T = TypeVar("T")
Stage = Literal["planned", "tender", "award", "contract", "cancelled"]
Method = Literal["open", "limited", "negotiation", "consultation", "inquiry", "single_source", "framework", "other"]
Flag = Literal[
    "award_exceeds_budget", "unit_slip_suspected", "award_near_budget", "repeat_winner", "amount_words_mismatch"
]
# What the dates of a record ask; kept beside the flags, which are those of the annotation guidelines.
Remark = Literal["period_contradicts", "award_before_tender", "period_before_award", "short_tender_period"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: article id, span in its text, the words there, the rule."""

    article: str
    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value and the words it was read from. No evidence means it was derived (a flag, a published date).

    ``confidence`` is how often values like it were right where that was counted, 0 to 1 (``tenders.confidence``); None
    where nothing was counted. It is no part of the repr, of which the ids of procedures are made.
    """

    value: T
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Period:
    """Contract performance period: EDTF start and end, ISO 8601 duration; any part may be missing."""

    start: Fact[str] | None = None
    end: Fact[str] | None = None
    duration: Fact[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.start or self.end or self.duration)


@dataclass(frozen=True, slots=True)
class TenderRecord:
    """One procurement procedure, or one lot of it, as one article states it.

    Every record is read with a stage; only ``tenders.confidence.sure_fields`` may leave it out.
    """

    article: str
    stage: Fact[Stage] | None
    project: Fact[str] | None = None
    number: Fact[str] | None = None
    lot: Fact[str] | None = None
    place: Fact[str] | None = None
    buyer: Fact[str] | None = None
    agency: Fact[str] | None = None
    suppliers: tuple[Fact[str], ...] = ()
    budget: Fact[Money] | None = None
    award: Fact[Money] | None = None
    award_rate: Fact[str] | None = None
    announced: Fact[str] | None = None
    opened: Fact[str] | None = None
    period: Period = Period()
    method: Fact[Method] | None = None
    flags: tuple[Fact[Flag], ...] = ()
    remarks: tuple[Fact[Remark], ...] = ()

    @property
    def told_stage(self) -> Stage | None:
        """The stage's value."""
        return self.stage.value if self.stage else None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated requirement of a guidance document: what is to be done, by when (EDTF)."""

    requirement: Fact[str]
    due: Fact[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy document that an article cites or is."""

    title: Fact[str] | None = None
    number: Fact[str] | None = None
    issuer: Fact[str] | None = None
    date: Fact[str] | None = None
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one article: its mentions, tender records and policies.

    ``also_at`` are the sources of other articles of the same text, as far as a store knows them.
    """

    article: str
    mentions: tuple[Mention, ...]
    records: tuple[TenderRecord, ...]
    policies: tuple[Policy, ...]
    also_at: tuple[str, ...] = ()
