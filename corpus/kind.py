"""The kind of an article, by its form: notice, guidance or news."""

from __future__ import annotations

import re

from corpus.article import Kind

_HEAD = 2500
_TOP = 400  # characters in which a document's own number or a disclosure's stock code stands

_NUMBER_LINE = re.compile(
    r"^[ \t\u3000（(]*[\u4e00-\u9fff]{1,10}(?:（[\u4e00-\u9fff]{1,4}）)?\s?[〔\[［(（]\s?(?:19|"
    r"20)\d\d\s?[〕\]］)）]\s?第?\s?\d+\s?号[）)]?\s*$"
    r"|^[ \t\u3000（(]*(?:中华人民共和国)?[\u4e00-\u9fff]{2,14}令\s*[（(]?第?\s?\d+\s?号[）)]?\s*$"
    r"|^[^\S\n]*(?:[A-Z][a-z]+ ){1,4}[\[(（〔]\d{4}[\])）〕] ?No\. ?\d+\s*$",
    re.MULTILINE,
)
_ISSUER = r"(?:国务院|办公厅|办公室|人民政府|委员会|[\u4e00-\u9fff]{2,8}(?:部|总局|管理局|财政厅|财政局|发改委))"
_DOCUMENT = r"(?:意见|通知|办法|批复|决定|规定|条例|通报|规划|纲要|指引|细则|复函|命令|任免)"
_GUIDANCE_TITLE = re.compile(
    rf"(?:^|\n)[ \t\u3000]*[^。，,\n]{{0,60}}{_ISSUER}\s?(?:[^。，\n]{{0,12}}\s)?(?:关于|印发|转发|批转|"
    rf"对)[^。]{{2,160}}?{_DOCUMENT}(?:[（(][^（）()\n]{{1,20}}[）)])?[ \t\u3000]*(?:\n|$)"
    r"|(?:^|\n)[^\S\n]*(?:Notice|Opinions?|Guiding Opinions?|Measures|Circular|Decision|Reply|"
    r"Implementation Opinions?) of the [^\n]{0,60}(?:State Council|Ministry|Commission|Administration|Government|"
    r"Bureau)",
)
_ADDRESSED = re.compile(
    r"^[ \t\u3000]*(?:各[\u4e00-\u9fff]{0,4}(?:省|自治区|市|区|县|州|盟|部门|单位|镇|乡)|[\u4e00-\u9fff]{2,12}人民政府|"
    r"国务院各部)[^\n。]{0,160}[：:]\s*$"
    r"|^[^\S\n]*(?:To:? )?(?:The )?[Pp]eople's [Gg]overnments of",
    re.MULTILINE,
)

_NOTICE_WORDS = (
    r"(?:招标|采购|投标|中标|成交|竞标|合同|更正|变更|澄清|终止|废标|流标|询价|询比|磋商|谈判|单一来源|比选|竞价|遴选|"
    r"候选人|结果|资格预审|征集|供应商|标段|项目)"
)
_NOTICE_TITLE = re.compile(
    rf"^[^。！？\n]{{0,120}}{_NOTICE_WORDS}[^。！？\n]{{0,40}}(?:公告|公示|公告书|邀请函|邀请书|通告|"
    rf"告知书)(?:[（(][^（）()\n]{{1,20}}[）)])?[ \t\u3000]*$"
    r"|^[^。！？，\n]{0,60}采购意向(?:公开)?(?:[（(][^（）()\n]{1,20}[）)])?[ \t\u3000]*$"
    r"|^[ \t]*[^.\n]{0,80}\bProcurement Intentions?\b[^.\n]{0,120}$"
    r"|^[ \t]*[^.\n]{0,160}\b(?:Tender|Award|Procurement|Bidding|Bid|Termination|Correction|Amendment|Cancellation|"
    r"Transaction|Contract) "
    r"(?:Result )?(?:Notice|Announcement)\b|^[ \t]*(?:Announcement|Notice|Results?) (?:of|"
    r"on) [^\n]{0,60}\b(?:Award|Tender|Bid|Procurement|Contract|Transaction|Cancellation|Termination)",
    re.MULTILINE,
)
_DISCLOSURE = re.compile(
    r"(?:证券|股票|债券|[ABH]股)(?:代码|简称|代号)|[Ss]tock (?:code|abbreviation)|[Tt]his announcement is made by|"
    r"[Bb]y order of the [Bb]oard|"
    r"VOLUNTARY ANNOUNCEMENT|(?:董事会|"
    r"董事)[^。\n]{0,20}保证[^。\n]{0,20}(?:真实|准确)"
)
_SPACE = re.compile(r"\s")
_LABELS = (
    r"(?:采购人|招标人|采购单位|招标单位|建设单位|采购项目名称|项目名称|工程名称|采购项目编号|项目编号|招标编号|"
    r"采购编号|预算金额|采购预算|最高限价"
    r"|控制价|采购方式|招标方式|中标人|中标单位|中标供应商|成交供应商|供应商名称|中标金额|成交金额|中标价|"
    r"中标候选人|代理机构|采购代理机构|招标代理|招标代理机构|招标机构"
    r"|开标时间|投标截止时间|标段(?:[（(]包[）)])?(?:编号|名称)|建设地点|公示期|采购内容|招标范围|资金来源)"
)
_LABEL_LINE = re.compile(
    rf"^[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{{1,3}}(?:\.\d+)*[)）、.．]?\s?)?{_LABELS}"
    rf"(?:[（(][^（）()\n]{{1,12}}[）)])"
    rf"?[ \u3000]?[:：\t]"
    r"|^[^\S\n]*(?:\d{1,2}[.)] )?(?:Project (?:No|name|number|code)|Purchaser|Buyer|Procuring entity|Tenderer|"
    r"Procurement (?:method|agency)"
    r"|Budget(?: amount)?|Winning (?:bidder|supplier)|Award(?:ed)? (?:amount|price)|Bid (?:opening|"
    r"deadline))[^:\t\n]{0,20}[:\t]",
    re.MULTILINE | re.IGNORECASE,
)
_FORM_LABELS = 3  # label lines that make a form
_SECTIONS = re.compile(
    r"本(?:次)?(?:招标|采购|比选)?项目(?:已具备|为非?依法必)|现(?:公告)?邀请(?:合格|符合|具备|有意|潜在)|"
    r"现(?:对[^。\n]{2,120})?(?:进行|"
    r"予以)[^。，\n]{0,12}(?:招标|采购|询比|公告|公示)"
    r"|(?:潜在)?(?:供应商|投标人|响应人)应在|特此公[告示]|受[^。，\n]{2,60}委托"
    r"|^[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]{0,2}\s?)(?:招标条件|"
    r"项目概况(?:与[\u4e00-\u9fff]{2,6})?|项目基本情况|"
    r"投标人资格(?:要求|条件)|供应商资格(?:要求|条件)"
    r"|(?:申请人|响应人)[\u4e00-\u9fff]{0,3}资格(?:要求|条件)|(?:招标|采购|磋商|谈判)文件的获取|获取(?:招标|采购|"
    r"磋商|谈判)文件|(?:投标|响应)文件的递交|评标办法|"
    r"发布公告的媒介)",
    re.MULTILINE,
)
_FORM_SECTIONS = 3  # phrases and headings of a notice that make one
_CONTRACT_ANNOUNCEMENT = re.compile(
    r"\bWork will be performed in\b|\bUsing (?:customer|military)|\b(?:Fiscal|"
    r"fiscal) (?:year )?\d{4}\b[^.\n]{0,80}\bfunds\b"
    r"|\bwas a (?:competitive|sole-source) acquisition\b|\bawarded a(?:n estimated|"
    r" maximum)?[^.\n]{0,40}\b(?:firm-fixed-price|cost-plus|indefinite-|definite-)"
)


def kind_of(text: str, title: str | None = None) -> Kind:
    """``guidance`` by document number or title and addressees, ``notice`` by title, stock code or labels,
    else ``news``."""
    head = f"{title}\n{text[:_HEAD]}" if title else text[:_HEAD]
    if _is_disclosure(head):
        return "notice"
    if _is_guidance(head):
        return "guidance"
    return "notice" if _is_notice(head, text) else "news"


def _is_disclosure(head: str) -> bool:
    top = head[: 2 * _TOP]
    return _DISCLOSURE.search(top) is not None or _DISCLOSURE.search(_SPACE.sub("", top)) is not None


def _is_guidance(head: str) -> bool:
    top = head[: 2 * _TOP]
    if _NUMBER_LINE.search(top):
        return _GUIDANCE_TITLE.search(head[:_TOP]) is not None or not _NOTICE_TITLE.search(head[:_TOP])
    return _GUIDANCE_TITLE.search(head[:_TOP]) is not None


def _is_notice(head: str, text: str) -> bool:
    if any(_NOTICE_TITLE.search(line) for line in _first_lines(head, 8)):
        return True
    if len(_LABEL_LINE.findall(text[: 4 * _HEAD])) >= _FORM_LABELS:
        return True
    if len(set(_SECTIONS.findall(text[: 4 * _HEAD]))) >= _FORM_SECTIONS:
        return True
    return "the contracting activity" in text[-_HEAD:] or len(_CONTRACT_ANNOUNCEMENT.findall(text[: 4 * _HEAD])) >= 2


def _first_lines(head: str, count: int) -> list[str]:
    return [line for line in head.split("\n") if line.strip()][:count]
