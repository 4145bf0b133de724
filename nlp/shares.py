"""Shares that a text states, in hundredths: 25 %, 百分之五, 六个百分点, 75折, 九成, "twenty percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.fold import fold
from nlp.numbers import EN_WORDS, FIGURE, NUMBER
from nlp.numerals import ZH_DIGITS, read_arabic, read_english
from nlp.quantities import MINUS, Quantity, chinese_value, signed

_HAN = r"\u4e00-\u9fff"
_NUMBER = NUMBER.source

_PERCENT = re.compile(
    rf"{MINUS}(?P<figure>{_NUMBER}) {{0,3}}(?:%|(?P<permille>‰)|个? {{0,3}}[个個] {{0,2}}百 ?分 ?[点點])"
    rf"|(?P<per>百万|百|千|[万萬]) {{0,2}}分 {{0,2}}之 {{0,2}}(?P<of>{_NUMBER}(?:[. ]?[点點] ?[\d{''.join(ZH_DIGITS)}]+"
    rf")?)(?P<letter>[kK](?![A-Za-z]))?"
    rf"|(?P<discount>\d{{1,2}}(?:\.\d)?|[{''.join(ZH_DIGITS)}十] ?[{''.join(ZH_DIGITS)}]?"
    rf"(?:[点點][{''.join(ZH_DIGITS)}])?|半) ?[折成](?![{_HAN}]*(?:立|为|功|员|本|果|交|都))"
    rf"|(?<=打)(?P<half>[对對]折)"
)
_PERCENT_EN = re.compile(
    rf"{MINUS}(?P<words>{EN_WORDS}|{FIGURE}) (?:percent(?:age)?|per cent)\b|percents? of (?P<of>{EN_WORDS}|{FIGURE})",
    re.IGNORECASE,
)
_TWO = re.compile("[一二三四五六七八][二三四五六七八九]十")
_PER: dict[str, Decimal] = {
    "百": Decimal(1),
    "千": Decimal("0.1"),
    "万": Decimal("0.01"),
    "萬": Decimal("0.01"),
    "百万": Decimal("0.0001"),
}
_IN_ADDRESS = re.compile(r"https?://\S*$")


def percentages(text: str) -> Iterator[Quantity]:
    """Shares in hundredths: 25 %, 百分之五, 六个百分点, 75折, 九成, "twenty percent"."""
    folded = fold(text)
    for pattern, read in ((_PERCENT, _read_percent), (_PERCENT_EN, _read_percent_en)):
        for match in pattern.finditer(folded):
            value = None if _IN_ADDRESS.search(folded, 0, match.start()) else read(match)
            if value is not None:
                yield Quantity(match.start(), match.end(), value)


def _read_percent(match: re.Match[str]) -> Decimal | None:
    if match["half"]:
        return Decimal(50)
    if match["discount"]:
        if match["discount"] == "半":
            return Decimal(50 if "折" in match.group() else 5)
        return _tenths(match["discount"].replace(" ", "")) if match.group() != "十折" else None
    if match["per"]:
        value = chinese_value(match["of"])
        return None if value is None else value * _PER[match["per"]] * (1000 if match["letter"] else 1)
    if _TWO.match(match["figure"]):  # 二三十个百分点 states no one figure
        return None
    value = signed(match, chinese_value(match["figure"]))
    return None if value is None else value * (Decimal("0.1") if match["permille"] else 1)


def _tenths(words: str) -> Decimal | None:
    """75折 and 七五折 are 75, 9折 and 九成 90."""
    value = chinese_value(words)
    if value is None:
        return None
    return value if value > 10 or (len(words) == 2 and "十" not in words and not words.startswith("1")) else value * 10


def _read_percent_en(match: re.Match[str]) -> Decimal | None:
    words = match["words"] or match["of"]
    return signed(match, read_arabic(words) if words[0].isdigit() else read_english(words))
