"""Short names of companies in news, and who won in a listed company's announcement retold."""

from __future__ import annotations

import pytest

from corpus.article import Article
from extractors.news_name import short_named
from tenders.pipeline import read_article

# a sentence -> the short names in it
NAMES = (
    ("云栈环境:中标2.1亿元环卫项目云栈环境(600999)7月2日晚间公告,公司中标某区环卫项目。", {"云栈环境"}),
    ("沐川水务公告,公司全资子公司沐禾园林近日收到中标通知书。", {"沐川水务", "沐禾园林"}),
    ("6月3日,岚图电缆成功中标机场电缆项目。", {"岚图电缆"}),
    ("由凌川路桥牵头的联合体中标滨海大道工程。", {"凌川路桥"}),
    ("公司与柏明环境、水岸控股组成的联合体中标污水厂项目。", {"柏明环境", "水岸控股"}),
    ("最终,比亚迪与宇通客车中标公交车项目。", {"比亚迪", "宇通客车"}),
    ("公司下属子公司沐禾园林、岚图设计联合体中标河湾片区设计任务。", {"沐禾园林", "岚图设计"}),
    ("公司控股子公司岚图设计所属联合体,中标河湾片区厂房项目。", {"岚图设计"}),
    ("今年3月云栈环境披露,公司中标某区环卫项目。", {"云栈环境"}),
    ("新三板公司沐川达发布公告称,公司已收到中标通知书。", {"沐川达"}),
    ("近日,云栈电源1938.04万元中标河湾储能项目。", {"云栈电源"}),
    ("沐川智能陆续中标河湾、滨海等地的项目。", {"沐川智能"}),
    ("公司能中标与否尚不确定,企业能中标才有订单。", set()),
    (
        "6月上旬,沐川云、云栈基金、岚图软件和柏明科技的四方联合体中标绿道项目。",
        {"沐川云", "云栈基金", "岚图软件", "柏明科技"},
    ),
    ("供应商中标后应当签订合同。", set()),
    ("公司中标该项目,此次中标金额为3亿元。", set()),
    ("有关部门公布中标结果。", set()),
    ("特此公告。自本公告发布之日起签订合同。", set()),
    ("市财政局公告,招标文件可下载,合同另行签订。", set()),
)
# an announcement retold -> winners (a proposed one too), amount
WON = (
    ("云栈环境(600999)7月2日晚间公告,公司中标海州区环卫一体化项目,中标金额2.14亿元。", {"云栈环境"}, "214000000"),
    (
        "云栈环境:中标2亿元环卫项目云栈环境(600999)7月2日晚间公告,公司中标海州区环卫一体化项目,中标金额2.14亿元。",
        {"云栈环境"},
        "214000000",
    ),
    ("沐川水务公告,公司全资子公司沐禾园林中标城南公园绿化项目,中标价4500万元。", {"沐禾园林"}, "45000000"),
    (
        "沐川水务公告,公司近日收到中标通知书,确定公司为城南污水处理厂设备采购项目的中标人,中标价4500万元。",
        {"沐川水务"},
        "45000000",
    ),
    ("沐川水务公告,公司成为城南污水处理厂设备采购项目的第一中标候选人,投标报价4500万元。", {"沐川水务"}, "45000000"),
)
# a sentence of stock news -> winners
WINNERS = (
    ("云栈环境(600999):公司全资子公司沐禾园林与滨海规划设计院联合中标滨海科创园项目。", {"沐禾园林", "滨海规划设计院"}),
    (
        "6月25日,由凌川路桥牵头,与滨海第二航务勘察设计院有限公司和信禾水务投资有限公司组成的联合体,成功中标"
        "滨海市河湾流域水环境综合整治PPP项目。",
        {"凌川路桥", "滨海第二航务勘察设计院有限公司", "信禾水务投资有限公司"},
    ),
    (
        "凌川路桥集团有限公司作为牵头人与滨海铁成投资有限公司、滨海铁通投资有限公司联合中标滨海市海绵城市建设PPP项目。",
        {"凌川路桥集团有限公司", "滨海铁成投资有限公司", "滨海铁通投资有限公司"},
    ),
    ("云栈环境公告,公司控股子公司岚图设计所属联合体,中标河湾片区厂房建设项目,中标价1.2亿元。", {"岚图设计"}),
    (
        "云栈环境(600999)10月30日晚间公告,河湾片区管网改造项目由公司及滨海井巷建设集团有限公司中标承建。",
        {"云栈环境", "滨海井巷建设集团有限公司"},
    ),
    (
        "云栈环境(600999)4月15日晚公告,公司以及全资子公司沐禾电缆、岚图电缆为中标人,中标金额共计4.3亿元。",
        {"云栈环境", "沐禾电缆", "岚图电缆"},
    ),
    ("云栈环境公告,中标河湾热电联产项目,中标金额8亿元;拟向全资子公司“沐禾热电”增资不超2亿元。", {"云栈环境"}),
    ("沐川水务:中标“河湾片区视频监控建设工程”等项目,累计中标金额为6,874万元。", {"沐川水务"}),
    ("滨海华禾电器有限公司在河湾电力2019年第一次物资招标项目中,成功中标2个包,金额2001万元。", {"滨海华禾电器有限公司"}),
    ("本次中标金额共计2.77亿元,占沐川科技2018年度经审计营业收入的45.86%。", {"沐川科技"}),
    ("云栈环境(600999)1月6日晚公告,公司于近日收到滨海市城市管理委员会和滨海丞明工程咨询有限公司联合发布的《中标通知书》。",
     {"云栈环境"}),
    ("云栈环境(600999)公告,公司全资子公司沐川成套设备公司,确定为河湾锅炉建设工程的中标单位,中标额2541万元。",
     {"沐川成套设备公司"}),
    ("云栈环境晚间公告称,公司控股股东滨海云栈集团有限责任公司的控股子公司滨海云禾环保科技有限公司中标热电联产扩建改造工程。",
     {"滨海云禾环保科技有限公司"}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "winners"), WINNERS)
def test_winners_told(text: str, winners: set[str]) -> None:
    (record,) = read_article(Article("a", text, "zh", "news", published="2024-07-03")).records
    assert record.stage is not None and record.stage.value == "award"
    assert {supplier.value for supplier in record.suppliers} == winners


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_short_names(text: str, names: set[str]) -> None:
    assert {text[name.start : name.end] for name in short_named(text)} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云栈环境:中标2亿元项目云栈环境(600999)7月2日晚间公告,公司中标海州区环卫项目。", "云栈环境"),
        ("沐川水:签订供货合同沐川水(600998)7月2日晚间公告,公司签订供货合同。", "沐川水"),
        ("晚间消息云栈环境(600999)公告,公司中标海州区环卫项目。", "云栈环境"),
    ],
)
def test_a_share_before_its_number(text: str, name: str) -> None:
    mentions = read_article(Article("a", text, "zh", "news")).mentions
    assert {mention.value for mention in mentions if mention.label == "COMPANY"} == {name}


def test_a_share_is_no_subsidiary() -> None:
    text = "云栈能源(600999)公告,公司子公司海州云栈能源售电有限公司中标园区配电项目。"
    mentions = read_article(Article("a", text, "zh", "news")).mentions
    names = {mention.value for mention in mentions if mention.label == "COMPANY"}
    assert names == {"云栈能源", "海州云栈能源售电有限公司"}


@pytest.mark.parametrize(("text", "winners", "amount"), WON)
def test_winners(text: str, winners: set[str], amount: str | None) -> None:
    (record,) = read_article(Article("a", text, "zh", "news", published="2024-07-03")).records
    assert {supplier.value for supplier in record.suppliers} == winners
    assert (str(int(record.award.value.amount)) if record.award else None) == amount


def test_only_news_is_read_so() -> None:
    notice = Article("a", "岚图电缆成功中标机场电缆项目。", "zh", "notice")
    assert not [mention for mention in read_article(notice).mentions if mention.rule == "news_short_name"]


# a sentence of stock news -> amount
AMOUNTS = (
    (
        "云栈环境:中标逾12亿元PPP项目云栈环境(600999)公告,公司中标海州区路网提升PPP项目,项目总投资12.66亿元。",
        "1266000000",
    ),
    ("云栈环境公告,公司为海州区垃圾焚烧总承包项目的中标单位,总承包费用约2.27亿元。", "227000000"),
)


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_amounts_told(text: str, amount: str) -> None:
    (record,) = read_article(Article("a", text, "zh", "news")).records
    assert record.award is not None and record.award.value.amount == int(amount)


@pytest.mark.parametrize(
    "text",
    (
        "云栈环境公告,公司中标海州区垃圾分类收集服务项目,中标金额为310万元/年。",  # a price by the year is no award
        "凌川路桥、沐川投资联合中标海州区水环境PPP项目,本项目总投资44.24亿元。",  # nor is what is to be invested
    ),
)
def test_amounts_that_are_no_award(text: str) -> None:
    (record,) = read_article(Article("a", text, "zh", "news")).records
    assert record.award is None and record.suppliers


def test_a_proposed_consortium() -> None:
    text = "云栈环境公告,公司和海州黄河工程集团有限公司联合体成为海州区供排水一体化PPP项目预中标社会资本方。"
    (record,) = read_article(Article("a", text, "zh", "news")).records
    assert record.stage is not None and record.stage.value == "tender"
    assert {supplier.value for supplier in record.suppliers} == {"云栈环境", "海州黄河工程集团有限公司"}


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("1月17日沐川电子中标海州湾能源站冷源主机。", "海州湾能源站冷源主机"),
        ("沐川电子中标3个品种。", None),
        ("沐川电子中标本次债券发行承销。", None),
        ("沐川电子中标该批设备的可能很大。", None),
    ],
)
def test_what_was_won(text: str, project: str | None) -> None:
    records = read_article(Article("a", text, "zh", "news")).records
    assert [record.project and record.project.value for record in records] == ([project] if project else [])


def test_the_company_is_none_before_it_is_named() -> None:
    text = "公司接到海州国际招标有限责任公司发来的《中标通知书》,中标价为2000万元。"
    records = read_article(Article("a", text, "zh", "news")).records
    assert not [supplier for record in records for supplier in record.suppliers]
