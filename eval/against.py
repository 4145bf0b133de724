"""One run beside another over the same gold: what was mended and what was broken, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.compare import Compared
from eval.shown import shown
from eval.slips import Slip, slips


@dataclass(frozen=True, slots=True)
class Change:
    """A document that reads otherwise than before: errors that are gone, errors that are new, others still wrong."""

    id: str
    mended: tuple[Slip, ...]
    broken: tuple[Slip, ...]
    still: int


def changes(now: Sequence[Compared], then: Sequence[Compared]) -> list[Change]:
    """The documents with gains or losses, the largest losses first. Both runs are over the same gold."""
    changed = [_change(new, old) for new, old in zip(now, then, strict=True)]
    told = [change for change in changed if change.mended or change.broken]
    return sorted(told, key=lambda change: (len(change.mended) - len(change.broken), change.id))


def _change(now: Compared, then: Compared) -> Change:
    new, old = slips(now.gold, now.found), slips(then.gold, then.found)
    mended, broken = _without(old, new), _without(new, old)
    return Change(now.id, mended, broken, len(new) - len(broken))


def _without(some: Sequence[Slip], others: Sequence[Slip]) -> tuple[Slip, ...]:
    """The slips of which the other run has fewer on the same item."""
    left = Counter(slip.key for slip in others)
    alone: list[Slip] = []
    for slip in some:
        if left[slip.key]:
            left[slip.key] -= 1
        else:
            alone.append(slip)
    return tuple(alone)


def change_lines(changed: Sequence[Change]) -> Iterator[str]:
    """A line a document, then a line for all."""
    for change in changed:
        yield f"{change.id}: +{len(change.mended)} mended, -{len(change.broken)} broken, {change.still} still wrong"
        yield from (f"  + {slip_line(slip)}" for slip in change.mended)
        yield from (f"  - {slip_line(slip)}" for slip in change.broken)
    mended, broken = (sum(map(len, side)) for side in ([c.mended for c in changed], [c.broken for c in changed]))
    yield f"{len(changed)} documents read otherwise: {mended} errors mended, {broken} new"


def change_json(changed: Sequence[Change]) -> list[dict[str, Any]]:
    """The documents that read otherwise, their errors each in one line."""
    return [
        {
            "id": c.id,
            "mended": list(map(slip_line, c.mended)),
            "broken": list(map(slip_line, c.broken)),
            "still": c.still,
        }
        for c in changed
    ]


def slip_line(slip: Slip) -> str:
    """An error in one line: what, where, gold and found."""
    return f"{slip.name} {slip.how} [{slip.item}] gold {_words(slip.gold)} found {_words(slip.found)}"


def _words(value: object) -> str:
    return shown(value).replace("\n", "⏎") or "—"
