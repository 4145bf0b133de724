"""An article's title and source, as far as its first and last lines say them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Span
from corpus.published import published_at_head

_FIRST_LINES = 8
_LONGEST = 160
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff：:])")
_SENTENCE_END = re.compile(r"[。；;，,]$|(?<![A-Z])\.$")
_NO_TITLE = re.compile(
    r"^(?:证券|股票|债券)\s*(?:代码|简称)|^(?:Stock code|Share to|Font size)|^[\d\s./:：年月日-]+$|"
    r"^(?:[\u4e00-\u9fff \u3000]{0,8}[人号称间期额价式点址话位源者辑构质型类][：:]|(?:Project|Stock|Date|Release|"
    r"Published|Posted|"
    r"Source|Author|Editor|No)\b[^:：]{0,16}[:：])|^(?:https?://|www\.)|^[（(【\[]|"
    r"^[一二三四五六七八九十\d]{1,3}[、.．]",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:^|[\s|/（(【\u3000])(?:信息|文章|稿件|新闻)?(?:来\s?源|Source)"
    r"\s?[:：]\s?(?P<name>[^\s|/）)】，。,;；：:]{2,30}(?:(?<=[A-Za-z]) [A-Z][A-Za-z]+){0,4})",
)
_ISSUER_ALONE = re.compile(r"(?:公司|部|局|委员会|人民政府|办公厅|办公室|院|中心)$")
_DOCUMENT_END = re.compile(
    r"(?:公告|公示|通知|意见|办法|规定|批复|方案|决定|通报|函|条例)(?:[（(][^（）()]{1,20}[）)])?$"
)
_EDGE = 1000  # characters at either end in which a source line stands


def title_in(text: str, furniture: Sequence[Span] = ()) -> str | None:
    """The first line that reads as a title: short, no label, no sentence, no furniture, no date line."""
    at = 0
    for line in text[: 8 * _LONGEST].split("\n")[:_FIRST_LINES]:
        span = Span(at, at + len(line))
        at += len(line) + 1
        if not line.strip() or any(mark.overlaps(span) for mark in furniture):
            continue
        if _reads_as_title(line.strip()):
            return _whole(line, text[at : at + 2 * _LONGEST].lstrip("\n").split("\n", 1)[0])
    return None


def _whole(line: str, following: str) -> str:
    """The title with its second line,
    where the first is its issuer alone or breaks off: …关于规范政务服务 / …的通知."""
    first, second = " ".join(line.split()), " ".join(following.split())
    issuer_alone = _ISSUER_ALONE.search(first) and second.startswith("关于")
    broken_off = "关于" in first and not _DOCUMENT_END.search(first)
    return first + second if (issuer_alone or broken_off) and _DOCUMENT_END.search(second) else first


def _reads_as_title(line: str) -> bool:
    return (
        4 <= len(line) <= _LONGEST
        and not _SENTENCE_END.search(line)
        and not _NO_TITLE.search(_SPACED.sub("", line))
        and "\t" not in line
        and not published_at_head(line)
    )


def source_in(text: str) -> str | None:
    """Who is named behind 来源： or ``Source:`` near the head or the end; a notice's 资金来源 is none."""
    edges = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    for line in edges.split("\n"):
        if len(line) <= 200 and (match := _SOURCE.search(line)):
            return match["name"].strip(" .")
    return None
