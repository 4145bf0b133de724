"""Values as an annotator types them, read by the extractors: "1666.5264万元" an amount, 聊城 a place code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from app.annotate import CHOICES, READ_AS
from app.annotate.store import Page
from corpus.article import Article, Kind, Language
from extractors import date, duration, money, organisation, place, policy, project
from extractors.mention import Mention, Money
from nlp.document import analyse
from nlp.gazetteer import place_name
from tenders.amounts import plain_amount
from tenders.export.to_gold import plain_value

_FINDERS = {
    "PLACE": place.find, "COMPANY": organisation.find, "PUBLIC_BODY": organisation.find, "MONEY": money.find,
    "DATE": date.find, "DURATION": duration.find, "PROJECT": project.find, "POLICY": policy.find,
}  # fmt: skip
_NAMES = ("COMPANY", "PUBLIC_BODY", "PROJECT", "POLICY")
_CODE = re.compile(r"\d{6}|[A-Z]{2}")
_POINT = r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_EDTF = re.compile(rf"(?:{_POINT}|\.\.)?/(?:{_POINT}|\.\.)?|{_POINT}")
_DURATION = re.compile(r"P(?=.)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?")
_AMOUNT = re.compile(r"(?P<low>-?\d[\d,]*(?:\.\d+)?)(?: ?- ?(?P<high>\d[\d,]*(?:\.\d+)?))? (?P<currency>[A-Z]{3})")


def article_of(page: Page) -> Article:
    """A document of the store as an article to read."""
    language: Language = "en" if page.lang == "en" else "zh"
    kind: Kind = "notice" if page.kind == "notice" else "guidance" if page.kind == "guidance" else "news"
    return Article(page.id, page.text, language, kind, page.title, page.published, page.source)


def span_value(page: Page, label: str, start: int, end: int) -> Any:
    """The value of the words at a span, read in their place; None where the text does not settle it."""
    mentions = _mentions(article_of(page), label)
    here = [mention for mention in mentions if (mention.span.start, mention.span.end) == (start, end)]
    words = page.text[start:end]
    if here:
        return plain_value(here[0].value)
    if label in _NAMES:
        return re.sub(r"\s*\n\s*", "", words)
    return typed_value(page, label, words)


def typed_value(page: Page, label: str, words: str) -> Any:
    """The value that typed words stand for: the value's own form as it is, any other words as a text would be read."""
    words = words.strip()
    if not words:
        return None
    if label in _NAMES:
        return words
    written = _WRITTEN[label](words)
    return written if written is not None else _read(page, label, words)


def field_value(page: Page, field: str, words: str) -> Any:
    """As ``typed_value`` for a record's or policy's field; None for a choice that the field does not have."""
    words = words.strip()
    if field in CHOICES:
        return words if words in CHOICES[field] else None
    if field == "optional":
        return True if words == "true" else None
    if field not in READ_AS:
        return words or None
    return part_of_range(field, typed_value(page, READ_AS[field], words))


def part_of_range(field: str, value: Any) -> Any:
    """The start or end of a range of dates for the fields of a period; any other value as it is."""
    if field not in ("period.start", "period.end") or not isinstance(value, str) or "/" not in value:
        return value
    start, _, end = value.partition("/")
    part = start if field == "period.start" else end
    return None if part in ("", "..") else part


def shown(label: str, value: Any) -> str:
    """A value for the eye: an amount with its thousands, a code with its place's name."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        numbers = [f"{Decimal(said):,f}" for name, said in value.items() if name != "currency"]
        return f"{' – '.join(numbers)} {value['currency']}"
    name = place_name(str(value)) if label == "PLACE" else None
    return f"{value} {name}" if name else str(value)


@lru_cache(maxsize=64)
def _mentions(article: Article, label: str) -> tuple[Mention, ...]:
    return tuple(mention for mention in _FINDERS[label](analyse(article)) if mention.label == label)


def _read(page: Page, label: str, words: str) -> Any:
    """Words read by themselves, with the document's language and date; an amount may lack its unit."""
    found = _mentions(replace(article_of(page), text=words, title=None), label)
    if found:
        return plain_value(found[0].value)
    bare = money.money_at(words) if label == "MONEY" else None
    return plain_value(bare) if bare else None


def _written_amount(words: str) -> dict[str, str] | None:
    match = _AMOUNT.fullmatch(words)
    if not match:
        return None
    low, high = (_decimal(match[name]) for name in ("low", "high"))
    if low is None:
        return None
    value: dict[str, str] = plain_value(Money(low, match["currency"], high))
    return value


def _decimal(figure: str | None) -> Decimal | None:
    try:
        return Decimal(plain_amount(Decimal(figure.replace(",", "")))) if figure else None
    except InvalidOperation:
        return None


def _written_place(words: str) -> str | None:
    code = words.split()[0]
    return code if _CODE.fullmatch(code) and place_name(code) else None


def _form(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda words: words if words != "/" and pattern.fullmatch(words) else None


_WRITTEN: dict[str, Callable[[str], Any]] = {
    "MONEY": _written_amount, "PLACE": _written_place, "DATE": _form(_EDTF), "DURATION": _form(_DURATION),
}  # fmt: skip
