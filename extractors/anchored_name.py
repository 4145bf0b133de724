"""Names of organisations that stand between two words that can only stand beside one: 收到X发来的, 与X签订."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name, NameLabel
from nlp.pattern_table import leaping
from nlp.patterns import HAN

_ROLE = r"(?:项目|工程)?(?:业主|招标|采购|发包|建设|委托|实施)(?:单位|方|人|机构)?"
_LEFT = rf"(?:收到|接到|获得?|与|和|(?<!共)同|(?:收到|接到|与|和|及)(?:了|由|来自)?{_ROLE}|{_ROLE}[为系:])(?:了)?"
_RIGHT = (
    r"(?=\s?(?:\((?:以下|下)?(?:简|合)?称|\((?:甲方|业主|采购人|招标人|发包人|买方)|正式签|联合签|共同签|签[订署发约定属]|发来|发出|发给|下发|"
    r"出具|通知|《|的《?中标|的中标|《?中标通知|就《|就\"|就上述|于20\d\d年|关于))"
)
_ENDING = (
    r"(?:(?P<company>公司|集团|银行|厂)|局|委员会|政府|中心|处|部|院|厅|办公室|指挥部|学校|大学|电视台|署|管委会|所|站|办|委|"
    r"总队|支队|筹备组)"
)
_ANCHORED = leaping(
    rf"{_LEFT}(?P<x>(?!公司|业主|甲方|[本该其我与和由]|经(?!纬))(?:[{HAN}A-Za-z0-9·]|\([{HAN}A-Za-z]{{2,10}}\)){{2,32}}?{_ENDING}){_RIGHT}"
)
_NOT_INSIDE = leaping(
    r"[的了于在]|(?:公司|集团|局|委员会|政府)[与和及]|收到|接到|公告|中标|签[订署]|确定|通知|子公司|发[来出]|共同|出资|招标代理|代理机构|"
    r"20\d\d年|[甲乙丙]方|(?:业主|招标|采购|发包|建设|委托)(?:单位|方|人|机构)|联合体|双方|全资|控股|参股|下属|子公司|孙公司|拟|已|将|为|由|向|来自|关联企业|确认收入"
)
# A foreign name, with its country before it or 公司 behind it: 与伊朗BAHAR STEEL公司签署, 交易对方:NORDIC OYJ.
_LATIN_WORD = r"[A-ZÀ-Þa-zß-ÿşıŞİğ0-9&][A-Za-zÀ-ÿşıŞİğ0-9&.'-]*"
_FOREIGN = re.compile(
    rf"(?:{_LEFT}|向|孙公司|(?:交易|合同)对(?:方|手方?)(?:名称)?:|公司名称:|出租人:|买方:) ?"
    rf"(?P<x>(?:[{HAN}]{{2,8}} ?)?[A-Z]{_LATIN_WORD}(?:(?: |, ?|- ?){_LATIN_WORD}){{0,9}}"
    rf"(?: ?[{HAN}]{{0,6}}(?:公司|集团))?)"
    rf"(?:{_RIGHT}|(?=\s?(?:销售|提供|公司签|与|\n|的(?:通知|中标))))"
)
_GENERIC = re.compile(r"(?:有关|相关|各|上述|两家|多家|几家|当地|合作)|(?:项目|招标|采购)(?:部|中心|办|处|单位)$")


def anchored_names(text: str) -> Iterator[Name]:
    """Names between anchors, in no order; what holds another clause's words is none."""
    for match in _ANCHORED.finditer(text):
        name = match["x"]
        if len(name) >= 5 and not _NOT_INSIDE.search(name) and not _GENERIC.match(name):
            label: NameLabel = "COMPANY" if match["company"] else "PUBLIC_BODY"
            yield Name(*match.span("x"), label, "zh_anchored")
    for match in _FOREIGN.finditer(text):
        if not _NOT_INSIDE.search(match["x"]):
            yield Name(*match.span("x"), "COMPANY", "zh_foreign")
