"""Tables: a row is a lot, or a procedure of its own when the table has a column of project names."""

from __future__ import annotations

import re

from nlp.tables import Table
from tenders.draft import Draft
from tenders.roles import Clue, Role, Scene
from tenders.roles.stages import CANCELLED, RATE

# What a column holds, by its heading; the first that matches.
_COLUMN_WORDS: tuple[tuple[Role, str], ...] = (
    ("lot", r"包号|标段(?!名)|标包|标项|包组|^lot|^package|^section"),
    ("project", r"项目名称|工程名称|采购项目|^project|^name of (?:the )?(?:project|procurement|purchase|works)"),
    ("budget", r"预算|budget"),
    ("ceiling", r"限价|控制价|maximum|ceiling|limit"),
    (
        "award",
        r"(?:中标|成交|合同)(?:金额|价|总价)|winning amount|(?:contract|award|winning) price|^price|^amount|成交价",
    ),
    (
        "supplier",
        r"中标(?:人|单位|供应商|企业)|成交供应商|供应商(?:名称)?$|winning supplier|supplier|winner|awarded",
    ),
    ("buyer", r"招标人|采购人|业主|采购单位|buyer|purchaser"),
    ("announced", r"通知书日期|中标日期|公告日期|date of award|采购年份|年份"),
    ("opened", r"开标(?:时间|日期)|截止(?:时间|日期)|bid opening|deadline"),
    ("duration", r"工期|服务期|期限|交货期|供货期|period|duration|delivery|term"),
    ("place", r"城市|地区|city|place"),
)
COLUMNS = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _COLUMN_WORDS)
CORRECTED = re.compile(r"(?:更正|变更|修改|调整)后|[Cc]orrected|[Aa]fter correction|[Rr]evised")
_SUM = re.compile(r"\s*(?:合计|总计|小计|共计|[Tt]otal\b)")
_LOT_CELL = re.compile(r"[^\s/|-][^\t\n|]*")  # a dash or stroke alone says that there is none
_FIGURES: tuple[Role, ...] = ("budget", "award")
_OF_LIST: frozenset[Role] = frozenset(("buyer", "agency", "place", "planned", "announced"))
_OF_PURCHASE: frozenset[Role] = frozenset(("duration", "period", "begins", "method"))
_FEWEST = 2  # rows of a list
_OF_SUBJECT: tuple[Role, ...] = ("project", "buyer", "place")
_SYMBOLS: dict[Role, str] = {
    "project": "J", "budget": "M", "ceiling": "M", "award": "M", "supplier": "CB", "buyer": "CB", "announced": "D",
    "opened": "D",
    "duration": "L", "place": "P", "lot": "K",
}  # fmt: skip


def read_rows(scene: Scene, table: Table) -> list[Draft]:
    """One draft a row, of what its cells say; sums and rows without a figure, winner or end are left out."""
    if any(CORRECTED.search(heading) for heading in table.header):
        return []
    roles = [_role(heading) for heading in table.header]
    drafts = []
    for row in table.rows:
        if _SUM.match(scene.document.text, row[0].start, row[0].end):
            continue
        draft = Draft()
        for index, cell in enumerate(row):
            role = roles[index] if index < len(roles) else None
            draft.add(_cell_clues(scene, role, cell.start, cell.end))
        if any(draft.clues[role] for role in ("award", "supplier", "budget", "ceiling", "rate", "cancelled")):
            drafts.append(draft)
    return drafts


def planned_purchases(scene: Scene, clues: list[Clue], rows: list[Draft]) -> list[Draft]:
    """The rows of a list of intentions, a purchase each, with what the notice says of all; none for other tables."""
    purchases = [row for row in rows if row.clues["project"] and not row.clues["lot"]]
    if len(purchases) < _FEWEST or len(purchases) < len(rows):
        return []
    starts = [min(clue.position for held in row.clues.values() for clue in held) for row in purchases]
    for row, start, end in zip(purchases, starts, [*starts[1:], _end_of_line(scene, starts[-1])], strict=True):
        row.add(clue for clue in clues if clue.role in _OF_LIST and clue.position < starts[0])
        row.add(clue for clue in clues if clue.role in _OF_PURCHASE and start < clue.position < end)
    return purchases


def _end_of_line(scene: Scene, position: int) -> int:
    end = scene.skeleton.text.find("\n", position)
    return end if end >= 0 else len(scene.skeleton.text)


def untold(told: list[Draft], rows: list[Draft]) -> list[Draft]:
    """The rows whose figures no draft of the prose has; rows of years take their project from the prose."""
    fresh = [row for row in rows if not any(_figures(row) <= _figures(draft) for draft in told)]
    subject = next((draft for draft in told if draft.clues["project"]), None)
    for row in fresh:
        if subject and not row.clues["project"] and not row.clues["place"]:
            row.add(clue for role in _OF_SUBJECT for clue in subject.clues[role])
    return fresh


def _figures(draft: Draft) -> set[tuple[Role, object]]:
    return {(role, value) for role in _FIGURES for value in draft.values(role)}


def read_corrections(scene: Scene, table: Table) -> list[Clue]:
    """What a table of corrections puts in force: the cells under 更正后, each in the role that its row names."""
    after = next((index for index, heading in enumerate(table.header) if CORRECTED.search(heading)), None)
    if after is None:
        return []
    clues: list[Clue] = []
    for row in table.rows:
        role = next((role for cell in row[:after] if (role := _role(scene.document.text[cell.start : cell.end]))), None)
        if len(row) > after:
            clues += _cell_clues(scene, role, row[after].start, row[after].end)
    return clues


def _role(heading: str) -> Role | None:
    return next(
        (
            role
            for role, words in COLUMNS
            if words.search(re.sub(r"\s", "", heading) if not heading.isascii() else heading)
        ),
        None,
    )


def _written(scene: Scene, match: re.Match[str]) -> str:
    """Words of the skeleton as the text has them, mentions among them too."""
    places, last = scene.skeleton.places, scene.skeleton.items.get(match.end() - 1)
    end = last.at.end if last else places[match.end() - 1] + 1
    return scene.document.text[places[match.start()] : end].strip()


def _cell_clues(scene: Scene, role: Role | None, start: int, end: int) -> list[Clue]:
    skeleton = scene.skeleton
    left, right = skeleton.position(start), skeleton.position(end)
    found: list[Clue] = []
    if role in _SYMBOLS:
        found = [
            scene.clue(role, at, skeleton.items[at], f"column_{role}")
            for at in skeleton.find(_SYMBOLS[role], left, right)
        ]
    if role in ("lot", "project") and not found and right > left:
        match = _LOT_CELL.search(skeleton.text, left, right)
        found = [scene.words(role, match, f"column_{role}", _written(scene, match))] if match else []
    if role in ("award", "supplier", None):
        for pattern, other in ((RATE, "rate"), (CANCELLED, "cancelled")):
            match = pattern.search(skeleton.text, left, right)
            if match:
                found.append(scene.words(other, match, f"column_{other}"))  # type: ignore[arg-type]
    return found
