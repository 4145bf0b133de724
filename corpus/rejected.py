"""Input that could not be read, as a value: a clear line instead of a crash or of silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Rejected:
    """``input`` names the place (``more.jsonl:7``, ``box.zip/a.txt``), ``reason`` says in one line what is wrong.

    ``article`` is there when the article could be had, yet not be extracted, so that it can be tried again.
    """

    input: str
    reason: str
    article: Article | None = field(default=None, compare=False)


def name_of(article: Article) -> str:
    """The name under which an article is rejected: its file where it has one to itself, else its id."""
    return article.file or article.id


def reason_of(error: BaseException) -> str:
    """One line for an exception: its first line, or its type where it says nothing."""
    first = str(error).strip().split("\n", 1)[0].strip()
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, MemoryError):
        return "too large for the memory there is"
    return first[:300] or type(error).__name__
