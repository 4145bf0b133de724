"""Amounts of money: figures, Chinese numerals and words, with their currency and multiplier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from corpus.article import Article, Span
from extractors.amounts.fields import in_amount_tables, in_brackets, in_labels, in_tables
from extractors.amounts.figures import amounts
from extractors.amounts.terms import CENT, Amount
from extractors.amounts.words import BARE_EN, bare_chinese, bare_english, formal, in_english_words, small_change
from extractors.mention import Mention, Money
from nlp.document import Document, analyse
from nlp.languages.currencies import MULTIPLIER_LETTERS
from nlp.numbers import NUMBER, read_number
from nlp.patterns import LatePattern, either_case

Numbers = list[re.Match[str]]

# Who reads what: kept in this order where two readings cover the same words.
READERS: tuple[tuple[str, Callable[[Document, Numbers], Iterable[Amount]]], ...] = (
    ("figures and numerals with a currency", lambda document, numbers: amounts(document.text, numbers)),
    ("English words", lambda document, numbers: in_english_words(document.text) if document.has_english else ()),
    ("labels that name a unit", lambda document, numbers: in_labels(document)),
    ("bracketed units", lambda document, numbers: in_brackets(document.text)),
    ("columns of amounts", lambda document, numbers: in_tables(document)),
    ("rows of amounts", lambda document, numbers: in_amount_tables(document)),
    ("formal numerals", lambda document, numbers: formal(document.text)),
    ("less than a yuan", lambda document, numbers: small_change(document.text)),
    ("万 and 亿 beside words of money", lambda document, numbers: bare_chinese(document.text, numbers)),
    ("millions beside words of money", lambda document, numbers: bare_english(document.text, numbers)),
)

_UNIT_ONLY = LatePattern(r"(?:单位|unit)[:为]? ?\(?$", either_case)
_PERCENT_AFTER = LatePattern(r" ?(?:%|‰|个?百分点|percent|per cent)")
_CELL = LatePattern(rf"(?:约|共|计)?(?P<number>{NUMBER.source})(?:(?P<letter>[kKmM])|(?P<cents>分))?(?:左右|上下)?")
_YEN = LatePattern(r"日元|日圆|日本|\b(?:Japan|Japanese|Tokyo|Osaka|yen)\b")
_YUAN = LatePattern(r"人民币|\d ?[万亿]?元|yuan|RMB|renminbi", either_case)


def find(document: Document) -> list[Mention]:
    """MONEY mentions in text order; modifiers such as 约 and "about" stay outside the span."""
    text = document.text
    numbers = list(NUMBER.finditer(text))
    ranked = [
        (amount.start, -amount.end, rank, amount)
        for rank, (_, read) in enumerate(READERS)
        for amount in read(document, numbers)
    ]
    kept: list[Mention] = []
    for _, _, _, amount in sorted(ranked, key=lambda ranked: ranked[:3]):
        if (not kept or amount.start >= kept[-1].at.end) and not _is_no_amount(text, amount):
            kept.append(_in_currency_of(kept, _mention(document, amount)))
    return kept


def _in_currency_of(before: list[Mention], mention: Mention) -> Mention:
    """A bare amount of an English text in the currency that the text counts in most before it."""
    if mention.rule != BARE_EN or not isinstance(mention.value, Money):
        return mention
    told = Counter(other.value.currency for other in before if isinstance(other.value, Money))
    currency = told.most_common(1)[0][0] if told else mention.value.currency
    return replace(mention, value=replace(mention.value, currency=currency))


def _is_no_amount(text: str, amount: Amount) -> bool:
    """True for the unit of a heading (单位：万元), and for shares and rates."""
    return bool(
        _PERCENT_AFTER.match(text, amount.end) or _UNIT_ONLY.search(text, max(0, amount.start - 10), amount.start)
    )


def _mention(document: Document, amount: Amount) -> Mention:
    currency = amount.currency
    at = Span(amount.start, amount.end)
    if currency == "CNY" and document.text[amount.start] == "¥" and _is_japanese(document.text):
        currency = "JPY"
    return Mention("MONEY", at, document.original(at), Money(amount.low, currency, amount.high), amount.rule)


def _is_japanese(text: str) -> bool:
    """True when a text's ¥ is the yen: it speaks of Japan and never of yuan."""
    return _YEN.search(text) is not None and not _YUAN.search(text)


def money_at(text: str) -> Money | None:
    """The one amount written in ``text``, which is known to be one (a price cell); None when there is none.

    A bare figure counts as yuan: 15k, 二十五分, 1,285,600.
    """
    document = analyse(Article("", text, "zh", "news"))
    found = find(document)
    if found and isinstance(found[0].value, Money):
        return found[0].value
    return _cell(document.text)


def _cell(text: str) -> Money | None:
    match = _CELL.fullmatch(text.strip())
    read = match and read_number(match["number"])
    if not match or not read:
        return None
    factor = CENT if match["cents"] else MULTIPLIER_LETTERS.get((match["letter"] or "").casefold(), Decimal(1))
    return Money(read[0] * factor, "CNY")
