"""Prose: news and disclosures tell of several tenders in turn, sentence by sentence."""

from __future__ import annotations

import re

from tenders.draft import Draft
from tenders.elsewhere import TELLING, places_told
from tenders.forms import amounts_in_order, lot_key
from tenders.parts import Part, parts_of
from tenders.roles import Clue, Scene
from tenders.rounds import part_words
from tenders.skeleton import symbol_pattern
from tenders.which_draft import draft_of, is_aside

_OF_ANNOUNCEMENTS = ("supplier_us_award", "supplier_us_correction")
_EACH_TIME = symbol_pattern(
    r"[Aa]ll (?P<en>two|three|four|five) times|[Ee]ach time|(?P<zh>[两二三四五])次(?:均|都)|(?P<years>{L})(?:均|都)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_COMMON = re.compile(
    r"[Ee]ach (?:lot|contract|package)\b|[Bb]oth (?:lots|contracts|packages)|"
    r"[Aa]ll (?:the )?(?:lots|contracts)|均为|都[为是]|均采用|统一为|"
    r"[两二三四五六各]个?(?:包|标段)[^。;\n]{0,8}(?:都|均|相同|一样|统一|一致)|(?:包|标段)[^。;\n]{0,6}相同"
)


def read_stories(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """Drafts in the order in which the text tells of them."""
    drafts: list[Draft] = []
    current: Draft | None = None
    in_order = list(amounts_in_order(scene, clues))
    apart = {clue for _, clue in in_order}
    for part in parts_of(scene, [clue for clue in clues if clue not in apart]):
        if rounds := _all_rounds(scene, drafts, part):
            for draft in rounds:
                draft.add(part)
            continue
        if current is not None and current.conflicts(part) and is_aside(scene, current, part):
            part = [clue for clue in part if clue.role != "dated"]  # the day belongs to what is told aside
        current = draft_of(scene, clues, drafts, current, part)
        if not current.parts:
            current.add(clue for clue in places_told(scene, part) if clue.position < part[0].position)
        for draft in _siblings(drafts, current) if _is_of_all(scene, part) else [current]:
            if told := _without_terms(part) if draft.clues["cancelled"] else part:
                draft.add(told)
    for name, clue in in_order:
        for draft in drafts:
            if any(lot_key(str(lot)) == name for lot in draft.values("lot")):
                draft.add([clue])
    return drafts


def _is_of_all(scene: Scene, part: Part) -> bool:
    """True for a part that says it tells of all lots, or that tells neither of a lot nor of what lots differ in."""
    if scene.document.article.language == "zh" and not any(clue.role in (*TELLING, "lot", "project") for clue in part):
        return True
    return _COMMON.search(part_words(scene, part)) is not None


def _without_terms(part: Part) -> Part:
    """A part without the terms of a contract, which a tender that failed has not."""
    return [clue for clue in part if clue.role not in ("duration", "period", "begins")]


def _all_rounds(scene: Scene, drafts: list[Draft], part: Part) -> list[Draft]:
    """The last rounds told of, where a sentence names one winner for all of them ("all three times the winner was")."""
    match = _EACH_TIME.search(scene.skeleton.text, max(0, part[0].position - 40), part[-1].position + 40)
    if match is None or any(clue.role != "supplier" for clue in part if clue.role in TELLING):
        return []
    years = str(scene.skeleton.items[match.start("years")].value) if match["years"] else ""
    words = (match["en"] or match["zh"] or "").casefold()
    count = int(years[1:-1]) if re.fullmatch(r"P\dY", years) else _COUNTS.get(words, len(drafts))
    return drafts[-count:] if len(drafts) >= count > 1 else []


def _siblings(drafts: list[Draft], current: Draft) -> list[Draft]:
    """The lots of the current project: what is said of all of them goes to each."""
    lots = [draft for draft in drafts if draft.clues["lot"] and draft.values("project") == current.values("project")]
    return lots if current in lots else [current]


def whole(scene: Scene, clues: list[Clue]) -> Draft:
    """One draft of all that a text tells, sentence by sentence."""
    draft = Draft()
    for part in parts_of(scene, clues):
        draft.add(part)
    return draft


def read_announcements(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """One draft a paragraph, where several paragraphs each name an awardee first (US contract announcements)."""
    text = scene.skeleton.text
    starts = [text.rfind("\n", 0, clue.position) + 1 for clue in clues if clue.rule in _OF_ANNOUNCEMENTS]
    if len(set(starts)) < 2:
        return []
    drafts = []
    for start in sorted(set(starts)):
        end = text.find("\n", start)
        draft = Draft()
        draft.add(clue for clue in clues if start <= clue.position < (end if end >= 0 else len(text)))
        drafts.append(draft)
    return drafts
