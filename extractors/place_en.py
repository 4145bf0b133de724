"""English and pinyin places: "Yulin in Shaanxi", "Chaoyang District", "Jilin City", countries, US states and cities."""

from __future__ import annotations

import re

from extractors.place_choice import Surroundings, choose, in_force
from nlp.gazetteer import Division, countries, english_names, us_states
from nlp.pattern_table import leaping
from nlp.patterns import LatePattern

_KIND_LEVELS: dict[str, tuple[int, ...]] = {
    "province": (1,), "autonomous region": (1,), "municipality": (1,), "city": (2, 3), "municipal": (2, 3),
    "prefecture": (2,),
    "autonomous prefecture": (2,), "league": (2,), "district": (3,), "county": (3,), "counties": (3,), "banner": (3,),
    "autonomous county": (3,), "new area": (3,),
}  # fmt: skip
_WORD = r"[A-Z](?:[a-z]+|[A-Z]+(?![a-z]))(?:'[a-z]{2,})?"
_PEOPLE = (
    r"(?:(?: Tibetan| Hui| Yi| Miao| Dong| Zhuang| Uygur| Uyghur| Mongol(?:ian)?| Kazak"
    r"| Korean| Hani| Dai| Tujia| Buyi| Qiang| Bai| Lisu| and)+(?= Autonomous))?"
)
_KINDS = (
    "Province|Autonomous Region|Municipality|City|Prefecture|Autonomous Prefecture|League|District|County|Banner|"
    "Autonomous County|New Area|counties"
)
_KIND = rf"(?: (?P<kind>{_KINDS})(?![a-z]))"
_ANY_CASE = rf"(?: (?P<kind>(?i:{_KINDS}))(?![a-z]))"
_NAME = LatePattern(rf"(?<![\w&'-])(?P<name>Inner Mongolia|Hong Kong|{_WORD}){_PEOPLE}{_KIND}?")
# Inside a name of small letters: "Bozhou district urban management bureau".
_INSIDE = LatePattern(rf"(?<![\w&'-])(?P<name>Inner Mongolia|Hong Kong|{_WORD}){_PEOPLE}{_ANY_CASE}?")
_BESIDE = 4  # characters behind a town within which the county that it lies in begins
_TOWN = LatePattern(rf"(?<![\w&'-])(?P<name>{_WORD}) (?:Town|Township|Subdistrict|Sub-district)(?![a-z]|'?s? [A-Z])")
_NAMED_AFTER_IT = LatePattern(
    r"(?: (?:[A-Z][\w'-]+|of|and)){0,3} (?:University|College|Institute|Hospital|Airport|Hotel|School|Road|Street"
    r"|Avenue|Expressway|Highway|Bridge)\b"
)
_DIRECTLY_AFTER = LatePattern(
    r" (?:Municipal|Provincial|Road|Street|Avenue|East|West|South|North|River"
    r"|Lake|Section|hub|Railway|Metro|Line|Rural|Public|Intermediate|People|Television"
    r"|Daily|Video|News|Securities)\b|-[A-Z]| time\b"
)
_DIRECTLY_BEFORE = LatePattern(r"(?:Mr\. |Ms\. |Mrs\. |Dr\. |University of |Bank of |Battle of |Z\. )$")
_US_STATE = LatePattern(
    r"(?<![\w-])(?P<state>"
    + "|".join(sorted(map(re.escape, us_states()), key=lambda name: (-len(name), name)))
    + r")(?![\w-])"
)
_US_CITY = LatePattern(
    r"(?<=[,;:] )(?P<city>(?:(?:St|Ft|Mt)\. )?[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*"
    r"|of|de|del|la))*), $|(?:(?<=in )|(?<=at )|(?<=and )|(?<=from )|^|(?<=\n)"
    r"|(?<=of ))(?P<city2>(?:(?:St|Ft|Mt)\. )?[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*"
    r"|of|de|del|la))*), $"
)
_COUNTRY = leaping(
    r"(?<![\w-])(?:"
    + "|".join(sorted((re.escape(name) for name in countries() if name.isascii()), key=len, reverse=True))
    + r")(?![\w-])"
)
_NOT_COUNTRY_AFTER = LatePattern(
    r" (?:Army|Navy|Air Force|Marine|Government|government|Department|dollars?"
    r"|Bank|Securities|Company|Co\.|Group|Construction|Pacific Fleet|Central|Special Operations"
    r"|Transportation|Cyber|Geological|Coast|Customs|Embassy|Agency|Communications"
    r"|State|Railway|Mobile|Telecom|Unicom)|\$"
)
_WORDS = (
    "an he she ping long song tang wan hui wei xian li jin he ning bin lu ma "
    "xi xin yi yang ren min you yuan zhang zhong fan feng gong guan he huan ju juan gui"
)
_COMMON_WORDS = frozenset(_WORDS.split())  # pinyin syllables that are English words or names


def _divisions(name: str, around: Surroundings) -> list[Division]:
    found = english_names().get(name.casefold().replace("'", ""))
    return in_force(found, around.year) if found else []


def _levels(kind: str | None, name: str, found: list[Division]) -> list[Division]:
    """Candidates that fit the kind stated; a plain name is no district, and no county unless nothing else."""
    if kind:
        levels = _KIND_LEVELS[kind.casefold()]
        return [d for d in found if d.level in levels and _fits_kind(d, kind.casefold())]
    return found


def _fits_kind(division: Division, kind: str) -> bool:
    ends = {
        "city": "市",
        "district": "区",
        "county": "县",
        "counties": "县",
        "banner": "旗",
        "prefecture": "州",
        "autonomous prefecture": "州",
        "autonomous county": "自治县",
    }
    return kind not in ends or division.name.endswith(ends[kind])


def survey(text: str, around: Surroundings) -> None:
    """Note the places that the text names beyond doubt."""
    for match in _NAME.finditer(text):
        found = _levels(match["kind"], match["name"], _divisions(match["name"], around))
        if len(found) == 1 and (
            match["kind"] or found[0].level == 1 or (found[0].level == 2 and len(match["name"]) > 4)
        ):
            around.name(match.start(), found[0].code)
        elif not match["kind"]:
            top = [division for division in found if division.level == 1]
            if top and match["name"].casefold() not in ("jilin", "hainan"):
                around.name(match.start(), top[0].code)


def places(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """(start, end, code, rule) of every place named as one."""
    found = [*_american(text), *_countries(text), *_chinese_divisions(text, around), *_towns(text, around)]
    kept: list[tuple[int, int, str | None, str]] = []
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def inside_name(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """Places inside a name, the finest reading of each."""
    found: list[tuple[int, int, str | None, str]] = []
    for match in _INSIDE.finditer(text):
        kind = match["kind"]
        after = text[match.end() : match.end() + 12]
        candidates = _levels(kind, match["name"], _divisions(match["name"], around))
        if not kind and after.startswith((" Municipal", " City", "'s")):
            candidates = [d for d in candidates if d.level > 1 and d.name.endswith("市")] or candidates
        if not kind and len(match["name"]) < 5 and not candidates[:1]:
            continue
        division = choose(candidates, match.start(), around) if candidates else None
        if division and (
            kind
            or division.level < 3
            or after.startswith((" Municipal", " City", " County", " District"))
            or division.name.endswith("市")
        ):
            found.append((match.start(), match.end(), division.code, "en_inside"))
            around.name(match.start(), division.code)
    found += [place for place in _countries(text) if place[2] != "CN"]
    return sorted(found)


def _chinese_divisions(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    found: list[tuple[int, int, str | None, str]] = []
    for match in _NAME.finditer(text):
        name, kind = match["name"], match["kind"]
        candidates = _levels(kind, name, _divisions(name, around))
        if not candidates or not _stands(text, match):
            continue
        division = _choose(text, match, candidates, around)
        if division is None and (kind is None and min(d.level for d in candidates) == 3):
            continue
        if kind is None and division and division.level == 3 and not _is_known(division, around):
            continue
        end = match.start("kind") - 1 if kind == "counties" else match.end()
        found.append((match.start(), end, division.code if division else None, "en_name"))
    return found


def _is_known(division: Division, around: Surroundings) -> bool:
    """A county's plain name counts when the text names it fully, or names what holds it."""
    return around.names(division.code) or (
        division.name.endswith(("市", "县"))
        and around.distance(division, 0) < float("inf")
        and len(division.english) > 4
    )


def _stands(text: str, match: re.Match[str]) -> bool:
    if match["name"].casefold() in _COMMON_WORDS and not match["kind"]:
        return False
    if _DIRECTLY_BEFORE.search(text, max(0, match.start() - 16), match.start()):
        return False
    return not _DIRECTLY_AFTER.match(text, match.end()) and not _NAMED_AFTER_IT.match(text, match.end())


def _choose(text: str, match: re.Match[str], candidates: list[Division], around: Surroundings) -> Division | None:
    name = match["name"].casefold()
    beside = _beside(text, match, candidates, around)
    if beside:
        around.settled[name] = beside.code
        return beside
    known = next((division for division in candidates if division.code == around.settled.get(name)), None)
    if known and len(candidates) > 1:
        return known
    return choose(candidates, match.start(), around)


_FOLLOWS = LatePattern(
    rf"(?:,| in| of|'s| \(| Prefecture,)(?: (?:northern|southern|eastern|western"
    rf"|central|the one in|the))? (?P<parent>Inner Mongolia|{_WORD})"
)


def _beside(text: str, match: re.Match[str], candidates: list[Division], around: Surroundings) -> Division | None:
    """The candidate that lies in the place named right behind ("Yulin in Shaanxi", "Suzhou, Anhui")."""
    following = _FOLLOWS.match(text, match.end())
    if not following:
        return None
    upper = _divisions(following["parent"], around)
    inside = [
        d
        for d in candidates
        if any(d.code != u.code and u.code in (d.code[:2] + "0000", d.code[:4] + "00") for u in upper)
    ]
    return inside[0] if len(inside) == 1 else None


def _towns(text: str, around: Surroundings) -> list[tuple[int, int, str | None, str]]:
    """Towns take the code of the county named right behind them, else of the one that the text names last before."""
    found: list[tuple[int, int, str | None, str]] = []
    for match in _TOWN.finditer(text):
        behind = around.first_in(match.end(), match.end() + _BESIDE) if text.startswith(", ", match.end()) else None
        found.append((match.start(), match.end(), behind or around.county_at(match.start()), "en_town"))
    return found


def _countries(text: str) -> list[tuple[int, int, str | None, str]]:
    found: list[tuple[int, int, str | None, str]] = []
    for match in _COUNTRY.finditer(text):
        if match.group().isupper() and len(match.group()) < 4 and match.group() not in ("U.S.", "U.K.", "UK", "USA"):
            continue
        if not _NOT_COUNTRY_AFTER.match(text, match.end()):
            found.append((match.start(), match.end(), countries()[match.group()], "en_country"))
    for match in re.finditer(r"(?m)(?:^|\n)(?P<name>[A-Z]{4,}(?: [A-Z]{3,})?)(?=, [A-Z][a-z]+ \d| -)", text):
        code = countries().get(match["name"].title())
        if code:
            found.append((match.start("name"), match.end("name"), code, "en_dateline"))
    return [*found, *_in_capitals(text)]


_CAPITALS = LatePattern(
    r"(?:(?<=\n)|(?<=, )|(?<=OF )|(?<=OF THE )|"
    r"\A)(?P<name>[A-Z]{4,}(?: [A-Z]{3,}){0,2})(?=[ ]*(?:\n|\Z|,|\)))"
)


def _in_capitals(text: str) -> list[tuple[int, int, str | None, str]]:
    """Countries in the capitals of a letterhead: UNITED REPUBLIC OF TANZANIA, CITY OF BROOKVALE, CANADA."""
    found = [(match, countries().get(match["name"].title())) for match in _CAPITALS.finditer(text)]
    return [(match.start(), match.end(), code, "en_capitals") for match, code in found if code]


def _american(text: str) -> list[tuple[int, int, str | None, str]]:
    """US states, and the name before ", State" as a city."""
    found: list[tuple[int, int, str | None, str]] = []
    for match in _US_STATE.finditer(text):
        head = text[max(0, match.start() - 60) : match.start()]
        city = _US_CITY.search(head)
        if city:
            name = "city" if city["city"] else "city2"
            shift = max(0, match.start() - 60)
            found.append((shift + city.start(name), shift + city.end(name), "US", "us_city"))
        if city or match.group() not in ("Washington", "Georgia", "Guam"):
            found.append((match.start(), match.end(), "US", "us_state"))
    return found
