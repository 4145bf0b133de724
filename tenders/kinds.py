"""What kind of text an article is, told before its slots are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp.document import Document
from tenders.record import Stage

Form = Literal["form", "disclosure", "story", "guidance"]

_DISCLOSURE = re.compile(
    r"(?:证券|股票|公司)\s*(?:代码|简称)|董事会(?:及|全体)|[Ss]tock (?:code|abbreviation)|[Bb]oard of [Dd]irectors|"
    r"[Tt]his announcement is made by"
)
_TITLE_LINE = re.compile(r"(?:公告|公示|通知)(?:\([^()]*\))?$|^Announcement")
_PROPOSED = re.compile(r"预中标|拟中标|中标候选|候选人|预成交|公示")
_WIN = re.compile(r"中标|成交|中选|合同|协议|[Aa]ward|[Cc]ontract|[Ww]inn")
_HEAD = 700  # characters at the top that tell what a document is

# The stage that a notice's own heading states; the first that matches.
_STAGE_WORDS: tuple[tuple[Stage, str], ...] = (
    ("tender", r"(?:招标|磋商|谈判|询价|采购)公告|投标邀请|邀请书|[Ii]nvitation (?:for|to) [Bb]id"),
    (
        "cancelled",
        r"(?:终止|废标|流标|取消|失败)(?:的|采购|结果|招标)?(?:公告|公示)|[Tt]ermination [Nn]otice|[Cc]ancellation",
    ),
    ("planned", r"单一来源(?:采购)?(?:方式)?(?:公示|征求|论证)|采购意向|[Pp]urchase [Ii]ntention|预公告"),
    ("tender", r"候选人(?:的)?(?:公示|公告)|预中标|中标候选|[Cc]andidate"),
    (
        "contract",
        r"合同(?:签订)?公告|合同公示|签[订署].{0,30}(?:合同|协议)|重大(?:经营|销售|工程)?合同|"
        r"[Cc]ontract [Nn]otice|"
        r"[Ss]igning of a [Cc]ontract",
    ),
    (
        "award",
        r"(?:中标|成交|中选|入围)(?:结果)?(?:公告|公示|通知|的|结果)|结果公[告示]|中标|[Aa]ward|[Rr]esults? of|"
        r"[Ww]inn",
    ),
    (
        "tender",
        r"(?:招标|采购|磋商|谈判|询价|比选|资格预审|邀请|更正|变更)(?:.{0,6})(?:公告|公示|通知|邀请)|"
        r"[Tt]ender [Nn]otice|[Ii]nvitation",
    ),
)
_STAGES = tuple((stage, re.compile(words)) for stage, words in _STAGE_WORDS)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a text is to be read, and the stage its heading states."""

    form: Form
    stage: Stage | None
    title: str = ""  # a disclosure's heading

    @property
    def proposed(self) -> bool:
        """True for a disclosure about the discloser's own proposed win, which it tells of as a result."""
        return self.form == "disclosure" and self.stage == "tender" and _PROPOSED.search(self.title) is not None

    @property
    def tells_of_win(self) -> bool:
        """True for a disclosure whose heading is about a win or a contract."""
        return self.form == "disclosure" and _WIN.search(self.title) is not None


def kind_of(document: Document) -> Kind:
    """Tell forms, disclosures, stories and guidance apart."""
    article = document.article
    if article.kind == "guidance":
        return Kind("guidance", None)
    if article.kind == "news":
        return Kind("story", None)
    head = f"{article.title or ''}\n{document.text[:_HEAD]}"
    if _DISCLOSURE.search(document.text[:_HEAD]):
        title = _title_lines(document)
        return Kind("disclosure", _stage_of(title), title)
    return Kind("form", _stage_of(article.title or "") or _stage_of(head[:160]))


def _title_lines(document: Document) -> str:
    """The given title, or the heading lines that end as titles do."""
    if document.article.title:
        return document.article.title
    lines = [line.strip() for line in document.text[:_HEAD].split("\n")]
    return "\n".join(line for line in lines if _TITLE_LINE.search(line))


def _stage_of(head: str) -> Stage | None:
    return next((stage for stage, words in _STAGES if words.search(head)), None)
