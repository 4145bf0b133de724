"""Readers of parts of a month, a year or a century: 上旬, 年底, 第一季度, 第二周, 80年代."""

from __future__ import annotations

import re

from extractors.dates.rule import Reading, Seen
from extractors.dates.zh_points import read_words, to_number, weekday_of, year_of_head
from extractors.edtf import Day, day_of, nth_week, nth_weekday, span_of, third_of_month
from nlp.languages.calendar import FIVE_YEAR_PLANS, SEASONS_ZH


def read_third(match: re.Match[str], seen: Seen) -> Reading:
    """2024年8月上旬 as its days."""
    if match["month"] == "上月":
        published = seen.context.published
        month = published.to_month().moved(-1) if published and published.month else None
    else:
        month = read_words((match["head"] or "") + match["month"], seen)
    return third_of_month(month.year, month.month, "上中下".index(match["third"])) if month and month.month else None


def read_end(match: re.Match[str], seen: Seen) -> Reading:
    """年底 is that December, 年初 its January, 月底 and 月初 that month."""
    head = match["head"]
    if head in ("月", "本月", "当月"):
        anchor = seen.context.last_month if head == "当月" else seen.context.published
        return anchor.to_month() if anchor and anchor.month else None
    if "月" in head:
        return read_words(head, seen)
    year = year_of_head("" if head == "年" else head, seen)
    return Day(year, 1 if match["end"] == "初" else 12) if year else None


def read_quarter(match: re.Match[str], seen: Seen) -> Reading:
    """第一季度, 前三季度, 上半年, 全年, 首月; without a year, of the publication's."""
    year, words = year_of_head(match["head"], seen), match["words"]
    if year is None:
        return None
    if words.endswith("半年"):
        return f"{year}-{40 if words[0] in '上前' else 41}"
    if words in ("全年", "首月"):
        return Day(year, 1 if words == "首月" else None)
    number = to_number(words.strip("第前季度个個Q").replace("首", "一"))
    return span_of(Day(year, 1), Day(year, 3 * number)) if words.startswith("前") else f"{year}-{32 + number}"


def read_first_months(match: re.Match[str], seen: Seen) -> Reading:
    """今年前十一个月."""
    year, count = year_of_head(match["head"], seen), to_number(match["count"])
    if year is None or not 0 < count <= 12:
        return None
    return (
        span_of(Day(year, 1), Day(year, count))
        if match["side"] == "前"
        else span_of(Day(year, 13 - count), Day(year, 12))
    )


def read_season(match: re.Match[str], seen: Seen) -> Reading:
    """2020年春天."""
    year = year_of_head(match["head"], seen)
    return f"{year}-{SEASONS_ZH[match['season']]}" if year else None


def read_week_of(match: re.Match[str], seen: Seen) -> Reading:
    """2月份第二周, 今年第三十七个星期, 10月的第一个星期一."""
    head = read_words(match["head"].removesuffix("的"), seen)
    nth = -1 if match["last"] else to_number(match["nth"])
    if head is None or not nth:
        return None
    if match["day"]:
        found = nth_weekday(head.first(), head.last(), weekday_of(match["day"]), nth)
        return day_of(found) if found else None
    return nth_week(head.first(), head.last(), nth)


def read_decade(match: re.Match[str], seen: Seen) -> Reading:
    """上世纪八十年代, 90年代 → 198X, 199X."""
    decade, century = match["decade"], match["century"]
    tens = int(decade[0]) if decade[0].isdigit() else to_number(decade[0])
    hundreds = to_number(century) - 1 if century else 20 if tens < 3 and "世纪" not in match.group() else 19
    return f"{hundreds}{tens}X"


def read_plan(match: re.Match[str], seen: Seen) -> Reading:
    """十四五 → 2021/2025."""
    first = FIVE_YEAR_PLANS[match["plan"] or match["quoted"]]
    return span_of(Day(first), Day(first + 4))


def read_listed_year(match: re.Match[str], seen: Seen) -> Reading:
    """2021、2022、2023年度: one each."""
    return Day(to_number(match.group()))
