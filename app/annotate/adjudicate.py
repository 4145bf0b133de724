"""The adjudicated layer: what two layers agree on, and what an adjudicator chose where they differ."""

from __future__ import annotations

from secrets import token_hex

from app.annotate import ADJUDICATED
from app.annotate.differences import Comparison, Difference, compare, keys_within
from app.annotate.layer import Edit, State, written_keys
from app.annotate.schema import AnnotationError
from app.annotate.store import Annotations

CHOICE_KEY = "c/"
SIDES = ("a", "b", "none")


def comparison(store: Annotations, document: int, a: str, b: str) -> Comparison:
    """Two layers of a document compared. Raises AnnotationError for a layer that is not there."""
    return compare(store.state(document, a), store.state(document, b))


def begin(store: Annotations, document: int, a: str, b: str, actor: str) -> None:
    """Make the adjudicated layer with what both say; later, add what they have come to agree on since.

    A key that was ever written there is left as it stands: the adjudicator may have taken it away.
    """
    agreed = comparison(store, document, a, b).agreed
    store.begin(document, ADJUDICATED, agreed, actor)
    written = written_keys(store.events(document, ADJUDICATED))
    if fresh := {key: value for key, value in agreed.items() if key not in written}:
        edit = Edit(f"agreed-{token_hex(8)}", 0, "edit", {"changes": fresh, "note": f"{a} = {b}"})
        store.append(document, ADJUDICATED, [edit], actor)


def choose(store: Annotations, document: int, layers: tuple[str, str], chosen: tuple[str, str], edit: Edit,
           actor: str) -> None:  # fmt: skip
    """Put one side of a difference into the adjudicated layer: ``chosen`` is the difference's id and a, b or none.

    ``edit`` brings the window's id and number, so that sending twice is choosing once. Raises AnnotationError when
    the layers no longer differ so.
    """
    name, side = chosen
    if any(event.name == (edit.client, edit.number) for event in store.events(document, ADJUDICATED)):
        return
    found = [each for each in comparison(store, document, *layers).differences if each.id == name]
    if not found or side not in SIDES:
        raise AnnotationError("the layers have changed: load the page again")
    changes = chosen_changes(store.state(document, ADJUDICATED), found[0], side)
    note = f"{name}: {dict(zip('ab', layers, strict=True)).get(side, 'neither')}"
    whole = Edit(edit.client, edit.number, "edit", {"changes": changes, "note": note})
    store.append(document, ADJUDICATED, [whole], actor)


def chosen_changes(state: State, difference: Difference, side: str) -> State:
    """What choosing a side writes: the keys of the difference replaced, and the choice itself."""
    gone = dict.fromkeys(keys_within(state, difference))
    taken = difference.a if side == "a" else difference.b if side == "b" else {}
    return {**gone, **taken, f"{CHOICE_KEY}{difference.id}": {"side": side}}
