"""English dates: forms found, and what each means."""

from __future__ import annotations

import re
from datetime import timedelta

from extractors.date_context import Context
from extractors.edtf import Day, day_range, span_of
from nlp.languages.calendar import DAYS_EN, FIVE_YEAR_PLANS_EN, MONTHS, QUARTERS_EN, WEEKDAYS

_FULL = [name.capitalize() for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
_SHORT = [name.capitalize() for name in MONTHS if name.capitalize() not in _FULL]
_MONTH = "(?:" + "|".join(_FULL) + "|(?:" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d{2}"
_WEEKDAY = "(?:" + "|".join(name.capitalize() for name in WEEKDAYS) + ")"
_OF_YEAR = r"(?:this|last|next|that|the same|the previous|the following) year"
_MDY = rf"{_MONTH} {_DAY},? ?{_YEAR}"
_DMY = rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}"
_MD = rf"{_MONTH} {_DAY}(?![\d,]\d)(?:,? (?:of )?{_OF_YEAR})?"
_DM = rf"{_DAY} {_MONTH}(?:,? (?:of )?{_OF_YEAR})?"
_MY = rf"{_MONTH},? (?:of )?{_YEAR}"
_M = rf"(?:{_MONTH}(?:,? (?:of )?{_OF_YEAR})?)"
_POINT = rf"(?:(?:{_WEEKDAY}, )?(?:{_MDY}|{_DMY})|{_MY}|{_MD}|{_DM})"
_TO = r" ?(?:to|until|through|till|-) ?"

_RANGE = re.compile(
    rf"(?<![\w-])(?:(?P<start>{_POINT}|{_MONTH}|{_YEAR}(?={_TO}{_YEAR}\b)){_TO}(?P<end>{_POINT}|{_M}|{_YEAR}|{_DAY}(?:, {_YEAR})?))(?![\w:-])"
)
_SINGLE = re.compile(rf"(?<![\w-]){_POINT}(?![\w])")
_BARE_MONTH = re.compile(
    rf"\b(?P<month>(?:January|February|April|June|July|August|September|October|November|December|(?<=in )(?:March|May)|(?<=In )(?:March|May)|(?:March|May)(?= (?:this|last|next|of)))(?:,? (?:of )?{_OF_YEAR})?)(?![\w'-])"
)
_NUMERIC = re.compile(
    r"(?<![\w./-])(?:19|20)\d{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:3[01]|[12]\d|0?[1-9])(?![\w]|[./-]\d)|(?<![\w./-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\w.-])"
)
_BARE_YEAR = re.compile(
    rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bby )|(?<=\bBy )|(?<=\bof )|(?<=\bsince )|(?<=\bto )|(?<=\bits )|(?<=\buntil )|(?<=\bfrom )|(?<=\bafter )|(?<=\bbefore )|(?<=\bfor )|(?<=\bthan )|(?<=\bduring ))(?P<year>{_YEAR})(?![\w%-]|[.,/]\d| (?:yuan|calls|vehicles|people|mu\b))"
)
_DECADE = re.compile(r"\b(?P<decade>(?:1[89]|20)\d)0s\b")
_FISCAL = re.compile(rf"\b(?:[Ff]iscal(?: [Yy]ear)?|FY) ?(?P<year>{_YEAR})\b")
_CURRENT_FISCAL = re.compile(r"\b(?:end of the )?(?:current|next|last) fiscal year\b")
_END = re.compile(
    rf"\b(?P<which>end|beginning|start) of (?P<what>{_MONTH} {_YEAR}|{_YEAR}|{_M}|(?:this|last|next|the) year)\b|\b(?P<mid>mid|early|late)-(?P<midyear>{_YEAR})"
)
_QUARTER = re.compile(
    rf"\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) (?P<unit>quarter|half)(?: of (?P<of>{_YEAR}|(?:this|last|the) year))?\b"
)
_SEMESTER = {"first": 40, "second": 41}
_REL_YEAR = re.compile(
    r"\b(?P<words>(?:this|last|next) year|(?:previous|following|same|preceding) year|year earlier)\b"
)
_SAME_PERIOD = re.compile(r"\bsame period (?:of )?(?:last year|the previous year)\b")
_REL_SPAN = re.compile(r"\b(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?P<unit>week|month)\b")
_WEEKDAY_ALONE = re.compile(rf"\b(?P<weekday>{_WEEKDAY})(?![\w-]| ?,? ?(?:\d|{_MONTH} \d))")
_REL_DAY = re.compile(r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)\b(?!')")
_ORDINAL_DAY = re.compile(
    r"(?<=\bthe )(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?= |[,.;])(?! (?:century|Five|anniversary|floor|[a-z]+ (?:session|Congress)))"
)
_PLAN = re.compile(r"\b(?P<ordinal>1[1-5]th) Five-Year Plan(?: period)?\b")

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("en_range", _RANGE), ("en_end", _END), ("en_quarter", _QUARTER), ("en_fiscal", _FISCAL), ("en_current_fiscal", _CURRENT_FISCAL),
    ("en_same_period", _SAME_PERIOD), ("en_point", _SINGLE), ("en_numeric", _NUMERIC), ("en_decade", _DECADE),
    ("en_month", _BARE_MONTH), ("en_year", _BARE_YEAR), ("en_relative_year", _REL_YEAR), ("en_relative_span", _REL_SPAN),
    ("en_weekday", _WEEKDAY_ALONE), ("en_relative_day", _REL_DAY), ("en_ordinal", _ORDINAL_DAY), ("en_plan", _PLAN),
)  # fmt: skip


def candidates(text: str) -> list[tuple[int, int, str]]:
    """(start, end, rule) of every place that reads as a date."""
    return [(m.start(), m.end(), rule) for rule, pattern in RULES for m in pattern.finditer(text)]


def value(rule: str, text: str, start: int, end: int, context: Context) -> str | None:
    """The EDTF value of a candidate, or None."""
    match = dict(RULES)[rule].match(text, start)
    return _VALUES[rule](match, text, context) if match else None


_MONTH_WORD = re.compile(rf"\b({_MONTH})")
_YEAR_WORD = re.compile(rf"\b{_YEAR}\b")
_DAY_WORD = re.compile(r"\b(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b")
_OF_YEAR_WORD = re.compile(_OF_YEAR)


def _point(words: str, text: str, start: int, context: Context, base: Day | None = None) -> Day | None:
    month_match, year_match = _MONTH_WORD.search(words), _YEAR_WORD.search(words)
    month = MONTHS[month_match[1].rstrip(".").casefold()] if month_match else (base.month if base else None)
    rest = words.replace(year_match.group(), " ") if year_match else words
    day_match = _DAY_WORD.search(rest)
    year = int(year_match.group()) if year_match else _spoken_year(words, context)
    if year is None and not _OF_YEAR_WORD.search(words):
        year = base.year if base else (context.year_of_month(month, text, start) if month else None)
    found = Day(year, month, int(day_match[1]) if day_match and month else None) if year else None
    return found if found and found.is_real() else None


def _spoken_year(words: str, context: Context) -> int | None:
    match = _OF_YEAR_WORD.search(words)
    if not match:
        return None
    which = match.group().rsplit(" ", 1)[0]
    if which in ("that", "the same"):
        return context.last.year if context.last else None
    if which in ("the previous", "the following"):
        step = -1 if which == "the previous" else 1
        return context.last.year + step if context.last else None
    return context.published.year + {"this": 0, "last": -1, "next": 1}[which] if context.published else None


def _value_of_point(match: re.Match[str], text: str, context: Context) -> str | None:
    found = _point(match.group(), text, match.start(), context)
    return str(found) if found else None


def _value_of_range(match: re.Match[str], text: str, context: Context) -> str | None:
    """The end lends the start its year when the start names none (March to April 2024)."""
    end_words = match["end"]
    year_of_end = _YEAR_WORD.search(end_words)
    base = Day(int(year_of_end.group())) if year_of_end else None
    start = _point(match["start"], text, match.start(), context, base)
    end = _point(end_words, text, match.start("end"), context, start) if start else None
    return span_of(start, end) if start and end else None


def _value_of_numeric(match: re.Match[str], text: str, context: Context) -> str | None:
    found = Day(*(int(part) for part in re.findall(r"\d+", match.group())))
    return str(found) if found.is_real() else None


def _value_of_year(match: re.Match[str], text: str, context: Context) -> str | None:
    return match["year"]


def _value_of_decade(match: re.Match[str], text: str, context: Context) -> str | None:
    return f"{match['decade']}X"


def _value_of_end(match: re.Match[str], text: str, context: Context) -> str | None:
    if match["midyear"]:
        return match["midyear"]
    what = match["what"]
    if _MONTH_WORD.match(what):
        found = _point(what, text, match.start(), context)
        return str(found) if found else None
    year = int(what) if what.isdigit() else _relative_year(what, context)
    return str(Day(year, 12 if match["which"] == "end" else 1)) if year else None


def _relative_year(words: str, context: Context) -> int | None:
    first = words.split()[0]
    if first in ("previous", "preceding", "following", "same", "year"):
        anchor = context.last or context.published
        return anchor.year + {"following": 1, "same": 0}.get(first, -1) if anchor else None
    return context.published.year + {"last": -1, "next": 1}.get(first, 0) if context.published else None


def _value_of_relative_year(match: re.Match[str], text: str, context: Context) -> str | None:
    year = _relative_year(match["words"], context)
    return str(year) if year else None


def _value_of_quarter(match: re.Match[str], text: str, context: Context) -> str | None:
    of = match["of"]
    year = int(of) if of and of.isdigit() else _relative_year(of or "this", context)
    if year is None:
        return None
    if match["unit"] == "half":
        return f"{year}-{_SEMESTER[match['ordinal']]}" if match["ordinal"] in _SEMESTER else None
    quarter = QUARTERS_EN[match["ordinal"]]
    published = context.published
    if not of and published and published.month and (quarter - 33) * 3 + 1 > published.month + 6:
        year -= 1
    return f"{year}-{quarter}"


def _value_of_same_period(match: re.Match[str], text: str, context: Context) -> str | None:
    return context.year_earlier()


def _value_of_span(match: re.Match[str], text: str, context: Context) -> str | None:
    step = {"this": 0, "last": -1, "next": 1}[match["which"].casefold()]
    today = context.publication_day
    if today is None:
        return None
    if match["unit"] == "week":
        return day_range(today - timedelta(today.weekday()) + timedelta(7 * step), 7)
    index = today.year * 12 + today.month - 1 + step
    return str(Day(index // 12, index % 12 + 1))


def _value_of_weekday(match: re.Match[str], text: str, context: Context) -> str | None:
    """The last such weekday up to the publication date."""
    today = context.publication_day
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS[match["weekday"].casefold()]) % 7
    return (today - timedelta(back)).isoformat()


def _value_of_relative_day(match: re.Match[str], text: str, context: Context) -> str | None:
    today = context.publication_day
    return (today + timedelta(DAYS_EN[match.group().casefold()])).isoformat() if today else None


def _value_of_ordinal(match: re.Match[str], text: str, context: Context) -> str | None:
    anchor = context.last_month or context.published
    day = int(re.sub(r"\D", "", match["day"]))
    found = Day(anchor.year, anchor.month, day) if anchor and anchor.month else None
    return str(found) if found and found.is_real() else None


def _value_of_plan(match: re.Match[str], text: str, context: Context) -> str | None:
    first = FIVE_YEAR_PLANS_EN[match["ordinal"]]
    return f"{first}/{first + 4}"


def _unplaced(match: re.Match[str], text: str, context: Context) -> str | None:
    return None


_VALUES = {
    "en_range": _value_of_range, "en_end": _value_of_end, "en_quarter": _value_of_quarter, "en_fiscal": _value_of_year,
    "en_current_fiscal": _unplaced, "en_same_period": _value_of_same_period, "en_point": _value_of_point,
    "en_numeric": _value_of_numeric, "en_decade": _value_of_decade, "en_month": _value_of_point, "en_year": _value_of_year,
    "en_relative_year": _value_of_relative_year, "en_relative_span": _value_of_span, "en_weekday": _value_of_weekday,
    "en_relative_day": _value_of_relative_day, "en_ordinal": _value_of_ordinal, "en_plan": _value_of_plan,
}  # fmt: skip
