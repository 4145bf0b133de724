"""Label-value lines: 采购人：某某局 · 中标价(元):\\n20797381.58 · Project No.: SZCG-2024-17."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Span
from nlp.patterns import HAN

_NUMBERING = (
    r"(?:(?:\(?[一二三四五六七八九十]{1,3}\)?[、.)]?|第[一二三四五六七八九十]+[部分章节]+|"
    r"\(?\d{1,2}(?:\.\d{1,2}){0,3}\)?[、.．)]?|"
    r"[IVX]{1,4}\.|[①-⑳]|[●■◆※*·•-])[ \u3000]*)?"
)
_NAME = rf"(?:[{HAN}][{HAN} \u3000/、和或及()A-Z]{{1,22}}?|[A-Z][A-Za-z'/&.() -]{{1,48}}?)"
_UNIT = r"(?:\((?P<unit>[^()\n]{1,16})\))?"
_BEFORE = (
    r"(?:(?<=\n)|\A|(?<=[ \u3000]{2})(?![ \u3000])|(?<=\u3000)(?![ \u3000])|(?<=[;。\t)])|(?<=元 )|"
    r"(?<=司 ))[ \u3000\t]{0,40}"
)
_LABEL = re.compile(rf"{_BEFORE}{_NUMBERING}(?P<name>{_NAME}){_UNIT}[ \u3000]*:(?!//)")
_SQUEEZE = re.compile(r"[ \u3000]+")


@dataclass(frozen=True, slots=True)
class LabelValue:
    """A label and what stands behind it. ``unit`` is a bracketed remark of the label: 中标价(万元)."""

    label: str
    unit: str | None
    at: Span  # of the label's words
    value: Span  # of the value; empty when nothing follows


def label_values(text: str) -> tuple[LabelValue, ...]:
    """Every label-value pair of a reading text, in order.

    A value ends where the next label of its line begins, or with the line; a label alone on its
    line takes the next line that is no label itself.
    """
    matches = list(_LABEL.finditer(text))
    found: list[LabelValue] = []
    for index, match in enumerate(matches):
        following = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        value = _value_span(text, match.end(), following)
        found.append(LabelValue(_clean(match["name"]), match["unit"], Span(*match.span("name")), value))
    return tuple(found)


def _clean(name: str) -> str:
    if name.isascii():
        return _SQUEEZE.sub(" ", name).strip()
    return _SQUEEZE.sub("", name)


def _value_span(text: str, start: int, following: int) -> Span:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if not text[start:line_end].strip():
        start = min(line_end + 1, following)
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
    end = max(start, min(line_end, following))
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, start + len(piece.rstrip())))
