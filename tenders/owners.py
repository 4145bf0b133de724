"""Whose purchase it is where no rule of roles names the buyer: who issues a notice, of whom a text speaks."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import Span
from extractors.organisation_zh import names
from nlp.languages.awarding import ALWAYS_BUYS, BUYS_FOR_ITSELF, IS_BUILT, NO_OWNER, NO_OWNER_AFTER, NO_OWNER_BEFORE
from tenders.draft import Draft
from tenders.kinds import Kind
from tenders.roles import Clue, Role, Scene
from tenders.roles.parties import NO_BUYER
from tenders.skeleton import symbol_pattern

OWNER_RULE = "buyer_owner"
# What a draft must hold of a purchase before its owner is looked for.
_OF_STORY: tuple[Role, ...] = ("supplier", "project")
_OF_FORM: tuple[Role, ...] = (*_OF_STORY, "number", "agency", "budget", "ceiling", "award")
_SHORTEST_PURCHASE = 4  # characters that a project's name says behind the name of its buyer
_COMPANIES = symbol_pattern(r"{C}[与和同跟]{C}")
_SIGNATURE = 4  # signs that may stand beside a body alone on its line


def add_owners(scene: Scene, drafts: list[Draft], kind: Kind) -> None:
    """Give a Chinese draft that tells of a purchase and names no buyer the public body whose purchase it must be."""
    if kind.form == "disclosure" or not scene.document.has_chinese:
        return
    needed = _OF_FORM if kind.form == "form" else _OF_STORY
    for draft in drafts:
        if draft.clues["buyer"] or not any(draft.clues[role] for role in needed):
            continue
        owner = None if _is_of_companies(scene, draft) else _first_owner(scene, draft, kind)
        if owner is not None:
            draft.add([owner])


def _is_of_companies(scene: Scene, draft: Draft) -> bool:
    """True for a contract of two companies, which is no public body's purchase: 某某公司与某某公司签约."""
    text = scene.skeleton.text
    return any(_COMPANIES.search(text, max(0, at - 3), at + 4) for at in (c.position for c in draft.clues["supplier"]))


def _first_owner(scene: Scene, draft: Draft, kind: Kind) -> Clue | None:
    """The body that signs, issues or is spoken of; failing these, the one that the project's name begins with."""
    taken = {clue.value for role in ("supplier", "agency") for clue in draft.clues[role]}
    candidates = _issuers(scene) if kind.form == "form" else _spoken_of(scene, draft)
    for at in candidates:
        if scene.skeleton.items[at].value not in taken:
            return scene.clue("buyer", at, scene.skeleton.items[at], OWNER_RULE)
    return next((owner for clue in draft.clues["project"] if (owner := _named_in(scene, clue))), None)


def _named_in(scene: Scene, project: Clue) -> Clue | None:
    """The body with whose name a project's begins: 宾阳县中医医院 in 宾阳县中医医院医疗设备采购."""
    item = scene.skeleton.items.get(project.position)
    if item is None:
        return None  # what was won is told without a project's name
    at = item.at
    name = next(names(scene.document.text[at.start : at.end]), None)
    if name is None or name.start or name.label != "PUBLIC_BODY" or len(at) - name.end < _SHORTEST_PURCHASE:
        return None
    body = scene.document.text[at.start : at.start + name.end]
    built = IS_BUILT.match(scene.document.text, at.start + name.end) and not ALWAYS_BUYS.search(body)
    if built or not BUYS_FOR_ITSELF.search(body):
        return None
    return Clue("buyer", project.position, scene.fact(body, Span(at.start, at.start + name.end), OWNER_RULE))


def _issuers(scene: Scene) -> Iterator[int]:
    """Bodies that may issue a notice: those that sign it, last first, then all in text order."""
    told = [at for at in scene.skeleton.find("B", 0, len(scene.skeleton.text)) if _may_own(scene, at)]
    yield from (at for at in reversed(told) if _signs(scene, at))
    yield from told


def _spoken_of(scene: Scene, draft: Draft) -> Iterator[int]:
    """Bodies that stand before or in a draft's sentences: the nearest before in the paragraph, then those in it."""
    text, skeleton = scene.skeleton.text, scene.skeleton
    for part in draft.parts:
        if part:
            first, last = part[0].position, part[-1].position
            paragraph = text.rfind("\n", 0, first) + 1
            inside = [at for at in skeleton.find("B", first, last + 1) if _may_own(scene, at)]
            before = [at for at in skeleton.find("B", paragraph, first) if _may_own(scene, at)]
            yield from (*reversed(before), *inside)


def _may_own(scene: Scene, at: int) -> bool:
    """True for a body told of as a party, not as one that is quoted, applied to or supervises."""
    text, item = scene.skeleton.text, scene.skeleton.items[at]
    if item.value is None or NO_BUYER.search(str(item.value)) or NO_OWNER.search(str(item.value)):
        return False
    return not (NO_OWNER_BEFORE.search(text, max(0, at - 8), at) or NO_OWNER_AFTER.match(text, at + 1))


def _signs(scene: Scene, at: int) -> bool:
    text = scene.skeleton.text
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return start > 0 and len(text[start : end if end >= 0 else len(text)].strip()) <= _SIGNATURE
