"""The reading text: the folded text with breaks that mean nothing taken out, and the way back to the article.

PDF text breaks names and figures over lines ("39,862,\\n153.47元") and spaces characters apart
("招 标 人"). Extractors read across such breaks; every offset maps back to the article.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import compress

from corpus.article import Span
from nlp.fold import fold
from nlp.pair_lines import label_tabs
from nlp.pattern_table import leaping
from nlp.patterns import HAN
from nlp.tokens import is_everyday_word

_SPACE_BY_DIGIT = leaping(rf"(?<=[{HAN}、。¥]) (?=[\d¥$])|(?<=[\d%¥]) (?=[{HAN}、。])(?![ ][{HAN}]{{2,8}}:)")
_SPACED_OUT = re.compile(rf"(?<![{HAN}\d])[{HAN}](?:[ \u3000]{{1,2}}[{HAN}\d,.:、()](?![{HAN}\d])){{2,}}")
_SPACE_BY_MARK = leaping(
    rf"(?<=[{HAN})]) (?=[,;:。、)])|(?<=[{HAN})][,;:。、(]) (?=[{HAN}\d(])|(?<=[,;:。、(]) (?=[{HAN}])"
)
# 【采购人】某某局 is read as 采购人：某某局.
_BRACKETED_LABEL = re.compile(
    rf"(?:\A|(?<=\n))[ \u3000]*(?P<open>\[)[{HAN}][{HAN}/()、]{{1,18}}(?P<close>\])(?! ?[:\n])"
)
# A run of blanks is tried at its beginning only, or a page of blanks would take time by the square.
_BLANKS = r"(?<![ \t\u3000])[ \t\u3000]++"
_TRAILING = re.compile(rf"{_BLANKS}(?=\n)")
_BREAK = leaping(rf"(?:{_BLANKS})?\n[ \t\u3000]*")

_NUMBER_GOES_ON = re.compile(r"(?:\d[,.]|\d)$"), re.compile(r"[年月日号万亿千百元%,.]|\d{3}(?:\D|$)")
_GROUP_GOES_ON = re.compile(r"\d,\d{1,2}$"), re.compile(r"\d{1,2}(?:[.,万亿元]|$)")
_DATE_GOES_ON = re.compile(r"\d\s?[年月]$"), re.compile(r"\d")
_ENDS = re.compile(r"[。:;!?…|\t](?:[\"')\]])?$")
_TITLE_ENDS = re.compile(r"(?:公告|通知|公示|意见|办法|规定|批复|方案|条例|通报|决定|说明|情况|喜报)(?:\([^()]*\))?$")
_STARTS = re.compile(
    rf"(?:[一二三四五六七八九十\d]{{1,3}}[、.．)](?!\d)|\(?[一二三四五六七八九十\d]{{1,3}}\)|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[、. ]?[{HAN}]{{2}}(?<![万亿元年月日个天%倍米吨][{HAN}])|[●■◆※*·•\[|]|"
    rf"第[一二三四五六七八九十\d]+[章节条]|[{HAN} \u3000]{{2,14}}(?:\([^()\n]{{1,12}}\))?:|特此公告|附件)"
)
_SUFFIX_STARTS = re.compile(r"(?:\((?:集团|控股|股份)\)|股份|集团)?(?:有限(?:责任)?公司|分公司)|限公司|任公司")
_UNCLOSED = re.compile(r"(?:《[^》\n]{0,60}|\([^()\n]{0,40})$")
_HAS_HAN = re.compile(f"[{HAN}]")
_TITLE_LINE = re.compile(r"关于[^。,;:]*$")
_COLUMN_GAP = re.compile(r"\S(?:\u3000+| {2,})(?=\S)")
_LAST = 6  # characters that tell how a line ends
_REACH = 400  # characters of a line looked at on either side of a break
_STOCK_HEAD = re.compile(
    r"编\s?号:?[^。:]{0,4}:?\s?(?:临\s?)?[\d\s\[\]年-]{4,14}号?$|(?:证券|股票|公司)\s?简\s?称\s?:\s?[^\s,;。:]{2,10}$"
)
# PDF text may put each change of script on a line of its own: 总承包|(|EPC|)|合同.
_NEVER_FIRST = re.compile(
    r"[,;。、)》%](?!\s*\n)|[)》][ \u3000]*(?=\n)|[(《][ \u3000]*(?=\n)|[或和与及的于为由在][ \u3000]*(?=\n)"
)
_NEVER_LAST = ("(", "《")
_FRAGMENT = re.compile(r"(?=[^\n]{0,24}[A-Za-z#±×])[A-Za-z0-9#±×./+() -]{1,24}(?=\n[^、.\n:]{1,400})")
_FRAGMENT_LAST = re.compile(r"(?:\A|\n)[A-Za-z0-9#±×./+() -]{1,24}$")
_FIGURE_FIRST = re.compile(r"[\d,.]{1,16}[ ]?\n[ ]?(?:[年月日%个台套万亿千米公×±/~-]|[kK]?[VvWwm]\b)")
_FRAGMENTED = 8  # characters that a line must have before a fragment goes on with it
# A page's first sign that stands on a line of its own; 一 and 二 there number a table's rows.
_DROPPED_CAPITAL = re.compile(f"(?![一二三四五六七八九十])[{HAN}]")
_TURNED = bytes([1]) + bytes(255)  # makes of what is dropped what is kept
_WRAP = 20  # characters that make a line long enough to have been wrapped
_HEAD = 600  # characters at the top of a document in which a title may run over lines


@dataclass(frozen=True, slots=True)
class ReadingText:
    """``text`` with ``offsets[i]`` the place of its i-th character in the article (one more at the end)."""

    text: str
    offsets: array[int]

    def to_article(self, at: Span) -> Span:
        """The article's span for a span of the reading text."""
        return Span(self.offsets[at.start], self.offsets[at.end - 1] + 1) if at.end > at.start else self._empty(at)

    def _empty(self, at: Span) -> Span:
        return Span(self.offsets[at.start], self.offsets[at.start])


def reading_text(original: str) -> ReadingText:
    """Fold ``original`` and take out the breaks that only the layout made."""
    folded = fold(original)
    dropped = bytearray(len(folded))
    replaced: dict[int, str] = {}
    for pattern in (_SPACE_BY_DIGIT, _SPACE_BY_MARK):
        for match in pattern.finditer(folded):
            dropped[match.start()] = 1
    for match in _SPACED_OUT.finditer(folded):
        for index in range(match.start(), match.end()):
            dropped[index] |= folded[index] in " \u3000"
    for match in _BRACKETED_LABEL.finditer(folded):
        dropped[match.start("open")] = 1
        replaced[match.start("close")] = ":"
    replaced |= dict.fromkeys(label_tabs(folded), ":")
    for match in _TRAILING.finditer(folded):
        dropped[match.start() : match.end()] = b"\1" * len(match.group())
    line_start = 0
    for match in _BREAK.finditer(folded):
        if not _settle_break(folded, match, max(line_start, match.start() - _REACH), dropped, replaced):
            line_start = match.end()
    characters = list(folded)
    for index, character in replaced.items():
        characters[index] = character
    kept = dropped.translate(_TURNED)
    offsets = array("q", compress(range(len(folded)), kept))
    offsets.append(len(folded))
    return ReadingText("".join(compress(characters, kept)), offsets)


def _settle_break(
    folded: str, match: re.Match[str], line_start: int, dropped: bytearray, replaced: dict[int, str]
) -> bool:
    """Take out a break that only wraps a line; True when it does. ``line_start``: where the line so far begins."""
    before = folded[line_start : match.start()].lstrip()
    if before and _is_fragmented(folded, before, match):
        dropped[match.start() : match.end()] = b"\1" * len(match.group())
        return True
    line_end = folded.find("\n", match.end())
    after = folded[match.end() : min(line_end if line_end >= 0 else len(folded), match.end() + _REACH)]
    if not before or not after.strip() or "\t" in match.group().split("\n")[0]:
        return False
    if _is_soft(before, after, match.start() < _HEAD):
        dropped[match.start() : match.end()] = b"\1" * len(match.group())
        return True
    if _is_soft_english(before, after):
        replaced[match.start()] = " "
        dropped[match.start() + 1 : match.end()] = b"\1" * (len(match.group()) - 1)
        return True
    return False


def _is_fragmented(folded: str, before: str, match: re.Match[str]) -> bool:
    """True when a break stands before a mark that begins no line, behind one that ends none, or around a fragment."""
    if "\n" in match.group()[:-1].rstrip(" \t\u3000")[1:] or _is_row(before):
        return False
    if (
        _NEVER_FIRST.match(folded, match.end())
        or before.endswith(_NEVER_LAST)
        or _parts_quotation(folded, before, match)
    ):
        return _HAS_HAN.search(before[-40:]) is not None or before.isdigit()
    if _ENDS.search(before[-_LAST:]) or len(before) < _FRAGMENTED or not _HAS_HAN.search(before[-60:]):
        return False
    if _FRAGMENT.match(folded, match.end()) or _FIGURE_FIRST.match(folded, match.end()):
        return not _STARTS.match(folded, match.end())
    own_line = folded[max(0, match.start() - 30) : match.start()]
    if not _FRAGMENT_LAST.search(own_line) or _STARTS.match(folded, match.end()):
        return False
    return _HAS_HAN.match(folded, match.end()) is not None


def _parts_quotation(folded: str, before: str, match: re.Match[str]) -> bool:
    """True when a break stands before a closing quotation mark or around an opening one."""
    is_open = before.count('"') % 2 == 1
    if folded.startswith('"', match.end()):
        return is_open or folded[match.end() + 1 : match.end() + 2] == "\n"
    return is_open and before.endswith('"')


def _is_soft(before: str, after: str, at_head: bool) -> bool:
    """True when a line break inside Chinese text only wraps it."""
    if _is_row(before) or _is_row(after) or not _HAS_HAN.search(before[-40:] + after[:40]):
        return False
    if _number_is_broken(before, after):
        return True
    if _DROPPED_CAPITAL.fullmatch(before) and _HAS_HAN.match(after):
        return True
    if _SUFFIX_STARTS.match(after) and _HAS_HAN.match(before[-1]):
        return True
    if _ENDS.search(before[-_LAST:]) or _STARTS.match(after) or _STOCK_HEAD.search(before):
        return False
    if _UNCLOSED.search(before) and len(before) >= 4:
        return True
    if at_head and _TITLE_LINE.search(before) and not _TITLE_ENDS.search(before):
        return True
    return _is_wrapped(before, after)


def _is_row(line: str) -> bool:
    """True for a table row: tabs, or three columns set apart by wide spaces."""
    if "\t" in line:
        return True
    return ("  " in line or "\u3000" in line) and len(_COLUMN_GAP.findall(line)) > 1


def _number_is_broken(before: str, after: str) -> bool:
    last = before[-_LAST:]
    for end, start in (_NUMBER_GOES_ON, _GROUP_GOES_ON, _DATE_GOES_ON):
        if end.search(last) and start.match(after) and not (before.isdigit() and after[:1].isdigit()):
            return True
    return False


def _is_wrapped(before: str, after: str) -> bool:
    if len(before) < _WRAP or _TITLE_ENDS.search(before):
        return False
    if is_everyday_word(before[-1] + after[0]) and _HAS_HAN.match(before[-1]):
        return True  # the break stands inside a word
    return len(after) >= 10 or after.endswith(("。", "标段", "项目", "工程", "公司"))


def _is_soft_english(before: str, after: str) -> bool:
    return len(before) >= 40 and before[-1].isalpha() and after[0].islower() and not _HAS_HAN.search(before[-20:])
