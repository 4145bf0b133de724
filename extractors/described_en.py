"""English names that what stands beside them tells: "CRCC Andes, a Chinese builder", "the City of X invites"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.name import Name
from nlp.gazetteer import countries
from nlp.languages.calendar import EN_MONTH
from nlp.languages.organisations import EN_BODY_HEADS
from nlp.patterns import LatePattern

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|and|de|del|la|&) )?{_WORD}){{0,5}}"
_TRADE = (
    r"(?:company|firm|builder|contractor|maker|manufacturer|supplier|operator|developer|caterer|consultancy|bidder|"
    r"vendor|"
    r"start-?up|cooperative|subsidiary|retailer|printer|shipyard|utility)"
)
_COMPANY = LatePattern(
    rf"(?<![\w&'’.-])(?P<x>{_NAME})(?:, (?:an?|the) (?:[\w-]+ ){{0,4}}{_TRADE}\b|, (?:which is )?(?:an?|"
    rf"the) (?:[\w-]+ ){{0,3}}"
    rf"{_TRADE}\b)|\b(?:[Cc]ompany|[Cc]ontractor|[Bb]uilder|[Mm]aker|[Ss]upplier|[Mm]anufacturer|[Cc]aterer|"
    rf"[Dd]eveloper|"
    rf"[Cc]onsultancy|[Ff]irm),? (?P<y>{_NAME})"
)
_BUYER = LatePattern(
    rf"\b(?:the|its) (?:buyer|purchaser|client|contracting authority|procuring entity),? (?:the )?(?P<x>{_NAME})"
)
_ACTS = (
    r"(?= (?:hereby |now |also |has |have |is |will |intends|invites|requests|seeks|wishes|plans|wants|awarded|"
    r"signed|issued|"
    r"cancelled|published|does not|reserves|said|approved))"
)
_KIND = r"(?:City|County|Town|Township|Borough|Municipality|District|State|Village|Parish|Shire)"
_AREA = LatePattern(
    rf"(?<![\w&'’.-])(?P<x>{_KIND} of {_WORD}(?: {_WORD}){{0,2}}|{_WORD}(?: {_WORD}){{0,2}} (?:Municipality|"
    rf"Metropolitan City|Shire)){_ACTS}|"
    rf"(?:(?<=\n)|\A)(?P<y>(?i:{_KIND} of) {_WORD}(?: {_WORD}){{0,2}})(?=[ ]*(?:\n|,|\())"
)
_HEADS = "|".join(
    head.upper()
    for head in (*EN_BODY_HEADS, "Corporation", "Company", "Utility", "Trust")
    if head.isascii() and "(" not in head
)
_CAPITALS = LatePattern(
    rf"(?:(?<=\n)|\A)[ ]*(?:THE )?(?P<x>(?=[A-Z0-9 ,&'()-]*\b(?:{_HEADS})\b)[A-Z][A-Z'&-]*(?: "
    rf"[A-Z'&-]+){{1,10}})(?=[ ]*(?:,|\(|\n|\Z))"
)
_NO_NAME = LatePattern(
    rf"(?:The|An?|This|That|In|On|At|For|But|And|It|Mr|Ms|Mrs|Dr|[A-Z][a-z]+day)\b|(?:{EN_MONTH})(?: \d{{1,2}})?$"
)
_NOTICE = LatePattern(
    r"\b(?:NOTICE|ANNOUNCEMENT|INVITATION|REQUEST|TENDER|BIDS?|CONTRACT|AWARD|PROCUREMENT (?:OF|"
    r"FOR)|AGREEMENT)\b"
)


def described(text: str) -> Iterator[Name]:
    """Names told by what stands beside them, in no order."""
    for match in _COMPANY.finditer(text):
        group = match.lastgroup or "x"
        if not _NO_NAME.match(match[group]) and match[group] not in countries():
            yield Name(match.start(group), match.end(group), "COMPANY", "en_described")
    for pattern in (_BUYER, _AREA, _CAPITALS):
        for match in pattern.finditer(text):
            group = match.lastgroup or "x"
            if not (pattern is _CAPITALS and _NOTICE.search(match[group])):
                yield Name(match.start(group), match.end(group), "PUBLIC_BODY", "en_described_body")
