"""Dates: points and ranges in calendar time, resolved to EDTF against the text and its publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Span
from extractors import date_en, date_zh
from extractors.date_context import Context
from extractors.mention import Mention
from nlp.document import Document

_YEAR_HEADING = re.compile(r"年份|年度|[Yy]ear")
_YEAR_CELL = re.compile(r"\s*(?P<year>(?:19|20)\d{2})\s*")


def find(document: Document) -> list[Mention]:
    """DATE mentions in text order. A date that the text cannot place has value None."""
    candidates: list[tuple[int, int, str]] = []
    if document.has_chinese:
        candidates += date_zh.candidates(document.text)
    candidates += date_en.candidates(document.text)
    candidates += _years_of_columns(document)
    return list(_resolved(document, _longest(candidates)))


def _years_of_columns(document: Document) -> Iterator[tuple[int, int, str]]:
    """Bare years in a table's column of years (采购年份)."""
    for table in document.tables:
        for index, heading in enumerate(table.header):
            if not _YEAR_HEADING.search(heading):
                continue
            for row in table.rows:
                cell = row[index] if index < len(row) else None
                if cell and (match := _YEAR_CELL.fullmatch(document.text[cell.start : cell.end])):
                    yield cell.start + match.start("year"), cell.start + match.end("year"), "column_year"


def _longest(candidates: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for candidate in sorted(candidates, key=lambda found: (found[0], -found[1])):
        if not kept or candidate[0] >= kept[-1][1]:
            kept.append(candidate)
    return kept


def _resolved(document: Document, candidates: list[tuple[int, int, str]]) -> Iterator[Mention]:
    """Values in reading order: what stands before is what 同年 and a bare month lean on."""
    context = Context(document.article.published)
    for start, end, rule in candidates:
        value = _value(rule, document.text, start, end, context)
        context.note(value, start)
        at = Span(start, end)
        yield Mention("DATE", at, document.original(at), value, rule)


def _value(rule: str, text: str, start: int, end: int, context: Context) -> str | None:
    if rule == "column_year":
        return text[start:end]
    language = date_zh if rule.startswith("zh") else date_en
    return language.value(rule, text, start, end, context)
