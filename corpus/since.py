"""Articles since a day, month or year: by the date of publication, else by when their file was last changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.article import Article
from corpus.rejected import Rejected


def since_only(items: Iterable[Article | Rejected], since: str | None) -> Iterator[Article | Rejected]:
    """The articles published since a day, month or year (all where it is None), and what was rejected.

    A date that is only a month or a year counts when any of its days does. An article that tells no date counts by its
    file's last change, and always where it has no file of its own.
    """
    for item in items:
        if since is None or isinstance(item, Rejected) or _dated(item) + "~" >= since:
            yield item


def _dated(article: Article) -> str:
    """EDTF of an article; empty where nothing dates it, which ``~`` puts behind every date."""
    if article.published:
        return article.published.rsplit("/", 1)[-1]
    try:
        return date.fromtimestamp(os.stat(article.file).st_mtime).isoformat() if article.file else ""
    except (OSError, ValueError):  # a member of an archive, standard input
        return ""
