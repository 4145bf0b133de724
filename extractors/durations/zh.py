"""Chinese lengths: 1年, 365日历天, 三年半, 8天20小时, 3~6个月, 1+1+1年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.durations.iso import half_more, iso_duration
from nlp.numerals import ZH_DIGITS, ZH_UNITS, read_arabic, read_chinese

_W = r"[ \t]?\n?[ \t]?"
_HAN = r"\u4e00-\u9fff"
# --- Chinese
_NUMERAL = "[" + "".join((*ZH_DIGITS, *ZH_UNITS)) + "]{1,5}"
_FIGURE = r"\d{1,4}(?:\.\d)?"
_ONE = r"[个個]"
_DAYS = rf"{_ONE}?(?:日历天|日历日|(?:法定)?工作日|自然日|交易日|天)"
_UNIT = rf"{_ONE}?会计年度|{_ONE}?年度|周年|年|{_ONE}月|{_ONE}季度|{_ONE}?(?:星期|礼拜)|周|{_DAYS}|日|{_ONE}?小时|分钟"
_AND_MORE = rf"(?:零|又)?(?:{_FIGURE}|{_NUMERAL})(?:{_ONE}月|{_DAYS}|{_ONE}?小时|分钟?)"
_LENGTH = (
    rf"(?P<number>{_FIGURE}|{_NUMERAL})(?:余|多)?{_W}(?P<one>{_ONE}(?=半))?(?P<part>半)?"
    rf"(?P<unit>(?(part)(?:月|小时)|(?:{_UNIT})))(?P<half>半)?(?P<more>(?:{_AND_MORE}){{0,3}})"
)
_ZH = re.compile(_LENGTH)
_LOWER = re.compile(rf"(?<![\d.])(?P<lower>{_FIGURE}|{_NUMERAL})(?:{_UNIT})?(?:-{{1,3}}|~|至|到)$")
_JOINTS = ("-", "~", "至", "到")
_WITH_RENEWALS = re.compile(r"\d(?:\+\d){1,4}年")  # 1+1+1年
_HALF = re.compile(rf"半(?:{_ONE}?月|年)(?!度|期|刊)")
_MORE = re.compile(rf"(?P<number>{_FIGURE}|{_NUMERAL})(?P<unit>{_ONE}月|{_DAYS}|{_ONE}?小时|分钟?)")
_CODES = (
    ("Y", re.compile(r"年|会计")), ("Q", re.compile("季度")), ("M", re.compile("月")),
    ("W", re.compile("周|星期|礼拜")), ("H", re.compile("小时")), ("T", re.compile("分")),
    ("D", re.compile("天|日|晚")),
)  # fmt: skip
_NO_NUMBER_BEFORE = re.compile(r"(?:\d|\d[.,×x]|×|第|世纪|号)$")
_ORDINAL_BEFORE = re.compile(r"(?:第|世纪|号)$")
_DATE_AROUND = re.compile(r"(?:月的?|至|到|-|~|年|、|本|同|每|[上中下])\s?\n?$")
_DAY_LENGTH_AFTER = re.compile(r"(?:内|之内|以内|历天|前|后|的|以上|为限|\)|,|;|。|$)")
_YEAR_AFTER = re.compile(r"\s?\d{1,2}\s?月|度|级|代|[上下]半年|第?[一二三四]季度|底|初|末|[春夏秋冬]")


def lengths(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of every length with its unit."""
    for match in _ZH.finditer(text):
        ranged = text[match.start() - 1 : match.start()] in _JOINTS
        lower = _LOWER.search(text, max(0, match.start() - 8), match.start()) if ranged else None
        if _is_length(text, match, lower) and (value := _value_zh(match, lower)):
            yield lower.start() if lower and "/" in value else match.start(), match.end(), value


def renewals(text: str) -> Iterator[tuple[int, int, str]]:
    """1+1+1年: a year and two renewals come to three."""
    for match in _WITH_RENEWALS.finditer(text) if "+" in text else ():
        yield match.start(), match.end(), f"P{sum(int(part) for part in match.group()[:-1].split('+'))}Y"


def halves(text: str) -> Iterator[tuple[int, int, str]]:
    """半年, 半个月."""
    for match in _HALF.finditer(text):
        if text[match.start() - 1 : match.start()] not in ("上", "下", "前", "后", "年", "个", "月", "個"):
            yield match.start(), match.end(), "P6M" if "年" in match.group() else "P15D"


def _is_length(text: str, match: re.Match[str], lower: re.Match[str] | None) -> bool:
    """False where the words tell a date, an ordinal or a part of a number."""
    start, unit = match.start("number"), match["unit"]
    before = text[max(0, start - 3) : start]
    if not lower and (_NO_NUMBER_BEFORE if match["number"][0].isdigit() else _ORDINAL_BEFORE).search(before):
        return False
    if unit in ("年", "年度"):
        return not _reads_as_year(text, match)
    if unit in ("日", "周"):
        plain = not _DATE_AROUND.search(before) and not (unit == "周" and match["number"] in ("一", "上"))
        return (
            plain
            and (unit == "周" or _DAY_LENGTH_AFTER.match(text, match.end()) is not None)
            and not before.endswith("于")
        )
    return not (unit == "季度" and not match["number"][0].isdigit() and before[-1:] in ("年", "前"))


def _reads_as_year(text: str, match: re.Match[str]) -> bool:
    """2024年, 二〇二四年, 24年8月, 07年, 民国三年: calendar years, no lengths."""
    number, unit = match["number"], match["unit"]
    value = _number_zh(number)
    if (
        value is None
        or value > 100
        or (len(number) > 1 and number[0] in "0〇零")
        or (len(number) > 1 and set(number) & set("〇零"))
    ):
        return True
    if text.endswith(
        ("民国", "这", "這") if unit == "年" else ("上", "下", "本", "每", "这", "任"), 0, match.start("number")
    ):
        return True
    return not match["half"] and _YEAR_AFTER.match(text, match.end()) is not None


def _number_zh(words: str) -> Decimal | None:
    return read_arabic(words) if words[0].isdigit() else read_chinese(words)


def _code(unit: str) -> str:
    return next(code for code, pattern in _CODES if pattern.search(unit))


def _value_zh(match: re.Match[str], lower: re.Match[str] | None) -> str | None:
    amount, code = _number_zh(match["number"]), _code(match["unit"])
    if not amount:
        return None
    if match["part"] or match["half"]:
        return half_more(amount, code)
    parts = [(amount, code)]
    parts += [(_number_zh(more["number"]) or Decimal(0), _code(more["unit"])) for more in _MORE.finditer(match["more"])]
    least = _number_zh(lower["lower"]) if lower else None
    value = iso_duration(parts)
    return f"{iso_duration([(least, code)])}/{value}" if least and least < amount else value
