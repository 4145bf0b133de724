"""Organisations: buyer, agency, supplier, by patterns that each have a name and one group ``x`` for the mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.languages.awarding import WON
from nlp.pattern_table import PatternTable, leaping
from nlp.patterns import LatePattern
from tenders.anaphora import BODY_PRONOUN
from tenders.roles.clue import Clue, Role, Scene, clause_start
from tenders.roles.counterparties import COUNTERPARTIES, LONE_PARTY
from tenders.roles.deals_en import AGENCIES_TOLD, BUYERS_TOLD, LOSES_AFTER, LOSES_BEFORE, SUPPLIERS_TOLD
from tenders.roles.giving import AGENTS, GIVERS, TAKERS
from tenders.roles.parties_en import AGENCIES_EN, BUYERS_EN, SUPPLIERS_EN
from tenders.roles.winners_zh import JOINT_WINNERS, NEWS_WINNERS
from tenders.skeleton import symbol_pattern

_JOINT = r"{O}(?:\([^()\n]{0,40}\))*(?:(?:[、,]|与|和|及|以及| and |, and |, | & )(?:{O})(?:\([^()\n]{0,40}\))*){0,40}"
_ZH_WON = WON
_ZH_BUYER = (
    r"(?:采购人|招标人|招标方|采购单位|招标单位|采购方|业主(?:单位|方)?|建设单位|发包人|发包方|甲方|委托方|委托人|"
    r"项目业主|租船人|买方|招标单位(?:\(甲方\))?|征集人)"
)
_ZH_AGENCY = r"(?:(?:招标|采购)?代理(?:机构|单位|人|公司)|集中采购机构|招标机构|招标代理|招标\(采购\)代理机构)"

_PARTNERS = (
    r"{C}(?:\([^()\n]{0,40}\))*(?:[、及和与](?:其|公司)?(?:全资|控股|下属|参股)?(?: ?子公司|"
    r"孙公司)?{C}(?:\([^()\n]{0,40}\))*){0,40}"
)
_SUBSIDIARY = r"(?:[子孙]公司|(?:全资|参股|下属|附属|控股|所属)(?:公司|企业|单位)|下属|所属)[ -]{0,2}\"?"
SUPPLIER_PATTERNS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("with_subsidiary",
        r"(?P<x>{C}(?:\([^()\n]{0,40}\))*(?:及|和|与|、)(?:其|公司|下属)*(?:全资|控股)?[子孙]公司{C})(?:\([^()\n]{0,40}\))*"
        r"(?:{D}|于|近日|均|分别|共同)*(?:收到|中标|作为|组成|成为|为|参与|联合|中)"),
    ("subsidiary",
        rf"{_SUBSIDIARY}(?P<x>{_PARTNERS})[^。;\n]{{0,80}}?(?:收到|接到|中标|签[订署定]|成为|组成|被?确定|参与|参加|获得|"
        rf"取得|投标)"),
    ("consortium", rf"(?P<x>{_JOINT})(?:共同|自愿)*(?:组成|作为|构成|组建)的?(?:投标|项目)?联合体"),
    ("joint", rf"(?P<x>{{O}}(?:\([^()\n]{{0,40}}\))*(?:[、与和及]|以及){_JOINT})(?:的?联合体|联合中标|共同中标)"),
    ("member",
        rf"联合体(?:其他)?(?:成员|牵头人|牵头方|牵头单位|成员单位|合作方)(?:单位|方)?(?:名称)?[为:] ?(?P<x>{_JOINT})"),
    ("signed_with_partner",
        rf"(?P<x>{_PARTNERS})(?:于{{D}}|{{D}}|近日|已)?[^。;\n{{o}}]{{0,14}}(?:分别)?(?:与|和)(?:{{O}}|"
        rf"业主)(?:\([^()\n]{{0,40}}\))?[^。;\n]{{0,40}}签[订署约定]"),
    ("winners_listed",
        rf"(?<!未){_ZH_WON}(?:人|单位|企业|供应商)(?:名单|名称)?(?:\([^()\n]{{0,12}}\))?:?\n"
        rf"(?P<x>(?:[ ]*\(?\d{{1,2}}[.、)][ ]?{{C}}[^\n]{{0,80}}(?:\n|\Z)){{2,20}})"),
    ("winner_label",
        rf"(?<!未){_ZH_WON}(?:人|单位|企业|供应商|商|方|社会资本|投标人|者|"
        rf"机构)?(?:名称)?(?:\([^()\n]{{0,8}}\))?(?:为|是|:|系|:\n|"
        rf"确定为|(?:在[^。;,\n{{o}}]{{1,12}})?(?:写作|名叫|叫做?))[ ]?\"?(?P<x>{_JOINT})"),
    ("winner_of_kind", rf"(?:中标|成交)的[^。;\n{{o}}]{{2,8}}(?:为|是|:)(?P<x>{_JOINT})"),
    ("winner_apposed", rf"(?:成交|中标|入围|中选)(?:供应商|企业|单位)(?P<x>{_JOINT})"),
    ("made_winner",
        rf"(?:由|确认|确定|给|为)\"?(?P<x>{_JOINT})\"?(?:共同)?(?:组成的?)?(?:联合体)?(?:[^。;\n,{{o}}]{{0,12}})"
        rf"(?:{_ZH_WON}|"
        rf"为[^。;\n]{{0,40}}?(?:中标|成交)(?:人|单位|供应商))"),
    ("won",
        rf"(?<!与)(?P<x>{_JOINT})(?:[^。;\n{{o}}:,]{{0,16}}?)(?:(?:再度|再次|首次|成功|最终|"
        rf"以)[^。;\n{{o}}]{{0,14}})?(?<!未)(?<!未能)(?<!能否){_ZH_WON}(?!公告|结果|候选|通知|信息|金额|价|情况|人|"
        rf"单位|公示|\([^()\n]{{0,8}}\)(?:通知|公告))"),
    ("won_by_merit",
        r"(?P<x>{C})(?:凭借|凭|依托|经过)[^。;\n{o}]{2,60}(?:成功|顺利|最终|一举|再次|再度)中标(?!结果|候选|公告|公示)"),
    ("became_winner",
        rf"(?P<x>{_JOINT})等?(?:[^。;\n{{o}}]{{0,24}})?(?:成为|被?确[定认]为|被选为|为|系)"
        rf"[^。;\n{{o}}]{{0,70}}?(?:中标|成交|中选)(?:人(?!候选)|单位|供应商|方|社会资本|企业|公司)"),
    ("made_it_winner",
        rf"(?:确[定认]|通知|选定)(?P<x>{_JOINT})[^。;\n{{o}}]{{0,60}}?(?:中标|成交|中选)"
        r"(?:人(?!候选)|单位|供应商|方|社会资本|企业)"),
    ("won_jointly",
        rf"(?:与|和|由)?(?P<x>{_JOINT})等?(?:公司)?(?:作为|共同)?(?:组成)?的?(?:[两三四五六]方)?"
        rf"(?:联合体(?:成员)?,?|联合)"
        rf"[^。;\n{{o}}:,候]{{0,10}}(?<![预拟]){_ZH_WON}(?!候选|通知|公告|结果)"),
    ("fell_to", r"(?:由|归)(?P<x>" + _JOINT + r")(?:组成的联合体)?中标"),
    ("again_to", r"仍归(?P<x>{O})"),
    ("agreed_with", r"与(?P<x>{O})(?:达成|签订|签署|签约|签定|签下)"),
    ("supplier_name", r"供应商名称:\n?(?P<x>" + _JOINT + r")"),
    ("shortlisted", r"(?P<x>" + _JOINT + r")(?:[^。;\n]{0,3})(?:三|两|四|五)家入围"),
    ("contract_party",
        r"(?:供应商\(?)?(?:乙方|承包人|承包方|卖方|受托方|中标方|供方|供货商|供货方|承接方|承接单位|牵头人|牵头方|"
        r"成员)\)?(?:\([^()\n]{1,8}\))?(?:名称)?(?:为|:|是) ?(?:联合体:牵头人是)?(?P<x>"+ _JOINT + r")"),
))  # fmt: skip
BUYER_PATTERNS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("label",
        rf"{_ZH_BUYER}(?:信息)?(?:\((?:盖章|甲方|买方|业主|招标人|采购人|发包人)\))?[ \u3000]?\n?(?:名[ \u3000]*称|"
        rf"全称)?(?:为|是|:|就是|一直是|系|为:|是:|--|"
        rf":\n)?[ ]?\"?(?P<x>{{O}})"),
    ("award_letter_from",
        r"收到(?:了)?(?:业主方?|招标人|甲方|采购人|招标单位|采购单位)?(?P<x>{O})(?:\([^()\n]{0,40}\))?(?:、{O})"
        r"*(?:发来|发出|签发|下发|送达|出具|发送|发布|传真|"
        r"寄)?的?(?:关于)?(?:[^。;\n]{0,40})?(?:《?[^。;\n]{0,6}中标|《?成交|通知)"),
    ("role_is", r"(?:业主|招标|采购|发包|建设)(?:方|单位|人)(?:为|是|:)(?P<x>{O})"),
    ("tendered",
        r"(?<![向从找跟])(?P<x>{O})(?:组织|公开|重新|再次|对外|通过|以[^。;\n]{2,8}方式)?(?:组织)?(?:招标|采购)(?!代理|投标|有限|公司|中心|网)"),
    ("as_tenderer", rf"由(?P<x>{{O}})作为{_ZH_BUYER}"),
    ("by", r"(?:由)(?P<x>{O})(?:组织招标|对外公开招标|组织采购|实施|负责)"),
    ("partner_signed",
        rf"{_PARTNERS}(?:于{{D}}|{{D}}|近日|已)?[^。;\n{{o}}]{{0,14}}(?:分别)?(?:与|和)(?:业主(?:单位|方)?|甲方|"
        rf"招标人)?(?P<x>{{O}})(?:\([^()\n]{{0,40}}\))?(?![^。;\n{{o}}]{{0,30}}联合体)[^。;\n{{o}}]{{0,30}}签[订署约定]"),
    ("intends",
        r"(?P<x>{O})(?:通过|以|于{D}|{D})?(?:[^。;\n{o}]{0,12})(?:发布采购意向|发[出布](?:询价|招标|采购)|"
        r"(?:开出|给出|设定|公布)的?(?:最高限价|控制价)|通过竞争性)"),
    ("published", r"{D}?,?(?P<x>{B})(?:{D})?(?:公布|宣布|晒出|挂出|发布)[^。;\n{o}]{0,8},?\"?{J}"),
    ("named_party", r"(?:(?:公司|企业|客户|业主|发包人|对方|(?<!收款)单位)名称|(?<![商人方构])名称):\n?(?P<x>{O})"),
    ("said_so", r"本?采购项目的采购人为(?P<x>{O})"),
    ("agreed", r"(?P<x>{O})(?:\({O}\))?(?:经|通过)[^。;\n{o}]{0,14},?与{O}(?:达成|签[订署约定下])"),
    ("entrusts", r"(?P<x>{O})委托{O}(?:就|对|组织|为)"),
    ("intends_to_buy", r"(?P<x>{O})(?:打算|计划|准备|拟)[^。;\n{o}]{0,14}(?:购买|采购|招标)"),
    ("means_to_buy",
        r"(?P<x>{B})(?:打算|计划|准备|拟|想|要)(?:再|新|重新|花{M}|为[^。;,\n{o}]{1,12})?(?:购|采购|招标|换|添|买|租|请|找|更新|更换|装)"),
    ("notice_of",
        r"(?P<x>{O})(?:{D})?(?:贴出|挂出|发布|公布|公示|张贴|发出?)(?:的|了)[^。;\n{o}]{0,8}(?:成交|中标|招标|采购|中选|公告)"),
    ("pays", r"(?P<x>{B})(?:出钱|掏钱|花钱|出资|买单|付钱)"),
    ("on_behalf", r"受(?P<x>{O})(?:本级)?(?:的)?委托"),
))  # fmt: skip
AGENCY_PATTERNS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("label", rf"{_ZH_AGENCY}(?:信息|全称)?[ \u3000]?\n?(?:名[ \u3000]*称|全称)?(?:为|是|:|系|:\n)?[ ]?(?P<x>{{O}})"),
    ("entrusts", r"委托,?(?:的)?(?P<x>{O})(?:就|对|受理|组织)"),
    ("entrusted_to", r"委托(?P<x>{O})(?:作为|为|代理|组织|就|对|公开|招标|采购|办理|邀请|进行|开展|发布|于|,)"),
))  # fmt: skip
# Bodies that publish or supervise tenders of others.
NO_BUYER = leaping(
    r"招标(?:代理|咨询|集团|股份|有限|公司|中心)|国际招标|采购中心|交易中心|公共资源交易|招标投标|证券交易所|仲裁|法院|"
    r"Trading Cent|Court\b|Finance Bureau$|Stock Exchange|World Bank|Development (?:Bank|Association)|"
    r"(?:工程|建设|项目)?(?:咨询|监理|项目管理|工程管理)[^省市县区]{0,8}公司$|国网物资"
)
# A company whose name says that it holds tenders for others.
AGENCY_NAME = re.compile(
    r"招标代理|招标咨询|采购代理|招投标代理|招标采购|"
    r"\b(?:Tender(?:ing|s)?|Bidding|Bids?|Procurement|Purchasing) (?:and \w+ )?(?:Agency|Agents?|Consult\w*|Services?|"
    r"Management|Co\b|Company|Group)"
)
_NEVER_WINS = leaping(
    r"(?:交易|采购|招投标)(?:服务|管理)?中心$|财政[局厅]$|(?:Trading|Exchange|Transaction) Cent(?:er|re)|Finance Bureau"
)
NOT_SUPPLIER_BEFORE = symbol_pattern(
    r"(?:未成交|未中标|落选|其他投标|候选人?|第[二三]名|拟定供应商|[Nn]ot shortlisted|[Oo]ther bidders|"
    r"candidate)[^。\n]{0,40}$|(?:\A|(?<=\n))(?:Second|Third|Fourth|2nd|3rd|4th)[:.)|]?[^.\n{o}]{0,30}$|"
    r"successors?[ -]in[ -]interest to (?:the )?$"
)
NOT_SUPPLIER_AFTER = symbol_pattern(
    r"[^。;\n{o}]{0,24}(?:落败|落选|出局|名落孙山|铩羽|陪跑|被(?:淘汰|否决))|"
    r"[^。;\n]{0,20}(?:第[一二三]中标候选|候选人|第[二三]名|预中标|is (?:the|a) (?:first|second|"
    r"recommended) candidate|, complained)"
)
# A list below a heading of those who lost, a company at the beginning of each of its lines so far.
_LOST_ABOVE = symbol_pattern(
    r"(?:其他|其余|未中标|未成交|未入围|落选|落标)的?(?:有效)?(?:投标|供应商|单位|响应|竞标|参与|报价)[^。;,\n]{0,12}\n"
    r"(?:[^\w\n]{0,4}(?:\d{1,2}[、.])?{O}[^\n]{0,80}\n){0,9}[^\w\n]{0,4}(?:\d{1,2}[、.])?$"
)
_LOST_REACH = 600  # characters above in which such a heading is sought

# Those who come behind the candidate that a disclosure tells of as the winner.
_SECOND_BEFORE = re.compile(r"(?:第[二三]|落选|未中标|其他投标)[^。\n]{0,40}$")
_SECOND_AFTER = symbol_pattern(r"[^。;\n{o}]{0,20}第[二三](?:名|中标候选)")
_FORMER_NAME = re.compile(r"(?:原名|更名为|曾用名|前身为?)[:\"]*$")
_MEMBER = symbol_pattern("{O}")


_Patterns = tuple[tuple[str, LatePattern], ...]
_Table = PatternTable[tuple[Role, str]]


def _table(suppliers: _Patterns) -> _Table:
    """The patterns of all roles, in the order in which they settle an organisation's."""
    tables: tuple[tuple[Role, _Patterns], ...] = (
        ("agency", (*AGENCY_PATTERNS, *AGENTS, *AGENCIES_EN, *AGENCIES_TOLD)),
        ("buyer", (*BUYER_PATTERNS, *GIVERS, *BUYERS_EN, *BUYERS_TOLD)),
        ("supplier", (*suppliers, *TAKERS, *SUPPLIERS_EN, *SUPPLIERS_TOLD)),
        ("counterparty", (*COUNTERPARTIES, ("alone", LONE_PARTY))),
    )
    return PatternTable(((role, name), pattern) for role, patterns in tables for name, pattern in patterns)


def _chinese(table: _Table) -> _Table:
    return table.only(lambda key: not key[1].startswith("en_"))


_PARTIES = _table(SUPPLIER_PATTERNS)
_NEWS_PARTIES = _table((*JOINT_WINNERS, *SUPPLIER_PATTERNS, *NEWS_WINNERS))
_PARTIES_ZH, _NEWS_PARTIES_ZH = _chinese(_PARTIES), _chinese(_NEWS_PARTIES)


def parties(scene: Scene) -> Iterator[Clue]:
    """Clues for agencies, buyers and suppliers; the first pattern that takes an organisation settles it."""
    taken = set[int]()
    is_news, is_mixed = scene.document.article.kind == "news", scene.document.has_english
    chinese = _NEWS_PARTIES_ZH if is_news else _PARTIES_ZH
    table = (_NEWS_PARTIES if is_news else _PARTIES) if is_mixed else chinese
    for (role, name), match in table.finditer(scene.skeleton.text):
        for position in _members(scene, match):
            if position not in taken and _fits(scene, role, position):
                taken.add(position)
                yield scene.clue(role, position, scene.skeleton.items[position], f"{role}_{name}")
    yield from _named_agents(scene, taken)


def _named_agents(scene: Scene, taken: set[int]) -> Iterator[Clue]:
    """Companies whose names say that they tender for others, where nothing says what they are: 某某招标咨询有限公司."""
    for position in scene.skeleton.find("C", 0, len(scene.skeleton.text)):
        item = scene.skeleton.items[position]
        if position not in taken and is_agency_name(str(item.value)):
            yield scene.clue("agency", position, item, "agency_by_name")


def is_agency_name(name: str) -> bool:
    """True for a company that holds others' tenders by its trade: Guizhou Yunfan Tendering Co., Ltd."""
    return AGENCY_NAME.search(name) is not None


def _members(scene: Scene, match: re.Match[str]) -> Iterator[int]:
    group = next(name for name, words in match.groupdict().items() if words)
    for symbol in _MEMBER.finditer(scene.skeleton.text, match.start(group), match.end(group)):
        yield symbol.start()


def _fits(scene: Scene, role: Role, position: int) -> bool:
    if _FORMER_NAME.search(scene.skeleton.text, max(0, position - 8), position):
        return False
    if role == "counterparty" and is_agency_name(str(scene.skeleton.items[position].value)):
        return False
    if role == "supplier":
        name = str(scene.skeleton.items[position].value)
        if is_agency_name(name) or _NEVER_WINS.search(name):
            return False
        return scene.skeleton.items[position].rule != BODY_PRONOUN and not is_loser(scene, position)
    return role not in ("buyer", "counterparty") or not NO_BUYER.search(str(scene.skeleton.items[position].value))


def is_loser(scene: Scene, position: int) -> bool:
    """True for a company that words beside it tell to have lost, or to be no more than a candidate."""
    text = scene.skeleton.text
    start = clause_start(text, position)
    if scene.proposed:
        return bool(_SECOND_BEFORE.search(text, start, position) or _SECOND_AFTER.match(text, position + 1))
    before = (
        NOT_SUPPLIER_BEFORE.search(text, start, position)
        or LOSES_BEFORE.search(text, start, position)
        or _LOST_ABOVE.search(text, max(0, position - _LOST_REACH), position)
    )
    return bool(before or NOT_SUPPLIER_AFTER.match(text, position + 1) or LOSES_AFTER.match(text, position + 1))
