"""When an article says it was published: EDTF dates given, at its head, or in its file name. Never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

_HEAD_LINES = 12
_HEAD_CHARACTERS = 1500
_EDTF_PART = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{3}X|\d{2}XX)[?~%]?"
_EDTF = re.compile(rf"{_EDTF_PART}(?:/{_EDTF_PART})?")
_DATE_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?"
_ISO = r"(?P<y1>(?:19|20)\d\d) ?[-/.年] ?(?P<m1>\d{1,2}) ?[-/.月] ?(?P<d1>\d{1,2})(?: ?日|(?![\d-]))"
_MONTH_FIRST = rf"{_MONTH.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)"
_DAY_FIRST = rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m3')},? (?P<y3>(?:19|20)\d\d)"
_DAY = rf"(?:{_ISO}|{_MONTH_FIRST}|{_DAY_FIRST})"
_LABEL = (
    r"(?:(?:发布|公告|公示|发稿|更新|发出|刊登|信息|刊发)?(?:时间|日期)|日期|date(?: of (?:the )?(?:notice|"
    r"announcement|release))?|pubdate|published(?: on| at)?|"
    r"posted(?: on)?"
    r"|(?:release|publication|publish(?:ing)?|issue)(?:d)? (?:time|date)|updated)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_BEHIND = rf"\s*[:：]\s*{_WEEKDAY}[\"']?{_DAY}"
_LABELLED = re.compile(rf"(?:^|[\s|\[(【（]){_LABEL}{_BEHIND}", re.IGNORECASE)
_PUBLISHED = re.compile(
    rf"(?:^|[\s|\[(【（])(?:(?:发布|公告|公示|发稿|刊登)(?:时间|日期)|published(?: on| at)?|released?(?: on| time|"
    rf" date)?|"
    rf"posted(?: on)?){_BEHIND}",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"([:：])[ \t\u3000]*\n")  # its value stands on the next line
_BODY = re.compile(r"[。；]$|[^A-Z.]\w\.$|(?:单位|机构|政府|部门|兵团|局|委)[）)]?[：:]$")
_ALONE = re.compile(
    rf"^[\s\[(（【]*{_WEEKDAY}{_DAY}(?:[T,\s]+\d{{1,2}}:\d{{2}}\S*)?(?=\s*$|\s*[\])）】|/·•]|\s{{2}}|\u3000|\s*(?:来源|"
    rf"作者|浏览|字[体号]|记者|Source|Views|Author|By|[ap]m\b|BJT|GMT))",
    re.IGNORECASE,
)
_IN_NAME = (
    re.compile(r"(?<!\d)(?P<y1>(?:19|20)\d\d)(?P<m1>\d\d)(?P<d1>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y1>(?:19|20)\d\d)[-_.年](?P<m1>\d{1,2})[-_.月](?P<d1>\d{1,2})(?!\d)"),
)


def edtf_of(given: str) -> str | None:
    """A given date as EDTF; a date with a time is shortened to its day. None when it is no date."""
    text = given.strip()
    if match := _DATE_TIME.fullmatch(text):
        text = match[1]
    if not _EDTF.fullmatch(text):
        return None
    return text if all(_is_real(part.strip("?~%")) for part in text.split("/")) else None


def published_at_head(text: str) -> str | None:
    """The date of a date line among the first lines: 2024-08-20 16:42, 发布时间：2024年8月20日, May 21, 2024."""
    lines = tuple(_head_lines(text))
    for pattern in (_PUBLISHED, _ALONE, _LABELLED):
        for match in filter(None, map(pattern.search, lines)):
            if found := _day(match):
                return found
    return None


def published_in_name(name: str) -> str | None:
    """The one full date in a file's name: 2024-08-20-liaocheng.html, t20240820_5312.htm."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    found = {day for pattern in _IN_NAME for match in pattern.finditer(stem) if (day := _day(match))}
    return found.pop() if len(found) == 1 else None


def published_in_value(value: str) -> str | None:
    """The date that a ``<meta>`` or JSON-LD value begins with."""
    match = re.match(_ISO, value.strip()) or re.match(rf"{_WEEKDAY}{_DAY}", value.strip())
    return _day(match) if match else edtf_of(value)


def _head_lines(text: str) -> Iterator[str]:
    head = _LABEL_ALONE.sub(r"\1 ", text[:_HEAD_CHARACTERS])
    lines = [line.strip() for line in head.split("\n") if line.strip()][:_HEAD_LINES]
    yield from takewhile(lambda line: len(line) <= 200 and not _BODY.search(line), lines)


def _day(match: re.Match[str]) -> str | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    year, month, day = (next((v for k, v in groups.items() if k[0] == part), "") for part in "ymd")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _is_real(part: str) -> bool:
    if "X" in part:
        return True
    year, month, day = (int(piece) for piece in (part + "-01-01").split("-")[:3])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
