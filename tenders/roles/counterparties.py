"""Buyers as listed companies tell of them: who sent the letter of award, whose tender was won, the other party."""

from __future__ import annotations

from nlp.patterns import LatePattern
from tenders.skeleton import symbol_pattern

_BRACKETS = r"(?:\([^()\n]{0,60}\))*"
_SEVERAL = (
    rf"{{O}}{_BRACKETS}(?:(?:[、,和与及]|以及)(?:招标代理|采购代理|代理机构|招标人|采购人|业主|公司)?(?:机构|公司|单位)?"
    rf"{{O}}{_BRACKETS})*"
)
_BUYER_WORD = (
    r"(?:甲方|买方|业主方?|采购人|采购方|招标人|招标方|发包人|发包方|需方|委托方|委托人|建设单位|招标单位|"
    r"采购单位|客户|定作方)"
)
_PARTY_WORD = (
    r"(?:交易对方|交易对手方?|合同对方|合同对手方?|对方当事人|购买方|购买人|需方|买受人|订货方|定作方|定作人|建设方|实施机构|招商人|"
    r"发标人|发标方|授予方|交易对方名称|客户名称|合同当事人|使用方|政府方|采购机构|承租方|承租人|业主单位|发布方|招标公司)"
)
_LETTER = r"(?:《?[^。;\n{o}]{0,40}(?:中标|成交|中选)|[^。;\n{o}]{0,10}通知)"

COUNTERPARTIES: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("party_in_brackets", rf"(?P<x>{{O}})\((?:[^()\n]{{0,30}}?[\",、或为]|为|系)?\"?{_BUYER_WORD}\"?[^()\n]{{0,12}}\)"),
    ("letter_of",
        rf"(?:收到|接到|取得|获得|收悉|获)(?:了)?(?:由|来自)?(?:采购代理机构|招标代理机构|代理机构|招标代理|采购代理)?"
        rf"(?:{_BUYER_WORD})?(?P<x>{_SEVERAL})(?:等[^。;\n{{o}}]{{0,8}})?[^。;\n{{o}}]{{0,24}}{_LETTER}"),
    ("letter_by",
        rf"(?:由|根据)(?:{_BUYER_WORD})?(?P<x>{_SEVERAL})[^。;\n{{o}}]{{0,12}}(?:发出|签发|发来|下发|出具)?"
        rf"的?{_LETTER}"),
    ("bracket_before", rf"\({_BUYER_WORD}\)(?P<x>{{O}})"),
    ("party_label", rf"{_PARTY_WORD}(?:名称)?(?:为|是|:|:\n|系)? ?\n?(?P<x>{{O}})"),
    ("tender_of",
        rf"(?:参与|参加|中标|入围|中选|列入|确定{{O}}为|确认{{O}}为|成为|选为)(?:了|的)?(?:由)?[\"《]?(?P<x>{{O}}){_BRACKETS}"
        r"(?:组织|举行|开展|委托|发布|实施)?[^。;,\n{o}]{0,60}(?:招标|项目|工程|采购|标段|中标|{J})"),
    ("announced",
        rf"(?P<x>{{O}}){_BRACKETS}(?:于)?(?:{{D}}|近日|近期|日前)?(?:在|通过)?[^。\n{{o}}]{{0,60}}(?:发布|公布|公告|公示)(?:了)?"
        r"[^。\n]{0,80}(?:候选人|中标|成交|结果)"),
    ("chose", r"(?P<x>{O})(?:\([^()\n]{0,40}\))?(?:确定|确认|通知|选定)(?:由)?{C}[^。;\n{o}]{0,60}(?:中标|成交|中选)"),
    ("letter_to", r"(?P<x>{O})(?:\([^()\n]{0,40}\))?(?:于{D})?向{C}[^。;\n{o}]{0,14}(?:下发|发出|发来|签发|发送|出具)"),
    ("tender_in",
        r"在[\"《]?(?P<x>{O})[^。;\n{o}]{0,60}(?:招标|采购|竞标|比选)[^。;\n{o}]{0,60}(?:活动|项目)?中"),
    ("signed_together",
        rf"(?:{{C}}|双方|联合体){_BRACKETS}(?:于)?(?:{{D}})?[^。;\n{{o}}]{{0,20}}(?:与|和|同)(?:业主方?|甲方|客户)?(?P<x>{{O}}){_BRACKETS}"
        r"[^。;\n{o}]{0,80}(?:签[订署约定属]|订立|达成)"),
    ("sold_to", r"向(?P<x>{O})(?:\([^()\n]{0,40}\))?(?:销售|提供|供应|出售|供货)"),
    ("en_signed_and", r"{C} and (?P<x>{O})(?: of {P})? (?:entered into|signed|concluded)"),
    ("en_signed_with", r"(?:signed|entered into|concluded)[^.;\n{o}]{0,100} with (?:the )?(?P<x>{O})"),
    ("won_from", r"(?:中标|承接|承建)(?P<x>{O})[^。;,\n{o}]{0,40}{J}"),
))  # fmt: skip
# Alone on its line, as the value of a label that the text has lost.
LONE_PARTY = symbol_pattern(r"(?:\A|(?<=\n))[ ]?(?:\d{1,2}、)?(?P<x>{O})(?:\([^()\n]{0,40}\))?[;。]?(?=\n)")
