"""Listed companies' disclosures: whose win it is, the other party, the amount, and several contracts in one text."""

import pytest

from corpus.article import Article
from nlp.reading import reading_text
from tenders.pipeline import read_tenders
from tenders.record import TenderRecord

HEAD = (
    "证券代码：600999 证券简称：云岭环保 公告编号：2021-014\n云岭环保科技股份有限公司\n关于{title}的公告\n"
    "本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。\n"
)
ISSUER = "云岭环保科技股份有限公司（以下简称“公司”）"
CLOSE = "\n特此公告。\n云岭环保科技股份有限公司\n董事会\n2021年5月6日\n"


def records(title: str, *paragraphs: str) -> list[TenderRecord]:
    text = HEAD.format(title=title) + "\n".join(paragraphs) + CLOSE
    return read_tenders(Article("", text, "zh", "notice", title=f"关于{title}的公告"))


def suppliers(record: TenderRecord) -> list[str]:
    return [fact.value for fact in record.suppliers]


SUBSIDIARY = f"{ISSUER}全资子公司云岭水务工程有限公司（以下简称“云岭水务”）"
WINNERS = [
    (
        "the discloser itself",
        (
            "项目中标",
            f"{ISSUER}近日收到泰宁县水务局发来的《中标通知书》，确定公司为泰宁县污水处理厂二期工程的中标单位。",
        ),
        ["云岭环保科技股份有限公司"],
    ),
    (
        "a subsidiary goes before its parent",
        ("子公司中标", f"{SUBSIDIARY}近日收到泰宁县水务局发来的《中标通知书》，确定云岭水务为中标单位。"),
        ["云岭水务工程有限公司"],
    ),
    (
        "the members of a consortium, each",
        ("项目中标", f"{ISSUER}收到《中标通知书》，确定公司与福建省东山建设有限公司组成的联合体为中标单位。"),
        ["云岭环保科技股份有限公司", "福建省东山建设有限公司"],
    ),
    (
        "a proposed win is told as a result",
        ("项目预中标", "根据公示，公司为泰宁县污水处理厂二期工程的第一中标候选人，预中标价格为1,200万元。"),
        ["云岭环保科技股份有限公司"],
    ),
    (
        "not the subsidiary of the other party",
        (
            "签订重大合同",
            f"{ISSUER}与东山集团有限公司（以下简称“东山”）属下控股子公司东山建材有限公司签订了供货合同。",
        ),
        ["云岭环保科技股份有限公司"],
    ),
    (
        "the discloser and its subsidiary, each",
        ("项目中标", f"{ISSUER}及全资子公司云岭水务工程有限公司收到泰宁县水务局发来的《中标通知书》。"),
        ["云岭环保科技股份有限公司", "云岭水务工程有限公司"],
    ),
    (
        "a former name is no further winner",
        (
            "子公司中标",
            f"{ISSUER}全资子公司云岭水务工程有限公司（原名“云岭给排水工程有限公司”）中标泰宁县水务局管网改造工程。",
        ),
        ["云岭水务工程有限公司"],
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in WINNERS], ids=[row[0] for row in WINNERS])
def test_whose_win_it_is(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    (record,) = records(*paragraphs)
    assert suppliers(record) == expected


BUYERS = [
    ("who sent the letter", f"{ISSUER}接到泰宁县水务局《中标通知书》。", "泰宁县水务局"),
    (
        "the other party, whose full name an everyday word begins",
        f"{ISSUER}与西兰铁路客运专线陕西有限责任公司（以下简称“西兰公司”）签订了设备采购合同。",
        "西兰铁路客运专线陕西有限责任公司",
    ),
    ("a role in brackets", f"合同双方：（买方）泰宁县水务局、（卖方）{ISSUER}。", "泰宁县水务局"),
    ("by whom it was chosen", f"泰宁县水务局确定{ISSUER}为泰宁县管网改造工程的中标单位。", "泰宁县水务局"),
    (
        "not a partner of the bid",
        f"{ISSUER}与福建省东山建设有限公司就组成联合体签署协议。招标人：泰宁县水务局。",
        "泰宁县水务局",
    ),
    (
        "not where it was disclosed",
        f"{ISSUER}在上海证券交易所网站发布了中标公告。业主方为：泰宁县水务局。",
        "泰宁县水务局",
    ),
    (
        "who the project's name begins with, failing all else",
        "《中标通知书》确定公司为泰宁县水务投资有限公司管网改造工程的中标单位。",
        "泰宁县水务投资有限公司",
    ),
    ("no building in a project's name", "公司中标泰宁县图书馆幕墙工程，中标价为300万元。", None),
    ("a foreign company", f"{ISSUER}与NORDIC PUMP OYJ（以下简称“NORDIC”）签署了供货合同。", "NORDIC PUMP OYJ"),
    ("not the agency", f"{ISSUER}收到招标代理机构福建中诚招标代理有限公司发来的《中标通知书》。", None),
]


@pytest.mark.parametrize(("paragraph", "expected"), [row[1:] for row in BUYERS], ids=[row[0] for row in BUYERS])
def test_the_other_party(paragraph: str, expected: str | None) -> None:
    (record,) = records("签订重大合同", paragraph)
    assert (record.buyer.value if record.buyer else None) == expected


AWARDS = [
    (
        "the total before its parts",
        "中标金额：一标段中标价300万元，二标段中标价200万元，中标金额合计500万元。",
        (5_000_000, "CNY"),
    ),
    ("yuan before a conversion's source", "合同金额为4,500万美元，折合人民币约3.06亿元。", (306_000_000, "CNY")),
    ("another currency alone stands", "合同金额为4,500万美元。", (45_000_000, "USD")),
    ("what is to be invested, failing an award", "本项目总投资约为人民币2.5亿元。", (250_000_000, "CNY")),
    (
        "this contract's amount, not that of dealings before it",
        "中标价为1,900万元。上一会计年度公司与泰宁县水务局发生的业务总金额为2,300万元，关联交易总金额为0元。",
        (19_000_000, "CNY"),
    ),
    ("no rate of exchange", "合同总金额8,113万元（按照1美元对人民币6.1元计算）。", (81_130_000, "CNY")),
    ("no security for the contract", "中标价为2,690万元。公司须提交金额为269万元的履约保函。", (26_900_000, "CNY")),
    ("what is paid at a time is no total", "合同价款为2,000万元，公司预付款总计300万元。", (20_000_000, "CNY")),
    ("the project's amount, failing an award", "本项目金额为1,760万元。", (17_600_000, "CNY")),
    ("a price lowered", "合同价为392万元下浮5%，即372.4万元。", (3_724_000, "CNY")),
    ("no registered capital on a line of its own", "中标价为500万元。\n注册资本：\n5,808万元\n", (5_000_000, "CNY")),
    ("an award before an investment", "项目总投资约2.5亿元，中标价为1.9亿元。", (190_000_000, "CNY")),
]


@pytest.mark.parametrize(("paragraph", "expected"), [row[1:] for row in AWARDS], ids=[row[0] for row in AWARDS])
def test_the_amount(paragraph: str, expected: tuple[int, str]) -> None:
    (record,) = records("项目中标", f"{ISSUER}收到泰宁县水务局发来的《中标通知书》。", paragraph)
    assert record.award is not None
    assert (record.award.value.amount, record.award.value.currency) == expected


def test_a_project_goes_before_its_short_name() -> None:
    (record,) = records(
        "项目中标",
        "公司中标（以下简称“泰宁BOT项目”）的项目。",
        "公司被确定为泰宁县城区污水处理厂提标改造特许经营项目的中标单位。",
    )
    assert record.project is not None
    assert record.project.value == "泰宁县城区污水处理厂提标改造特许经营项目"


def test_an_item_of_a_numbered_list_is_a_record() -> None:
    found = records(
        "近期项目中标",
        f"{ISSUER}近日收到三份《中标通知书》，中标金额合计1,600万元，具体如下：",
        "1、泰宁县城区轨道风机采购项目，中标金额900万元；",
        "2、建宁县隧道照明设备采购项目，中标金额700万元。",
    )
    told = [(record.project and record.project.value, record.award and record.award.value.amount) for record in found]
    assert told == [("泰宁县城区轨道风机采购项目", 9_000_000), ("建宁县隧道照明设备采购项目", 7_000_000)]


def told(record: TenderRecord) -> tuple[str | None, str | None, str | None]:
    """A record's project, buyer and award as plain words."""
    facts = (record.project, record.buyer)
    names = [fact.value if fact else None for fact in facts]
    return names[0], names[1], f"{record.award.value.amount.normalize():f}" if record.award else None


SEVERAL: list[tuple[str, tuple[str, ...], list[tuple[str | None, str | None, str | None]]]] = [
    (
        "items whose number stands on a line of its own",
        ("近日，公司签订以下合同：", "1.", "公司与泰宁县水务局签订了约1.2亿元人民币的水表销售合同。", "2.",
         "公司与建宁县水务局签订了约0.8亿元人民币的水泵销售合同。"),
        [(None, "泰宁县水务局", "120000000"), (None, "建宁县水务局", "80000000")],
    ),
    (
        "items in the middle of a line",
        ("近日，公司中标以下工程：一、公司中标泰宁县污水处理厂二期工程，中标价900万元；"
         "二、公司中标建宁县城区管网改造工程，中标价700万元。",),
        [("泰宁县污水处理厂二期工程", None, "9000000"), ("建宁县城区管网改造工程", None, "7000000")],
    ),
    (
        "two contracts in one item, by its clauses",
        ("近期签订的合同如下：",
         "1、公司与泰宁县水务局签订了水表销售合同，总金额900万元；"
         "与建宁县水务局签订了水泵销售合同，总金额700万元。",
         "2、公司与将乐县水务局签订了阀门销售合同，总金额500万元。"),
        [(None, "泰宁县水务局", "9000000"), (None, "建宁县水务局", "7000000"), (None, "将乐县水务局", "5000000")],
    ),
    (
        "amounts told in turn",
        ("公司分别与泰宁县水务局、建宁县水务局签订了价值900万元、700万元的水表销售合同。",),
        [(None, "泰宁县水务局", "9000000"), (None, "建宁县水务局", "7000000")],
    ),
    (
        "who sent a letter, by being the only other name in an item",
        ("近日，公司收到如下通知书：",
         "1、泰宁县水务局《中标通知书》，通知公司中标泰宁县污水处理厂二期工程，中标价900万元。",
         "2、建宁县水务局《中标通知书》，通知公司中标建宁县城区管网改造工程，中标价700万元。"),
        [("泰宁县污水处理厂二期工程", "泰宁县水务局", "9000000"),
         ("建宁县城区管网改造工程", "建宁县水务局", "7000000")],
    ),
    (
        "a form filled in twice",
        ("公司近日收到两份中标通知书：",
         "1、项目名称：泰宁县污水处理厂二期工程", "2、招标人：泰宁县水务局", "3、中标价：900万元",
         "1、项目名称：建宁县城区管网改造工程", "2、招标人：建宁县水务局", "3、中标价：700万元"),
        [("泰宁县污水处理厂二期工程", "泰宁县水务局", "9000000"),
         ("建宁县城区管网改造工程", "建宁县水务局", "7000000")],
    ),
    (
        "a paragraph a contract",
        ("2020年3月2日，公司与泰宁县水务局签署了《水表采购合同》，合同总金额为900万元。",
         "2020年5月6日，公司与建宁县水务局签署了《水泵采购合同》，合同总金额为700万元。"),
        [(None, "泰宁县水务局", "9000000"), (None, "建宁县水务局", "7000000")],
    ),
    (
        "a table whose cells broke and ran together",
        ("近日公司中标多个项目，具体如下：", "招标单位", "项目名称", "中标金额", "（万元）",
         "泰宁县水务局", "泰宁县污水处理厂二期工程",
         "9,100.50", "建宁县水务局", "建宁县城区管网改造工程7,200.30", "合计", "16,300.80"),
        [("泰宁县污水处理厂二期工程", "泰宁县水务局", "91005000"),
         ("建宁县城区管网改造工程", "建宁县水务局", "72003000")],
    ),
    (
        "amounts that add up to the total behind them",
        ("公司收到与客户签订的两份订货合同，其中一份合同金额为900万元，另一份合同金额为700万元，合同总金额总计为1,600万元。",),
        [(None, None, "9000000"), (None, None, "7000000")],
    ),
    (
        "what a total told before is made up of is no contract",
        ("公司中标泰宁县水表采购项目，中标总金额为1,600万元。其中：单相表金额为900万元；三相表金额为700万元，合计金额1,600万元。",),
        [("泰宁县水表采购项目", None, "16000000")],
    ),
    (
        "items about the one contract",
        (f"{ISSUER}中标泰宁县污水处理厂二期工程，中标价900万元。", "1、业主为泰宁县水务局，该项目中标价900万元。",
         "2、本合同金额占公司营业收入的9%。"),
        [("泰宁县污水处理厂二期工程", "泰宁县水务局", "9000000")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in SEVERAL], ids=[row[0] for row in SEVERAL])
def test_several_contracts(
    paragraphs: tuple[str, ...], expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    found = records("签订重大合同", *paragraphs)
    wanted = [
        tuple(part if want else None for part, want in zip(told(record), row, strict=True))
        for record, row in zip(found, expected, strict=False)
    ]
    assert (len(found), wanted) == (len(expected), expected)


def test_lines_without_labels_give_a_record_a_project() -> None:
    found = records(
        "项目中标",
        "公司近日收到两个项目的中标通知书，现将有关情况公告如下：",
        "泰宁县公安局",
        "泰宁县视频监控系统建设项目",
        "23,770,786.75元",
        "建宁县公安局",
        "建宁县智能交通安全体系建设项目",
        "12,289,538.83元",
    )
    assert [record.buyer and record.buyer.value for record in found] == ["泰宁县公安局", "建宁县公安局"]
    assert [str(record.award and record.award.value.amount) for record in found] == ["23770786.75", "12289538.83"]


FRAGMENTS = [
    (
        "brackets and quotation marks",
        "控股子公司云岭水务工程有限公司\n(\n以下简称\n“\n云岭水务\n”\n)\n与业主签约",
        '控股子公司云岭水务工程有限公司(以下简称"云岭水务")与业主签约',
    ),
    (
        "another script",
        "确认公司为本项目设计采购施工总承包\nEPC\n中标单位",
        "确认公司为本项目设计采购施工总承包EPC中标单位",
    ),
    (
        "a figure cell stays a cell",
        "高速公路改性沥青采购\n65,310,344.00\n高速公路乳化沥青采购\n25,692,950.00",
        "高速公路改性沥青采购\n65,310,344.00\n高速公路乳化沥青采购\n25,692,950.00",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FRAGMENTS], ids=[row[0] for row in FRAGMENTS])
def test_breaks_around_fragments(text: str, expected: str) -> None:
    assert reading_text(text).text == expected
