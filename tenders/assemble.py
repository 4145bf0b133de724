"""Tender records from a document and its mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lot import find_lots
from extractors.mention import Mention
from extractors.number import find_numbers
from nlp.document import Document
from nlp.pattern_table import leaping
from tenders.anaphora import pronouns
from tenders.candidates import Sheet
from tenders.checks import flag_figures, flag_repeats
from tenders.choices import sheet_of, with_choices
from tenders.confidence import RecordSigns, rated, record_signs
from tenders.date_checks import remark_dates
from tenders.dealings import is_other_dealing, tells_of_procurement
from tenders.discloser import OwnSide, own_side, self_mentions
from tenders.disclosures import read_disclosure
from tenders.draft import Draft
from tenders.finish import Finish
from tenders.forms import read_form
from tenders.kinds import Kind, kind_of
from tenders.offers import with_offers
from tenders.owners import add_owners
from tenders.places import Places, named_places
from tenders.record import Fact, TenderRecord
from tenders.roles import Clue, Scene, read_clues
from tenders.roles.learned import LEARNED, second_opinion
from tenders.rows import planned_purchases, read_corrections, read_rows, untold
from tenders.skeleton import draw_skeleton, symbol_pattern
from tenders.stories import read_announcements, read_stories

_IN_PROSE = ("told_date", f"announced_{LEARNED}")  # rules of days told in sentences, which are no label's values
_COLON = re.compile(r":\s?$")
_LABEL_REACH = 40  # characters within which a label's value stands
_OF_CONTRACT = re.compile(r"\bcontract\b[^.\n]{0,60}announced (?:on )?$")
_ISSUED = leaping(r"(?:在[^。;\n]{0,20})?(?:发布|发出|刊登|刊发|挂出|挂网|公布)的")
# "The Bureau announced on 27 February that …": what was published before.
_TOLD_BEFORE = symbol_pattern(r"{O}[^.;:\n]{0,12} (?:announced|published|issued|advertised)\b[^.;:\n]{0,24}$")
_RESULT = re.compile(r"(?:成交|中标|结果|终止|废标|合同|更正)[^\n]{0,8}(?:日期|时间):?\s?$")


def assemble(document: Document, mentions: Sequence[Mention]) -> tuple[TenderRecord, ...]:
    """The tender records of a document, each fact with its confidence."""
    return tuple(rated(record, signs) for record, signs in signed_records(document, mentions))


def signed_records(document: Document, mentions: Sequence[Mention]) -> list[tuple[TenderRecord, RecordSigns]]:
    """The tender records of a document and the signs by which their facts are rated.

    There are none for guidance and for texts that tell of no tender.
    """
    kind = kind_of(document)
    drafts, made, sheet = _by_rules(document, mentions, kind)
    chosen = [with_choices(sheet)] if sheet else made
    records = flag_repeats([remark_dates(flag_figures(record)) for record in chosen])
    language = document.article.language
    return [
        (record, record_signs(record, draft, kind.form, language))
        for record, draft in zip(records, drafts, strict=True)
    ]


def read_sheet(document: Document, mentions: Sequence[Mention]) -> Sheet | None:
    """What models choose the values of a disclosure from; None where they choose none."""
    return _by_rules(document, mentions, kind_of(document))[2]


def _by_rules(
    document: Document, mentions: Sequence[Mention], kind: Kind
) -> tuple[list[Draft], list[TenderRecord], Sheet | None]:
    """The drafts of a document, the record that each makes, and what there is to choose from in a disclosure."""
    if kind.form in ("guidance", "other") or not tells_of_procurement(document):
        return [], [], None
    scene = read_scene(document, mentions, kind)
    clues = with_offers(scene, second_opinion(scene, read_clues(scene), kind), kind)
    side = own_side(scene, mentions)
    made = _drafts(scene, clues, kind, side)
    add_owners(scene, made, kind)
    told = [draft for draft in made if draft.is_tender(kind)]
    drafts = [draft for draft in told if kind.form == "disclosure" or not is_other_dealing(scene, draft)]
    places = Places(scene, kind, named_places(clues))
    finish = Finish(scene, kind, _notice_date(scene, clues, kind), places, side)
    records = [finish.record(draft) for draft in drafts]
    return drafts, records, sheet_of(scene, clues, side, kind, records)


def read_scene(document: Document, mentions: Sequence[Mention], kind: Kind | None = None) -> Scene:
    """What roles are read from; the kind of the document is told anew unless it is given."""
    kind = kind or kind_of(document)
    details = [*find_numbers(document), *find_lots(document)]
    selves = self_mentions(document, mentions) if kind.form == "disclosure" or document.article.kind == "news" else []
    told = [*mentions, *selves]
    named = [*told, *pronouns(document, told)]
    return Scene(document, draw_skeleton(document, named, details), kind.retold and kind.proposed)


def _drafts(scene: Scene, clues: list[Clue], kind: Kind, side: OwnSide) -> list[Draft]:
    rows = [draft for table in scene.document.tables for draft in read_rows(scene, table)]
    if kind.form == "form" and (paragraphs := read_announcements(scene, clues)):
        return paragraphs
    if kind.stage == "planned" and (purchases := planned_purchases(scene, clues, rows)):
        return purchases
    if kind.form == "form":
        return read_form(scene, _corrected(scene, clues), rows)
    apart = [draft for draft in rows if any(draft.clues[role] for role in ("project", "place", "announced"))]
    if kind.form == "disclosure" and not apart:
        return read_disclosure(scene, clues, side)
    in_rows = {clue.position for draft in apart for held in draft.clues.values() for clue in held}
    told = read_stories(scene, [clue for clue in clues if clue.position not in in_rows])
    return [*told, *untold(told, apart)]


def _corrected(scene: Scene, clues: list[Clue]) -> list[Clue]:
    """The clues of a notice; what a table of corrections puts in force replaces what stood before."""
    corrections = [clue for table in scene.document.tables for clue in read_corrections(scene, table)]
    roles = {clue.role for clue in corrections}
    kept = [clue for clue in clues if clue.role not in roles]
    return sorted([*kept, *corrections], key=lambda clue: clue.position)


def _notice_date(scene: Scene, clues: list[Clue], kind: Kind) -> Fact[str] | None:
    """The date of the notice itself: labelled, else its last line's, else the article's."""
    announced = [clue for clue in clues if clue.role == "announced" and clue.rule not in _IN_PROSE]
    labelled = [clue for clue in announced if _is_label_value(scene, clue)]
    if labelled:
        return next((clue for clue in labelled if _is_of_result(scene, clue)), labelled[0]).fact
    if kind.corrects and (first := next((clue for clue in clues if _is_first_notice(scene, clue)), None)):
        return first.fact
    published = scene.document.article.published
    closing = [clue for clue in clues if clue.role == "dated" and _stands_alone(scene, clue)]
    if closing:
        return closing[-1].fact
    return Fact(published) if published else None


def _is_first_notice(scene: Scene, clue: Clue) -> bool:
    """True for the date of the notice that a correction corrects: 4月15日发布的招标公告."""
    return clue.role in ("dated", "announced") and _ISSUED.match(scene.skeleton.text, clue.position + 1) is not None


def _is_label_value(scene: Scene, clue: Clue) -> bool:
    """True for a date behind a colon or near its line's beginning: a label's value, not one told of in prose."""
    if _COLON.search(scene.skeleton.text, max(0, clue.position - 2), clue.position):
        return True
    if _TOLD_BEFORE.search(scene.skeleton.text, max(0, clue.position - _LABEL_REACH), clue.position):
        return False
    line = scene.skeleton.text.rfind("\n", 0, clue.position) + 1
    return clue.position - line < _LABEL_REACH and not _OF_CONTRACT.search(scene.skeleton.text, line, clue.position)


def _is_of_result(scene: Scene, clue: Clue) -> bool:
    """True when the label names the notice of a result: 成交公告日期 before 公告发布日期."""
    return _RESULT.search(scene.skeleton.text, max(0, clue.position - _LABEL_REACH), clue.position) is not None


def _stands_alone(scene: Scene, clue: Clue) -> bool:
    text = scene.skeleton.text
    start, end = text.rfind("\n", 0, clue.position) + 1, text.find("\n", clue.position)
    return len(text[start : end if end >= 0 else len(text)].strip()) <= 4
