"""Policy documents: titles in 《》 or in capitals, document numbers, and the short names a text defines for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from corpus.article import Span
from extractors.mention import Mention
from extractors.name_start_zh import name_start
from nlp.document import Document
from nlp.languages.calendar import MONTHS
from nlp.languages.policies import EN_HEADS, EN_LAWS, EN_QUALIFIERS, ZH_ENDINGS
from nlp.pattern_table import PatternTable, leaping
from nlp.patterns import HAN

_HEAD = 400  # characters at the top in which a guidance document's own title stands

# --- Chinese ---------------------------------------------------------------------------------------------------------

_ZH_ENDING = rf"(?:{'|'.join(ZH_ENDINGS)})(?:\([^()《》]{{1,24}}\))*"
_ZH_TITLE = re.compile(rf"《(?P<x>[^《》]{{2,120}}?{_ZH_ENDING})》")
_ZH_OWN_TITLE = re.compile(rf"(?:\A|(?<=\n))[ \u3000]*(?P<x>[^\n。:;]{{6,110}}{_ZH_ENDING})[ \u3000]*(?=\n|\Z)")
_ZH_PLAIN_TITLE = re.compile(rf"(?P<x>关于[^\n。,;:《》]{{4,90}}?的(?:{'|'.join(ZH_ENDINGS)}))(?=\()")
_ZH_NUMBER = leaping(
    rf"(?P<x>(?<![{HAN}])\([{HAN}]{{1,10}}\)\s?\[(?:19|20)\d\d\]\s?第?\d{{1,5}}\s?号|[{HAN}]{{1,14}}[\[(](?:19|"
    rf"20)\d\d[\])]\s?第?\d{{1,5}}\s?号)"
)
_ZH_ORDER = leaping(rf"(?P<x>[{HAN}]{{2,20}}令(?:\(?(?:19|20)\d\d\)?年?)?第?\d{{1,4}}号)")
_NO_POLICY_NUMBER = re.compile(
    r"[^\[(]{0,8}(?:备|采购|招标|合同|项目|备|标|采|谈|磋|询|中标|公告|登记|执业|罚|判|民|刑|仲|裁|初|终|执|"
    r"字第)[^\[(]{0,3}[\[(]"
)
_APPROVAL_BEFORE = re.compile(r"(?:approved|with|by) [^.\n]{0,24}document $")
_APPROVAL_AFTER = re.compile(r"\)?(?:文件?)?(?:批准|核准|备案|批复|立项)")

# --- English ---------------------------------------------------------------------------------------------------------

_EN_DAY = rf"(?:{'|'.join(name.capitalize() for name in MONTHS)})\.? \d"
_EN_WORD = rf"(?!{_EN_DAY})(?:[A-Z][\w'-]*(?:'s)?|(?:19|20)\d\d|\((?:19|20)\d\d(?:-(?:19|20)?\d\d)?\))"
_EN_LINK = r"(?:of the|of|on the|on|for the|for|and|the|through|in|to|with|by|under|at|into|Concerning)"
_EN_TAIL = rf"(?: (?:{_EN_LINK} )?{_EN_WORD})+"
_EN_QUALIFIER = rf"(?:(?:{'|'.join(EN_QUALIFIERS)}) ){{0,8}}"
_EN_TITLE = re.compile(
    rf"\b(?P<x>{_EN_QUALIFIER}(?:{'|'.join(EN_HEADS)})(?: of| on| for| Concerning|(?<=Plan) \(){_EN_TAIL})"
)
_EN_LAW = re.compile(
    rf"(?<![\w-])(?P<x>(?!The )(?:[A-Z][\w-]+ (?:and |of )?){{1,6}}(?:{'|'.join(EN_LAWS)})(?: of the People's Republic "
    rf"of China)?)\b(?! Firm| [A-Z])"
)
_EN_PLAN = re.compile(
    r"(?<![\w-])(?P<x>(?!The )(?:[A-Z][\w-]+ ){0,8}(?:Action|Work|Implementation) Plan(?: (?:for|on)"
    r"(?: [A-Z][\w-]+| of| the| and| up| in)+)?(?: \(\d{4}-\d{4}\))?)"
)
_EN_NUMBER = leaping(r"\b(?P<x>(?:[A-Z][a-z]+ ){1,6}\[(?:19|20)\d\d\] No\. ?\d+)")
_EN_ORDER = leaping(
    r"\b(?P<x>Order No\. ?\d+ of the (?:State Council|Ministry of [A-Z]\w+(?: and [A-Z]\w+)*(?: [A-Z]\w+)*|"
    r"[A-Z]\w+(?: [A-Z]\w+)* (?:Commission|Administration|Bureau))|(?:State Council|"
    r"Ministry of [A-Z]\w+) Order No\. ?\d+)"
)
_NUMBERS = PatternTable((("zh", _ZH_NUMBER), ("zh", _ZH_ORDER), ("en", _EN_NUMBER), ("en", _EN_ORDER)))
_NO_TITLE = re.compile(
    r"(?:Notice of (?:the )?(?:Award|Termination|Correction|Cancellation|Tender|Winning)|(?:Tender|Award|Bid\w*|"
    r"Procurement|Termination|Correction|Result|"
    r"Inquiry) (?:Notice|Announcement)|Plan of\b|Law Firm)"
)

# --- definitions -----------------------------------------------------------------------------------------------------

_DEFINED = leaping(
    r"(?:以下|下)?(?:统|简)?称(?:为)?[:\s]*[《\"]{1,2}(?P<zh>[^《》\"]{2,20})[》\"]|\((?:hereinafter|hereafter|"
    r"referred to as|"
    r"the)[^()\"]{0,28}\"(?P<en>[A-Z][\w -]{2,40})\"\)"
)

Part = Literal["title", "number", "short"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of a citation in the reading text; ``title`` is the full title it stands for, once known."""

    start: int
    end: int
    part: Part
    title: str | None = None


def find(document: Document) -> list[Mention]:
    """POLICY mentions in text order; the value is the full title as the text gives it, else the words themselves."""
    return [_mention(document, citation) for citation in citations(document)]


def citations(document: Document) -> list[Citation]:
    """Titles, numbers and short names in text order, each with the full title it stands for."""
    pieces = _without_overlaps([*_titles(document), *_numbers(document.text)])
    titled = _with_titles(document, pieces)
    return _without_overlaps([*titled, *_shorts(document, titled)])


def _mention(document: Document, citation: Citation) -> Mention:
    at = Span(citation.start, citation.end)
    return Mention(
        "POLICY", at, document.original(at), citation.title or document.written(at), f"policy_{citation.part}"
    )


def _titles(document: Document) -> Iterator[Citation]:
    text = document.text
    patterns = [_ZH_TITLE, _ZH_PLAIN_TITLE] if document.has_chinese else []
    for pattern in patterns + ([_EN_TITLE, _EN_LAW, _EN_PLAN] if document.has_english else []):
        for match in pattern.finditer(text):
            before = text[max(0, match.start("x") - 14) : match.start("x")]
            if not _NO_TITLE.search(before + match["x"]):
                yield Citation(match.start("x"), match.end("x"), "title")
    if document.article.kind == "guidance":
        own = _ZH_OWN_TITLE.search(text, 0, min(_HEAD, len(text)))
        if own:
            yield Citation(own.start("x"), own.end("x"), "title")


def _numbers(text: str) -> Iterator[Citation]:
    for language, match in _NUMBERS.finditer(text):
        if language == "zh":
            yield from _zh_number(text, match)
        elif not _APPROVAL_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            yield Citation(match.start("x"), match.end("x"), "number")


def _zh_number(text: str, match: re.Match[str]) -> Iterator[Citation]:
    bracketed = text[match.start("x")] == "("
    start = match.start("x") if bracketed else name_start(text, match.start("x"), _stem_end(match))
    approves = _APPROVAL_AFTER.match(text, match.end()) and text[start - 1 : start] != "("
    if not approves and not _NO_POLICY_NUMBER.match(text, start, match.end()) and start < match.end() - 4:
        yield Citation(start, match.end(), "number")


def _stem_end(match: re.Match[str]) -> int:
    """Where the issuer's sign of a number ends: before its year, or before 令."""
    return match.start("x") + re.search(r"[\[(]|令", match["x"]).start()  # type: ignore[union-attr]


def _without_overlaps(pieces: Iterable[Citation]) -> list[Citation]:
    kept: list[Citation] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _with_titles(document: Document, pieces: list[Citation]) -> list[Citation]:
    """Each number with the title beside it, each title with itself or the longer title that it ends."""
    text = document.text
    titles = list(dict.fromkeys(_written(document, piece) for piece in pieces if piece.part == "title"))
    known: dict[str, str] = {}
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.part == "number" and before and before.part == "title" and _is_beside(text, before, piece):
            known.setdefault(_written(document, piece), _full(_written(document, before), titles))
    for piece, after in pairwise(pieces):
        if piece.part == "number" and after.part == "title" and _stands_after(text, piece, after):
            known.setdefault(_written(document, piece), _full(_written(document, after), titles))
    settled = []
    for piece in pieces:
        words = _written(document, piece)
        settled.append(replace(piece, title=known.get(words) if piece.part == "number" else _full(words, titles)))
    return settled


def _written(document: Document, piece: Citation) -> str:
    return document.written(Span(piece.start, piece.end))


def _is_beside(text: str, title: Citation, number: Citation) -> bool:
    return (
        re.fullmatch(r"[》\"]?\s{0,4}[,]?\s?(?:\(|发文字号:|文号:)?[^()\n]{0,8}", text[title.end : number.start])
        is not None
    )


def _stands_after(text: str, number: Citation, title: Citation) -> bool:
    """English apposition: "Cai Ku [2020] No. 46 issued by … (the Administrative Measures …)"."""
    between = text[number.end : title.start]
    return re.fullmatch(r", |[^.\n]{0,140}\((?:the )?", between) is not None


def _full(title: str, titles: Iterable[str]) -> str:
    """The longest title that ends in ``title`` (政府采购法 → 中华人民共和国政府采购法) or goes on with its country."""
    if not title.isascii():
        longer = [other for other in titles if other != title and _ends_with_name(other, title)]
    else:
        longer = [
            other
            for other in titles
            if other.startswith(f"{title} of the People's")
            or (len(title) < 12 and other != title and title in other and "Notice" not in other)
        ]
    return max(longer, key=len, default=title)


def _ends_with_name(longer: str, title: str) -> bool:
    """《指导意见》 for 关于…的指导意见, 政府采购法 for 中华人民共和国政府采购法; 三年行动方案 also before its years."""
    bare = re.sub(r"\([^()]*\)$|（[^（）]*）$", "", longer)
    if not bare.endswith(title):
        return False
    return len(title) <= 8 or not re.search("关于|转发|印发", bare.removesuffix(title))


def _shorts(document: Document, pieces: list[Citation]) -> Iterator[Citation]:
    """Defined short names wherever they stand, and 《指导意见》 for the one title that ends so."""
    text = document.text
    titles = [piece for piece in pieces if piece.part == "title"]
    for match in _DEFINED.finditer(text):
        holder = max(
            (piece for piece in titles if piece.end <= match.start() and match.start() - piece.end < 80),
            key=lambda piece: piece.end,
            default=None,
        )
        if holder and (match["zh"] or match["en"]) not in ("公司", "本公司"):
            yield from _uses(text, match["zh"] or match["en"], holder.title)


def _uses(text: str, short: str, title: str | None) -> Iterator[Citation]:
    pattern = rf"\b{re.escape(short)}\b(?! (?:of|for|on)\b)" if short.isascii() else rf"(?<=《){re.escape(short)}(?=》)"
    for use in re.finditer(pattern, text):
        yield Citation(use.start(), use.end(), "short", title)
