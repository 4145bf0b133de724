"""Chinese dates: forms found, and what each means."""

from __future__ import annotations

import re
from datetime import timedelta

from extractors.date_context import Context
from extractors.edtf import Day, day_range, span_of, third_of_month
from nlp.languages.calendar import DAYS_ZH, FIVE_YEAR_PLANS, SEASONS_ZH, YEARS_ZH
from nlp.numerals import read_chinese

_W = r"[ \t]?\n?[ \t]?"
_ZH_DIGIT = "[〇○零一二三四五六七八九]"
_YEAR4 = rf"(?:(?:1[89]|20)\d{{2}}|[一二]{_ZH_DIGIT}{{3}})"
_YEAR = rf"(?:(?<![\d.]){_YEAR4}|(?<![\d\u4e00-\u9fff.,])(?:[012]\d){_W}(?=年{_W}\d{{1,2}}{_W}月))"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
_REL_YEAR = "(?:" + "|".join(sorted(YEARS_ZH, key=len, reverse=True)) + "|同年|当年|翌年)"
_Y = rf"(?:{_YEAR}{_W}年度?|{_REL_YEAR})"
_M = rf"{_MONTH}{_W}月份?"
_D = rf"{_DAY}{_W}[日号]"
_CLOCK = r"(?:(?:上午|下午|晚上|早上|中午)?\s?\d{1,2}(?:[:时点]\d{0,2}(?::\d{2})?分?整?|时整?)(?:\d{1,2}秒)?\s?时?)"
_POINT = rf"(?:{_Y}{_W}{_M}{_W}{_D}|{_Y}{_W}{_M}|{_Y}|(?<![\d一二三四五六七八九十.]){_M}{_W}{_D}|本月{_D}|当月{_D})"
_NUMERIC = r"(?<![A-Za-z\d./-])(?:19|20)\d{2}(?P<SIGN>[-/.])(?:0?[1-9]|1[0-2])(?P=SIGN)(?:3[01]|[12]\d|0?[1-9])(?![\d]|[./-]\d)"
_TO = rf"{_W}(?:至|到|-{{1,2}}|~){_W}(?:自)?"
_AFTER_RANGE = rf"(?:(?P<now>今)|(?P<end>{_POINT}|{_M}|{_D}))"

_RANGE = re.compile(rf"(?P<start>{_POINT}|(?<![\d个]){_M})(?:\s?{_CLOCK})?(?:起|始)?{_TO}{_AFTER_RANGE}")
_MONTHS = re.compile(
    rf"(?P<year>{_Y}{_W})?(?<![\d第]){_MONTH}(?:{_W}月)?{_W}(?:至|到|-|~){_W}{_MONTH}{_W}月份?(?!\d|{_W}{_DAY}{_W}[日号])"
)
_YEARS = re.compile(rf"(?<![\d.-]){_YEAR4}(?:年)?(?:至|到|-|~){_YEAR4}年度?")
_NUMERIC_RANGE = re.compile(
    _NUMERIC.replace("SIGN", "first").replace("(?![\\d]|[./-]\\d)", "")
    + r"\s?(?:至|到|-|~)\s?"
    + _NUMERIC.replace("SIGN", "last").replace("(?<![A-Za-z\\d./-])", "")
)
_NUMERIC_DAY = re.compile(
    _NUMERIC + r"|(?<![\d\w-])(?P<compact>20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\d\w-])"
)
_SINGLE = re.compile(_POINT)
_MONTH_ALONE = re.compile(
    rf"(?<!\d[.,])(?<![\d第个年每至到~-])(?<![零〇一二三四五六七八九十]){_MONTH}月份?(?!\d|{_W}{_DAY}{_W}[日号]|[底末初饼球]|{_W}[上中下]旬)"
)
_YEAR_LIST = re.compile(
    rf"(?<![\d.\[(-])(?:{_YEAR4})(?=(?:、{_YEAR4}){{1,6}}年)|(?<=、)(?:{_YEAR4})(?=(?:、{_YEAR4}){{1,6}}年)"
)
_THIRD = re.compile(rf"(?P<head>{_Y}{_W})?(?P<month>{_M}|本月|当月|上月){_W}(?P<third>[上中下])旬")
_END = re.compile(
    rf"(?P<head>{_Y}|{_Y}{_W}{_M}|(?<!\d){_M}|本月|当月|年|月)(?P<end>底|末|初)(?![\u4e00-\u9fff]?[教级])"
)
_QUARTER = re.compile(rf"(?P<head>{_Y}{_W})?(?P<words>前[一二三]季度|第?[一二三四]季度|[上下]半年|全年)")
_SEASON = re.compile(rf"(?P<head>{_Y})(?P<season>[春夏秋冬])(?:季|天)?")
_SAME = re.compile(
    rf"(?P<head>上年|去年)同期|(?<![合共])同期|同月|(?<![本每逐一按当半近个])(?:上个?月|本月|下个?月|次月)(?!{_W}\d)(?!底|末|初|[上中下]旬)|同日|当日"
)
_WEEK = re.compile(r"(?P<which>本|上|下|这)(?:个)?(?:周|星期)(?P<day>[一二三四五六日天])?(?![\u4e00-\u9fff]?[期末岁])")
_RELATIVE_DAY = re.compile("|".join(DAYS_ZH))
_DECADE = re.compile(r"(?:上个?世纪|(?P<century>二十|二十一|\d{2})世纪)(?P<decade>[二三四五六七八九]十|\d0)年代")
_PLAN = re.compile('"?(?:' + "|".join(FIVE_YEAR_PLANS) + ')"?(?:时期|期间|规划期)')
_DAY_ONLY = re.compile(rf"(?:(?<=[,。;\s于至(])){_DAY}日(?![常均内起历程前后])")
_PERIODIC = re.compile(r"(?:每|逐|近|第|周岁|满)$")

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("zh_range", _RANGE), ("zh_numeric_range", _NUMERIC_RANGE), ("zh_months", _MONTHS), ("zh_years", _YEARS),
    ("zh_numeric", _NUMERIC_DAY), ("zh_third", _THIRD), ("zh_end", _END), ("zh_quarter", _QUARTER),
    ("zh_season", _SEASON), ("zh_decade", _DECADE), ("zh_plan", _PLAN), ("zh_same", _SAME), ("zh_week", _WEEK),
    ("zh_relative_day", _RELATIVE_DAY), ("zh_year_list", _YEAR_LIST), ("zh_point", _SINGLE), ("zh_month_alone", _MONTH_ALONE),
)  # fmt: skip


def candidates(text: str) -> list[tuple[int, int, str]]:
    """(start, end, rule) of every place that reads as a date."""
    found = []
    for rule, pattern in RULES:
        for match in pattern.finditer(text):
            if not _PERIODIC.search(text, max(0, match.start() - 1), match.start()) and not _is_length(text, match):
                found.append((match.start(), match.end(), rule))
    return found


def _is_length(text: str, match: re.Match[str]) -> bool:
    return text.startswith(("以内", "内"), match.end()) and match.group().endswith("日") and "月" not in match.group()


def value(rule: str, text: str, start: int, end: int, context: Context) -> str | None:
    """The EDTF value of a candidate, or None."""
    match = dict(RULES)[rule].match(text, start, end) or dict(RULES)[rule].match(text, start)
    return _VALUES[rule](match, text, context) if match else None


def _number(words: str) -> int:
    if words == "元":
        return 1
    return int(words) if words.isdigit() else int(read_chinese(words.replace("廿", "二十")) or 0)


_PARTS = re.compile(
    rf"(?:(?P<y>(?:\d{{2,4}}|{_ZH_DIGIT}{{4}})){_W}年度?|(?P<rel>{_REL_YEAR}))?{_W}(?:(?P<m>{_MONTH}){_W}月份?|(?P<this>本月|当月))?{_W}(?:(?P<d>{_DAY}){_W}[日号])?"
)


def _point(words: str, text: str, start: int, context: Context, base: Day | None = None) -> Day | None:
    """A written point to its precision; what is left out comes from ``base`` or the context."""
    parts = _PARTS.fullmatch(words.strip())
    if not parts:
        return None
    month = _number(parts["m"]) if parts["m"] else None
    day = _number(parts["d"]) if parts["d"] else None
    year = _year(parts, context)
    if parts["this"]:
        anchor = context.published if parts["this"] == "本月" else context.last_month
        year, month = (anchor.year, anchor.month) if anchor else (None, None)
    if year is None and base is not None:
        year, month = base.year, month or base.month
    if year is None and not parts["rel"] and month:
        year = context.year_of_month(month, text, start)
    found = Day(year, month, day) if year else None
    return found if found and found.is_real() else None


def _year(parts: re.Match[str], context: Context) -> int | None:
    if parts["y"]:
        year = _number(parts["y"])
        return 2000 + year if year < 100 else year
    word = parts["rel"]
    if word in ("同年", "当年"):
        return context.last.year if context.last else None
    if word in ("次年", "翌年"):
        return context.last.year + 1 if context.last else None
    if word and context.published:
        return context.published.year + YEARS_ZH[word]
    return None


def _value_of_point(match: re.Match[str], text: str, context: Context) -> str | None:
    found = _point(match.group(), text, match.start(), context)
    return str(found) if found else None


def _value_of_range(match: re.Match[str], text: str, context: Context) -> str | None:
    start = _point(match["start"], text, match.start(), context)
    if start is None:
        return None
    if match["now"]:
        return f"{start}/.."
    end = _point(match["end"], text, match.start("end"), context, start)
    return span_of(start, end) if end else None


def _value_of_months(match: re.Match[str], text: str, context: Context) -> str | None:
    body = match.group()[len(match["year"] or "") :]
    first, last = (_number(number) for number in re.findall(_MONTH, body)[:2])
    head = (match["year"] or "").strip()
    year_day = _point(head, text, match.start(), context) if head else None
    year = year_day.year if year_day else (None if head else context.year_of_month(first, text, match.start()))
    return span_of(Day(year, first), Day(year, last)) if year and first < last else None


def _value_of_years(match: re.Match[str], text: str, context: Context) -> str | None:
    first, last = (_number(number) for number in re.findall(_YEAR4, match.group()))
    return span_of(Day(first), Day(last)) if first < last else None


def _numeric(words: str) -> Day | None:
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if len(parts) == 1:
        parts = [int(words[:4]), int(words[4:6]), int(words[6:8])]
    found = Day(parts[0], parts[1], parts[2])
    return found if found.is_real() else None


def _value_of_numeric(match: re.Match[str], text: str, context: Context) -> str | None:
    found = _numeric(match.group())
    return str(found) if found else None


def _value_of_numeric_range(match: re.Match[str], text: str, context: Context) -> str | None:
    parts = re.findall(r"\d+", match.group())
    start, end = _numeric("-".join(parts[:3])), _numeric("-".join(parts[3:]))
    return span_of(start, end) if start and end else None


def _head_year(head: str | None, context: Context) -> int | None:
    """The year of an optional year phrase; the publication's when there is none."""
    if not head or not head.strip():
        return context.published.year if context.published else None
    parts = _PARTS.fullmatch(head.strip())
    return _year(parts, context) if parts else None


def _value_of_third(match: re.Match[str], text: str, context: Context) -> str | None:
    month = _month_day((match["head"] or "") + match["month"], text, match.start(), context)
    return third_of_month(month.year, month.month, "上中下".index(match["third"])) if month and month.month else None


def _month_day(words: str, text: str, start: int, context: Context) -> Day | None:
    if words.strip() == "上月":
        return _month_before(context.published)
    return _point(words, text, start, context)


def _month_before(day: Day | None, months: int = 1) -> Day | None:
    if day is None or day.month is None:
        return None
    index = day.year * 12 + day.month - 1 - months
    return Day(index // 12, index % 12 + 1)


def _value_of_end(match: re.Match[str], text: str, context: Context) -> str | None:
    head, early = match["head"], match["end"] == "初"
    if head in ("月", "本月", "当月"):
        anchor = context.published if head != "当月" else context.last_month
        return str(Day(anchor.year, anchor.month)) if anchor and anchor.month else None
    if "月" in head:
        found = _point(head, text, match.start(), context)
        return str(found) if found else None
    year = _head_year(None if head == "年" else head, context)
    return str(Day(year, 1 if early else 12)) if year else None


def _value_of_quarter(match: re.Match[str], text: str, context: Context) -> str | None:
    year, words = _head_year(match["head"], context), match["words"]
    if year is None:
        return None
    if words.startswith("前"):
        return span_of(Day(year, 1), Day(year, 3 * _number(words[1])))
    if words.endswith("半年"):
        return f"{year}-{40 if words[0] == '上' else 41}"
    if words == "全年":
        return str(year)
    return f"{year}-{32 + _number(words.strip('第季度'))}"


def _value_of_season(match: re.Match[str], text: str, context: Context) -> str | None:
    year = _head_year(match["head"], context)
    return f"{year}-{SEASONS_ZH[match['season']]}" if year else None


def _value_of_decade(match: re.Match[str], text: str, context: Context) -> str | None:
    decade = match["decade"]
    tens = int(decade[0]) if decade[0].isdigit() else _number(decade[0])
    century = 20 if not match["century"] else _number(match["century"])
    return f"{century - 1}{tens}X"


def _value_of_plan(match: re.Match[str], text: str, context: Context) -> str | None:
    first = next(year for name, year in FIVE_YEAR_PLANS.items() if name in match.group())
    return f"{first}/{first + 4}"


def _value_of_same(match: re.Match[str], text: str, context: Context) -> str | None:
    words = match.group()
    if words.endswith("同期"):
        return context.year_earlier() if match["head"] else None
    if words in ("同日", "当日"):
        return str(context.last) if context.last and context.last.day else None
    if words == "同月":
        return str(Day(context.last_month.year, context.last_month.month)) if context.last_month else None
    months = {"上": 1, "本": 0, "下": -1, "次": -1}[words[0]]
    found = _month_before(context.published, months)
    return str(found) if found else None


def _value_of_week(match: re.Match[str], text: str, context: Context) -> str | None:
    today = context.publication_day
    if today is None:
        return None
    monday = today - timedelta(today.weekday()) + timedelta(7 * {"上": -1, "下": 1}.get(match["which"], 0))
    if match["day"]:
        return (monday + timedelta("一二三四五六日".find(match["day"].replace("天", "日")))).isoformat()
    return day_range(monday, 7)


def _value_of_relative_day(match: re.Match[str], text: str, context: Context) -> str | None:
    today = context.publication_day
    return (today + timedelta(DAYS_ZH[match.group()])).isoformat() if today else None


def _value_of_listed_year(match: re.Match[str], text: str, context: Context) -> str | None:
    return str(_number(match.group()))


_VALUES = {
    "zh_range": _value_of_range, "zh_numeric_range": _value_of_numeric_range, "zh_months": _value_of_months,
    "zh_years": _value_of_years, "zh_numeric": _value_of_numeric, "zh_third": _value_of_third, "zh_end": _value_of_end,
    "zh_quarter": _value_of_quarter, "zh_season": _value_of_season, "zh_decade": _value_of_decade,
    "zh_plan": _value_of_plan, "zh_same": _value_of_same, "zh_week": _value_of_week,
    "zh_relative_day": _value_of_relative_day, "zh_year_list": _value_of_listed_year, "zh_point": _value_of_point, "zh_month_alone": _value_of_point,
}  # fmt: skip
