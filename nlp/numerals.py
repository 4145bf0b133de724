"""Numbers as written, Chinese and English, read into exact decimals. Finding them in a text is nlp.numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

_PLAIN_DIGITS = ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "○壱貳參亖伍陸柒捌玖", "零弌弍叄肆伍陸柒捌玖")
ZH_DIGITS = {
    **{sign: value for signs in _PLAIN_DIGITS for value, sign in enumerate(signs)},
    "两": 2, "兩": 2, "俩": 2, "幺": 1, "廿": 20, "卅": 30,
}  # fmt: skip
ZH_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
ZH_POWERS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
ZH_NUMBER = "[" + "".join((*ZH_DIGITS, *ZH_UNITS, *ZH_POWERS)) + "点]"

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
EN_DIGITS = {word: value for value, word in enumerate(_ONES.split())} | {"nought": 0, "naught": 0, "nil": 0}
EN_TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
EN_POWERS = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "crore": 10**7, "mil": 10**6, "mln": 10**6, "mn": 10**6, "bln": 10**9, "bn": 10**9, "tln": 10**12,
}  # fmt: skip
EN_NUMBER_WORDS = (*EN_DIGITS, *EN_TENS, *EN_POWERS, "a", "an", "and", "dozen")
EN_ORDINALS = {
    **{word: value for value, word in enumerate(_FIRSTS.split(), 1)},
    **{word + "th": value for word, value in EN_DIGITS.items() if value > 12},
    **{word[:-1] + "ieth": value for word, value in EN_TENS.items()},
}

_SPACE = re.compile(r"[\s'’]")
_THOUSANDS_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_MANY_POINTS = re.compile(r"\d*(?:\.\d+){2,}")


def read_arabic(words: str) -> Decimal | None:
    """A figure with separators as written; None when it is none (a version or an IP number).

    1,666,526.40 · 1.234.567,89 · 205,68 (a decimal comma) · 12,86,400 (misplaced separators are dropped).
    """
    figure = _SPACE.sub("", words).rstrip(".,")
    if _THOUSANDS_BY_POINT.fullmatch(figure) or _DECIMAL_COMMA.fullmatch(figure):
        figure = figure.replace(".", "").replace(",", ".")
    elif _MANY_POINTS.fullmatch(figure):
        return None
    whole, _, fraction = (
        figure.rpartition(".") if "." in figure and "," not in figure.rpartition(".")[2] else (figure, "", "")
    )
    digits = whole.replace(",", "").replace(".", "")
    try:
        return Decimal(f"{digits or '0'}.{fraction}" if fraction else digits)
    except InvalidOperation:
        return None


_ZH_TOKEN = re.compile(r"\d[\d.,']*|\S")


def read_chinese(words: str) -> Decimal | None:
    """A Chinese number, also with figures in it; None when it is none.

    一千二百万 · 壹佰贰拾叁万肆仟 · 二〇二四 · 三点五 · 两千六 (2600) · 1亿2000万 · 7万5千4百.
    """
    whole, point, fraction = words.replace("點", "点").partition("点")
    value = _read_whole(_ZH_TOKEN.findall(whole))
    if value is None or not point:
        return value
    digits = [ZH_DIGITS.get(sign, 10) for sign in fraction.replace(" ", "")]
    if not digits or max(digits) > 9:
        return None
    return value + Decimal("0." + "".join(map(str, digits)))


def _read_whole(tokens: Sequence[str]) -> Decimal | None:
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0][0].isdigit():
        return read_arabic(tokens[0])
    if all(ZH_DIGITS.get(token, 10) < 10 for token in tokens):
        return Decimal("".join(str(ZH_DIGITS[token]) for token in tokens))
    reader = _Sections()
    return reader.total() if all(reader.take(token) for token in tokens) else None


class _Sections:
    """Adds up a number sign by sign: sections of four digits, each times its power."""

    def __init__(self) -> None:
        self.higher = Decimal(0)  # what powers have closed
        self.section = Decimal(0)  # since the last power
        self.digit: Decimal | None = None
        self.unit = 1  # of the last unit or power
        self.before = ""  # kind of the token before
        self.plain = False  # the digit came from a Chinese sign

    def take(self, token: str) -> bool:
        """Read one token; False when no number has it there."""
        if token in ZH_UNITS:
            return self._unit(ZH_UNITS[token])
        if token in ZH_POWERS:
            return self._power(Decimal(ZH_POWERS[token]))
        value = Decimal(ZH_DIGITS[token]) if token in ZH_DIGITS else read_arabic(token)
        if value is None or (self.before == "digit" and self.digit and self.digit < 20):
            return False
        self.plain = token in ZH_DIGITS and (self.before in ("unit", "power"))
        self.digit = value + (self.digit or 0)
        self.before = "digit"
        return True

    def _unit(self, unit: int) -> bool:
        self.section += (self.digit or Decimal(1)) * unit
        self.digit, self.unit, self.before = None, unit, "unit"
        return True

    def _power(self, power: Decimal) -> bool:
        if self.before == "power":  # 万亿, 万万
            self.higher *= power
        else:
            kept = self.higher if self.higher % power == 0 and self.higher >= power else Decimal(0)
            stated = self.digit is not None or self.before == "unit" or self.higher > kept
            below = self.higher - kept + self.section + (self.digit or 0)
            self.higher = kept + (below if stated else 1) * power
        self.section, self.digit, self.unit, self.before = Decimal(0), None, int(power), "power"
        return True

    def _last(self) -> Decimal | None:
        """The digit at the end: 两千六 is 2600, 九万四 is 94000, 一千零六 is 1006."""
        if self.digit and self.plain and self.unit >= 100:
            return self.digit * self.unit / 10
        return self.digit

    def total(self) -> Decimal:
        """The number read so far."""
        return self.higher + self.section + (self._last() or Decimal(0))


_EN_TOKEN = re.compile(r"[a-z]+|\d[\d,.]*", re.IGNORECASE)
_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}


def read_english(words: str) -> Decimal | None:
    """An English number; None when it is none.

    "three million seven hundred ninety-eight thousand" · "two point two million" · "one million and a half".
    """
    tokens = [token.casefold() for token in _EN_TOKEN.findall(words)]
    if "point" in tokens:
        return _read_point(tokens)
    for index, token in enumerate(tokens):
        if token in _HALVES:
            return _read_share(tokens, index)
    return _read_cardinal(tokens)


def _read_cardinal(tokens: Sequence[str]) -> Decimal | None:
    total, group, known = Decimal(0), Decimal(0), False
    for index, token in enumerate(tokens):
        if token in ("and", "of", "only"):
            continue
        if token in ("a", "an"):
            group = group or Decimal(1) if index + 1 < len(tokens) else group
        elif token in EN_POWERS:
            total, group = _scaled(total, group, EN_POWERS[token])
        elif token == "dozen":
            group *= 12
        elif (value := _small(token)) is not None:
            hundreds = 0 < group < 10 and 10 < value < 100  # one twenty two
            group = group * 100 + value if hundreds else group + value
        else:
            return None
        known = known or token not in ("a", "an")
    return total + group if known else None


def _small(token: str) -> Decimal | None:
    if token[0].isdigit():
        return read_arabic(token)
    value = EN_DIGITS.get(token, EN_TENS.get(token))
    return None if value is None else Decimal(value)


def _scaled(total: Decimal, group: Decimal, power: int) -> tuple[Decimal, Decimal]:
    if power == 100:
        return total, (group or Decimal(1)) * 100
    if group == 0 and total:  # three thousand million
        return total * power, Decimal(0)
    return total + (group or Decimal(1)) * power, Decimal(0)


def _read_point(tokens: list[str]) -> Decimal | None:
    """two point two million, nought point nought three."""
    at = tokens.index("point")
    whole = _read_cardinal(tokens[:at]) if at else Decimal(0)
    digits, scale = tokens[at + 1 :], Decimal(1)
    while digits and digits[-1] in EN_POWERS:
        scale *= EN_POWERS[digits.pop()]
    values = [_small(digit) for digit in digits]
    if whole is None or not values or any(value is None for value in values):
        return None
    return (whole + Decimal("0." + "".join(str(value) for value in values))) * scale


def _read_share(tokens: list[str], at: int) -> Decimal | None:
    """half a million, three quarters (of a) billion, one million and a half."""
    before, after = (
        [token for token in tokens[:at] if token != "and"],
        [token for token in tokens[at + 1 :] if token not in ("a", "of")],
    )
    scale = _read_cardinal(["one", *after]) if after else Decimal(1)
    if scale is None:
        return None
    times = _read_cardinal(before) if before and before[-1] not in ("a", "an") else Decimal(1)
    if "and" not in tokens[:at]:
        return None if times is None else times * _HALVES[tokens[at]] * scale
    head = _read_cardinal(tokens[: len(tokens[:at]) - tokens[:at][::-1].index("and") - 1])
    unit = next((EN_POWERS[token] for token in reversed(before) if token in EN_POWERS), 1) if not after else 1
    return None if head is None else head + _HALVES[tokens[at]] * (scale if after else max(unit, 1))
