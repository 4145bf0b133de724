"""Whether a part of prose leaves the tender told of so far: by its place, its buyer or its dateline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile

from extractors.place import place_of
from nlp.gazetteer import is_within
from tenders.draft import Draft
from tenders.parts import Part
from tenders.roles import Clue, Role, Scene
from tenders.rounds import part_words
from tenders.skeleton import symbol_pattern

TELLING: frozenset[Role] = frozenset(("budget", "ceiling", "award", "supplier", "cancelled", "planned", "rate"))
_FIGURES: frozenset[Role] = frozenset(("budget", "ceiling", "award"))
_BEGINNING = TELLING | {"method"}  # by which a Chinese paragraph may begin another tender
_TOLD_OF_ANOTHER = TELLING | {"buyer"}  # by which an English one may
# Words that point back to the tender told of before.
_BACK = re.compile(
    r"该项目|本项目|上述|同一|这一项目|此项目|次年|同年|再次|again|th(?:is|e same) project|that (?:year|project)|same"
)
_SENTENCE_ENDS = "。;!?\n"
_OPENING = 14  # signs of a sentence in which the place stands that it begins with
_DATELINE = symbol_pattern(r"\[?{P}\]?(?:, {D})? ?--? ")


def begins_dispatch(scene: Scene, current: Draft, part: Part) -> bool:
    """True for the first sentence of a paragraph with a dateline of its own ("KENYA - …")."""
    text = scene.skeleton.text
    start = text.rfind("\n", 0, part[0].position) + 1
    return current.parts[-1][-1].position < start and _DATELINE.match(text, start) is not None


def breaks_away(scene: Scene, clues: Sequence[Clue], current: Draft, part: Part) -> bool:
    """True when a new paragraph tells of another place's or buyer's tender without naming its project."""
    begun = _BEGINNING if scene.document.article.language == "zh" else _TOLD_OF_ANOTHER
    begins = any(clue.role in begun for clue in part) or _names_buyer_first(scene, clues, part)
    if not begins or not current.parts:
        return False
    if not current.tells() and not (begun is _TOLD_OF_ANOTHER and _has_another_buyer(current, part)):
        return False
    text = scene.skeleton.text
    if "\n" not in text[current.parts[-1][-1].position : part[0].position]:
        return False
    return is_elsewhere(scene, current, part) and _BACK.search(part_words(scene, part)) is None


def _names_buyer_first(scene: Scene, clues: Sequence[Clue], part: Part) -> bool:
    """True for a part that names the buyer of whose tender the rest of its Chinese paragraph tells."""
    if scene.document.article.language != "zh" or not any(clue.role == "buyer" for clue in part):
        return False
    last = scene.skeleton.text.find("\n", part[-1].position)
    end = last if last >= 0 else len(scene.skeleton.text)
    behind = islice(clues, bisect_right(clues, part[-1].position, key=lambda clue: clue.position), None)
    return any(clue.role in _FIGURES for clue in takewhile(lambda clue: clue.position < end, behind))


def opens_elsewhere(scene: Scene, current: Draft, part: Part) -> bool:
    """True when a Chinese sentence begins with a place other than that of the current tender."""
    if scene.document.article.language != "zh" or not any(clue.role in TELLING for clue in part):
        return False
    skeleton, published = scene.skeleton, scene.document.article.published
    start = max(skeleton.text.rfind(end, 0, part[0].position) for end in _SENTENCE_ENDS) + 1
    opening = [skeleton.items[at] for at in skeleton.find("P", start, start + _OPENING)]
    places = [str(item.value) for item in opening if item.value]
    known = (place_of(str(buyer), published) for buyer in current.values("buyer"))
    held = [*(code for code in known if code), *(str(code) for code in current.values("place") if code)]
    return bool(places and held) and not any(_near(place, code) for place in places for code in held)


def is_another_buyers(current: Draft, part: Part) -> bool:
    """True when a part tells a figure, a winner or an end, and another buyer's."""
    return any(clue.role in TELLING for clue in part) and _has_another_buyer(current, part)


def _has_another_buyer(current: Draft, part: Part) -> bool:
    buyers = {clue.value for clue in part if clue.role == "buyer"}
    return bool(buyers and current.clues["buyer"]) and buyers.isdisjoint(current.values("buyer"))


def is_elsewhere(scene: Scene, current: Draft, part: Part) -> bool:
    """True when a part names another buyer than the current draft, or its paragraph only places outside that one's."""
    if current.clues["buyer"] and any(clue.role == "buyer" for clue in part):
        return _has_another_buyer(current, part)
    places = [str(clue.value) for clue in places_told(scene, part)]
    known = [*current.clues["place"], *places_told(scene, current.parts[-1])]
    held = [str(clue.value) for clue in known if clue.value]
    return bool(places and held) and not any(_near(place, code) for place in places for code in held)


def places_told(scene: Scene, part: Sequence[Clue]) -> list[Clue]:
    """The places, and those of the public bodies, that a paragraph names up to the end of a part."""
    skeleton = scene.skeleton
    start = skeleton.text.rfind("\n", 0, part[0].position) + 1
    found = []
    for position in skeleton.find("PB", start, part[-1].position + 1):
        item = skeleton.items[position]
        is_body = position in skeleton.find("B", position, position + 1)
        code = place_of(str(item.value), scene.document.article.published) if is_body else item.value
        if code:
            found.append(Clue("place", position, scene.fact(code, item.at, "place_of_body" if is_body else item.rule)))
    return found


def _near(place: str, other: str) -> bool:
    """True when one place holds the other."""
    return is_within(place, other) or is_within(other, place)
