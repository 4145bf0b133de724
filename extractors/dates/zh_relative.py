"""Readers of Chinese dates counted from the publication, or from a date said before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.rule import Reading, Seen
from extractors.dates.zh_points import to_number, weekday_of
from extractors.edtf import Day, day_of, day_range, monday, quarter_of, span_of
from nlp.languages.calendar import DAYS_ZH


def read_relative_quarter(match: re.Match[str], seen: Seen) -> Reading:
    """本季度, 上季度, 下个季度."""
    today = seen.context.publication_day
    return quarter_of(today, "上本下".index(match["which"]) - 1) if today else None


def read_years_together(match: re.Match[str], seen: Seen) -> Reading:
    """今明两年, 去今两年."""
    published = seen.context.published
    steps = {"去": -1, "今": 0, "明": 1}
    return (
        span_of(Day(published.year + steps[match["first"]]), Day(published.year + steps[match["last"]]))
        if published
        else None
    )


def read_same(match: re.Match[str], seen: Seen) -> Reading:
    """上年同期: the range said last, a year earlier; 同日, 同月: said last; 上月, 本月: of the publication."""
    words, context = match.group(), seen.context
    if words.endswith("同期"):
        return context.year_earlier() if match["head"] else None
    if words in ("同日", "当日"):
        return context.last if context.last and context.last.day else None
    if words == "同月":
        return context.last_month.to_month() if context.last_month else None
    published = context.published
    return (
        published.to_month().moved({"上": -1, "本": 0, "下": 1, "次": 1}[words[0]])
        if published and published.month
        else None
    )


def read_week(match: re.Match[str], seen: Seen) -> Reading:
    """本周, 上周五, 下个星期一; 周三 alone is the last one up to the publication."""
    today = seen.context.publication_day
    if today is None:
        return None
    if "which" not in match.groupdict():
        return day_of(today - timedelta((today.weekday() - weekday_of(match["day"])) % 7))
    start = monday(today, {"上": -1, "下": 1}.get(match["which"], 0))
    return day_of(start + timedelta(weekday_of(match["day"]))) if match["day"] else day_range(start, 7)


def read_relative_day(match: re.Match[str], seen: Seen) -> Reading:
    """今天, 前天, 大后天."""
    today = seen.context.publication_day
    return day_of(today + timedelta(DAYS_ZH[match.group()])) if today else None


def read_offset(match: re.Match[str], seen: Seen) -> Reading:
    """三年前 is that year, 两个月前 that month, 5天前 that day."""
    today: date | None = seen.context.publication_day
    count, unit = to_number(match["count"]), match["unit"]
    if today is None or not count:
        return None
    sign = -1 if "前" in match.group() else 1
    if "年" in unit:
        return Day(today.year + sign * count)
    if "月" in unit:
        return Day(today.year, today.month).moved(sign * count)
    return day_of(today + timedelta(sign * count * (1 if unit == "天" else 7)))


def read_this_year(match: re.Match[str], seen: Seen) -> Reading:
    """这一年: the year said last, else the publication's."""
    anchor = seen.context.last or seen.context.published
    return Day(anchor.year) if anchor else None
