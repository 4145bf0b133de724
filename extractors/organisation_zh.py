"""Chinese names of companies and public bodies: an ending is found, then the name is walked back word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name, NameLabel
from nlp.gazetteer import chinese_places, divisions
from nlp.languages.organisations import (
    BODY_ENDINGS,
    BRANCH_ENDINGS,
    COMPANY_ENDINGS,
    CONJUNCTIONS,
    GENERIC_COMPANIES,
    JOINED_BUSINESS,
    KNOWN_COMPANIES,
    STATE_BODIES,
    STOP_WORDS,
    WEAK_STOPS,
)  # fmt: skip
from nlp.languages.trades import TRADES
from nlp.pattern_table import leaping
from nlp.patterns import HAN, last_match
from nlp.tokens import is_everyday_word, segment_short

_LONGEST = 42  # characters of the longest name looked for
_ENDING = leaping(f"(?P<company>{'|'.join(COMPANY_ENDINGS)})|(?P<body>{'|'.join(BODY_ENDINGS)})")
_BRANCH = re.compile(rf"(?:\([^()\n]{{2,10}}\))?[{HAN}\d]{{0,16}}?(?:{'|'.join(BRANCH_ENDINGS)})")
_BRANCH_LAST = re.compile(rf"[{HAN}\d]{{4}}(?:{'|'.join(BRANCH_ENDINGS)})$")
_STATE_BODY = re.compile(
    rf"(?:{'|'.join(sorted(STATE_BODIES, key=len, reverse=True))})(?![{HAN}]{{0,6}}(?:局|司|厅|委员会|总署)(?!令)|"
    rf"门|令第)"
)
_OF_CENTRE = re.compile(r"(?<=中心)(?:发展|投资|建设|运营|管理|置业|开发|酒店|股份){1,3}(?=有限(?:责任)?公司)")
_SUBSIDIARY = re.compile(rf"(?:[{HAN}]{{2,10}}?|\([{HAN}]{{2,6}}\)|\))(?=(?:股份)?有限(?:责任)?公司)")
_PART = re.compile(rf"[{HAN}]{{1,8}}?(?={'|'.join(BODY_ENDINGS)})")
_NAME_RUN = re.compile(rf"(?:[{HAN}A-Za-z0-9·&-]|(?<=[{HAN}])\([{HAN}A-Za-z0-9]{{1,10}}\)|(?<=\d)[、,.](?=\d))++$")
_NOT_INSIDE = re.compile(r"\d{4}年|\d月|\d日|\d号(?!线)|\d[万亿]?元")
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
    for match in _ENDING.finditer(text):
        if match.start() < at or _is_bracketed(text, match):
            continue
        end, label = _end(text, match)
        start = _start(text, max(at, match.start() - _LONGEST), match.start())
        if start is None and _WHOLE_BODY.match(match.group()):
            start = match.start()
        if start is None and text[match.start() - 1 : match.start()] == "(":
            continue  # the ending stands in a name's own brackets: 某某(集团)股份有限公司
        if start is None or _is_generic(text[start:end], label):
            at = end
            continue
        start = _trimmed(text, start, end)
        if _is_name(text[start:end], label, text[max(0, start - 3) : start]) and not _ADDRESS_AFTER.match(text, end):
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


def _goes_on(text: str, start: int, weak: int, right: int) -> bool:
    """True when a name begins with a place before a weak word and none begins behind it: 珠海|和|佳医疗."""
    if weak - start > _LONGEST_HEAD or _ENDING.search(text, start, weak):
        return False
    if _CENTRAL.match(text, weak - 2):
        return text[start] not in CONJUNCTIONS
    return starts_with_place(text[start:right]) and not starts_with_place(text[weak:right])


def starts_with_place(name: str) -> bool:
    """True when a name begins with that of a division or country: 聊城市财政局."""
    places = chinese_places()
    return any(name[:length] in places for length in range(2, min(len(name), 14)))


def label_of(name: str) -> NameLabel | None:
    """COMPANY or PUBLIC_BODY by how a name ends; None when the ending tells nothing."""
    found = last_match(_ENDING, name)
    if found is None or found.end() < len(name) - 1:
        return "COMPANY" if _BRANCH_LAST.search(name) else None
    return "COMPANY" if found["company"] else "PUBLIC_BODY"


def _end(text: str, match: re.Match[str]) -> tuple[int, NameLabel]:
    """Where the name ends: a branch belongs to its company's name, a longer ending to its body's."""
    end = match.end()
    farthest = end + _LONGEST  # endings upon endings are no name; without a bound they take time by the square
    while end < farthest and (
        longer := _ENDING.match(text, end)
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
    return _ENDING.match(text, part.end())


def _is_broken(words: str) -> bool:
    """True when words between two endings hold one that no name holds, so that they are no part of one."""
    return any(word in STOP_WORDS or word in WEAK_STOPS for word in segment_short(words))


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
    words = segment_short(text[left:right])
    position, weak = right, list[int]()
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        joins = word in CONJUNCTIONS and index and words[index - 1] in JOINED_BUSINESS
        if not joins and (word in STOP_WORDS or word in "、,.-·&"):
            break
        if word in WEAK_STOPS:
            weak.append(position)
        position -= len(word)
    farther = (start for start in (position, *weak[:0:-1]) if _goes_on(text, start, weak[0], right))
    return next(farther, weak[0]) if weak else position


_ROLE_FIRST = leaping(
    rf"(?:项目|本次)?(?:(?:招标|采购|委托|发包|承包|建设|实施|代理|施工|监理|中标|投标|监管|主管|供货|使用|"
    rf"签约)(?:代理)?(?:人|方|单位|机构|部门|商)|业主(?:方|单位)?|"
    rf"[甲乙丙买卖]方|参与|来自|作为|通知|收入|重大遗漏|(?:控股)?股东|(?:关联|联营|合营|下属|所属)企业|"
    rf"(?:海外|境外)?(?:全资|控股|参股|下属|附属)公司)(?=[{HAN}A-Za-z]{{4}})"
)
_PREPOSITION = re.compile(rf"[{HAN}]{{0,4}}?[从由向给请]")  # that jieba has joined to the word before
_STATE_BODY_FIRST = re.compile(f"(?:{'|'.join(STATE_BODIES)})")
_STATE_BODY_LAST = re.compile(rf"(?:{'|'.join(STATE_BODIES)})$")
_GRID_LAST = re.compile(rf"国网[{HAN}]{{2,8}}电力(?:集团)?(?:有限)?公司")  # behind another name in a table's row
_NUMBER_FIRST = re.compile(rf"[\d-]+(?=[{HAN}]{{4}})(?!\d*(?:热线|中学|医院|小学|局|院))")
_KNOWN = rf"(?:{'|'.join(sorted(KNOWN_COMPANIES, key=len, reverse=True))})"
_KNOWN_COMPANY = leaping(
    rf"(?:(?<![{HAN}])|(?<=[与和及从至向由到收]))(?P<x>{_KNOWN}(?:公司)?)(?![{HAN}]{{0,12}}(?:公司|项目部))"
)
_BANK_BODY = re.compile("国家开发银行|中国进出口银行|中国农业发展银行|中国人民银行|人民银行|世界银行|亚洲开发银行")
_PLAINLY_KNOWN = leaping(rf"{_KNOWN}(?:集团)?公司|(?:中国|国网)[{HAN}]{{2,}}公司")
_PLAIN_COMPANY = leaping(r"(?<!有限)(?<!责任)(?<!股份)(?<!分)(?<!支)(?<!总)(?<!集团)公司$")
_ADDRESS_AFTER = re.compile(
    rf"[A-Za-z\d一二三四五六七八九十]{{0,4}}(?:座|号楼|[楼层栋幢室])|(?!的)[{HAN}]{{1,4}}(?:路|街|大道)(?!办|道)"
)
_CENTRAL = re.compile("中[铁建交冶核电船航煤粮化石海能水]")  # how names of central enterprises begin
_LONGEST_HEAD = 12  # characters of a name's head that ends in a weak word
_LONGEST_BEFORE = 9  # characters of everyday words that may stand before a name without a break
_OWNER = re.compile("公司|集团|银行|国家|税务|大学|医院|中国|国网")
_FULL_PLACE = re.compile(rf"[{HAN}]{{2}}")
_OF_PARENT = ("子公司", "孙公司")  # before a name, if one without a legal form
_WHOLE_BODY = re.compile(rf"(?:国家|中央)[{HAN}]{{2,8}}[委署局办]")
_PROVINCES = frozenset(division.short for division in divisions() if division.level == 1)


def _trimmed(text: str, start: int, end: int) -> int:
    """The start moved to the place or state body that the name really begins with, when a few signs stand before it."""
    if text.startswith(("股东", "公司"), start - 1):
        start += 1  # 控股股|东平… is cut before a place where none is meant, 公|司华… behind a word
    elif text.startswith("企业", start) and text.endswith(("中标", "成交", "入围"), 0, start):
        start += 2
    name = text[start:end]
    if role := _ROLE_FIRST.match(name):
        return _trimmed(text, start + role.end(), end)
    if last := _STATE_BODY_LAST.search(name) or _GRID_LAST.search(name):
        return start + last.start()
    if number := _NUMBER_FIRST.match(name):
        return start + number.end()
    if (lead := _PREPOSITION.match(name)) and starts_with_place(name[lead.end() :]):
        return start + lead.end()
    if starts_with_place(name) or _STATE_BODY_FIRST.match(name):
        return start
    return start + next((cut for cut in range(1, _LONGEST_BEFORE) if _begins_after(name, cut)), 0)


def _begins_after(name: str, cut: int) -> bool:
    """True when a division's full name or a state body stands behind everyday words that belong to no name."""
    if not ((_FULL_PLACE.match(name, cut) and starts_with_full_place(name[cut:])) or _WHOLE_BODY.match(name, cut)):
        return False
    return not _OWNER.search(name, 0, cut) and all(is_everyday_word(word) for word in segment_short(name[:cut]))


def starts_with_full_place(name: str) -> bool:
    """True when a name begins with a division's name that says what it is: 泰宁县, 福建."""
    places = chinese_places()
    found = [length for length in range(2, min(len(name), 14)) if name[:length] in places]
    return any(name[length - 1] in "省市县区州旗盟" or name[:length] in _PROVINCES for length in found)


def _is_generic(name: str, label: NameLabel) -> bool:
    """True for words that tell of a kind only: 公司, 上市公司, 市局, 中心."""
    if label == "COMPANY":
        return name.endswith(_OF_PARENT) or _NO_COMPANY.fullmatch(name) is not None
    return _WEAK_BODY.fullmatch(name) is not None


def _is_name(name: str, label: NameLabel, before: str) -> bool:
    placed = starts_with_place(name)
    if _GENERIC_START.match(name) and not placed:
        return False
    if label == "COMPANY":
        known = placed or before in _OF_PARENT or _PLAINLY_KNOWN.fullmatch(name)
        return bool(known) or not _PLAIN_COMPANY.search(name)
    if len(name) < 4:
        return False
    marks = (_REGIONAL.search(name), _STATE_BODY_FIRST.match(name), _SHORT_BODY.match(name), _ALONE.search(name))
    return placed or any(marks)
