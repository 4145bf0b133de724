"""A tender record in the making: clues gathered until they make a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tenders.kinds import Kind
from tenders.roles import Clue, Role
from tenders.roles.names import PLACE_OF_SEAT, SEAT_REACH

_INHERITED: tuple[Role, ...] = ("project", "number", "buyer", "agency", "place")
_OF_BUYER: tuple[Role, ...] = ("buyer", "place")
_OF_SIBLING_LOTS: tuple[Role, ...] = ("method", "opened", "announced", "dated", "signed", "awarded")
_OF_PROCUREMENT: tuple[Role, ...] = ("budget", "ceiling", "agency", "supplier", "method", "planned", "opened")
_TELLING: tuple[Role, ...] = ("budget", "ceiling", "award", "supplier", "cancelled", "rate")
_TOLD: tuple[Role, ...] = ("budget", "ceiling", "award", "rate", "supplier", "cancelled")
_UNDER_WAY: tuple[Role, ...] = ("planned", "method", "opened")
_SINGLE: tuple[Role, ...] = ("budget", "award", "lot")


@dataclass
class Draft:
    """Clues by role, in the order they were met."""

    clues: defaultdict[Role, list[Clue]] = field(default_factory=lambda: defaultdict(list))
    parts: list[tuple[Clue, ...]] = field(default_factory=list)
    _held: set[Clue] = field(default_factory=set)
    _values: defaultdict[Role, dict[object, None]] = field(default_factory=lambda: defaultdict(dict))  # each once
    divided: bool = False  # told lot by lot; its lots make the records

    def add(self, clues: Iterable[Clue]) -> None:
        """Take in the clues of one sentence, cell or block; one already held is not taken twice."""
        part = tuple(clues)
        self.parts.append(part)
        for clue in part:
            if clue not in self._held:
                self._held.add(clue)
                self.clues[clue.role].append(clue)
                self._values[clue.role].setdefault(clue.value)

    def first(self, role: Role) -> Clue | None:
        """The first clue of a role."""
        return self.clues[role][0] if self.clues[role] else None

    def best(self, role: Role, rules: tuple[str, ...]) -> Clue | None:
        """The clue of a role read by the first of ``rules`` that read any; else the first clue."""
        ranked = {rule: place for place, rule in enumerate(rules)}
        return min(self.clues[role], key=lambda clue: ranked.get(clue.rule, len(ranked)), default=None)

    def values(self, role: Role) -> list[object]:
        """The values of a role in the order they were met, none twice."""
        return list(self._values[role])

    def tells(self) -> bool:
        """True when it holds a figure, a winner or an end."""
        return any(self.clues[role] for role in _TELLING)

    def conflicts(self, clues: Iterable[Clue]) -> bool:
        """True when the clues name another budget, award or lot than the draft holds."""
        held = self._values
        return any(held[clue.role] and clue.value not in held[clue.role] for clue in clues if clue.role in _SINGLE)

    def sibling(self, more: tuple[Role, ...] = (), less: frozenset[Role] = frozenset()) -> Draft:
        """A new draft of the same project, number, buyer, agency and place, and of ``more``, but not of ``less``."""
        other = Draft()
        other.add(clue for role in (*_INHERITED, *more) if role not in less for clue in self.clues[role])
        return other

    def sibling_purchase(self, more: tuple[Role, ...] = ()) -> Draft:
        """A new draft for another purchase of the same buyer in the same place, with ``more``."""
        other = Draft()
        other.add(clue for role in (*_OF_BUYER, *more) for clue in self.clues[role])
        return other

    def lot_sibling(self) -> Draft:
        """A new draft for another lot of the same procedure."""
        return self.sibling(_OF_SIBLING_LOTS)

    def is_winners_seat(self, place: Clue, buyer: str | None) -> bool:
        """True for the place that stands behind a winner's name, not the buyer's: "C of Luxi won"."""
        before = [clue for clue in self.clues["supplier"] if 0 < place.position - clue.position <= SEAT_REACH]
        return place.rule == PLACE_OF_SEAT and any(clue.value != buyer for clue in before[-1:])

    def _is_won(self) -> bool:
        """True for a winner with a price and a word of winning (中标); English words of award tell of prizes too."""
        suppliers = [clue for clue in self.clues["supplier"] if not clue.rule.startswith("supplier_en")]
        return bool(suppliers and self.clues["award"] and self.clues["awarded"])

    def is_tender(self, kind: Kind) -> bool:
        """True when enough is known for a record: a project or a party, and a figure, a winner or an end.

        A disclosure headed as one of a win or a contract is about a tender whatever else it tells; under another
        heading a project or an award is enough.
        """
        if self.divided:
            return False
        if kind.form == "disclosure" and (kind.tells_of_win or self.clues["project"] or self.clues["award"]):
            return True
        if self.clues["supplier"] and (self.clues["buyer"] or self._is_won()):
            return True
        if kind.form == "form" and kind.stage and (self.clues["project"] or self.clues["number"]):
            return True
        named = any(self.clues[role] for role in ("project", "number", "buyer"))
        if not named and not any(self.clues[role] for role in _OF_PROCUREMENT):
            return False
        told = any(self.clues[role] for role in _TOLD)
        if not named and kind.form != "disclosure":
            return bool(self.clues["place"]) and told
        named = named or bool(self.clues["place"])
        return named and (told or any(self.clues[role] for role in _UNDER_WAY))
