"""Prose: news and disclosures tell of several tenders in turn, sentence by sentence."""

from __future__ import annotations

import re

from tenders.draft import Draft
from tenders.elsewhere import (
    TELLING,
    begins_dispatch,
    breaks_away,
    is_another_buyers,
    is_elsewhere,
    opens_elsewhere,
    places_told,
)
from tenders.forms import amounts_in_order, lot_key
from tenders.parts import Part, bare, parts_of
from tenders.roles import Clue, Role, Scene
from tenders.roles.clue import clause_start
from tenders.rounds import is_another_round, is_fresh_paragraph, is_next_purchase, part_words, tells_of_round
from tenders.skeleton import symbol_pattern

_OF_ANNOUNCEMENTS = ("supplier_us_award", "supplier_us_correction")
_EACH_TIME = symbol_pattern(
    r"[Aa]ll (?P<en>two|three|four|five) times|[Ee]ach time|(?P<zh>[两二三四五])次(?:均|都)|(?P<years>{L})(?:均|都)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# Words by which a sentence goes on to another purchase of the same buyer.
_ANOTHER = re.compile(r"今年还将|还将|另(?:外|有|一)|此外|[Aa](?:nother| second| further) (?:tender|purchase|project)")
# A sentence that begins so leaves what was told of before.
_SEPARATE = symbol_pattern(
    r"[\"' ]*(?:In (?:a|another) separate \w+|Separately|In (?:an)?other (?:news|matters?)|(?:A|The) (?:second|third|"
    r"fourth|further|separate|"
    r"different) (?:tender|purchase|project|contract|order|job)|Another (?:tender|purchase|project|contract|order|job)|"
    r"(?:The )?{O},? meanwhile|Meanwhile)\b"
)
_COMMON = re.compile(
    r"[Ee]ach (?:lot|contract|package)\b|[Bb]oth (?:lots|contracts|packages)|"
    r"[Aa]ll (?:the )?(?:lots|contracts)|均为|都[为是]|均采用|统一为|"
    r"[两二三四五六各]个?(?:包|标段)[^。;\n]{0,8}(?:都|均|相同|一样|统一|一致)|(?:包|标段)[^。;\n]{0,6}相同"
)
# A sentence in which the same buyer buys once more: 中心又以单一来源方式向同一公司购置…
_BOUGHT_AGAIN = re.compile(r"又(?:以|与|向|通过|从|同|和)[^。;\n]{0,30}(?:采购|购置|购买|签)")
_SAME_COMPANY = re.compile(r"同一家?(?:公司|企业|供应商)")
# What a sentence that goes on to another tender names.
_OF_ANOTHER: frozenset[Role] = frozenset((
    "supplier", "buyer", "project", "number", "lot", "cancelled", "planned", "agency", "contracted", "method",
    "announced",
))  # fmt: skip
_SAME_BUDGET = re.compile(r"预算(?:金额)?(?:不变|没变|未变|相同)|same budget")

_SAME_WINNER = re.compile(
    r"\b(?:same|this|very) (?:company|firm|supplier|winner|contractor|operator|maker|"
    r"producer|builder)\b[^.;]{0,12} (?:won|took|landed|got|secured|clinched|received|carried off|was (?:chosen|picked|"
    r"selected|awarded))\b"
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
        if current is not None and current.conflicts(part) and _is_aside(scene, current, part):
            part = [clue for clue in part if clue.role != "dated"]  # the day belongs to what is told aside
        current = _choose(scene, clues, drafts, current, part)
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


def _choose(scene: Scene, clues: list[Clue], drafts: list[Draft], current: Draft | None, part: Part) -> Draft:
    """The draft that a part speaks of: that of its project, the current one, or a new one."""
    named = next((clue for clue in part if clue.role == "project"), None)
    if named is not None:
        held = _of_project(drafts, named)
        if held is None:
            return current if current is not None and _adopts(scene, current, part) else _opened(drafts, Draft())
        current = held
    if current is None:
        return _opened(drafts, Draft())
    if any(clue.role == "lot" for clue in part) and (
        current.clues["lot"] or current.clues["budget"] or current.clues["ceiling"]
    ):
        return _lot_draft(drafts, current, part)
    if current.tells() and begins_dispatch(scene, current, part):
        return _opened(drafts, Draft())
    if breaks_away(scene, clues, current, part):
        return _opened(drafts, Draft())
    if current.tells() and _SEPARATE.match(scene.skeleton.text, clause_start(scene.skeleton.text, part[0].position)):
        own = any(clue.role == "buyer" for clue in part) or is_elsewhere(scene, current, part)
        return _opened(drafts, Draft() if own else current.sibling_purchase())
    if current.tells() and is_another_buyers(current, part):
        return _opened(drafts, Draft())
    if current.tells() and opens_elsewhere(scene, current, part):
        return _opened(drafts, Draft())
    if current.clues["supplier"] and current.clues["award"] and _BOUGHT_AGAIN.search(words := part_words(scene, part)):
        more: tuple[Role, ...] = ("supplier",) if _SAME_COMPANY.search(words) else ()
        return _opened(drafts, current.sibling_purchase(more))
    if current.conflicts(part) and _ANOTHER.search(part_words(scene, part)):
        return _opened(drafts, current.sibling_purchase())
    if named is None and any(clue.role == "planned" for clue in part) and is_fresh_paragraph(scene, current, part):
        return _opened(drafts, current.sibling_purchase())
    if is_next_purchase(current, part):
        return _opened(drafts, current.sibling())
    if _is_aside(scene, current, part):
        return current
    if current.conflicts(part) or is_another_round(scene, current, part):
        words = part_words(scene, part)
        same: tuple[Role, ...] = ("budget", "ceiling") if _SAME_BUDGET.search(words) else ()
        same = (*same, "supplier") if _SAME_WINNER.search(words) and not _names_winner(part) else same
        return _opened(drafts, current.sibling(same, _own(part)))
    return current


def _is_aside(scene: Scene, current: Draft, part: Part) -> bool:
    """True for an English sentence with a figure that is not this tender's, and nothing that tells of another."""
    roles = {clue.role for clue in part}
    if scene.document.article.language != "en" or roles & _OF_ANOTHER or roles >= {"budget", "award"}:
        return False
    told = current.parts[-1][-1].position if current.parts and current.parts[-1] else 0
    if ";" in scene.skeleton.text[told : part[0].position]:
        return False  # the next of a list
    words = part_words(scene, part)
    if tells_of_round(words) or _SAME_WINNER.search(words):
        return False
    return not (is_another_round(scene, current, part) or is_elsewhere(scene, current, part))


def _own(part: Part) -> frozenset[Role]:
    """What a part names of another round, which is not that of the round before."""
    return frozenset(clue.role for clue in part if clue.role == "number")


def _names_winner(part: Part) -> bool:
    return any(clue.role == "supplier" for clue in part)


def _adopts(scene: Scene, current: Draft, part: Part) -> bool:
    """True when the project that a part names may be that of a draft which has none yet."""
    if current.clues["project"] or current.conflicts(part) or is_fresh_paragraph(scene, current, part):
        return False
    behind = current.parts[-1][-1].position if current.parts and current.parts[-1] else part[0].position
    anew = current.tells() and "\n" in scene.skeleton.text[behind : part[0].position]
    return not (anew and is_elsewhere(scene, current, part))


def _lot_draft(drafts: list[Draft], current: Draft, part: Part) -> Draft:
    """The draft of the lot that a part names; a draft told lot by lot makes no record itself."""
    if not current.conflicts(part) and current.clues["lot"]:
        return current
    names = {lot_key(str(clue.value)) for clue in part if clue.role == "lot"}
    for held in reversed(drafts):
        if held.values("project") == current.values("project") and _is_of_lot(held, names, part):
            return held
    current.divided = current.divided or not current.clues["lot"]
    return _opened(drafts, current.lot_sibling())


def _is_of_lot(held: Draft, names: set[str], part: Part) -> bool:
    """True when a draft is of one of the lots named, and none of its figures is another."""
    figures = [clue for clue in part if clue.role != "lot"]
    return any(lot_key(str(lot)) in names for lot in held.values("lot")) and not held.conflicts(figures)


def _opened(drafts: list[Draft], draft: Draft) -> Draft:
    drafts.append(draft)
    return draft


def _of_project(drafts: list[Draft], named: Clue) -> Draft | None:
    name = bare(str(named.value))
    for draft in reversed(drafts):
        if any(name in bare(str(held)) or bare(str(held)) in name for held in draft.values("project")):
            return draft
    return None
