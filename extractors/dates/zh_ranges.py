"""Readers of Chinese ranges, and of dates in figures."""

from __future__ import annotations

import re

from extractors.dates.rule import Reading, Seen
from extractors.dates.zh_points import read_words, to_number, year_of_head
from extractors.edtf import Day, span_of


def read_range(match: re.Match[str], seen: Seen) -> Reading:
    """2023年1月1日至12月31日; what the end leaves out, the start lends. 至今 stays open."""
    start = read_words(match["start"], seen)
    if start is None:
        return None
    if match.groupdict().get("now"):
        return f"{start}/.."
    end = read_words(match["end"], Seen(seen.text, match.start("end"), seen.context, start))
    return _ordered(start, end, stated="年" in match["end"]) if end else None


def _ordered(start: Day, end: Day, stated: bool) -> str | None:
    """A range; an end whose year was not ``stated`` may lie in the year after (11月至3月)."""
    if not stated and end.month and str(end) < str(start)[: len(str(end))]:
        end = end.moved(12)
    return span_of(start, end)


def read_months(match: re.Match[str], seen: Seen) -> Reading:
    """2023年1-6月."""
    first, last, head = to_number(match["first"]), to_number(match["last"]), (match["year"] or "").strip()
    year = year_of_head(head, seen) if head else seen.context.year_of_month(first, seen.text, seen.at)
    return span_of(Day(year, first), Day(year, last)) if year and first < last else None


def read_days(match: re.Match[str], seen: Seen) -> Reading:
    """2019年4月12-19日."""
    month, first, last = (
        read_words(match["head"], seen),
        to_number(match["first"]),
        to_number(match["last"].rstrip("日号號 ")),
    )
    if not month or not month.month or first >= last:
        return None
    start, end = Day(month.year, month.month, first), Day(month.year, month.month, last)
    return span_of(start, end) if end.is_real() else None


def read_listed_day(match: re.Match[str], seen: Seen) -> Reading:
    """19日 in 12月18日、19日: of the month said last."""
    month, day = seen.context.last_month, to_number(match.group().rstrip("日号號 "))
    found = Day(month.year, month.month, day) if month else None
    return found if found and found.is_real() else None


def read_month_days(match: re.Match[str], seen: Seen) -> Reading:
    """1月3至2月10."""
    start = read_words(match["start"] + "日", seen)
    end = read_words(match["end"] + "日", Seen(seen.text, seen.at, seen.context, start)) if start else None
    return _ordered(start, end, stated=False) if start and end else None


def read_years(match: re.Match[str], seen: Seen) -> Reading:
    """2021至2023年."""
    first, last = to_number(match["first"] or match["first2"]), to_number(match["last"] or match["last2"])
    return span_of(Day(first), Day(last)) if first < last else None


def _numeric(words: str) -> Day | None:
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if len(parts) == 1:
        parts = [int(words[:4]), int(words[4:6]), int(words[6:8])]
    found = Day(parts[0], parts[1], parts[2])
    return found if found.is_real() else None


def read_numeric(match: re.Match[str], seen: Seen) -> Reading:
    """2024-08-20, 2024.8.20, 20240820."""
    return _numeric(match.group())


def read_numeric_range(match: re.Match[str], seen: Seen) -> Reading:
    """2024-01-01至2024-12-31."""
    start, end = _numeric(match["start"]), _numeric(match["end"])
    return span_of(start, end) if start and end else None


def read_numeric_months(match: re.Match[str], seen: Seen) -> Reading:
    """1999.08-2002.02."""
    end = Day(int(match["y2"]), int(match["m2"]) if match["m2"] else None)
    return span_of(Day(int(match["y1"]), int(match["m1"])), end)
