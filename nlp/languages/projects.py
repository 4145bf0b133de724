"""Words that names of procurement projects end with and stand beside, as data. Chinese patterns read folded text."""

from __future__ import annotations

import re

from nlp.languages.organisations import STOP_WORDS
from nlp.words import word_list

ZH_ENDINGS = ("项目", "工程", "采购", "服务", "施工", "总承包", "承包", "监理", "勘察", "设计", "改造", "建设", "运营", "维保", "维护", "租赁", "标段", "外包", "购置", "供货", "EPC", "PPP", "安装", "设备", "系统", "保洁", "管养", "养护")
LABELS = re.compile(r"(?:采购|招标|工程|中标|建设|标段|标的|合同|原公告的采购|原公告的|本)?(?:项目|工程|采购项目|招标项目|标段(?:\(包\))?)(?:名称|全称)|[Pp]roject [Nn]ame|[Nn]ame of (?:the )?[Pp]roject|[Pp]rocurement [Pp]roject|Project")
SCOPE_LABELS = re.compile(r"(?:采购|招标|中标)(?:内容|范围)")
COLUMNS = re.compile(r"项目名称|工程名称|采购项目|^[Pp]roject(?: [Nn]ame)?$")
# What a notice's title goes on with behind the project's name.
NOTICES = tuple(
    f"(?:{words})"
    for words in (
        "(?:公开|邀请)?招标(?:资格预审)?(?:变更|更正|终止|补充)?公告", "(?:中标|成交|中选|流标|废标)(?:候选人)?(?:结果)?(?:更正|变更)?(?:公告|公示)", "结果(?:公告|公示)", "竞争性(?:磋商|谈判)(?:采购)?(?:更正|变更)?(?:公告|邀请)", "询价(?:采购)?(?:公告|通知)", "单一来源(?:采购)?(?:方式)?(?:公告|公示)",
        "(?:更正|变更|终止|废标|流标|合同|采购|比选|预|磋商|谈判|征集)(?:采购|项目)?(?:公告|公示)", "采购意向(?:公开|公告)?", "中标通知书", "采购公告", "公告", "公示",
    )
)  # fmt: skip
ZH_STOPS = (STOP_WORDS - frozenset("及 和 与 的 等 有 对 家 名 支持 一个".split())) | word_list("project_stops.txt")

EN_STRONG_ENDINGS = ("Project", "Works", "Scheme", "Programme", "Program", "Procurement", "Framework Agreement", "Widening", "Purchase", r"Phase [IVX\d]+")
EN_ENDINGS = (
    *EN_STRONG_ENDINGS, "Services?", "Construction", "Renovation", "Reconstruction", "Upgrade", "Framework", "Supply", "Outsourcing", "Maintenance", "Operation", "Installation", "Tunnels", "Monitoring", "Digiti[sz]ation", "Cleansing", "Cleaning", "Printing", "Rehabilitation",
    "Design", "Supervision", "Equipment", "Systems?", "Automation", "Improvement", "Extension", "Dredging", "Consulting", "Collection", "Treatment", "Plant",
)  # fmt: skip
NOTICES_EN = (
    r"(?:Open |Public |Competitive )?(?:Tender|Bid(?:ding)?|Procurement|Award|Winning Bid|Termination|Correction|Result|Contract|Consultation|Negotiation|Inquiry|Cancellation|Transaction) (?:Notice|Announcement|Results?)", r"(?:Notice|Announcement) of (?:Tender|Award|Termination|Correction|Winning Bid|Contract|the Result)",
)  # fmt: skip
