"""The lines of a web page in reading order: blocks, breaks, list numbers, tables as label lines and rows.

White space follows CSS Text 3 (4.1.1, 4.1.3): runs collapse, and a source line break between two
Chinese characters is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.page_tables import is_data_table, rows_of
from corpus.tabular import table_lines

SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "iframe", "object", "embed", "svg", "math", "map"),
        *("head", "title", "canvas", "select", "option", "button", "input", "textarea", "audio", "video"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "ul"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
_HEADINGS = frozenset(("h1", "h2"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019—…\U00020000-\U0003134f]"
_SOFT, _HARD = "\x01", "\x02"
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SOFT_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE}) *{_SOFT}[ {_SOFT}]*(?={_WIDE})")
_COLLAPSED = re.compile(rf"[ {_SOFT}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; ``linked`` is the share of its characters inside links."""

    text: str
    linked: float = 0.0
    heading: bool = False
    row: bool = False


def page_lines(root: Any) -> list[Line]:
    """The lines of an lxml HTML tree. Nesting of any depth: nothing here recurses but a cell's own lines."""
    return _Walk().lines_of(root)


class _Walk:
    """A walk over a tree, which gathers text into lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.links = self.verbatim = 0
        self.counts: dict[Any, int] = {}

    def lines_of(self, root: Any) -> list[Line]:
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, closing = stack.pop()
            if closing:
                self._close(element, element is root)
            elif self._opens(element):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
            elif element is not root:
                self._add(element.tail)
        self._flush(False)
        return self.lines

    def _opens(self, element: Any) -> bool:
        """Takes in an element's own text; False for one that is passed over with all that is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or _is_hidden(element):
            return False
        if tag == "table" and is_data_table(element):
            self._flush(False)
            self.lines += (Line(text, row=True) for text in table_lines(rows_of(element, cell_text)))
            return False
        self._begin(element, tag)
        self._add(element.text)
        return True

    def _begin(self, element: Any, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(False)
        if tag == "br":
            self.pieces.append(_HARD)
        elif tag == "li":
            self._number(element)
        self.links += tag == "a"
        self.verbatim += tag == "pre"

    def _close(self, element: Any, is_root: bool) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush(tag in _HEADINGS)
        self.links -= tag == "a"
        self.verbatim -= tag == "pre"
        if not is_root:
            self._add(element.tail)

    def _number(self, item: Any) -> None:
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
            return
        start = parent.get("start", "1")
        self.counts[parent] = self.counts.get(parent, int(start) - 1 if start.isdecimal() and len(start) < 6 else 0) + 1
        self.pieces.append(f"{self.counts[parent]}. ")

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.links:
            self.linked += len(text.strip())
        if self.verbatim:
            self.pieces.append(text.replace("\n", _HARD))
        else:
            self.pieces.append(_WHITE.sub(lambda run: _SOFT if "\n" in run[0] else " ", text))

    def _flush(self, heading: bool) -> None:
        joined = _SOFT_BETWEEN_WIDE.sub("", "".join(self.pieces))
        texts = [text for part in joined.split(_HARD) if (text := _tidy(part))]
        share = min(1.0, self.linked / max(1, sum(map(len, texts))))
        self.lines += (Line(text, share, heading) for text in texts)
        self.pieces, self.linked = [], 0


def _tidy(text: str) -> str:
    return _COLLAPSED.sub(" ", text).replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "").strip()


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def cell_text(cell: Any) -> str:
    """The lines of one cell of a table, joined by line ends."""
    return "\n".join(_cell_lines(cell))


def _cell_lines(cell: Any) -> Iterator[str]:
    yield from (line.text for line in _Walk().lines_of(cell))
