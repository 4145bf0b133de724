"""Amounts: budget, ceiling, award, or none of them, by the words around the amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mention import Money
from nlp.patterns import last_match
from tenders.roles.clue import Clue, Scene, clause_start, label_start, next_clause
from tenders.roles.money_cues import MONEY_CUE_BEFORE, MONEY_CUES_AFTER, MoneyRole, role_of_cue
from tenders.roles.money_en import BUDGET_AFTER_EN, cue_of_replaced, is_none_of_it
from tenders.skeleton import SYMBOLS, symbol_pattern

# Business of other years or contracts: what a disclosure tells of its dealings with the other party so far.
_PAST = symbol_pattern(
    r"(?:最近|上|前|过去)(?:{L}|(?:[一二两三123])?个?(?:完整)?(?:会计)?年度)|类似(?:业务|交易|产品)|累计|关联交易|"
    r"{D}(?:度|末)?[^。;\n]{0,30}(?:发生|交易|购销|往来)|发生(?:的|了)?(?:业务|交易|购销)|"
    r"截[至止](?:本)?(?:公告|披露)(?:披露)?日[^。;\n]{0,60}(?:签[署订]|合计)"
)
_PAID = re.compile(r"支付|预付|付款|缴纳")  # what is paid at a time is no total of the contract
_PROJECT_AMOUNT = re.compile(r"项目(?:总|合计)?金额[^,。;:\n]{0,6}[:为是约]?[^,。;:\n]{0,6}$")
# A rate of exchange: 1美元对人民币6.1元.
_EXCHANGED = symbol_pattern(r"{M} ?(?:对|兑|=|折合) ?(?:人民币)?$|汇率[^,。;{M}]{0,12}$")
# A share of something else: 履约保证金为合同价的10%（即13.2万元）
SHARE_BEFORE = re.compile(r"保证金[^,。;:]{0,30}$|\d%\(?(?:即|计)[^,。;]{0,6}$")


# "was awarded a ceiling $28,232,840 cost reimbursement contract": what is awarded, whatever its amount is called.
_AWARDED_A = symbol_pattern(
    r"(?:awarded|issued|sharing|order of) (?:an?|the) (?:(?!(?:of|for|to|with|in|from|and|grant|loan)\b)[\w/‐-]+ )*"
    r"(?:(?:ceiling|maximum|total|value|amount) of )?$"
)
_CONTRACT_BEHIND = symbol_pattern(r" [^.;()\n{M}]{0,120}?\b(?:contract|modification|order|agreement|action)\b")


# What is to be invested, said right before the amount.
_INVESTED = re.compile(
    r"(?:总投资|投资(?:总额|估算|概算|规模|金额|额)?|(?:工程|项目)(?:投资)?估算)(?:额|总额|估算|概算|金额|总投资)?"
    r"(?:[约为:是不少低于超过暂定预计计估算概合达总额人民币 \n\"(]|左右)*$"
)
_TOTAL = re.compile(r"(?:合计|总计|共计|总金额|总额|总价|总造价|总价款)[^,。;:\n]{0,10}$")
# What a figure was changed to: the one that stands.
_BUDGET_CHANGED = re.compile(
    r"(?:改[为成到]|变[为成]|(?:调整|变更|更正|提高|上调|下调|压缩|核减|追加|增加|[升降涨加减提调])(?:为|到|至))(?:了)?$"
)
_BUDGET_CHANGED_FROM = symbol_pattern(rf"[从由][^。;\n{{M}}]{{0,8}}{{M}}[^。;\n]{{0,6}}{_BUDGET_CHANGED.pattern}")
_CONVERTED = re.compile(r"(?:折合|约合|折算|相当于|折人民币|合人民币|人民币约)[^,。;\n]{0,12}$")
_LONE = symbol_pattern(
    r"(?:\A|(?<=\n))[ ]?(?:\d{1,2}、)?(?:约|预计|人民币|RMB|合计)*{M}(?:\([^()\n]*\)|[;。,])?(?=\n|\Z)"
)
# 依次为M、M和M: one amount a lot
AMOUNTS_IN_TURN = symbol_pattern(
    r"(?:依次|分别)(?:为|是)?{M}(?:[、,和及]{M})+|"
    r"{M}(?:, {M})*,? and {M}(?=[^.;\n]{0,40} (?:respectively|in (?:this|that|the same) order|in turn)\b)"
)
_AMOUNT = SYMBOLS["MONEY"]
_AT_PRICE = re.compile(r"以(?:了)?(?:最终)?(?:总)?(?:报价|价格)?$|(?:for|at) $")
_OFFERED = re.compile(r"(?:报价|开价|出价|要价|叫价|报了|开出)[^,。;\d{]{0,4}(?:,为)?$")
_IN_WORDS = re.compile(r"^[^。;]{0,20}(?:金额)?(?:\()?大写(?:金额)?(?:\))?[:为]?[^。;\n]{0,4}$")
# What may stand between the beginning of a line and an amount whose label is on the line before.
_BARE_AMOUNT = re.compile(r"[ \"'(),:\u3000]*(?:(?:人民币|大写|小写|RMB|,|\(|\)|:|\ue003|¥)[ ]*)*")
_FAR = 160  # characters before an amount in which its clause may tell of past dealings
_REACH = 90  # characters before an amount in which its cue may stand


def amounts(scene: Scene) -> Iterator[Clue]:
    """Clues for the amounts that are a budget, ceiling, award or investment; none for the others."""
    text = scene.skeleton.text
    previous = -1
    role: MoneyRole = "other"
    cue: MoneyRole | None = None
    parallel = _Parallel()
    for position in scene.skeleton.find("M", 0, len(text)):
        same_line = previous >= 0 and "\n" not in text[previous:position]
        if previous >= 0 and _IN_WORDS.search(text, previous, position):
            pass  # the same amount in words, whatever line it stands on
        elif same_line and _CONVERTED.search(text[previous + 1 : position]):
            pass  # the same amount in another currency
        elif not (same_line and _repeats(text, previous, position)):
            order = parallel.order(text, previous, position)
            cue = money_role(text, position)
            role = cue or (parallel.role(order, role) if same_line else "other")
            parallel.note(order, role)
        previous = position
        item = scene.skeleton.items[position]
        if isinstance(item.value, Money):
            yield from _told(scene, position, role, cue)
            if role == "other" and (cue is None or _OFFERED.search(text, max(0, position - 12), position)):
                yield scene.clue("offer", position, item, "offer")


def _told(scene: Scene, position: int, role: MoneyRole, cue: MoneyRole | None) -> Iterator[Clue]:
    """The clue of one amount; what is to be invested, an amount alone on its line or without any cue besides."""
    text, item = scene.skeleton.text, scene.skeleton.items[position]
    before = text[max(0, position - _REACH) : position]
    if role == "other" and _INVESTED.search(before):
        role = "investment"
    if role != "other":
        yield scene.clue(role, position, item, f"{role}_{_manner(text, position, role)}")
    elif cue is None:
        lone = _LONE.match(text, text.rfind("\n", 0, position) + 1)
        yield scene.clue("lone" if lone else "uncued", position, item, "lone_amount" if lone else "uncued_amount")


def _manner(text: str, position: int, role: MoneyRole) -> str:
    """How an amount is told: as a total, as one of past dealings, as the project's, or just by its cue."""
    clause = text[max(clause_start(text, position), position - _FAR) : position]
    if role == "budget" and _PROJECT_AMOUNT.search(clause):
        return "of_project"
    before = text[max(0, position - _REACH) : position]
    if role != "award" and _BUDGET_CHANGED.search(before):
        return "changed_from" if _BUDGET_CHANGED_FROM.search(before) else "changed"
    if role == "award" and _PAST.search(clause):
        return "past"
    total = role == "award" and _TOTAL.search(clause) and not _PAID.search(clause)
    return "total" if total else "cue"


class _Parallel:
    """Roles by order in the clause before: "in 2021 the budget was M and the award M; in 2022 M and M"."""

    def __init__(self) -> None:
        self.before: list[MoneyRole] = []
        self.now: list[MoneyRole] = []
        self.anew = False  # behind a Chinese full stop, where what was said before says nothing of an amount

    def order(self, text: str, previous: int, position: int) -> int:
        """The place of an amount in its clause; a new clause begins behind a semicolon or full stop."""
        boundary = next_clause(text, max(previous, 0), position)
        self.anew = boundary is not None and boundary.group() == "。"
        if boundary:
            self.before, self.now = self.now if boundary.group() == ";" else [], []
        return len(self.now)

    def role(self, order: int, last: MoneyRole) -> MoneyRole:
        """The role at the same place in the clause before; else the last one."""
        if order < len(self.before):
            return self.before[order]
        return "other" if self.anew else last

    def note(self, order: int, role: MoneyRole) -> None:
        """Remember the role of the next amount in the clause."""
        self.now.append(role)


def _repeats(text: str, previous: int, position: int) -> bool:
    """True for an amount said again in brackets: 1,324万元（￥13,240,000.00）."""
    return previous >= 0 and re.fullmatch(r"(?:\([^()\n]{0,12})[:]? ?", text[previous + 1 : position]) is not None


def money_role(text: str, position: int) -> MoneyRole | None:
    """The part an amount plays, by the nearest cue of its clause; None when the clause has none."""
    start = max(clause_start(text, position), position - _REACH)
    before = text[label_start(text, start, position, _BARE_AMOUNT) : position]
    before = before[before.rfind(_AMOUNT) + 1 :]
    for role, pattern in MONEY_CUES_AFTER[:1]:
        if pattern.match(text, position + 1) or SHARE_BEFORE.search(before) or _EXCHANGED.search(text, start, position):
            return role
    sentence = text[clause_start(text, position) : position]
    if is_none_of_it(text, position, sentence):
        return "other"
    if (replaced := cue_of_replaced(text, position, sentence)) is not None:
        nearest = last_match(MONEY_CUE_BEFORE, replaced)
        return role_of_cue(nearest) if nearest else None
    if _AWARDED_A.search(before) and _CONTRACT_BEHIND.match(text, position + 1):
        return "award"
    nearest = last_match(MONEY_CUE_BEFORE, before)
    after = next((role for role, pattern in MONEY_CUES_AFTER[1:] if pattern.match(text, position + 1)), None)
    after = "budget" if BUDGET_AFTER_EN.match(text, position + 1) else after
    if after and (nearest is None or _AT_PRICE.search(before) or role_of_cue(nearest) == "award"):
        return after
    return role_of_cue(nearest) if nearest else after
