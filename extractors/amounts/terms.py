"""What stands around a figure and makes it money: signs before it, multipliers and units behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nlp.languages.currencies import (
    CODES,
    EN_CENTS,
    EN_UNITS,
    MULTIPLIER_LETTERS,
    MULTIPLIER_WORDS,
    MULTIPLIERS_ZH,
    SIGNS,
    STRICT_SIGNS,
    ZH_UNITS,
)  # fmt: skip
from nlp.pattern_table import leaping

CENT = Decimal("0.01")
_HAN = r"\u4e00-\u9fff"


def _any_of(words: Iterable[str]) -> str:
    """An alternation of words, longest first; a space in a word may be missing."""
    return "|".join(
        re.escape(word).replace(r"\ ", " ?") for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


_ZH = {word: code for code, words in ZH_UNITS.items() for word in words.split()}
_EN = {word: code for code, words in EN_UNITS.items() for word in words.split("|")}
_CODES = {code.casefold(): code for code in CODES} | {"rmb": "CNY"}
_BARE_SIGNS = {sign: code for sign, code in SIGNS.items() if not sign[-1].isalpha()}
_LEFT_OUT = re.compile(r"[ .]")
# every unit, as compared -> its currency, and how much of the main unit it is
_UNITS: dict[str, tuple[str, Decimal]] = {
    **{_LEFT_OUT.sub("", word): (code, Decimal(1)) for word, code in {**_EN, **_CODES, **_BARE_SIGNS, **_ZH}.items()},
    **{word: (code, CENT) for word, code in EN_CENTS.items()},
    "块": ("CNY", Decimal(1)),
}  # fmt: skip
_NAMES = {word: code for word, code in _ZH.items() if len(word) > 1 and not word.startswith("元")}  # 韩元3000万
_SIGNS = {**SIGNS, **_CODES, **_NAMES}

# 5元素, 二元结构, 三元区: words with 元 in them
_NO_UNIT_ZH = r"(?!素|件(?!套)|旦|宵|首|老|勋|宇宙|次方程|论|化|结构|制(?!作)|桥|里社区)"
_PIECES = (
    rf"块(?=钱|塊錢|[\d一二两三四五六七八九](?:[角毛]|[分]?(?![\d{_HAN}])))"  # 三块展板 are pieces, 三块五 is money
)
_ZH_UNIT = rf" ?[多余餘]? ?(?P<zh>{_any_of(_ZH)}|{_PIECES}){_NO_UNIT_ZH}"
EN_UNIT = rf"(?P<en>(?:{_any_of((*_EN, *EN_CENTS))})s?)(?![A-Za-z])(?!(?<=pounds) of )"
_CODE_UNIT = rf"(?P<code>(?:{_any_of(_CODES)})(?![A-Za-z$])|{_any_of(_BARE_SIGNS)})"
UNIT = re.compile(rf"{_ZH_UNIT}|[ -]?{EN_UNIT}| ?{_CODE_UNIT}(?!(?<= .)\d|(?<= ...)\d)", re.IGNORECASE)

_WORD_MULTIPLIER = rf"[ -]?(?P<word>{_any_of(MULTIPLIER_WORDS)})s?(?![A-Za-z])"
_LETTER_MULTIPLIER = rf"(?P<letter>[{''.join(MULTIPLIER_LETTERS)}])(?![A-Za-z])"
MULTIPLIER = re.compile(rf"{_WORD_MULTIPLIER}|{_LETTER_MULTIPLIER}", re.IGNORECASE)
_FIRST = "".join(sorted({word[0] for word in (*_ZH, *_BARE_SIGNS) if not word[0].isascii()}))
MAY_FOLLOW = re.compile(rf"[ -]?[A-Za-z$块多余{_FIRST}]")

_STRICT = "(?-i:" + "|".join(re.escape("Rs" if sign == "rs" else sign.upper()) for sign in sorted(STRICT_SIGNS)) + ")"
_LOOSE = _any_of(re.sub(r"(?<=.)\$", " $", sign) for sign in (*SIGNS, *_NAMES) if sign not in STRICT_SIGNS)
_ANY_SIGN = rf"{_STRICT}|u\.? ?s\.? ?\$|(?:{_LOOSE}|{_any_of(_CODES)})[ :]{{0,2}}-?"
SIGN = re.compile(rf"(?<![A-Za-z])(?P<sign>{_ANY_SIGN}) ?$", re.IGNORECASE)
SIGN_REACH = 12  # characters before a figure in which its sign may stand
SIGN_ENDS = (
    frozenset(sign[-1] for sign in (*SIGNS, *_NAMES))
    | {letter for code in (*CODES, "RMB") for letter in (code[-1], code[-1].lower())}
    | {":", "-"}
)
_SIGN_NOISE = re.compile(r"[ .:-]")


_FOLLOWS = frozenset(f" -$块多余{_FIRST}") | frozenset(map(chr, range(65, 91))) | frozenset(map(chr, range(97, 123)))


def may_be_money(text: str, number: re.Match[str]) -> bool:
    """A cheap first look at a match of NUMBER: whether a sign may stand before it or a unit behind it."""
    start, end = number.span()
    before = text[start - 1 : start]
    return text[end : end + 1] in _FOLLOWS or before in SIGN_ENDS or before == " "


def unit_of(match: re.Match[str]) -> tuple[str, Decimal]:
    """Currency of a match of UNIT, and how much of the main unit it is."""
    named = match.groupdict()
    words = _LEFT_OUT.sub("", named.get("zh") or named["en"] or named["code"]).casefold()
    return _UNITS.get(words) or _UNITS[words.removesuffix("s")]


def currency_of(sign: str) -> str:
    """Currency of the sign that SIGN matched."""
    return _SIGNS[_SIGN_NOISE.sub("", sign).casefold()]


def factor_of(match: re.Match[str] | None) -> Decimal:
    """What a match of MULTIPLIER multiplies by; one without a match."""
    if match is None:
        return Decimal(1)
    if match["letter"]:
        return MULTIPLIER_LETTERS[match["letter"].casefold()]
    return MULTIPLIER_WORDS[match["word"].casefold()]


COUNTED_AFTER = leaping(r" ?(?:%|‰|个?百分点|折|年|月|日|号|个|家|名|人|户|台|套|次|股|percent|per cent|times\b)")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``text[start:end]``; ``scale`` is the multiplier it carries, ``signed`` when a sign opens it."""

    start: int
    end: int
    low: Decimal
    currency: str
    rule: str
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    signed: bool = False


_TRAILING_UNITS = re.compile("[十百千万亿]+$")
POWERS = frozenset("万萬亿億兆")  # signs that no stated amount begins with


def own_scale(words: str) -> Decimal:
    """The multiplier that an amount's last units name: 万 of 166万; 1 where they name none."""
    units = _TRAILING_UNITS.search(words)
    return MULTIPLIERS_ZH.get(units.group(), Decimal(1)) if units else Decimal(1)
