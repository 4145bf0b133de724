"""When a sentence tells of another round of the tender told of before it: an earlier try, a later one, the next buy."""

from __future__ import annotations

from nlp.patterns import HAN, LatePattern
from tenders.draft import Draft
from tenders.parts import Part
from tenders.roles import Role, Scene
from tenders.roles.clue import clause_start

_AGAIN = LatePattern(
    rf"(?:首次|第一次|前次|此前|[Ff]irst time)[^。;\n]{{0,20}}|(?:二次|再次|重新|第二次)(?:公开)?(?:招标|"
    rf"采购)[{HAN}]{{0,8}}"
)
_ROUND = (
    r"(?:attempt|round|try|tender|call|procedure|bidding|auction|competition|procurement)"
    r"(?! (?:announcement|notice|documents?))"
)
# A sentence that turns back to an earlier round ("The first attempt, with a budget of …, was called off").
_EARLIER_EN = LatePattern(
    rf"\b(?:(?:[Ff]irst|[Pp]revious|[Ee]arlier|[Ii]nitial|[Pp]rior|[Oo]pening) {_ROUND}\b|[Aa]n? (?:earlier|previous|"
    rf"first) {_ROUND}\b|(?:[Tt]he )?(?:[Yy]ear|[Tt]ime) before\b|[Ll]ast time\b|[Tt]wice before\b)"
)
# A sentence that goes on to the next round of a tender that came to nothing.
_LATER_EN = LatePattern(
    rf"\b(?:(?:[Ss]econd|[Nn]ew|[Nn]ext|[Tt]hird|[Rr]epeated?) {_ROUND}\b|[Rr]e-?(?:tender|launch|advertis|issu)\w*|"
    r"(?:out|tendered|tender|bids|offered|advertised|tried|try) again\b|\banew\b|afresh|[Tt]his time\b)"
)
# An award told behind its end.
_HAD_WON = LatePattern(
    r"\bhad (?:\w+ )?(?:gone|won|landed|fallen|come|secured|been (?:awarded|won|given|let|handed|chosen))\b"
)
_FIGURES: frozenset[Role] = frozenset(("budget", "ceiling", "award", "supplier", "cancelled"))
_BUDGETS: frozenset[Role] = frozenset(("budget", "ceiling"))
# Words of another round of the same tender.
_ROUNDS_ZH = LatePattern(r"首次|第[一二三]次|前次|[二再两]次|重新|重招|再招|该项目|本项目|这一项目|此项目|调整")
_REACH = 40  # characters before and behind a part's clues that count as its words


def is_another_round(scene: Scene, current: Draft, part: Part) -> bool:
    """True when a cancelled tender is told to have been held again, or an earlier round to have failed."""
    roles = {clue.role for clue in part}
    if current.clues["cancelled"] and roles & {"supplier", "award"} and not _is_undone(scene, current, part):
        return True
    if current.clues["award"] and "award" not in roles and len(_new_suppliers(current, part)) > 1:
        return True
    words = part_words(scene, part)
    if "cancelled" in roles and current.clues["supplier"] and _AGAIN.search(words) is not None:
        return True
    return _turns_back(scene, current, part) or _goes_on(scene, current, part)


def tells_of_round(words: str) -> bool:
    """True for words that turn to an earlier or a later round, whatever they tell of it."""
    return _EARLIER_EN.search(words) is not None or _LATER_EN.search(words) is not None


def is_next_purchase(current: Draft, part: Part) -> bool:
    """True when what has been bought is to be bought once more: a plan told behind an award."""
    told = any(clue.role == "planned" for clue in part) and not any(clue.role == "supplier" for clue in part)
    return told and bool(current.clues["supplier"] and current.clues["award"])


def is_fresh_paragraph(scene: Scene, current: Draft, part: Part) -> bool:
    """True when behind a Chinese tender that is over a paragraph tells of another budget: that of another purchase."""
    text = scene.skeleton.text
    over = current.clues["cancelled"] or (current.clues["supplier"] and current.clues["award"])
    if scene.document.article.language != "zh" or not over or not current.parts[-1]:
        return False
    held = {clue.value for role in _BUDGETS for clue in current.clues[role]}
    other = [clue for clue in part if clue.role in _BUDGETS and clue.value not in held]
    if not (held and other) or "\n" not in text[current.parts[-1][-1].position : part[0].position]:
        return False
    return _ROUNDS_ZH.search(text, text.rfind("\n", 0, part[0].position) + 1, part[-1].position) is None


def part_words(scene: Scene, part: Part) -> str:
    """The words of a part and of what stands close around it."""
    text = scene.skeleton.text
    return text[max(0, part[0].position - _REACH) : part[-1].position + _REACH]


def _is_undone(scene: Scene, current: Draft, part: Part) -> bool:
    """True when a part tells of the award that was annulled: what had been won, or the winner named before its end."""
    held = set(current.values("supplier"))
    if not held and not current.clues["award"]:
        return _HAD_WON.search(part_words(scene, part)) is not None
    winners = {clue.value for clue in part if clue.role == "supplier"} or held
    priced = bool(current.clues["award"]) and any(clue.role == "award" for clue in part)
    return not priced and bool(winners & held)


def _turns_back(scene: Scene, current: Draft, part: Part) -> bool:
    figures = [clue for clue in part if clue.role in _FIGURES]
    if not current.tells() or not figures:
        return False
    text = scene.skeleton.text
    start = clause_start(text, part[0].position)
    if not any(held[-1].position < start for held in current.parts if held):
        return False
    return _EARLIER_EN.search(text, start, figures[-1].position) is not None


def _goes_on(scene: Scene, current: Draft, part: Part) -> bool:
    if not current.clues["cancelled"] or not any(clue.role in ("budget", "ceiling", "opened") for clue in part):
        return False
    text = scene.skeleton.text
    start = clause_start(text, part[0].position)
    if current.clues["cancelled"][-1].position >= start:
        return False
    return _LATER_EN.search(text, start, part[-1].position + _REACH) is not None


def _new_suppliers(current: Draft, part: Part) -> set[object]:
    return {clue.value for clue in part if clue.role == "supplier"} - set(current.values("supplier"))
