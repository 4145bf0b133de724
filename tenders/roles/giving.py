"""Buyers, suppliers and agencies in Chinese prose, by the verbs between them: BUYER 把 PROJECT 交给 SUPPLIER."""

from __future__ import annotations

from nlp.languages.awarding import BOUGHT, FELL_TO, HANDED_TO, PICKED, SIGNED, TAKEN_ON, WON
from nlp.patterns import LatePattern
from tenders.skeleton import symbol_pattern

_BRACKETS = r"(?:\([^()\n]{0,40}\))?"
_SAME_CLAUSE = r"[^。;\n{o}被由]{0,60}?"
_MORE = rf"(?:{_BRACKETS}[、与和及]{{C}})*"
_TO_SUPPLIER = (
    rf"(?:[把将]{_SAME_CLAUSE}{HANDED_TO}[^。;,\n{{o}}]{{0,8}}{{C}}|{PICKED}[^。;,\n{{o}}]{{0,14}}[:为]?{{C}}|"
    rf"(?:从|向|找|跟){{O}}[^。;\n{{o}}]{{0,24}}?{BOUGHT})"
)
_SIGNS = rf"[与和同跟]{{C}}{_BRACKETS}[^。;,\n{{o}}]{{0,24}}?{SIGNED}"


GIVERS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("gave", rf"(?P<x>{{O}}){_BRACKETS}{_SAME_CLAUSE}{_TO_SUPPLIER}"),
    ("signed", rf"(?P<x>{{B}}){_BRACKETS}{_SAME_CLAUSE}{_SIGNS}"),
    ("signed_by",
        rf"{{C}}{_BRACKETS}[^。;\n{{o}}]{{0,24}}[与和同跟](?P<x>{{B}}){_BRACKETS}[^。;,\n{{o}}]{{0,24}}?{SIGNED}"),
    ("told_contract",
        r"(?P<x>{B})[^。;,\n{o}]{0,8}(?:告诉|告知|答复|回复|介绍|表示)[^。;,\n{o}]{0,6},"
        r"\"?{J}\"?的[^。;,\n{o}]{0,8}合同"),
    ("called_off",
        r"(?P<x>{B})[^。;,\n{o}]{0,10}(?:宣布|决定|公告|通知),?"
        r"[^。;,\n{o}]{0,6}(?:停掉|叫停|终止|取消|暂停)[^。;\n]{0,30}(?:采购|招标|{J})"),
    ("told_winner", r"(?P<x>{B})[^。;\n{o}]{0,12}(?:宣布|公布|公告|确认|确定|通知),?{C}"),
    ("of_project", r"(?P<x>{O})的\"?{J}"),
    ("still_label", r"(?:招标人|采购人|业主)(?:还是|仍是|仍为|依旧是)(?P<x>{O})"),
))  # fmt: skip
TAKERS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("handed_to", rf"(?<!没有)(?<!未){HANDED_TO}了?[^。;,\n{{o}}]{{0,6}}?(?P<x>{{C}}{_MORE})"),
    ("came_to", rf"{FELL_TO}(?P<x>{{C}}{_MORE})"),
    ("taken_on", rf"由(?P<x>{{C}}{_MORE}){_BRACKETS}[^。;,\n{{o}}]{{0,16}}?{TAKEN_ON}"),
    ("settled_on", rf"确定(?:了)?由(?P<x>{{C}}{_MORE})"),
    ("itself",
        rf"(?P<x>{{C}}){_BRACKETS}[^。;\n{{o}}]{{0,60}}?(?:确定|选定|决定|最终)?由(?:其|它|该公司){TAKEN_ON}"),
    ("picked", rf"{PICKED}了?[^。;,\n{{o}}]{{0,8}}?(?P<x>{{C}}{_MORE})"),
    ("pick_of", r"(?P<x>{C})[^。;\n{o}]{0,24}?被[^。;,\n{o}]{0,10}?(?:相中|选中|看中|选定|敲定)"),
    ("bought_from", rf"(?:从|向|找|跟)(?P<x>{{O}}){_BRACKETS}[^。;\n{{o}}]{{0,24}}?{BOUGHT}"),
    ("signed_with",
        rf"{{B}}{_BRACKETS}[^。;\n{{o}}]{{0,20}}[与和同跟](?P<x>{{C}}){_BRACKETS}[^。;,\n{{o}}]{{0,24}}?{SIGNED}"),
    ("signed_to",
        rf"(?P<x>{{C}}){_BRACKETS}[^。;\n{{o}}]{{0,24}}[与和同跟]{{B}}{_BRACKETS}[^。;,\n{{o}}]{{0,24}}?{SIGNED}"),
    ("signed_their_names", rf"[与和同跟](?P<x>{{C}}){_BRACKETS}在[^。;,\n{{o}}]{{0,12}}合同上签"),
    ("became_winner",
        rf"(?P<x>{{C}}){_BRACKETS}[^。;,\n{{o}}]{{0,30}}成为(?:{{B}})?[^。;,\n{{o}}]{{0,16}}的(?:中标|成交|中选)(?:人|单位|供应商|商)(?!候选)"),
    ("signed_as_one", rf"[馆院校局方里][与同和跟](?P<x>{{C}}){_BRACKETS}[^。;\n{{o}}]{{0,12}}?{SIGNED}"),
    ("got_project", r"(?P<x>{C})[^。;\n{o}:,]{0,24}(?:获得|得到|拿到|取得|赢得)了?\"?{J}"),
    ("got_contract", r"(?P<x>{C})(?:则|也|又)?(?:拿到|得到|获得|取得)了?[^。;,\n{o}]{0,16}的(?:合同|订单|标段)"),
    ("chosen_are",
        rf"{PICKED}了?[^。;\n{{o}}]{{0,14}}(?:企业|单位|公司|供应商|家|商)[:为](?P<x>{{C}}{_MORE})"),
    ("found_winner",
        rf"(?P<x>{{C}}){_BRACKETS}[^。;\n{{o}}]{{0,60}},被?(?:评定|确定|推荐|评选|选定)为[^。;\n{{o}}]{{0,8}}"
        r"(?:中标|成交|中选)(?:人|单位|供应商)(?!候选)"),
    ("taken_by", rf"被(?P<x>{{C}}){_BRACKETS}[^。;,\n{{o}}]{{0,24}}?(?:{WON}|拿走|揽走|收入囊中)"),
    ("won_at_price", rf"(?P<x>{{C}})[^。;\n{{o}}]{{0,24}},(?:最终|最后)?以{{M}}[^。;,\n{{o}}]{{0,8}}{WON}"),
    ("price_won", rf"(?P<x>{{C}})[^。;,\n{{o}}]{{0,24}}{{M}}[^。;,\n{{o}}]{{0,6}},(?:最终|最后|一举|从而)?{WON}"),
    ("priced_signed",
        rf"(?P<x>{{C}})[^。;,\n{{o}}]{{0,12}}(?:压|报|喊|开|降)(?:到|至|了|出|价)[^。;,\n{{o}}]{{0,4}}{{M}},?{{D}}?[^。;,\n{{o}}]{{0,8}}{SIGNED}"),
    ("changed_to", rf"(?:换成了?)(?P<x>{{C}}{_MORE})"),
    ("works", r"(?:施工|供货|承建|服务|承接|运营)方(?:是|为)(?P<x>{C})"),
    ("hired", r"请(?P<x>{C})(?:来|为|给|对|做|承担|负责)"),
))  # fmt: skip
AGENTS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("acts", r"由(?P<x>{C})(?:负责|具体|受托)*(?:招标|采购)?(?:代理|操办|承办|代办|操作)"),
    ("work_by", r"代理(?:工作|事宜|业务|服务)?由(?P<x>{C})(?:办理|负责|承担|承办|组织|代理)?"),
    ("acts_for", r"受{O}(?:的)?委托,?(?P<x>{C})"),
    ("who_tenders",
        r"(?:负责|承办|操办|代理)(?:[此这本]次)?(?:招标|采购|磋商|谈判|询价)?(?:工作|事务)?的是(?P<x>{C})"),
))  # fmt: skip
