"""The words that give a mention its role in a tender,
in visible tables. Patterns read a skeleton (tenders/skeleton.py)."""

from __future__ import annotations

import re
from typing import Literal

from tenders.skeleton import symbol_pattern

MoneyRole = Literal["budget", "ceiling", "award", "investment", "other"]

# --- amounts: the nearest cue before the amount in its clause decides; failing that, one behind it -----------------

MONEY_CUES_BEFORE: dict[MoneyRole, str] = {
    "other": (
        r"保证金|担保|保函|代理(?:服务)?费|服务费(?:用)?(?:收费|标准|收取|总额|金额)?|注册资[本金]|实收资本|"
        r"(?<!总)投资|"
        r"罚款?|罚没|罚金|收入|营收|利润|纳税|税[收款额]|贷款|授信|"
        r"单价|售价|工本费|使用费|文件费|费用|运费|补贴|补助|产值|资产|流动资金|概算|估算|造价|业绩|"
        r"合同额不[少低]于|单项合同|首付|预付|"
        r"生产总值|增加值|原值|评审费|工资|底薪|奖[励金]|债券|股[价权份]|扣款|"
        r"公司(?:承担|份额|占)|承担(?:部分|份额)|其中(?!:)|更正前|增加|减少|升高|多出|少了|差|距|约占|占|不足|超过|"
        r"低于|高于|每|"
        r"报价(?!为|:|金额)|"
        r"registered capital|fine[ds]?\b|loans?\b|deposits?\b|security|bond\b|guarantee|fees?\b|revenue|"
        r"tax(?:es)?\b|quotations?\b|"
        r"share of|spending|reward|subsid\w+|increased by|profit|output value|receivables|invest\w*|insured|income|"
        r"credit\b|total (?:bid )?amount of|reached|payroll|salary|Bid price at opening|Evaluated price|pre-win|"
        r"[Oo]ther bidders|"
        r"standard is|per unit|unit price|price: ?(?=\S+ 0)|Price of the tender documents|gross domestic product|"
        r"funds? in the amount of|funds? of|(?:central|county|provincial|state|city) budget|not to exceed|from \$?|obligat\w+"
    ),
    "investment": r"(?:项目|工程)?(?:静态|计划|概算|估算)?总投资(?:额|金额)?",
    "ceiling": (
        r"最高(?:投标|采购|响应)?限价|招标控制价|上限(?=是|为)|采购控制价|控制价|拦标价|上限价|限价|"
        r"(?:[Mm]aximum|[Hh]ighest)(?: bid| limit)? price|(?:[Cc]ontrol|[Ll]imit) price|ceiling(?: price)?|price cap"
    ),
    "budget": (
        r"打算花|备了|安排|预算(?:总)?(?:金额|价格?|额|总价|资金)?|更正后|项目金额|采购金额|计划投资|"
        r"[Bb]udget(?:ed)?(?: amount| price)?|allocated|estimated(?: (?:cost|value|price|at))?"
    ),
    "award": (
        r"(?:中标|成交|中选|入围|交易|承包)(?:总)?(?:价格?|金额|总价|价款|总额|额|总金额|结果)|"
        r"(?:签约)?合同(?:暂定|暂估|签约|含税)?(?:总)?(?:价格?|金额|总价|价款|"
        r"总额|额|总金额|暂估价|造价)|"
        r"签约合同价|总价款|投标(?:总)?(?:报价|价)|中标|成交|价格|合同总价款|签[订署]|总价|报价|报出|金额|"
        r"(?:[Ww]inning|[Aa]warded|[Tt]ransaction|[Cc]ontract|[Dd]eal|[Bb]id(?:ding)?|[Aa]ward)(?: bid)? (?:price|"
        r"amount|value|sum|total)|"
        r"(?:won|win|wins|winner|awarded|secured|picked|signed|chosen|chose|given|went to|named|got|took|cost of|"
        r"worth|price|[Aa]mount|valued|contract)\b"
    ),
}  # fmt: skip
_MONEY_ROLE_OF_GROUP = {f"g{i}": role for i, role in enumerate(MONEY_CUES_BEFORE)}
MONEY_CUE_BEFORE = re.compile("|".join(f"(?P<g{i}>{words})" for i, words in enumerate(MONEY_CUES_BEFORE.values())))

# A share of something else: 履约保证金为合同价的10%（即13.2万元）
SHARE_BEFORE = re.compile(r"保证金[^,。;:]{0,30}$|\d%\(?(?:即|计)[^,。;]{0,6}$")

MONEY_CUES_AFTER: tuple[tuple[MoneyRole, re.Pattern[str]], ...] = (
    ("other", re.compile(
        r"[ ]?/|[^,。;\n]{0,3}(?:的)?(?:罚款|贷款|注册资本|投资)|(?: in)? (?:fine|loan|of taxes|apiece|each\b|per |"
        r"below|above)"
    )),
    ("ceiling", re.compile(r"[^,。;\n]{0,6}的?(?:最高限价|控制价|上限)")),
    ("budget", re.compile(r"[^,。;\n]{0,6}的?预算|(?: in hand| budgeted| of budget)")),
    ("award", symbol_pattern(
        r"(?:\([^()]{0,12}\))?(?:的)?(?:总?价格?|总?报价|金额|成交价)?,?(?:再度|再次|首次|成功|最终|一举)?(?:中标|"
        r"成交|拿下|采购了|买下|购得|胜出|入选|中选|夺标|夺得|摘得|承接|签约|"
        r"签下|折桂|蝉联|摘牌)|,? ?(?:[\w-]+ ){0,3}(?:contract|modification|deal|award|order|design-and-build|firm)\b"
    )),
)  # fmt: skip


def role_of_cue(match: re.Match[str]) -> MoneyRole:
    """Role named by a match of MONEY_CUE_BEFORE."""
    return _MONEY_ROLE_OF_GROUP[match.lastgroup or ""]


# --- organisations: patterns with one named group a role ----------------------------------------------------------

_JOINT = r"{O}(?:\([^()\n]{0,40}\))*(?:(?:[、,]|与|和|及|以及| and |, and |, | & )(?:{O})(?:\([^()\n]{0,40}\))*)*"
_ZH_WON = r"(?:中标|成交|中选|入围|胜出|拿下|入选|夺标|夺得|摘得|摘牌|折桂|蝉联|承接|承建)"
_ZH_BUYER = (
    r"(?:采购人|招标人|招标方|采购单位|招标单位|采购方|业主(?:单位|方)?|建设单位|发包人|发包方|甲方|委托方|委托人|"
    r"项目业主|租船人|买方|招标单位(?:\(甲方\))?|征集人)"
)
_ZH_AGENCY = r"(?:(?:招标|采购)?代理(?:机构|单位|人|公司)|集中采购机构|招标机构|招标代理|招标\(采购\)代理机构)"

_PARTNERS = (
    r"{C}(?:\([^()\n]{0,40}\))*(?:[、及和与](?:其|公司)?(?:全资|控股|下属|参股)?(?:子公司|"
    r"孙公司)?{C}(?:\([^()\n]{0,40}\))*)*"
)
_US_AWARD = (
    r"(?:\A|(?<=\n))\*?(?P<x>{C}[^.\n]{0,3000}?),? (?:is|are|was|were|has|have|will)(?: each| both| being|"
    r" been)* (?:awarded|compete)"
)

_SUBSIDIARY = r"(?:子公司|孙公司|全资公司)(?:-{1,2})?\"?"
SUPPLIER_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("subsidiary",
        rf"{_SUBSIDIARY}(?P<x>{_PARTNERS})[^。;\n]{{0,80}}?(?:收到|接到|中标|签[订署]|成为|组成|被?确定|参与|参加|获得|"
        rf"取得|投标)"),
    ("consortium", rf"(?P<x>{_JOINT})(?:共同)?组成的?联合体"),
    ("signed_with_partner",
        rf"(?P<x>{_PARTNERS})(?:于{{D}}|{{D}}|近日|已)?[^。;\n{{o}}]{{0,14}}(?:分别)?(?:与|和)(?:{{O}}|"
        rf"业主)(?:\([^()\n]{{0,40}}\))?[^。;\n]{{0,40}}签[订署约]"),
    ("us_award", _US_AWARD),
    ("winner_label",
        rf"(?<!未){_ZH_WON}(?:人|单位|企业|供应商|商|方|社会资本|投标人|者|"
        rf"机构)?(?:名称)?(?:\([^()\n]{{0,8}}\))?(?:为|是|:|系|:\n|"
        rf"确定为)[ ]?\"?(?P<x>{_JOINT})"),
    ("winner_apposed", rf"(?:成交|中标|入围|中选)(?:供应商|企业|单位)(?P<x>{_JOINT})"),
    ("made_winner",
        rf"(?:由|确认|确定|给|为)\"?(?P<x>{_JOINT})\"?(?:共同)?(?:组成的?)?(?:联合体)?(?:[^。;\n,{{o}}]{{0,12}})"
        rf"(?:{_ZH_WON}|"
        rf"为[^。;\n]{{0,40}}?(?:中标|成交)(?:人|单位|供应商))"),
    ("won",
        rf"(?<!与)(?P<x>{_JOINT})(?:[^。;\n{{o}}:,]{{0,16}}?)(?:(?:再度|再次|首次|成功|最终|"
        rf"以)[^。;\n{{o}}]{{0,14}})?(?<!未)(?<!未能)(?<!能否){_ZH_WON}(?!公告|结果|候选|通知|信息|金额|价|情况|人|"
        rf"单位|公示)"),
    ("fell_to", r"(?:由|归)(?P<x>" + _JOINT + r")(?:组成的联合体)?中标"),
    ("again_to", r"仍归(?P<x>{O})"),
    ("agreed_with", r"与(?P<x>{O})(?:达成|签订|签署|签约|签下)"),
    ("supplier_name", r"供应商名称:\n?(?P<x>" + _JOINT + r")"),
    ("shortlisted", r"(?P<x>" + _JOINT + r")(?:[^。;\n]{0,3})(?:三|两|四|五)家入围"),
    ("contract_party", r"(?:供应商\(?)?(?:乙方|承包人|承包方|卖方|受托方|中标方|供方|供货商|供货方|承接方|承接单位|牵头人|牵头方|成员)\)?(?:\([^()\n]{1,8}\))?(?:名称)?(?:为|:|是) ?(?:联合体:牵头人是)?(?P<x>" + _JOINT + r")"),
    ("en_winner_label",
        r"(?:[Ww]inn(?:ing|er)(?: bidder| supplier| company| unit| contractor)?|[Aa]warded (?:bidder|supplier|contractor)|"
        r"[Ss]uccessful (?:bidder|supplier|tenderer|contractor|unit)|[Ss]hortlisted suppliers?(?: \([^()\n]*\))?|[Ss]upplier|"
        r"[Cc]ontractor)(?: is| was|:|:\n)[ \n]?(?:\(\d+\) )?(?P<x>"+ _JOINT + r")"),
    ("en_won_by",
        r"(?:won by|awarded to|went (?:under contract on {D} )?to|go(?:es)? to|handed to|given (?:by [a-z ]{3,30} )?to|picked|chose|chosen|selected|"
        r"settled (?:on {D} )?on|signed (?:on {D} |(?:a |an |the )?(?:framework )?(?:agreements?|contracts?)(?: worth {M})? )?with|named|joint venture of|contract with|"
        r"given {J} to)(?: a joint venture of)? (?P<x>"+ _JOINT + r")"),
    (
        "en_won",
        rf"(?P<x>{_JOINT})(?: \([^()\n]{{0,80}}\))*(?:,? which)? "
        r"(?:has |have |had |was |were |is |are |being |once again |again |also )*(?:won|wins|win|secured|signed|"
        r"took the (?:job|contract|order)|got the (?:job|contract|order)|clinched|bagged|landed|received the notice of award|awarded (?:a|an|the|\$|{M}))",
    ),
    ("en_provides", rf"(?P<x>{_JOINT}) provides? [^.;\n]{{0,60}} for {{M}}"),
    ("en_is_winner", r"(?P<x>" + _JOINT + r") is the winner"),
    ("en_consortium", r"consortium (?:of|formed by) (?:us \([^()]*\) and )?(?P<x>" + _JOINT + r")"),
    ("en_joint_venture", r"joint venture with (?P<x>{O})"),
    ("en_numbered", r"(?:\(\d\) )(?P<x>{C})(?=\n)"),
))  # fmt: skip
BUYER_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("label",
        rf"{_ZH_BUYER}(?:信息)?(?:\((?:盖章|甲方|买方|业主|招标人|采购人|发包人)\))?[ \u3000]?\n?(?:名[ \u3000]*称|全称)?(?:为|是|:|就是|一直是|系|"
        rf":\n)?[ ]?\"?(?P<x>{{O}})"),
    ("award_letter_from",
        r"收到(?:了)?(?:业主方?|招标人|甲方|采购人|招标单位|采购单位)?(?P<x>{O})(?:\([^()\n]{0,40}\))?(?:、{O})"
        r"*(?:发来|发出|签发|下发|送达|出具|发送|发布|传真|"
        r"寄)?的?(?:关于)?(?:[^。;\n]{0,40})?(?:《?[^。;\n]{0,6}中标|《?成交|通知)"),
    ("role_is", r"(?:业主|招标|采购|发包|建设)(?:方|单位|人)(?:为|是|:)(?P<x>{O})"),
    ("tendered",
        r"(?P<x>{O})(?:组织|公开|通过|以[^。;\n]{2,8}方式)?(?:组织)?(?:招标|采购)(?!代理|投标|有限|公司|中心|网)"),
    ("by", r"(?:由)(?P<x>{O})(?:组织招标|对外公开招标|组织采购|实施|负责)"),
    ("partner_signed",
        rf"{_PARTNERS}(?:于{{D}}|{{D}}|近日|已)?[^。;\n{{o}}]{{0,14}}(?:分别)?(?:与|和)(?:业主(?:单位|方)?|甲方|"
        rf"招标人)?(?P<x>{{O}})(?:\([^()\n]{{0,40}}\))?[^。;\n{{o}}]{{0,30}}签[订署约]"),
    ("intends",
        r"(?P<x>{O})(?:通过|以|于{D}|{D})?(?:[^。;\n{o}]{0,12})(?:发布采购意向|发出询价|发布招标|开出的控制价|"
        r"通过竞争性)"),
    ("published", r"{D}?,?(?P<x>{B})(?:{D})?(?:公布|宣布|晒出|挂出|发布)[^。;\n{o}]{0,8},?\"?{J}"),
    ("named_party", r"(?:(?:公司|企业|客户|业主|发包人|对方|(?<!收款)单位)名称|(?<![商人方构])名称):\n?(?P<x>{O})"),
    ("said_so", r"本?采购项目的采购人为(?P<x>{O})"),
    ("entrusts", r"(?P<x>{O})委托{O}(?:就|对|组织|为)"),
    ("intends_to_buy", r"(?P<x>{O})(?:打算|计划|准备|拟)[^。;\n{o}]{0,14}(?:购买|采购|招标)"),
    ("notice_of", r"(?P<x>{O})(?:{D})?(?:贴出|挂出|发布|公布|公示)(?:的|了)[^。;\n{o}]{0,8}(?:成交|中标|招标|采购|中选|公告)"),
    ("on_behalf", r"受(?P<x>{O})(?:的)?委托"),
    ("en_label",
        r"(?:[Pp]urchas(?:er|ing unit)|[Bb]uyer|[Tt]ender(?:er|ee)|[Ss]olicitor|[Pp]rocuring (?:entity|unit|body)|"
        r"[Ee]mployer|[Oo]wner|[Ii]mplementing unit|[Pp]rocurement unit|[Cc]lient)(?: is| was|:)(?: the)? (?P<x>{O})"),
    ("en_owner_of_amount",
        r"(?:tendered by|issued by|invited by|entrusted by|launched by|from|with|"
        r"of)(?: the)? (?:{P}'s )?(?P<x>{O})(?= \(the \"Tend|[^.\n]{0,4}(?: at {M}|, for (?:some )?{M}|"
        r",? with an amount))"),
    ("en_acting_for", r"acting (?:for|on behalf of)(?: the)? (?P<x>{O})"),
    ("en_tendered_by", r"tendered by(?: the)? (?P<x>{O})"),
    ("en_entrusted_by", r"entrusted by(?: the)? (?P<x>{O})"),
    ("en_issued_by", r"issued by(?: the)? (?P<x>{O})"),
    ("en_from_possessive", r"{J} from {P}'s (?P<x>{O})"),
    ("en_contract_with", r"contract with {P}'s (?P<x>{O})"),
    ("en_signed_with", r"(?:signed (?:the contract of )?(?:the )?{J} with)(?: the)? (?P<x>{O})"),
    ("en_tendered",
        r"(?P<x>{O})(?: \({O}\))? (?:on {D} |has |have |had |publicly |openly )*(?:tendered|tenders|launched|launches|"
        r"invites|invited|closed|asked for quotations|has (?:published|disclosed) its (?:purchase|procurement) intention|published its|"
        r"put the same project out|put|said on {D} it had picked|chose|allocated)"),
    ("en_named_winner", r"(?P<x>{O}) named (?:it|{O}) (?:the winner|as)"),
    ("en_given", r"{P}'s (?P<x>{O}) has given"),
    ("en_signed", r"(?P<x>{O}) signed on {D} with {O}"),
    ("en_contracting_activity",
    r"(?P<x>{O}), {P}(?:, {P})?, is the contracting activity|(?P<y>{O}) is the contracting activity"),
))  # fmt: skip
AGENCY_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("label", rf"{_ZH_AGENCY}(?:信息|全称)?[ \u3000]?\n?(?:名[ \u3000]*称|全称)?(?:为|是|:|系|:\n)?[ ]?(?P<x>{{O}})"),
    ("entrusts", r"委托,?(?:的)?(?P<x>{O})(?:就|对|受理|组织)"),
    ("entrusted_to", r"委托(?P<x>{O})(?:作为|为|代理|组织|就|对)"),
    ("en_label",
        r"(?:[Pp]rocurement agency|[Aa]gency|[Aa]gent|[Tt]endering agency|[Cc]entralised procurement agency|"
        r"[Bb]idding agency)(?: is|:) ?(?P<x>{O})"),
    ("en_agency", r"agency (?P<x>{O})"),
    ("en_run_by", r"run by (?P<x>{O})"),
    ("en_acting_for", r"by (?P<x>{O}), acting for"),
    ("en_was_entrusted", r"(?P<x>{O}),? (?:which )?was entrusted"),
))  # fmt: skip
# Bodies that publish or supervise tenders of others.
NO_BUYER = re.compile(
    r"招标(?:代理|咨询|集团|股份|有限|公司)|国际招标|采购中心|交易中心|招标投标|仲裁|法院|Trading Cent|Court\b|"
    r"Finance Bureau$|Stock Exchange"
)
NOT_SUPPLIER_BEFORE = symbol_pattern(
    r"(?:未成交|未中标|落选|其他投标|候选人?|第[二三]名|拟定供应商|[Nn]ot shortlisted|[Oo]ther bidders|"
    r"candidate)[^。\n]{0,40}$"
)
NOT_SUPPLIER_AFTER = symbol_pattern(
    r"[^。;\n]{0,20}(?:第[一二三]中标候选|候选人|第[二三]名|预中标|is (?:the|a) (?:first|second|"
    r"recommended) candidate|, complained)"
)

# --- dates and durations ------------------------------------------------------------------------------------------

DateRole = Literal["announced", "opened", "begins", "period", "signed", "other"]
DATE_CUES_BEFORE: dict[DateRole, str] = {
    "other": (
        r"业绩|竣工验收|合同价|首次公告|成立|获取|下载|报名|领取|购买|发售|质疑|公示期|保证金|到账|购入|以来|近[一二三]年|"
        r"[Dd]ate of tender notice|[Ff]irst announcement|[Cc]orrection notice|[Aa]nnouncement of solicitation|"
        r"established|[Oo]btain|披露"
    ),
    "opened": (
        r"开标|截止|提交(?:投标|响应)文件|磋商(?:日期|时间|开始)|谈判(?:日期|时间)|评[标审](?:日期|时间)|开启|递交|"
        r"提交响应|"
        r"[Bb]id opening|[Oo]pening of|opened (?:at|on)|[Bb]ids close|bids? due|deadline|submit their bids|[Cc]losing"
    ),
    "period": (
        r"履行期限?|服务期限?|合同期限?|服务时间|合同有效期|供货期|有效期|租赁期|经营期限?|运营期|试点期|期限|"
        r"协议期|自|确保|"
        r"完成|竣工|performance period|service period|[Pp]eriod of|runs from|estimated completion date|be completed|"
        r"completion date|for {L} from"
    ),
    "begins": (
        r"计划开工(?:日期|时间)?|开工(?:日期|时间)|起始(?:日期|时间)|counting from|(?:starting|beginning|effective) (?:on|from)|"
        r"[Cc]ommencement[^.;\n]{0,24}|[Ww]ork begins in(?: the)?|starts? (?:on|from)"
    ),
    "signed": r"签订(?:日期|时间)|签署(?:日期|时间)|[Cc]ontract signature date|signed on|[Ss]igned the",
    "announced": (
        r"(?<!公告)发布(?:时间|日期)|(?<!首次)(?<!第二次)(?<!第一次)公告(?:时间|日期|发布日期)|公示(?:时间|日期|"
        r"发布日期)|发出日期|更正日期|定标日期|中标日期|"
        r"[Rr]elease(?:d| time| date)|[Nn]otice dated|announced on|Published|[Dd]ate of (?:the )?notice"
    ),
}  # fmt: skip
_DATE_ROLE_OF_GROUP = {f"g{i}": role for i, role in enumerate(DATE_CUES_BEFORE)}
DATE_CUE_BEFORE = symbol_pattern("|".join(f"(?P<g{i}>{words})" for i, words in enumerate(DATE_CUES_BEFORE.values())))
DATE_CUES_AFTER: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    ("begins", symbol_pattern(r"(?:算起|起算|起计算)")),
    ("other", symbol_pattern(r"(?:日)?(?:起|以来|以后)[^。;\n]{0,40}(?:业绩|承担|完成过|社保|证明|记录|处罚)|"
        r"(?:日)?(?:以来|成立)|年?度?(?:经审计|营业|完税|财务|社保|信用|业绩|报告)| (?:was|when) (?:established|restructured)")),
    ("period", symbol_pattern(r"(?:日)?(?:之?前)(?:完成|竣工|交付|亮灯)")),
    (
        "opened",
        symbol_pattern(
            r"[^。;\n,:\u3000{M}{D}]{0,24}?(?:开标(?!日期)|前提交|截止时间)|(?: \(Beijing time\))?,? bid opening"
        ),
    ),
)


def date_role_of_cue(match: re.Match[str]) -> DateRole:
    """Role named by a match of DATE_CUE_BEFORE."""
    return _DATE_ROLE_OF_GROUP[match.lastgroup or ""]


PERIOD_CUE_BEFORE = re.compile(
    r"(?:履行期限?|履约(?:期限)?|须在|要求(?:在)?|限期|服务期限?|合同期限?|合同履行|(?:计划|合同|总|施工|建设)?工期|供货期|交货期|交货时间|"
    r"服务时间|有效期|经营期(?:长达)?|运营期限?|合作期限?|租赁期|维保期|期限|"
    r"完工期|共|"
    r"供货安装|合同签订之日起|合同签订后|performance period|service period|ordering period|[Cc]onstruction period|"
    r"[Dd]elivery(?: period)?|"
    r"[Dd]uration|concession period|"
    r"finished within|done in|period of|in all|will take|a total of|for|within|, |\()[^。;\n]{0,28}$"
)
PERIOD_CUE_AFTER = re.compile(r"内[^。;,\n]{0,6}(?:完成|完工|装完|建成|交付|交货|竣工)")
PERIOD_NOT_BEFORE = re.compile(
    r"(?:近|质保|保修|缺陷责任|公示期|公告期限|质疑|有效期内|其中建设期|including|warranty|past|last|every|"
    r"extended|longer than|fined?|"
    r"prison|Announcement period|returned|expiry|in writing|not exceed|notice stands|quer(?:y|ies)|objections?|complain\w*|notice period|一签|通知书.{0,12}|一般为|每|不超过|期满前|"
    r"(?:(?:公布|发布|公示|"
    r"收到|发出|到期|期满|届满)(?:之日起|之日|后))$)[^。;\n,]{0,26}$"
)
PERIOD_NOT_AFTER = re.compile(
    r"\s?(?:内(?:与|签|向|提出|将|对|进行|反馈|无息|原路|退)|以上|前|期满|of construction|from the (?:expiry|date))"
)

# --- stages -------------------------------------------------------------------------------------------------------

CANCELLED = re.compile(
    r"流标|废标|(?:中标|成交|采购)?结果(?:作废|无效)|result is invalid|终止(?!后)|取消采购|采购失败|招标失败|annulled|terminated|cancelled|is void|terminat|aborted|scrapped|called off|withdrawn"
)
PLANNED = re.compile(r"采购意向|单一来源(?:采购)?(?:公示|征求)|拟(?:采用|采购)|(?:purchase|procurement) intention|intends to (?:procure|buy)|plans to (?:procure|buy|tender)")
CONTRACTED = re.compile(
    r"(?<!尚未)(?<!未)(?:签订了?|签署了?)[^。;\n]{0,30}(?:合同|协议)|双方签了合同|双方签约|签下[^。;\n]{0,30}合同|went under contract|合同公告|签了合同|"
    r"Contract signature|signed (?:a|the|one|on)\b"
)
AWARDED = re.compile(
    r"中标(?!候选)|成交|中选|入围|\bwon\b|winner|winning|award|secured|picked|shortlisted", re.IGNORECASE
)
RECEIVED = re.compile(
    r"(?:收到|接到|取得|发布|公示|公布)[^。;\n]{0,60}?(?:中标|成交|结果)|received the Notice of Award"
)
RATE = re.compile(
    r"(?:综合|平均|总)?(?:下浮率|折扣率|费率|优惠率|下浮|让利)(?:为|:)?\d+(?:\.\d+)?%|(?:discount|reduction|concession) rate (?:of )?\d+(?:\.\d+)?%|"
    r"\d+(?:\.\d+)?% off the listed price"
)
