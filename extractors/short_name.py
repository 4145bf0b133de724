"""One organisation under several names in one text: defined short names, implied ones, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.name import Name, NameLabel
from extractors.place import place_of
from nlp.gazetteer import chinese_places, countries, english_names
from nlp.languages.organisations import COMPANY_ENDINGS, EN_COMPANY_ENDINGS
from nlp.languages.trades import COMMON_BRANDS, TRADES
from nlp.pattern_table import leaping
from nlp.patterns import HAN
from nlp.tokens import is_everyday_word

_DEFINED_ZH = re.compile(
    rf"[^()\n。]{{0,12}}\(?[^()\n。\"]{{0,16}}?(?:以下|下|此下)?(?:统|简)?称(?:为|"
    rf"作)?[:\s]*\"(?P<short>[{HAN}A-Za-z·]{{2,14}})\"|"
    rf"\((?:以下|下)?(?:简)?称[:为]?(?P<plain>[{HAN}A-Za-z]{{2,10}})[,;)]|\(\"(?P<bare>[{HAN}]{{2,10}})\"\)"
)
_LISTED = re.compile(
    rf"(?:证券|股票|公司)简称\s*[:为]\s*(?P<short>(?:(?!公告|编号)[{HAN}A-Za-z*]){{2,10}}(?: ?[A-Z]{{1,2}}"
    rf"(?![A-Za-z]))?)|\(\d{{6}}\) ?(?P<headed>[{HAN}A-Z*]{{2,8}})-(?=[{HAN}])|(?:[Ss]tock|"
    rf"[Ss]ecurities) (?:abbreviation|short name)\s*:\s*(?P<en>[A-Z\u4e00-\u9fff][\w& ]{{2,30}}?)(?=\s*(?:[,;\n]|$|"
    rf"Stock|Announcement|  ))"
)
_DEFINED_EN = re.compile(
    r"\s?\((?:[^()\n]{0,40}?(?:hereinafter|hereafter|referred to as|\"the|the \")[^()\"\n]{0,24}|"
    r"the )?\"?(?P<short>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})\"?\)"
)
_NOT_SHORT = re.compile(
    r"(?:本|我|该|发行|贵|标的|目标|子|母)?公司|(?:采购|招标|中标|投标|发包|承包|招标代理|采购代理|代理)(?:人|方|单位|机构)|[甲乙丙]方|"
    r"[\u4e00-\u9fff]{0,4}联合体|双方|本项目|买方|卖方|业主|The|"
    r"Company|Purchaser|Buyer|Seller|Supplier|Contractor|Project|Party(?: [A-Z])?|Group|Employer|Client|Owner|Vendor|"
    r"Tenderee|Bidder|Consultant|Agency|Lessee|Lessor|[A-Z]|[A-Z]{2}\d+|USD|RMB|HK|EPC|PPP|BOT|"
    r"Phase|Contract|Stock.*|Tender.*|Notice.*|Agreement|Measures|Opinions|Plan|Beijing time|SOE"
)
_ENDING_ZH = leaping(f"(?:{'|'.join(COMPANY_ENDINGS)}).*$")
_ENDING_EN = leaping(rf",? ?(?:\b(?:{'|'.join(EN_COMPANY_ENDINGS)})[ ,]*)+$")
_TRADE = re.compile("|".join(sorted(TRADES, key=len, reverse=True)))
_GENERIC_TAILS = ("公司", "集团", "股份", "控股")
_A_SHARE = re.compile(r"\(\d{6}\D")
_AFTER_HEAD = re.compile(f"[{HAN}]{{0,4}}")
_EN_PLACE_AFTER = re.compile(r" (?:Plaza|Road|Street|Avenue|Building|River|Lake|Tower|Mansion|District|County|City)\b")


def short_names(text: str, found: Sequence[Name]) -> Iterator[Name]:
    """Further mentions of the organisations found, under short names that the text defines or plainly implies."""
    shorts = _defined(text, found)
    for short, name in shorts.items():
        for match in re.finditer(_as_word(short), text):
            yield Name(match.start(), match.end(), name[0], "defined_short_name", name[1])
    for full in dict.fromkeys(
        text[name.start : name.end] for name in found if name.label == "COMPANY" and name.rule != "ticker"
    ):
        yield from _implied_chinese(text, full) if re.search(f"[{HAN}]", full) else _implied_english(text, full)


def _as_word(short: str) -> str:
    return rf"(?<![\w&]){re.escape(short)}(?![\w&])" if short.isascii() else re.escape(short)


def _defined(text: str, found: Sequence[Name]) -> dict[str, tuple[NameLabel, str]]:
    """Short name → (label, full name) as definitions behind names and stock heads give them."""
    shorts: dict[str, tuple[NameLabel, str]] = {}
    for name in found:
        match = _DEFINED_ZH.match(text, name.end) or _DEFINED_EN.match(text, name.end)
        short = match and next((words for words in match.groups() if words), None)
        if (
            short
            and not _NOT_SHORT.fullmatch(short)
            and short.casefold() not in english_names()
            and short not in countries()
        ):
            shorts.setdefault(short, (name.label, text[name.start : name.end]))
    for match in _LISTED.finditer(text):
        short = (match["short"] or match["headed"] or match["en"]).strip()
        shorts.setdefault(short, ("COMPANY", _issuer(text, found, short) or short))
    return shorts


def _issuer(text: str, found: Sequence[Name], short: str) -> str | None:
    """The first company whose name holds the signs of a stock's short name in order."""
    companies = [text[name.start : name.end] for name in found if name.label == "COMPANY"]
    companies = [full for full in companies if full != short]
    if short.isascii():
        return next((full for full in companies if all(word in full for word in short.split())), None) or next(
            iter(companies), None
        )
    letters = short.replace("*", "").replace("ST", "")
    return next((full for full in companies if _is_subsequence(letters, full)), None)


def _is_subsequence(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)


# --- implied short names ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _parts(full: str) -> tuple[str, str, str]:
    """Place, brand and trade of a Chinese company's name: 吉林省 · 宏基 · 建设."""
    core = _ENDING_ZH.sub("", full)
    place = _leading_place(core)
    rest = core[len(place) :]
    trade = _TRADE.match(rest) or _TRADE.search(rest, min(2, len(rest)))
    brand = rest[: trade.start()] if trade else rest[:4]
    return place, brand, rest[len(brand) :]


def _leading_place(core: str) -> str:
    places, at = chinese_places(), 0
    while length := next((n for n in range(min(12, len(core) - at), 1, -1) if core[at : at + n] in places), 0):
        at += length
    return core[:at] if len(core) - at >= 2 else ""


def _implied_chinese(text: str, full: str) -> Iterator[Name]:
    place, brand, trade = _parts(full)
    short_place = place[:-1] if place[-1:] in "省市县区" and len(place) > 2 else place
    branded = brand if brand not in COMMON_BRANDS else ""
    heads = (branded, short_place + branded if branded else short_place + trade[:2] if not brand else "")
    for head in dict.fromkeys(head for head in heads if len(head) >= 2):
        for start in _places(head, text):
            after = _AFTER_HEAD.match(text, start + len(head))
            words = after.group() if after else ""
            tail = _tail(words, trade)
            if _is_of_other_listing(text, start + len(head) + len(tail), full):
                continue
            if (tail and brand) or (len(head) >= 3 and _stands_alone(head, brand, words, trade)):
                yield Name(start, start + len(head) + len(tail), "COMPANY", "implied_short_name", full)


def _is_of_other_listing(text: str, end: int, full: str) -> bool:
    """True before the number of a share where ``full`` can have none: only a company limited by shares is listed."""
    return _A_SHARE.match(text, end) is not None and not full.endswith("股份有限公司")


def _places(words: str, text: str) -> Iterator[int]:
    """Where a text holds ``words``, none overlapping another."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _stands_alone(head: str, brand: str, after: str, trade: str) -> bool:
    """True when a head names the company by itself: no everyday word,
    and not the beginning of its trade's full words."""
    if head == brand:
        return len(brand) <= 3 and brand not in COMMON_BRANDS and not is_everyday_word(brand)
    return bool(brand) or not (after and after[0] in trade)


def _tail(words: str, trade: str) -> str:
    """The part of ``words`` that goes on a short name: 公司, 集团,
    or signs of the trade in order (建安 of 建筑安装)."""
    if words.startswith(_GENERIC_TAILS):
        return words[:2]
    for length in range(min(4, len(words)), 1, -1):
        if _is_subsequence(words[:length], trade):
            return words[:length]
    return ""


def _implied_english(text: str, full: str) -> Iterator[Name]:
    words = _ENDING_EN.sub("", full).split()
    while (len(words) > 1 and words[0].casefold().replace("'", "") in english_names()) or (
        words[:1] and words[0] in COMMON_BRANDS
    ):
        words = words[1:]
    if not words or len(words[0]) < 4 or words[0] in COMMON_BRANDS or not words[0].isalpha():
        return
    if re.search(rf"\b{re.escape(words[0].lower())}", text):
        return  # the text has it as a common word
    for run in re.finditer(rf"(?<![\w&'-]){re.escape(words[0])}(?: (?:[A-Z][\w&-]+|Co\.))*", text):
        end = _english_end(run, words)
        if end and not _EN_PLACE_AFTER.match(text, run.start() + end):
            yield Name(run.start(), run.start() + end, "COMPANY", "implied_short_name", full)


def _english_end(run: re.Match[str], words: Sequence[str]) -> int:
    """How far a run of capitalised words names the company of ``words``; 0 when it does not."""
    rest, end = iter(words), 0
    for match in re.finditer(r"\S+", run.group()):
        word = match.group()
        if not end and word != words[0]:
            return 0
        if word not in ("Group", "Co.") and not any(_alike(word, other) for other in rest):
            return end
        end = match.end()
    return end


def _alike(word: str, other: str) -> bool:
    return word == other or (len(word) > 5 and other.startswith(word[:5]))


# --- canonical names -------------------------------------------------------------------------------------------------


def canonical(text: str, found: Sequence[Name]) -> dict[int, str]:
    """Index → full name, for the names of ``found`` that stand for a longer one of the same text."""
    bodies = list(dict.fromkeys(text[name.start : name.end] for name in found if name.label == "PUBLIC_BODY"))
    full: dict[int, str] = {}
    for index, name in enumerate(found):
        if name.full:
            full[index] = name.full
        elif name.label == "PUBLIC_BODY" and (longer := _longer_body(text[name.start : name.end], bodies)):
            full[index] = longer
    return full


def _longer_body(short: str, bodies: Sequence[str]) -> str | None:
    """The one body whose name ends in ``short``, or bears the same ending in the same place."""
    if short.isascii():
        return None
    ending = [body for body in bodies if len(body) > len(short) and body.endswith(short)]
    if ending:
        return ending[0]
    alike = [
        body
        for body in bodies
        if len(body) > len(short) and body[-4:] == short[-4:] and body[0] == short[0] and len(short) > 6
    ]
    place = place_of(short) if alike else None
    return next((body for body in alike if place and place_of(body) == place and body[-5:] == short[-5:]), None)
