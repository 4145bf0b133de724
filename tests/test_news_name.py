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


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_short_names(text: str, names: set[str]) -> None:
    assert {text[name.start : name.end] for name in short_named(text)} == names


@pytest.mark.parametrize(("text", "winners", "amount"), WON)
def test_winners(text: str, winners: set[str], amount: str | None) -> None:
    (record,) = read_article(Article("a", text, "zh", "news", published="2024-07-03")).records
    assert {supplier.value for supplier in record.suppliers} == winners
    assert (str(int(record.award.value.amount)) if record.award else None) == amount


def test_only_news_is_read_so() -> None:
    notice = Article("a", "岚图电缆成功中标机场电缆项目。", "zh", "notice")
    assert not [mention for mention in read_article(notice).mentions if mention.rule == "news_short_name"]
