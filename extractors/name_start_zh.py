"""Where a Chinese name of a company or public body begins: from its ending back, word by word."""

from __future__ import annotations

from nlp.gazetteer import chinese_places, divisions
from nlp.languages.organisations import CONJUNCTIONS, JOINED_BUSINESS, STATE_BODIES, STOP_WORDS, WEAK_STOPS, ZH_ENDING
from nlp.pattern_table import leaping
from nlp.patterns import HAN, LatePattern
from nlp.tokens import is_everyday_word, segment_short

_NAME_RUN = LatePattern(rf"(?:[{HAN}A-Za-z0-9·&-]|(?<=[{HAN}])\([{HAN}A-Za-z0-9]{{1,10}}\)|(?<=\d)[、,.](?=\d))+$")
_ROLE_LEAD = LatePattern("[与和及](?:招标|采购|委托|发包|建设)(?:人|方|单位)")  # jieba cuts 采购|人五华|县
_LATIN_LEAD = LatePattern(r"[A-Za-z0-9·&-]+")  # of the cell before, where a place follows
_LINE_AHEAD = LatePattern(rf"[{HAN}]{{2,8}}?(?:高速|公路|铁路|高铁|城际|客运专线)")  # 赣州|至|崇义高速公路…办公室
_NOT_INSIDE = LatePattern(r"\d{4}年|\d月|\d日|\d号(?!线)|\d[万亿]?元")
_ROLE_FIRST = leaping(
    rf"(?:项目|本次)?(?:(?:招标|采购|委托|发包|承包|建设|实施|代理|施工|监理|中标|投标|监管|主管|供货|使用|"
    rf"签约)(?:代理)?(?:人|方|单位|机构|部门|商)|业主(?:方|单位)?|"
    rf"[甲乙丙买卖]方|参与|来自|作为|通知|收入|重大遗漏|(?:控股)?股东|(?:关联|联营|合营|下属|所属)企业|"
    rf"(?:海外|境外)?(?:全资|控股|参股|下属|附属)公司)(?=[{HAN}A-Za-z]{{4}})"
)
_PREPOSITION = LatePattern(rf"[{HAN}]{{0,4}}?[从由向给请]")  # that jieba has joined to the word before
STATE_BODY_FIRST = LatePattern(f"(?:{'|'.join(STATE_BODIES)})")
_STATE_BODY_LAST = LatePattern(rf"(?:{'|'.join(STATE_BODIES)})$")
_GRID_LAST = LatePattern(rf"国网[{HAN}]{{2,8}}电力(?:集团)?(?:有限)?公司")  # behind another name in a table's row
_NUMBER_FIRST = LatePattern(rf"[\d-]+(?=[{HAN}]{{4}})(?!\d*(?:热线|中学|医院|小学|局|院))")
_CENTRAL = LatePattern("中[铁建交冶核电船航煤粮化石海能水]")  # how names of central enterprises begin
_LONGEST_BRAND = 4  # characters of a brand's beginning that ends in a weak word
_LONGEST_HEAD = 12  # characters of a name's head that ends in a weak word
_LONGEST_BEFORE = 9  # characters of everyday words that may stand before a name without a break
_OWNER = LatePattern("公司|集团|银行|国家|税务|大学|医院|中国|国网")
_FULL_PLACE = LatePattern(rf"[{HAN}]{{2}}")
_KINDS_OF_ENTERPRISE = ("中标", "成交", "入围", "关联", "联营", "合营", "下属", "所属")  # before 企业 and a name
OF_PARENT = ("子公司", "孙公司")  # before a name, if one without a legal form
WHOLE_BODY = LatePattern(rf"(?:国家|中央)[{HAN}]{{2,8}}[委署局办]")
_PROVINCES = frozenset(division.short for division in divisions() if division.level == 1)


def run_start(text: str, left: int, right: int) -> int | None:
    """Where the name before an ending begins; None when nothing stands before it."""
    run = _NAME_RUN.search(text, left, right)
    if run is None:
        return None
    start = run.start()
    lead = _LATIN_LEAD.match(text, start, right) or _ROLE_LEAD.match(text, start, right)
    if lead and starts_with_place(text[lead.end() : right]):
        start = lead.end()
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
        before = words[index - 1] if index else ""
        inside = _is_of_line(text, position, before, word) or _opens_place(text, position, word)
        joins = word in CONJUNCTIONS and before in JOINED_BUSINESS
        if (word in STOP_WORDS or word in "、,.-·&") and not (joins or inside):
            break
        if word in WEAK_STOPS and not inside and not text.startswith("(", position):
            weak.append(position)
        position -= len(word)
    farther = (start for start in (position, *weak[:0:-1]) if _goes_on(text, start, weak[0], right))
    return next(farther, weak[0]) if weak else position


def _is_of_line(text: str, end: int, before: str, word: str) -> bool:
    """True for the 至 of a road or railway between two places; ``end`` is where it ends in the text."""
    return word == "至" and starts_with_place(before + word) and _LINE_AHEAD.match(text, end) is not None


def _opens_place(text: str, end: int, word: str) -> bool:
    """True for the first sign of a place's name, where jieba has cut the place apart: 广州|从|化好莱客家居."""
    return len(word) == 1 and text[end - 1 : end + 1] in chinese_places()


def _goes_on(text: str, start: int, weak: int, right: int) -> bool:
    """True when a name begins with a place before a weak word and none begins behind it: 珠海|和|佳医疗."""
    if weak - start > _LONGEST_HEAD or ZH_ENDING.search(text, start, weak):
        return False
    if text.startswith("与", weak - 1) and text[start : weak - 1] in chinese_places():
        return False  # 在北京与神华煤炭运销公司
    if text.endswith(OF_PARENT, 0, start) and weak - start <= _LONGEST_BRAND:
        return not starts_with_place(text[weak:right])  # 子公司北车同力钢构…
    if _CENTRAL.match(text, weak - 2):
        return text[start] not in CONJUNCTIONS
    return starts_with_place(text[start:right]) and not starts_with_place(text[weak:right])


def trimmed(text: str, start: int, end: int) -> int:
    """The start moved to the place or state body that the name really begins with, when a few signs stand before it."""
    if text.startswith(("股东", "公司"), start - 1):
        start += 1  # 控股股|东平… is cut before a place where none is meant, 公|司华… behind a word
    elif text.startswith("企业", start) and text.endswith(_KINDS_OF_ENTERPRISE, 0, start):
        start += 2
    name = text[start:end]
    if role := _ROLE_FIRST.match(name):
        return trimmed(text, start + role.end(), end)
    if last := _STATE_BODY_LAST.search(name) or _GRID_LAST.search(name):
        return start + last.start()
    if number := _NUMBER_FIRST.match(name):
        return start + number.end()
    if (lead := _PREPOSITION.match(name)) and starts_with_place(name[lead.end() :]):
        return start + lead.end()
    if starts_with_place(name) or STATE_BODY_FIRST.match(name):
        return start
    return start + next((cut for cut in range(1, _LONGEST_BEFORE) if _begins_after(name, cut)), 0)


def _begins_after(name: str, cut: int) -> bool:
    """True when a division's full name or a state body stands behind everyday words that belong to no name."""
    if not ((_FULL_PLACE.match(name, cut) and starts_with_full_place(name[cut:])) or WHOLE_BODY.match(name, cut)):
        return False
    return not _OWNER.search(name, 0, cut) and all(is_everyday_word(word) for word in segment_short(name[:cut]))


def starts_with_place(name: str) -> bool:
    """True when a name begins with that of a division or country: 聊城市财政局."""
    places = chinese_places()
    return any(name[:length] in places for length in range(2, min(len(name), 14)))


def starts_with_full_place(name: str) -> bool:
    """True when a name begins with a division's name that says what it is: 泰宁县, 福建."""
    places = chinese_places()
    found = [length for length in range(2, min(len(name), 14)) if name[:length] in places]
    return any(name[length - 1] in "省市县区州旗盟" or name[:length] in _PROVINCES for length in found)
