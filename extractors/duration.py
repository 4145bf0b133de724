"""Lengths of time as ISO 8601 durations: 1年, 365日历天, 30个工作日, 3~6个月, "three years", "2 years and 3 months"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from corpus.article import Span
from extractors.mention import Mention
from nlp.document import Document
from nlp.numerals import ZH_DIGITS, ZH_UNITS, read_arabic, read_chinese, read_english

_W = r"[ \t]?\n?[ \t]?"
_HAN = r"\u4e00-\u9fff"

# --- Chinese
_NUMERAL = "[" + "".join((*ZH_DIGITS, *ZH_UNITS)) + "]{1,5}"
_FIGURE = r"\d{1,4}(?:\.\d)?"
_ONE = r"[个個]"
_DAYS = rf"{_ONE}?(?:日历天|日历日|(?:法定)?工作日|自然日|交易日|天)"
_UNIT = rf"{_ONE}?会计年度|{_ONE}?年度|周年|年|{_ONE}月|{_ONE}?季度|{_ONE}?(?:星期|礼拜)|周|{_DAYS}|日|{_ONE}?小时|分钟"
_AND_MORE = rf"(?:零|又)?(?:{_FIGURE}|{_NUMERAL})(?:{_ONE}月|{_DAYS}|{_ONE}?小时|分钟?)"
_LENGTH = (
    rf"(?P<number>{_FIGURE}|{_NUMERAL})(?:余|多)?{_W}(?P<one>{_ONE}(?=半))?(?P<part>半)?"
    rf"(?P<unit>(?(part)(?:月|小时)|(?:{_UNIT})))(?P<half>半)?(?P<more>(?:{_AND_MORE}){{0,3}})"
)
_ZH = re.compile(_LENGTH)
_LOWER = re.compile(rf"(?<![\d.])(?P<lower>{_FIGURE}|{_NUMERAL})(?:{_UNIT})?(?:-{{1,3}}|~|至|到)$")
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

# --- English
_EN_ONES = "one|two|three|four|five|six|seven|eight|nine"
_EN_WORD = (
    rf"(?:{_EN_ONES}|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety)(?:-(?:{_EN_ONES}))?"
)
_EN_NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d)?|{_EN_WORD}|half an?|half(?= year)|a couple of|another"
    rf"|(?:(?<=\bfor )|(?<=\bwithin )|(?<=\bover )|(?<=\bthan )|(?<=\bafter )|\A)an?)"
)
_EN_KIND = (
    r"(?:(?:next|past|upcoming|coming|following|consecutive|calendar|working|business"
    r"|fiscal|natural|full|financial|trading) )?"
)
_EN_UNIT = r"(?:year|month|week|day|hour|minute|quarter|decade)"
_EN_PART = rf"{_EN_NUMBER}[\s-]{_EN_KIND}{_EN_UNIT}s?"
_EN = re.compile(
    rf"(?P<number>{_EN_NUMBER})(?:\s\(\d{{1,4}}\))?[\s-]?{_EN_KIND}(?P<unit>{_EN_UNIT})s?"
    rf"(?P<half> and (?:a )?half)?(?P<more>(?:(?:, | and |, and ){_EN_PART}){{0,2}})"
    rf"(?![\w-])(?! (?:old|ago|earlier|Plan)\b)",
    re.IGNORECASE,
)
_EN_LOWER = re.compile(rf"(?<![\w.,$/-])(?P<lower>\d{{1,4}}|{_EN_WORD})(?:-| to |~)$", re.IGNORECASE)
_EN_MORE = re.compile(rf"(?P<number>{_EN_NUMBER})[\s-]{_EN_KIND}(?P<unit>{_EN_UNIT})", re.IGNORECASE)
_EN_CODES = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "T",
    "quarter": "Q",
    "decade": "X",
}
_ORDER = "XYQMWDHT"  # units from large to small
_EN_NO_NUMBER_BEFORE = re.compile(r"[\w.,$/-]$")


def find(document: Document) -> list[Mention]:
    """DURATION mentions in text order. Working days count as days (guidelines); a range is "P3M/P6M"."""
    found: list[tuple[int, int, str, str]] = []
    for name, read in READERS:
        if document.has_chinese if name.startswith("zh") else document.has_english:
            found += [(start, -end, value, name) for start, end, value in read(document.text)]
    kept: list[Mention] = []
    for start, end, value, name in sorted(found):
        if not kept or start >= kept[-1].at.end:
            at = Span(start, -end)
            kept.append(Mention("DURATION", at, document.original(at), value, name))
    return kept


def _lengths_zh(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ZH.finditer(text):
        lower = _LOWER.search(text, max(0, match.start() - 8), match.start())
        if _is_length(text, match, lower) and (value := _value_zh(match, lower)):
            yield lower.start() if lower and "/" in value else match.start(), match.end(), value


def _renewals(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WITH_RENEWALS.finditer(text) if "+" in text else ():
        yield match.start(), match.end(), f"P{sum(int(part) for part in match.group()[:-1].split('+'))}Y"


def _halves(text: str) -> Iterator[tuple[int, int, str]]:
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
        return _half_more(amount, code)
    parts = [(amount, code)]
    parts += [(_number_zh(more["number"]) or Decimal(0), _code(more["unit"])) for more in _MORE.finditer(match["more"])]
    least = _number_zh(lower["lower"]) if lower else None
    value = iso_duration(parts)
    return f"{iso_duration([(least, code)])}/{value}" if least and least < amount else value


def _half_more(amount: Decimal, code: str) -> str | None:
    """三年半 is three years and six months, 一个半月 forty-five days."""
    if code == "Y":
        return f"P{_plain(amount)}Y6M"
    if code == "M":
        return f"P{_plain(amount * 30 + 15)}D"
    return f"PT{_plain(amount)}H30M" if code == "H" else None


def _plain(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def iso_duration(parts: list[tuple[Decimal, str]]) -> str:
    """An ISO 8601 duration of (amount, unit code) parts; quarters count as months, decades as years."""
    day, clock = "P", ""
    for amount, code in parts:
        if code in "HT":
            clock += f"{_plain(amount)}{'H' if code == 'H' else 'M'}"
        else:
            times, code = {"Q": (3, "M"), "X": (10, "Y")}.get(code, (1, code))
            day += f"{_plain(amount * times)}{code}"
    return day + (f"T{clock}" if clock else "")


def _lengths_en(text: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    while match := _EN.search(text, at):
        lower = _EN_LOWER.search(text, max(0, match.start() - 16), match.start())
        more, at = _smaller_parts(match)
        stands = lower or not _EN_NO_NUMBER_BEFORE.search(text, max(0, match.start() - 1), match.start())
        value = _value_en(match, lower, more) if stands and _is_length_en(text, match) else None
        if value:
            yield lower.start() if lower and "/" in value else match.start(), at, value


def _smaller_parts(match: re.Match[str]) -> tuple[list[tuple[Decimal, str]], int]:
    """What follows in ever smaller units (2 years and 3 months), and where the length ends."""
    parts: list[tuple[Decimal, str]] = []
    last, end = _EN_CODES[match["unit"].casefold()], match.start("more")
    for more in _EN_MORE.finditer(match["more"]):
        code = _EN_CODES[more["unit"].casefold()]
        if _ORDER.index(code) <= _ORDER.index(last):
            break
        parts.append((_amount_en(more["number"]) or Decimal(0), code))
        last, end = code, match.start("more") + more.end()
    return parts, end + match.string.startswith("s", end)


def _is_length_en(text: str, match: re.Match[str]) -> bool:
    """No word glued to its unit (twoyear), and no quarter of a year (2024 quarter)."""
    if text[match.start("unit") - 1].isalnum() and not match["number"][0].isdigit():
        return False
    return match["unit"].casefold() != "quarter" or not (match["number"].isdigit() and len(match["number"]) == 4)


def _amount_en(words: str) -> Decimal | None:
    bare = words.casefold()
    if bare.startswith("half"):
        return Decimal("0.5")
    if bare in ("a couple of", "another", "a", "an"):
        return Decimal(2 if "couple" in bare else 1)
    return read_arabic(bare) if bare[0].isdigit() else read_english(bare)


def _value_en(match: re.Match[str], lower: re.Match[str] | None, more: list[tuple[Decimal, str]]) -> str | None:
    amount, code = _amount_en(match["number"]), _EN_CODES[match["unit"].casefold()]
    if not amount:
        return None
    if amount == Decimal("0.5"):
        return {"Y": "P6M", "M": "P15D", "H": "PT30M"}.get(code)
    if match["half"]:
        return _half_more(amount, code)
    value = iso_duration([(amount, code), *more])
    least = _amount_en(lower["lower"]) if lower else None
    return f"{iso_duration([(least, code)])}/{value}" if least and least < amount else value


READERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int, str]]]], ...] = (
    ("zh_length", _lengths_zh),
    ("zh_renewals", _renewals),
    ("zh_half", _halves),
    ("en_length", _lengths_en),
)
