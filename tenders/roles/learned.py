"""A second opinion on prose: which part a mention plays by the words around it, from small models.

Rules know the ways of putting things that somebody thought of. The models have met some thousands of sentences whose
parts are told (``eval/frames``) and know which words stand beside a buyer, a winner, an award. In a document that reads
like procurement they add parts where no rule gave any, change those that look like others, and take away those that
look like none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from corpus.article import Span
from nlp.languages.awarding import NO_OWNER_AFTER
from nlp.linear import LinearModel, Words, around, of_text, read_models
from nlp.names import NONE
from tenders.kinds import FEW_LABELS, Kind
from tenders.roles.clue import Clue, Role, Scene, clause_start
from tenders.roles.money import AMOUNTS_IN_TURN
from tenders.roles.parties import NO_BUYER, is_agency_name, is_loser
from tenders.skeleton import SYMBOLS, Item, symbol_pattern

OTHER = "other"  # the part of a mention that plays none
LEARNED = "learned"  # what the rules of learnt clues end with
PROCUREMENT = "procurement"  # the model that tells texts about procurement from others
SIGNED = "signed"  # the model that tells contracts from awards; where there is none, rules alone tell them apart
# The parts that mentions of a kind play. "loser" and "losing" are no roles: they keep a mention from the other parts.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "parties": ("buyer", "agency", "supplier", "loser", OTHER),
    "amounts": ("budget", "award", "losing", OTHER),
    "dates": ("announced", "opened", "begins", "period", OTHER),
    "terms": ("duration", OTHER),
}
FAMILY_OF: Mapping[str, str] = {
    SYMBOLS["COMPANY"]: "parties",
    SYMBOLS["PUBLIC_BODY"]: "parties",
    SYMBOLS["MONEY"]: "amounts",
    SYMBOLS["DATE"]: "dates",
    SYMBOLS["DURATION"]: "terms",
}
_ROLES: Mapping[str, Role] = {
    "buyer": "buyer", "agency": "agency", "supplier": "supplier", "budget": "budget", "award": "award",
    "announced": "announced", "opened": "opened", "begins": "begins", "period": "period", "duration": "duration",
}  # fmt: skip
# The part that a rule's clue gives where the models name it otherwise.
_SAME: Mapping[Role, str] = {"signed": "announced"}
# Clues by which a mention plays no part in a record yet; any other clue but those above is a matter of rules alone.
_VAGUE: frozenset[Role] = frozenset(("dated", "offer", "uncued", "counterparty", "investment"))
# How sure a model must be to give a part where no rule did, to put it in another's place, and to take one away.
_ADDS, _CHANGES, _DROPS = 0.7, 0.95, 0.99
_TAKES_AWAY = ("zh",)  # in English that lost as many right parts as wrong ones
# How likely a text must be to tell of procurement.
_LEAST, _LEAST_WITH_METHOD = 0.5, 0.25

_LIST = symbol_pattern(r"{O}(?:(?:,? and |, ?| ?[、和与及] ?){O})+")
_BIDS = symbol_pattern(
    r"(?: heads| tops| leads)?[^.;{o}]{0,20} with an? (?:offer|bid|quote|price) of\b|"
    r",?(?: which| who)? (?:offered|quoted|bid) {M}|(?:报价|报出|开价|出价|要价)"
)
LONGEST = 200_000  # characters of the longest text that the models are asked about
_NEAR = 20  # characters before an amount in which such words stand
# Words right before an amount that say outright what it is.
_CALLED_SO: Mapping[str, re.Pattern[str]] = {
    "budget": re.compile(r"预算(?:金额|资金|价)?[为是:约]?$|\bbudget (?:of|was|is) (?:about )?$"),
    "award": re.compile(r"(?:中标|成交|合同)(?:金额|总?价|总额)[为是:]?$|\bcontract price (?:of|was|is) $"),
}
_IN_BRACKETS = symbol_pattern(r"{M}\((?:人民币)?(?:大写|小写)(?:金额)?[:为]?(?:人民币)?{M}")

Models = Mapping[str, LinearModel]


def second_opinion(scene: Scene, clues: list[Clue], kind: Kind) -> list[Clue]:
    """The clues of a text in prose with what the models add and without what they take away, in text order."""
    if not _is_prose(scene, clues, kind):
        return clues
    models, words = role_models(scene.document.article.language), scene.skeleton_words
    if not _tells_of_procurement(models, words, any(clue.role == "method" for clue in clues)):
        return clues
    parts = _parts_by_rules(scene, clues)
    gone: set[int] = set()
    told: list[Clue] = []
    for position, part, sure in _opinions(scene, models, words):
        before = parts.get(position, OTHER)
        if part != before and before is not None and _is_heard(scene, position, before, part, sure):
            places = (position, *_said_again(scene, position))
            gone.update(places)
            if role := _ROLES.get(part):
                told += [scene.clue(role, at, scene.skeleton.items[at], f"{role}_{LEARNED}") for at in places]
    kept = [clue for clue in clues if clue.position not in gone]
    return sorted([*kept, *_whole_lists(scene, kept, told)], key=lambda clue: clue.position)


def _is_heard(scene: Scene, position: int, before: str, part: str, sure: float) -> bool:
    """True when a model is sure enough of a part to add, change or take away, and no plain words say otherwise."""
    role = _ROLES.get(part)
    if role is None:
        return before != OTHER and sure >= _DROPS and scene.document.article.language in _TAKES_AWAY
    if before in _CALLED_SO and _CALLED_SO[before].search(scene.skeleton.text, max(0, position - _NEAR), position):
        return False
    if role in _DOUBTED and not _DOUBTED[role](scene, position):
        return False
    return sure >= (_ADDS if before == OTHER else _CHANGES)


def _whole_lists(scene: Scene, kept: list[Clue], told: list[Clue]) -> Iterator[Clue]:
    """What the models told, without winners that stand in a list with others that are none."""
    winners = {clue.position for clue in (*kept, *told) if clue.role == "supplier"}
    lists = [scene.skeleton.find("CB", *match.span()) for match in _LIST.finditer(scene.skeleton.text)]
    in_part = {position for listed in lists if not winners.issuperset(listed) for position in listed}
    yield from (clue for clue in told if clue.role != "supplier" or clue.position not in in_part)


def _said_again(scene: Scene, position: int) -> tuple[int, ...]:
    """Where an amount stands once more in brackets: 486万元(大写:肆佰捌拾陆万元整)."""
    again = _IN_BRACKETS.match(scene.skeleton.text, position)
    return (again.end() - 1,) if again else ()


def _is_prose(scene: Scene, clues: list[Clue], kind: Kind) -> bool:
    """False for disclosures, US contract announcements and forms filled in, which have a language of their own.

    False too for a text longer than any article, and where the document is to be read by rules alone.
    """
    if (
        scene.document.model == NONE
        or len(scene.skeleton.text) > LONGEST
        or kind.form == "disclosure"
        or any(clue.rule.startswith("supplier_us") for clue in clues)
    ):
        return False
    return kind.form == "story" or len(scene.document.labels) <= FEW_LABELS


@lru_cache(maxsize=2)
def role_models(language: str) -> Models:
    """The models of a language by what they tell apart."""
    return read_models(Path(str(files("tenders") / "models" / f"roles_{language}.npz")))


def _tells_of_procurement(models: Models, words: Words, names_method: bool) -> bool:
    """True for a text that reads like procurement; one that names a procurement method needs to do so less."""
    least = _LEAST_WITH_METHOD if names_method else _LEAST
    return models[PROCUREMENT].of_text(of_text(words))[PROCUREMENT] >= least


def _parts_by_rules(scene: Scene, clues: list[Clue]) -> dict[int, str | None]:
    """The part that rules give each mention; None for one that is none of the models' business."""
    text = scene.skeleton.text
    listed = (scene.skeleton.find("M", *match.span()) for match in AMOUNTS_IN_TURN.finditer(text))
    parts: dict[int, str | None] = dict.fromkeys(position for positions in listed for position in positions)
    for clue in clues:
        if clue.rule.endswith("label") or (clue.role == "agency" and is_agency_name(str(clue.value))):
            parts[clue.position] = None
        if clue.position in scene.skeleton.items and clue.role not in _VAGUE:
            parts.setdefault(clue.position, clue.role if clue.role in _ROLES else _SAME.get(clue.role))
    return parts


def _opinions(scene: Scene, models: Models, words: Words) -> Iterator[tuple[int, str, float]]:
    """Position, likeliest part and how likely it is, for each mention that may play one."""
    text = scene.skeleton.text
    tables = [Span(table.rows[0][0].start, table.rows[-1][-1].end) for table in scene.document.tables]
    told = [at for at, item in scene.skeleton.items.items() if _is_settled(item) and not _is_in(tables, item.at)]
    for family in FAMILIES:
        places = [at for at in told if FAMILY_OF.get(text[at]) == family]
        if places:
            shares = models[family].probabilities(around(words, words.at(places)))
            for position, row in zip(places, shares, strict=True):
                best = int(row.argmax())
                yield position, models[family].classes[best], float(row[best])


def _is_settled(item: Item) -> bool:
    """False for what has no value and for a range of time, which is a period or none."""
    return item.value is not None and not (isinstance(item.value, str) and "/" in item.value)


def _is_in(spans: Sequence[Span], at: Span) -> bool:
    """True for what begins in one of the spans, which are in text order."""
    before = bisect_right(spans, at.start, key=lambda span: span.start)
    return before > 0 and at.start < spans[before - 1].end


def _may_buy(scene: Scene, position: int) -> bool:
    """False for who houses or watches over tenders, for who is only quoted (某某局说) and for who bids."""
    text, told = scene.skeleton.text, str(scene.skeleton.items[position].value)
    return not (NO_BUYER.search(told) or NO_OWNER_AFTER.match(text, position + 1) or _BIDS.match(text, position + 1))


def _may_win(scene: Scene, position: int) -> bool:
    """False for who lost and for who holds tenders for others by its name."""
    return not is_loser(scene, position) and not is_agency_name(str(scene.skeleton.items[position].value))


def _may_be_award(scene: Scene, position: int) -> bool:
    """False for the amount of a company that lost."""
    start = clause_start(scene.skeleton.text, position)
    before = scene.skeleton.find("C", start, position)
    return not before or not is_loser(scene, before[-1])


# What a mention must stand up to by rules before a model gives it a part.
_DOUBTED: Mapping[Role, Callable[[Scene, int], bool]] = {
    "buyer": _may_buy,
    "supplier": _may_win,
    "award": _may_be_award,
}
