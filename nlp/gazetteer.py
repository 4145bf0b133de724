"""Places by name and by code: divisions of GB/T 2260 (with their years), countries, US states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

NO_YEAR = 9999
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
    names = [division.name, division.short]
    if division.name.endswith("自治州"):
        names.append(division.short + "州")
    if division.name.endswith("自治县"):
        names.append(division.short + "县")
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(_lines("everyday.txt"))


def is_everyday(name: str) -> bool:
    """True for a short name that is more often a word than a place: 平安, 合作, 资源."""
    return name in _everyday()


Meaning = tuple[Division, ...] | str  # divisions of that name, or a country's code; "" for no place of the table


@lru_cache(maxsize=1)
def chinese_places() -> dict[str, Meaning]:
    """What each Chinese name of a division or country means.

    An empty meaning marks a name that is no place of the table: a decoy (青海湖) or a zone (贵安新区).
    """
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        for name in chinese_names(division):
            named[name].append(division)
    meanings: dict[str, Meaning] = dict.fromkeys((*_lines("decoys.txt"), *_ZONES), "")
    meanings |= {name: tuple(found) for name, found in named.items() if name not in _GENERIC}
    meanings |= {name: code for name, code in countries().items() if not name.isascii() and name not in named}
    return meanings


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(chinese_places())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def find_chinese_places(text: str) -> Iterator[tuple[int, str, Meaning]]:
    """(start, name, meaning) of the Chinese names in ``text``: the longest at each place, none overlapping another."""
    automaton, names = _automaton()
    for index, start, _ in automaton.find_matches_as_indexes(text):
        yield start, names[index], chinese_places()[names[index]]


@lru_cache(maxsize=1)
def english_names() -> dict[str, tuple[Division, ...]]:
    """Divisions by romanised short name, lower case, apostrophes taken out."""
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        name = division.english.casefold()
        named[name].append(division)
        if division.short.endswith("族"):  # Dongxiang Autonomous County bears its people's name alone
            named[name.removesuffix("zu")].append(division)
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
