"""Labels of English notices: what a label says of its value goes before what the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Span
from nlp.languages.notice_labels import part_of
from tenders.roles.clue import Clue, Role, Scene

# The mentions that a label's value holds, and the clue that each gives; None: it plays no part.
_PARTS: dict[str, tuple[tuple[str, Role | None], ...]] = {
    "buyer": (("CB", "buyer"),), "agency": (("CB", "agency"),), "supplier": (("CB", "supplier"),),
    "loser": (("CB", None), ("M", None)),
    "opened": (("D", "opened"),), "announced": (("D", "announced"),), "signed": (("D", "signed"),),
    "begins": (("D", "begins"),), "period": (("D", "period"), ("L", "duration")), "no_date": (("DL", None),),
    "budget": (("M", "budget"),), "ceiling": (("M", "ceiling"),), "award": (("M", "award"),),
    "no_amount": (("M", None),),
}  # fmt: skip
_SEVERAL = frozenset(("supplier", "loser", "no_date", "no_amount"))  # other labels speak of the first mention only
# What a winner bid, on the line below its label.
_WINNERS_BID = re.compile(r"(?i:(?:bid|tender|quoted|offer(?:ed)?) price|quotation|offer|bid)")
_LISTED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-*•]) [^\n]*")
_FROM = re.compile(r"\b(?:from|starting|commencing|beginning|effective|as of|start:?)(?: on| from)?(?: the)? ?$")
_FROM_REACH = 24  # characters before a date in which "from" stands
_BLOCK = re.compile(r"[^\n]+\n?")


def labelled(scene: Scene) -> dict[int, Clue | None]:
    """By position, the clue of each mention that an English label speaks of; None for one that it gives no part."""
    found: dict[int, Clue | None] = {}
    before: str | None = None
    for pair in scene.document.labels:
        part = part_of(pair.label) if pair.label.isascii() else None
        if before == "supplier" and _WINNERS_BID.fullmatch(pair.label):
            part = "award"
        before = part
        for symbols, role in _PARTS.get(part or "", ()):
            for position in _positions(scene, _reach(scene, pair.value, part or ""), symbols, part or ""):
                item = scene.skeleton.items[position]
                kind: Role | None = "begins" if role == "period" and _begins(scene, position) else role
                found.setdefault(position, scene.clue(kind, position, item, f"{kind}_en_label") if kind else None)
    return {position: clue for position, clue in found.items() if clue is None or clue.value is not None}


def _begins(scene: Scene, position: int) -> bool:
    """True for the day from which a period runs: "Contract period: one year from 1 January 2026"."""
    before = scene.skeleton.text[max(0, position - _FROM_REACH) : position]
    return _FROM.search(before) is not None and "/" not in str(scene.skeleton.items[position].value)


def _reach(scene: Scene, value: Span, part: str) -> Span:
    """The value; with the lines of the list that it begins, and for losers with the whole block of lines."""
    text, end = scene.document.text, value.end
    more = _BLOCK if part == "loser" else _LISTED if part == "supplier" else None
    while more and text.startswith("\n", end) and (line := more.match(text, end + 1)):
        end = line.end() - line.group().endswith("\n")
    return Span(value.start, end)


def _positions(scene: Scene, value: Span, symbols: str, part: str) -> Iterator[int]:
    skeleton = scene.skeleton
    at = skeleton.find(symbols, skeleton.position(value.start), skeleton.position(value.end))
    yield from at if part in _SEVERAL else at[:1]
