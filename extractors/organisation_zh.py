"""Chinese names of companies and public bodies: an ending is found, then the name is walked back word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name, NameLabel
from nlp.gazetteer import chinese_matcher
from nlp.languages.organisations import (
    BODY_ENDINGS, BRANCH_ENDINGS, COMPANY_ENDINGS, CONJUNCTIONS, JOINED_BUSINESS, STATE_BODIES, STOP_WORDS,
)  # fmt: skip
from nlp.reading import HAN
from nlp.tokens import segment

_LONGEST = 42  # characters of the longest name looked for
_ENDING = re.compile(f"(?P<company>{'|'.join(COMPANY_ENDINGS)})|(?P<body>{'|'.join(BODY_ENDINGS)})")
_BRANCH = re.compile(rf"(?:\([^()\n]{{2,10}}\))?[{HAN}]{{2,12}}?(?:{'|'.join(BRANCH_ENDINGS)})")
_STATE_BODY = re.compile(rf"(?:{'|'.join(sorted(STATE_BODIES, key=len, reverse=True))})(?![{HAN}]{{0,6}}(?:局|司|厅|委员会|总署)(?!令))")
_NAME_RUN = re.compile(rf"(?:[{HAN}A-Za-z0-9·&-]|\([{HAN}A-Za-z0-9]{{1,10}}\)|(?<=\d)[、,.](?=\d))+$")
_NOT_INSIDE = re.compile(r"\d{4}年|\d月|\d日|\d号(?!线)|\d[万亿]?元")
_GENERIC_START = re.compile(r"(?:该|本|我|各|贵|某|全|两|新|原|上述|这|其|一家|多家|首家)")
_NO_COMPANY = re.compile(
    r"(?:[本该我各贵子母分总某两这那]|上市|控股|全资|项目|参股|目标|标的|关联|集团|股份|有限|责任|外包|劳务|服务|建筑|民营|国有|代理|咨询|中介|物业|第三方|保险|招标|同行|专业|当地|外地|本地|大型|知名|央企|国企|参与|合资|合营|投资|施工|设计|监理|运营|通信|设备|出租|燃气|供水|公交|快递|网络|建设)*"
    r"(?:有限|责任|股份)*(?:公司|集团|银行|支行|分行|厂|事务所|酒店|宾馆|超市|设计院|研究院|交易所|分公司|经营部)"
)
_WEAK_BODY = re.compile(r"(?:中心|局|厅|站|所|院|馆|处|队|园|部|校|会|委|室|学|厂|场|库|区|司|大学|兵团|海关|学院|医院|学校|政府|委员会)$")
_REGIONAL = re.compile(r"[省市区县州旗镇乡盟](?!场|政|民|委|容|内|外|域|划|级|直)[\u4e00-\u9fff]{1,22}$|(?:国家|中国|中共|中华|全国|最高)|大学|兵团|海关|部队|总局|人民|中级")
_SHORT_BODY = re.compile(r"[省市区县州旗镇](?!场|政|民|容|内|外|域|划|级|直)[\u4e00-\u9fff]{2,18}$")
_ALONE = re.compile(r"(?:公共资源|产权|政府采购|招标|投标)[\u4e00-\u9fff]{0,4}中心$")


def names(text: str) -> Iterator[Name]:
    """Names of companies and public bodies in text order; bare 公司 and 该局 are none."""
    at = 0
    for match in _ENDING.finditer(text):
        if match.start() < at:
            continue
        end, label = _end(text, match)
        start = _start(text, max(at, match.start() - _LONGEST), match.start())
        if start is not None and _is_name(text[start:end], label):
            yield Name(start, end, label, f"zh_{label.lower()}")
            at = end
    for match in _STATE_BODY.finditer(text):
        yield Name(match.start(), match.end(), "PUBLIC_BODY", "zh_state_body")


def starts_with_place(name: str) -> bool:
    """True when a name begins with that of a division or country: 聊城市财政局."""
    places = chinese_matcher()
    return any(name[:length] in places for length in range(2, min(len(name), 14)))


def label_of(name: str) -> NameLabel | None:
    """COMPANY or PUBLIC_BODY by how a name ends; None when the ending tells nothing."""
    found = None
    for found in _ENDING.finditer(name):
        pass
    if found is None or found.end() < len(name) - 1:
        return None
    return "COMPANY" if found["company"] else "PUBLIC_BODY"


def _end(text: str, match: re.Match[str]) -> tuple[int, NameLabel]:
    """Where the name ends: a branch belongs to its company's name, a longer ending to its body's."""
    label: NameLabel = "COMPANY" if match["company"] else "PUBLIC_BODY"
    end = match.end()
    if label == "COMPANY":
        branch = _BRANCH.match(text, end)
        if branch and not any(word in STOP_WORDS for word in segment(branch.group())[:-1]):
            end = branch.end()
        return end, label
    while longer := _ENDING.match(text, end):
        end, label = longer.end(), "COMPANY" if longer["company"] else "PUBLIC_BODY"
    return end, label


def _start(text: str, left: int, right: int) -> int | None:
    """Where the name before an ending begins; None when nothing stands before it."""
    run = _NAME_RUN.search(text, left, right)
    if run is None:
        return None
    start = run.start()
    for inside in _NOT_INSIDE.finditer(text, start, right):
        start = inside.end()
    start = name_start(text, start, right)
    return start if start < right else None


def name_start(text: str, left: int, right: int) -> int:
    """Walk back over the words between two places until one that no name holds: where the name begins."""
    words = segment(text[left:right])
    position = right
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in CONJUNCTIONS and index and words[index - 1] in JOINED_BUSINESS:
            position -= len(word)
            continue
        if word in STOP_WORDS or word in "、,.-·&":
            break
        position -= len(word)
    return position


def _is_name(name: str, label: NameLabel) -> bool:
    if _GENERIC_START.match(name) and not starts_with_place(name):
        return False
    if label == "COMPANY":
        return _NO_COMPANY.fullmatch(name) is None
    if _WEAK_BODY.fullmatch(name) or len(name) < 4:
        return False
    return bool(starts_with_place(name) or _REGIONAL.search(name[:-1]) or _SHORT_BODY.match(name) or _ALONE.search(name))
