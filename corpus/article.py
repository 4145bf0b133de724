"""What an article is: a text that never changes, and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
Kind = Literal["news", "notice", "guidance"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points in an article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read. ``text`` is final: every offset counts into it.

    ``published`` is EDTF (``2024-08-20``, ``2024-08``) or None; ``furniture`` are the spans that
    readers skip (menus, share bars, bylines) and that extraction passes over. ``file`` is the path of the file that
    holds this article alone (``box.zip/a.txt`` in an archive), by which a changed file is known again; the same
    article read from another path is equal.
    """

    id: str
    text: str
    language: Language
    kind: Kind
    title: str | None = None
    published: str | None = None
    source: str | None = None
    furniture: tuple[Span, ...] = ()
    file: str | None = field(default=None, compare=False)


def has_made_id(article: Article) -> bool:
    """True when an article's id was made of its source and text, not given with it."""
    return article.id == article_id(article.source, article.text)


def article_id(source: str | None, text: str) -> str:
    """Stable id of an article: the first 16 hex digits of SHA-256 over source and text."""
    digest = hashlib.sha256()
    digest.update((source or "").encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
