"""The shapes of numbers in a folded text: figures, Chinese numerals and English number words."""

from __future__ import annotations

from decimal import Decimal

from nlp.numerals import (
    EN_DIGITS,
    EN_POWERS,
    EN_TENS,
    ZH_DIGITS,
    ZH_POWERS,
    ZH_UNITS,
    read_arabic,
    read_chinese,
)  # fmt: skip
from nlp.patterns import LatePattern, either_case

_GROUPED_BY_SPACE = r"\d{1,3}(?: \d{3}){1,5}(?![\d])(?:[.,]\d{1,2}(?!\d))?"
_GROUPED_LOOSELY = r"\d{1,3}(?:, ?\d{3}){1,6}(?:\.\d{1,6})(?!\d)"  # 39, 862, 153.47 as PDF text has it
_SPACED_POINT = r"\d{1,9} \. \d{1,9}(?![\d.])"
FIGURE = (
    rf"(?:{_GROUPED_BY_SPACE}|{_GROUPED_LOOSELY}|{_SPACED_POINT}"
    rf"|\d{{1,24}}(?:[.,']\d{{1,24}}){{0,8}}|(?<![\d.])\.\d{{1,24}})"
)

_DIGIT = "[" + "".join(ZH_DIGITS) + "]"
_UNIT = "(?:[" + "".join(sign for sign in (*ZH_UNITS, *ZH_POWERS) if sign != "百") + "]|百(?!分位))"
_POINT = rf"(?: ?[点點] ?{_DIGIT}{{1,16}}(?![十百千分]))?"
_VAGUE = "[多余餘来几幾]"  # 4666余万, 一千多万, 二十几万: the figure stated stands
_STEP = rf"(?: ?{_VAGUE})?(?: ?个(?=亿))? {{0,2}}{_UNIT}(?: ?{_VAGUE}(?![\u4e00-\u9fff]))?"
_TAIL = (
    rf"(?: ?(?:{_DIGIT}{{1,16}}(?: ?[点點] ?{_DIGIT}{{1,16}})?|(?<=[十百千万萬亿億])[零〇]?\d{{1,8}}(?:\.\d{{1,8}})?))"
)
_CHINESE = (
    rf"(?:{FIGURE}|{_DIGIT}{{1,24}}|{_UNIT})(?:{_STEP}|{_TAIL}){{1,24}}{_POINT}|(?:{_DIGIT}{{1,24}}|{_UNIT}){_POINT}"
)
# Looked at first: most characters of a text fail here.
_BEGINS = "(?=[\\d." + "".join({**ZH_DIGITS, **ZH_UNITS, **ZH_POWERS}) + "])"
NUMBER = LatePattern(rf"{_BEGINS}(?:{_CHINESE}|{FIGURE})")
_LEFT_OUT = LatePattern(f"[ 个]|{_VAGUE}")
_APPROXIMATE = LatePattern(rf"([一二两三四五六七八九])([二三四五六七八九])(?={_UNIT})")

_EN_CARDINAL = "(?:" + "|".join(sorted((*EN_DIGITS, *EN_TENS, *EN_POWERS), key=len, reverse=True)) + ")"
_EN_GAP = r"(?:[ -]{1,3}(?:and[ -]{1,3})?)"
EN_WORDS = (
    rf"\b(?:{FIGURE}{_EN_GAP})?(?:an? )?{_EN_CARDINAL}\b(?:{_EN_GAP}(?:an? )?(?:{_EN_CARDINAL}"
    rf"|point|hal(?:f|ves)|quarters?)\b){{0,24}}"
)
EN_SHARE = rf"\b(?:(?:half|an? quarter|three quarters?)(?: of)?(?: an?)?|a) {_EN_CARDINAL}\b"
EN_NUMBER = LatePattern(rf"{EN_SHARE}|{EN_WORDS}", either_case)


def read_number(words: str) -> tuple[Decimal, Decimal | None] | None:
    """The number that folded words write, and the higher one where they give two; vague marks are left out."""
    bare = _LEFT_OUT.sub("", words)
    if two := _APPROXIMATE.match(bare):
        low, high = read_chinese(bare[:1] + bare[2:]), read_chinese(bare[1:])
        return (low, high) if low is not None and bare[two.start(2)] not in "百千" else None
    value = read_arabic(bare) if bare[:1].isdigit() or bare[:1] == "." else None
    value = read_chinese(bare) if value is None or not bare[-1].isdigit() else value
    return None if value is None else (value, None)
