"""Which sentences the rules leave unsettled: only these are worth a second opinion, which costs more than the rules.

A sentence is unsettled where an ending stands outside all names that the rules found, where it tells of a party or of
works without any name, and where a name that a rule walked back begins right behind a character that may belong to it
(神|华内蒙古…有限公司).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from corpus.article import Span
from extractors.name import Name
from nlp.pattern_table import leaping
from nlp.patterns import HAN

Test = Callable[[Span], bool]

# What stands right before a name without being part of it.
_BEFORE_NAMES = frozenset("与和及由为的以对向从至到在就经是同获给被于将者人方司标接建订署关")
# Each pattern begins with the word itself and looks back from its end: so the search may leap from word to word.
_COMPANY = (
    rf"集团(?<=[{HAN})]..)|有限(?:责任)?公司|股份公司|银行(?<=[{HAN}]{{3}})(?<![以或于由关]..)|[支分]行(?<=[{HAN}]{{3}})|"
    rf"事务所|公司(?<=[{HAN}]{{5}})(?<![本该我各子母总分和与及占对待合于含过注响了为的向由给使市户品者些家]..)"
)
_BODY = (
    rf"(?:局|厅(?<!大厅)|院|署|委员会|中心|政府|大学|医院|学校|指挥部|部队|馆)(?<=[{HAN}]{{4}})"
    rf"(?:(?![{HAN}]|[A-Z]?\d)|(?=[与和及在就向于对为将已的]))"  # 金融中心A座, 商务中心18楼 are addresses
)
_ENGLISH = r"Co\.|Ltd|Limited|Inc\b|Corp|LLC|Bureau|Department|Ministry|Commission|Hospital|University|Authority"
_ORGANISATION = leaping(f"{_COMPANY}|{_BODY}|{_ENGLISH}")
_PROJECT = re.compile(
    rf"(?:项目|工程|标段)(?<=[{HAN})\d]{{5}})(?<![本该此述各标体式][项工标][目程段])"
    rf"(?!股份|有限|部|经理|管理|单位)|采购(?<=[{HAN})\d]{{5}})(?![{HAN}])"
)
_AWARD = re.compile(r"中标|中选|成交|签订|签署|关于|[《\"]")
_PARTY = re.compile(r"收到|发来|承[建接]|(?:中标|中选|成交)(?:人|方|单位)")
_WORKS = re.compile("承[建接]")
_HAN = re.compile(f"[{HAN}]")
_FOUND = "\ue000"  # stands for each character of a name that was found
_GOES_ON = re.compile(rf"(?![的由中之及与和已等位在为就被并后总合])[{HAN}A-Za-z\d (\-]")
_TOLD_IN_PROSE = ("project_prose", "project_quoted")  # rules that guess where a project's name begins or ends


def organisations_unsettled(text: str, names: Sequence[Name]) -> Test:
    """A test of sentences: True where a company or body may be missed or cut short."""
    rest = _without(text, ((name.start, name.end) for name in names))
    starts = sorted(name.start for name in names)
    cut = sorted(name.start for name in names if name.rule.startswith("zh_") and _goes_on_before(rest, name.start))

    def is_unsettled(at: Span) -> bool:
        if _holds(cut, at) or _ORGANISATION.search(rest, at.start, at.end):
            return True
        return not _holds(starts, at) and _PARTY.search(rest, at.start, at.end) is not None

    return is_unsettled


def projects_unsettled(text: str, found: Sequence[tuple[int, int, str]]) -> Test:
    """A test of sentences: True where a project may be missed or cut short."""
    rest = _without(text, ((start, end) for start, end, _ in found))
    starts = sorted(start for start, _, _ in found)
    guessed = sorted(start for start, end, rule in found if rule in _TOLD_IN_PROSE and _may_go_on(rest, start, end))

    def is_unsettled(at: Span) -> bool:
        if _holds(guessed, at) or all(sign.search(rest, at.start, at.end) for sign in (_PROJECT, _AWARD)):
            return True
        return not _holds(starts, at) and _WORKS.search(rest, at.start, at.end) is not None

    return is_unsettled


def _goes_on_before(rest: str, start: int) -> bool:
    before = rest[start - 1 : start]
    return _HAN.match(before) is not None and before not in _BEFORE_NAMES


def _may_go_on(rest: str, start: int, end: int) -> bool:
    return _GOES_ON.match(rest, end) is not None or _goes_on_before(rest, start)


def _holds(places: Sequence[int], at: Span) -> bool:
    """True when one of the sorted places lies in the span."""
    index = bisect_left(places, at.start)
    return index < len(places) and places[index] < at.end


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a sign in place of each character of the spans."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts.append(text[at:start])
        parts.append(_FOUND * (end - max(at, start)))
        at = max(at, end)
    return "".join((*parts, text[at:]))
