"""An Article from a text and what is known of it: what is given is used, what is missing is found out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Article, Kind, Language, article_id
from corpus.furniture import furniture
from corpus.kind import kind_of
from corpus.language import language_of
from corpus.published import published_at_head, published_in_name
from corpus.rejected import Rejected
from corpus.title import source_in, title_in

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """What an input says of its article itself. None where it says nothing; ``published`` is EDTF."""

    id: str | None = None
    title: str | None = None
    language: Language | None = None
    kind: Kind | None = None
    published: str | None = None
    source: str | None = None


def compose(text: str, given: Given, name: str, file: str | None = None) -> Article | Rejected:
    """The article of ``text``, which is taken exactly as it is; Rejected at ``name`` where there is none in it.

    ``file`` is the name of the file that holds this article alone: its date, and its source where none is named.
    """
    if not text.strip():
        return Rejected(name, "empty")
    if surrogate := _SURROGATE.search(text):
        return Rejected(name, f"half a character (\\u{ord(surrogate[0]):04x}) at {surrogate.start()}")
    marks = furniture(text)
    title = given.title or title_in(text, marks)
    source = given.source or source_in(text) or (_base(file) if file else None)
    return Article(
        id=given.id or article_id(source, text),
        text=text,
        language=given.language or language_of(text),
        kind=given.kind or kind_of(text, title),
        title=title,
        published=given.published or published_at_head(text) or (published_in_name(file) if file else None),
        source=source,
        furniture=marks,
        file=file,
    )


def _base(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", 1)[-1]
