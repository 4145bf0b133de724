"""Dates: points and ranges in calendar time, resolved to EDTF against the text and its publication date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from corpus.article import Span
from extractors.dates import en, en_zones, zh
from extractors.dates.context import Context
from extractors.dates.rule import Candidate, Reading, Rule, RuleTable, Seen
from extractors.mention import Mention
from nlp.document import Document
from nlp.patterns import LatePattern

_YEAR_HEADING = re.compile(r"年份|年度|[Yy]ear")
_YEAR_CELL = LatePattern(r"\s*(?P<year>(?:19|20)\d{2})\s*")
_NO_PART = re.compile(r"(?:from|between|the|the year|on) ", re.IGNORECASE)  # stands before a date, outside its span
_EVERY_AFTER = re.compile(r",? (?:of )?(?:each|every) (?:year|month)")


def _read_year(match: re.Match[str], seen: Seen) -> Reading:
    return match["year"]


_COLUMN_YEAR = Rule("column_year", _YEAR_CELL, _read_year)
_WRITTEN = re.compile(r"成文日期:?\s*$")
_WRITTEN_REACH = 12  # characters in which the label and the blanks behind it stand


def find(document: Document) -> list[Mention]:
    """DATE mentions in text order. A date that the text cannot place has value None."""
    candidates: list[Candidate] = []
    if document.has_chinese:
        candidates += _candidates(document.text, zh.TABLE, zh.zones)
    candidates += _candidates(document.text, en.TABLE, en_zones.zones)
    candidates += _years_of_columns(document)
    return list(_resolved(document, _longest(candidates)))


def _candidates(text: str, table: RuleTable, zones: Callable[[str], Iterator[tuple[int, int]]]) -> Iterator[Candidate]:
    for start, end in zones(text):
        for rule in table.fitting(text[start:end].lower()):
            for match in rule.matches(text, start, end):
                yield Candidate(_after_openers(text, match), match.end(), rule, match)


def _after_openers(text: str, match: re.Match[str]) -> int:
    start = match.start()
    while opener := _NO_PART.match(text, start, match.end()):
        start = opener.end()
    return start


def _years_of_columns(document: Document) -> Iterator[Candidate]:
    """Bare years in a table's column of years (采购年份)."""
    for table in document.tables:
        for index, heading in enumerate(table.header):
            if not _YEAR_HEADING.search(heading):
                continue
            for row in table.rows:
                cell = row[index] if index < len(row) else None
                if cell and (match := _YEAR_CELL.fullmatch(document.text, cell.start, cell.end)):
                    yield Candidate(match.start("year"), match.end("year"), _COLUMN_YEAR, match)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand: earlier before later, longer before shorter."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda found: (found.match.start(), -found.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _resolved(document: Document, candidates: list[Candidate]) -> Iterator[Mention]:
    """Values in reading order: what stands before is what 同年 and a bare month lean on."""
    context = Context(_own_date(document, candidates))
    for candidate in candidates:
        value = None if _recurs(document.text, candidate) else _value(document.text, candidate, context)
        context.note(value, candidate.start)
        at = Span(candidate.start, candidate.end)
        yield Mention("DATE", at, document.original(at), value, candidate.rule.name)


def _own_date(document: Document, candidates: list[Candidate]) -> str | None:
    """The day the text says it was written (成文日期), which an archive publishes years later; else its publication."""
    for candidate in candidates:
        if _WRITTEN.search(document.text, max(0, candidate.start - _WRITTEN_REACH), candidate.start):
            return _value(document.text, candidate, Context(None))
    return document.article.published


def _value(text: str, candidate: Candidate, context: Context) -> str | None:
    reading = candidate.rule.read(candidate.match, Seen(text, candidate.start, context))
    return None if reading is None else str(reading)


def _recurs(text: str, candidate: Candidate) -> bool:
    """True for a day that comes every year or month, which no single date is."""
    before = text[max(0, candidate.start - 2) : candidate.start]
    return before in ("每年", "每月") or _EVERY_AFTER.match(text, candidate.end) is not None
