"""Web pages: one article a page, its tables kept as label lines and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from corpus.article import Article
from corpus.compose import Given, compose
from corpus.decode import decode
from corpus.limits import ARTICLE_LIMIT, read_whole
from corpus.page_body import body_lines
from corpus.page_lines import page_lines
from corpus.page_metadata import page_metadata
from corpus.rejected import Rejected

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE
)
_GB = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read_html(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The one article of a page. Raises TooLarge and Undecodable."""
    data = read_whole(stream, ARTICLE_LIMIT)
    given, text = text_of_page(decode(data, _declared(data)), whole=False)
    yield compose(text, given, name, file=name)


def text_of_page(html: str, whole: bool = True) -> tuple[Given, str]:
    """What a page says of itself, and its text; only the article's part of it unless ``whole``."""
    page = _CONTROL.sub("", html).encode()
    root = _tree(page)
    if root is None:
        return Given(), ""
    lines = page_lines(root)
    kept = lines if whole else body_lines(page, lines)
    return page_metadata(root), "\n".join(line.text for line in kept)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else None
    return "gb18030" if name in _GB else name


def _tree(page: bytes) -> Any:
    """The lxml tree; None when there is no element in it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return None
