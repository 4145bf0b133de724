"""Places by name and by code: divisions of GB/T 2260 (with their years), countries, US states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import ahocorasick

NO_YEAR = 9999
# Short names that are everyday words: places only behind a parent or with their suffix.
_EVERYDAY = frozenset(
    [
        "公安",
        "资源",
        "和平",
        "平安",
        "建设",
        "兴国",
        "东方",
        "城中",
        "城关",
        "城东",
        "城西",
        "城北",
        "安全",
        "互助",
        "乐业",
        "民主",
        "解放",
        "光明",
        "新华",
        "红旗",
        "永安",
        "太平",
        "长安",
        "新城",
        "桥东",
        "桥西",
        "河东",
        "河西",
        "河口",
        "中原",
        "南岸",
        "江北",
        "江南",
        "宝山",
        "武功",
        "临时",
        "永新",
        "大方",
        "大通",
        "大化",
        "大田",
        "大同",
        "开发",
        "友好",
        "前进",
        "向阳",
        "海港",
        "海南区",
        "名山",
        "社旗",
        "泰和",
        "丰富",
        "文昌",
        "宁海",
        "中江",
        "合作",
        "石门",
        "通道",
        "双江",
        "平江",
        "吉安县",
        "大安",
        "白云",
        "高明",
        "中山",
        "崇阳",
        "凤凰",
        "安定",
        "金山",
        "华容",
        "安居",
        "石林",
        "海东",
        "五华",
        "平和",
        "市中",
        "安宁",
        "安康",
        "郊区",
        "矿区",
        "长治",
        "团结",
        "西湖",
        "东湖",
        "南山",
        "福田",
        "龙华",
        "天河",
        "黄埔",
        "越秀",
        "番禺",
        "集美",
        "思明",
        "湖里",
        "吴江",
        "安化",
        "新建",
        "新和",
        "富源",
        "宏伟",
        "铁东",
        "铁西",
        "立山",
        "千山",
        "明山",
        "平山",
        "振兴",
        "元宝",
        "凌河",
        "老边",
        "太和",
        "细河",
        "双台子",
        "兴隆台",
        "银州",
        "清河",
        "双塔",
        "龙城",
        "连山",
        "龙港",
        "南票",
        "南关",
        "宽城",
        "二道",
        "绿园",
        "昌邑",
        "龙潭",
        "船营",
        "丰满",
        "东丰",
        "龙山",
        "西安区",
        "东昌",
        "浑江",
        "宁江",
        "洮北",
        "道里",
        "道外",
        "平房",
        "松北",
        "香坊",
        "呼兰",
        "阿城",
        "双城",
        "龙沙",
        "建华",
        "向山",
        "昂昂溪",
        "鸡冠",
        "恒山",
        "兴山",
        "东山",
        "工农",
        "南岗",
        "兴安",
        "临江",
        "宝清",
        "友谊",
        "萨尔图",
        "让胡路",
        "红岗",
        "东风",
        "伊春",
        "南岔",
        "翠峦",
        "美溪",
        "新青",
        "五营",
        "阳明",
        "爱民",
        "北林",
        "安达",
        "海伦",
        "望奎",
        "秀英",
        "美兰",
        "琼山",
        "天涯",
        "海棠",
        "吉阳",
        "崖州",
        "崇信",
        "灵台",
        "永登",
        "华亭",
        "民乐",
        "临泽",
        "高台",
        "山丹",
        "永靖",
        "和政",
        "广河",
        "康乐",
        "宕昌",
        "文县",
        "迭部",
        "合水",
        "正宁",
        "宁县",
        "环县",
        "两当",
        "礼县",
        "西和",
        "徽县",
        "成县",
        "康县",
        "积石山",
        "东乡",
        "玛曲",
        "碌曲",
        "夏河",
        "卓尼",
        "舟曲",
        "临潭",
        "左权",
        "和顺",
        "广灵",
        "浑源",
        "应县",
        "怀仁",
        "朔城",
        "平鲁",
        "山阴",
        "右玉",
        "中方",
        "靖州",
        "会同",
        "城步",
        "方正",
        "庆安",
        "明水",
        "青冈",
        "兰西",
        "绥棱",
        "通河",
        "木兰",
        "延寿",
        "依兰",
        "尚志",
        "五常",
        "巴彦",
        "宾县",
        "望都",
        "安国",
        "博野",
        "高阳",
        "容城",
        "雄县",
        "安新",
        "定兴",
        "易县",
        "曲阳",
        "阜平",
        "唐县",
        "顺平",
        "满城",
        "清苑",
        "徐水",
        "涞水",
        "涞源",
        "涿州",
    ]
)

# Generic words that abolished divisions once bore as names; never places by themselves.
_GENERIC = frozenset(
    [
        "市区",
        "新区",
        "郊区",
        "城区",
        "矿区",
        "直辖",
        "全州",
        "东区",
        "西区",
        "市辖",
        "自治",
        "特区",
        "农区",
        "江州",
        "开发区",
        "办事处",
        "工农区",
    ]
)
# Longer words that hold a place's name without naming the place.
_DECOYS = (
    "青海湖",
    "北京时间",
    "信用中国",
    "海南岛",
    "南京路",
    "北京路",
    "中山路",
    "长江",
    "黄河",
    "珠江",
    "洞庭湖",
    "鄱阳湖",
    "天山",
    "太湖流域",
)
# State-level zones without a code of their own.
_ZONES = (
    "贵安新区",
    "雄安新区",
    "西咸新区",
    "两江新区",
    "天府新区",
    "湘江新区",
    "赣江新区",
    "江北新区",
    "舟山群岛新区",
    "兰州新区",
    "哈尔滨新区",
    "长春新区",
)


@dataclass(frozen=True, slots=True)
class Division:
    """A division of GB/T 2260 under one code and name, in force from ``since`` to ``until`` (years)."""

    code: str
    name: str
    short: str
    english: str
    since: int
    until: int

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3


def _lines(name: str) -> list[str]:
    return (files("nlp") / "data" / name).read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """Every division, current and abolished; Hong Kong, Macao and Taiwan count as countries (ISO 3166)."""
    found = []
    for line in _lines("divisions.tsv"):
        code, name, short, english, since, until = line.split("\t")
        if code[:2] < "70":
            found.append(Division(code, name, short, english, int(since), int(until or NO_YEAR)))
    return tuple(found)


@lru_cache(maxsize=1)
def by_code() -> dict[str, Division]:
    """The latest division under each code."""
    return {division.code: division for division in sorted(divisions(), key=lambda division: division.until)}


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Country code by Chinese and English name."""
    names: dict[str, str] = {}
    for line in _lines("countries.tsv"):
        code, chinese, english = line.split("\t")
        names.update(dict.fromkeys((*chinese.split("|"), *english.split("|")), code))
    return names


@lru_cache(maxsize=1)
def us_states() -> frozenset[str]:
    """Names of US states and territories."""
    return frozenset(_lines("us_states.txt"))


def chinese_names(division: Division) -> tuple[str, ...]:
    """Every way a division is written in Chinese: 红河哈尼族彝族自治州, 红河州, 红河."""
    names = {division.name, division.short}
    if division.name.endswith("自治州"):
        names.add(division.short + "州")
    if division.name.endswith("自治县"):
        names.add(division.short + "县")
    return tuple(names)


def is_everyday(name: str) -> bool:
    """True for a short name that is more often a word than a place."""
    return name in _EVERYDAY


@lru_cache(maxsize=1)
def chinese_matcher() -> Any:
    """Aho-Corasick automaton over all Chinese names; each value is (name, divisions or a country code).

    An empty code marks a name that is no place of the table: a decoy (青海湖) or a zone (贵安新区).
    """
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        for name in chinese_names(division):
            named[name].append(division)
    automaton = ahocorasick.Automaton()
    for name in (*_DECOYS, *_ZONES):
        automaton.add_word(name, (name, ""))
    for name, found in named.items():
        if name not in _GENERIC:
            automaton.add_word(name, (name, tuple(found)))
    for name, code in countries().items():
        if not name.isascii() and name not in named:
            automaton.add_word(name, (name, code))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def english_names() -> dict[str, tuple[Division, ...]]:
    """Divisions by romanised short name, lower case, apostrophes taken out."""
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        named[division.english.casefold()].append(division)
    return {name: tuple(found) for name, found in named.items()}


def is_zone(name: str) -> bool:
    """True for a state-level zone, a place without a code of GB/T 2260."""
    return name in _ZONES


@lru_cache(maxsize=16384)
def parents(code: str) -> tuple[str, ...]:
    """Codes above a division, nearest first: 371502 → 371500, 370000."""
    above = (code[:4] + "00", code[:2] + "0000")
    return tuple(dict.fromkeys(up for up in above if up != code))


def is_within(code: str, area: str) -> bool:
    """True when a code is the area or lies in it."""
    return code == area or area in parents(code)


def place_name(code: str) -> str | None:
    """Full Chinese name of a code, from the province down; the country's name for an ISO code."""
    if len(code) == 2:
        return next((name for name, known in countries().items() if known == code), None)
    chain = [by_code().get(up) for up in (*reversed(parents(code)), code)]
    return "".join(division.name for division in chain if division) or None
