"""What kind of text an article is, told before its slots are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp.document import Document
from nlp.pattern_table import leaping
from tenders.headings_en import stage_of_heading
from tenders.record import Stage

Form = Literal["form", "disclosure", "story", "guidance", "other"]
# A circular's salutation: a line that addresses governments and their departments.
_CIRCULAR = re.compile(
    r"\n[ \u3000]*各[^\n:。]{0,50}(?:人民政府|委员会|部委|委、局|直属机构|厅|局)[^\n。]{0,20}:[ \u3000]*\n"
)

_DISCLOSURE = re.compile(
    r"(?:证券|股票|公司)\s*(?:代码|简称)|董事会(?:及|全体)|(?:[Ss]tock|"
    r"[Ss]ecurit(?:y|ies)) (?:[Cc]ode|[Aa]bbreviation)|"
    r"[Bb]oard of [Dd]irectors|"
    r"[Tt]his announcement is made by"
)
_TITLE_LINE = re.compile(r"(?:公告|公示|通知)(?:\([^()]*\))?$|^Announcement")
_FLASH = re.compile(
    r"(?:早间|午间|晚间?|盘后|发布|\d日|[\u4e00-\u9fff]{4}(?<!中标)(?<!成交)(?<!招标)(?<!采购)(?<!结果)|\(\d{6}(?:\.S[HZ])?\))(?:公告|披露)(?:称|显示|,)[^。\n]{0,60}?(?:公司|中标)"
    r"|\(\d{6}(?:\.S[HZ])?\)[^。\n]{0,60}?公司"
)
_FLASH_LENGTH = 500  # characters of the longest
_TICKER = re.compile(r"\(\d{6}(?:\.S[HZ])?\)")
_PROPOSED_WIN = re.compile("预中标|拟中标|中标候选|候选人|预成交|排序人")
_PROPOSED = re.compile(rf"{_PROPOSED_WIN.pattern}|公示")
_WIN = re.compile(r"中标|成交|中选|合同|协议|[Aa]ward|[Cc]ontract|[Ww]inn")
# The title of a circular or reply of the government, whatever kind of article it was handed in as.
_OFFICIAL_TITLE = re.compile(
    r"(?:\A|(?<=\n))[ \u3000]*[^\n:。,]{0,20}(?:国务院|人民政府|办公厅|办公室|委员会|部|厅|局)关于"
    r"(?:[^\n。]{4,60}的(?:意见|决定|批复)|印发[^\n。]{4,80}的(?:通知|函)|[^\n。]{4,60}(?:办理|处理|落实)(?:情况|意见)的函)"
    r"[ \u3000]*(?=\n|\Z)"
)
# What a listed company tells of besides: its loans, guarantees, shares, ventures, results. Read in a notice's title.
_OTHER_DEAL = leaping(
    r"对外投资|合资公司|设立[^的]{0,8}公司|贷款|借款|授信|融资租赁|担保|保证合同|质押|抵押|股权|股票|收购|增资|减资|减持|增持|回购|理财|结构性存款|现金管理|"
    r"战略合作|合作(?:框架)?协议|投资(?:合作)?(?:协议|合同)|意向(?:书|协议)|出让合同|租赁合同|(?:补偿|搬迁|一致行动|转让)协议|股东|"
    r"补助|补贴|权益分派|利润分配|分红|募集资金|债券|票据|业绩(?:预告|快报|说明)|年度报告|诉讼|仲裁|处罚|摇号|中签|"
    r"\b(?:[Ll]oan|[Gg]uarantee|[Rr]epurchase|[Dd]ividend|[Pp]lacing|[Ss]hares|[Bb]onds|[Aa]cquisition of)\b"
)
_TENDER_DEAL = leaping(
    r"中标|中选|成交|招标|采购|工程|承包|项目|施工|供货|(?:重大|经营|销售|服务)合同|[Tt]ender|[Bb]id|[Aa]ward|[Cc]ontract"
)
# What the news of an announcement must tell of, to be read as one of a win.
_FLASH_WIN = leaping(
    r"中标(?!利率)|中选|成交(?:人|单位|供应商|通知)|招标|采购|订单|"
    r"(?:工程|施工|承包|供货|供应|销售|服务|买卖|设备|监理|设计|运营|重大|项目)合同"
)
_HEADING = 60  # characters of the longest line that may be a heading
FEW_LABELS = 3  # a notice with more is a form
# A record of what a meeting decided tells of purchases, whatever else it is.
_MINUTES = re.compile(r"\b[Mm]inutes\b|会议纪要|常务会议|办公会议")
_TITLE = 120  # characters at the top in which a title stands
_HEAD = 700  # characters at the top that tell what a document is

# The stage that a notice's own heading states; the first that matches.
_STAGE_WORDS: tuple[tuple[Stage, str], ...] = (
    (
        "tender",
        r"(?:招标|磋商|谈判|询价|采购)公告|(?:采购|磋商|谈判|询价)邀请|(?:二次|再次|重新)(?:公开)?招标(?=\n|$)|"
        r"投标邀请|邀请书",
    ),
    (
        "cancelled",
        r"^关于(?:终止|取消)|(?:终止|废标|流标|取消|失败)(?:的|采购|结果|招标)?(?:公告|公示)",
    ),
    (
        "planned",
        r"拟采用单一来源|单一来源(?:采购)?(?:方式)?(?:采购)?的?(?:公示|征求|论证)|采购意向|(?:需求|意向)(?:前置)?公[示开]|预公告",
    ),
    ("tender", r"候选人(?:的)?(?:公示|公告)|预中标|中标候选|评[标审]结果公[示告]"),
    (
        "contract",
        r"合同(?:签订)?公告|合同公示|签[订署].{0,30}(?:合同|协议)|重大(?:经营|销售|工程)?合同",
    ),
    (
        "award",
        r"(?:采购|评审|磋商|谈判|询价|遴选|比选)(?:结果|情况)|"
        r"(?:中标|成交|中选|入围)(?:结果)?(?:公告|公示|通知|的|结果)|结果公[告示]|中标",
    ),
    (
        "tender",
        r"(?:招标|采购|磋商|谈判|询价|比选|资格预审|邀请|更正|变更)(?:.{0,6})(?:公告|公示|通知|邀请)",
    ),
)
_CORRECTS = re.compile(r"(?:更正|变更|澄清|补充|补遗)(?:公告|公示|通知)")
_STAGES = tuple((stage, re.compile(words)) for stage, words in _STAGE_WORDS)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a text is to be read, and the stage its heading states."""

    form: Form
    stage: Stage | None
    title: str = ""  # a disclosure's heading
    retold: bool = False  # news of what a listed company disclosed; its title is the whole text

    corrects: bool = False  # a notice that corrects another

    @property
    def proposed(self) -> bool:
        """True for a disclosure about the discloser's own proposed win, which it tells of as a result."""
        return self.form == "disclosure" and self.stage == "tender" and _PROPOSED.search(self.title) is not None

    @property
    def tells_of_win(self) -> bool:
        """True for a disclosure whose heading is about a win or a contract."""
        return self.form == "disclosure" and _WIN.search(self.title) is not None


def kind_of(document: Document) -> Kind:
    """Tell forms, disclosures, stories, guidance and what is none of them apart."""
    article = document.article
    if article.kind == "guidance" and _MINUTES.search(article.title or document.text[:_TITLE]):
        return Kind("story", None)
    if article.kind == "guidance" or _is_official(document):
        return Kind("guidance", None)
    if article.kind == "news":
        if _is_other_deal(_title_lines(document, given=False)):
            return Kind("other", None)
        return _retold(document.text) or Kind("story", None)
    head = f"{article.title or ''}\n{document.text[:_HEAD]}"
    if _DISCLOSURE.search(document.text[:_HEAD]):
        title = _title_lines(document)
        return Kind("other", None) if _is_other_deal(title) else Kind("disclosure", _stage_of(title), title)
    retold = _retold(document.text)
    if retold and retold.form == "other":
        return retold
    title = article.title or head[:160]
    running = _is_running_text(document)
    stage = _stage_of(article.title or "") or _stage_of(_headings(head[:160]) if running else head[:160])
    if running and stage is None:
        return Kind("story", None)
    return Kind("form", stage, corrects=bool(_CORRECTS.search(title)))


def _headings(head: str) -> str:
    """The lines that are no sentences."""
    return "\n".join(line for line in head.split("\n") if "。" not in line and len(line) <= _HEADING)


def _is_running_text(document: Document) -> bool:
    """True for a Chinese notice in sentences: an answer, a decision, a report, which may tell of several tenders."""
    return document.article.language == "zh" and len(document.labels) <= FEW_LABELS and not document.tables


def _retold(text: str) -> Kind | None:
    """How a text is read that retells what one listed company announced (某某股份(600000)公告,…); None for others.

    A disclosure where it tells of a win or an order, "other" where of another deal.
    """
    if len(text) > _FLASH_LENGTH or len(_TICKER.findall(text)) > 2 or not _FLASH.search(text):
        return None
    if not _FLASH_WIN.search(text):
        return Kind("other", None) if _OTHER_DEAL.search(text) else None
    return Kind("disclosure", "tender" if _PROPOSED_WIN.search(text) and "中标通知书" not in text else None, text, True)


def _is_official(document: Document) -> bool:
    """True for a circular, a reply or an opinion of the government, by its title or its salutation."""
    head = f"{document.article.title or ''}\n{document.text[:_HEAD]}"
    return bool(_CIRCULAR.search(head) or _OFFICIAL_TITLE.search(head))


def _is_other_deal(title: str) -> bool:
    """True for the title of a disclosure that is about no tender: 关于签订银团贷款合同的公告."""
    return _OTHER_DEAL.search(title) is not None and _TENDER_DEAL.search(title) is None


def _title_lines(document: Document, given: bool = True) -> str:
    """The given title, or the heading lines that end as titles do; only those of the text where not ``given``."""
    if given and document.article.title:
        return document.article.title
    lines = [line.strip() for line in document.text[:_HEAD].split("\n")]
    return "\n".join(line for line in lines if _TITLE_LINE.search(line))


def _stage_of(head: str) -> Stage | None:
    return next((stage for stage, words in _STAGES if words.search(head)), None) or stage_of_heading(head)
