"""Names of procurement projects: behind labels, in columns, in quotation marks, in titles and in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.article import Span
from extractors import project_en, project_zh, second_opinion
from extractors.mention import Mention
from nlp.document import Document
from nlp.languages.projects import COLUMNS, CONTRACT_LABELS, LABELS, SCOPE_LABELS
from nlp.patterns import HAN, LatePattern

Found = tuple[int, int, str]

_VALUE_END = LatePattern(
    r"\s*(?:[(\[](?:项目|招标|采购|合同)?(?:编号|代码)|[,;。]|项目编号|招标编号|采购编号|标段编号|\s{3,}|\t|"
    r"以下简称|\((?:以下|下称)|\d{1,2}、(?=[\u4e00-\u9fff]{2,10}:)|"
    r"(?<=[目程购工包段务])(?=(?:项目|工程|中标|招标|采购|预估|建设|合同|签约|投资|总|业主|成交)[\u4e00-\u9fff]{0,6}:))"
)
_NOT_A_NAME = LatePattern(r"[\d\W]*$|详见|见(?:附件|公告|采购)|无$|同上|/|名称|招标人|采购人|包括|本")
_SPACED = LatePattern(rf"(?<=[{HAN}]) (?=[{HAN}])")  # PDF text sets signs of a name apart
_WHOLE_SCOPE = LatePattern(r"(?:项目|工程|采购|施工|总承包)(?:\([^()]{1,12}\))?$")
_OF_CONTRACT = LatePattern(r"(?:\w+ )?(?:[Cc]ontract|[Aa]greement)\b|[^A-Z]")
# Whose project it is, said before its name: 某某有限公司的|…项目, 某某局发包的|…工程.
_OWNER = LatePattern(
    rf"[{HAN}()]{{4,40}}(?:公司|局|政府|委员会|中心|集团|厅|部)(?:发包|招标|建设|实施|组织|发起)?的(?=.{{6}})|"
    rf"[{HAN}()]{{2,40}}关于(?=.{{6}})"
)
_SHORTEST_REPEATED = 6  # characters that a name must have to be looked for again


def find(document: Document) -> list[Mention]:
    """PROJECT mentions in text order; the value is the name as written, layout breaks left out."""
    found = [*_labelled(document), *_in_columns(document)]
    if document.has_chinese:
        found += project_zh.names(document.text)
    if document.has_english:
        found += project_en.names(document.text)
    found = second_opinion.projects(document, _longest(found))
    found = [_without_owner(document.text, *name) for name in found]
    found += _repeated(document.text, found)
    return [_mention(document, *name) for name in _longest(found)]


def _without_owner(text: str, start: int, end: int, rule: str) -> Found:
    owner = None if rule == "project_label" else _OWNER.match(text, start, end)
    return owner.end() if owner else start, end, rule


def _mention(document: Document, start: int, end: int, rule: str) -> Mention:
    at = Span(start, end)
    name = _SPACED.sub("", document.written(at).strip())
    return Mention("PROJECT", at, document.original(at), name, rule)


def _longest(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for name in sorted(found, key=lambda name: (name[0], -name[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def _labelled(document: Document) -> Iterator[Found]:
    for pair in document.labels:
        if LABELS.fullmatch(pair.label):
            yield from _value(document.text, pair.value, "project_label")
        elif CONTRACT_LABELS.fullmatch(pair.label) and not _OF_CONTRACT.match(document.text, pair.value.start):
            yield from _value(document.text, pair.value, "project_contract")
        elif SCOPE_LABELS.fullmatch(pair.label):
            for start, end, rule in _value(document.text, pair.value, "project_scope"):
                if _WHOLE_SCOPE.search(document.text[start:end]):
                    yield start, end, rule


def _in_columns(document: Document) -> Iterator[Found]:
    for table in document.tables:
        for index, heading in enumerate(table.header):
            if COLUMNS.search(heading):
                for row in table.rows:
                    if index < len(row):
                        yield from _value(document.text, row[index], "project_column")


def _value(text: str, at: Span, rule: str) -> Iterator[Found]:
    """The value of a label or cell up to what is no longer the name."""
    start = at.start + (text[at.start : at.start + 1] in ('"', "《") and len(at) > 2)
    cut = _VALUE_END.search(text, start, at.end)
    end = cut.start() if cut else at.end
    end += len("项目") if text.startswith("项目项目", end) else 0  # …采购项目|项目编号
    closing = _closing(text, at.start, start, end)
    name = text[start : min(end, closing)].rstrip("。;, ")
    if len(name) >= 5 and not _NOT_A_NAME.match(name) and not project_zh.is_generic(name):
        yield start, start + len(name), rule


def _closing(text: str, opening: int, start: int, end: int) -> int:
    """Where a quotation that the value begins with ends; a mark that closes none ends the value too."""
    if start > opening:
        return min((place for mark in '"》' if (place := text.find(mark, start, end)) > 0), default=end)
    first = text.find('"', start, end)
    return first if first > 0 and text.count('"', start, end) % 2 else end


def _repeated(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Every further place where a name found stands."""
    for name in {text[start:end] for start, end, _ in found}:
        if len(name) >= _SHORTEST_REPEATED:
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name), "project_repeated"
                at = text.find(name, at + len(name))
