"""Companies and public bodies: names found by rule, names behind role labels and in columns, and short names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.article import Span
from extractors import organisation_en, organisation_zh, second_opinion
from extractors.anchored_name import anchored_names
from extractors.listed_name import listed_names
from extractors.mention import Mention
from extractors.name import Name, NameLabel
from extractors.name_start_zh import starts_with_place
from extractors.news_name import short_named
from extractors.short_name import canonical, short_names
from nlp.document import Document
from nlp.languages.roles import BUYER_LABELS, ORGANISATION_COLUMNS, SUPPLIER_LABELS
from nlp.patterns import HAN

_VALUE = re.compile(r"[^\n,;。;|\t:]{3,60}")
_LISTED = re.compile(r"\(?\d{1,2}[.、)][ ]?(?=[\u4e00-\u9fff])")  # the number of a name in a list
_VALUE_END = re.compile(
    r"\s*[(\[]?(?:以下|下称|简称|联系|负责人|地址|电话|牵头|成员|统一社会|20\d\d|第.标段|中标价|的|住址|住所|法定代表|注册|企业类型|单位性质|正式)|\s{2,}|、|(?<=[公司])\(|\""
)
_TICKER = re.compile(
    rf"(?P<x>(?<![{HAN}])[{HAN}]{{3,8}}|(?<![\w&.'-])[A-Z][\w&.'-]{{0,40}}(?: [A-Z][\w&.'-]{{0,40}}){{0,4}}) ?"
    r"\((?:HK|SH|SZ|BJ|NYSE|NASDAQ)?:? ?\d{4,6}(?:\.(?:HK|SH|SZ|SS|BJ))?\)"
)
_HEADLINE = re.compile(rf"(?:\A|(?<=[\n\]★]))\s?(?P<x>[{HAN}]{{2,8}}):")
_A_SHARE = re.compile(r" ?\((?:S[HZ]:? ?)?\d{6}\D")
_LONGEST_A_SHARE = 4  # Chinese characters of the longest short name on the mainland's exchanges
_COMPANY_PART = re.compile(
    rf"(有限(?:责任)?公司(?:[{HAN}\d]{{2,16}}?(?:分公司|支公司|事业部|项目(?:经理)?部|物资部|信用卡中心|支行|分行|营业部))?)(?!联合体).+$"
)
_OFFICE = re.compile(rf"[{HAN}\d]{{4}}(?:办|处|部|所|组|站|队|室|院|厂)$")
_NOT_A_NAME = re.compile(r"[\d\W]*$|详见|无$|同上|见|/|等|自行|符合|由|名称|公告|公司$|.{0,3}[先女]士|本|暂|评标|[a-z]")


def find(document: Document) -> list[Mention]:
    """COMPANY and PUBLIC_BODY mentions in text order, each with its canonical full name as the text gives it."""
    text = document.text
    sure = [*_behind_labels(document), *_in_columns(document), *_before_tickers(text)]
    found = second_opinion.organisations(document, _settled(text, [*sure, *_by_rule(document)]))
    found = _settled(text, [*found, *short_names(text, found)])
    full = canonical(text, found)
    return [_mention(document, name, full.get(index)) for index, name in enumerate(found)]


def _by_rule(document: Document) -> Iterator[Name]:
    if document.has_chinese:
        yield from organisation_zh.names(document.text)
        yield from listed_names(document.text)
        yield from anchored_names(document.text)
    if document.has_chinese and document.article.kind == "news":
        yield from short_named(document.text)
    if document.has_english:
        yield from organisation_en.names(document.text)


def _behind_labels(document: Document) -> Iterator[Name]:
    """The whole value of a role label: 采购人：某某局, whatever it ends with."""
    for pair in document.labels:
        label = _label_of_role(pair.label)
        if label:
            yield from _whole(document.text, pair.value, label, "label_role")


def _label_of_role(words: str) -> NameLabel | None:
    if SUPPLIER_LABELS.fullmatch(words):
        return "COMPANY"
    return "PUBLIC_BODY" if BUYER_LABELS.fullmatch(words) else None


def _in_columns(document: Document) -> Iterator[Name]:
    for table in document.tables:
        for index, heading in enumerate(table.header):
            if not ORGANISATION_COLUMNS.search(heading):
                continue
            for row in table.rows:
                if index < len(row):
                    yield from _whole(document.text, row[index], "COMPANY", "column_role")


def _before_tickers(text: str) -> Iterator[Name]:
    """A company named by its listing: 远帆信号(01234.HK)."""
    heads = [match["x"] for match in _HEADLINE.finditer(text)]
    for match in _TICKER.finditer(text):
        start, end = match.span("x")
        if _A_SHARE.match(text, end) and not text[start].isascii():
            start = _listed_start(text, start, end, heads)
        yield Name(start, end, "COMPANY", "ticker")


def _listed_start(text: str, start: int, end: int, heads: list[str]) -> int:
    """Where an A-share's short name begins, when a headline runs into it: 云栈环境:中标2亿元项目|云栈环境(600999)."""
    words = text[start:end]
    headed = next((head for head in heads if words.endswith(head)), None)
    if headed:
        return end - len(headed)
    return start if organisation_zh.label_of(words) else max(start, end - _LONGEST_A_SHARE)


def _whole(text: str, at: Span, label: NameLabel, rule: str) -> Iterator[Name]:
    listed = _LISTED.match(text, at.start, at.end)
    match = _VALUE.match(text, listed.end() if listed else at.start, at.end)
    if match is None or _NOT_A_NAME.match(match.group()):
        return
    cut = _VALUE_END.search(text, match.start() + 1, match.end())
    end = cut.start() if cut else match.end()
    name = _COMPANY_PART.sub(r"\1", text[match.start() : end].rstrip(" .\u3000"))
    first, space, _ = name.partition(" ")
    name = first if space and organisation_zh.label_of(first) else name
    ending = organisation_zh.label_of(name)
    if len(name) >= 4 and (ending or (rule == "label_role" and _is_plain(name))):
        yield Name(match.start(), match.start() + len(name), ending or label, rule)


def _is_plain(name: str) -> bool:
    """True for Chinese words that an ending does not settle, but that begin or end as names do."""
    return (starts_with_place(name) or _OFFICE.search(name) is not None) and len(name) < 30


def _settled(text: str, names: Iterable[Name]) -> list[Name]:
    """No two overlapping: the longer stands; one that ends in a name known from elsewhere is cut back to it."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start - name.end, name.full is None, name.start)):
        places = range(name.start, name.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _mention(document: Document, name: Name, full: str | None) -> Mention:
    at = Span(name.start, name.end)
    return Mention(name.label, at, document.original(at), full or document.written(at), name.rule)
