"""Short names by which news tells of companies (碧水源 of 北京碧水源科技股份有限公司), found by where they stand.

They bear no ending, so the place in the sentence has to tell: before a stock's number, at the head of a headline, as
who announces, wins or is a subsidiary. A name so found is one wherever the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name
from nlp.gazetteer import chinese_places
from nlp.languages.news import MARKET_NAMES, NOT_AT_THE_EDGE, NOT_AT_THE_END, NOT_INSIDE, NOT_LAST
from nlp.patterns import HAN, LatePattern

_SIGN = rf"[{HAN}A-Za-z0-9*&]"
_X = rf"\*?(?P<x>{_SIGN}{{2,10}}?)"
_TAIL = r"(?:\((?:[^()\n]{0,12}[:.,])?\s?[\d.A-Z]{4,9}[^()\n]{0,12}\)|\([^()\n]{2,24}\))?"
_OPEN = r"(?:\A|(?<=[\n。;!?:,\]\)\" ]))"
# What may stand before the company that announces or wins: a day, the market it is listed on, the news service.
_LED = (
    rf"{_OPEN}(?:(?:[今去]年)?\d{{1,2}}月(?:\d{{1,2}}日)?|(?:新三板|上市|A股|创业板|科创板)公司|[{HAN}]{{2,10}}网?讯|"
    r"近日|日前|昨日|今日)?"
)
_WHEN = (
    r"(?:于|在)?(?:(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:近日|日前|[今昨当同][日天]|近期|上半年|本周|去年|今年)?"
    r"(?:早间|午间|晚间|盘后|晚|早)?)?,?"
)
_SIDE = r"(?:全资|控股|参股|下属|旗下|二级|三级|境外|海外|间接|的|持股|合营|联营|重要|之|一级|[\d.]{1,8}%)*"
_HOW = (
    r"(?:已|又|再|均|也|还|曾|就|将|正式|成功|顺利|最终|一举|再次|再度|首次|首|连续|先后|陆续|分别|共同|联合|独家|累计|拟|有望|近期|近日|日前|此次|本次|"
    r"今年|相继|合计|确定|确认|明确|宣布|表示|强势|双双|喜获|携手|力压|竞得|接连|单独|以|共|公告)*"
)
_RESULT = "通知|结果|候选|公[告示]|总?[价金]|人|单位|率|利率|概率|企业|者|后|方|情况|公司|供应商|项目"
_WON = rf"(?:(?:预|拟)?中[标得]|夺标|中选)(?!{_RESULT})"
_TOLD = (
    r"(?:在[^。,;\n]{2,16}(?:网站?|报)上?)?"
    r"(?:对外|再度|再次|也|同时|还|已|并)?(?:发布|发出|披露|刊登)?了?(?:重大|最新)?(?:[^。,;\n《]{0,8}的)?"
    r"(?:公告|披露|公布|(?:发布|刊登)了?《)"
)
_GOT = (
    r"(?:分别|正式|再次|成功|又|再|也|已|及其?子公司|、)*(?:收到|接到|取得|获得|斩获|拿下|签下|喜获)"
    r"[^。;\n]{0,60}?(?:中标|成交|订单|大单|合同|招标|项目)"
)
_PRICED = r"(?:以?[\d.,]{1,20}[亿万]?元)?"
_BECAME = (
    r"(?:(?:成为|入围|被(?:确定|评|推荐|选|确认)|(?:参与|参加|参投)了?)[^。;\n]{0,50}?"
    r"(?:中标|成交|候选|供应商|入围|招标|投标)|为\"[^\"\n]{4,80}\"[^。;,\n]{0,12}?(?:中标|成交)(?:人|单位|供应商)|"
    r"力压[^。;\n]{0,24},(?:成功|最终|一举)?中标)"
)
_DID = (
    rf"(?:{_WHEN}{_HOW}(?:{_WON}|所[属在]|收到|接到|签[订署约]|成为|组成|被确定|参与|参加|获得|取得|投标|与|和|联合|为|拟|作为)"
    r"|、|及|和|与)"
)
_HEADED = rf"(?={_SIDE}(?:子公司|孙公司|联合体|公司)?[^。;,:\n]{{0,12}}(?:中标|签|订单|合同|项目|公告|成交)|近日|日前)"
_BEFORE_TICKER = rf"(?:(?<![{HAN}A-Za-z*])|(?<=公司)|(?<=企业)|(?<=项目)|(?<=近日)|(?<=日前)|(?<=[与和由据及日]))\*?"

# Where a short name stands. Each pattern has one group x for it.
_PLACES: tuple[LatePattern, ...] = tuple(LatePattern(words) for words in (
    rf"(?:\A|(?<=[\n\]★:]))\s?{_X}:{_HEADED}",
    rf"{_BEFORE_TICKER}(?P<x>{_SIGN}{{2,8}}) ?\((?:[A-Z]{{2,6}}[:.]? ?)?\d{{4,6}}",
    rf"\(\d{{4,6}}(?:\.[A-Z]{{2}})?\) ?{_X}(?=[-:,]|{_WHEN}{_TOLD})",
    rf"{_LED}{_X}{_TAIL}{_WHEN}(?:{_TOLD}|{_HOW}(?:{_GOT}|{_BECAME}|{_PRICED}{_WON}))",
    rf"(?:(?:旗下|下属)?(?:子公司|孙公司)|旗下|下属(?:公司|企业)?|参股公司|联合体成员)\"?{_X}\"?{_TAIL}(?={_DID})",
    rf"(?:由|被|给|向|对|明确|确定|确认|选定|是){_X}{_TAIL}(?:{_HOW}(?:{_WON}|为[^。;,\n]{{0,30}}中标|夺得|承建|承接|斩获|收入囊中|发出|发来|牵头))",
    rf"{_OPEN}(?:由|与|和|,)?{_X}(?:牵头的?|等)?(?:共同)?(?:组成的?)?(?:的?[两三四五六]方)?联合体",
    rf"{_OPEN}{_X}(?=(?:、{_SIGN}{{2,10}}?){{0,5}}(?:和|与|及|、){_SIGN}{{2,10}}?(?:的?[两三四五]方|组成的?)?联合(?:体|中标))",
    rf"占{_X}(?:最近一期|\d{{4}}年)度?(?:经审计)?[^。,;\n]{{0,8}}收入",
    rf"公司(?:与|和|、|联合|携手){_X}(?=(?:[、和与及]{_SIGN}{{2,10}}){{0,5}}等?(?:共同)?(?:组成|联合|签|中标))",
))  # fmt: skip
_NEXT = LatePattern(
    rf"(?:、|及其?|和|与|以及){_SIDE}(?:子公司|孙公司)?{_X}{_TAIL}(?=等|、|牵头|共同|组成|的?[两三四五]方联合|{_DID})"
)
_APART, _NO_MORE = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"  # around a name that ends in Latin letters
_TENDER = re.compile("中标|中选|中得|订单|合同")
_MARKET_NAME = LatePattern("|".join(sorted(MARKET_NAMES, key=len, reverse=True)))
_NO_NAME = LatePattern(
    rf"{'|'.join(NOT_INSIDE)}|(?:{'|'.join(NOT_LAST)})$|(?<![智绿新储热天核])能$|"
    rf"[{NOT_AT_THE_EDGE.replace('能', '')}{NOT_AT_THE_END}]$|^[{NOT_AT_THE_EDGE}]|\d{{2}}"
)


def short_named(text: str) -> Iterator[Name]:
    """COMPANY mentions under short names that no ending tells, in no order."""
    if not _TENDER.search(text):
        return
    found = {name for name in _told(text) if _is_short_name(name)}
    found.update(match.group() for match in _MARKET_NAME.finditer(text))
    for name in sorted(found):
        for match in re.finditer(
            rf"{_APART if name[0].isascii() else ''}{re.escape(name)}{_NO_MORE if name[-1].isascii() else ''}", text
        ):
            yield Name(match.start(), match.end(), "COMPANY", "news_short_name")


def _told(text: str) -> Iterator[str]:
    for place in _PLACES:
        for match in place.finditer(text):
            yield match["x"]
            at = match.end("x")
            while joined := _NEXT.match(text, at):
                yield joined["x"]
                at = joined.end("x")


def _is_short_name(words: str) -> bool:
    return len(words) >= 2 and not _NO_NAME.search(words) and words not in chinese_places()
