"""Chinese dates: what each form means, and where in a text to look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors import date_zh_forms as forms
from extractors.date_rule import Reading, Rule, Seen
from extractors.date_zh_points import read_point, read_words, to_number, year_of_head
from extractors.edtf import Day, day_of, day_range, monday, nth_week, quarter_of, span_of, third_of_month
from nlp.languages.calendar import DAYS_ZH, FIVE_YEAR_PLANS, SEASONS_ZH

_WEEKDAYS = "一二三四五六日"


def read_range(match: re.Match[str], seen: Seen) -> Reading:
    """2023年1月1日至12月31日; what the end leaves out, the start lends. 至今 stays open."""
    start = read_words(match["start"], seen)
    if start is None:
        return None
    if match.groupdict().get("now"):
        return f"{start}/.."
    end = read_words(match["end"], Seen(seen.text, match.start("end"), seen.context, start))
    return _ordered(start, end, stated="年" in match["end"]) if end else None


def _ordered(start: Day, end: Day, stated: bool) -> str | None:
    """A range; an end whose year was not ``stated`` may lie in the year after (11月至3月)."""
    if not stated and end.month and str(end) < str(start)[: len(str(end))]:
        end = end.moved(12)
    return span_of(start, end)


def read_between(match: re.Match[str], seen: Seen) -> Reading:
    """2015年和2018年之间."""
    return read_range(match, seen)


def read_months(match: re.Match[str], seen: Seen) -> Reading:
    """2023年1-6月."""
    first, last, head = to_number(match["first"]), to_number(match["last"]), (match["year"] or "").strip()
    year = year_of_head(head, seen) if head else seen.context.year_of_month(first, seen.text, seen.at)
    return span_of(Day(year, first), Day(year, last)) if year and first < last else None


def read_days(match: re.Match[str], seen: Seen) -> Reading:
    """2019年4月12-19日."""
    month, first, last = (
        read_words(match["head"], seen),
        to_number(match["first"]),
        to_number(match["last"].rstrip("日号號 ")),
    )
    if not month or not month.month or first >= last:
        return None
    start, end = Day(month.year, month.month, first), Day(month.year, month.month, last)
    return span_of(start, end) if end.is_real() else None


def read_listed_day(match: re.Match[str], seen: Seen) -> Reading:
    """19日 in 12月18日、19日: of the month said last."""
    month, day = seen.context.last_month, to_number(match.group().rstrip("日号號 "))
    found = Day(month.year, month.month, day) if month else None
    return found if found and found.is_real() else None


def read_month_days(match: re.Match[str], seen: Seen) -> Reading:
    """1月3至2月10."""
    start = read_words(match["start"] + "日", seen)
    end = read_words(match["end"] + "日", Seen(seen.text, seen.at, seen.context, start)) if start else None
    return _ordered(start, end, stated=False) if start and end else None


def read_years(match: re.Match[str], seen: Seen) -> Reading:
    """2021至2023年."""
    first, last = to_number(match["first"] or match["first2"]), to_number(match["last"] or match["last2"])
    return span_of(Day(first), Day(last)) if first < last else None


def _numeric(words: str) -> Day | None:
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if len(parts) == 1:
        parts = [int(words[:4]), int(words[4:6]), int(words[6:8])]
    found = Day(parts[0], parts[1], parts[2])
    return found if found.is_real() else None


def read_numeric(match: re.Match[str], seen: Seen) -> Reading:
    """2024-08-20, 2024.8.20, 20240820."""
    return _numeric(match.group())


def read_numeric_range(match: re.Match[str], seen: Seen) -> Reading:
    """2024-01-01至2024-12-31."""
    start, end = _numeric(match["start"]), _numeric(match["end"])
    return span_of(start, end) if start and end else None


def read_numeric_months(match: re.Match[str], seen: Seen) -> Reading:
    """1999.08-2002.02."""
    end = Day(int(match["y2"]), int(match["m2"]) if match["m2"] else None)
    return span_of(Day(int(match["y1"]), int(match["m1"])), end)


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


def read_relative_quarter(match: re.Match[str], seen: Seen) -> Reading:
    """本季度, 上季度, 下个季度."""
    today = seen.context.publication_day
    return quarter_of(today, "上本下".index(match["which"]) - 1) if today else None


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
        from extractors.edtf import nth_weekday

        found = nth_weekday(head.first(), head.last(), _weekday(match["day"]), nth)
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
    first = FIVE_YEAR_PLANS[match["plan"]]
    return span_of(Day(first), Day(first + 4))


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
    """上年同期 is the range said last a year earlier; 同日, 同月 what was said last; 上月, 本月, 下月 of the publication."""
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


def _weekday(sign: str) -> int:
    return _WEEKDAYS.find(sign.replace("天", "日"))


def read_week(match: re.Match[str], seen: Seen) -> Reading:
    """本周, 上周五, 下个星期一; 周三 alone is the last one up to the publication."""
    today = seen.context.publication_day
    if today is None:
        return None
    if "which" not in match.groupdict():
        return day_of(today - timedelta((today.weekday() - _weekday(match["day"])) % 7))
    start = monday(today, {"上": -1, "下": 1}.get(match["which"], 0))
    return day_of(start + timedelta(_weekday(match["day"]))) if match["day"] else day_range(start, 7)


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


def read_listed_year(match: re.Match[str], seen: Seen) -> Reading:
    """2021、2022、2023年度: one each."""
    return Day(to_number(match.group()))


def read_this_year(match: re.Match[str], seen: Seen) -> Reading:
    """这一年: the year said last, else the publication's."""
    anchor = seen.context.last or seen.context.published
    return Day(anchor.year) if anchor else None


_PERIODIC = re.compile(r"(?:每|逐|近|第|周岁|满)$")
_LENGTH_AFTER = re.compile(r"以?内")
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


RULES: tuple[Rule, ...] = tuple(
    Rule(name, forms.compiled(form), read, stands, tuple(marks))
    for name, form, read, stands, marks in (
        ("zh_range", forms.RANGE, read_range, _stands, "至到-~"),
        ("zh_between", forms.BETWEEN, read_between, _stands, "间"),
        ("zh_numeric_range", forms.NUMERIC_RANGE, read_numeric_range, _figure_stands, "至到-~"),
        ("zh_numeric_months", forms.NUMERIC_MONTHS, read_numeric_months, _figure_stands, "."),
        ("zh_months", forms.MONTHS, read_months, _stands, "月"),
        ("zh_days", forms.DAYS, read_days, _stands, "日号號"),
        ("zh_month_days", forms.MONTH_DAYS_BARE, read_month_days, _stands, "至到-~"),
        ("zh_listed_day", forms.LISTED_DAY, read_listed_day, _stands, "日号"),
        ("zh_years", forms.YEARS, read_years, _stands, "至到-~"),
        ("zh_numeric", forms.NUMERIC, read_numeric, _figure_stands, ""),
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
        ("zh_later", forms.LATER, read_offset, _stands, "后後"),
        ("zh_year_list", forms.YEAR_LIST, read_listed_year, _stands, "、"),
        ("zh_this_year", forms.YEAR_WORD, read_this_year, _stands, "一"),
        ("zh_point", forms.SINGLE, read_point, _stands, "年月"),
        ("zh_month_day", forms.MONTH_DAY_BARE, read_point, _stands, "月"),
        ("zh_month_alone", forms.MONTH_ALONE, read_point, _stands, "月"),
    )
)

_RUN, _ANCHOR, _PLAN = re.compile(forms.RUN), re.compile(forms.ANCHOR), re.compile(forms.PLAN_ANCHOR)
_MARGIN = 6  # characters behind a run that rules look at


def zones(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that may hold a date: runs of the characters that dates are written with."""
    for run in _RUN.finditer(text):
        if _ANCHOR.search(text, run.start(), run.end()) or _PLAN.search(text, run.start(), run.end() + 1):
            yield run.start(), min(len(text), run.end() + _MARGIN)
