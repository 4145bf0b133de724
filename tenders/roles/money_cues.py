"""Words that tell what an amount is, before it and behind it: visible tables, Chinese and English."""

from __future__ import annotations

import re
from typing import Literal

from nlp.languages.awarding import WON
from nlp.patterns import Pattern
from tenders.roles.money_en import CUES_BEFORE_EN
from tenders.skeleton import symbol_pattern

MoneyRole = Literal["budget", "ceiling", "award", "investment", "corrected", "other"]

# The nearest cue before an amount in its clause decides; failing that, one behind it.
MONEY_CUES_BEFORE: dict[MoneyRole, str] = {
    "other": (
        r"保证金|担保|保函|代理(?:服务)?费|服务费(?:用)?(?:收费|标准|收取|总额|金额)?|注册资[本金]|实收资本|"
        r"(?<!总)投资|"
        r"罚款?|罚没|罚金|收入|营收|利润|纳税|税[收款额]|贷款|授信|"
        r"(?:公共|基金|资本)预算(?:收入|支出)?(?:预算数)?|预算数|年度(?:计划)?投资|"
        r"单价|售价|工本费|使用费|文件费|费用|运费|补贴|补助|产值|资产|流动资金|概算|估算|造价|业绩|"
        r"合同额不[少低]于|单项合同|首付|预付|"
        r"生产总值|增加值|原值|评审费|工资|底薪|奖[励金]|债券|股[价权份]|扣款|"
        r"公司(?:承担|份额|占)|承担(?:部分|份额)|其中(?!:|{K})|更正前|(?:[上下]调|调[减增]|核[减增]|追[减加])(?![为到至成])|增加|减少|升高|多出|少了|差|距|约占|占|不足|超过|"
        r"低于|高于|每|"
        r"报价(?!为|:|金额)|[出开要叫]价|报了|"
        r"registered capital|fine[ds]?\b|loans?\b|deposits?\b|security|bond\b|guarantee|(?<!-)fees?\b|revenue|"
        r"tax(?:es)?\b|quotations?\b|"
        r"share of|spending|reward|subsid\w+|increased by|profit|output value|receivables|invest\w*|insured|income|"
        r"credit\b|total (?:bid )?amount of|reached|payroll|salary|Bid price at opening|Evaluated price|pre-win|"
        r"[Oo]ther bidders|asked for|asking for|lending|lends|lent|borrow\w*|financing|had (?:bid|offered|quoted)|"
        r"rival|turnover|liabilit\w*|insurance|"
        r"similar|at least|(?<!will )(?<!to )(?<!has )\bcosts? (?:about |only |just )?$|pays?\b|"
        r"paid\b|fees? of|meal|ticket|fare|"
        r"rejected|turned down|[Ee]ach|penalt\w*|grant\b|valued? of at least|"
        r"standard is|per unit|unit price|price: ?(?=\S+ 0)|Price of the tender documents|gross domestic product|"
        r"funds? in the amount of|funds? of|(?:central|county|provincial|state|city) budget|not to exceed|from \$?|"
        r"obligat\w+|cumulative (?:face )?value(?: of (?:the|this) (?:contract|order|agreement))?"
    ),
    "investment": (
        r"(?:项目|工程)?(?:[一二三]期)?(?:静态|计划|概算|估算|预估)?(?:总投资(?:额|金额)?|投资总额|"
        r"(?<=项目)投资(?:建设)?(?:金额|额)?|(?<=工程)(?:投资|造价))"
    ),
    "corrected": (
        r"\b[Cc]orrect(?:ed)? (?:[a-z]+ )?(?:notice|figure|amount|price|value|sum|version|total)(?: [a-z]+)?? "
        r"(?:is|was|says|said|reads|gives|gave|states|stated|puts|has)\b|\b[Cc]orrected (?:that |it )?to\b|"
        r"\bshould have (?:been|read)\b"
    ),
    "ceiling": (
        r"(?:最高(?:投标|采购|响应)?限价|招标控制价|采购控制价|控制价|拦标价|限价)(?:总价|总额|总金额|合计)|"
        r"最高(?:投标|采购|响应)?限价|招标控制价|上限(?=是|为|[^,。;]{0,1}$)|限额(?=是|为|[^,。;]{0,1}$)|采购控制价|控制价|拦标价|上限价|限价|"
        r"(?:[Mm]aximum|[Hh]ighest)(?: bid| limit)? price|(?:[Cc]ontrol|[Ll]imit) price|ceiling(?: price)?|price cap"
    ),
    "budget": (
        r"打算(?:最多)?花|最多[花出]|备了|备下|留出|预留|列支|安排|拨了|拨出|批了|盘子|控制在|"
        r"预算(?:总)?(?:金额|价格?|额|总价|资金)?|更正后|项目金额|采购(?:计划)?金额|计划投资|"
        r"[Bb]udget(?:ed)?(?: amount| price)?|allocated|[Ee]stimated(?: (?:cost|value|price|at))?|set aside|"
        r"earmarked|[Ee]ngineer'?s'? estimate|[Ee]stimate of|[Aa]pproved (?:amount|funding)|"
        r"reckons with|[Ee]xpected (?:to )?cost|upper limit"
    ),
    "award": (
        r"(?:中标|成交|中选|入围|交易|承包|协议|转让|出售|销售)(?:总)?(?:价格?|金额|总价|价款|总额|额|总金额|结果|造价)|"
        r"(?:中标|成交)(?:项目|工程)(?:总)?(?:金额|价格|总价|额)|(?:中标|合同)预算(?:总)?[价额]|"
        r"(?:签约)?合同(?:暂定|暂估|签约|含税)?(?:总)?(?:价格?|金额|总价|价款|"
        r"总额|额|总金额|暂估价|造价)|"
        r"签约合同价|(?<![\u4e00-\u9fff])总额|总承包(?:费用?|价)|总价款|投标(?:总)?(?:报价|价)|中标|成交|价格|合同总价款|签[订署]|总价|报价|报出|花费|花了?(?=[^,。;]{0,3}$)|(?:掏了?|拿出|"
        r"掏出)(?=[^,。;]{0,3}$)|金额|"
        r"(?:[Ww]inning|[Aa]warded|[Tt]ransaction|[Cc]ontract|[Dd]eal|[Bb]id(?:ding)?|[Aa]ward)(?: bid)? (?:price|"
        r"amount|value|sum|total)|"
        r"contract,? (?:with|has|for) an? (?:(?:total|estimated|maximum|ceiling|not-to-exceed|face) )+value of|"
        r"face value(?: of (?:this|the) (?:action|modification|order))?|\({N}, |"
        r"(?:won|win|wins|winner|awarded|secured|picked|signed|chosen|chose|given|went to|named|got|took|cost of|"
        r"worth|[Pp]rice|[Aa]mount|valued|contract|bid was)\b|{C}(?!,? (?:which |who )?(?:had |has )?(?:asked|offered|"
        r"bid|quoted|demanded|wanted))[^.;\n{o}{M}]{0,60} (?:for|at) (?:about |some |"
        r"around |"
        r"roughly |nearly |almost |just |a little )?(?:over |under )?$|(?:handed|contract sum)\b"
    ),
}  # fmt: skip
_MONEY_ROLE_OF_GROUP = {f"g{i}": role for i, role in enumerate(MONEY_CUES_BEFORE)}
MONEY_CUE_BEFORE = symbol_pattern(
    "|".join(
        f"(?P<g{i}>{'|'.join(filter(None, (CUES_BEFORE_EN.get(role), words)))})"
        for i, (role, words) in enumerate(MONEY_CUES_BEFORE.items())
    )
)
MONEY_CUES_AFTER: tuple[tuple[MoneyRole, Pattern], ...] = (
    ("other", re.compile(
        r"[ ]?/|下浮[\d.]+%,?(?:即|为)|(?:\([^()\n]*\))?的(?:履约)?(?:保函|担保)|"
        r"[^,。;\n]{0,3}(?:的)?(?:罚款|贷款|注册资本|投资)|(?: in)? (?:fine|loan|of taxes|apiece|each\b|per |"
        r"below|above)| (?:was|were|is) (?:turned down|rejected|too (?:high|dear)|not accepted|higher)| an? "
        r"(?:(?:square|cubic|running) )?(?:box|"
        r"day|night|week|month|trip|visit|child|pupil|resident|household|carer|tree|mu|hectare|lesson|session|block|"
        r"sample|"
        r"shift|kilowatt|megawatt|seat|bed|room|patient|student|mile|foot|"
        r"piece|unit|copy|set|litre|liter|ton|tonne|metre|meter|kilo|kilogram|kilometre|hour|"
        r"head|person|bus|call|page)\b"
    )),
    ("ceiling", re.compile(r"[^,。;\n]{0,6}的?(?:最高限价|控制价|上限)")),
    ("budget", re.compile(r"[^,。;\n]{0,6}的?预算|(?: in hand| budgeted| of budget|,? being the "
        r"(?i:(?:approved |estimated |available )?(?:budget|ceiling)))")),
    ("award", symbol_pattern(
        r"(?:\([^()]{0,12}\))?(?:的)?(?:总?价格?|总?报价|金额|成交价)?,?(?:再度|再次|首次|成功|最终|一举)?"
        rf"(?:{WON}|采购了|买下|购得|签约|签下|获得|拿到)|"
        r",? ?(?:[\w-]+ ){0,3}(?:contract|modification|deal|award|order|design-and-build|firm)\b"
    )),
)  # fmt: skip


def role_of_cue(match: re.Match[str]) -> MoneyRole:
    """Role named by a match of MONEY_CUE_BEFORE."""
    return _MONEY_ROLE_OF_GROUP[match.lastgroup or ""]
