"""Disclosures: a listed company tells of the tender it won or the contract it signed, now and then of several."""

from __future__ import annotations

import re
from itertools import pairwise

from tenders.acts import by_act
from tenders.amount_rows import prose_only, read_amount_rows
from tenders.contracts import between, contracts_in, in_turn, with_sole_party
from tenders.discloser import OwnSide
from tenders.draft import Draft
from tenders.items import MEASURES, numbered_lists, repeated_forms, with_head
from tenders.parts import distinct_projects
from tenders.roles import Clue, Role, Scene
from tenders.roles.clue import clause_start
from tenders.skeleton import symbol_pattern
from tenders.stories import read_stories, whole
from tenders.sums import by_sum

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)|[IVX]{1,4}\. |\d\. (?=On |In ))"
_SECTION = re.compile(rf"(?:\A|(?<=\n))[ \u3000]*{_NUMBER}")
_WIN = symbol_pattern(r"(?:\A|(?<=\n))[ \u3000]*\d{1,2}[.、)] ?(?:On )?{D}[^\n]*")
_SUBJECT: tuple[Role, ...] = ("project", "buyer", "counterparty", "supplier")
_TELLING = ("award", "ceiling", "contracted")
_AMOUNT: tuple[Role, ...] = ("award", "lone")
# Words by which an item goes on about the contract told of before it.
_BACK = re.compile(r"[该本此](?:次|项目|工程|合同|标段|订单|协议)|上述|前述|以上")
_SENTENCE_END = re.compile(r"[\n。]")
_BLOCK_END = re.compile(r"[\n。;]")
_OTHER_PARTY: tuple[Role, ...] = ("buyer", "counterparty")


def read_disclosure(scene: Scene, clues: list[Clue], side: OwnSide) -> list[Draft]:
    """One draft of the whole text, or one a project or numbered win where several have an amount of their own."""
    clues = prose_only(scene, clues)
    told = whole(scene, clues)
    if len(wins := _by_win(scene, clues)) > 1:
        return wins
    items = _by_item(scene, clues, side)
    if len(items) > 1:
        return _with_shared(items, told)
    if forms := _by_form(scene, clues):
        return _with_shared(forms, told)
    if rows := read_amount_rows(scene, clues):
        return _with_shared(rows, told)
    acts = by_act(scene, clues, side)
    if len(distinct_projects(clues)) > 1:
        blocks = _by_block(scene, clues)
        for drafts in (_by_section(scene, clues), _by_sentence(scene, clues), blocks):
            if len(drafts) > 1 and len(drafts) >= max(len(blocks), len(acts)):
                return _with_shared(drafts, told)
    turns = acts or _in_turn(scene, clues, side) or by_sum(scene, clues)
    return _with_shared(turns, told) or [told]


def _by_item(scene: Scene, clues: list[Clue], side: OwnSide) -> list[Draft]:
    """A draft for each contract in the numbered list whose items each tell of a party or project and an amount."""
    best: list[Draft] = []
    for items in numbered_lists(scene.skeleton.text, clues):
        told = [
            item
            for stretch in items
            if _tells_anew(scene, item := with_head(scene, stretch, between(clues, *stretch)), stretch[0])
        ]
        if len({_award(item).value for item in told}) < 2:
            continue
        drafts = [
            whole(scene, part)
            for item in told
            for part in contracts_in(scene, with_sole_party(scene, item, side), side)
        ]
        if len({_about(draft) for draft in drafts}) > 1:
            best = max(best, drafts, key=len)
    return best


def _about(draft: Draft) -> tuple[object, ...]:
    """The project, the other party and the winner that a draft names first."""
    roles: tuple[Role, ...] = ("project", *_OTHER_PARTY, "supplier")
    return tuple(draft.clues[role][0].value if draft.clues[role] else None for role in roles)


def _by_form(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each filling of a form that the text fills in several times (项目名称:… 中标价:… 项目名称:…)."""
    for blocks in repeated_forms(scene, clues):
        told = [block for stretch in blocks if (block := between(clues, *stretch))]
        drafts = [whole(scene, block) for block in told if any(clue.role in MEASURES for clue in block)]
        if len(drafts) == len(blocks) and len({_measure(draft) for draft in drafts}) > 1:
            return drafts
    return []


def _measure(draft: Draft) -> object:
    return next(draft.values(role)[0] for role in MEASURES if draft.clues[role])


def _in_turn(scene: Scene, clues: list[Clue], side: OwnSide) -> list[Draft]:
    """A draft for each contract of the first sentence that tells of several in turn (分别)."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(scene.skeleton.text)), len(scene.skeleton.text)):
        sentence = between(clues, start, end)
        if len(told := in_turn(scene, sentence, side)) > 1:
            return [whole(scene, part) for part in told]
        start = end
    return []


def _award(clues: list[Clue]) -> Clue:
    return next(clue for clue in clues if clue.role == "award")


def _tells_anew(scene: Scene, item: list[Clue], start: int) -> bool:
    """True when an item tells of a party or project and an award that is not one told of before the item."""
    award = next((clue.position for clue in item if clue.role == "award"), None)
    subject = next((clue.position for clue in item if clue.role in _SUBJECT), None)
    if award is None or subject is None:
        return False
    back = _BACK.search(scene.skeleton.text, max(start, clause_start(scene.skeleton.text, award)), award)
    return back is None or subject < back.start()


def _with_shared(drafts: list[Draft], told: Draft) -> list[Draft]:
    """The drafts, those that name no buyer with the one that the text names outside of them all."""
    named = {clue.position for draft in drafts for role in _OTHER_PARTY for clue in draft.clues[role]}
    shared = [clue for clue in told.clues["buyer"] if clue.position not in named]
    for draft in drafts:
        if len(told.values("buyer")) == 1 and not any(draft.clues[role] for role in _OTHER_PARTY):
            draft.add(shared)
    return drafts


def _by_block(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each project that an amount follows before the next one is named; none when the amounts are one."""
    starts = _block_starts(scene.skeleton.text, clues, {clue.position for clue in distinct_projects(clues)})
    drafts = []
    for left, right in pairwise([*starts, len(scene.skeleton.text)]):
        draft = Draft()
        draft.add(clue for clue in clues if left <= clue.position < right)
        if draft.clues["project"] and any(draft.clues[role] for role in _AMOUNT):
            drafts.append(draft)
    return drafts if len({_first_amount(draft) for draft in drafts}) > 1 else []


def _block_starts(text: str, clues: list[Clue], fresh: set[int]) -> list[int]:
    """Where each subject's block begins: behind the line or sentence of the last block's amount."""
    starts: list[int] = []
    amount = -1
    for clue in clues:
        if clue.role in _AMOUNT:
            amount = clue.position
        elif clue.position in fresh and not starts:
            starts.append(_first_start(text, clues, clue.position))
        elif clue.position in fresh and amount > starts[-1]:
            end = _BLOCK_END.search(text, amount, clue.position)
            starts.append(end.end() if end else clue.position)
    return starts


def _first_start(text: str, clues: list[Clue], project: int) -> int:
    """The beginning of the first project's line or sentence, or of the line before where that names its buyer."""
    start = max(text.rfind(mark, 0, project) for mark in ("\n", "。", ";")) + 1
    before = text.rfind("\n", 0, max(0, start - 1)) + 1
    return before if any(clue.role in _OTHER_PARTY and before <= clue.position < start for clue in clues) else start


def _first_amount(draft: Draft) -> object:
    return next(draft.values(role)[0] for role in _AMOUNT if draft.clues[role])


def _by_win(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each item of a list of wins that each begin with a date ("1. On 12 July the Company …")."""
    drafts = []
    for match in _WIN.finditer(scene.skeleton.text):
        item = between(clues, *match.span())
        if any(clue.role == "award" for clue in item):
            drafts.append(whole(scene, item))
    return drafts


def _by_section(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each section that names a project not named before, with what is told of it there."""
    text = scene.skeleton.text
    bounds = [*(match.start() for match in _SECTION.finditer(text)), len(text)]
    drafts: list[Draft] = []
    seen: list[Clue] = []
    for left, right in pairwise(bounds):
        section = between(clues, left, right)
        fresh = distinct_projects([*seen, *section])[len(seen) :]
        if len(fresh) == 1 and any(clue.role in _TELLING for clue in section):
            drafts.append(whole(scene, section))
        seen += fresh
    return drafts


def _by_sentence(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft a project whose own sentences give an amount; none when the amounts are one and the same."""
    told = [draft for draft in read_stories(scene, clues) if draft.clues["award"] and draft.clues["project"]]
    fresh = _without_totals(told)
    return fresh if len({draft.values("award")[0] for draft in fresh}) > 1 else []


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """Each project's first draft: what follows repeats it or sums it up."""
    seen: set[object] = set()
    kept = []
    for draft in drafts:
        name = draft.values("project")[0]
        if name not in seen:
            seen.add(name)
            kept.append(draft)
    return kept
