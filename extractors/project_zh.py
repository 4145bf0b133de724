"""Chinese project names in quotation marks, in titles of notices and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name_start_zh import starts_with_full_place, starts_with_place
from extractors.project_cues_zh import begins_as_name
from nlp.languages.organisations import KNOWN_COMPANIES
from nlp.languages.projects import NOTICES, ZH_ENDINGS, ZH_QUOTED_ENDINGS, ZH_STOPS
from nlp.pattern_table import PatternTable, leaping
from nlp.patterns import HAN
from nlp.tokens import segment_short

Found = tuple[int, int, str]

_TITLE_REACH = 300  # characters at the top in which a notice's title stands
_LONGEST = 70
_SHORTEST_AWARDED = 6
_OPENING_REACH = 1500  # characters at the top in which a notice says what it is about

_BRACKET = (
    r"(?:\((?:[A-Z+/-]{2,12}|[一二三四五六七八九十]次|第[^()\n]{1,6}|[^()\n]{1,8}(?:期|批|阶段)|重[^()\n]{0,4}|"
    r"20\d\d[^()\n]{0,8})\))?"
)
_LOT_NUMBER = r"(?:[A-Z]{1,6}\d{0,2}(?:-?[A-Z]{0,4}\d{1,3})?|[一二三四五六七八九十\d]{1,3}|[IVX]{1,4})"
_LOT = rf"(?: ?\(?第?{_LOT_NUMBER} ?(?:合同段|(?:合同)?标(?:段|(?![{HAN}]))|包件?(?![{HAN}]))\)?)?"
_WORK = "(?:勘察|设计|采购|施工|供货|安装|监理|运营|运维|维护)"
_WHOLE_WORK = rf"{_WORK}(?:[、及和]{_WORK}){{1,8}}(?:一体化|总承包)?(?:项目|工程)?"
_STRONG = (
    rf"(?:{_WHOLE_WORK}|(?:项目|工程)(?:\([^()\n]{{2,24}}\)(?=施工|项目|工程|标|监理|设计|"
    rf"总承包))?{_BRACKET}(?:项目|工程|施工|监理|设计|勘察|"
    rf"勘测){{0,6}}(?:总承包)?{_BRACKET}(?:项目|工程)?|(?:服务|设备|系统|平台|物资|货物|维保|外包|设施|器材|车辆|材料|"
    rf"软件)采购|总承包|特许经营|委托运营)"
)
_END = rf"(?:{'|'.join(ZH_ENDINGS)})"
# What a name in quotation marks may end with besides.
_QUOTED_END = rf"(?:{'|'.join((*ZH_ENDINGS, *ZH_QUOTED_ENDINGS))})"

_QUOTED = re.compile(
    rf"[\"《](?![),、;,和或与及])(?P<x>[^\"《》\n。]{{5,80}}?{_QUOTED_END}{_BRACKET}{_LOT})(?:\"(?!-)|》|(?=\s?(?:的|之|预)?(?:中标|成交|合同|招标|采购|特许|"
    rf"中选|入围|竞争性|协议|社会资本|候选|结果|施工|总承包|承包|供货|销售|商务|补充|框架|合作|委托|安装|投资|评标|公开)[^\"《》\n]{{0,14}}》))"
)
_QUOTED_BEFORE_WORD = re.compile(r"\"(?![),、;,和或与及])(?P<x>[^\"\n。]{5,60})\"(?=项目|工程|标段)")
_WON_AS = (
    r"(?:预|拟)?(?:第[一二三](?:名)?)?(?:预|拟)?(?:中标|成交|中选|入围)(?:候选|排序第一|第一)?(?:社会资本|投资|施工|服务|承包)?"
    r"(?:单位|人|供应商|候选人|方|社会资本方?|联合体|企业|服务商|投标人)"
)
_NAME_SIGN = r"(?:(?!发[来出给送]|签发|下发|出具|收到|组织的|发布的|《)[^,。;:\"《》\n])"
_AWARDED = PatternTable(
    enumerate(
        (
            leaping(
                r"(?:在|参与|参加|中标)(?:了)?\"?(?P<x>[^,。;:\"《》\n]{8,90}?(?:招标(?:活动|采购|项目)?|采购(?:活动|"
                r"项目)?))\"?(?:活动)?(?:\([^()\n]{0,40}\))?中(?!标)"
            ),
            leaping(
                r"(?:成为|中选为|(?:确定|确认|通知)[^。,;\n]{0,60}?为|公司为)(?:了)?\"?(?P<x>[^,。;:\"《》\n]{8,80}?)"
                rf"\"?(?:\([^()\n]{{0,40}}\))?\s?的?(?:{_WON_AS}|推荐的?中标|候选人)"
            ),
            leaping(
                rf"(?:收到|接到|发[来出]的|[签下]发的|出具的)(?:了)?\"?(?P<x>{_NAME_SIGN}{{6,80}}?{_END}{_BRACKET}{_LOT})\"?的?《?(?:中标|成交|中选)通知书"
            ),
            leaping(
                rf"(?:参与|参加)(?:了)?(?:由?[^,。;\n]{{4,40}}(?:组织|举行|发布|招标)的)?\"?(?P<x>{_NAME_SIGN}{{6,80}}?{_END}{_BRACKET}{_LOT})"
                r"\"?(?:\([^()\n]{0,40}\))?的?(?:公开)?(?:投标|竞标|招标|,经)"
            ),
            leaping(r"就\"?(?P<x>[^,。;:\"《》\n]{8,80}?)\"?(?:\([^()\n]{0,40}\))?(?:正式)?签[订署]"),
            leaping(
                rf"(?:公司|(?<=[^,。;\n]{{2}})子公司[^,。;\n]{{0,30}})(?:成功|已|共同|联合体)*(?:中标|承建)(?:了)?\"?(?P<x>[^,。;:\"《》\n]{{8,80}}?{_END}"
                rf"{_BRACKET}{_LOT}(?:施工|采购)?)\"?(?=[,。;(]|的公告)"
            ),
        )
    )
)
# The opening sentence of a notice of the standard form (标准施工招标文件): 本招标项目 NAME 已由…批准建设,招标人为…
_NUMBERED = r"(?: ?\((?:项目名称|(?:项目|招标|采购)?编号[^()\n]*)\))?"
_BEGINS = (
    r"(?:本次?(?:招标|采购|比选|询比)项目(?:名称)?(?:为|:)?|本项目为|"
    r"(?:招标|采购|磋商|谈判|比选)条件:? ?\n(?:本次?项目)?) ?"
)
_NO_OPENING = r"(?!(?:建设|项目|采购)?资金|项目业主|业主|招标|采[购用]|由|已|为|不|属|[本该]|\d\.\d)"
_GOES_ON = (
    r"(?=,? ?(?:(?:项目)?(?:招标人|项目业主|业主|采购人|建设单位|招标单位)(?:名称)?为|(?:采购|建设|项目|招标项目)?资金|"
    r"已(?:由|经|获|批准|列入|具备|核准|备案)|由[^,。;\n]{4,30}(?:批准|核准|备案)))"
)
_OPENING = re.compile(rf"{_BEGINS}{_NO_OPENING}(?P<x>[^,。;:\n]{{4,100}}?){_NUMBERED} ?{_GOES_ON}")
# And of one that an agency gives out: 受某某局的委托,就 NAME 进行公开招标.
_ENTRUSTED = re.compile(
    r"(?:委托[^。;\n]{0,30}?|,现|现)[就对] ?(?!本|该|此|其|上述|以下|下列|项目|招标|采购)(?P<x>[^,。;:\n]{5,100}?)"
    rf"{_NUMBERED}(?:的(?:服务|施工|监理|采购|货物))?(?:以[^,。;\n]{{2,10}}方式)? ?(?:进行|组织|实施)"
    r"[^,。;\n]{0,10}?(?:询比|招标|采购|磋商|谈判|询价|比选|遴选|竞价)"
)
_IN_QUOTES = re.compile(r"\"(?P<x>[^\"]+)\"")
# A tender of a great buyer, named by its buyer and year: 国家电网公司2016年第三次变电设备招标活动.
_GREAT_BUYER = rf"(?:{'|'.join(sorted(KNOWN_COMPANIES, key=len, reverse=True))})(?:公司)?"
_OF_BUYER = re.compile(
    rf"(?P<x>{_GREAT_BUYER}[^,。;:\"《》\n]{{0,30}}?\n?20\d\d年?"
    r"[^,。;:\"《》\n]{2,60}?"
    r"(?:(?:招标|采购)活动|招标采购(?:项目)?|集中(?:招标|采购)(?:项目)?|采购招标(?:项目)?|框架招标(?:项目)?|谈判采购))"
    rf"(?=[\n(\",。;-]|[推中成评公候](?:荐|标|交|告|示|选)|的|项目[中推公])"
)
# An item of a list of wins: 1、苏州市轨道交通5号线工程风机采购项目,中标金额3499.891万元
_ITEM = re.compile(
    rf"(?:\A|(?<=\n))[ \u3000]*\(?\d{{1,2}}[、.)] ?(?P<x>[{HAN}A-Z][^,。;:\"《》\n]{{6,90}}?{_END}{_BRACKET}{_LOT})"
    r"[,:](?=[^,。;:\n]{0,8}(?:中标|预中标|成交|合同|签约|金额|总价|投标))"
)
# What a clause may say before the name of what was won: 公司与某某组成的联合体为|…
_LEAD = re.compile(
    r"^项目为|^.{0,60}(?:联合体|公司|单位|作为)(?:单位|成员|各方)?(?:被?确定|被?确认|成)?为|"
    r"^.{0,60}公司(?:\([^()]{0,24}\))?(?:已|成功)*(?:中标|承建)|"
    r"^.{4,40}公司及其?下属公司|"
    r"^(?:取得|获得|参与|参加|承建|中标|成为|由|收到|预中标|及其)+"
)
_TITLE = re.compile(
    rf"(?:\A|(?<=\n))[ \u3000]*(?P<x>[^\n。:;]{{5,90}}?)(?:的)?(?:{'|'.join(NOTICES)})[{HAN}"
    rf"()]{{0,8}}[ \u3000]*(?=\n|\Z)"
)
_TITLE_OPENING = re.compile(
    rf"关于|(?:取得|获得|成为|预中标|中标|签订|签署|收到|承建|承接)(?:了)?[《\"]?(?![{HAN}]{{0,4}}(?:公[告示]|合同|协议|通知|候选|"
    rf"结果))"
)
_TITLE_NAME = re.compile(rf".*{_END}{_BRACKET}{_LOT}(?:\([^()]{{1,12}}\))?")
# What may follow a name's last word; anything else goes on with the name or makes it a common noun (项目部, 工程师).
_FOLLOWS = (
    r"(?=[,。;、\"\s)(:]|的|候选|拟中|预中|推荐|由|以|于|预算|发布|公布|招标(?!投标|代理|咨询)|公开|进行|中标|成交|完成|合同|开标|采购人|签|订立|已|终止|流标|"
    r"废标|总|"
    r"投资|按|将|拟|采用|获|挂网|挂牌|亮相|落地|启动|开启|迎来|面向|采取|通过|因|被|自|从|在|是|为|有(?!限)|共|"
    r"计划|预计|需|再|"
    r"今[年天日]|去年|昨[天日]|再次|又|已经|近日|此前|目前|日前|顺利|正式|正在|分(?!公司)|经|近|也|则|却|还|延期|推迟|结果|20\d\d年|重新|二次|组织|举行|举办|发出|上网|澄清|更正|变更|$)"
)
_PROSE = leaping(rf"{_STRONG}{_BRACKET}{_LOT}{_FOLLOWS}")
# A weaker ending that what follows marks as a name's: …采编系统升级服务,预算62万元
_BEFORE_FIGURE = leaping(
    r"(?:服务|改造|维修|修缮|建设|购置|升级|施工|养护|保洁|运维|安装)(?=(?:,|\()[^,。;\n]{0,6}(?:预算|限价|控制价|上限|编号)|进行[^,。;\n]{0,5}(?:磋商|谈判|招标|采购|询价|比选))"
)
# Words before a name that runs on from them: 9月开标的|盐池县殡仪馆火化设备采购项目
_RUN_UP = re.compile(r"[^,。]{2,40}的(?=[^的]{6})")
_BUILDS = "(?:投资|开发|承建|组织){0,2}"  # what an owner does with the works that are named behind it
_PARTY_BEFORE = re.compile(
    rf"(?:(?:公司|集团|局|院|中心|政府|委员会|学校|中学|小学|大学|馆|站)(?:\([^()\n]{{1,12}}\))?{_BUILDS}|"
    r"[开评]标|发布|挂网|流标|代理)的$"
)
_MARK = re.compile(r"拟(?:采购|购买|建设)|[,。;:!?\n\"《》]|--|、(?!采购|施工|设计)")
_GENERIC = re.compile(
    r"(?:的|①|②|③)?(?:(?:本|该|此|上述|有关|相关|招标|采购|投标|政府|重点|大型|重大|建设|工程|服务|施工|监理|设计|"
    r"勘察|货物|中标|外包|示范|民生|基础设施|PPP|EPC|总承包|"
    r"特许经营|委托|运营|公开|单一来源|框架协议|集中|市政|房屋|建筑|公路|水利|信息化|技改|配套|附属|类似|同类|其他|"
    r"各类|BT|BOT|TOT|类|投融资|投资|海外|加|数字|集群|通信|轨道交通|一批|多个|[一二三四五六七八九十两\d]++[个项笔批]?|、|和|及)*)"
    r"(?:项目|工程|采购|施工|总承包|承包|服务|特许经营|委托运营|监理|设计)"
)
# What heads a letter of award of any project there: 《西安市建设工程中标通知书》.
_OF_PLACE = re.compile(
    rf"[{HAN}]{{2,14}}(?:建设工程(?:施工)?|工程建设项目|房屋建筑和市政基础设施工程(?:施工)?|工程建设|政府采购(?:项目)?|交易平台[{HAN}]{{0,6}}|企业投资项目|公司集中招标活动)"
)
_NO_PROJECT = re.compile(r"^关于|^的|以下简称|[①②③]|(?:合同|协议|公告|制度|办法)$")
_COMPANY_FIRST = re.compile(r"^.*(?:公司|集团)(?:关于)?(?:重大(?:经营)?)?")
_IS_COMPANY = re.compile(r"公司$|^公司|公司与|的(?:同类|其他|相关|类似|一些|这个)?(?:项目|工程)$")
_DATED = re.compile(rf"\d{{1,2}}月(?:\d{{1,2}}日)?[^{HAN}]*|\d{{1,2}}日|[去今明]年|以来")
_PLATFORM = re.compile(r"(?:投标|交易|招标|采购|服务|信用|监管|公示|查询|电子)[\u4e00-\u9fff]{0,6}(?:系统|平台)$")
_OWNER = re.compile(rf".*公司{_BUILDS}的(?=.{{8}})")
_NO_AWARD = re.compile(r"^(?:[本该此](?!溪)|上述|\)|近日|同一|其他|第[一二三](?!师))|收到|划分")
_SHORT_BEFORE = re.compile(r"称[:为]?[《\"]?$")  # (以下简称"武夷BOT项目")


def names(text: str) -> Iterator[Found]:
    """(start, end, rule) of project names, in no order; some may overlap."""
    yield from _quoted(text)
    yield from _opening(text[:_OPENING_REACH])
    yield from _titles(text[:_TITLE_REACH])
    yield from _awarded(text)
    yield from _in_prose(text)


def is_generic(name: str) -> bool:
    """True for words that name no project: 本项目, 政府采购服务, 网上投标系统."""
    return (
        _OF_PLACE.fullmatch(name) is not None
        or _GENERIC.fullmatch(_COMPANY_FIRST.sub("", name).replace(" ", "")) is not None
        or _IS_COMPANY.search(name) is not None
        or _PLATFORM.search(name) is not None
    )


def _opening(head: str) -> Iterator[Found]:
    """What a notice's opening sentence says it is about."""
    match = _OPENING.search(head) or _ENTRUSTED.search(head)
    if match and not is_generic(match["x"]) and not _NO_PROJECT.search(match["x"]):
        start, end = match.span("x")
        quoted = _IN_QUOTES.fullmatch(head, start, end)
        start, end = quoted.span("x") if quoted else (start, end)
        yield start, start + len(head[start:end].rstrip(" 的")), "project_opening"


def _quoted(text: str) -> Iterator[Found]:
    for pattern in (_QUOTED, _QUOTED_BEFORE_WORD):
        for match in pattern.finditer(text):
            platform = text.startswith(("平台", "网"), match.end("x"))
            short = _SHORT_BEFORE.search(text, max(0, match.start() - 6), match.start())
            if not platform and not is_generic(match["x"]) and not _NO_PROJECT.search(match["x"]):
                yield *match.span("x"), "project_short" if short else "project_quoted"


def _awarded(text: str) -> Iterator[Found]:
    """What a clause says was won or signed for, whatever its name ends with."""
    for match in _ITEM.finditer(text):
        if not is_generic(match["x"]) and not _NO_PROJECT.search(match["x"]):
            yield _awarded_start(match), match.end("x"), "project_awarded"
    for match in _OF_BUYER.finditer(text):
        yield *match.span("x"), "project_awarded"
    for _, match in _AWARDED.finditer(text):
        start = _awarded_start(match)
        if owner := _OWNER.match(text, start, match.end("x")):
            start = owner.end()
        name = text[start : match.end("x")]
        if not (is_generic(name) or _NO_PROJECT.search(name) or _NO_AWARD.search(name)):
            yield start, match.end("x"), "project_awarded"


def _awarded_start(match: re.Match[str]) -> int:
    """Where the name begins behind the words that tell who won it."""
    lead = _LEAD.match(match["x"])
    return match.start("x") + (lead.end() if lead and len(match["x"]) - lead.end() >= _SHORTEST_AWARDED else 0)


def _titles(head: str) -> Iterator[Found]:
    for match in _TITLE.finditer(head):
        start, end = match.span("x")
        for opening in _TITLE_OPENING.finditer(head, start, end):
            start = opening.end()
        name = head[start:end]
        if (
            _TITLE_NAME.fullmatch(name)
            and len(name) >= 6
            and not is_generic(name)
            and not re.match(r"本|该|上述|\d+[、.]", name)
        ):
            yield start, end, "project_title"


def _in_prose(text: str) -> Iterator[Found]:
    for match in (*_PROSE.finditer(text), *_BEFORE_FIGURE.finditer(text)):
        start = _named_start(text, _start(text, match.start()), match.end())
        name = text[start : match.end()]
        if len(name) >= 8 and not is_generic(name) and begins_as_name(text, start, name):
            yield start, match.end(), "project_prose"


def _start(text: str, right: int) -> int:
    """Where a name before its ending begins: behind a mark, a date or a word that no name holds."""
    left = max(0, right - _LONGEST)
    for mark in _MARK.finditer(text, left, right):
        left = mark.end()
    for date in _DATED.finditer(text, left, right):
        left = date.end()
    position = right
    for word in reversed(segment_short(text[left:right])):
        if word in ZH_STOPS:
            break
        position -= len(word)
    return position


def _named_start(text: str, start: int, end: int) -> int:
    """The start moved behind a run-up where the name begins with a place there and not before it."""
    lead = _RUN_UP.match(text, start, end)
    if lead and _PARTY_BEFORE.search(text, start, lead.end()):
        return lead.end()
    if lead and starts_with_full_place(text[lead.end() : end]) and not starts_with_place(text[start:end]):
        return lead.end()
    return start
