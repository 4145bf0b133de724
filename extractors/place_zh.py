"""Chinese places: chains of divisions (山东省聊城市东昌府区), short names (陕西榆林), towns, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.place_choice import Surroundings, choose, in_force
from nlp.gazetteer import Division, find_chinese_places, is_everyday, is_within, is_zone
from nlp.pattern_table import leaping

_SUFFIXED = ("省", "市", "区", "县", "州", "旗", "盟")
_ROAD_AFTER = leaping(
    r"(?:[东南西北中]?(?:路|街(?!道)|大道|大街|大桥|高速|机场|火车站|号线|湾|江(?!苏|西|省|北)|河(?!北|南|口)|湖(?!北|南)|山(?!东|西)|海峡|话|菜|人(?!民|力)|籍|队|号|银行|证券|大学|牌|级)|[段巷弄]\d)"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:街道办事处|街道|镇|乡|苏木)(?![长人政企卫中街路村]|建设|化)")
_TOWN_ALONE = re.compile(r"(?<![\u4e00-\u9fff])(?P<town>[\u4e00-\u9fff]{2,6}镇)(?=及|、|,|\)|和|境内|辖区)")
_NO_TOWN = re.compile(r"[各全该本小重古村乡城集建]镇$|特色")
_PLATFORM_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:平台|网站|采购网|信息网|交易网|官网|热线网|电子服务系统|电视台|日报|晚报)"
)
_BUILDING_AFTER = re.compile(
    r"(?:(?![一的在])[\u4e00-\u9fff]){0,6}(?:大厦|广场|金融中心|商务楼|写字楼|大酒店|饭店|宾馆)"
)
_DATELINE = re.compile(r"(?:本报|本刊|新华社)$")
_ZONE = re.compile(r"(?:高新(?:技术产业开发)?区|经济?(?:技术)?开发区|保税区|高新区|工业园区|新区)")
_AFFIXED_BEFORE = re.compile(r"[\u4e00-\u9fff]$")
_COMBINED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:川渝|京津冀|江浙沪|长三角|粤港澳|云贵川|陕甘宁)(?:两地|地区|三地)?|(?<=从)川渝(?=优势)"
)
_DIRECT = frozenset(("11", "12", "31", "50"))


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]
    country: str | None


def _hits(text: str) -> Iterator[_Hit]:
    """Longest names in the text, none overlapping another."""
    for start, name, meaning in find_chinese_places(text):
        divisions, country = (meaning, None) if isinstance(meaning, tuple) else ((), meaning)
        yield _Hit(start, start + len(name), name, divisions, country)


@lru_cache(maxsize=2)
def _chains(text: str) -> list[list[_Hit]]:
    """Neighbouring names of which each may hold the next. Kept for the second pass over the same text."""
    chains: list[list[_Hit]] = []
    for hit in _hits(text):
        last = chains[-1][-1] if chains else None
        if last and last.end == hit.start and _may_hold(last, hit):
            chains[-1].append(hit)
        else:
            chains.append([hit])
    return chains


def _may_hold(upper: _Hit, lower: _Hit) -> bool:
    return any(is_within(b.code, a.code) and a.code != b.code for a in upper.divisions for b in lower.divisions)


def survey(text: str, around: Surroundings) -> None:
    """Note the places that the text names beyond doubt: one division of that name, or a chain of one reading."""
    for chain in _chains(text):
        codes = _readings(chain, around)
        full = chain[-1].name.endswith(_SUFFIXED) or len(chain) > 1
        if len(codes) == 1 and (
            full or codes[0].level == 1 or (codes[0].level == 2 and not is_everyday(chain[-1].name))
        ):
            around.name(chain[0].start, codes[0].code)


def _readings(chain: list[_Hit], around: Surroundings) -> list[Division]:
    """Divisions that the chain's last name can mean, given the names before it."""
    upper: list[Division] | None = None
    for hit in chain:
        found = in_force(hit.divisions, around.year) if hit.divisions else []
        if upper is not None:
            found = [d for d in found if any(is_within(d.code, u.code) and d.code != u.code for u in upper)] or [
                d for d in hit.divisions if any(is_within(d.code, u.code) and d.code != u.code for u in upper)
            ]
        upper = found
    return upper or []


def places(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """(start, end, code, rule) of every place named as one."""
    found: list[tuple[int, int, str | None, str]] = [
        (m.start(), m.start() + len(re.sub("两地|地区|三地", "", m.group())), None, "zh_combined")
        for m in _COMBINED.finditer(text)
    ]
    for chain in _chains(text):
        if place := _place(text, chain, around):
            found.append(place)
    taken = {place[0] for place in found}
    return found + [place for place in _towns(text, around) if place[0] not in taken]


def _towns(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """A town named alone takes the code of the county that the text names last before it, else first behind."""
    found: list[tuple[int, int, str | None, str]] = []
    for match in _TOWN_ALONE.finditer(text):
        code = around.county_at(match.start())
        if code and not _NO_TOWN.search(match["town"]):
            found.append((match.start(), match.end(), code, "zh_town"))
    return found


def inside_name(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """Places inside a name (聊城市 in 聊城市财政局): what follows them does not matter."""
    found: list[tuple[int, int, str | None, str]] = []
    for chain in _chains(text):
        division = _division(chain, around)
        if chain[0].country:
            found.append((chain[0].start, chain[-1].end, chain[0].country, "zh_country"))
        elif division and (
            chain[0].start == 0
            or chain[-1].name.endswith(_SUFFIXED)
            or len(chain) > 1
            or (division.level < 3 and not is_everyday(chain[-1].name))
        ):
            found.append((chain[0].start, chain[-1].end, division.code, "zh_inside"))
    return [place for place in found if place[2] != "CN" or (len(found) == 1 and not text.startswith("中国"))]


def _place(text: str, chain: list[_Hit], around: Surroundings) -> tuple[int, int, str | None, str] | None:
    start, end = chain[0].start, chain[-1].end
    if chain[0].country is not None:
        return _country_or_zone(text, chain[0])
    if _PLATFORM_AFTER.match(text, end) or (not _is_full(chain) and _BUILDING_AFTER.match(text, end)):
        return None
    chain = _without_swallowed(text, chain)
    end = chain[-1].end
    suffixed = chain[-1].name.endswith(_SUFFIXED)
    if suffixed and chain[-1].name.endswith("市") and text.startswith("区", end) and len(chain[-1].name) > 2:
        end -= 1  # 泉州市区: the urban area of 泉州
    if not suffixed and _ROAD_AFTER.match(text, end):
        return None
    division = _division(chain, around)
    if len(chain) == 1 and not suffixed and not _stands(chain[0], division, text, around):
        return None
    if len(chain) == 1 and not division and not suffixed:
        return (start, end, None, "zh_open") if min(d.level for d in chain[0].divisions) < 3 else None
    if (suffixed or len(chain) > 1) and (town := _TOWN.match(text, end)) and division and division.level > 1:
        end = town.end()
    elif zone := _ZONE.match(text, end):
        end = zone.end() if division and division.level == 2 else end
    return start, end, division.code if division else None, "zh_chain" if len(chain) > 1 else "zh_name"


def _is_full(chain: list[_Hit]) -> bool:
    """True for a chain that ends in a full name: an address (宁波市海曙区) before a building's name."""
    return len(chain) > 1 and chain[-1].name.endswith(_SUFFIXED)


def _country_or_zone(text: str, hit: _Hit) -> tuple[int, int, str | None, str] | None:
    if is_zone(hit.name):
        return hit.start, hit.end, None, "zh_zone"
    return (
        (hit.start, hit.end, hit.country, "zh_country")
        if hit.country and _is_country(text, hit.start, hit.end)
        else None
    )


def _without_swallowed(text: str, chain: list[_Hit]) -> list[_Hit]:
    """Drop a short last name that a longer word has swallowed (…市|中山|路 → 中山路)."""
    while len(chain) > 1 and not chain[-1].name.endswith(_SUFFIXED) and _ROAD_AFTER.match(text, chain[-1].end):
        chain = chain[:-1]
    return chain


def _is_country(text: str, start: int, end: int) -> bool:
    after = text[end : end + 2]
    return (
        not (
            text[start:end] in ("中国", "我国")
            and re.match(r"[\u4e00-\u9fff]{2}", after)
            and after[0] not in "的在与和从,。"
        )
        and text[start:end] != "我国"
    )


def _stands(hit: _Hit, division: Division | None, text: str, around: Surroundings) -> bool:
    """True when a short name alone may be taken for a place."""
    top = min(found.level for found in hit.divisions)
    if top == 1:
        return True
    if is_everyday(hit.name) and not _DATELINE.search(text, max(0, hit.start - 3), hit.start):
        return False
    if top == 2:
        return True
    return division is not None and around.names(division.code)


def _division(chain: list[_Hit], around: Surroundings) -> Division | None:
    readings = _readings(chain, around)
    name = chain[-1].name
    if not readings:
        return None
    if len(chain) == 1 and name in around.settled:
        known = next((division for division in readings if division.code == around.settled[name]), None)
        if (
            known
            and around.distance(known, chain[0].start) >= 0
            and len(readings) > 1
            and not _near_other(readings, known, chain[0].start, around)
        ):
            return known
    if name.endswith("州") and not any(d.name == name for d in readings):
        readings = [d for d in readings if d.level == 2] or readings
    chosen = choose(readings, chain[0].start, around)
    if chosen:
        around.settled.setdefault(name, chosen.code)
    return chosen


def _near_other(readings: list[Division], known: Division, position: int, around: Surroundings) -> bool:
    """True when a place just beside speaks for another reading than the settled one."""
    return any(
        around.distance(d, position) < min(12, around.distance(known, position)) for d in readings if d is not known
    )
