"""Amounts that add up to a total told behind them: each is a contract's own."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.mention import Money
from tenders.acts import EARLIER
from tenders.contracts import between
from tenders.draft import Draft
from tenders.parts import bare
from tenders.roles import Clue, Scene
from tenders.roles.clue import clause_start
from tenders.skeleton import symbol_pattern
from tenders.stories import whole

_SENTENCE = re.compile(r"[。\n]")
_CLAUSE_END = re.compile(r"[,;。\n]")
_LOT = symbol_pattern(r"{K}|[标分子]?包|标段|标的")
_CONTRACT = symbol_pattern(r"{J}|(?:项目|工程|合同|协议|订单|[一二三四五]期|地块)(?!费)")
_OF_WHICH = re.compile("其中|分别为|包括")
_SUMMING = re.compile(r"合计|总计|共计|共约|共为|总(?:中标|合同|成交)?(?:金|价|额)|[两二三四五六七八九十\d]项")
_REACH = 30  # characters before a total in which it is called one
_MOST_ADDENDS = 12
_ROUNDED = Decimal("0.51")  # by how much of its last digit a total may be off


def by_sum(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """A draft for each addend of the first award that is the sum of the two or more different ones before it."""
    awards = [(clue, amount) for clue in clues if clue.role == "award" and (amount := _yuan(clue.value)) is not None]
    for index, (told, total) in enumerate(awards):
        if not _SUMMING.search(scene.skeleton.text, max(0, told.position - _REACH), told.position):
            continue
        for first in range(index - 2, max(-1, index - 1 - _MOST_ADDENDS), -1):
            amounts = [amount for _, amount in awards[first:index]]
            if len(set(amounts)) > 1 and abs(sum(amounts) - total) <= _precision(total):
                addends = [clue for clue, _ in awards[first:index]]
                divided = any(amount == total and _divides(scene, clue, addends[0]) for clue, amount in awards[:first])
                return [] if divided or _is_past(scene, addends[0]) else _parts(scene, clues, addends)
    return []


def _divides(scene: Scene, total: Clue, first: Clue) -> bool:
    """True where the total stands before its addends too, and they are what it is made up of: 总金额M,其中甲M、乙M."""
    return _OF_WHICH.search(scene.skeleton.text, total.position, first.position) is not None


def _is_past(scene: Scene, first: Clue) -> bool:
    start = clause_start(scene.skeleton.text, first.position)
    return EARLIER.search(scene.skeleton.text, start, first.position) is not None


def _yuan(value: object) -> Decimal | None:
    return value.amount if isinstance(value, Money) and value.currency == "CNY" and value.maximum is None else None


def _precision(total: Decimal) -> Decimal:
    """Half a unit of the last digit that a total is told with."""
    return Decimal(1).scaleb(int(total.normalize().as_tuple().exponent)) * _ROUNDED


def _parts(scene: Scene, clues: list[Clue], addends: list[Clue]) -> list[Draft]:
    """What is told of each addend: from the clause's end behind the one before it to its own."""
    text = scene.skeleton.text
    left = max((match.end() for match in _SENTENCE.finditer(text, 0, addends[0].position)), default=0)
    drafts, of_lots, of_contracts = [], False, True
    for addend in addends:
        end = _CLAUSE_END.search(text, addend.position)
        right = end.end() if end else len(text)
        drafts.append(whole(scene, between(clues, left, right)))
        of_contracts = of_contracts and _CONTRACT.search(text, left, right) is not None
        of_lots = of_lots or _LOT.search(text, left, right) is not None
        left = right
    subjects = {bare(str(subject)) for draft in drafts for subject in _subject(draft)}
    return drafts if len(subjects) >= len(drafts) or (of_contracts and not of_lots) else []


def _subject(draft: Draft) -> list[object]:
    """The first of the projects that a draft names, else of the other parties."""
    return [*draft.values("project"), *draft.values("buyer"), *draft.values("counterparty")][:1]
