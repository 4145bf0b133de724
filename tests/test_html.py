"""Pages: body, tables, metadata."""

# ruff: noqa: E501  a case reads better on one line than torn

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article
from corpus.formats.html import text_of_page
from corpus.read import read


def lines(body: str) -> list[str]:
    return text_of_page(f"<html><body>{body}</body></html>")[1].split("\n")


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(cell if cell.startswith("<t") else f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一\n  二</p>", ["一二"]),
        ("<p>one\n  two</p>", ["one two"]),
        ("<p>2024\n年</p>", ["2024 年"]),
        ("<div>甲<br>乙</div>", ["甲", "乙"]),
        ("甲<script>var a</script>乙<style>p{}</style>", ["甲乙"]),
        ("<nav>首页</nav><p>文</p><p style='display: none'>藏</p>", ["文"]),
        ("<ol start=3><li>三</li><li>四</li></ol>", ["3. 三", "4. 四"]),
        ("<pre>a  b\nc</pre>", ["a b", "c"]),
        ("联系人：&nbsp;&nbsp;张三", ["联系人：  张三"]),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("采购人", "聊城市财政局"), row("预算金额（元）：", "500000")], ["采购人：聊城市财政局",
        "预算金额（元）：500000"]),
        ([row("Buyer", "Finance Bureau"), row("Budget", "5 million")], ["Buyer: Finance Bureau", "Budget: 5 million"]),
        (
            [row("序号", "供应商名称", "中标金额（万元）"), row("1", "甲有限公司", "12.5"), row("2", "乙有限公司",
            "13")],
            ["序号\t供应商名称\t中标金额（万元）", "1\t甲有限公司\t12.5", "2\t乙有限公司\t13"],
        ),
        (
            [row("项目名称", "道路养护", "项目编号", "A-1"), row("采购人", "市政局", "采购方式", "公开招标")],
            ["项目名称：道路养护", "项目编号：A-1", "采购人：市政局", "采购方式：公开招标"],
        ),
        (
            [row("包号", "品目", "金额"), row("<td rowspan=2>1</td>", "桌", "3"), row("椅", "4")],
            ["包号\t品目\t金额", "1\t桌\t3", "1\t椅\t4"],
        ),
        ([row("项目名称", "<td colspan=3>道路养护</td>")], ["项目名称：道路养护"]),
        ([row("<td colspan=2>中标结果</td>"), row("中标人", "甲公司")], ["中标结果", "中标人：甲公司"]),
        ([row("供应商", "金额", tag="th"), row("甲公司", "5万元"), row("乙公司", "6万元")],
         ["供应商：甲公司", "金额：5万元", "供应商：乙公司", "金额：6万元"]),
        ([row("采购人信息", "<td><p>名称：市财政局</p><p>电话：0635</p></td>")], ["采购人信息：", "名称：市财政局",
        "电话：0635"]),
        ([row("<td><p>整页</p><p>排版</p></td>")], ["整页", "排版"]),
        ([row("<td>左<table><tr><td>采购人</td><td>甲局</td></tr></table></td>", "右")], ["左", "采购人：甲局", "右"]),
    ],
)  # fmt: skip
def test_tables(rows: list[str], expected: list[str]) -> None:
    assert lines(table(*rows)) == expected


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>中标公告 - 某某网</title>
<meta name="PubDate" content="2024-08-20 16:42"><meta name="ContentSource" content="市公共资源交易中心"></head><body>
<div class="top"><a href="/">首页</a> <a href="/a">政务公开</a> <a href="/b">通知公告</a> <a href="/c">互动交流</a></div>
<ul class="menu"><li><a href="/1">机构设置</a></li><li><a href="/2">法规文件</a></li><li><a href="/3">办事指南</a></li></ul>
<div class="main"><h1>聊城市热线话务外包项目中标公告</h1><div class="info">发布时间：2024-08-20 16:42</div>
<p>聊城市行政审批服务局就热线话务外包项目进行公开招标，评审已经结束，现将中标结果公布如下，请各投标人知悉并按规定办理后续手续。</p>
<table><tr><td>采购人</td><td>聊城市行政审批服务局</td></tr><tr><td>中标金额</td><td>16665264元</td></tr></table>
<p>各有关当事人对中标结果有异议的，可以在中标公告发布之日起七个工作日内，以书面形式向采购人或者采购代理机构提出质疑。</p>
<p>聊城某某咨询有限公司</p><p>2024年8月20日</p></div>
<div class="more"><a href="/x">相关链接一二三</a><a href="/y">相关链接四五六</a></div>
<div class="foot">版权所有 某某网 鲁ICP备05001234号</div></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_notice_page(tmp_path: Path, charset: str) -> None:
    page = tmp_path / "t20240820_1.html"
    page.write_bytes(PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset))
    (article,) = read(page)
    assert isinstance(article, Article)
    assert (article.title, article.published, article.source) == (
        "聊城市热线话务外包项目中标公告",
        "2024-08-20",
        "市公共资源交易中心",
    )
    assert (article.language, article.kind) == ("zh", "notice")
    text = article.text.split("\n")
    assert "采购人：聊城市行政审批服务局" in text and "中标金额：16665264元" in text
    assert text[0] == article.title and text[-1] == "2024年8月20日"
    assert "机构设置" not in article.text


def test_metadata_in_linked_data() -> None:
    said = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "Tender won", "datePublished": "2023-05-06T08:00:00+08:00"}]}'
    )
    given, _ = text_of_page(
        f'<html><head><script type="application/ld+json">{said}</script></head><body>x</body></html>'
    )
    assert (given.title, given.published) == ("Tender won", "2023-05-06")


def test_nesting_without_end(tmp_path: Path) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<div>" * 50_000 + "聊城市中标公告" + "</div>" * 50_000, encoding="utf-8")
    assert len(list(read(page))) == 1


def test_real_pages_keep_their_text() -> None:
    folder = Path(__file__).parents[1] / "../shared/corpora/html"
    if not folder.is_dir():
        pytest.skip("left out: ../shared/corpora/html is not here")
    for page in sorted(folder.glob("*.html"))[::15]:
        (article,) = read(page)
        assert isinstance(article, Article) and article.kind == "notice" and "公司" in article.text
