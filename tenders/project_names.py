"""Names of projects and bodies held against each other: what only one of them says decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractors.place import place_of
from nlp.fold import fold
from nlp.gazetteer import chinese_places
from nlp.patterns import HAN, LatePattern, either_case
from nlp.words import word_list

_HAN = LatePattern(f"[{HAN}]")
_MARKS = LatePattern(r"[\s\"'()\[\]《》<>,、。.:;·_/|-]+")
_NOTICE = LatePattern(
    r"(?:采购|招标|中标|成交|结果|更正|变更|澄清|合同|公开|竞争性|磋商|谈判|询价|单一来源|比选|候选人|公示|公告|通知|书)+$|"
    r"\b(?:tender|bid|award|contract|correction|procurement) notice$",
    either_case,
)
_PROJECT_CODE = LatePattern(r"\d{4}-\d{6}-\d{2}-\d{2}-\d{6}")
_YEAR = LatePattern(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?:年度?)?")
_NUMBER = LatePattern(
    r"\d+(?:\.\d+)?|第?[一二三四五六七八九十]+(?=[期次批标包段号轮阶])|(?<=第)[一二三四五六七八九十]+|"
    r"\b[ivx]{2,4}\b|(?<=phase )[ivx]\b|\b(?:first|second|third|fourth|one|two|three|four)\b"
)
_NUMERALS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九十")}
_NUMERALS |= dict(zip(("i", "ii", "iii", "iv", "v", "vi"), "123456", strict=True))
_NUMERALS |= dict(zip(("first", "second", "third", "fourth"), "1234", strict=True))
_NUMERALS |= dict(zip(("one", "two", "three", "four"), "1234", strict=True))
_AGAIN = LatePattern(r"重新?(?:招标|采购|招|发)|再次(?:招标|采购)|[二两]次(?:招标|采购)?|\bre-?tender(?:ed|ing)?\b")
# Words by which two procedures of one undertaking differ; one that only one name has sets the two apart.
_TELLING = word_list("telling_words.txt")
_GENERIC = LatePattern(
    r"政府采购|采购项目|服务项目|建设项目|采购|招标|项目|工程|服务|建设|公开|年度|及|的|与|和|"
    r"\b(?:project|procurement|of|the|for|service|and)s?\b"
)


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project's name in parts: its words as one run of signs, the years and the numbers in it, the telling words."""

    words: str
    bare: str
    years: frozenset[str]
    numbers: tuple[str, ...]
    telling: frozenset[str]


@lru_cache(maxsize=8192)
def read_project_name(name: str) -> ProjectName:
    """The parts of a project's name; places that it begins with, generic words and marks are left out of ``bare``."""
    folded = fold(name).casefold()
    years = frozenset(match[:4] for match in _YEAR.findall(folded))
    rest = _YEAR.sub(" ", folded)
    while (shorter := _NOTICE.sub("", rest.strip())) != rest:
        rest = shorter
    numbers = tuple(sorted(_plain_number(match) for match in _NUMBER.findall(rest)))
    telling = frozenset(word for word in _TELLING if word in rest) | {"again" for _ in _AGAIN.finditer(folded)}
    bare = _MARKS.sub("", _GENERIC.sub(" ", _without_place(rest)))
    return ProjectName(_MARKS.sub("", rest), bare, years, numbers, telling)


def _plain_number(number: str) -> str:
    number = number.removeprefix("第")
    return _NUMERALS.get(number, number.lstrip("0") or "0")


def _without_place(name: str) -> str:
    names = chinese_places()
    while length := next((n for n in range(min(14, len(name) - 3), 1, -1) if name[:n] in names), 0):
        name = name[length:].lstrip("市县区省 ")
    return name


def project_score(a: str, b: str) -> float:
    """How alike two names of projects are, 0 to 1; 0 where a year, a number or a telling word sets them apart."""
    first, second = read_project_name(a), read_project_name(b)
    if (first.years and second.years and not first.years & second.years) or first.numbers != second.numbers:
        return 0.0
    if first.telling != second.telling:
        return 0.0
    if first.words == second.words:
        return 1.0
    if not first.bare or not second.bare:
        return 0.0
    return _likeness(first.bare, second.bare)


def _likeness(a: str, b: str) -> float:
    """1 for the same words; less for words left out of one; least where each has words of its own."""
    if a == b:
        return 0.98
    if a in b or b in a:
        return 0.6 + 0.38 * min(len(a), len(b)) / max(len(a), len(b))
    return 0.9 * fuzz.ratio(a, b) / 100


@lru_cache(maxsize=4096)
def body_score(a: str, b: str) -> float:
    """How surely two names are one public body: 1 the same, .9 with its place left out or written fully, 0 another.

    Chinese against English tells nothing here: .5.
    """
    first, second = (_MARKS.sub("", fold(name).casefold()) for name in (a, b))
    if first == second:
        return 1.0
    if bool(_HAN.search(first)) != bool(_HAN.search(second)):
        return 0.5
    short, full = sorted((first, second), key=len)
    if not _HAN.search(first):
        return 0.9 if set(a.casefold().split()) == set(b.casefold().split()) else 0.0
    bare, whole = sorted((_bare_body(first), _bare_body(second)), key=len)
    alike = bare == whole if len(bare) > 2 else False
    return 0.9 if (alike or _abbreviates(bare, whole)) and _places_agree(short, full) else 0.0


def _abbreviates(short: str, full: str) -> bool:
    """True when a body's short name has the signs of its full one in order: 住建局 of 住房和城乡建设局."""
    if len(short) < 3 or (short[0], short[-1]) != (full[0], full[-1]):
        return False
    if _NUMBER.findall(short) != _NUMBER.findall(full):
        return False
    rest = iter(full)
    return all(sign in rest for sign in short)


def _bare_body(name: str) -> str:
    return re.sub("人民政府$", "政府", _without_place(name))


def _places_agree(short: str, full: str) -> bool:
    here, there = place_of(short), place_of(full)
    return here is None or there is None or here == there


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """A procedure's number as it is compared: folded, lower case, without marks and without its label."""
    folded = re.sub(r"^[^:]{0,12}:", "", fold(number).casefold())
    return re.sub(r"[\s\-_.()\[\]/号]+", "", folded)


def is_project_code(number: str) -> bool:
    """True for the code of an investment project (2310-330203-04-01-421632), which all its procurements share."""
    return _PROJECT_CODE.fullmatch(fold(number).strip()) is not None


def is_distinctive(number: str) -> bool:
    """True when a number is long enough that two buyers will hardly give the same one."""
    key = number_key(number)
    return len(key) >= 10 and sum(sign.isdigit() for sign in key) >= 7
