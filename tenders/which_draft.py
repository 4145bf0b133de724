"""Which draft a part of prose speaks of: that of its project or lot, the current one, or a new one."""

from __future__ import annotations

import re

from tenders.draft import Draft
from tenders.elsewhere import begins_dispatch, breaks_away, is_another_buyers, is_elsewhere, opens_elsewhere
from tenders.forms import lot_key
from tenders.parts import Part, bare
from tenders.roles import Clue, Role, Scene
from tenders.roles.clue import clause_start
from tenders.rounds import is_another_round, is_fresh_paragraph, is_next_purchase, part_words, tells_of_round
from tenders.skeleton import symbol_pattern

# Words by which a sentence goes on to another purchase of the same buyer.
_ANOTHER = re.compile(r"今年还将|还将|另(?:外|有|一)|此外|[Aa](?:nother| second| further) (?:tender|purchase|project)")
# A sentence that begins so leaves what was told of before.
_SEPARATE = symbol_pattern(
    r"[\"' ]*(?:In (?:a|another) separate \w+|Separately|In (?:an)?other (?:news|matters?)|(?:A|The) (?:second|third|"
    r"fourth|further|separate|"
    r"different) (?:tender|purchase|project|contract|order|job)|Another (?:tender|purchase|project|contract|order|job)|"
    r"(?:The )?{O},? meanwhile|Meanwhile)\b"
)
# A sentence in which the same buyer buys once more: 中心又以单一来源方式向同一公司购置…
_BOUGHT_AGAIN = re.compile(r"又(?:以|与|向|通过|从|同|和)[^。;\n]{0,30}(?:采购|购置|购买|签)")
_SAME_COMPANY = re.compile(r"同一家?(?:公司|企业|供应商)")
# What a draft holds before its lots are told one by one.
_BEFORE_LOTS: tuple[Role, ...] = ("lot", "budget", "ceiling")
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


def draft_of(scene: Scene, clues: list[Clue], drafts: list[Draft], current: Draft | None, part: Part) -> Draft:
    """The draft that a part speaks of; a new one is added to ``drafts``."""
    named = next((clue for clue in part if clue.role == "project"), None)
    if named is not None:
        held = _of_project(drafts, named)
        if held is None:
            return current if current is not None and _adopts(scene, current, part) else _opened(drafts, Draft())
        current = held
    if current is None:
        return _opened(drafts, Draft())
    if any(clue.role == "lot" for clue in part) and any(current.clues[role] for role in _BEFORE_LOTS):
        return _lot_draft(drafts, current, part)
    new = _leaving(scene, clues, current, part) or _going_on(scene, current, part, named)
    return current if new is None else _opened(drafts, new)


def _leaving(scene: Scene, clues: list[Clue], current: Draft, part: Part) -> Draft | None:
    """A new draft where a part leaves the tender told of for another place's or buyer's; None where it does not."""
    text, told = scene.skeleton.text, current.tells()
    if (told and begins_dispatch(scene, current, part)) or breaks_away(scene, clues, current, part):
        return Draft()
    if told and _SEPARATE.match(text, clause_start(text, part[0].position)):
        own = any(clue.role == "buyer" for clue in part) or is_elsewhere(scene, current, part)
        return Draft() if own else current.sibling_purchase()
    if told and (is_another_buyers(current, part) or opens_elsewhere(scene, current, part)):
        return Draft()
    return None


def _going_on(scene: Scene, current: Draft, part: Part, named: Clue | None) -> Draft | None:
    """A new draft where a part goes on to another purchase or round of the same buyer; None where it stays."""
    words = part_words(scene, part)
    if current.clues["supplier"] and current.clues["award"] and _BOUGHT_AGAIN.search(words):
        return current.sibling_purchase(("supplier",) if _SAME_COMPANY.search(words) else ())
    plans = named is None and any(clue.role == "planned" for clue in part)
    if (current.conflicts(part) and _ANOTHER.search(words)) or (plans and is_fresh_paragraph(scene, current, part)):
        return current.sibling_purchase()
    if is_next_purchase(current, part):
        return current.sibling()
    if is_aside(scene, current, part) or not (current.conflicts(part) or is_another_round(scene, current, part)):
        return None
    same: tuple[Role, ...] = ("budget", "ceiling") if _SAME_BUDGET.search(words) else ()
    same = (*same, "supplier") if _SAME_WINNER.search(words) and not _names_winner(part) else same
    return current.sibling(same, _own(part))


def is_aside(scene: Scene, current: Draft, part: Part) -> bool:
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
