"""English names of companies and public bodies: runs of capitalised words with an ending or a head that tells which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name import Name
from nlp.languages.organisations import EN_BODY_HEADS, EN_COMPANY_ENDINGS

_WORD = r"(?:[A-Z0-9][A-Za-z0-9]*(?:[-/.'][A-Za-z0-9]+)*|[A-Z]\.(?:[A-Z]\.)*|St\.|Ft\.)"
_LINK = r"(?: (?:of the|of|and|for|on|the|&|de|del) | - | |,? & )"
_OWNER = r"(?:(?<=People)'s|(?<=Women)'s|(?<=Children)'s|(?<=Workers)'|(?<=[a-z])'s(?= (?:Hospital|Republic|University)))?"
_RUN = re.compile(rf"(?<![\w&.-]){_WORD}{_OWNER}(?:{_LINK}{_WORD}{_OWNER})*")
_COMPANY_END = re.compile(rf"(?:(?<=[ \-])|^)(?:{'|'.join(EN_COMPANY_ENDINGS)})(?![A-Za-z-])")
_COMPANY_TAIL = re.compile(
    rf"(?:(?:,? \(?(?:[A-Z]\w+)\)?)?,? ?(?:{'|'.join(EN_COMPANY_ENDINGS)})(?![A-Za-z]))+(?: (?:[A-Z]\w+ ){{1,4}}(?:Branch|Sub-branch))?"
)
_HEAD = re.compile(rf"\b(?:{'|'.join(EN_BODY_HEADS)})\b")
_BODY_TAIL = re.compile(r"(?<=District|.County), [A-Z]\w+ (?:City|County|Prefecture|Province)")
_LEADING = re.compile(
    r"(?:(?:The|An?|In|On|At|By|For|From|Of|And|But|With|To|As|After|Before|When|While|Under|According to|Meanwhile|However|Also|Its|Their|His|Her|Our|This|That|These|All|Both|Each|Since|Last|Next|Former|Then|Now|Of the|Not|No|Only|Per|Via|Is|Are|Was|It|Address|Tel|Contact|Purchaser|Buyer|Agency|Supplier|Winner|Party [AB]|Note|Notice|Announcement|Contract|Project|Bidder|Company|Officials|Sources|Local|Chinese|Federal|Procurement|Seller|[A-Z][a-z]+day)(?: the | |(?=[,.:])))+"
)
_GENERIC = re.compile(
    r"(?:the |an? )?(?:(?:First|Second|Third|Main|Local|National|State|Municipal|Provincial|County|District|City|Central|Public|Joint|Limited|Trading|Service|Services|Board of|Bid|Tender|Evaluation|Procurement|Winning|Project|Party|Holding|Stock|No)\s?)*(?:Company|Group|Co\.?|Limited|Bureau|Department|Ministry|Commission|Committee|Council|Government|Office|Center|Centre|Hospital|University|College|School|Court|Bank|Board|Station|Base|Base Bid|Authority|Agency|Corporation|Joint Venture|JV|AG|Holdings|Exchange|Archives|Library|Directors|Partners|Command|Contracting)"
)
_US_BODY = re.compile(r"\bU\.S\. (?:[A-Z]\w+|of|and)(?: (?:[A-Z]\w+|of|and))*|\bU\.S\. government\b|\b[A-Z]\w+ (?:municipal|provincial|county|district) government\b")
_ACRONYM_DEFINED = re.compile(r"\s?\((?:the )?\"?(?P<short>[A-Z]{2,8})\"?\)")


def names(text: str) -> Iterator[Name]:
    """Names of companies and public bodies in text order; bare "the Company" and "the Bureau" are none."""
    for match in _US_BODY.finditer(text):
        yield Name(match.start(), match.end(), "PUBLIC_BODY", "en_us_body")
    for run in _RUN.finditer(text):
        start = run.start()
        if leading := _LEADING.match(text, start, run.end()):
            start = leading.end()
        yield from _in_run(text, start, run.end())


def _in_run(text: str, start: int, end: int) -> Iterator[Name]:
    """The company that a run ends in, else the body whose head it holds."""
    company = _COMPANY_TAIL.match(text, end) or _ending_inside(text, start, end)
    if company and text[start:end].strip() and company.end() > start:
        stop = company.end() - (1 if _closes_sentence(text, company) else 0)
        if _is_name(text[start:stop]):
            yield Name(start, stop, "COMPANY", "en_company")
        return
    if not _HEAD.search(text, start, end):
        return
    tail = _BODY_TAIL.match(text, end)
    stop = tail.end() if tail else end
    if _is_name(text[start:stop]):
        yield Name(start, stop, "PUBLIC_BODY", "en_body")


def _ending_inside(text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for last in _COMPANY_END.finditer(text, start, min(len(text), end + 1)):
        pass
    return last if last and last.start() > start and last.end() >= end else None


def _closes_sentence(text: str, company: re.Match[str]) -> bool:
    """True when the point behind an ending is the sentence's own: "… Group." but not "Co., Ltd."."""
    return company.group().endswith(".") and not re.search(r"(?:Co|Ltd|Inc|Corp|J\.V|S\.A|L\.P|L\.L\.C|Bhd|S\.p\.A|B\.V|N\.V)\.$", company.group())


def _is_name(name: str) -> bool:
    return " " in name and _GENERIC.fullmatch(name) is None
