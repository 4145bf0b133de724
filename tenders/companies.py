"""One company, many names: full and short, branch and parent, Chinese and English, bracket and width variants.

Careful by design: two names that differ in place, brand, trade, number or rank are two companies, and a short name that
fits two full names is joined to neither. Thresholds come from ``eval/gold/company_pairs.jsonl``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from nlp.languages.trades import COMMON_BRANDS
from tenders.company_names import ChineseName, is_chinese, plain, read_chinese_name
from tenders.company_names_en import EnglishName, cross_score, is_pinyin, read_english_name

SAME = 0.8  # the score from which two names are one company; chosen on the half of the pairs marked "choose"
_MARGIN = 0.02  # by how much the best of several candidates must lead
_TYPO_LENGTH = 7  # letters of an English word from which one letter may be a slip
_GENERIC_EN = frozenset(("engineering", "technology"))  # what a short English name may leave out


@dataclass(frozen=True, slots=True)
class Company:
    """One company: the fullest of its names, the others, and the fullest name of the company it is a branch of."""

    name: str
    others: tuple[str, ...] = ()
    parent: str | None = None


def same_company(a: str, b: str) -> float:
    """How surely two names are one company, 0 to 1; from ``SAME`` on they are taken as one.

    A branch and its parent are two companies (0). The order of the two does not matter.
    """
    if plain(a) == plain(b):
        return 1.0 if a.strip() else 0.0
    if is_chinese(a) and is_chinese(b):
        return _chinese_score(read_chinese_name(a), read_chinese_name(b))
    if is_chinese(a) or is_chinese(b):
        chinese, english = (a, b) if is_chinese(a) else (b, a)
        return cross_score(read_chinese_name(chinese), read_english_name(english))
    return _english_score(read_english_name(a), read_english_name(b))


def group_companies(names: Iterable[str]) -> tuple[Company, ...]:
    """The companies that names stand for, in the order of their fullest names.

    Full names first; then each short or foreign name joins the one group that it fits best, if there is one.
    The order of ``names`` does not matter.
    """
    counts = Counter(name for name in names if name.strip())
    groups: list[list[str]] = []
    index: defaultdict[str, set[int]] = defaultdict(set)
    for name in sorted(counts, key=lambda name: (_rank(name), name)):
        at = _home(name, groups, index, _keys_of_full(name) if _rank(name) == 0 else _keys(name))
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(name)
        for key in _keys(name):
            index[key].add(at)
    fullest = [min(group, key=lambda name: (_rank(name), -len(plain(name)), -counts[name], name)) for group in groups]
    parents = [_called(parent_of(name), groups, index, fullest) for name in fullest]
    return tuple(sorted(map(_company, fullest, groups, parents), key=lambda company: company.name))


def _called(
    parent: str | None, groups: Sequence[Sequence[str]], index: dict[str, set[int]], fullest: Sequence[str]
) -> str | None:
    """A parent by the fullest of the names that it goes by here."""
    at = _home(parent, groups, index, _keys(parent)) if parent else None
    return parent if at is None else fullest[at]


def parent_of(name: str) -> str | None:
    """The company that a branch belongs to, as its name gives it; None for a company by itself."""
    return read_chinese_name(name).parent if is_chinese(name) else read_english_name(name).parent


def _company(name: str, group: Sequence[str], parent: str | None) -> Company:
    return Company(name, tuple(sorted(other for other in group if other != name)), parent)


def _rank(name: str) -> int:
    """Full Chinese names, full English ones, short Chinese ones, short English ones."""
    if is_chinese(name):
        return 2 if read_chinese_name(name).is_short else 0
    return 1 if read_english_name(name).family else 3


def _home(name: str, groups: Sequence[Sequence[str]], index: dict[str, set[int]], keys: Iterable[str]) -> int | None:
    """Of the groups under ``keys`` the one that a name fits best; None when none fits, or two fit alike."""
    near = sorted({at for key in keys for at in index.get(key, ())})
    scores = sorted(((_group_score(name, groups[at]), at) for at in near), reverse=True)
    if not scores or scores[0][0] < SAME:
        return None
    return scores[0][1] if len(scores) == 1 or scores[0][0] - scores[1][0] >= _MARGIN else None


def _group_score(name: str, group: Sequence[str]) -> float:
    """The best score against a group's names; 0 when one of the same script and fullness is another company."""
    scores = {other: same_company(name, other) for other in group}
    if any(score < SAME for other, score in scores.items() if _rank(other) == _rank(name)):
        return 0.0
    return max(scores.values())


def _keys_of_full(name: str) -> tuple[str]:
    """What full Chinese names of one company share: all but the legal form."""
    return (read_chinese_name(name).core,)


def _keys(name: str) -> Iterator[str]:
    """What names of one company share: two signs of the brand, or the brand's first letters in pinyin."""
    if not is_chinese(name):
        yield from (word[:4] for word in read_english_name(name).words)
        return
    parts = read_chinese_name(name)
    start = parts.brand or parts.trade or parts.core
    yield start[:2]
    yield parts.core
    yield from (word[:4] for word in _spelled(start[:3]))


def _spelled(start: str) -> set[str]:
    from tenders.company_names_en import readings

    return {reading for length in (1, 2, 3) for reading in readings(start[:length])}


# --- Chinese ---------------------------------------------------------------------------------------------------------


def _chinese_score(a: ChineseName, b: ChineseName) -> float:
    if a.branch != b.branch or a.numbers != b.numbers:
        return 0.0
    if a.core == b.core:
        return _same_core(a, b)
    if a.is_short == b.is_short or a.inner != b.inner:
        return 0.0
    return _short_score(a, b) if a.is_short else _short_score(b, a)


def _same_core(a: ChineseName, b: ChineseName) -> float:
    """All but the legal form agrees: a form left out is a short name, another form is another company."""
    if a.form == b.form:
        return 0.99
    return 0.92 if a.is_short or b.is_short else 0.3


def _short_score(short: ChineseName, full: ChineseName) -> float:
    """A short name against a full one: the same brand, and the trade told from its beginning."""
    if short.place and short.place != full.place:
        return 0.0
    if "集团" in full.core[:-2].removeprefix(short.core) and "集团" not in short.core:
        return 0.0  # a subsidiary named behind its group
    if short.brand != full.brand or not (short.brand or short.place):
        return 0.0
    return _short_trade_score(short, full)


def _short_trade_score(short: ChineseName, full: ChineseName) -> float:
    whole = short.trade.removesuffix("集团")
    if not whole and short.numbers and full.trade in ("", "集团"):
        return 0.9  # 中铁三局: the number makes it one of its kind
    if not whole:
        return 0.6 if short.trade == "" else 0.3  # a brand alone, or a group against one of its companies
    if not short.brand and full.trade.removesuffix("集团") != whole:
        return 0.3  # a place and a trade are a name only as a whole
    if short.trade != whole and not full.trade.endswith("集团"):
        return 0.0
    if not _begins_alike(whole, full.trade):
        return 0.0
    return 0.9 if short.place or not full.place else 0.85


def _begins_alike(short: str, full: str) -> bool:
    """True when the signs of ``short`` stand in ``full`` in order, the first one first: 建安 of 建筑安装."""
    rest = iter(full)
    return short[:1] == full[:1] and all(sign in rest for sign in short)


# --- English ---------------------------------------------------------------------------------------------------------


def _english_score(a: EnglishName, b: EnglishName) -> float:
    if not a.words or not b.words:
        return 0.0
    if a.branch != b.branch or (a.family and b.family and a.family != b.family):
        return 0.0
    if a.words == b.words:
        return 0.99 if a.family == b.family else 0.93
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return 0.9
    if len(a.words) == len(b.words) and all(map(_alike, a.words, b.words)):
        return 0.85
    if bool(a.family) == bool(b.family):
        return 0.0
    return _short_english_score(b, a) if a.family else _short_english_score(a, b)


def _alike(word: str, other: str) -> bool:
    """True for one word, or for one with a slip of a letter; a letter of pinyin makes another name."""
    if word == other:
        return True
    if min(len(word), len(other)) < _TYPO_LENGTH or is_pinyin(word) or is_pinyin(other):
        return False
    return word[0] == other[0] and Levenshtein.distance(word, other, score_cutoff=1) == 1


def _short_english_score(short: EnglishName, full: EnglishName) -> float:
    """A short name in pinyin against a full one: its words, behind a place and before generic words."""
    for start in range(len(full.words) - len(short.words) + 1):
        if full.words[start : start + len(short.words)] == short.words:
            return _left_out_score(short, full, start)
    return 0.0


def _left_out_score(short: EnglishName, full: EnglishName, start: int) -> float:
    from nlp.gazetteer import english_names

    before, after = full.words[:start], full.words[start + len(short.words) :]
    plain_rest = all(word in english_names() for word in before) and set(after) <= _GENERIC_EN
    named = is_pinyin(short.words[0]) and short.words[0].capitalize() not in COMMON_BRANDS and len(short.words) > 1
    placed = short.words[0] in english_names()
    return 0.85 if plain_rest and named and not placed else 0.3
