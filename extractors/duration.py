"""Lengths of time as ISO 8601 durations: 1年, 365日历天, 30个工作日, "three years", "18 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.article import Span
from extractors.mention import Mention
from nlp.document import Document
from nlp.numerals import ZH_DIGITS, ZH_UNITS, read_arabic, read_chinese, read_english

_W = r"[ \t]?\n?[ \t]?"
_ZH_NUMERAL = "[" + "".join((*ZH_DIGITS, *ZH_UNITS)) + "]{1,5}"
_NUMBER = rf"(?:(?<!\d)(?<!\d[.,×x])(?<!×)\d{{1,4}}(?:\.\d)?|(?<![\u4e00-\u9fff第]){_ZH_NUMERAL}|(?<=[\u4e00-\u9fff]){_ZH_NUMERAL})"
_ZH_UNITS = (
    ("Y", r"个?会计年度|个?年度|周年|年期?|个自然年"), ("M", r"个?自?然?月"), ("W", r"个?(?:星期|周)"),
    ("D", r"个?(?:日历天|日历日|工作日|自然日|交易日|法定工作日|天|日|晚上?)"), ("H", r"个?小时"), ("T", r"分钟"),
)  # fmt: skip
_ZH = re.compile(
    rf"(?P<number>{_NUMBER}){_W}(?P<unit>个会计年度|会计年度|个年度|周年|年|个月|个星期|星期|周|个?日历天|个?日历日|个?(?:法定)?工作日|个?自然日|个?交易日|天|日|个?小时|分钟)(?P<half>半)?(?:零?(?P<more>{_ZH_NUMERAL}|\d{{1,2}})个月)?"
)
_HALF = re.compile(r"(?P<half>半年|半个月|半月)(?!度|期|刊)")
_DAY_LENGTH = re.compile(r"(?:内|之内|以内|历天|前|后|的|以上|为限|\)|,|;|。|$)")

_EN_NUMBER = r"(?:\d{1,4}(?:\.\d)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|half an?|an?)"
_EN_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "T"}
_EN_QUALIFIER = r"(?:(?:consecutive|calendar|working|business|fiscal|natural|full|financial) )?"
_EN = re.compile(
    rf"(?<![\w.,$/-])(?P<number>{_EN_NUMBER})(?:\s\(\d{{1,4}}\))?[\s-]{_EN_QUALIFIER}(?P<unit>year|month|week|day|hour|minute)s?(?: and (?P<more>{_EN_NUMBER}) (?P<moreunit>month|day)s?)?(?![\w-])(?! (?:old|ago|earlier|Plan)\b)",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"an?$", re.IGNORECASE)


def find(document: Document) -> list[Mention]:
    """DURATION mentions in text order. Working days count as days (guidelines)."""
    found: list[Mention] = []
    if document.has_chinese:
        found += _chinese(document)
    if document.has_english:
        found += _english(document)
    return sorted(found, key=lambda mention: mention.at.start)


def _mention(document: Document, start: int, end: int, value: str, rule: str) -> Mention:
    at = Span(start, end)
    return Mention("DURATION", at, document.original(at), value, rule)


def _chinese(document: Document) -> Iterator[Mention]:
    text = document.text
    for match in _ZH.finditer(text):
        value = _chinese_value(match)
        if value and _is_length(text, match):
            yield _mention(document, match.start(), match.end(), value, "zh_length")
    for match in _HALF.finditer(text):
        if text[match.start() - 1 : match.start()] not in ("上", "下", "年", "个", "月"):
            yield _mention(document, match.start(), match.end(), "P6M" if "年" in match.group() else "P15D", "zh_half")


def _is_length(text: str, match: re.Match[str]) -> bool:
    unit, before = match["unit"], text[max(0, match.start() - 3) : match.start()]
    number = match["number"]
    if before.endswith(("第", "世纪", "号")) and unit in ("年", "日", "周", "天"):
        return False
    if unit == "年":
        return not _reads_as_year(text, match)
    if unit in ("日", "周"):
        plain = not re.search(r"(?:月的?|至|到|-|~|年|、|本|同|每|[上中下])\s?\n?$", before) and not (
            unit == "周" and number in ("一", "本", "上")
        )
        return (
            plain and (unit == "周" or _DAY_LENGTH.match(text, match.end()) is not None) and not before.endswith("于")
        )
    return not before.endswith("第")


def _reads_as_year(text: str, match: re.Match[str]) -> bool:
    """2024年, 二〇二四年, 24年8月, 一九年: calendar years, no lengths."""
    number = match["number"]
    value = read_arabic(number) if number[0].isdigit() else read_chinese(number)
    after = text[match.end() : match.end() + 4]
    if value is None or value > 100 or (len(number) > 1 and set(number) & set("〇零")):
        return True
    return bool(re.match(r"\s?\d{1,2}\s?月|度|级|代|[上下]半年|[一二三四]季度", after)) and not match["half"]


def _chinese_value(match: re.Match[str]) -> str | None:
    number = match["number"]
    amount = read_arabic(number) if number[0].isdigit() else read_chinese(number)
    if amount is None or amount == 0:
        return None
    unit = next(code for code, words in _ZH_UNITS if re.fullmatch(words, match["unit"]))
    if match["half"]:
        return f"P{amount}Y6M" if unit == "Y" else None
    value = _iso(amount, unit)
    if match["more"] and unit == "Y":
        more = read_arabic(match["more"]) if match["more"][0].isdigit() else read_chinese(match["more"])
        value += f"{more}M"
    return value


def _iso(amount: Decimal, unit: str) -> str:
    figure = format(amount.normalize(), "f")
    if unit in ("H", "T"):
        return f"PT{figure}{'H' if unit == 'H' else 'M'}"
    return f"P{figure}{unit}"


def _english(document: Document) -> Iterator[Mention]:
    for match in _EN.finditer(document.text):
        number, unit = match["number"].casefold(), _EN_UNITS[match["unit"].casefold()]
        if _INDEFINITE.match(number):
            continue
        if number.startswith("half"):
            value = {"Y": "P6M", "M": "P15D", "H": "PT30M"}.get(unit)
        else:
            amount = read_arabic(number) if number[0].isdigit() else read_english(number)
            value = _iso(amount, unit) if amount else None
            if value and match["more"]:
                more = read_arabic(match["more"]) if match["more"][0].isdigit() else read_english(match["more"])
                value += f"{more}{_EN_UNITS[match['moreunit'].casefold()]}"
        if value:
            yield _mention(document, match.start(), match.end(), value, "en_length")
