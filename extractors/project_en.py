"""English project names in quotation marks, in titles of notices and in prose."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.place import place_of
from extractors.project_small_en import small_names
from nlp.languages.calendar import EN_MONTH
from nlp.languages.projects import EN_ENDINGS, EN_STRONG_ENDINGS, NOTICES_EN
from nlp.pattern_table import leaping
from nlp.patterns import LatePattern

Found = tuple[int, int, str]

_TITLE_REACH = 300
_WORD = (
    r"(?:No\. ?\d{1,3}(?= [A-Z])|(?<=\d )k(?:V|VA|W|Wp|m)(?!\w)|"
    r"(?!\d[\d,]{0,15}(?:\.\d| (?:million|billion|yuan|mln)))[A-Z0-9][\w'/&-]{0,40}|"
    r"\((?!Contract|Ref|Tender|Lot)(?:[A-Z]{2,6}|\d{4}-\d{4}|"
    r"(?:First|Second|Third|Phase|Lot|[A-Z]\w+) [A-Z]\w+)\))"
)
_MONTH_OR_YEAR = rf"(?:{EN_MONTH}|\d{{4}})"
_LINK = rf"(?:of the|of|for|and|the|-|with|&|in(?! (?:{_MONTH_OR_YEAR}|\d))|to be)"
_NAME = LatePattern(rf"(?<![\w&-])(?P<x>{_WORD}(?: (?:{_LINK} )?{_WORD})+)")
_QUOTED = LatePattern(
    rf"\"(?P<x>[A-Z0-9][^\"\n]{{8,140}}?\b(?:{'|'.join(EN_ENDINGS)})(?: (?:of|for|in|\()[^\"\n]{{2,60}})?)\""
)
_QUOTED_SMALL = LatePattern(
    r"\"(?P<x>[A-Z0-9][^\"\n.]{12,140}?(?: [a-z][\w-]*){2} (?:engineering|works|construction|procurement|services?))\""
)
_NOTICE_OF = rf"(?:{'|'.join(NOTICES_EN)})(?: of| for| on)?(?: the)? "
_TITLE = LatePattern(rf"(?:\A|(?<=\n))[ ]*{_NOTICE_OF}(?P<x>[A-Z0-9][^\n]{{8,160}}?)\s*(?=\n|\Z)")
# A heading with the name behind it, on its line or the next: INVITATION TO BID for the Supply of Desks.
_HEADING = LatePattern(
    r"(?:\A|(?<=\n))[ ]*(?i:(?:invitation (?:to|for) (?:bid|tender)s?|requests? for (?:proposals?|quotations?|bids?|"
    r"tenders?)|"
    r"call for tenders|tender notice|notice inviting tenders?)[ :-]*\n*[ ]*for (?:the )?|(?:open |public )?tender: )"
    r"(?P<x>[A-Z0-9][^\n:]{8,160}?)[ .]*(?=\n|\Z)"
)
_HEAD = LatePattern(rf"\b(?:{'|'.join(EN_ENDINGS)})(?=$| (?:of|for|in|and|\(|\d{{4}})|\))")
_STRONG = LatePattern(rf"\b(?:{'|'.join(EN_STRONG_ENDINGS)})(?=$| (?:of|for|in|and|\(|\d{{4}}))")
_CUE_BEFORE = LatePattern(
    r"(?:bids? (?:for|in)|tender(?:s|ed)?(?: for)?|won|wins|secured|awarded|award of|contract (?:for|of)|"
    r"quotations for|negotiation for|given|(?:winner|section|candidate|date|contract) (?:of|in)|consultation for|"
    r"award, |deal, |award for|intention for|also did|Ltd\. for|picked [^\n]{3,80} for|purchase of|buil[dt]|A|also|"
    r"(?:called|known as|named|dubbed|titled|entitled) the|(?:goes|going) by the name of|(?:signed|seals|names) "
    r"(?:[^.\n]{1,40} )?"
    r"(?:for|on)|advertised|(?:tender|contract) [A-Z0-9/.-]*\d[A-Z0-9/.-]*,|bidders for|join|carry out|undertake|"
    r"execute|\()"
    r"(?: the| a| its)? ?\"?$"
)
# Words behind which a name is a project's, whatever it ends with.
_SURE_CUE_BEFORE = LatePattern(
    r"(?:(?:clinched|landed|bagged) (?:the )?|(?:Lot|Package|Section) [\dA-Z]{1,4} of the |bidder for the |"
    r"to build the |(?:tender|contract) [A-Z0-9][\w/-]+ for the |scrapped its tender for (?:the )?)$"
)
_ORGANISATION = LatePattern(
    r"(?:Co|Ltd|Inc|Corp|LLC|Limited|GmbH|Bureau|Commission|Department|Ministry|Government|Committee|(?:Repair|"
    r"Porcelain|Steel|Iron|Machine|Cement|Printing|Glass) Works)$"
)
_NUMBER_AFTER = LatePattern(r" \((?:Contract |No\. ?|Ref\. ?|Tender )*(?:No\. ?)?[A-Z0-9][\w/-]*\d")
_DECIDED_AFTER = LatePattern(
    r" (?:has been|was|is|will be|had been) (?:approved|put out|put up|tendered|advertised|let|awarded|re-?tendered|"
    r"won)\b"
)
_OF_COMPANY = LatePattern(r" of (?!.* of )[A-Z][\w' -]*(?:Co|Ltd|Inc|Corp|Group|Company)$")
_OF_PLACE = LatePattern(r" of [A-Z]\w+(?: [A-Z]\w+)? (?:County|City|District|Prefecture|Province)$")
_IN_PLACE = LatePattern(r" in [A-Z]\w+(?: [A-Z]\w+){0,2}$")
_NAMES_PLACE = LatePattern(r"[A-Z]\w+ (?:Town|Township|County|City|District|Prefecture|Province|Village)\b")
_PART_OF = LatePattern(r"(?:(?:Lot|Package|Section|Phase) (?:No\. )?[\dIVXA-Z-]+ (?:of|in) (?:the )?)+")
_NOTICE = leaping(_NOTICE_OF)
_LEADING = LatePattern(
    r"(?:The|A|An|This|In|For|On|Of|And|At|By|Meanwhile|Also|Its|Their|Bids|Tender|Winner) (?:the )?"
)
_GENERIC = LatePattern(
    r"(?:(?:The |A |This )?(?:Project|Contract|Construction|Procurement|Services?|Public|Government|Tender|Bid|Works|"
    r"Framework|Agreement|Phase|Section|Lot|Package|Open|Competitive|Single|Maximum|Contracting|Support|Air|Naval|Army|"
    r"Navy|Force|Base|Systems?|Operations?|Maintenance|[IVX\d-]++|and|of|the|for)[ ]?)+"
)


def names(text: str) -> Iterator[Found]:
    """(start, end, rule) of project names, in no order; some may overlap."""
    for match in _QUOTED.finditer(text):
        if _HEAD.search(match["x"]) and not _GENERIC.fullmatch(match["x"]):
            yield *match.span("x"), "project_quoted"
    for match in _QUOTED_SMALL.finditer(text):
        yield *match.span("x"), "project_quoted"
    for match in _TITLE.finditer(text[:_TITLE_REACH]):
        yield *match.span("x"), "project_title"
    for match in _HEADING.finditer(text[:_TITLE_REACH]):
        yield *match.span("x"), "project_title"
    for match in _NAME.finditer(text):
        yield from _in_prose(text, *match.span("x"))
    yield from small_names(text)


def _in_prose(text: str, start: int, end: int) -> Iterator[Found]:
    for leading in (_NOTICE, _LEADING, _PART_OF):
        if opening := leading.match(text, start, end):
            start = opening.end()
    name = text[start:end]
    if _GENERIC.fullmatch(name) or _ORGANISATION.search(name):
        return
    name = _without_owner(name)
    if " " in name and _SURE_CUE_BEFORE.search(text, max(0, start - 100), start):
        yield start, start + len(name), "project_cued"
    elif _HEAD.search(name) and _is_told(text, start, name):
        yield start, start + len(name), "project_prose"


def _is_told(text: str, start: int, name: str) -> bool:
    """True for a name that speaks for itself, or that words before or a number behind it make a project's."""
    if _STRONG.search(name) and name.count(" ") >= 3:
        return True
    if _NUMBER_AFTER.match(text, start + len(name)) or _DECIDED_AFTER.match(text, start + len(name)):
        return True
    return _CUE_BEFORE.search(text, max(0, start - 100), start) is not None


def _without_owner(name: str) -> str:
    """The name without a closing place, when it names another, and without the company that owns it (guidelines)."""
    for closing in (_OF_COMPANY, _OF_PLACE):
        owner = closing.search(name)
        if owner and (closing is _OF_COMPANY or _NAMES_PLACE.search(name, 0, owner.start())):
            name = name[: owner.start()]
    closing_place = _IN_PLACE.search(name)
    if closing_place and place_of(name[: closing_place.start()]) and place_of(closing_place.group()):
        name = name[: closing_place.start()]
    return name
