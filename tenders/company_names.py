"""A company's name taken apart: place, brand, trade, legal form, branch. Chinese here, English in company_names_en."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.fold import fold
from nlp.gazetteer import chinese_places, find_chinese_places, is_everyday, parents
from nlp.languages.company_words import company_aliases
from nlp.languages.organisations import BRANCH_ENDINGS
from nlp.languages.trades import TRADES
from nlp.patterns import HAN, LatePattern, Pattern

_HAN = LatePattern(f"[{HAN}]")
_ROLE = LatePattern(
    r"\((?:牵头人?|牵头单位|主办方|联合体[^()]*|成员[^()]*|盖章|公章|单位章|以下[^()]*|简称[^()]*|原[^()]*|曾用名[^()]*|"
    r"(?:特殊)?普通合伙|有限合伙)\)$|^(?:联合体)?(?:牵头人|牵头单位|成员(?:单位)?|主|联)\s*[::]"
)
_PARTNERSHIP = LatePattern(r"\((?:(?:特殊)?普通合伙|有限合伙)\)")
_MARKS = LatePattern(r"[\s()\[\]\"'·.,、。|:;-]+")
# How a Chinese name ends, first match: the class of its legal form, by which names are told apart.
_FORMS: tuple[tuple[str, Pattern], ...] = (
    ("stock", LatePattern("股份有限责任公司$|股份有限公司$|股份公司$")),
    ("limited", LatePattern("有限责任公司$|有限公司$|有限责任$|有限$")),
    ("head", LatePattern("总公司$")),
    ("", LatePattern("(?<!分)(?<!支)(?<!子)公司$")),
    ("", LatePattern("股份$")),
)
_LEGAL = r"(?:有限责任公司|有限公司|集团公司|总公司|银行)"
_BRANCH = LatePattern(rf"(.{{2,}}?{_LEGAL})(.+)$")
_OWN_BRANCH = LatePattern(rf"(.{{3,}}?(?:公司|集团|银行|局))((?:[{HAN}]{{1,12}}?)(?:{'|'.join(BRANCH_ENDINGS)}))$")
_COMPANY_AFTER = LatePattern(r".*(?:股份|集团|有限)")  # 银行|股份有限公司 is no branch
# State enterprises that go by a number, under the name by which they are called.
_NUMBERED: tuple[tuple[Pattern, str], ...] = (
    (LatePattern(r"^中国建筑第?([一二三四五六七八九十])(?:工程)?局"), r"中建\1局"),
    (LatePattern(r"^中国水利水电第([一二三四五六七八九十]+)工程局"), r"水电\1局"),
    (LatePattern(r"^中(?:国)?水(?:电)?([一二三四五六七八九十]+)局"), r"水电\1局"),
    (LatePattern(r"^中交第([一二三四])航务工程局"), r"中交\1航局"),
    (LatePattern(r"^中交第([一二三四])公路工程局"), r"中交\1公局"),
    (LatePattern(r"^中铁第([一二三四五六])勘察设计院"), r"铁\1院"),
)
_NUMBER = LatePattern(r"\d+|(?<![万统专唯单])[一二三四五六七八九十]+(?![体流])")
_TRADE = LatePattern("|".join(sorted(TRADES, key=len, reverse=True)))
_ARABIC = str.maketrans("123456789", "一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A Chinese company's name in parts. ``core`` is all before the legal form, its place by the short name;
    ``form`` is "" for a short name; ``inner`` are places named behind the brand (…集团山东有限公司)."""

    core: str
    place: str
    brand: str
    trade: str
    form: str
    numbers: tuple[str, ...]
    inner: frozenset[str]
    parent: str | None
    branch: str

    @property
    def is_short(self) -> bool:
        """True without a legal form of its own."""
        return not self.form


def is_chinese(name: str) -> bool:
    """True when a name has any Chinese character."""
    return _HAN.search(name) is not None


def plain(name: str) -> str:
    """A name folded, without role remarks behind it (（牵头人）, （盖章）), spaces kept: what the parsers read."""
    folded = fold(name).replace("\u3000", " ").strip(" ,;、。.:")
    folded = _PARTNERSHIP.sub("", folded)
    while (shorter := _ROLE.sub("", folded).strip()) != folded:
        folded = shorter
    return folded


@lru_cache(maxsize=8192)
def read_chinese_name(name: str) -> ChineseName:
    """The parts of a Chinese company's name."""
    whole = _MARKS.sub("", plain(name))
    parent, branch = split_branch(whole)
    stem = company_aliases().get((parent or whole).casefold(), parent or whole)
    core, form = _without_form(stem)
    core = company_aliases().get(core.casefold(), core)
    for pattern, called in _NUMBERED:
        core = pattern.sub(called, core)
    places, rest = _leading_places(core)
    brand, trade = _brand_and_trade(rest)
    place = places[-1] if places else ""
    return ChineseName(
        place + rest, place, brand, trade, form, _numbers(core), _inner_places(trade), parent, _branch_key(branch)
    )


def split_branch(name: str) -> tuple[str | None, str]:
    """A branch's parent and its own part; (None, "") for a company by itself.

    某某股份有限公司聊城分公司 → 某某股份有限公司 and 聊城分公司.
    """
    for pattern in (_BRANCH, _OWN_BRANCH):
        match = pattern.match(name)
        if match and not _COMPANY_AFTER.match(match[2]) and re.search("|".join(BRANCH_ENDINGS), match[2]):
            return match[1], match[2]
    return None, ""


def _branch_key(branch: str) -> str:
    """A branch's own part, its place by the short name: 聊城市分公司 and 聊城分公司 are one."""
    places, rest = _leading_places(branch)
    return "".join(places[-1:]) + rest


def _without_form(name: str) -> tuple[str, str]:
    for form, ending in _FORMS:
        if (shorter := ending.sub("", name)) != name and len(shorter) >= 2:
            return shorter, form
    return name, ""


def _leading_places(core: str) -> tuple[list[str], str]:
    """Short names of the places that a name begins with, each within the one before, and the rest.

    A bare county is left in the rest (it may be a brand): 华安建设; with its suffix it is a place: 华安县.
    """
    places: list[str] = []
    codes: tuple[str, ...] = ()
    at = 0
    while found := _place_at(core, at, codes):
        length, short, codes = found
        places.append(short)
        at += length
    return places, core[at:]


def _place_at(core: str, at: int, within: tuple[str, ...]) -> tuple[int, str, tuple[str, ...]] | None:
    names = chinese_places()
    for length in range(min(12, len(core) - at - 2), 1, -1):
        words = core[at : at + length]
        if words not in names or (core[at + length : at + length + 1] == "政" and words.endswith("市")):
            continue
        divisions = names[words]
        if not isinstance(divisions, tuple):
            continue
        fitting = [each for each in divisions if not within or set(parents(each.code)) & set(within)]
        sure = [each for each in fitting if each.level < 3 or within or words == each.name]
        if sure and not (words == sure[0].short != sure[0].name and is_everyday(words)):
            return length, sure[0].short, tuple(each.code for each in sure)
    return None


def _brand_and_trade(rest: str) -> tuple[str, str]:
    match = _TRADE.match(rest) or _TRADE.search(rest, min(2, len(rest)))
    if match is None:
        tail = re.search("集团$", rest)
        return (rest[: tail.start()], "集团") if tail and tail.start() >= 2 else (rest, "")
    return rest[: match.start()], rest[match.start() :]


def _numbers(core: str) -> tuple[str, ...]:
    """Numbers in a name in order, 第 aside; those of one sign alike in both scripts: 第2 is 二."""
    return tuple(number.translate(_ARABIC) if len(number) == 1 else number for number in _NUMBER.findall(core))


def _inner_places(trade: str) -> frozenset[str]:
    """Places up to prefectures named behind the brand."""
    found = set()
    for _, name, divisions in find_chinese_places(trade):
        if isinstance(divisions, tuple) and not is_everyday(name):
            found |= {each.short for each in divisions if each.level < 3 or name == each.name}
    return frozenset(found)
