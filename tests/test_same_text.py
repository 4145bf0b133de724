"""Two articles are one text, or not: sites' own lines may differ, what the text says may not."""

from __future__ import annotations

import pytest

from corpus.compose import Given, compose
from corpus.same_text import Body, body_of, is_same_text

STORY = (
    "海州市政务服务中心8月20日公布12345热线话务外包项目的采购结果，海州康源服务有限公司以1666.5264万元中标。\n"
    "该项目预算为1673万元，服务期三年，自合同签订之日起算。共有五家供应商递交了响应文件。\n"
    "采购人表示，热线全年接听来电约120万个，话务人员不少于90名，夜间不少于12名。\n"
    "合同签订后，双方将在一个月内完成交接，原服务单位配合移交知识库和录音资料。"
)
NOTICE = (
    "海州市第二中学食堂食材采购项目中标公告\n采购人：海州市第二中学\n项目编号：HZ-2024-018\n预算金额：200万元\n"
    "中标人：海州康源餐饮有限公司\n中标金额：188万元\n公告日期：2024年8月20日\n"
    "各有关当事人对结果有异议的，可以在公告发布之日起七个工作日内以书面形式向采购人提出质疑，逾期将不再受理。"
)
AWARD = (
    "The city of Haizhou awarded a contract worth 16.7 million yuan for its service hotline on 20 August 2024.\n"
    "Kangyuan Services Co., Ltd. will answer calls for three years with at least ninety operators on duty.\n"
    "Five companies had sent in bids, the city's procurement office said in a statement on its website."
)


def body(text: str) -> Body:
    article = compose(text, Given(source="s"), "a")
    return body_of(article)  # type: ignore[arg-type]


CAPTION = "文件。\n话务大厅一角（资料图）\n"
SAME = {
    "another headline": ("热线外包落定\n" + STORY, "谁来接电话？\n" + STORY),
    "a site's lines": (
        "来源：海州日报　浏览：1532次\n" + STORY + "\n责任编辑：张某",
        STORY + "\n上一篇：某某获奖\n下一篇：12岁少年",
    ),
    "two editors": (STORY + "\n责任编辑：张某", STORY + "\n责任编辑：李某"),
    "a dateline": ("本报讯（记者 王某） " + STORY, STORY),
    "two datelines": ("海州日报8月21日讯 " + STORY, "海州8月20日电 " + STORY),
    "dates of publication": ("发布时间：2024-08-20 10:12\n" + STORY, "2024年8月22日 08:30\n" + STORY),
    "other line breaks": (STORY, STORY.replace("，", "，\n").replace("。\n", "。")),
    "full width and spaces": (NOTICE, NOTICE.replace("：", ": ").replace("188万元", "１８８ 万元")),
    "a caption within": (STORY, STORY.replace("文件。\n", CAPTION)),
    "the end of an agency's report": (STORY, STORY + "（完）"),
    "English": ("Hotline contract awarded\n" + AWARD, "WHO PICKS UP?\nBy Anna Writer\n" + AWARD + "\nShare this"),
}
OTHER = {
    "a corrected award": (STORY, STORY.replace("1666.5264", "1566.5264")),
    "a point moved": (STORY, STORY.replace("1666.5264", "16665.264")),
    "a figure in words": (STORY, STORY.replace("五家", "六家")),
    "another date": (STORY, STORY.replace("8月20日", "8月21日")),
    "another winner": (NOTICE, NOTICE.replace("康源餐饮", "安民餐饮")),
    "another date of notice": (NOTICE, NOTICE.replace("8月20日", "8月27日")),
    "another lot in the heading": ("一标段：" + NOTICE, "二标段：" + NOTICE),
    "a figure in the last line": (STORY + "\n合同总价1666万元。", STORY + "\n合同总价1700万元。"),
    "a headline with another figure": ("康源1666万元中标\n" + STORY, "康源1999万元中标\n" + STORY),
    "a paragraph more with a figure": (STORY, STORY.replace("文件。\n", "文件。\n第二名报价1669万元。\n")),
    "a labelled line more": (NOTICE, NOTICE.replace("公告日期", "联合体成员：海州安民有限公司\n公告日期")),
    "a sentence turned round": (STORY, STORY.replace("逾期", "").replace("配合移交", "拒绝移交")),
    "a text within a longer one": (STORY, STORY + "\n" + NOTICE),
    "English, another sum": (AWARD, AWARD.replace("16.7 million", "17.6 million")),
    "too short to say": ("中标公告", "中标公告"),
}  # fmt: skip


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_text(pair: tuple[str, str]) -> None:
    one, other = map(body, pair)
    assert is_same_text(one, other) and is_same_text(other, one)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_another_text(pair: tuple[str, str]) -> None:
    one, other = map(body, pair)
    assert not is_same_text(one, other) and not is_same_text(other, one)
