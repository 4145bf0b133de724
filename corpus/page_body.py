"""Where the article of a page begins and ends: trafilatura finds the body, the page's own lines are kept.

trafilatura flattens tables and drops short lines (signatures, label lines), so it only marks the range;
where it finds too little of the page (many Chinese notices), the whole page is kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from corpus.page_lines import Line

_LARGEST = 2 << 20  # bytes of a page that trafilatura is asked about
_SHORTEST = 8  # characters that make a line known again
_FOUND_SHARE = 0.5  # of the unlinked text; below it the body was lost
_LINKED = 0.6  # share of link text that makes a line a menu's
_TITLE_REACH = 8  # lines above the body in which its title and date line stand
_BARE = re.compile(r"[\s:：|]+")
_END = re.compile(
    r"^(?:版权所有|Copyright|©|[上下]一[篇条]|相关(?:链接|阅读|新闻|推荐|文章)|推荐阅读|热门|"
    r"[主承]办(?:单位)?[:：]|[\u4e00-\u9fff]?ICP备"
    r"|网站(?:地图|标识码)|友情链接|联系我们|Related|Read more|Comments|Leave a)"
)


def body_lines(page: bytes, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page from its article's title to its end."""
    main = _bare(_main_text(page))
    found = [at for at, line in enumerate(lines) if _is_body(line) and _bare(line.text) in main]
    if not found or _share(lines, found) < _FOUND_SHARE:
        return lines
    return lines[_first(lines, found[0]) : _last(lines, found[-1]) + 1]


def _main_text(page: bytes) -> str:
    if len(page) > _LARGEST:
        return ""
    from trafilatura import extract

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        return extract(page.decode(), include_comments=False, favor_recall=True, deduplicate=False) or ""
    except Exception:  # a page that trafilatura cannot take is kept whole
        return ""


def _is_body(line: Line) -> bool:
    return len(_bare(line.text)) >= _SHORTEST and line.linked < _LINKED and not _END.match(line.text)


def _bare(text: str) -> str:
    return _BARE.sub("", text)


def _share(lines: Sequence[Line], found: Sequence[int]) -> float:
    inside = lines[found[0] : found[-1] + 1]
    return _unlinked(inside) / max(1, _unlinked(lines))


def _unlinked(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.linked < _LINKED)


def _first(lines: Sequence[Line], start: int) -> int:
    """Up to the heading above, else over the unlinked lines right above."""
    reach = range(start, max(-1, start - _TITLE_REACH - 1), -1)
    if heading := next((at for at in reach if lines[at].heading), None):
        return heading
    while start and lines[start - 1].linked < _LINKED and start - 1 in reach:
        start -= 1
    return start


def _last(lines: Sequence[Line], end: int) -> int:
    """Down over signature and date, to the first menu or footer."""
    while end + 1 < len(lines) and lines[end + 1].linked < _LINKED and not _END.match(lines[end + 1].text):
        end += 1
    return end
