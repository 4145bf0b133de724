"""Whether two articles are one text: from the first passage they share to the last, nothing differs.

Only letters and figures are compared, as one string each. What stands before and after the shared passages may be a
site's own (a headline, a dateline, an editor) but may bring no figure that the shared passages lack and no label with
another value. Within, one text may have whole lines more (a caption), without figure or label. So a text with a
corrected figure, another winner or another date is another text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.article import Article

_PASSAGE = 24  # letters that two texts must have in common before they are laid side by side
_BY_CHANCE = 4  # letters in which lines that are not the same may begin or end alike, and one more
_LEAST = 60  # letters shared, below which nothing is said
_OF_SHORTER, _OF_LONGER = 0.8, 0.6  # shares of the two texts that the shared passages must be
_LONGEST = 200_000  # letters up to which texts that are not equal are compared
# Marks are dropped, but for those inside a figure: 1.5 is not 15.
_NOISE = re.compile(r"(?:[^\w\n.,:;/、%‰$€£-]|_)+")
_MARKS = re.compile(r"(?<!\d)[.,:;/、-]+|[.,:;/、-]+(?!\d)")
_DASHES = str.maketrans("–—−~", "----")
_LABEL = re.compile(r"\s*([^\n:：]{1,24})[:：]")
_FIGURE = re.compile(r"\d[\d.,/:-]*\d|\d|[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]{2,}")
_DATED = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?"
)
_SITES_OWN = re.compile(
    r"(?:发布|发表|更新|录入|上传|浏览|阅读|点击|访问|来源|作者|编辑|责编|责任编辑|记者|审核|校对|编审|监制|稿源|信息来源|字号|分享|打印"
    r"|上一篇|下一篇|相关|推荐|扫一扫|扫码|版权|免责|声明|关注|更多|返回|当前位置|首页"
    r"|published|updated|posted|source|author|editor|edited|by|views?|read|share|reporter|print)"
)
_CLOSINGS = ("完", "end")  # what agencies put behind the last sentence
_DATELINE = re.compile(r"(?:讯|电|报道|消息|记者\w{2,12}|xinhua|reuters|\d日)$")


@dataclass(frozen=True, slots=True)
class Body:
    """An article's letters and figures in one string; ``starts`` are where its lines begin in it."""

    letters: str
    starts: tuple[int, ...]
    labels: dict[int, str]  # the label of a line, by where the line begins

    def line(self, number: int) -> str:
        """The letters of a line."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.letters)
        return self.letters[self.starts[number] : end]

    def begins_line(self, place: int) -> bool:
        """True where a line begins, and at the end of the text."""
        return place == len(self.letters) or self.starts[bisect_left(self.starts, place) :][:1] == (place,)


Block = tuple[int, int, int]  # a shared passage: where it begins in one and in the other, how many letters


def body_of(article: Article) -> Body:
    """What is compared of an article: its text without furniture."""
    text, at, parts = article.text, 0, []
    for span in article.furniture:
        parts.append(text[at : span.start])
        at = max(at, span.end)
    parts.append(text[at:])
    return _body("\n".join(parts))


def _body(text: str) -> Body:
    starts: list[int] = []
    labels: dict[int, str] = {}
    length = 0
    lines = folded(text).split("\n")
    for line, kept in zip(text.split("\n"), lines, strict=True):
        if kept:
            starts.append(length)
            if label := _LABEL.match(line):
                labels[length] = _folded_label(label[1])
            length += len(kept)
    return Body("".join(lines), tuple(starts), labels)


def folded(text: str) -> str:
    """Letters and figures of a text in their plain form, its line breaks kept."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_DASHES)
    return _MARKS.sub("", _NOISE.sub("", plain.casefold()))


_folded_label = lru_cache(maxsize=1 << 12)(folded)  # forms share their labels


def figures(body: Body) -> list[str]:
    """The figures of a body, in order."""
    return _FIGURE.findall(body.letters)


def is_same_text(one: Body, other: Body) -> bool:
    """True when two bodies are one text; the order of the two does not matter."""
    if one.letters == other.letters:
        return len(one.letters) >= _LEAST
    one, other = sorted((one, other), key=lambda body: (len(body.letters), body.letters))
    shorter, longer = len(one.letters), len(other.letters)
    if shorter < max(_LEAST, _OF_LONGER * longer) or longer > _LONGEST:
        return False
    blocks = list(_shared(one.letters, other.letters))
    shared = sum(length for _, _, length in blocks)
    if shared < max(_LEAST, _OF_SHORTER * shorter, _OF_LONGER * longer):
        return False
    return _agree_between(one, other, blocks) and _agree_around(one, other, blocks)


def _shared(one: str, other: str) -> Iterator[Block]:
    """Shared passages from left to right, each as long as it goes."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(other) - _PASSAGE + 1):
        places[other[place : place + _PASSAGE]].append(place)
    here = there = 0
    at = 0
    while at <= len(one) - _PASSAGE:
        known = places.get(one[at : at + _PASSAGE])
        found = bisect_left(known, there) if known else 0
        if not known or found == len(known):
            at += 1
            continue
        start, opposite = at, known[found]
        while start > here and opposite > there and one[start - 1] == other[opposite - 1]:
            start, opposite = start - 1, opposite - 1
        length = _common(one, start, other, opposite)
        yield start, opposite, length
        here, there = start + length, opposite + length
        at = here


def _common(one: str, start: int, other: str, opposite: int) -> int:
    """Letters that two texts share from two places on."""
    length = 0
    for step in (4096, 256, 16, 1):
        while (piece := one[start + length : start + length + step]) and len(piece) == step:
            if piece != other[opposite + length : opposite + length + step]:
                break
            length += step
    return length


def _agree_between(one: Body, other: Body, blocks: list[Block]) -> bool:
    for (start, opposite, length), (next_start, next_opposite, _) in pairwise(blocks):
        mine, theirs = (start + length, next_start), (opposite + length, next_opposite)
        if mine[0] < mine[1] and theirs[0] < theirs[1]:
            return False
        body, (left, right) = (one, mine) if mine[0] < mine[1] else (other, theirs)
        if left < right and not _is_lines_more(body, left, right):
            return False
    return True


def _is_lines_more(body: Body, left: int, right: int) -> bool:
    """True for whole lines without figure or label; where they end like what stands before, they may stand earlier."""
    while left > 0 and not body.begins_line(left) and body.letters[left - 1] == body.letters[right - 1]:
        left, right = left - 1, right - 1
    if not (body.begins_line(left) and body.begins_line(right)) or _FIGURE.search(body.letters, left, right):
        return False
    return not any(left <= start < right for start in body.labels)


def _agree_around(one: Body, other: Body, blocks: list[Block]) -> bool:
    start, opposite = _first_lines(one, other, blocks[0])
    end, opposite_end = _last_lines(one, other, blocks[-1])
    shared = (one.letters[at : at + length] for at, _, length in blocks)
    known = {figure for passage in shared for figure in _FIGURE.findall(passage)}
    edges = [*_edges(one, start, end)], [*_edges(other, opposite, opposite_end)]
    for edge in (*edges[0], *edges[1]):
        if not edge.is_clean or any(figure not in known for figure in _FIGURE.findall(edge.figures)):
            return False
    labelled = {edge.label: edge.line for edge in edges[0] if edge.label}
    return all(labelled.get(edge.label, edge.line) == edge.line for edge in edges[1] if edge.label)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line of which some stands before or after the shared passages; ``figures`` is what may hold figures in it."""

    line: str
    label: str
    figures: str
    is_clean: bool


def _edges(body: Body, start: int, end: int) -> Iterator[_Edge]:
    """The lines around the shared passages, a site's own left out."""
    for number, begin in enumerate(body.starts):
        line = body.line(number)
        before, after = line[: max(0, start - begin)], line[max(0, end - begin) :]
        outside = before or after
        if not outside or _SITES_OWN.match(line):
            continue
        is_clean = outside == line or (bool(_DATELINE.search(before)) if before else outside in _CLOSINGS)
        figures = _DATED.sub("", before) if before else after
        yield _Edge(line, body.labels.get(begin, ""), figures, is_clean)


def _first_lines(one: Body, other: Body, first: Block) -> tuple[int, int]:
    """Where the shared passages begin, moved to a line that begins in both when one does within a few letters."""
    start, opposite, length = first
    for step in range(min(_BY_CHANCE, length)):
        if one.begins_line(start + step) and other.begins_line(opposite + step):
            return start + step, opposite + step
    return start, opposite


def _last_lines(one: Body, other: Body, last: Block) -> tuple[int, int]:
    """Where they end, moved back likewise: headings that begin alike are no part of the text."""
    end, opposite = last[0] + last[2], last[1] + last[2]
    for step in range(min(_BY_CHANCE, last[2])):
        if one.begins_line(end - step) and other.begins_line(opposite - step):
            return end - step, opposite - step
    return end, opposite
