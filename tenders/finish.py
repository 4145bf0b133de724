"""From a draft's clues to a record: which of several values stands, and what follows from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from extractors.organisation_zh import names
from nlp.fold import fold
from tenders.discloser import NO_SIDE, OwnSide, name_key
from tenders.draft import Draft
from tenders.figures import disclosed_award, disclosed_budget, stated_award, stated_budget, words_mismatch
from tenders.forms import lot_key
from tenders.kinds import Kind
from tenders.lone_buyer import lone_buyer
from tenders.places import Places
from tenders.record import Fact, Period, Stage, TenderRecord
from tenders.roles import Clue, Role, Scene
from tenders.roles.counterparties import COUNTERPARTIES
from tenders.roles.dates import TERM_CHANGED, date_role
from tenders.signed import reads_as_signed
from tenders.winners import COUNTERPARTY, disclosed_winners

_FINE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FINE_DATE = re.compile(r"^\d{4}(?:-\d{2}){0,2}(?:/.*)?$")
_NOT_YET: frozenset[Stage] = frozenset(("planned", "tender"))  # stages of which the notice itself is the first word
_CORRECTION = "supplier_us_correction"  # a paragraph that corrects a contract announced before
_NAMED_PARTY = "buyer_named_party"
_SIGNED_TOO = ("supplier_en_signed", "supplier_en_won_by")  # "the Company and X signed": X is the other party
_LETTERHEAD = "buyer_letterhead"  # it buys where no one else is named to
_SAID = "said_date"  # the day on which somebody said so
_COUNTERPARTY_RULES = tuple(f"counterparty_{name}" for name in (*(name for name, _ in COUNTERPARTIES), "alone"))
# How names of those end who buy, not of buildings: 世贸中心, 图书馆.
_BUYS = re.compile(r"(?:公司|局|委员会|政府|银行|支行|管理处|电网|移动|电信|联通)$")
_SHORT_NAME = "project_short"
# Where several names are given, the one read by the first of these rules is the project's.
_PROJECT_RULES = (
    "project_label", "project_opening",
    "project_numbered", "project_awarded", "project_column", "project_quoted", "project_title"
)  # fmt: skip
# The clues by which a sentence tells of a stage.
_STAGE_ROLES: dict[Stage, frozenset[Role]] = {
    "planned": frozenset(("planned", "budget", "ceiling", "project")),
    "tender": frozenset(("budget", "ceiling", "project", "method")),
    "award": frozenset(("award", "supplier", "rate", "received")),
    "contract": frozenset(("contracted", "signed")),
    "cancelled": frozenset(("cancelled",)),
}


@dataclass(frozen=True)
class Finish:
    """What all records of one document share."""

    scene: Scene
    kind: Kind
    notice_date: Fact[str] | None
    places: Places
    side: OwnSide = NO_SIDE

    def record(self, draft: Draft) -> TenderRecord:
        """The record that a draft makes."""
        stage = self._stage(draft)
        closed = stage.value in ("award", "contract", "cancelled") or self.kind.proposed
        project = _fact(_project(draft))
        buyer = self._buyer(draft) or self._owner(project) or lone_buyer(self.scene, self.kind, draft)
        award = disclosed_award if self.kind.form == "disclosure" else stated_award
        budget = disclosed_budget if self.kind.form == "disclosure" and closed else stated_budget
        agency = _fact(draft.first("agency"))
        return TenderRecord(
            article=self.scene.document.article.id,
            stage=stage,
            project=project,
            number=_fact(_number(draft)),
            lot=_fact(_named_lot(draft.clues["lot"], self.kind)),
            place=self.places.of(draft, project, buyer),
            buyer=buyer,
            agency=agency,
            suppliers=self._suppliers(draft, {fact.value for fact in (buyer, agency) if fact}) if closed else (),
            budget=budget(draft),
            award=award(draft) if closed else None,
            award_rate=_fact(draft.first("rate")) if closed and not draft.clues["award"] else None,
            announced=self._announced(draft, stage.value),
            opened=_fact(draft.best("opened", ("opened_changed", "opened_date", "column_opened"))),
            period=_period(draft),
            method=_fact(draft.first("method")),
            flags=words_mismatch(draft),
        )

    def _stage(self, draft: Draft) -> Fact[Stage]:
        if draft.clues["cancelled"]:
            return _stage_fact("cancelled", draft.first("cancelled"))
        if self.kind.form == "form" and self.kind.stage:
            return Fact(self.kind.stage)
        if draft.clues["contracted"] and (self.kind.form != "disclosure" or self.kind.stage != "award"):
            return _stage_fact("contract", draft.first("contracted"))
        won = self.kind.retold and (draft.clues["awarded"] or draft.clues["received"])
        if draft.clues["supplier"] or draft.clues["award"] or won:
            if self.kind.form == "story" and not self.kind.stage and reads_as_signed(self.scene, draft):
                return _stage_fact("contract", draft.first("supplier") or draft.first("award"))
            return _stage_fact(self.kind.stage or "award", draft.first("awarded") or draft.first("supplier"))
        if draft.clues["planned"]:
            return _stage_fact("planned", draft.first("planned"))
        return _stage_fact(self.kind.stage or "tender", draft.first("method") or draft.first("project"))

    def _buyer(self, draft: Draft) -> Fact[str] | None:
        """The buyer named; in a disclosure failing that the other party of the contract."""
        if self.kind.form != "disclosure":
            told = [clue for clue in draft.clues["buyer"] if clue.rule != _NAMED_PARTY]
            return _fact(next((clue for clue in told if clue.rule != _LETTERHEAD), told[0] if told else None))
        told = [clue for clue in draft.clues["buyer"] if clue.rule != _NAMED_PARTY]
        parties = [clue for clue in draft.clues["supplier"] if clue.rule == COUNTERPARTY]
        parties += sorted(draft.clues["counterparty"], key=lambda clue: _COUNTERPARTY_RULES.index(clue.rule))
        parties += [clue for clue in draft.clues["supplier"] if clue.rule in _SIGNED_TOO]
        named = [clue for clue in draft.clues["buyer"] if clue.rule == _NAMED_PARTY]
        agencies = {name_key(clue.value) for clue in draft.clues["agency"]}
        ranked = [clue for clue in (*told, *parties, *named) if name_key(clue.value) not in agencies]
        return _fact(next((clue for clue in ranked if not self._is_own(draft, clue)), None))

    def _owner(self, project: Fact[str] | None) -> Fact[str] | None:
        """In a disclosure that names no buyer: who its project's name begins with (远帆水务有限公司|管网改造项目)."""
        name = next(names(fold(project.value)), None) if project and self.kind.form == "disclosure" else None
        if not (project and name and name.start == 0 and name.end < len(project.value)):
            return None
        owner = project.value[: name.end]
        return replace(project, value=owner) if _BUYS.search(owner) and not self.side.holds(owner) else None

    def _is_own(self, draft: Draft, party: Clue) -> bool:
        """True for the discloser, and for a subsidiary that the draft tells to have won."""
        won = {name_key(clue.value) for clue in draft.clues["supplier"] if clue.rule != COUNTERPARTY}
        return self.side.is_issuer(party.value) or (self.side.holds(party.value) and name_key(party.value) in won)

    def _suppliers(self, draft: Draft, others: set[object]) -> tuple[Fact[str], ...]:
        """The winners named; in a disclosure, those of the discloser's own side and who won with them."""
        if self.kind.form != "disclosure":
            return _suppliers(draft.clues["supplier"], others)
        return disclosed_winners(draft, self.side, others, self.kind)

    def _announced(self, draft: Draft, stage: Stage) -> Fact[str] | None:
        if self.kind.form == "form":
            if any(clue.rule == _CORRECTION for clue in draft.clues["supplier"]) and draft.clues["announced"]:
                return _fact(draft.first("announced"))
            return self.notice_date and replace(self.notice_date, value=self.notice_date.value.split("/")[0])
        dated = [clue for clue in self._dates(draft, stage) if not self._is_no_notice(clue, stage)]
        finest = max(reversed(dated), key=lambda clue: len(str(clue.value).split("/")[0]), default=None)
        if finest and not (self._is_notice and stage in _NOT_YET and not _is_day(finest)):
            return _fact(finest)
        if self.kind.form == "disclosure":
            return self.notice_date
        return self._date_before(draft) or (self.notice_date if self._is_notice else None)

    @property
    def _is_notice(self) -> bool:
        """True for a notice told in sentences: what it tells without a date it tells on its own (guidelines)."""
        return self.scene.document.article.kind == "notice"

    def _is_no_notice(self, clue: Clue, stage: Stage) -> bool:
        """True in an English text for a day to come, and for a bare year before a purchase that is still to be made."""
        published = self.scene.document.article.published
        if self.scene.document.article.language != "en" or not published:
            return False
        first = str(clue.value).split("/")[0]
        if clue.role == "dated" and len(first) == 4 and stage in ("planned", "tender"):
            return True
        return bool(_FINE_DATE.match(first)) and first > published[: len(first)]

    def _date_before(self, draft: Draft) -> Fact[str] | None:
        """The day that the paragraph names last before a draft's first sentence: 昨天下午,路灯改造出了结果。"""
        if self.scene.document.article.language != "zh":
            return None
        text, first = self.scene.skeleton.text, next((part[0].position for part in draft.parts if part), 0)
        before = self.scene.skeleton.find("D", text.rfind("\n", 0, first) + 1, first)
        for position in reversed(before):
            item = self.scene.skeleton.items[position]
            if item.value and date_role(text, position) == "dated" and _FINE_DAY.fullmatch(str(item.value)):
                return self.scene.fact(item.value, item.at, "date_before")
        return None

    def _dates(self, draft: Draft, stage: Stage) -> list[Clue]:
        """Dates in the first sentence that tells of the stage and has any; in a story, in the first with a day, failing
        such sentences any date."""
        told = [_dated(part) for part in draft.parts if _STAGE_ROLES[stage] & {clue.role for clue in part}]
        found = [dates for dates in told if dates]
        exact = [dates for dates in found if self.kind.form == "story" and any(map(_is_day, dates))]
        if found or self.kind.form == "disclosure":
            return next(iter((*exact, *found)), [])
        return next((dates for dates in map(_dated, reversed(draft.parts)) if dates), [])


def _is_day(clue: Clue) -> bool:
    """True for a date that is a whole day."""
    return _FINE_DAY.fullmatch(str(clue.value)) is not None


def _project(draft: Draft) -> Clue | None:
    """The project by the surest rule; a short name that the text gives it only where it has no other."""
    named = [clue for clue in draft.clues["project"] if clue.rule != _SHORT_NAME]
    ranked = {rule: place for place, rule in enumerate(_PROJECT_RULES)}
    return min(named or draft.clues["project"], key=lambda clue: ranked.get(clue.rule, len(ranked)), default=None)


def _number(draft: Draft) -> Clue | None:
    """The procedure's number by its label; none where a text lists one for each of several contracts."""
    if draft.clues["number"] and draft.clues["number"][0].rule == "number_us" and len(draft.values("number")) > 1:
        return None
    return draft.best("number", ("number_label", "number_label_en"))


def _named_lot(clues: list[Clue], kind: Kind) -> Clue | None:
    """The lot by its fullest name: "Package 1" before the bare number of a table's cell; none of a win of several."""
    if kind.form == "disclosure" and len({lot_key(str(clue.value)) for clue in clues}) > 1:
        return None
    return next((clue for clue in clues if not str(clue.value).isdigit()), clues[0] if clues else None)


def _dated(part: tuple[Clue, ...]) -> list[Clue]:
    for role in ("signed", "announced", "dated"):
        found = [clue for clue in part if clue.role == role]
        if found:
            return [clue for clue in found if clue.rule != _SAID] or found
    return []


def _fact(clue: Clue | None) -> Fact[Any] | None:
    return clue.fact if clue else None


def _stage_fact(stage: Stage, clue: Clue | None) -> Fact[Stage]:
    return Fact(stage, clue.fact.evidence if clue else ())


def _suppliers(clues: Iterable[Clue], others: set[object]) -> tuple[Fact[str], ...]:
    chosen: dict[object, Fact[str]] = {}
    for clue in clues:
        if clue.value not in others:
            chosen.setdefault(clue.value, (clue.fact))
    return tuple(chosen.values())


def _period(draft: Draft) -> Period:
    ranges = [clue for clue in draft.clues["period"] if isinstance(clue.value, str)]
    start = end = None
    if ranges:
        first, slash, last = str(ranges[0].value).partition("/")
        evidence = ranges[0].fact.evidence
        start = Fact(first, evidence) if slash and first != ".." else None
        end = Fact(last if slash else first, evidence) if (last if slash else first) != ".." else None
    start = start or _fact(draft.first("begins"))
    return Period(start, end, _fact(draft.best("duration", (TERM_CHANGED,))))
