"""Amounts in English words, in formal Chinese numerals, and those that only what stands around them makes money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractors.amounts.terms import EN_UNIT, MULTIPLIER, Amount, currency_of, factor_of, own_scale, unit_of
from nlp.numbers import EN_NUMBER, read_number
from nlp.numerals import ZH_DIGITS, read_english
from nlp.patterns import LatePattern, either_case

_HAN = r"\u4e00-\u9fff"
_REACH = 160  # characters before a unit in which its number in words may begin
_EN_UNIT_BEHIND = LatePattern(rf"(?<=[A-Za-z])[ -]{EN_UNIT}", either_case)
_EN_SIGN = LatePattern(r"(?<![A-Za-z])(?P<sign>RMB|CNY|USD|HKD|EUR|GBP|SGD|AUD)[ :]{1,2}(?=[A-Za-z][a-z]|[A-Z]{3})")
_TWO_WORDS = LatePattern(r"[A-Za-z]{2}[ -][A-Za-z]{2}")
_ONLY = LatePattern(r"(?:,? ?only\b)?", either_case)
_CENTS = LatePattern(r" (?:and )?(?P<cents>[a-z]+(?:[ -][a-z]+)?)(?: cents?\b|(?= ?(?:[.,;!?](?!\d)|$)))", either_case)

_FORMAL_SIGN = "[零壹贰貳叁參肆伍陆陸柒捌玖佰仟拾万萬亿億]"
_FORMAL = LatePattern(rf"(?<!{_FORMAL_SIGN})[壹贰貳叁參肆伍陆陸柒捌玖][佰仟拾]{_FORMAL_SIGN}{{1,24}}")
_DIGIT_ZH = "[一二两三四五六七八九\\d]"
_TENTHS = rf"(?P<tenths>\d|两)角(?![度{_HAN}])"
_TENTHS_AND_MORE = rf"(?P<first>{_DIGIT_ZH})[角毛](?P<second>{_DIGIT_ZH})分?(?![\d{_HAN}])"
_COLLOQUIAL = rf"(?P<mao>{_DIGIT_ZH})毛(?:钱|(?![{_HAN}]))"
_SPENT = rf"(?<=[花费付给要值卖赚我你])(?P<kuai>{_DIGIT_ZH})块(?![{_HAN}\d])"
_CHANGE = LatePattern(rf"(?<![\d.{_HAN}])(?:{_TENTHS_AND_MORE}|{_TENTHS}|{_COLLOQUIAL})|{_SPENT}")

# 预算5000万, 以1298.6万中标, 4666余万,比…: words of money before or behind
_MONEY_BEFORE = LatePattern(
    r"(?:预算|金额|价|资金|款|费|额|罚|元|报出|投入|投资|花了?|只要|拿下|合同|收入|利润|成本|贷款|以)[^。;\n,]{0,12}$"
)
_MONEY_AFTER = LatePattern(r"[^。;\n,]{0,4}(?:的(?:预算|最高限价|价格|控制价|罚款)|中标|成交|拿下)|,比")
_COUNTED = LatePattern(
    r" ?(?:%|‰|个?百分点|折|人次?|名|户|家|个|吨|平方|平米|亩|公里|公顷|米|千瓦|股|件|台|套|辆|次|册|字|份|立方|千米"
    r"|只|倍|年|级|方|头|羽|株|条|例|单|剂|支|吨|小时|t\b|m|㎡|kW|KW|MW|千伏|元|美|港|[A-Za-z]|\d)"
)
_EN_MONEY_BEFORE = LatePattern(
    r"\b(?:with|at|for|of|budget|price|worth|cost|paid|won|was|is)(?: (?:about|some|around|over|nearly))? $",
    either_case,
)
BARE_EN = "bare_en"  # the rule of English amounts without a currency
_EN_SET_ASIDE = LatePattern(
    r"(?: of it)? (?:aside\b|(?:that|which) (?:\w+ ){1,4}(?:set|put) aside|(?:(?:that|which) )?(?:had|has|have|was|"
    r"were|is)"
    r"(?: been)? (?:set|put|laid|earmarked|budgeted|reserved|allowed|allocated|approved|cleared|available)\b|"
    r"(?:in|under|of) (?:the|its) budget|for (?:it|the (?:job|purpose|work))\b)"
)
_EN_NOUN_AFTER = LatePattern(r" [a-z-]+")
_EN_GOES_ON = LatePattern(r" (?:in|for|to|on|and|at|from|by|under|as|with|over|during|\()")


def in_english_words(text: str) -> Iterator[Amount]:
    """three million yuan · RMB One Million Only · thirteen dollars forty-five cents · a quarter million US dollars."""
    if not _TWO_WORDS.search(text):
        return
    for sign in _EN_SIGN.finditer(text):
        number = EN_NUMBER.match(text, sign.end())
        value = number and read_english(number.group())
        if number and value is not None:
            yield Amount(sign.start(), _end(text, number.end()), value, currency_of(sign["sign"]), "words")
    for unit in _EN_UNIT_BEHIND.finditer(text):
        number = _number_before(text, unit.start())
        value = number and read_english(number.group())
        if number and value is not None:
            yield _with_unit(text, number, value, unit)


def _number_before(text: str, end: int) -> re.Match[str] | None:
    return next((match for match in EN_NUMBER.finditer(text, max(0, end - _REACH), end) if match.end() == end), None)


def _with_unit(text: str, number: re.Match[str], value: Decimal, unit: re.Match[str]) -> Amount:
    currency, part = unit_of(unit)
    cents = _CENTS.match(text, unit.end())
    change = cents and read_english(cents["cents"])
    if cents and change and change < 100 and part == 1:
        return Amount(number.start(), cents.end(), value + change.scaleb(-2), currency, "words")
    return Amount(number.start(), _end(text, unit.end()), value * part, currency, "words")


def _end(text: str, end: int) -> int:
    only = _ONLY.match(text, end)
    return only.end() if only else end


def formal(text: str) -> Iterator[Amount]:
    """大写 without its unit: these numerals are written for money alone (肆佰叁拾萬)."""
    for match in _FORMAL.finditer(text):
        if read := read_number(match.group()):
            yield Amount(match.start(), match.end(), read[0], "CNY", "formal")


def small_change(text: str) -> Iterator[Amount]:
    """A few yuan or less, as people say it: 2角, 两角五分, 两毛钱, 花了三块."""
    for match in _CHANGE.finditer(text) if any(sign in text for sign in "角毛块") else ():
        tenths = _digit(match["tenths"] or match["first"] or match["mao"])
        value = _digit(match["kuai"]) + Decimal(10 * tenths + _digit(match["second"])).scaleb(-2)
        yield Amount(match.start(), match.end(), value, "CNY", "small_change")


def _digit(sign: str | None) -> int:
    return 0 if not sign else int(sign) if sign.isdigit() else ZH_DIGITS[sign]


def bare_chinese(text: str, numbers: Iterable[re.Match[str]]) -> Iterator[Amount]:
    """Numbers in 万 or 亿 that words of money stand beside: 只要一千多万, 以1298.6万中标."""
    for match in numbers:
        words = match.group().rstrip("多余")
        if (
            words[0] in "万亿"
            or text[match.start() - 1 : match.start()] in ("数", "几")
            or own_scale(words) < 10**4
            or _COUNTED.match(text, match.end())
        ):
            continue
        before = _MONEY_BEFORE.search(text, max(0, match.start() - 20), match.start())
        read = read_number(words) if before or _MONEY_AFTER.match(text, match.end()) else None
        if read:
            yield Amount(match.start(), match.end(), read[0], "CNY", "bare", read[1])


def bare_english(text: str, numbers: Iterable[re.Match[str]]) -> Iterator[Amount]:
    """Millions that a word of money opens and no noun follows: took the order with 6.528 million."""
    for match in numbers:
        scale = MULTIPLIER.match(text, match.end()) if text.startswith((" m", " b", " t"), match.end()) else None
        if not scale or factor_of(scale) < 10**6:
            continue
        if _EN_SET_ASIDE.match(text, scale.end()) and (read := read_number(match.group())):
            yield Amount(match.start(), scale.end(), read[0] * factor_of(scale), "CNY", BARE_EN)
            continue
        if not _EN_MONEY_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            continue
        follows = _EN_NOUN_AFTER.match(text, scale.end())
        read = read_number(match.group()) if not follows or _EN_GOES_ON.match(text, scale.end()) else None
        if read:
            yield Amount(match.start(), scale.end(), read[0] * factor_of(scale), "CNY", BARE_EN)
