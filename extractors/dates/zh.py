"""Chinese dates: the table of their forms, and where in a text to look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates import zh_forms as forms
from extractors.dates.rule import Rule, RuleTable
from extractors.dates.zh_parts import (
    read_decade,
    read_end,
    read_first_months,
    read_listed_year,
    read_plan,
    read_quarter,
    read_season,
    read_third,
    read_week_of,
)  # fmt: skip
from extractors.dates.zh_points import read_point
from extractors.dates.zh_ranges import (
    read_days,
    read_listed_day,
    read_month_days,
    read_months,
    read_numeric,
    read_numeric_months,
    read_numeric_range,
    read_range,
    read_years,
)  # fmt: skip
from extractors.dates.zh_relative import (
    read_offset,
    read_relative_day,
    read_relative_quarter,
    read_same,
    read_this_year,
    read_week,
    read_years_together,
)  # fmt: skip

_PERIODIC = re.compile(r"(?:每|逐|近|第|周岁|满)$")
_LENGTH_AFTER = re.compile(r"以?内")
_TERM_BEFORE = re.compile("合同|签订|签约|验收|交付|服务期|履约|履行|协议|中标|通知")
_FILE_NUMBER_AFTER = re.compile(r" ?第 ?\d+ ?号|\[")


def _stands(match: re.Match[str]) -> bool:
    """Not what recurs (每年), a length (5日内), or a file number's year (2020年第6号)."""
    text, words = match.string, match.group()
    if _PERIODIC.search(text, max(0, match.start() - 2), match.start()):
        return False
    if words.endswith("日") and "月" not in words and _LENGTH_AFTER.match(text, match.end()):
        return False
    return not (words.endswith("年") and _FILE_NUMBER_AFTER.match(text, match.end()))


def _figure_stands(match: re.Match[str]) -> bool:
    """Not inside a longer code or number."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not (before.isascii() and before.isalnum()) and before not in tuple("./-") and _stands(match)


def _later_stands(match: re.Match[str]) -> bool:
    """Not a term that a contract counts from an event of its own (合同签订…一年后)."""
    return _stands(match) and not _TERM_BEFORE.search(match.string, max(0, match.start() - 60), match.start())


RULES: tuple[Rule, ...] = tuple(
    Rule(name, forms.alone(form), read, stands, tuple(marks))
    for name, form, read, stands, marks in (
        ("zh_range", forms.RANGE, read_range, _stands, "至到-~"),
        ("zh_between", forms.BETWEEN, read_range, _stands, "和与與"),
        ("zh_numeric_range", forms.NUMERIC_RANGE, read_numeric_range, _figure_stands, "至到-~"),
        ("zh_numeric_months", forms.NUMERIC_MONTHS, read_numeric_months, _figure_stands, "."),
        ("zh_months", forms.MONTHS, read_months, _stands, "月"),
        ("zh_days", forms.DAYS, read_days, _stands, "日号號"),
        ("zh_month_days", forms.MONTH_DAYS_BARE, read_month_days, _stands, "至到-~"),
        ("zh_listed_day", forms.LISTED_DAY, read_listed_day, _stands, "日号"),
        ("zh_years", forms.YEARS, read_years, _stands, "至到-~"),
        ("zh_numeric", forms.NUMERIC, read_numeric, _figure_stands, "12"),
        ("zh_third", forms.THIRD, read_third, _stands, "旬"),
        ("zh_end", forms.END, read_end, _stands, "底末初"),
        ("zh_quarter", forms.QUARTER, read_quarter, _stands, "季半全首"),
        ("zh_relative_quarter", forms.RELATIVE_QUARTER, read_relative_quarter, _stands, "季"),
        ("zh_first_months", forms.FIRST_MONTHS, read_first_months, _stands, "前后後"),
        ("zh_season", forms.SEASON, read_season, _stands, "春夏秋冬"),
        ("zh_week_of", forms.WEEK_OF, read_week_of, _stands, "周週星礼禮"),
        ("zh_decade", forms.DECADE, read_decade, _stands, "代"),
        ("zh_plan", forms.PLAN, read_plan, _stands, "五"),
        ("zh_years_together", forms.YEARS_TOGETHER, read_years_together, _stands, "两"),
        ("zh_same", forms.SAME, read_same, _stands, "同上下本次当"),
        ("zh_week", forms.WEEK, read_week, _stands, "周週星礼禮"),
        ("zh_weekday", forms.WEEKDAY, read_week, _stands, "周週星礼禮"),
        ("zh_relative_day", forms.RELATIVE_DAY, read_relative_day, _stands, "天日"),
        ("zh_ago", forms.AGO, read_offset, _stands, "前"),
        ("zh_later", forms.LATER, read_offset, _later_stands, "后後"),
        ("zh_year_list", forms.YEAR_LIST, read_listed_year, _stands, "、"),
        ("zh_this_year", forms.YEAR_WORD, read_this_year, _stands, "一"),
        ("zh_point", forms.SINGLE, read_point, _stands, "年月"),
        ("zh_month_day", forms.MONTH_DAY_BARE, read_point, _stands, "月"),
        ("zh_month_alone", forms.MONTH_ALONE, read_point, _stands, "月"),
    )
)
TABLE = RuleTable(RULES)

_RUN, _ANCHOR, _PLAN = re.compile(forms.RUN), re.compile(forms.ANCHOR), re.compile(forms.PLAN_ANCHOR)
_MARGIN = 6  # characters behind a run that rules look at


def zones(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that may hold a date: runs of the characters that dates are written with."""
    for run in _RUN.finditer(text):
        if _ANCHOR.search(text, run.start(), run.end()) or _PLAN.search(text, run.start(), run.end() + 1):
            yield run.start(), min(len(text), run.end() + _MARGIN)
