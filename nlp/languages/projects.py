"""Words that names of procurement projects end with and stand beside, as data. Chinese patterns read folded text."""

from __future__ import annotations

import re

from nlp.languages.organisations import STOP_WORDS

ZH_ENDINGS = ("项目", "工程", "采购", "服务", "施工", "总承包", "承包", "监理", "勘察", "设计", "改造", "建设", "运营", "维保", "维护", "租赁", "标段", "外包", "购置", "供货", "EPC", "PPP", "安装", "设备", "系统", "保洁", "管养", "养护")
LABELS = re.compile(r"(?:采购|招标|工程|中标|建设|标段|标的|合同|原公告的采购|原公告的|本)?(?:项目|工程|采购项目|招标项目)(?:名称|全称)|(?:采购|招标)(?:内容|范围)|[Pp]roject [Nn]ame|[Nn]ame of (?:the )?[Pp]roject|[Pp]rocurement [Pp]roject|Project")
COLUMNS = re.compile(r"项目名称|工程名称|采购项目|^[Pp]roject(?: [Nn]ame)?$")
# What a notice's title goes on with behind the project's name.
NOTICES = tuple(
    f"(?:{words})"
    for words in (
        "(?:公开|邀请)?招标(?:资格预审)?(?:变更|更正|终止|补充)?公告", "(?:中标|成交|中选|流标|废标)(?:候选人)?(?:结果)?(?:更正|变更)?(?:公告|公示)", "结果(?:公告|公示)", "竞争性(?:磋商|谈判)(?:采购)?(?:更正|变更)?(?:公告|邀请)", "询价(?:采购)?(?:公告|通知)", "单一来源(?:采购)?(?:方式)?(?:公告|公示)",
        "(?:更正|变更|终止|废标|流标|合同|采购|比选|预|磋商|谈判|征集)(?:采购|项目)?(?:公告|公示)", "采购意向(?:公开|公告)?", "中标通知书", "采购公告", "公告", "公示",
    )
)  # fmt: skip
ZH_STOPS = (STOP_WORDS - frozenset("及 和 与 的 等 采购 招标 建设 项目 工程 施工 设计 监理 勘察 服务 管理 一 二 三 年 月 号 第一 第二 第三 购买 标段 包 总包 实施 新 老 旧 上 里 内 外 中 前 后 家 个 名 次 行业 监督 支持 联合 设备 租赁 机构 运营 地点 组织 委托 有 对 会 合作 受理 核准 备案 综合".split())) | frozenset(
    "据悉 据了解 公告称 公告 显示 获悉 中标 负责 位于 预算 总投资 近日 启动 参与 承接 关于 就 在 由 对 为 将 经 从 称 其中 目前 投标 签订 签署 发布 采购人 招标人 是 了 并 也 还 把 被 因 而 该 本 我 其 这 那".split()
)

EN_ENDINGS = (
    "Project", "Works", "Scheme", "Programme", "Program", "Procurement", "Services?", "Construction", "Renovation", "Reconstruction", "Upgrade", "Phase [IVX\\d]+", "Purchase", "Framework", "Supply", "Outsourcing", "Maintenance", "Operation", "Installation", "Widening", "Tunnels", "Station and Tunnels", "Monitoring", "Digitisation", "Cleansing", "Printing", "Whiteboards", "Rehabilitation", "Design", "Supervision", "Equipment", "System",
)  # fmt: skip
NOTICES_EN = (
    r"(?:Open |Public |Competitive )?(?:Tender|Bid(?:ding)?|Procurement|Award|Winning Bid|Termination|Correction|Result|Contract|Consultation|Negotiation|Inquiry|Cancellation|Transaction) (?:Notice|Announcement|Results?)", r"(?:Notice|Announcement) of (?:Tender|Award|Termination|Correction|Winning Bid|Contract|the Result)",
)  # fmt: skip
