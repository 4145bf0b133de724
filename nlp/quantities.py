"""Numbers and shares that a text states, with their value: 负三十二, 三分之一, 100K, 百分之五, 九折, 12.5 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nlp.fold import fold
from nlp.numbers import EN_SHARE, EN_WORDS, NUMBER, read_number
from nlp.numerals import EN_ORDINALS, EN_POWERS, ZH_DIGITS, ZH_UNITS, read_arabic, read_english


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at ``text[start:end]``; of a share, the figure before the per cent sign."""

    start: int
    end: int
    value: Decimal


_HAN = r"\u4e00-\u9fff"
_NUMBER = NUMBER.source
MINUS = r"(?P<minus>(?<![A-Za-z\d])- {0,2}|[负負] {0,2}|\b(?:minus|negative) )?"
_DENOMINATORS = {
    **{word: value for word, value in EN_ORDINALS.items() if value > 2},
    "half": 2,
    "quarter": 4,
    "fourth": 4,
    **{word + "th": value for word, value in EN_POWERS.items()},
}
_DENOMINATOR = "(?:" + "|".join(sorted(_DENOMINATORS, key=len, reverse=True)) + r"|halve)s?\b"
_EN_PIECE = rf"(?:{EN_WORDS}|\ban?\b|\b\d+\b)"
_EN_FRACTION = re.compile(
    rf"{MINUS}(?:(?P<whole>{EN_WORDS}) and )?(?P<over>{_EN_PIECE})[ -]{{1,3}}"
    rf"(?P<under>{_DENOMINATOR})(?: of an? (?P<scale>million|billion|thousand)\b)?"
    rf"(?! (?:million|billion|thousand))",
    re.IGNORECASE,
)
_EN_OVER = re.compile(rf"(?P<over>{_EN_PIECE}) over (?P<under>{_EN_PIECE})(?! ?[a-z])", re.IGNORECASE)
_EN_DOZEN = re.compile(rf"(?:(?P<half>half an?  ?)|(?P<count>{_EN_PIECE}) )(?:dozens?|dozs?)\b(?: of)?", re.IGNORECASE)
_EN = re.compile(
    rf"{MINUS}(?P<number>{EN_SHARE}|{EN_WORDS})(?: (?P<times>lakh|crore|koti|krores?|Cr|Kr)\b)?", re.IGNORECASE
)
_FIGURES_FRACTION = re.compile(
    r"(?<![\d/])(?P<minus>- ?)?(?:(?P<whole>\d{1,9}) )?(?P<over>\d{1,9}) ?/ ?(?P<under>\d{1,9})(?![\d/])"
)
_POWER = re.compile(
    r"(?P<minus>-)?(?:(?P<base>\d[\d.]{0,12})\^(?P<power>[+-]{0,2}\d{1,3})|(?P<mantissa>\d[\d.]{0,12})"
    r"(?:e|E|[x×]10\^)(?P<tens>[+-]?\d{1,3}))(?![\d.])"
)
_ZH_FRACTION = re.compile(
    rf"{MINUS}(?:(?P<whole>{_NUMBER}) ?又 ?)?(?P<under>{_NUMBER}) {{0,2}}分 {{0,2}}之 {{0,2}}[负負]?"
    rf"(?P<over>{_NUMBER})"
)
_ZH_DOZEN = re.compile(rf"(?P<count>{_NUMBER})打(?![开造印工击折对對])")
_ZH = re.compile(rf"{MINUS}(?P<number>{_NUMBER})(?P<letter> {{0,2}}(?:[kKMGTbB]|mil)(?![A-Za-z]))?")
# Numerals that the word they stand in keeps from being a number: 一切, 四川, 陆地, 放肆.
_WORD_AFTER = re.compile(
    rf"一[切样定般些看直起边旦]|四川|五台|陆[地续]|拾[取到]|[一两]美|万万(?![{_HAN}])"
    rf"|千万(?=[要别不])|(?:{_NUMBER}) ?(?:美|日|欧|港)?[元刀]|百分"
)
_FORMAL_ALONE = re.compile("[陆肆拾伍叁]")
_SCALE = re.compile(r"(?:thousand|million|billion|trillion)$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:this|which|that|each|any|every|no) $", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\d.,])\d[\d.,]{0,20}(?:st|nd|rd|th|m|ml|mm|cm|km|kg|mg)(?![A-Za-z])")
_LETTERS = {"k": 3, "m": 6, "g": 9, "b": 9, "t": 12, "mil": 6}
_EN_TIMES = {"lakh": 10**5, "crore": 10**7, "koti": 10**7, "krore": 10**7, "cr": 10**7, "kr": 10**7}


def signed(match: re.Match[str], value: Decimal | None) -> Decimal | None:
    """The value, negative where the match has a minus."""
    return -value if value is not None and match["minus"] else value


def chinese_value(words: str | None) -> Decimal | None:
    """What folded figures or numerals come to; None without words."""
    read = read_number(words) if words else None
    return read[0] if read else None


def _english(words: str | None) -> Decimal | None:
    if not words:
        return None
    return Decimal(1) if words.casefold() in ("a", "an") else read_english(words)


def _share(over: Decimal | None, under: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if over is None or not under else over / under + (whole or 0)


def _read_zh_fraction(match: re.Match[str]) -> Decimal | None:
    return signed(
        match, _share(chinese_value(match["over"]), chinese_value(match["under"]), chinese_value(match["whole"]))
    )


def _read_en_fraction(match: re.Match[str]) -> Decimal | None:
    under = match["under"].casefold()
    under = under if under in _DENOMINATORS else under.removesuffix("s").replace("halve", "half")
    share = _share(_english(match["over"]), Decimal(_DENOMINATORS[under]), None)
    scale = _SCALE.search(match["whole"] or "") or _SCALE.search(match["scale"] or "")
    if share is None:
        return None
    share *= EN_POWERS[scale.group().casefold()] if scale else 1
    return signed(match, share + (_english(match["whole"]) or 0))


def _read_over(match: re.Match[str]) -> Decimal | None:
    return _share(_english(match["over"]), _english(match["under"]), None)


def _read_figures_fraction(match: re.Match[str]) -> Decimal | None:
    whole = Decimal(match["whole"]) if match["whole"] else None
    return signed(match, _share(Decimal(match["over"]), Decimal(match["under"]), whole))


def _read_power(match: re.Match[str]) -> Decimal | None:
    base = read_arabic(match["base"] or match["mantissa"])
    if base is None:
        return None
    value = (
        base.scaleb(int(match["tens"]))
        if match["tens"]
        else base ** int(match["power"].replace("--", "").replace("+", ""))
    )
    return signed(match, value)


def _read_dozen(match: re.Match[str]) -> Decimal | None:
    if match.groupdict().get("half"):
        return Decimal(6)
    count = chinese_value(match["count"]) if match.re is _ZH_DOZEN else _english(match["count"])
    return None if count is None else 12 * count


def _read_english_number(match: re.Match[str]) -> Decimal | None:
    value = read_english(match["number"])
    times = (match["times"] or "").casefold().removesuffix("s") or ""
    return signed(match, None if value is None else value * _EN_TIMES.get(times, 1))


def _read_number(match: re.Match[str]) -> Decimal | None:
    value = chinese_value(match["number"])
    if value is None:
        return None
    letter = (match["letter"] or "").strip().casefold()
    return signed(match, value.scaleb(_LETTERS.get(letter, 0)))


# Tried in this order where a number may begin; the first that reads it, has it.
READERS = (
    (_ZH_FRACTION, _read_zh_fraction), (_POWER, _read_power), (_FIGURES_FRACTION, _read_figures_fraction),
    (_ZH_DOZEN, _read_dozen), (_EN_DOZEN, _read_dozen), (_EN_FRACTION, _read_en_fraction), (_EN_OVER, _read_over),
    (_EN, _read_english_number), (_ZH, _read_number),
)  # fmt: skip
_BEGIN = re.compile(rf"[-负負\d.{''.join(ZH_DIGITS)}{''.join(ZH_UNITS)}万萬亿億兆]|(?<![A-Za-z])[A-Za-z]")


def numbers(text: str) -> Iterator[Quantity]:
    """Numbers of a text in order, with their sign."""
    folded, at = fold(text), 0
    while begin := _BEGIN.search(folded, at):
        found = None if _in_word(folded, begin.start()) else _number_at(folded, begin.start())
        if found:
            yield found
        at = found.end if found else _behind_word(folded, begin.start())


def _in_word(text: str, start: int) -> bool:
    """True for a numeral that belongs to a word or a name, no number of its own."""
    if text[start].isdigit() or text[start] in ".-":
        return text[start - 1 : start].isdigit() or _GLUED.match(text, start) is not None
    if text[start : start + 3].casefold() == "one" and _PRONOUN.search(text, max(0, start - 8), start):
        return True
    return _WORD_AFTER.match(text, start) is not None or (
        _FORMAL_ALONE.match(text, start) is not None and _touches_words(text, start)
    )


def _touches_words(text: str, start: int) -> bool:
    around = text[max(0, start - 1) : start] + text[start + 1 : start + 2]
    return any(
        "\u4e00" <= sign <= "\u9fff"
        and sign not in ZH_DIGITS
        and sign not in ZH_UNITS
        and sign not in "万萬亿億零又分点"
        for sign in around
    )


def _behind_word(text: str, start: int) -> int:
    word = _WORD_AFTER.match(text, start) or _GLUED.match(text, start)
    return max(start + 1, word.end() if word else 0)


def _number_at(text: str, start: int) -> Quantity | None:
    for pattern, read in READERS:
        match = pattern.match(text, start)
        value = read(match) if match else None
        if match and value is not None:
            return Quantity(start, match.end(), value)
    return None
