"""Which of two overlapping mentions stands: the guidelines let none overlap."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.mention import Label, Mention

# A name swallows what stands inside it: 聊城市 in 聊城市财政局, a year in a project's name.
_RANK: dict[Label, int] = {
    "POLICY": 0, "PROJECT": 1, "COMPANY": 2, "PUBLIC_BODY": 2, "MONEY": 3, "DATE": 4, "DURATION": 5, "PLACE": 6,
}  # fmt: skip


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand, in text order: names before values, longer before shorter, earlier before later."""
    kept: dict[int, Mention] = {}
    taken: set[int] = set()
    for mention in sorted(mentions, key=_precedence):
        places = range(mention.at.start, mention.at.end)
        if len(mention.at) and taken.isdisjoint(places):
            taken.update(places)
            kept[mention.at.start] = mention
    return tuple(kept[start] for start in sorted(kept))


def _precedence(mention: Mention) -> tuple[int, int, int]:
    return _RANK[mention.label], -len(mention.at), mention.at.start
