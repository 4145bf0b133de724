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
    ("single_source", "单一来源"),
    ("open", "公开招标|公开(?:进行)?招标|对外公开招标"),
)
_EN: tuple[tuple[str, str], ...] = (
    ("framework", r"[Ff]ramework (?:[Aa]greement|[Cc]ontract)|(?:the|a|its|closed|open|of the) framework\b|"
    r"Framework (?=\d{4}-\d)"),
    ("limited",
        r"[Bb]y invitation|[Ll]imited tender\w*|[Ss]elective tender\w*|[Rr]estricted (?:tender|bid)\w*"),
    ("negotiation", r"[Cc]ompetitive negotiations?"),
    ("consultation", r"[Cc]ompetitive consultations?"),
    ("inquiry",
        r"(?:asked|request\w*|call) for quotations|[Ii]nquiry procurement|[Mm]ethod: ?[Ii]nquiry|"
        r"by inquiry|[Pp]rice inquiry|[Rr]equests? for (?:[Qq]uotations?|[Pp]rice)|[Cc]ompetitive quotations?|"
        r"REQUEST FOR QUOTATIONS?"),
    ("single_source",
        r"[Ss](?:ingle|ole)[- ][Ss]ource|[Ww]ithout (?:an? |any )?(?:tender|bidding|competition|competitive)|"
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
