"""The names that may be a disclosure's project: those that rules read, and spans with the edges of such names."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace

from corpus.article import Span
from nlp.edges import Edges
from tenders.candidates import (
    Candidate,
    Sheet,
    roughly,
    signs_of_choice,
    signs_of_place,
    signs_of_rules,
)
from tenders.discloser import name_key

_LENGTHS = (5, 110)
_MOST_SPANS = 8  # names taken from their edges alone
_QUOTE = re.compile(r"[\"《》]")
_BREAK = re.compile(r"\s*\n\s*")
_NOWHERE = (-15.0, -15.0)  # the edges of a name that stands nowhere


def projects(sheet: Sheet, names: Edges) -> list[Candidate]:
    """The names of projects that rules read, and the spans whose edges look most like those of such names."""
    text = sheet.scene.document.text
    rules = sheet.record.project
    chosen = name_key(rules.value) if rules else None
    drawn = _drawn(sheet, names)
    if rules and chosen not in drawn:
        drawn[chosen] = Candidate(chosen, rules.value, (), (), frozenset())
    scores = {key: _best_edges(names, each) for key, each in drawn.items()}
    order = sorted(drawn, key=lambda key: -sum(scores[key]))
    found = []
    for rank, key in enumerate(order):
        named, best = drawn[key], max((sum(scores[other]) for other in order if other != key), default=sum(_NOWHERE))
        signs = {*_of_edges(*scores[key], best, rank), *_of_name(str(key), drawn, chosen)}
        if named.places:
            signs |= {"mention", *signs_of_rules(sheet, named.places)}
        if named.spans:
            signs |= {*signs_of_place(named.spans[0].start, len(text)), f"times:{_times(text, named.spans[0])}"}
        found.append(replace(named, signs=frozenset(signs | signs_of_choice(key, chosen))))
    return found


def _drawn(sheet: Sheet, names: Edges) -> dict[Hashable, Candidate]:
    """The names without their signs."""
    text = sheet.scene.document.text
    drawn = {key: sheet.candidate(key, places, set()) for key, places in sheet.grouped("J", name_key).items()}
    spans: dict[Hashable, Span] = {}
    for at in names.likely(*_LENGTHS):
        if len(spans) == _MOST_SPANS:
            break
        if not _QUOTE.search(text, at.start, at.end) and _is_balanced(text[at.start : at.end]):
            spans.setdefault(name_key(text[at.start : at.end]), at)
    for key, at in spans.items():
        name = _BREAK.sub("", sheet.scene.document.written(at).strip())
        drawn.setdefault(key, Candidate(key, name, (at,), (), frozenset()))
    return drawn


def _best_edges(names: Edges, candidate: Candidate) -> tuple[float, float]:
    return max((names.scores(at) for at in candidate.spans), key=sum, default=_NOWHERE)


def _times(text: str, at: Span) -> int:
    """How often a name stands, roughly."""
    return roughly(text.count(text[at.start : at.end]))


def _is_balanced(name: str) -> bool:
    return name.count("(") == name.count(")")


def _of_edges(start: float, end: float, best: float, rank: int) -> Iterator[str]:
    total = start + end
    yield f"edges:{round(min(10.0, max(-14.0, total)))}"
    yield f"start:{round(min(6.0, max(-8.0, start)))}"
    yield f"end:{round(min(6.0, max(-8.0, end)))}"
    yield f"lead:{round(min(7.0, max(-7.0, total - best)))}"
    yield f"place:{min(5, rank)}"


def _of_name(name: str, others: dict[Hashable, Candidate], chosen: str | None) -> Iterator[str]:
    """What a project's name says and how it stands to the other names, above all to the one that rules chose."""
    yield f"length:{min(24, len(name) // 3)}"
    for size in (1, 2, 3):
        yield f"last:{name[-size:]}"
        yield f"first:{name[:size]}"
    if any(name != other and name in str(other) for other in others):
        yield "in another"
    if any(name != other and str(other) in name for other in others):
        yield "holds another"
    if chosen and chosen != name and chosen in name:
        yield f"adds:{name[-3:]}" if name.startswith(chosen) else "adds before"
    if chosen and chosen != name and name in chosen:
        yield f"leaves:{chosen[-3:]}" if chosen.startswith(name) else "leaves before"
