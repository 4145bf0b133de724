"""Bare figures that a label's or a column's unit makes amounts: 预算金额（万元）：166.65, a column 中标金额（万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.amounts.terms import UNIT, Amount, currency_of, unit_of
from nlp.document import Document
from nlp.languages.currencies import MULTIPLIERS_ZH
from nlp.numbers import FIGURE
from nlp.numerals import read_arabic
from nlp.tables import Table

_HEADING = re.compile(r"金额|预算|价|费用|限价|投资|budget|amount|price|value", re.IGNORECASE)
_NO_HEADING = re.compile(r"费率|下浮|折扣|占比|比例|得分|评分|分值|率\b|rate\b|score|points?\b", re.IGNORECASE)
_HEADLESS_CELL = re.compile(r"budget|price|amount|award", re.IGNORECASE)
_ZH_UNIT = re.compile(
    r"(?P<scale>万亿|[百千十]?[万亿]|[百千])?(?=(?:元|圆|美元|美金|港元|港币|欧元|日元|英镑|澳元|新元|加元))"
)
_EN_UNIT = re.compile(
    r"(?P<sign>RMB|CNY|US\$|USD|HK\$|HKD|S\$|SGD|€|EUR|£|GBP)?[ '’]?(?P<factor>10,000"
    r"|1,000,000|1,000|000|ten thousand|million|thousand|mn|m\b)?[ ]?(?P<word>yuan"
    r"|dollars?|euros?)?",
    re.IGNORECASE,
)
_FACTORS = {
    "10,000": 10**4,
    "tenthousand": 10**4,
    "1,000": 10**3,
    "000": 10**3,
    "thousand": 10**3,
    "1,000,000": 10**6,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
}
_FIGURE_ALONE = re.compile(rf"\s*(?P<figure>{FIGURE})(?![\d%‰])(?!\s?(?:元|万|亿|%|年|个|家|台|套|日|天|月|分|-))")
_MAIN_UNIT = r"(?:万亿|[百千十]?[万亿]|[百千])?(?:元|美元|港元|欧元|日元|英镑)"
_BRACKETED_UNIT = re.compile(rf"\((?:单位:?)?(?:人民币)?(?P<unit>{_MAIN_UNIT})\)(?::| (?=\d)) ?(?=\d)")
TABLE_RULE = "amount_table"
_ROW_NUMBERS = 100  # below it a whole figure of yuan in a table is taken for the number of a row
_LABEL_REACH = 8  # characters before a bracketed unit in which its label says that it is money
_CELL = re.compile(rf"(?:[A-Za-z]+[ :])?(?:约|[¥￥])?(?P<figure>{FIGURE})")


def in_labels(document: Document) -> Iterator[Amount]:
    """A bare figure behind a label that names its unit."""
    for pair in document.labels:
        unit = pair.unit and _HEADING.search(pair.label) and not _NO_HEADING.search(pair.label) and unit_in(pair.unit)
        match = _FIGURE_ALONE.match(document.text, pair.value.start, pair.value.end) if unit else None
        amount = match and read_arabic(match["figure"])
        if unit and match and amount is not None:
            yield Amount(match.start("figure"), match.end("figure"), amount * unit[0], unit[1], "label_unit")


def in_brackets(text: str) -> Iterator[Amount]:
    """A bare figure behind a bracketed unit, wherever it stands: 最高限价（元）：1,666,500.00."""
    for bracket in _BRACKETED_UNIT.finditer(text):
        before = text[max(0, bracket.start() - _LABEL_REACH) : bracket.start()]
        unit = _HEADING.search(before) and not _NO_HEADING.search(before) and unit_in(bracket["unit"])
        match = _FIGURE_ALONE.match(text, bracket.end()) if unit else None
        amount = match and read_arabic(match["figure"])
        if unit and match and amount is not None:
            yield Amount(match.start("figure"), match.end("figure"), amount * unit[0], unit[1], "bracket_unit")


def in_tables(document: Document) -> Iterator[Amount]:
    """Bare figures of amount columns, scaled by the column's unit, else the table's."""
    for table in document.tables:
        for row in table.rows:
            for index, cell in enumerate(row):
                heading = table.header[index] if index < len(table.header) else ""
                words = document.text[cell.start : cell.end]
                if _is_amount(table, heading, words) and (amount := _in_cell(words, heading, table)):
                    figure, value, currency = amount
                    start = cell.start + words.index(figure)
                    yield Amount(start, start + len(figure), value, currency, "table")


def in_amount_tables(document: Document) -> Iterator[Amount]:
    """The amounts of tables whose cells broke or ran together, scaled by the table's unit."""
    for table in document.amount_tables:
        factor, currency = unit_in(table.unit) or (Decimal(1), "CNY")
        for _, figure in table.rows:
            amount = read_arabic(document.text[figure.start : figure.end])
            if amount is not None:
                yield Amount(figure.start, figure.end, amount * factor, currency, TABLE_RULE)


def _is_amount(table: Table, heading: str, words: str) -> bool:
    if table.header:
        return _HEADING.search(heading) is not None and not _NO_HEADING.search(heading)
    return _HEADLESS_CELL.match(words.strip()) is not None


def _in_cell(words: str, heading: str, table: Table) -> tuple[str, Decimal, str] | None:
    match = _CELL.fullmatch(words.strip())
    amount = match and read_arabic(match["figure"])
    if match is None or amount is None:
        return None
    factor, currency = unit_in(heading) or unit_in(table.unit or "") or (Decimal(1), "CNY")
    if factor == 1 and amount < _ROW_NUMBERS and match["figure"].isdigit():
        return None
    return match["figure"], amount * factor, currency


def unit_in(words: str) -> tuple[Decimal, str] | None:
    """Factor and currency of a unit as headings write it: 万元, 万美元, "RMB 10,000", "US$ million", "yuan"."""
    if match := _ZH_UNIT.search(words):
        unit = UNIT.match(words, match.end())
        return MULTIPLIERS_ZH[match["scale"] or ""], unit_of(unit)[0] if unit else "CNY"
    for match in _EN_UNIT.finditer(words):
        sign, factor, word = match["sign"], match["factor"], match["word"]
        if sign or word or (factor and factor != "m"):
            unit = UNIT.match(word) if word else None
            currency = currency_of(sign) if sign else unit_of(unit)[0] if unit else "CNY"
            return Decimal(_FACTORS.get((factor or "").casefold().replace(" ", ""), 1)), currency
    return None
