"""The values that a disclosure names which may be its buyer, its award or its project, and the signs of each.

A sign is a name for something that can be seen of a value: what rules say of it, how often and where it stands, what it
is beside the others. ``tenders.choices`` weighs them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, pairwise

from corpus.article import Span
from extractors.mention import Money
from tenders.discloser import OwnSide, name_key
from tenders.record import TenderRecord
from tenders.roles import Clue, Scene

_FEW = (1, 2, 3, 4, 6, 11)  # bounds of how often a value stands
_TOLERANCE = Decimal("0.0005")  # by which a sum may differ from its total
_NEAR = Decimal("0.01")
_MOST_VALUES = 300  # values of a kind that are chosen among
_MANY = 12  # amounts among which no pairs are added up


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value, where it stands in the reading text and in the skeleton, and its signs."""

    key: Hashable
    value: Money | str
    spans: tuple[Span, ...]
    places: tuple[int, ...]
    signs: frozenset[str]


@dataclass(frozen=True)
class Sheet:
    """What candidates are looked at in: a disclosure, its own side, and the record that rules make of it."""

    scene: Scene
    side: OwnSide
    record: TenderRecord
    clues: Sequence[Clue]
    told: dict[int, list[Clue]] = field(init=False)

    def __post_init__(self) -> None:
        told = defaultdict[int, list[Clue]](list)
        for clue in self.clues:
            told[clue.position].append(clue)
        object.__setattr__(self, "told", dict(told))

    def grouped(self, symbols: str, key: Callable[[object], Hashable]) -> dict[Hashable, list[int]]:
        """Places in the skeleton of the mentions of a kind, by their values; none where there are too many values."""
        groups = defaultdict[Hashable, list[int]](list)
        items = self.scene.skeleton.items
        for at in self.scene.skeleton.find(symbols, 0, len(self.scene.skeleton.text)):
            if items[at].value:
                groups[key(items[at].value)].append(at)
        return dict(groups) if len(groups) <= _MOST_VALUES else {}

    def candidate(self, key: Hashable, places: list[int], signs: set[str]) -> Candidate:
        """A candidate that mentions name."""
        items = [self.scene.skeleton.items[at] for at in places]
        value = items[0].value or ""
        return Candidate(key, value, tuple(item.at for item in items), tuple(places), frozenset(signs))


def parties(sheet: Sheet) -> list[Candidate]:
    """The organisations that are not of the discloser's own side, nor the winners or the agency of the record."""
    record = sheet.record
    known = [fact.value for fact in (*record.suppliers, *([record.agency] if record.agency else []))]
    taken = {name_key(name) for name in known}
    groups = {
        key: places
        for key, places in sheet.grouped("CB", name_key).items()
        if key not in taken and not sheet.side.holds(key)
    }
    projects = [str(key) for key in sheet.grouped("J", name_key)]
    chosen = name_key(record.buyer.value) if record.buyer else None
    found = []
    for order, (key, places) in enumerate(groups.items()):
        name, signs = str(key), set(common_signs(sheet, places, order, len(groups)))
        signs |= {f"end:{name[-size:]}" for size in (1, 2, 3, 4)} | {f"in:{a}{b}" for a, b in pairwise(name)}
        if any(name in project for project in projects):
            signs.add("begins" if any(project.startswith(name) for project in projects) else "within")
        found.append(sheet.candidate(key, places, signs | signs_of_choice(key, chosen)))
    return found


def amounts(sheet: Sheet) -> list[Candidate]:
    """The amounts of money, but for ranges and nothing."""
    groups = {key: at for key, at in sheet.grouped("M", _plain_amount).items() if isinstance(key, Money)}
    chosen = sheet.record.award.value if sheet.record.award else None
    budget = sheet.record.budget.value if sheet.record.budget else None
    sizes = sorted({key.amount for key in groups}, reverse=True)
    found = []
    for order, (key, places) in enumerate(groups.items()):
        signs = {*common_signs(sheet, places, order, len(groups)), *_of_size(key, sizes)} | signs_of_choice(key, chosen)
        found.append(sheet.candidate(key, places, signs | ({"budget"} if key == budget else set())))
    return found


def _plain_amount(value: object) -> Hashable:
    return value if isinstance(value, Money) and value.maximum is None and value.amount > 0 else None


def _of_size(money: Money, sizes: Sequence[Decimal]) -> Iterator[str]:
    """How large an amount is, alone and beside the others."""
    amount = money.amount
    yield f"currency:{money.currency}"
    yield f"magnitude:{amount.adjusted()}"
    yield f"figures:{min(8, len(amount.normalize().as_tuple().digits))}"
    yield f"rank:{min(4, sizes.index(amount))}"
    others = [size for size in sizes if size != amount]
    if len(others) > 1 and _is_sum(amount, others):
        yield "total"
    parts = [size for size in others if size < amount]
    if len(parts) <= _MANY and any(_is_sum(amount, pair) for pair in combinations(parts, 2)):
        yield "sum of two"
    if any(abs(size - amount) < amount * _NEAR for size in others):
        yield "near another"


def _is_sum(total: Decimal, parts: Sequence[Decimal]) -> bool:
    return abs(sum(parts) - total) <= total * _TOLERANCE


def common_signs(sheet: Sheet, places: Sequence[int], order: int, among: int) -> Iterator[str]:
    """Signs of any candidate: how often and where it stands, its labels, and what rules say of it."""
    items = sheet.scene.skeleton.items
    yield f"times:{roughly(len(places))}"
    yield f"order:{min(6, order)}"
    yield f"among:{roughly(among)}"
    yield from signs_of_place(places[0], len(sheet.scene.skeleton.text))
    for at in places:
        yield f"read by:{getattr(items[at], 'rule', '')}"
        yield f"kind:{getattr(items[at], 'label', '')}"
    yield from signs_of_rules(sheet, places)


def signs_of_rules(sheet: Sheet, places: Sequence[int]) -> Iterator[str]:
    """The roles that rules give a value and the rules."""
    told = [clue for at in places for clue in sheet.told.get(at, ())]
    for clue in told:
        yield f"role:{clue.role}"
        yield f"rule:{clue.rule}"
    yield f"first role:{told[0].role}" if told else "no role"
    if told:
        yield f"first rule:{told[0].rule}"


def signs_of_place(at: int, length: int) -> Iterator[str]:
    """Where in a text something stands: in which tenth of it, in which hundred characters."""
    yield f"tenth:{10 * at // max(1, length)}"
    yield f"hundred:{min(12, at // 100)}"


def signs_of_choice(key: Hashable, chosen: object) -> set[str]:
    """Whether rules chose a candidate, another one or none."""
    if chosen is None:
        return {"none chosen"}
    return {"chosen"} if key == chosen else {"another chosen"}


def roughly(number: int) -> int:
    """A number as one of a few, the larger the coarser."""
    return bisect_right(_FEW, number)
