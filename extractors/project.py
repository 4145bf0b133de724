"""Names of procurement projects: behind labels, in quotation marks, in titles of notices, and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Span
from extractors.mention import Mention
from extractors.organisation_zh import starts_with_place
from nlp.document import Document
from nlp.languages.projects import COLUMNS, EN_ENDINGS, LABELS, NOTICES, NOTICES_EN, ZH_ENDINGS, ZH_STOPS
from nlp.reading import HAN
from nlp.tokens import segment

_TITLE_REACH = 300  # characters at the top in which a notice's title stands

# --- Chinese ---------------------------------------------------------------------------------------------------------

_ENDING = rf"(?:{'|'.join(ZH_ENDINGS)})"
_TAIL = rf"(?:\([^()\n]{{1,12}}\))?(?:(?:项目|工程)(?!编号))?(?:[A-Z]{{1,6}}-?\d{{1,3}}标段|第[一二三四五六七八九十\d]+标段)?(?:\((?:[一二三四五六七八九十]次|第[^()\n]{{1,6}}|重[^()\n]{{0,4}}|20\d\d[^()\n]{{0,8}})\))?"
_QUOTED = re.compile(rf"[\"《](?P<x>[^\"《》\n。]{{5,80}}?{_ENDING}{_TAIL})(?:[\"](?!-)|》|(?=(?:中标|成交|合同|招标|采购)[^\"《》\n]{{0,14}}》))")
_QUOTED_BEFORE_WORD = re.compile(r"\"(?P<x>[^\"\n。]{5,60})\"(?=项目|工程|标段)")
_TITLE = re.compile(rf"(?:\A|(?<=\n))[ \u3000]*(?:关于)?(?P<x>[^\n。:;]{{5,90}}?)(?:的)?(?:{'|'.join(NOTICES)})[{HAN}()]{{0,8}}[ \u3000]*(?=\n|\Z)")
_PROSE = re.compile(rf"(?:项目|工程|(?:服务|设备|系统|平台|物资|货物|维保|外包|设施|采购)采购|施工|总承包|承包|特许经营|委托运营|采购)(?:\([^()\n]{{1,10}}\))?(?=[,。;、\"\s)(]|的|由|以|于|预算|发布|公布|招标|公开|进行|中标|成交|完成|合同|开标|采购人|签|已|终止|流标|废标|总|投资|{{}}|$)")
_LEADING = re.compile(r"^(?:本次|本|该|上述|其|一个|这个|某|各|相关|有关|此|以上|下列|上列|\d+[、.])")
_GENERIC = re.compile(r"(?:(?:本|该|此|上述|有关|相关|招标|采购|投标|政府|重点|大型|重大|建设|工程|服务|施工|监理|设计|货物|中标|外包|示范|民生|基础设施|PPP|EPC|总承包|特许经营|委托|运营|公开|单一来源|框架协议|集中)*)(?:项目|工程|采购|施工|总承包|承包|服务|特许经营|委托运营)")
_VALUE_END = re.compile(r"\s*(?:[(\[](?:项目|招标|采购|合同)?(?:编号|代码)|[,;。]|项目编号|招标编号|采购编号|标段编号|\s{3,}|\t|以下简称|\((?:以下|下称))")
_NOT_A_NAME = re.compile(r"[\d\W]*$|详见|见(?:附件|公告|采购)|无$|同上|/|名称|招标人|采购人")

# --- English ---------------------------------------------------------------------------------------------------------

_EN_WORD = r"(?:[A-Z0-9][\w'/&-]*|\([A-Z0-9][\w -]*\)|\(\d{4}-\d{4}\))"
_EN_LINK = r"(?:of the|of|for the|for|and|the|in|to|on|at|under|-|with|&|from)"
_EN_NAME = rf"{_EN_WORD}(?: (?:{_EN_LINK} )?{_EN_WORD})+"
_EN_QUOTED = re.compile(rf"\"(?P<x>[A-Z0-9][^\"\n]{{8,140}}?(?:{'|'.join(EN_ENDINGS)})(?: [^\"\n]{{0,60}})?)\"")
_EN_LABEL_VALUE = re.compile(r"[^\n]{5,200}")
_EN_TITLE = re.compile(rf"(?:\A|(?<=\n))[ ]*(?:{'|'.join(NOTICES_EN)})(?: of| for| on)?(?: the)? (?P<x>[A-Z0-9][^\n]{{8,160}})(?=\n|\Z)")
_EN_PROSE = re.compile(rf"(?<![\w&-])(?P<x>{_EN_NAME})")
_EN_CUE_BEFORE = re.compile(r"(?:bids? (?:for|in)|tender(?:s|ed)?(?: for)?|won|wins|secured|awarded|award of|contract for|picked \S+(?: \S+){0,9} for|quotations for|negotiation for|given|(?:winner|section|candidate|date|Package \d+|Lot \d+|Section \w+|purchase) (?:of|in|for)|Co\., Ltd\. for|Ltd\. for|consultation for|contract award for|intention for|open bids for|also did|for)(?: the| a| its)? \"?$")
_EN_HEAD = re.compile(rf"\b(?:{'|'.join(EN_ENDINGS)})\b")
_EN_GENERIC = re.compile(r"(?:The |A |This )?(?:Project|Contract|Construction|Procurement|Service|Services|Public|Government|Tender|Bid|Works|Framework Agreement|Phase|Section|Lot|Package|[IVX\d]+| )+")


def find(document: Document) -> list[Mention]:
    """PROJECT mentions in text order; the value is the name as written, layout breaks left out."""
    spans = [*_labelled(document), *_in_columns(document)]
    if document.has_chinese:
        spans += _chinese(document)
    if document.has_english:
        spans += _english(document)
    spans += _repeated(document, spans)
    return [_mention(document, at, rule) for at, rule in _longest(spans)]


Found = tuple[Span, str]


def _mention(document: Document, at: Span, rule: str) -> Mention:
    return Mention("PROJECT", at, document.original(at), document.written(at).strip(), rule)


def _longest(spans: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for at, rule in sorted(spans, key=lambda found: (found[0].start, -found[0].end)):
        if len(at) and (not kept or at.start >= kept[-1][0].end):
            kept.append((at, rule))
    return kept


def _labelled(document: Document) -> Iterator[Found]:
    for pair in document.labels:
        if LABELS.fullmatch(pair.label):
            yield from _value(document.text, pair.value, "project_label")


def _in_columns(document: Document) -> Iterator[Found]:
    for table in document.tables:
        for index, heading in enumerate(table.header):
            if COLUMNS.search(heading):
                for row in table.rows:
                    if index < len(row):
                        yield from _value(document.text, row[index], "project_column")


def _value(text: str, at: Span, rule: str) -> Iterator[Found]:
    """The value of a label or cell up to what is no longer the name."""
    cut = _VALUE_END.search(text, at.start, at.end)
    start, end = at.start, cut.start() if cut else at.end
    if text[start : start + 1] in "\"《":
        start, end = start + 1, max(text.find('"', start + 1, end), text.find("》", start + 1, end), start + 1)
    name = text[start:end].rstrip("。;, \"")
    if len(name) >= 5 and not _NOT_A_NAME.match(name):
        yield Span(start, start + len(name)), rule


def _chinese(document: Document) -> Iterator[Found]:
    text = document.text
    for pattern in (_QUOTED, _QUOTED_BEFORE_WORD):
        for match in pattern.finditer(text):
            if not _GENERIC.fullmatch(match["x"]) and not re.search(r"合同$|协议$|公告$", match["x"]):
                yield Span(*match.span("x")), "project_quoted"
    yield from _titles(document)
    for match in _PROSE.finditer(text):
        start = _prose_start(text, match.start())
        if start is not None and not _GENERIC.fullmatch(text[start : match.end()]):
            yield Span(start, match.end()), "project_prose"


def _titles(document: Document) -> Iterator[Found]:
    head = document.text[:_TITLE_REACH]
    for match in _TITLE.finditer(head):
        start = match.start("x")
        if "关于" in match["x"][:30]:
            start = head.index("关于", start) + 2
        name = head[start : match.end("x")]
        if len(name) >= 6 and not _LEADING.match(name) and re.search(_ENDING, name):
            yield Span(start, match.end("x")), "project_title"


def _prose_start(text: str, right: int) -> int | None:
    """Where a project's name before its ending begins: at a place, behind a mark or a word no name holds."""
    left = max(0, right - 60)
    for mark in re.finditer(r"[,。;:!?\n\"《》、]|——|--", text[left:right]):
        left = left + mark.end() if mark.end() + left <= right else left
    left = max(left, max((text.rfind(mark, 0, right) + 1 for mark in ",。;:\n\"《》"), default=0))
    words, position = segment(text[left:right]), right
    for word in reversed(words):
        if word in ZH_STOPS:
            break
        position -= len(word)
    name = text[position:right]
    if len(name) < 4 or not starts_with_place(name) and not re.match(r"20\d\d年", name):
        return None
    return position


def _english(document: Document) -> Iterator[Found]:
    text = document.text
    for match in _EN_QUOTED.finditer(text):
        yield Span(*match.span("x")), "project_quoted"
    for match in _EN_TITLE.finditer(text[:_TITLE_REACH]):
        yield Span(*match.span("x")), "project_title"
    for match in _EN_PROSE.finditer(text):
        name = match["x"]
        if _EN_HEAD.search(name) and not _EN_GENERIC.fullmatch(name) and _EN_CUE_BEFORE.search(text, max(0, match.start() - 80), match.start()):
            yield Span(*match.span("x")), "project_prose"


def _repeated(document: Document, spans: list[Found]) -> Iterator[Found]:
    """Every further place where a name found stands."""
    text = document.text
    for name in {text[at.start : at.end] for at, _ in spans}:
        if len(name) >= 6:
            for match in re.finditer(re.escape(name), text):
                yield Span(*match.span()), "project_repeated"
