"""English lengths: three years, 24 months, 2 years and 3 months, a couple of days, 5-10 years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.durations.iso import half_more, iso_duration
from nlp.numerals import read_arabic, read_english
from nlp.patterns import LatePattern, either_case

# --- English
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORD = rf"(?:{_ONES}|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety)(?:-(?:{_ONES}))?"
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d)?|{_WORD}|half an?|half(?= year)|a couple of|another|an?(?= ))"
_ONE_LENGTH_BEFORE = LatePattern(r"(?:\b(?:for|within|over|than|after) |^)$", either_case)  # not "5m a year"
_KIND = (
    r"(?:(?:next|past|upcoming|coming|following|consecutive|calendar|working|business"
    r"|fiscal|school|academic|natural|full|financial|trading) )?"
)
_UNIT = r"(?:year|month|week|day|hour|minute|quarter|decade)"
_PART = rf"{_NUMBER}[\s-]{_KIND}{_UNIT}s?"
_LENGTH = LatePattern(
    rf"(?P<number>{_NUMBER})(?:\s\(\d{{1,4}}\))?[\s-]?{_KIND}(?P<unit>{_UNIT})s?"
    rf"(?P<half> and (?:a )?half)?(?P<more>(?:(?:, | and |, and ){_PART}){{0,2}})"
    rf"(?![\w-])(?! (?:old|ago|earlier|Plan)\b)",
    either_case,
)
_LOWER = LatePattern(rf"(?<![\w.,$/-])(?P<lower>\d{{1,4}}|{_WORD})(?:-| to |~)$", either_case)
_JOINTS = ("-", "~", " ")
_MORE = LatePattern(rf"(?P<number>{_NUMBER})[\s-]{_KIND}(?P<unit>{_UNIT})", either_case)
CODES = {
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
_NO_NUMBER_BEFORE = LatePattern(r"[\w.,$/-]$")


def lengths(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of every length."""
    at = 0
    while match := _LENGTH.search(text, at):
        ranged = text[match.start() - 1 : match.start()] in _JOINTS
        lower = _LOWER.search(text, max(0, match.start() - 16), match.start()) if ranged else None
        more, at = _smaller_parts(match)
        stands = lower or not _NO_NUMBER_BEFORE.search(text, max(0, match.start() - 1), match.start())
        value = _value(match, lower, more) if stands and _is_length(text, match) else None
        if value:
            yield lower.start() if lower and "/" in value else match.start(), at, value


def _smaller_parts(match: re.Match[str]) -> tuple[list[tuple[Decimal, str]], int]:
    """What follows in ever smaller units (2 years and 3 months), and where the length ends."""
    parts: list[tuple[Decimal, str]] = []
    last, end = CODES[match["unit"].casefold()], match.start("more")
    for more in _MORE.finditer(match["more"]):
        code = CODES[more["unit"].casefold()]
        if _ORDER.index(code) <= _ORDER.index(last):
            break
        parts.append((_amount(more["number"]) or Decimal(0), code))
        last, end = code, match.start("more") + more.end()
    return parts, end + match.string.startswith("s", end)


def _is_length(text: str, match: re.Match[str]) -> bool:
    """No word glued to its unit (twoyear), no rate (5m a year), and no quarter of a year (2024 quarter)."""
    if text[match.start("unit") - 1].isalnum() and not match["number"][0].isdigit():
        return False
    if match["number"].casefold() in ("a", "an") and not _ONE_LENGTH_BEFORE.search(
        text[max(0, match.start() - 8) : match.start()]
    ):
        return False
    return match["unit"].casefold() != "quarter" or not (match["number"].isdigit() and len(match["number"]) == 4)


def _amount(words: str) -> Decimal | None:
    bare = words.casefold()
    if bare.startswith("half"):
        return Decimal("0.5")
    if bare in ("a couple of", "another", "a", "an"):
        return Decimal(2 if "couple" in bare else 1)
    return read_arabic(bare) if bare[0].isdigit() else read_english(bare)


def _value(match: re.Match[str], lower: re.Match[str] | None, more: list[tuple[Decimal, str]]) -> str | None:
    amount, code = _amount(match["number"]), CODES[match["unit"].casefold()]
    if not amount:
        return None
    if amount == Decimal("0.5"):
        return {"Y": "P6M", "M": "P15D", "H": "PT30M"}.get(code)
    if match["half"]:
        return half_more(amount, code)
    value = iso_duration([(amount, code), *more])
    least = _amount(lower["lower"]) if lower else None
    return f"{iso_duration([(least, code)])}/{value}" if least and least < amount else value
