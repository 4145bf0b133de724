"""English names of companies and public bodies: runs of capitalised words with an ending or a head that tells which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.awardee_en import awardees, contracting_activities
from extractors.described_en import described
from extractors.name import Name, NameLabel
from nlp.languages.calendar import EN_MONTH
from nlp.languages.organisations import EN_BODY_HEADS, EN_COMPANY_NOUNS, EN_LEGAL_FORMS, EN_TRADES
from nlp.pattern_table import leaping
from nlp.patterns import LatePattern

_WORD = (
    r"(?:\([A-Z][a-z]+\)(?= [A-Z])|No\. ?\d{1,3}(?= [A-Z])|[A-ZÀ-ÖØ-ÞŁŚŻŹČŠŽĐĆŐŰŞĞİŘĽŤ0-9][A-Za-zÀ-ɏ0-9]*(?:(?:[-/.]|"
    r"'(?!s\b))[A-Za-z0-9]+)*|"
    r"[A-Z]\.(?:[A-Z]\.)*|St\.|Ft\.)"
)
_LINK = (
    r"(?: (?:of the|of|and|for|&|de|del) | |,? & |, (?=[A-Z][A-Za-z]+(?:, [A-Z][A-Za-z]+){0,6} and [A-Z][a-z]+"
    r"(?: [A-Z][a-z]+){0,6} (?:Bureau|Department|Commission|Ministry|Committee|Office)))"
)
_OWNER = (
    r"(?:(?<=People)'s|(?<=Women)'s|(?<=Children)'s|(?<=[a-z]s)'(?= [A-Z])|"
    r"(?<=[a-z])'s(?= (?:Hospital|Republic|University)))?"
)
_RUN = LatePattern(rf"(?<![\w&.-]){_WORD}{_OWNER}(?:{_LINK}{_WORD}{_OWNER})*")
_LEGAL_FORM = rf"(?:{'|'.join(EN_LEGAL_FORMS)})(?![A-Za-z-])"
_COMPANY_END = leaping(rf"(?:(?:{'|'.join(EN_COMPANY_NOUNS)}),? )*{_LEGAL_FORM}(?:,? \(?{_LEGAL_FORM})*")
_COMPANY_NOUN = LatePattern(rf"\b(?:{'|'.join(EN_COMPANY_NOUNS)})$")
_BRANCH = LatePattern(r",? (?:[A-Z]\w+ ){1,4}(?:Branch|Sub-branch)\b")
_DIVISION = LatePattern(
    r"(?<=Corporation)(?: (?:and )?[A-Z][a-z]\w+)+|(?<=Corp\.)(?: (?:and )?[A-Z][a-z]\w+)+|(?<=Co\.)(?: [A-Z][a-z]\w+)+"
)
_OF_SOMETHING = LatePattern(
    r".*\b(?:Project|Works|Intentions?|Invitation|Announcement|Results?|Procurement|Services?|Directors|Subsidiary|Branch|Venture|Consortium|Shares?|Chairman|"
    r"President|Contract)(?: \([A-Z]+\))? of (?:the )?"
)
_BANK_BODY = LatePattern(r"(?:World|(?:[A-Z]\w+ )*Development|(?:The )?People's) Bank(?: of China)?")
_HEAD = LatePattern(rf"\b(?:{'|'.join(EN_BODY_HEADS)})(?=$| (?:of|for|on|and|in|at)\b)")
# "Bureau of Culture" goes on: ", Sports and Tourism".
_MORE_BUSINESS = LatePattern(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)+,? and (?:[A-Z][a-z]+ ?)+(?<! )")
_HEAD_OF_BUSINESS = LatePattern(
    r"\b(?:Bureau|Department|Commission|Ministry|Committee|Office|Administration) of(?: the)? (?:[A-Z][a-z]+ ?){1,3}$"
)
_BODY_TAIL = LatePattern(
    r"(?:(?<=District)|(?<=County)), [A-Z]\w+ (?:City|County|Prefecture|"
    r"Province)(?!, [A-Z]\w+ (?:Province|Autonomous))"
)
_DATE = (
    rf"(?:\d{{1,2}} (?:{EN_MONTH})(?: \d{{4}})?|(?:{EN_MONTH})(?: \d{{1,2}},?)? \d{{4}}|"
    rf"(?<=[Oo]n )(?:{EN_MONTH}) \d{{1,2}})"
)
_LEADING = LatePattern(
    rf"(?:(?:{_DATE}|(?<=[Ii]n )(?:{EN_MONTH})|(?:Professor|Director|Engineer|Dr\.?) (?:[A-Z]\w+ ){{1,3}}of|The|An?|In|"
    rf"On|At|By|For|From|Of|And|But|With|To|As|After|Before|When|While|Under|According to|"
    r"Meanwhile|However|Also|Its|Their|His|Her|Our|This|That|These|All|Both|Each|Since|Last|Next|Former|Then|Now|"
    r"Cabinet of|Of the|Not|No(?!\. ?\d)|Only|Per|Via|Is|Are|Was|It|Address|Tel|Contact|Purchaser|Buyer|Agency|"
    r"Supplier|Winner|"
    r"Party [AB]|Board|Note|Notice|Announcement|Contract|Project|Bidder|Company|Officials|Sources|Local|Chinese|"
    r"Federal|"
    r"Procurement|Seller|[A-Z][a-z]+day)(?: the | |(?=[,.:])))+"
)
_GENERIC = leaping(
    r"(?!State Council$|World Bank$)(?:the |an? )?(?:(?:First|Second|Third|Main|Local|National|State|Municipal|"
    r"Provincial|County|District|City|Central|Public|Joint|Limited|Trading|Service|Services|Board of|Bid|Tender|"
    r"Evaluation|Procurement|Winning|Project|Party|Holding|Stock|No)\s?)*(?:Company|Group|Co\.?|Limited|Bureau|"
    r"Department|Ministry|Commission|Committee|Council|Government|Office|Center|Centre|Hospital|University|College|"
    r"School|Court|Bank|Board|Station|Base|Base Bid|Authority|Agency|Corporation|Joint Venture|JV|AG|Holdings|"
    r"Exchange|Archives|Library|Directors|Partners|Command|Contracting)|.*\bNews Agency"
)
_US_BODY = LatePattern(
    r"\bU\.S\. (?:[A-Z]\w+|of|and)(?: (?:[A-Z]\w+|of|and))*|\bU\.S\. government\b|\b[A-Z]\w+ (?:municipal|provincial|"
    r"county|district) government\b"
)
# News sets no capitals: "Bozhou district urban management bureau".
_SMALL_BODY = leaping(
    r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:city|county|district|municipal|provincial|prefecture|prefectural|banner|town|"
    r"township)(?:,? (?!the |for |with |from |has |had |said )[a-z-]{3,}){1,7} (?:bureau|department|commission|"
    r"committee|authority|administration|office|hospital|school|library|museum)(?![\w-])"
)
_SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:[iu]?ang|i?ong|eng|ing|ian|i?ao|uai|uan|[aeu]i|[oi]u|[aeiu]n|i[ae]|u[aeo]|"
    r"[aeiou])"
)
_BRAND = rf"(?=[A-Z][a-z]+ )(?i:{_SYLLABLE}){{2,3}}(?= )"
# A Chinese company without its legal form: place, brand in pinyin, trade ("Guizhou Mingyue Lighting Engineering").
_TRADE_NAME = leaping(
    rf"(?<![\w&'-])(?:(?:{_BRAND}|Inner Mongolia) ){_BRAND}(?: (?:and |& )?[A-Z][a-z]+){{0,3}}? "
    rf"(?:{'|'.join(EN_TRADES)})"
    r"(?![\w-]|,? (?:Co|Ltd|Inc|Corp|Company|Limited|Group|LLC)\b| (?:and |of |for )?[A-Z])"
)


def names(text: str) -> Iterator[Name]:
    """Names of companies and public bodies in text order; bare "the Company" and "the Bureau" are none."""
    yield from awardees(text)
    yield from contracting_activities(text)
    for match in _US_BODY.finditer(text):
        yield Name(match.start(), match.end(), "PUBLIC_BODY", "en_us_body")
    for match in _SMALL_BODY.finditer(text):
        yield Name(match.start(), match.end(), "PUBLIC_BODY", "en_small_body")
    for match in _TRADE_NAME.finditer(text):
        yield Name(match.start(), match.end(), "COMPANY", "en_trade_name")
    yield from described(text)
    for run in _RUN.finditer(text):
        start = run.start()
        if leading := _LEADING.match(text, start, run.end()):
            start = leading.end()
        yield from _in_run(text, start, run.end())


def _in_run(text: str, start: int, end: int) -> Iterator[Name]:
    """The companies whose legal forms a run holds or goes on with; else what its last words name."""
    at = start
    for form in _COMPANY_END.finditer(text, start + 1, min(len(text), end + 18)):
        if at < form.start() <= end + 2 and text[form.start() - 1] in " -,":
            stop = _with_part(text, form)
            yield from _company(text, at, stop)
            at = stop + len(_BETWEEN.match(text, stop).group())  # type: ignore[union-attr]
    if at == start:
        yield from _by_noun(text, start, end)


# "the County Hospital and Anping Linen Co., Ltd." are two.
_BODY_AND = LatePattern(rf"(?P<body>(?:\S+ )+?(?:{'|'.join(EN_BODY_HEADS)})),? and (?=\S+ \S+ )")
_LINKING = LatePattern(r"(?:Company |Group )?(?:and|&|of|for|the) (?:the )?")
_BETWEEN = LatePattern(r"(?:,? (?:of [A-Z]\w+ )?(?:and|&) |, )?")


def _with_part(text: str, form: re.Match[str]) -> int:
    """Where a company's name ends: behind its legal form, a branch or a division."""
    part = _BRANCH.match(text, form.end()) or _DIVISION.match(text, form.end())
    return part.end() if part else form.end() - _closes_sentence(form)


def _company(text: str, start: int, stop: int) -> Iterator[Name]:
    for opening in (_LINKING, _OF_SOMETHING):
        if found := opening.match(text, start, stop):
            start = found.end()
    if body := _BODY_AND.match(text, start, stop):
        yield from _by_noun(text, start, body.end("body"))
        start = body.end()
    if _is_name(text[start:stop]):
        yield Name(start, stop, "COMPANY", "en_company")


def _by_noun(text: str, start: int, end: int) -> Iterator[Name]:
    of = _OF_SOMETHING.match(text, start, end)
    start = of.end() if of else start
    name = text[start:end]
    if _COMPANY_NOUN.search(name) and not _BANK_BODY.fullmatch(name):
        label: NameLabel = "COMPANY"
    elif _HEAD.search(text, start, end):
        label = "PUBLIC_BODY"
        business = _HEAD_OF_BUSINESS.search(text, start, end)
        tail = (business and _MORE_BUSINESS.match(text, end)) or _BODY_TAIL.match(text, end)
        name = text[start : tail.end()] if tail else name
    else:
        return
    if _is_name(name):
        yield Name(start, start + len(name), label, f"en_{label.lower()}")


def _closes_sentence(company: re.Match[str]) -> bool:
    """True when the point behind an ending is the sentence's own: "… Group." but not "Co., Ltd."."""
    return company.group().endswith(".") and not re.search(
        r"(?:Co|Ltda?|Inc|Corp|J\.V|S\.A|L\.P|L\.L\.C|Bhd|S\.p\.A|B\.V|N\.V)\.$", company.group()
    )


def _is_name(name: str) -> bool:
    return " " in name and _GENERIC.fullmatch(name) is None
