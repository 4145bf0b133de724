"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Article
from corpus.compose import Given, compose
from corpus.decode import decode
from corpus.limits import ARTICLE_LIMIT, read_whole
from corpus.rejected import Rejected


def read_text(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The one article of a text file. Raises TooLarge and Undecodable."""
    yield compose(decode(read_whole(stream, ARTICLE_LIMIT)), Given(), name, file=name)
