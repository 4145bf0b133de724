"""Markdown: rendered, then read as a page, so that its tables and emphasis read as in any other input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from corpus.article import Article
from corpus.compose import Given, compose
from corpus.decode import decode
from corpus.formats.html import text_of_page
from corpus.limits import ARTICLE_LIMIT, read_whole
from corpus.published import published_in_value
from corpus.rejected import Rejected

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n---[ \t]*\n", re.DOTALL)
_ENTRY = re.compile(r"^(title|date|published|source)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def read_markdown(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The one article of a Markdown file, front matter read. Raises TooLarge and Undecodable."""
    text = decode(read_whole(stream, ARTICLE_LIMIT))
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    given, page = text_of_page(_rendered(body))
    said = _with_front(given, front[1] if front else "")
    yield compose(page or body, said, name, file=name)  # nesting without end renders to nothing


def _rendered(text: str) -> str:
    """HTML with line breaks and list marks as they were written: a number at a line's head is the author's own."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(["list", "code"])
    return f"<html><body>{markdown.render(text)}</body></html>"


def _with_front(given: Given, front: str) -> Given:
    entries = {key: value.strip("\"'") for key, value in _ENTRY.findall(front)}
    date = entries.get("date") or entries.get("published") or ""
    return replace(
        given,
        title=entries.get("title") or given.title,
        published=published_in_value(date) or given.published,
        source=entries.get("source") or given.source,
    )
