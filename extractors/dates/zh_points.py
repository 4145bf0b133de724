"""A Chinese date of one point, read to its precision: 2024年8月20日, 同年8月, 本月10日, 去年."""

from __future__ import annotations

import re

from extractors.dates import zh_forms as forms
from extractors.dates.rule import Reading, Seen
from extractors.edtf import Day
from nlp.languages.calendar import YEARS_ZH
from nlp.numerals import read_chinese

_W = r"\s*"
_REPUBLIC = 1911  # 民国元年 is 1912
_YEAR_PART = (
    rf"(?:(?P<y>\d{{2,4}}|{forms.DIGIT}{{2,4}}|民国(?P<republic>{forms.COUNT})){_W}年度?|(?P<rel>{forms.REL_YEAR}))"
)
_MONTH_PART = rf"(?:(?P<m>{forms.MONTH}){_W}月份?|(?P<this>[本当上下](?:个|個)?月))"
_PARTS = re.compile(rf"(?:{_YEAR_PART}的?)?{_W}{_MONTH_PART}?{_W}(?:(?P<d>{forms.DAY}){_W}[日号號]?)?")
_MONTH_STEPS = {"本": 0, "当": 0, "上": -1, "下": 1}


def to_number(words: str) -> int:
    """A small number in figures or numerals; 元月 is the first month, 廿 twenty."""
    if words == "元":
        return 1
    return int(words) if words.isdigit() else int(read_chinese(words.replace("兩", "两")) or 0)


def read_point(match: re.Match[str], seen: Seen) -> Reading:
    """A match of a point."""
    return read_words(match.group(), seen)


def read_words(words: str, seen: Seen) -> Day | None:
    """A written point; what is left out comes from ``seen``."""
    parts = _PARTS.fullmatch(words.strip())
    if not parts:
        return None
    month = to_number(parts["m"]) if parts["m"] else None
    day = to_number(parts["d"]) if parts["d"] else None
    year = _year(parts, seen)
    if parts["this"]:
        year, month = _month_said(parts["this"], year, seen)
    if year is None and seen.base is not None:
        year, month = seen.base.year, month or seen.base.month
    if year is None and not parts["rel"] and month:
        year = seen.context.year_of_month(month, seen.text, seen.at)
    return _real(year, month, day, leap=not parts["y"]) if year else None


def _real(year: int, month: int | None, day: int | None, leap: bool) -> Day | None:
    """The date if the calendar has it; a 29 February without a year lies in the leap year before."""
    if leap and (month, day) == (2, 29):
        year -= year % 4
    found = Day(year, month, day)
    return found if found.is_real() else None


def _month_said(words: str, year: int | None, seen: Seen) -> tuple[int | None, int | None]:
    """Year and month of 本月, 当月, 上月, 下个月; 去年本月 keeps its year."""
    anchor = seen.context.last_month if words[0] == "当" else seen.context.published
    if not anchor or not anchor.month:
        return None, None
    month = anchor.to_month().moved(_MONTH_STEPS[words[0]])
    return year or month.year, month.month


def _year(parts: re.Match[str], seen: Seen) -> int | None:
    if parts["republic"]:
        return _REPUBLIC + to_number(parts["republic"])
    if parts["y"]:
        year = to_number(parts["y"])
        return year if year >= 100 else year + (1900 if year > 50 else 2000)
    word, context = parts["rel"], seen.context
    if word in ("同年", "当年"):
        return context.last.year if context.last else None
    if word in ("次年", "翌年"):
        return context.last.year + 1 if context.last else None
    return context.published.year + YEARS_ZH[word] if word and context.published else None


def year_of_head(head: str | None, seen: Seen) -> int | None:
    """The year of an optional year phrase; the publication's when there is none."""
    if not head or not head.strip():
        return seen.context.published.year if seen.context.published else None
    parts = _PARTS.fullmatch(head.strip())
    return _year(parts, seen) if parts else None


def weekday_of(sign: str) -> int:
    """Monday is 0: 一 in 星期一, 天 in 星期天."""
    return "一二三四五六日".find(sign.replace("天", "日"))
