"""Chinese names of companies and public bodies: an ending is found, then the name is walked back word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name, NameLabel
from extractors.name_start_zh import OF_PARENT, STATE_BODY_FIRST, WHOLE_BODY, run_start, starts_with_place, trimmed
from nlp.languages.organisations import (
    BODY_ENDINGS,
    BRANCH_ENDINGS,
    GENERIC_COMPANIES,
    KNOWN_COMPANIES,
    STATE_BODIES,
    STOP_WORDS,
    WEAK_STOPS,
    ZH_ENDING,
)  # fmt: skip
from nlp.languages.trades import TRADES
from nlp.pattern_table import leaping
from nlp.patterns import HAN, last_match
from nlp.tokens import segment_short

_LONGEST = 42  # characters of the longest name looked for
_BRANCH = re.compile(rf"(?:\([^()\n]{{2,10}}\))?[{HAN}\d]{{0,16}}?(?:{'|'.join(BRANCH_ENDINGS)})")
_BRANCH_LAST = re.compile(rf"[{HAN}\d]{{4}}(?:{'|'.join(BRANCH_ENDINGS)})$")
_STATE_BODY = re.compile(
    rf"(?:{'|'.join(sorted(STATE_BODIES, key=len, reverse=True))})(?![{HAN}]{{0,6}}(?:局|司|厅|委员会|总署)(?!令)|"
    rf"门|令第)"
)
_OF_CENTRE = re.compile(r"(?<=中心)(?:发展|投资|建设|运营|管理|置业|开发|酒店|股份){1,3}(?=有限(?:责任)?公司)")
_SUBSIDIARY = re.compile(rf"(?:[{HAN}]{{2,10}}?|\([{HAN}]{{2,6}}\)|\))(?=(?:股份)?有限(?:责任)?公司)")
_PART = re.compile(rf"[{HAN}]{{1,8}}?(?={'|'.join(BODY_ENDINGS)})")
_GENERIC_START = leaping(
    r"(?:该|本|我|各|贵|某|全|两|新|原|上述|这|其|一家|多家|首家|直辖市|自治区|[省市县][级(]|计划单列|设区|地方|"
    r"当地|上级|同级|有关|基层|相关|国有|民营)"
)
_NO_COMPANY = leaping(
    rf"(?:[本该我各贵子母分总某两这那]|{'|'.join(sorted(GENERIC_COMPANIES | TRADES, key=len, reverse=True))})*"
    r"(?:有限|责任|股份)*(?:公司|集团|银行|支行|分行|厂|事务所|酒店|宾馆|超市|设计院|研究院|交易所|分公司|经营部|"
    r"营业部|合作社)"
)
_WEAK_BODY = re.compile(
    r"(?:中心|局|厅|站|所|院|馆|处|队|园|部|校|会|委|室|学|厂|场|库|区|司|大学|兵团|海关|学院|医院|学校|政府|委员会)$"
)
_REGIONAL = re.compile(
    r"[省市区县州旗镇乡盟](?!场|政|民|委|容|内|外|域|划|级|直)[\u4e00-\u9fff]{1,22}$|(?:国家|中国|中共|中华|全国|"
    r"最高)|大学|兵团|海关|部队|总局|人民|中级"
)
_SHORT_BODY = re.compile(r"[省市区县州旗镇](?!场|政|民|容|内|外|域|划|级|直)[\u4e00-\u9fff]{2,18}$")
_ALONE = re.compile(r"(?:公共资源|产权|政府采购|招标|投标)[\u4e00-\u9fff]{0,4}中心$")


def names(text: str) -> Iterator[Name]:
    """Names of companies and public bodies in text order; bare 公司 and 该局 are none."""
    at = 0
    for match in ZH_ENDING.finditer(text):
        if match.start() < at or _is_bracketed(text, match):
            continue
        end, label = _end(text, match)
        start = run_start(text, max(at, match.start() - _LONGEST), match.start())
        if start is None and WHOLE_BODY.match(match.group()):
            start = match.start()
        if start is None and text[match.start() - 1 : match.start()] == "(":
            continue  # the ending stands in a name's own brackets: 某某(集团)股份有限公司
        if start is None or _is_generic(text[start:end], label):
            at = end
            continue
        start = trimmed(text, start, end)
        if _is_name(text[start:end], label, text[max(0, start - 3) : start]) and not _is_address(text, start, end):
            label = "PUBLIC_BODY" if _BANK_BODY.match(text, start) else label
            yield Name(start, end, label, f"zh_{label.lower()}")
            at = end
    for match in _KNOWN_COMPANY.finditer(text):
        yield Name(match.start("x"), match.end("x"), "COMPANY", "zh_known_company")
    for match in _STATE_BODY.finditer(text):
        yield Name(match.start(), match.end(), "PUBLIC_BODY", "zh_state_body")


def _is_bracketed(text: str, ending: re.Match[str]) -> bool:
    """True for an ending alone in brackets inside a name: 鸿路(集团)股份有限公司."""
    return text.startswith(")", ending.end()) and text.endswith("(", 0, ending.start())


def label_of(name: str) -> NameLabel | None:
    """COMPANY or PUBLIC_BODY by how a name ends; None when the ending tells nothing."""
    found = last_match(ZH_ENDING, name)
    if found is None or found.end() < len(name) - 1:
        return "COMPANY" if _BRANCH_LAST.search(name) else None
    return "COMPANY" if found["company"] else "PUBLIC_BODY"


def _end(text: str, match: re.Match[str]) -> tuple[int, NameLabel]:
    """Where the name ends: a branch belongs to its company's name, a longer ending to its body's."""
    end = match.end()
    farthest = end + _LONGEST  # endings upon endings are no name; without a bound they take time by the square
    while end < farthest and (
        longer := ZH_ENDING.match(text, end)
        or (None if match.group().endswith("公司") else _further_ending(text, end, match))
    ):
        match, end = longer, longer.end()
    label: NameLabel = "COMPANY" if match["company"] else "PUBLIC_BODY"
    while label == "COMPANY" and (branch := _BRANCH.match(text, end)):
        if _is_broken(branch.group()):
            break
        end = branch.end()
    return end, label


def _further_ending(text: str, end: int, match: re.Match[str]) -> re.Match[str] | None:
    """The ending of a part that follows without a break: 中南大学|公共管理学院, 长江航运集团|南京油运股份有限公司."""
    part = _OF_CENTRE.match(text, end) or (_SUBSIDIARY if match["company"] else _PART).match(text, end)
    if part is None or _is_broken(part.group()):
        return None
    return ZH_ENDING.match(text, part.end())


def _is_broken(words: str) -> bool:
    """True when words between two endings hold one that no name holds, so that they are no part of one."""
    return any(word in STOP_WORDS or word in WEAK_STOPS for word in segment_short(words))


def _is_address(text: str, start: int, end: int) -> bool:
    """True for a building that an address goes on from: 金融中心A座, 体育中心体育路."""
    return not text.endswith("公司", start, end) and _ADDRESS_AFTER.match(text, end) is not None


_KNOWN = rf"(?:{'|'.join(sorted(KNOWN_COMPANIES, key=len, reverse=True))})"
_KNOWN_COMPANY = leaping(
    rf"(?:(?<![{HAN}])|(?<=[与和及从至向由到收]))(?P<x>{_KNOWN}(?:公司)?)(?![{HAN}]{{0,12}}(?:公司|项目部))"
)
_BANK_BODY = re.compile("国家开发银行|中国进出口银行|中国农业发展银行|中国人民银行|人民银行|世界银行|亚洲开发银行")
_PLAINLY_KNOWN = leaping(rf"{_KNOWN}(?:集团)?公司|(?:中国|国网)[{HAN}]{{2,}}公司")
_PLAIN_COMPANY = leaping(r"(?<!有限)(?<!责任)(?<!股份)(?<!分)(?<!支)(?<!总)(?<!集团)公司$")
_ADDRESS_AFTER = re.compile(
    rf"[A-Za-z\d一二三四五六七八九十]{{0,4}}(?:座|号楼|[楼层栋幢室])|(?![的把将对在与和就给由为从向到是有已])[{HAN}]{{1,4}}(?:路|街|大道)(?!办|道|桥)"
)


def _is_generic(name: str, label: NameLabel) -> bool:
    """True for words that tell of a kind only: 公司, 上市公司, 市局, 中心."""
    if label == "COMPANY":
        return name.endswith(OF_PARENT) or _NO_COMPANY.fullmatch(name) is not None
    return _WEAK_BODY.fullmatch(name) is not None


def _is_name(name: str, label: NameLabel, before: str) -> bool:
    placed = starts_with_place(name)
    if _GENERIC_START.match(name) and not placed:
        return False
    if label == "COMPANY":
        known = placed or before in OF_PARENT or _PLAINLY_KNOWN.fullmatch(name)
        return bool(known) or not _PLAIN_COMPANY.search(name)
    if len(name) < 4:
        return False
    marks = (_REGIONAL.search(name), STATE_BODY_FIRST.match(name), _SHORT_BODY.match(name), _ALONE.search(name))
    return placed or any(marks)
