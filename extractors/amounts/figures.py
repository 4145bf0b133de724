"""Amounts that name their currency: 1.2亿元, 人民币壹佰万元整, US$74.2 million, 10-20 dollars, 5元6角."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from decimal import Decimal

from extractors.amounts.ranges import closed_by, joined, listed_before, opened_by
from extractors.amounts.terms import (
    COUNTED_AFTER,
    MAY_FOLLOW,
    MULTIPLIER,
    POWERS,
    SIGN,
    SIGN_ENDS,
    SIGN_REACH,
    UNIT,
    Amount,
    currency_of,
    factor_of,
    may_be_money,
    own_scale,
    unit_of,
)  # fmt: skip
from nlp.languages.currencies import DOLLARS
from nlp.numbers import read_number
from nlp.numerals import ZH_DIGITS, read_arabic, read_english
from nlp.patterns import LatePattern, either_case

_HAN = r"\u4e00-\u9fff"
_SIGN_ZH = r"[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d]"
_TENTHS = rf"(?P<tenths>{_SIGN_ZH}) ?[角毛]"
_HUNDREDTHS = rf"零?(?P<hundredths>{_SIGN_ZH}) ?分(?!钟|之|包|标)"
_LAST = rf"(?<=[角毛块])(?P<last>{_SIGN_ZH})(?![\d.{_HAN}])"  # 一块二, 两毛五
_CLOSING = r"(?:钱|整|正(?![式在常好是]))?"
_CHANGE_ZH = LatePattern(rf"(?:{_TENTHS})?(?:{_HUNDREDTHS}|{_LAST})?{_CLOSING}")
_CHANGE_EN = LatePattern(
    r" (?:and )?(?P<cents>\d{1,2}|[a-z]+(?:[ -][a-z]+)?)(?: cents?\b|(?= more\b| ?(?:[.,;!?](?!\d)|$)))", either_case
)
_IN_TEN_THOUSAND = LatePattern(r" \((?:in )?(?:ten thousand|RMB ?10,000)\)")
_ORDER_BEFORE = LatePattern(r"(?:近|约|超|逾|达|破|过|了|上|人民币|额|资|价|款|[¥$:]) ?$")
_ORDER_AFTER = LatePattern(r"级|以?[上下]级|规模")
_ONE_NUMERAL = LatePattern("[一二三四五六七八九两几]")
_AFTER_ONE = LatePattern(rf"元(?:[^{_HAN}]|[整正钱的每以左/]|{_TENTHS}|$)")
_ORDERS = frozenset("百佰千仟")
_REMEMBERED = 8  # numbers before an amount that may share its unit
_BEHIND_SIGN = 5  # colons, blanks, a minus and a break that may stand between a sign and its figure
_SEVERAL = ("数", "几", "好几")


def amounts(text: str, numbers: Iterable[re.Match[str]]) -> list[Amount]:
    """Every amount in figures or Chinese numerals with its currency, in order, none overlapping another.

    ``numbers`` are the matches of NUMBER in ``text``.
    """
    found: list[Amount] = []
    plain: deque[re.Match[str]] = deque(maxlen=_REMEMBERED)  # numbers without a currency since the last amount
    for match in numbers:
        floor = found[-1].end if found else 0
        if match.start() < floor:  # read as small change
            continue
        if may_be_money(text, match) and (amount := _amount(text, match, floor)):
            _append(text, found, plain, amount)
            plain.clear()
        elif found and (closed := closed_by(text, found[-1], match)):
            found[-1] = closed
        else:
            plain.append(match)
    return found


def _append(text: str, found: list[Amount], plain: deque[re.Match[str]], amount: Amount) -> None:
    if plain and (opened := opened_by(text, plain[-1], amount)):
        found.append(opened)
    elif found and (both := joined(text, found[-1], amount)):
        found[-1] = both
    else:
        found.extend((*listed_before(text, plain, amount), amount))


def _amount(text: str, match: re.Match[str], floor: int) -> Amount | None:
    """The amount that a number makes with a sign before it or a unit behind it; None when it has neither."""
    start, end = match.span()
    if start and text[start - 1].isdigit():
        return None
    sign = _sign_before(text, start, floor)
    scale = unit = None
    if MAY_FOLLOW.match(text, end):
        scale = MULTIPLIER.match(text, end)
        end = scale.end() if scale else end
        unit = UNIT.match(text, end)
    if not (sign or unit) or not (sign or not start or not _is_latin(text[start - 1])):
        return None
    unit = None if sign and unit and not _agree(sign["sign"], unit, text) else unit
    if not unit and COUNTED_AFTER.match(text, end) and sign and sign["sign"][-1].isalpha():
        return None
    return _read(text, match, sign, scale, unit)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _sign_before(text: str, start: int, floor: int) -> re.Match[str] | None:
    last = text[max(0, start - _BEHIND_SIGN - 1) : start].rstrip(" :-\n")[-1:]
    sign = SIGN.search(text, max(floor, start - SIGN_REACH), start) if last in SIGN_ENDS else None
    is_rate = sign and sign["sign"][0].isalpha() and text[sign.start() - 1 : sign.start()] == "/"  # EUR/USD 1.08
    return None if is_rate else sign


def _agree(sign: str, unit: re.Match[str], text: str) -> bool:
    """True when sign and unit speak of one amount: £94.50 GBP, $1,190.00 AUD, HK$500元; not rmb 10 usd 20."""
    before, (behind, _) = currency_of(sign), unit_of(unit)
    if unit["code"] and text[unit.end() : unit.end() + 2].strip()[:1].isdigit():  # it opens the next amount
        return False
    return (
        before == behind
        or unit["zh"] in ("元", "圆")
        or sign.strip() == "¥"
        or (sign.strip() == "$" and behind in DOLLARS)
    )


def _read(
    text: str, match: re.Match[str], sign: re.Match[str] | None, scale: re.Match[str] | None, unit: re.Match[str] | None
) -> Amount | None:
    words = match.group()
    read = None if _is_order(text, match, sign, unit) else read_number(words)
    if read is None:
        return None
    currency, part = unit_of(unit) if unit else ("", Decimal(1))
    if sign and (not unit or unit["zh"] in ("元", "圆") or sign["sign"].strip() == "$" == unit["code"]):
        currency = currency_of(sign["sign"])
    end = unit.end() if unit else scale.end() if scale else match.end()
    factor = factor_of(scale) * part
    if unit and not scale and (late := MULTIPLIER.match(text, end)) and late["word"]:  # 75 USD million
        factor, end = factor * factor_of(late), late.end()
    elif unit is None and (bracket := _IN_TEN_THOUSAND.match(text, end)):
        factor, end = Decimal(10**4), bracket.end()
    low, high = read[0] * factor, read[1] and read[1] * factor
    change, end = _change(text, end, unit) if unit and part == 1 else (Decimal(0), end)
    start = sign.start() if sign else match.start()
    written = scale or not (unit and unit["zh"])
    rule = "sign" if sign else "english" if written else "chinese"
    return Amount(start, end, low + change, currency, rule, high, factor * own_scale(words), sign is not None)


def _is_order(text: str, match: re.Match[str], sign: re.Match[str] | None, unit: re.Match[str] | None) -> bool:
    """True for an order of magnitude (百亿元级, the 万元 of a heading) or a word (二元结构), which state no amount."""
    words = match.group()
    if words[0] in POWERS or text[match.start() - 1 : match.start()] in _SEVERAL:  # 数千万元
        return True
    if words[0] in _ORDERS and not sign:
        stated = _ORDER_BEFORE.search(text, max(0, match.start() - 4), match.start())
        return not stated or _ORDER_AFTER.match(text, unit.end() if unit else match.end()) is not None
    lone = _ONE_NUMERAL.fullmatch(words) and unit and unit["zh"] == "元" and not sign
    return bool(lone) and not _AFTER_ONE.match(text, match.end())


def _change(text: str, end: int, unit: re.Match[str]) -> tuple[Decimal, int]:
    """Small change behind an amount's unit, and where it ends: 6角三分, 整, 43 cents."""
    if unit["zh"]:
        match = _CHANGE_ZH.match(text, end)
        if match is None:
            return Decimal(0), end
        tenths = _digit(match["tenths"]) or (_digit(match["last"]) if unit["zh"] == "块" else 0)
        hundredths = _digit(match["hundredths"]) or (_digit(match["last"]) if match["tenths"] else 0)
        hundreds = 10 * tenths + hundredths
        return Decimal(hundreds).scaleb(-2) if hundreds else Decimal(0), match.end()
    match = _CHANGE_EN.match(text, end)
    cents = match and (read_arabic(match["cents"]) or read_english(match["cents"]))
    return (cents.scaleb(-2), match.end()) if match and cents and cents < 100 else (Decimal(0), end)


def _digit(sign: str | None) -> int:
    return 0 if not sign else int(sign) if sign.isdigit() else ZH_DIGITS[sign]
