"""Numbers as written, Chinese and English, read into exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

ZH_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)), **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2, "貳": 2, "參": 3, "叄": 3, "陸": 6, "弍": 2, "○": 0, "Ｏ": 0, "俩": 2, "幺": 1, "廿": 20, "卅": 30,
}  # fmt: skip
ZH_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
ZH_POWERS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
ZH_NUMBER = "[" + "".join((*ZH_DIGITS, *ZH_UNITS, *ZH_POWERS)) + "点]"

_EN_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_EN_POWERS = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
EN_NUMBER_WORDS = (*_EN_SMALL, *_EN_POWERS, "a", "an", "and", "dozen")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")
_MISPLACED = re.compile(r"\d{1,3}(?:,\d{1,3})+")


def read_arabic(words: str) -> Decimal | None:
    """A figure with separators as written: 1,666,526.40 · 1.234.567,89 · 12,86,400 (separators dropped) · None when it is none."""
    figure = re.sub(r"[\s']", "", words).rstrip(".,")
    if not figure or not figure[0].isdigit():
        return None
    if _EUROPEAN.fullmatch(figure) and not (figure.count(",") == 0 and figure.count(".") == 1):
        figure = figure.replace(".", "").replace(",", ".")
    head, point, tail = figure.rpartition(".")
    whole, fraction = (head, tail) if point and "," not in tail else (figure, "")
    digits = whole.replace(",", "").replace(".", "")
    try:
        return Decimal(f"{digits}.{fraction}" if fraction else digits)
    except InvalidOperation:
        return None


def read_chinese(words: str) -> Decimal | None:
    """A Chinese number: 一千二百万 · 壹佰贰拾叁万肆仟 · 二〇二四 · 三点五 · None when it is none."""
    whole, point, fraction = words.partition("点")
    value = _read_whole(whole)
    if value is None or not point:
        return value
    if not fraction or any(ZH_DIGITS.get(sign, 10) > 9 for sign in fraction):
        return None
    return value + Decimal("0." + "".join(str(ZH_DIGITS[sign]) for sign in fraction))


def _read_whole(words: str) -> Decimal | None:
    if not words or any(sign not in ZH_DIGITS and sign not in ZH_UNITS and sign not in ZH_POWERS for sign in words):
        return None
    if all(ZH_DIGITS.get(sign, 10) < 10 for sign in words):
        return Decimal("".join(str(ZH_DIGITS[sign]) for sign in words))
    return Decimal(_read_powers(words))


def _read_powers(words: str) -> int:
    """Sections of four digits, each times its power: 亿 splits before 万."""
    total = section = digit = 0
    last_unit = 0
    for sign in words:
        if sign in ZH_DIGITS:
            digit = digit + ZH_DIGITS[sign] if ZH_DIGITS[sign] >= 20 else ZH_DIGITS[sign]
        elif sign in ZH_UNITS:
            section += (digit or 1 if not section or digit == 0 else digit) * ZH_UNITS[sign]
            last_unit, digit = ZH_UNITS[sign], 0
        else:
            power = ZH_POWERS[sign]
            higher = total if total and total % power == 0 and total >= power else 0
            total = higher + ((total - higher) + section + digit or 1) * power
            last_unit, section, digit = power, 0, 0
    tail = digit * last_unit // 10 if digit and last_unit >= 100 and words[-2:-1] in (*ZH_UNITS, *ZH_POWERS) else digit
    return total + section + tail


def read_english(words: str) -> Decimal | None:
    """An English number in words: "three million seven hundred ninety-eight thousand"; None when it is none."""
    total = group = 0
    known = False
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in ("and", "a", "an", "only"):
            group = group or (1 if word in ("a", "an") else 0)
        elif word in _EN_SMALL:
            group, known = group + _EN_SMALL[word], True
        elif word == "hundred":
            group, known = (group or 1) * 100, True
        elif word in _EN_POWERS:
            total, group, known = total + (group or 1) * _EN_POWERS[word], 0, True
        else:
            return None
    return Decimal(total + group) if known else None
