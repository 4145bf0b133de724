"""What a mention is by its label alone: a project, a place, a number, a lot; and the method by its words."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.mention import Mention
from extractors.method import find_methods
from tenders.roles.clue import Clue, Role, Scene
from tenders.skeleton import symbol_pattern

# A procurement's own number behind a name makes it this procurement's.
_NUMBER_BEHIND = symbol_pattern(r"[\"》]?\((?:[^()\n]{0,6}编号:?)?{N}\)")
_ROLES: dict[str, Role] = {"PROJECT": "project", "PLACE": "place", "number": "number", "lot": "lot"}

# Where a company has its seat is not where the tender is: "Anping Lamp Co., Ltd. of Luxi".
PLACE_OF_SEAT = "place_of_seat"
SEAT_REACH = 60  # characters before a place in which its company stands
_SEAT = symbol_pattern(
    r"{C},? (?:(?:an?|the|its|which is|itself) [^,.;\n{o}{P}]{0,40})?(?:of|from|in|based in|headquartered in) "
    r"(?:{P}, )?$"
)


def names(scene: Scene) -> Iterator[Clue]:
    """Clues for mentions and details that play one part only."""
    for position, item in scene.skeleton.items.items():
        kind = item.label if isinstance(item, Mention) else item.kind
        if kind in _ROLES:
            at_seat = kind == "PLACE" and _SEAT.search(scene.skeleton.text, max(0, position - SEAT_REACH), position)
            numbered = kind == "PROJECT" and _NUMBER_BEHIND.match(scene.skeleton.text, position + 1)
            rule = PLACE_OF_SEAT if at_seat else "project_numbered" if numbered else item.rule
            yield scene.clue(_ROLES[kind], position, item, rule)


def methods(scene: Scene) -> Iterator[Clue]:
    """Clues for the procurement methods that the text states."""
    for method in find_methods(scene.document):
        position = scene.skeleton.position(method.at.start)
        yield Clue("method", position, scene.fact(method.value, method.at, method.rule))
