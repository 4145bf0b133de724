"""Tables of amounts in a disclosure: a contract a row, where the table names a project or a party in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.article import Span
from extractors.amounts.fields import TABLE_RULE
from nlp.amount_tables import AmountTable
from tenders.acts import EARLIER
from tenders.draft import Draft
from tenders.roles import Clue, Role, Scene
from tenders.skeleton import symbol_pattern

_PARTY_COLUMNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("supplier", re.compile(r"(?:中标|成交|中选|承包|签约)(?:单位|人|方)|乙方|卖方")),
    ("buyer", re.compile(r"(?:招标|采购|发包|建设|合同签订|委托)(?:单位|人|方)|业主|客户|甲方|买方|对方")),
)  # fmt: skip
_PROJECT_COLUMN = re.compile(r"(?:项目|工程|合同|子项目)名称|中标项目|标段名称")
_CELL = symbol_pattern(r"[^\n{o}{M}]{4,}")
_ABOVE = 100  # characters above a table's rows in which they are introduced
_FIGURE_OR_NUMBER = re.compile(r"[\d,. -]+")


def read_amount_rows(scene: Scene, clues: list[Clue]) -> list[Draft]:
    """The contracts of the first table that names a project or a party in each row; ``clues`` are those of the prose.

    None where the prose above it gives several amounts itself: the table then says how they are made up.
    """
    for table in scene.document.amount_tables:
        parties = _parties(table)
        project = any(_PROJECT_COLUMN.search(words) for words in table.header)
        above = scene.skeleton.position(table.rows[0][0].start)
        if len({clue.value for clue in clues if clue.role == "award" and clue.position < above}) > 1:
            return []
        if ("buyer" not in parties and not project) or _tells_of_the_past(scene, table):
            continue
        drafts: list[Draft] = []
        for row, figure in table.rows:
            draft = Draft()
            draft.add(_cells(scene, row, figure, parties, project, drafts[-1:]))
            drafts.append(draft)
        if len({(*draft.values("project"), *draft.values("buyer")) for draft in drafts}) > 1:
            return drafts
    return []


def prose_only(scene: Scene, clues: list[Clue]) -> list[Clue]:
    """The clues without the amounts of such tables, which mean nothing outside their rows."""
    items = scene.skeleton.items
    return [clue for clue in clues if clue.position not in items or items[clue.position].rule != TABLE_RULE]


def _tells_of_the_past(scene: Scene, table: AmountTable) -> bool:
    """True when the words above a table say that it lists what was done with a party in earlier years."""
    start = table.rows[0][0].start
    return EARLIER.search(scene.document.text, max(0, start - _ABOVE), start) is not None


def _parties(table: AmountTable) -> list[Role]:
    """The parts of the parties that a row names, in the order of the columns."""
    told = [role for words in table.header for role, column in _PARTY_COLUMNS if column.search(words)]
    return list(dict.fromkeys(told))


def _cells(
    scene: Scene, row: Span, figure: Span, parties: Sequence[Role], project: bool, above: list[Draft]
) -> Iterator[Clue]:
    """A row's parties, project and amount; a winner whose cell is merged with the row's above stands there."""
    skeleton = scene.skeleton
    left, right = skeleton.position(row.start), skeleton.position(row.end)
    organisations = skeleton.find("CB", left, right)
    roles = parties if len(organisations) >= len(parties) else [role for role in parties if role != "supplier"]
    for role, position in zip(roles, organisations, strict=False):
        yield scene.clue(role, position, skeleton.items[position], f"row_{role}")
    if "supplier" in parties and "supplier" not in roles:
        yield from (clue for draft in above for clue in draft.clues["supplier"])
    projects = skeleton.find("J", left, right)
    yield from (scene.clue("project", position, skeleton.items[position], "row_project") for position in projects[:1])
    if project and not projects and (cell := _longest(skeleton.text, left, right)):
        at = Span(skeleton.places[cell.start()], skeleton.places[cell.end()])
        yield Clue(
            "project", cell.start(), scene.fact(scene.document.text[at.start : at.end].strip(), at, "row_project")
        )
    amount = skeleton.position(figure.start)
    if amount in skeleton.items:
        yield scene.clue("award", amount, skeleton.items[amount], "row_award")


def _longest(text: str, left: int, right: int) -> re.Match[str] | None:
    """The longest cell of words that are no mention."""
    cells = [cell for cell in _CELL.finditer(text, left, right) if not _FIGURE_OR_NUMBER.fullmatch(cell.group())]
    return max(cells, key=lambda cell: len(cell.group()), default=None)
