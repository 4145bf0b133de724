"""Furniture is marked, facts are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.furniture import furniture


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in furniture(text)]


MENU = "한어Русский языкEnglishFrançaisDeutsch日本語Português"

WHOLE = [
    MENU,
    "分享到：微信 微博 QQ空间",
    "Share on Facebook Twitter LinkedIn",
    "首页 > 政务公开 > 通知公告",
    "当前位置：首页 > 采购公告",
    "Home > News Center > Company News",
    "本报记者 王小明 通讯员 李强",
    "（记者 陆斌）",
    "责任编辑：张三",
    "（责任编辑：张三　电话：0738-8312345）",
    "By Li Na and John Smith",
    "Editor: Wang Wei",
    "Dahe Daily Reporter Liu Yonghe",
    "图片来源：新华社",
    "（资料图）",
    "Photo: Xinhua",
    "Source: Dahe Daily",
    "来源：大河报",
    "信息来源：市财政局",
    "【打印本页】",
    "字体：大 中 小",
    "字号：[大] [中] [小]",
    "扫一扫在手机打开当前页",
    "版权所有 聊城市人民政府 鲁ICP备05001234号",
    "Copyright © 2024 Example News. All rights reserved.",
    "上一篇：某项目中标公告",
    "第 3 页 共 12 页",
]


@pytest.mark.parametrize("line", WHOLE)
def test_furniture_is_marked_whole(line: str) -> None:
    assert marked(f"标题\n{line}\n正文") == [line]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("2024-09-03 08:12　来源：湘中晚报　本报记者 周立群", ["来源：湘中晚报", "本报记者 周立群"]),
        ("2021-07-02 / Views 1873", ["Views 1873"]),
        ("本报长春11月5日讯（记者 孙丽娜）记者昨日获悉", ["（记者 孙丽娜）"]),
        ("图①：泉州一处话务大厅（资料图）", ["（资料图）"]),
        ("关闭窗口 打印本页", ["关闭窗口", "打印本页"]),
    ],
)
def test_only_the_furniture_of_a_mixed_line(line: str, parts: list[str]) -> None:
    assert marked(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        "JINAN, Aug. 20 -- The city awarded a contract.",
        "资金来源：财政资金",
        "2.3 资金来源：自筹，出资比例100%",
        "By the end of 2024 the time limit is cut from 30 days to 10.",
        "发布时间：2024-08-20 16:42",
        "项目编号：SDGP371502000202402000187",
        "记者从聊城市财政局获悉，项目预算500万元。",
        "采购人联系人：张三",
        "Editorial services for the Ministry of Education: 2 million yuan",
        "编制单位：聊城市行政审批服务局",
        "投标人须提供English版本的文件",
        "The bidding agency's responsible person: Li Lei",
        "本项目关闭后不再受理分享",
        "首页设计费：3万元",
        "招标文件第3页至第5页",
    ],
)
def test_facts_are_left_alone(line: str) -> None:
    assert marked(line) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from([*WHOLE, "\n", " ", "，"]), max_size=8).map("".join))
def test_spans_lie_inside_in_order_and_apart(text: str) -> None:
    spans = furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < two.start for one, two in pairwise(spans))


def test_a_line_that_invites_backtracking_ends() -> None:
    text = ("责任编辑：张三 " * 40 + "x\n") * 20
    assert all(span.end <= len(text) for span in furniture(text))
