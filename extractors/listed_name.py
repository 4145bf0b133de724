"""The full name of the company whose stock's short name heads a text, by the line that it begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.name import Name
from nlp.patterns import HAN, LatePattern

_SHORT = LatePattern(
    rf"(?:证券|股票|公司|[AＡ]股)\s*简\s*称\s*[:为]?\s*(?P<short>[{HAN}A-Za-z*]{{2,10}}?)"
    rf"(?=[\s,;(/、]|公\s?告|编\s?号|证券|股票|\Z)"
)
_LINE = LatePattern(
    rf"(?:\A|(?<=[\n:])|(?<=\d))(?:号)?[ \u3000]*(?P<x>(?!号)[{HAN}A-Za-z]{{2,16}}(?:\([{HAN}]{{2,8}}\))?"
    rf"[{HAN}A-Za-z]{{0,14}}?"
    rf"(?:\([{HAN}]{{2,8}}\))?(?:股份有限公司|有限责任公司|有限公司))(?!\()"
)
_NOT_INSIDE = LatePattern(r"关于|遗漏|收到|签[订署]|中标|公司(?!$)|董事|全资|控股子|公告|编号|简称|代码")
_BOARD = LatePattern(r"董事会(?:及|全体)")  # what every disclosure says at its top
_HEAD = 500  # characters at the top in which the short name or the board stands
_STAR = LatePattern(r"\*|ST|[A-Z]$")


def listed_names(text: str) -> Iterator[Name]:
    """Every place where the full name of the company that discloses stands; none without a stock's short name."""
    full = _full_name(text)
    if full:
        for match in re.finditer(re.escape(full), text):
            yield Name(*match.span(), "COMPANY", "zh_listed")


def _full_name(text: str) -> str | None:
    """The first line's beginning that is a company's name and holds the signs of the short name in order."""
    short = _SHORT.search(text, 0, _HEAD)
    if short is None and not _BOARD.search(text, 0, _HEAD):
        return None
    letters = _STAR.sub("", short["short"]) if short else ""
    names = [match["x"] for match in _LINE.finditer(text) if not _NOT_INSIDE.search(match["x"])]
    held = next((name for name in names if len(letters) > 1 and _holds(name, letters)), None)
    counts = Counter(names)
    return held or next((name for name in names if counts[name] > 1), None)


def _holds(name: str, letters: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
