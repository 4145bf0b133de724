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


def names(scene: Scene) -> Iterator[Clue]:
    """Clues for mentions and details that play one part only."""
    for position, item in scene.skeleton.items.items():
        kind = item.label if isinstance(item, Mention) else item.kind
        if kind in _ROLES:
            numbered = kind == "PROJECT" and _NUMBER_BEHIND.match(scene.skeleton.text, position + 1)
            yield scene.clue(_ROLES[kind], position, item, "project_numbered" if numbered else item.rule)


def methods(scene: Scene) -> Iterator[Clue]:
    """Clues for the procurement methods that the text states."""
    for method in find_methods(scene.document):
        position = scene.skeleton.position(method.at.start)
        yield Clue("method", position, scene.fact(method.value, method.at, method.rule))
