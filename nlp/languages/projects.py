"""Words that names of procurement projects end with and stand beside, as data. Chinese patterns read folded text."""

from __future__ import annotations

import re

from nlp.languages.organisations import STOP_WORDS
from nlp.pattern_table import leaping
from nlp.words import pattern_list, word_list

ZH_ENDINGS = (
    "项目",
    "工程",
    "采购",
    "服务",
    "施工",
    "总承包",
    "承包",
    "监理",
    "勘察",
    "设计",
    "改造",
    "建设",
    "运营",
    "维保",
    "维护",
    "租赁",
    "标段",
    "外包",
    "购置",
    "供货",
    "EPC",
    "PPP",
    "安装",
    "设备",
    "系统",
    "保洁",
    "管养",
    "养护",
)
# What a name ends with only where it stands in quotation marks; elsewhere these words end common nouns.
ZH_QUOTED_ENDINGS = (
    "平台", "更新", "修缮", "升级", "提升", "治理", "整治", "扩建", "改建", "迁建", "新建", "修复", "加固", "维修",
    "检测", "监测", "编制", "测绘", "普查", "配送", "清运", "印刷", "购买", "绿化", "更换",
)  # fmt: skip
LABELS = leaping(
    r"(?:采购|招标|工程|中标|建设|标段|标的|合同|原公告的采购|原公告的|本)?(?:项目|工程|采购项目|招标项目|"
    r"标段(?:\(包\))?)(?:名称|全称)|中标(?:项目|工程)|[Pp]roject [Nn]ame|"
    r"[Nn]ame of (?:the )?[Pp]roject|(?:[Pp]rocurement|[Tt]ender|[Pp]urchase) (?:[Pp]roject|[Ii]tem)|"
    r"[Ii]tem [Nn]ame|Subject(?: of (?:the )?(?:procurement|tender|contract))?|Project|"
    r"(?i:(?:tender|bid|procurement|assignment|work|works|purchase|rfp|original project|original tender|tendering "
    r"project|bidding project|procurement project)(?:'s)? (?:name|title)|(?:name|title) of (?:the )?(?:tender|works?|"
    r"procurement|assignment|bid|service|services|project|procurement project|tender project)|(?:project )?title|"
    r"title (?:of|attributed to) (?:the )?contract|"
    r"subject matter|project title|assignment)"
)
# A contract's title is the project's where it is no more than that.
CONTRACT_LABELS = re.compile(r"(?i:(?:contract|agreement)(?: name| title)?|name of (?:the )?contract)")
SCOPE_LABELS = re.compile(r"(?:采购|招标|中标)(?:内容|范围)")
COLUMNS = re.compile(r"项目名称|工程名称|采购项目|^[Pp]roject(?: [Nn]ame)?$")
# What a notice's title goes on with behind the project's name.
NOTICES = tuple(f"(?:{words})" for words in pattern_list("notice_titles.txt"))
ZH_STOPS = (STOP_WORDS - frozenset("及 和 与 的 等 有 对 家 名 旧 支持 一个".split())) | word_list("project_stops.txt")

EN_STRONG_ENDINGS = (
    "Project",
    "Works",
    "Scheme",
    "Programme",
    "Program",
    "Procurement",
    "Framework Agreement",
    r"Framework(?= \d{4})",
    "Widening",
    "Purchase",
    r"(?:Phase|Stage) [IVX\d]+",
)
EN_ENDINGS = (
    *EN_STRONG_ENDINGS, "Services?", "Construction", "Renovation", "Reconstruction", "Upgrade", "Framework", "Supply",
    "Outsourcing", "Maintenance", "Operation", "Installation", "Tunnels", "Monitoring", "Digiti[sz]ation", "Cleansing",
    "Cleaning", "Printing", "Rehabilitation",
    "Design", "Supervision", "Equipment", "Systems?", "Automation", "Improvement", "Extension", "Dredging",
    "Consulting", "Relocation", "Bypass", "Mini-Grids", "Package", "Expansion", "Replacement", "Collection",
    "Treatment", "Plant", "Renewal", "Survey", "Fit-[Oo]ut", "Upkeep", "Planting", "Refurbishment", "Modernisation",
    "Modernization", "Retrofit", "Electrification", "Restoration", "Redevelopment", "Conversion", "Overhaul",
)  # fmt: skip
_NOTICE = (
    r"(?:Tender|Bid(?:ding)?|Procurement|Award|Winning Bid|Termination|Correction|Result|Contract|Consultation|"
    r"Negotiation|Inquiry|Cancellation|Transaction)"
)
NOTICES_EN = (
    rf"(?:Open |Public |Competitive )?{_NOTICE} (?:Notice|Announcement|Results?)",
    r"(?:Notice|Announcement) of (?:Tender|Award|Termination|Correction|Winning Bid|Contract|the Result)",
)
