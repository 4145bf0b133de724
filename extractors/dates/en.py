"""English dates: what each form means, and where in a text to look for them."""

from __future__ import annotations

import re

from extractors.dates import en_forms as forms
from extractors.dates.en_calendar import (
    read_day_month,
    read_decade,
    read_fiscal,
    read_half,
    read_last_quarter,
    read_month,
    read_numeric,
    read_numeric_last,
    read_numeric_month,
    read_plan,
    read_quarter,
    read_year,
)  # fmt: skip
from extractors.dates.en_compound import read_edge, read_nth, read_offset, read_week_number
from extractors.dates.en_ranges import read_days_of_month, read_range, read_short_range, read_year_to_date
from extractors.dates.en_relative import (
    read_relative,
    read_same_period,
    read_the_day,
    read_today,
    read_weekday,
    read_weekday_numeric,
    read_weekdays_off,
    read_year_earlier,
)  # fmt: skip
from extractors.dates.rule import Rule, RuleTable
from nlp.languages.calendar import MONTHS, WEEKDAYS
from nlp.patterns import LatePattern, either_case

_YEAR_BEFORE = LatePattern(
    r"(?:\b(?:in|by|of|since|to|its|until|till|from|after|before|for|than|during"
    r"|between|and|through|year|fiscal|late|early|mid|or|was|the)|(?:19|20)\d\d,"
    r"| [=<>]) $", either_case
)  # fmt: skip
_YEAR_AFTER = LatePattern(
    r"(?:[\w%]|-[\w]|[.,/]\d| (?:yuan|calls|vehicles|people|mu|units|households"
    r"|companies|cases|hours|jobs|households|km|kilometers|kilometres|tons|tonnes"
    r"|items|sets|pieces|students|beds)\b)"
)
_CODE_BEFORE = LatePattern(r"(?:编号|号码|文号|No\.?)[^。]{0,8}$")
_OR_LATER = LatePattern(r" (?:or|and) (?:later|after|earlier|before)\b")
_MONTH_BEFORE = LatePattern(
    r"\b(?:in|since|during|until|till|by|of|from|to|through|for|between|and|after|before|early|late|mid) $",
    either_case,
)
_AMBIGUOUS_MONTHS = frozenset(
    ["march", "may", "mar", "jan", "sep", "sept", "dec", "oct", "nov", "jun", "jul", "aug", "apr", "feb"]
)
_MODALS_AFTER = LatePattern(r" (?:not|be|also|have|only|still|well)\b")
_WEEKDAY_AFTER = LatePattern(r"[\w-]| ?,? ?\d")
# The 2nd section is no date; the 12th of May is, and "the 12th when".
_THE_DAY_AFTER = LatePattern(
    r" (?!(?:of|at|in|to|and|or|when|for|from|after|before|until|that|it|he|she|they|we|the|by|with|as|but|because"
    r"|while|is|was|were|will|would|on|said|instead|rather|day)\b)\w|-"
)
_IN_BEFORE = LatePattern(r"\b(?:in|for|of|during|this|last|next|by|since|until) $", either_case)
_INSIDE_BEFORE = LatePattern(r"\b(?:in|since|during|until|by) $", either_case)
_CAPITAL_AFTER = LatePattern(r" [A-Z][a-z]+")


def _year_stands(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    alone = not text[max(0, start - 2) : start].strip() and len(text) - match.end() < 3
    named = match.group().casefold().startswith("year ")
    before = named or alone or _OR_LATER.match(text, match.end()) or _YEAR_BEFORE.search(text, max(0, start - 9), start)
    return bool(before) and not _YEAR_AFTER.match(text, match.end()) and text[start - 1 : start] not in "-/.$¥€£" + "№"


def _month_stands(match: re.Match[str]) -> bool:
    """A month alone: in full and with a capital, or behind a preposition (may and march are words too)."""
    text, name = match.string, match["month"].rstrip(".").casefold()
    if match["which"] and match["which"].casefold() != "that":
        return match["month"][0].isupper() and match["which"].casefold() not in ("the same", "same", "that")
    if not match["month"][0].isupper() or text[match.start() - 1 : match.start()] in ("-", "/"):
        return False
    plain = name in MONTHS and name not in _AMBIGUOUS_MONTHS
    behind = _MONTH_BEFORE.search(text, max(0, match.start() - 9), match.start())
    whole = not text[: match.start()].strip() and not text[match.end() :].strip()
    if _CAPITAL_AFTER.match(text, match.end()) and not _INSIDE_BEFORE.search(
        text, max(0, match.start() - 7), match.start()
    ):  # April Smith
        return False
    return (plain or behind is not None or whole) and not _MODALS_AFTER.match(text, match.end())


def _weekday_stands(match: re.Match[str]) -> bool:
    return (
        not _WEEKDAY_AFTER.match(match.string, match.end()) and match.string[match.start() - 1 : match.start()] != "-"
    )


def _the_day_stands(match: re.Match[str]) -> bool:
    return bool(match["which"] or match["which2"]) or not _THE_DAY_AFTER.match(match.string, match.end())


def _figure_stands(match: re.Match[str]) -> bool:
    """No version, project number or part of a longer figure."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return (
        not before[-1:].isalnum()
        and before[-1:] not in ("/", ".", "№")
        and not (before[-1:] == "-" and before[:1].isalnum())
    )


def _month_figure_stands(match: re.Match[str]) -> bool:
    """No number of a document (公告编号: 2014-03)."""
    return _figure_stands(match) and not _CODE_BEFORE.search(match.string, max(0, match.start() - 12), match.start())


def _compact_stands(match: re.Match[str]) -> bool:
    return _figure_stands(match) and match.string[match.start() - 1 : match.start()] in ("", " ", "(", "\n", ":", "-")


def _same_words(match: re.Match[str]) -> bool:
    """ "may 5" and "march 3" are dates, "may 5 percent" is none."""
    return not re.match(r" ?(?:%|percent|per cent|times|yuan|million)", match.string[match.end() : match.end() + 10])


def _short_year_stands(match: re.Match[str]) -> bool:
    """Two figures behind a month are a year with an apostrophe (Aug '24), or where they are no day (August 99)."""
    return not match["short"] or "'" in match.group() or int(match["short"]) > 31


def _quarter_stands(match: re.Match[str]) -> bool:
    """Q1 without a year only where a preposition says that it is a time (Q2 is a flow of water, too)."""
    if not match["number"] or match["year"] or match["year2"]:
        return True
    return _IN_BEFORE.search(match.string, max(0, match.start() - 8), match.start()) is not None


def _offset_stands(match: re.Match[str]) -> bool:
    """No term that runs from a date: "for two years from 1 January 2025"."""
    text, way = match.string, match["way"].casefold()
    if not way.startswith(("from", "since")) or way.endswith(("now", "today", "tomorrow", "yesterday")):
        return True
    return not text.endswith("for ", 0, match.start()) and re.search("day|week", match["length"]) is not None


def _days_stand(match: re.Match[str]) -> bool:
    """Two days of a month, of which the first is not the end of a clock time ("9:30 to March 18")."""
    return _figure_stands(match) and not _CLOCK.search(match.string, max(0, match.start() - 3), match.start())


_CLOCK = LatePattern(r"\d[:.]$")
# "postponed from 3 May to 9 May" names two days, no stretch of time.
_CHANGED = LatePattern(
    r"\b(?:chang|postpon|extend|mov|correct|revis|amend|adjust|reschedul|delay|defer|put (?:back|off)|brought)[a-z]*"
    r"[^.;\n]{0,30} from (?:the )?(?:[A-Z0-9][^.;\n]{0,30})?$"
)


def _range_stands(match: re.Match[str]) -> bool:
    """A hyphen without spaces joins parts of one date (2019-aug-1, Q1-2019) unless both are years or neither."""
    if not _figure_stands(match) or _CHANGED.search(match.string, max(0, match.start() - 60), match.start()):
        return False
    glued = match.string[match.end("start")] == "-" and match.end("start") + 1 == match.start("end")
    years = [match[name].isdigit() and len(match[name]) == 4 for name in ("start", "end")]
    return not glued or all(years) or not any(years)


_WEEKDAYS = tuple(dict.fromkeys(name[:3] for name in WEEKDAYS))
_MONTHS = tuple(dict.fromkeys(name[:3] for name in MONTHS))
_ORDINAL_ENDINGS = ("1st", "2nd", "3rd", *(f"{digit}th" for digit in range(10)))
_JOINTS = ("-", "~", " to ", "until", "through", "till", "thru", " and ")

RULES: tuple[Rule, ...] = (
    Rule(
        "en_range",
        forms.alone_as_range(forms.RANGE),
        read_range,
        _range_stands,
        _JOINTS,
        forms.tail(forms.RANGE_TAIL),
    ),
    Rule("en_between", forms.alone(forms.BETWEEN), read_range, marks=("between",)),
    Rule(
        "en_days_of_month",
        forms.alone_as_range(forms.DAYS_OF_MONTH),
        read_days_of_month,
        _days_stand,
        _JOINTS,
        forms.tail(forms.DAYS_OF_MONTH_TAIL),
    ),
    Rule("en_numeric_days", forms.alone(forms.NUMERIC_DAYS), read_range, _figure_stands, ("/", "-")),
    Rule("en_year_to_date", forms.alone(forms.YEAR_TO_DATE), read_year_to_date),
    Rule("en_short_range", forms.alone(forms.SHORT_RANGE), read_short_range, _figure_stands, ("/",)),
    Rule(
        "en_offset",
        forms.alone(forms.OFFSET),
        read_offset,
        _offset_stands,
        ("ago", "later", "hence", "from", "after", "before", "since"),
    ),
    Rule("en_weekdays_off", forms.alone(forms.WEEKDAYS_OFF), read_weekdays_off, marks=("ago", "back", "from now")),
    Rule("en_nth", forms.alone(forms.NTH), read_nth, marks=("week", "day", "month", *_WEEKDAYS)),
    Rule(
        "en_edge",
        forms.alone(forms.EDGE),
        read_edge,
        marks=("end", "beginning", "start", "middle", "early", "late", "mid"),
    ),
    Rule("en_month_day", forms.alone_as_range(forms.MONTH_DAY), read_day_month, _same_words, _MONTHS),
    Rule("en_day_month", forms.alone_as_range(forms.DAY_MONTH), read_day_month, _figure_stands, _MONTHS),
    Rule("en_year_month_day", forms.alone(forms.YEAR_MONTH_DAY), read_day_month, marks=_MONTHS),
    Rule("en_month_year", forms.alone(forms.MONTH_YEAR), read_day_month, _short_year_stands, _MONTHS),
    Rule("en_year_month", forms.alone(forms.YEAR_MONTH), read_day_month, marks=_MONTHS),
    Rule("en_numeric", forms.alone(forms.NUMERIC), read_numeric, _figure_stands),
    Rule("en_numeric_last", forms.alone(forms.NUMERIC_LAST), read_numeric_last, _figure_stands, ("/", "-", ".")),
    Rule("en_numeric_month", forms.alone(forms.NUMERIC_MONTH), read_numeric_month, _month_figure_stands, ("/", "-")),
    Rule("en_compact", forms.alone(forms.COMPACT), read_numeric, _compact_stands),
    Rule(
        "en_quarter",
        forms.alone(forms.QUARTER),
        read_quarter,
        _quarter_stands,
        marks=("quarter", *(f"q{number}" for number in range(1, 5))),
    ),
    Rule("en_last_quarter", forms.alone(forms.LAST_QUARTER), read_last_quarter, marks=("quarter",)),
    Rule("en_half", forms.alone(forms.HALF), read_half, marks=("half", "h1", "h2")),
    Rule("en_fiscal", forms.alone(forms.FISCAL), read_fiscal, marks=("fiscal", "fy")),
    Rule(
        "en_current_fiscal",
        forms.alone(r"(?:end of the )?(?:current|next|last) fiscal year\b"),
        lambda match, seen: None,
        marks=("fiscal",),
    ),
    Rule("en_same_period", forms.alone(forms.SAME_PERIOD), read_same_period, marks=("same",)),
    Rule("en_year_earlier", forms.alone(forms.YEAR_EARLIER), read_year_earlier, marks=("earlier",)),
    Rule("en_decade", forms.alone(forms.DECADE), read_decade, marks=("0s", "0's", "0 s")),
    Rule("en_week_weekday", forms.alone(forms.WEEK_WEEKDAY), read_weekday, marks=("week",)),
    Rule("en_weekday_numeric", forms.alone(forms.WEEKDAY_NUMERIC), read_weekday_numeric, marks=_WEEKDAYS),
    Rule("en_weekday", forms.alone(forms.WEEKDAY_ALONE), read_weekday, _weekday_stands, _WEEKDAYS),
    Rule("en_week_number", forms.alone(forms.WEEK_NUMBER), read_week_number, marks=("week",)),
    Rule("en_relative", forms.alone(forms.RELATIVE), read_relative, marks=("day", "week", "month", "quarter", "year")),
    Rule("en_today", forms.alone(forms.TODAY), read_today, marks=("today", "yesterday", "tomorrow")),
    Rule("en_the_day", forms.alone(forms.THE_DAY), read_the_day, _the_day_stands, (" month", *_ORDINAL_ENDINGS)),
    Rule("en_plan", forms.alone(forms.PLAN), read_plan, marks=("plan",)),
    Rule("en_month", forms.alone(forms.MONTH_ALONE), read_month, _month_stands, _MONTHS),
    Rule("en_year", forms.alone(forms.YEAR_ALONE), read_year, _year_stands),
)

TABLE = RuleTable(RULES)
