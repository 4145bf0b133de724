"""English names of companies taken apart, and an English name held against a Chinese one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from nlp.gazetteer import chinese_places, english_names
from nlp.languages.company_words import company_aliases, trade_words
from nlp.patterns import LatePattern, either_case
from tenders.company_names import ChineseName, plain

# Legal forms by family: names of two families are two companies.
_FAMILIES = {
    "limited": "co ltd limited company pte pty sdn bhd berhad",
    "corporation": "corp corporation",
    "incorporated": "inc incorporated",
    "llc": "llc", "llp": "llp", "lp": "lp", "plc": "plc", "gmbh": "gmbh", "ag": "ag", "sa": "sa", "spa": "spa",
    "bv": "bv", "nv": "nv",
}  # fmt: skip
_FAMILY = {word: family for family, words in _FAMILIES.items() for word in words.split()}
_WORD_FORMS = {
    "technologies": "technology", "tech": "technology", "intl": "international", "mfg": "manufacturing",
    "eng": "engineering", "engrg": "engineering", "constr": "construction", "dev": "development", "mgmt": "management",
    "sci": "science", "svc": "service", "svcs": "service", "bros": "brothers", "industries": "industry",
    "securities": "securities", "logistics": "logistics", "affairs": "affair", "equip": "equipment",
    "grp": "group", "assoc": "associates", "sys": "system", "no": "no",
}  # fmt: skip
_DROPPED = frozenset("the and of province".split())
_BRANCH = LatePattern(
    r"^(?P<parent>.*\b(?:ltd|limited|inc|corp|corporation|company|bank|llc|co|china|group)\.?)[,\s]+"
    r"(?P<branch>(?:[\w'-]+ ){1,4}(?:sub-?branch|branch)(?: office| company)?)$",
    either_case,
)
_BRANCH_OF = LatePattern(
    r"^(?P<branch>(?:[\w'-]+ ){0,4}(?:sub-?branch|branch)) of (?:the )?(?P<parent>.+)$", either_case
)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_ADMINISTRATIVE = frozenset(("city", "county", "district", "municipality", "prefecture"))
_SYLLABLE = (
    r"(?:[bpmf](?:iao|ian|ing|ang|eng|ai|ei|ao|ou|an|en|in|ie|iu|a|o|i|u)|"
    r"(?:zh|ch|sh|[dtnlgkhrzcsjqxyw])?(?:iang|iong|uang|iao|ian|ing|ang|eng|ong|uai|uan|uan|ai|ei|ao|ou|an|en|in|ie|iu|"
    r"ia|ua|uo|ui|un|ue|er|a|o|e|i|u|v))"
)
_PINYIN = LatePattern(rf"{_SYLLABLE}{{2,4}}")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """An English company's name in parts: its words (singular, lower case) and the family of its legal form."""

    words: tuple[str, ...]
    family: str
    parent: str | None
    branch: tuple[str, ...]


@lru_cache(maxsize=8192)
def read_english_name(name: str) -> EnglishName:
    """The parts of an English company's name."""
    written = plain(name)
    parent, branch = _split_branch(written)
    words = list(_words(parent or written))
    family = ""
    while len(words) > 1 and words[-1] in _FAMILY:
        family = _FAMILY[words.pop()]
    known = _aliases().get(tuple(words))
    return EnglishName(
        (known,) if known else tuple(map(_form, words)), family, parent, tuple(map(_form, _words(branch)))
    )


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[str, ...], str]:
    return {tuple(_words(other)): first for other, first in company_aliases().items()}


def _split_branch(name: str) -> tuple[str | None, str]:
    match = _BRANCH.match(name) or _BRANCH_OF.match(name)
    return (match["parent"].strip(" ,"), match["branch"]) if match else (None, "")


def _words(text: str) -> list[str]:
    bare = re.sub(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?!\w)|'", "", text.casefold()).replace("&", " and ")
    bare = re.sub(r"\bno\.? ?(?=\d)", "no", bare)
    found = [word for word in re.findall(r"[^\W_]+", bare) if word not in _DROPPED]
    return [
        word
        for at, word in enumerate(found)
        if not (word in _ADMINISTRATIVE and at and found[at - 1] in english_names())
    ]


def _form(word: str) -> str:
    word = _ORDINALS.get(word, word)
    if word in _WORD_FORMS:
        return _WORD_FORMS[word]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def is_pinyin(word: str) -> bool:
    """True for a word that may be two to four syllables of pinyin: one letter makes another name of it."""
    return _PINYIN.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def readings(characters: str) -> frozenset[str]:
    """Every romanisation of a few characters."""
    from pypinyin import Style, pinyin

    kept = characters[:6]
    choices = pinyin(kept, style=Style.NORMAL, heteronym=True, v_to_u=False)
    found = {"".join(reading).casefold() for reading in product(*(each[:3] for each in choices))}
    return frozenset(found | {reading.replace("v", "u") for reading in found})


def _place_words(short: str) -> frozenset[str]:
    """English spellings of a Chinese place's short name."""
    divisions = chinese_places().get(short)
    return frozenset(each.english.casefold() for each in divisions) if isinstance(divisions, tuple) else frozenset()


def cross_score(chinese: ChineseName, english: EnglishName) -> float:
    """How surely a Chinese and an English name are one company, 0 to 1: brand by pinyin, place and trade by word."""
    if bool(chinese.branch) != bool(english.branch):
        return 0.0
    if chinese.branch and not _branches_agree(chinese.branch, english.branch):
        return 0.0
    if english.words == (chinese.core,):  # both known under one name
        return 0.95
    return max(_split_score(chinese, places, rest) for places, rest in _place_splits(english.words))


def _split_score(chinese: ChineseName, places: frozenset[str], rest: tuple[str, ...]) -> float:
    place = _place_score(chinese, places)
    brand = _brand_length(chinese.brand, rest)
    if not place or (chinese.brand and not brand):
        return 0.0
    return place * _trade_score(chinese.trade, rest[brand:], bool(brand))


def _place_splits(words: tuple[str, ...]) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Places that a name may begin with, none to all, and the words behind them: Wanyuan is a city and a brand."""
    names, places, at = english_names(), frozenset[str](), 0
    yield places, words
    while length := next((n for n in (2, 1) if at + n < len(words) and " ".join(words[at : at + n]) in names), 0):
        places |= {" ".join(words[at : at + length])}
        at += length
        yield places, words[at:]


def _place_score(chinese: ChineseName, places: frozenset[str]) -> float:
    own = _place_words(chinese.place) if chinese.place else frozenset()
    if own and places:
        return 1.0 if own & places else 0.0
    return 1.0 if bool(own) == bool(places) else 0.85


def _brand_length(brand: str, words: tuple[str, ...]) -> int:
    """How many of the first words spell the brand in pinyin; 0 when they do not."""
    if not brand:
        return 0
    spelled = readings(brand)
    return next((count for count in range(1, min(4, len(words)) + 1) if "".join(words[:count]) in spelled), 0)


def _branches_agree(branch: str, words: tuple[str, ...]) -> bool:
    names = chinese_places()
    short = next((branch[:length] for length in range(min(8, len(branch)), 1, -1) if branch[:length] in names), "")
    return bool(short and _place_words(short) & set(words))


def _trade_score(trade: str, words: tuple[str, ...], branded: bool) -> float:
    """1 when the trade's words stand for each other, one by one; less for words on one side only."""
    terms = _terms(trade)
    told = [term for term in terms if trade_words().get(term, frozenset()) & set(words)]
    meant = frozenset().union(*(trade_words().get(term, frozenset()) for term in terms))
    silent = len(terms) - len(told)
    strange = sum(word not in meant for word in words)
    if not terms and not words:
        return 0.9 if branded else 0.0
    if not told or "集团" in {*terms} - {*told} or ("group" in words and "集团" not in terms):
        return 0.0
    return {0: 1.0, 1: 0.85}.get(silent + strange, 0.3)


def _terms(trade: str) -> list[str]:
    """A trade's words, longest first: 建筑安装工程 → 建筑, 安装, 工程."""
    known, terms, at = trade_words(), [], 0
    while at < len(trade):
        length = next((n for n in range(min(4, len(trade) - at), 1, -1) if trade[at : at + n] in known), 1)
        terms.append(trade[at : at + length])
        at += length
    return terms
