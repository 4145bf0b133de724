"""Procurement methods: 公开招标, 竞争性磋商, 单一来源, "open tender", "by invitation"."""

from __future__ import annotations

import re

from corpus.article import Span
from extractors.detail import Detail, without_repeats
from nlp.document import Document
from nlp.pattern_table import PatternTable, leaping

# method code, words that state it; of two that overlap the longer stands
_ZH: tuple[tuple[str, str], ...] = (
    ("framework", "框架协议"),
    ("limited", "邀请招标"),
    ("negotiation", "竞争性谈判|谈判(?:小组|采购)|走的?是?谈判"),
    ("consultation", "竞争性磋商|磋商(?:小组|采购|方式)|走的?是?磋商"),
    ("inquiry", "询价(?!环节)"),
    ("single_source", "单一来源|单源(?:采购|论证)"),
    ("open", "公开招标|公开(?:进行)?招标|对外公开招标"),
    # of the rules of state-owned enterprises, which the law on government procurement does not know
    ("other", "进行(?:询比|比选|遴选|竞价)|(?:询比|比选|竞价|遴选)(?:采购|方式)|网上竞价"),
)
_EN: tuple[tuple[str, str], ...] = (
    ("framework", r"[Ff]ramework (?:[Aa]greement|[Cc]ontract)|(?:the|a|its|closed|open|of the) framework\b|"
    r"Framework (?=\d{4}-\d)|[Mm]ini-?(?:competition|tender)|[Cc]all-off (?:contract|order|from)|[Ff]ramework "
    r"(?:deal|call-off|tender)|"
    r"(?:on|under|from|through|via|off) (?:the|its|an?) (?:[A-Z][\w&'-]*,? (?:and )?){1,6}[Ff]ramework\b"),
    ("limited",
        r"[Bb]y invitation|[Ll]imited tender\w*|[Ii]nvit(?:ed|ational) (?:tender|bid)\w*|[Cc]losed tender\w*|"
        r"[Rr]estricted procedure|[Ii]nvitation-only|"
        r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even) (?:\w+ )?(?:firms|companies|bidders|suppliers|"
        r"contractors|builders) "
        r"(?:were|had been) "
        r"invited|[Ss]elective bidding|[Ss]elective tender\w*|[Rr]estricted (?:tender|bid)\w*"),
    ("negotiation", r"[Cc]ompetitive (?:negotiations?|talks)|[Nn]egotiated (?:procedure|tender|procurement)"),
    ("consultation", r"[Cc]ompetitive consultations?"),
    ("inquiry",
        r"(?:asked|request\w*|call) for quotations|[Ii]nquiry procurement|[Mm]ethod: ?[Ii]nquiry|"
        r"(?:asked|invited|approached)[^.;\n]{0,40} (?:for|to) (?:their |a |submit )?(?:prices?|quotes?|quotations?)\b|"
        r"(?:three|four|five|several|comparing|comparison of|written) (?:quotes|quotations)\b|"
        r"by inquiry|[Pp]rice inquiry|[Rr]equests? for (?:[Qq]uotations?|[Pp]rice)|[Cc]ompetitive quotations?|"
        r"REQUEST FOR QUOTATIONS?"),
    ("single_source",
        r"[Ss](?:ingle|ole)[- ](?:[Ss]ourc(?:e|ing)|[Tt]ender|[Ss]upplier procurement)|"
        r"[Ss]ole (?:provider|supplier)|[Nn]o (?:tender|competition|contest) was (?:held|called)|[Tt]here was no "
        r"(?:tender|"
        r"competition|contest)|[Uu]ntendered|(?:handed|given|awarded|let|went) directly to|[Dd]irect (?:appointment|"
        r"purchase|placement)|[Ww]ithout (?:going|having gone|putting it out) (?:out )?to tender|[Ww]ithout (?:an? |"
        r"any )?(?:tender|bidding|competition|competitive)|"
        r"[Dd]irect (?:contracting|award|procurement|selection|negotiation)|"
        r"[Oo]ne offer was solicited|non-?competitive|not competitively procured"),
    ("open", (
        r"[Oo]pen(?:ly)? (?:competitive )?(?:tender|bid|market)\w*|"
        r"publicly tendered|"
        r"[Pp]ublic (?:tender|bid)\w*|"
        r"(?i:(?:type of procedure|procedure(?: type)?|method|mode|tender type|"
        r"type of tender)[a-z ]{0,16}: ?)[Oo]pen\b|"
        r"tendered\b[^.\n]{0,140}\bopenly|open, national|[Tt]ender is open\b|[Oo]pen (?:inter)?national|"
        r"[Oo]pen procedure|"
        r"(?i:(?:inter)?national (?:open )?competitive|open competitive|open and competitive|competitive bidding)|"
        r"[Oo]pen (?:invitation|selection|procurement|tender process)|publicly (?:invited|advertised|bid|procured)|"
        r"tendered (?:publicly|openly)|advertised (?:publicly|nationally|internationally|nationwide|to all)|"
        r"[Ii]nternational (?:tender|bidding)|"
        r"[Oo]penly advertised|advertised openly|(?:open to|from) all comers|(?:everybody|everyone|anyone|any firm|"
        r"any company) "
        r"(?:may|can|could|is free to) (?:now )?bid|[Cc]ompetitive(?:ly)? tender\w*|"
        r"(?:full and )?[Oo]pen (?:and public |public )?(?:competition|contest|procurement)\b|"
        r"(?<![Ii]n )(?:inter)?national competition\b|[Rr]equests? for [Bb]ids|"
        r"[Oo]pen call|invites open bids|(?:[Bb]ids|"
        r"[Pp]roposals) were solicited via the internet|competitively (?:procured|bid)"
    )),
)  # fmt: skip
_METHODS = PatternTable((method, leaping(words)) for method, words in (*_ZH, *_EN))
_METHODS_ZH = PatternTable((method, leaping(words)) for method, words in _ZH)
_NOT_THIS = re.compile(r"(?:前期|此前|前两次|管理办法|非)[^。;\n]{0,8}$")


def find_methods(document: Document) -> list[Detail]:
    """Methods in text order; ``value`` is the record's code. Titles of laws and earlier rounds do not count."""
    text = document.text
    found = []
    table = _METHODS if document.has_english else _METHODS_ZH
    for method, match in table.finditer(text):
        if not _in_title(text, match) and not _NOT_THIS.search(text, max(0, match.start() - 16), match.start()):
            at = Span(*match.span())
            found.append(Detail("method", at, document.original(at), method, "method_words"))
    return without_repeats(found)


def _in_title(text: str, match: re.Match[str]) -> bool:
    """True inside 《…》 or an English law's title, which names a method without using it."""
    opened, closed = text.rfind("《", 0, match.start()), text.rfind("》", 0, match.start())
    return opened > closed or text.startswith((" Procurement in Government", " Procurement System"), match.end())
