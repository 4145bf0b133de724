"""Clues: which part a mention plays in a tender, read from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from corpus.article import Span
from extractors.mention import Mention, Money
from nlp.document import Document
from nlp.patterns import last_match
from tenders import cues
from tenders.record import Evidence, Fact
from tenders.skeleton import Item, Skeleton, symbol_pattern

Role = Literal[
    "project", "number", "lot", "buyer", "agency", "supplier", "budget", "ceiling", "award", "rate",
    "announced", "opened", "begins", "signed", "dated", "period", "duration", "method", "place",
    "cancelled", "planned", "contracted", "awarded", "received", "investment",
]  # fmt: skip

_CLAUSE_START = re.compile(r"[。;!?\n]|\. (?=[A-Z\ue000-\ue009])")
_IN_WORDS = re.compile(r"^[^。;]{0,20}(?:金额)?(?:\()?大写(?:金额)?(?:\))?[:为]?[^。;\n]{0,4}$")
# What may stand between the beginning of a line and an amount whose label is on the line before.
_BARE_AMOUNT = re.compile(r"[ \"'(),:\u3000]*(?:(?:人民币|大写|小写|RMB|,|\(|\)|:|\ue003|¥)[ ]*)*")
_MEMBER = symbol_pattern("{O}")
_OPENING = re.compile(r"开标|开启|投标|递交|提交|磋商|谈判|评审|[Oo]pen|[Bb]id")
_REACH = 90  # characters before a figure in which its cue may stand


@dataclass(frozen=True, slots=True)
class Clue:
    """A role, where it stands in the skeleton, and the fact it gives."""

    role: Role
    position: int
    fact: Fact[Any]

    @property
    def value(self) -> object:
        """The fact's value."""
        return self.fact.value

    @property
    def rule(self) -> str:
        """The rule that read it; empty when it was derived."""
        return self.fact.evidence[0].rule if self.fact.evidence else ""


@dataclass(frozen=True)
class Scene:
    """What roles are read from: a document and its skeleton."""

    document: Document
    skeleton: Skeleton

    def fact(self, value: object, at: Span, rule: str) -> Fact[Any]:
        """A fact whose evidence is the given span of the reading text."""
        span = self.document.original(at)
        quote = self.document.article.text[span.start : span.end]
        return Fact(value, (Evidence(self.document.article.id, span, quote, rule),))

    def clue(self, role: Role, position: int, item: Item, rule: str) -> Clue:
        """A clue for what the symbol at ``position`` stands for."""
        return Clue(role, position, self.fact(item.value, item.at, rule))

    def words(self, role: Role, match: re.Match[str], rule: str, value: object = None) -> Clue:
        """A clue for words of the skeleton that are no mention."""
        places = self.skeleton.places
        at = Span(places[match.start()], places[match.end() - 1] + 1)
        return Clue(role, match.start(), self.fact(value or match.group(), at, rule))


def read_clues(scene: Scene) -> list[Clue]:
    """Every clue of a document, in text order."""
    found = [
        *_named(scene), *_organisations(scene), *_amounts(scene), *_dates(scene), *_durations(scene), *_words(scene),
    ]  # fmt: skip
    return sorted(found, key=lambda clue: clue.position)


def _named(scene: Scene) -> Iterator[Clue]:
    roles: dict[str, Role] = {"PROJECT": "project", "PLACE": "place", "number": "number", "lot": "lot"}
    for position, item in scene.skeleton.items.items():
        kind = item.label if isinstance(item, Mention) else item.kind
        if kind in roles:
            yield scene.clue(roles[kind], position, item, item.rule)


def _organisations(scene: Scene) -> Iterator[Clue]:
    tables: tuple[tuple[Role, tuple[tuple[str, re.Pattern[str]], ...]], ...] = (
        ("agency", cues.AGENCY_PATTERNS), ("buyer", cues.BUYER_PATTERNS), ("supplier", cues.SUPPLIER_PATTERNS),
    )  # fmt: skip
    taken: set[int] = set()
    for role, patterns in tables:
        for name, pattern in patterns:
            for match in pattern.finditer(scene.skeleton.text):
                for position in _members(scene, match):
                    if position in taken or not _fits(scene, role, position):
                        continue
                    taken.add(position)
                    yield scene.clue(role, position, scene.skeleton.items[position], f"{role}_{name}")


def _members(scene: Scene, match: re.Match[str]) -> Iterator[int]:
    group = next(name for name, words in match.groupdict().items() if words)
    for symbol in _MEMBER.finditer(scene.skeleton.text, match.start(group), match.end(group)):
        yield symbol.start()


def _fits(scene: Scene, role: Role, position: int) -> bool:
    if role == "supplier":
        return not _is_loser(scene, position)
    return role != "buyer" or not cues.NO_BUYER.search(str(scene.skeleton.items[position].value))


def _is_loser(scene: Scene, position: int) -> bool:
    text = scene.skeleton.text
    return bool(
        cues.NOT_SUPPLIER_BEFORE.search(text, clause_start(text, position), position)
        or cues.NOT_SUPPLIER_AFTER.match(text, position + 1)
    )


def clause_start(text: str, position: int) -> int:
    """Where the clause around a position begins: after the last full stop, semicolon or line end."""
    start = max(0, position - 400)
    for match in _CLAUSE_START.finditer(text, start, position):
        start = match.end()
    return start


def _amounts(scene: Scene) -> Iterator[Clue]:
    text = scene.skeleton.text
    previous = -1
    role: cues.MoneyRole = "other"
    parallel = _Parallel()
    for position in scene.skeleton.find("M", 0, len(text)):
        same_line = previous >= 0 and "\n" not in text[previous:position]
        if previous >= 0 and _IN_WORDS.search(text, previous, position):
            pass  # the same amount in words, whatever line it stands on
        elif not (same_line and _repeats(text, previous, position)):
            order = parallel.order(text, previous, position)
            role = money_role(text, position) or (parallel.role(order, role) if same_line else "other")
            parallel.note(order, role)
        previous = position
        item = scene.skeleton.items[position]
        if role != "other" and isinstance(item.value, Money):
            yield scene.clue(role, position, item, f"{role}_cue")


class _Parallel:
    """Roles by order in the clause before: "in 2021 the budget was M and the award M; in 2022 M and M"."""

    def __init__(self) -> None:
        self.before: list[cues.MoneyRole] = []
        self.now: list[cues.MoneyRole] = []

    def order(self, text: str, previous: int, position: int) -> int:
        """The place of an amount in its clause; a new clause begins behind a semicolon or full stop."""
        boundary = _CLAUSE_START.search(text, max(previous, 0), position)
        if boundary:
            self.before, self.now = self.now if boundary.group() == ";" else [], []
        return len(self.now)

    def role(self, order: int, last: cues.MoneyRole) -> cues.MoneyRole:
        """The role at the same place in the clause before; else the last one."""
        return self.before[order] if order < len(self.before) else last

    def note(self, order: int, role: cues.MoneyRole) -> None:
        self.now.append(role)


def _repeats(text: str, previous: int, position: int) -> bool:
    """True for an amount said again in brackets: 1,324万元（￥13,240,000.00）."""
    return previous >= 0 and re.fullmatch(r"(?:\([^()\n]{0,12})[:]? ?", text[previous + 1 : position]) is not None


def money_role(text: str, position: int) -> cues.MoneyRole | None:
    """The part an amount plays, by the nearest cue of its clause; None when the clause has none."""
    start = max(clause_start(text, position), position - _REACH)
    if text[start - 1 : start] == "\n" and _BARE_AMOUNT.fullmatch(text, start, position):
        start = max(0, text.rfind("\n", 0, start - 1) + 1)  # the label stands on the line before
    before = text[start:position]
    before = before[before.rfind(cues_symbol("M")) + 1 :] if cues_symbol("M") in before else before
    for role, pattern in cues.MONEY_CUES_AFTER[:1]:
        if pattern.match(text, position + 1) or cues.SHARE_BEFORE.search(before):
            return role
    nearest = last_match(cues.MONEY_CUE_BEFORE, before)
    after = next((role for role, pattern in cues.MONEY_CUES_AFTER[1:] if pattern.match(text, position + 1)), None)
    if after and (nearest is None or before.endswith(("以", "for ", "at ")) or cues.role_of_cue(nearest) == "award"):
        return after
    return cues.role_of_cue(nearest) if nearest else after


def cues_symbol(letter: str) -> str:
    """The symbol that stands for a macro letter."""
    return symbol_pattern("{" + letter + "}").pattern


def _dates(scene: Scene) -> Iterator[Clue]:
    text = scene.skeleton.text
    for position in scene.skeleton.find("D", 0, len(text)):
        item = scene.skeleton.items[position]
        role = date_role(text, position)
        if item.value is None or role == "other":
            continue
        if role == "period" and text[position + 1 : position + 2] == cues_symbol("L"):
            continue
        yield scene.clue(role, position, item, _date_rule(text, position, role))


def _date_rule(text: str, position: int, role: Role | Literal["other"]) -> str:
    """The rule of a date's role; a deadline that is no bid opening has one of its own."""
    around = text[max(0, position - 28) : position + 24]
    return "closing_date" if role == "opened" and not _OPENING.search(around) else f"{role}_date"


def date_role(text: str, position: int) -> Role | Literal["other"]:
    """The part a date plays; ``dated`` when nothing says more than that something happened then."""
    for role, pattern in cues.DATE_CUES_AFTER:
        if pattern.match(text, position + 1):
            return role
    start = max(clause_start(text, position), position - 40)
    if text[start - 1 : start] == "\n" and not text[start:position].strip():
        start = max(0, text.rfind("\n", 0, start - 1) + 1)
    before = text[start:position]
    before = before[before.rfind(cues_symbol("D")) + 1 :]
    nearest = last_match(cues.DATE_CUE_BEFORE, before)
    return cues.date_role_of_cue(nearest) if nearest else "dated"


def _durations(scene: Scene) -> Iterator[Clue]:
    text = scene.skeleton.text
    for position in scene.skeleton.find("L", 0, len(text)):
        item = scene.skeleton.items[position]
        start = max(clause_start(text, position), position - 60)
        if text[start - 1 : start] == "\n" and not text[start:position].strip():
            start = max(0, text.rfind("\n", 0, start - 1) + 1)
        before = text[start:position]
        if cues.PERIOD_NOT_BEFORE.search(before) or cues.PERIOD_NOT_AFTER.match(text, position + 1):
            continue
        told = cues.PERIOD_CUE_BEFORE.search(before) or cues.PERIOD_CUE_AFTER.match(text, position + 1)
        if item.value and told:
            yield scene.clue("duration", position, item, "period_cue")


def _words(scene: Scene) -> Iterator[Clue]:
    tables: tuple[tuple[Role, re.Pattern[str]], ...] = (
        ("cancelled", cues.CANCELLED), ("planned", cues.PLANNED), ("contracted", cues.CONTRACTED),
        ("awarded", cues.AWARDED), ("received", cues.RECEIVED), ("rate", cues.RATE),
    )  # fmt: skip
    for role, pattern in tables:
        for match in pattern.finditer(scene.skeleton.text):
            yield scene.words(role, match, role)
