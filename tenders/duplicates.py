"""A store's articles that are one text: signatures kept with the articles, groups found anew from all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corpus.duplicates import KIND, duplicate_groups
from corpus.same_text import Body, body_of
from tenders.restore import restore_article
from tenders.store import Store
from tenders.store_rows import Row, signature_row

_PAGE = 200  # articles in memory at a time
_BODIES = 4096  # bodies kept while pairs are compared


def duplicate_rows(store: Store) -> Iterator[tuple[str, Row]]:
    """Rows of ``duplicates``: each article whose text another one stands for, and that other one.

    The first published of those with records stands for a group; without a date an article comes last, and of several
    the one of the lowest id is first. Articles that have no signature yet get one.
    """
    _sign(store)
    signatures = {row["article"]: row["value"] for row in store.select("SELECT article, value FROM signatures")}

    @lru_cache(maxsize=_BODIES)
    def body(name: str) -> Body:
        (row,) = store.select("SELECT * FROM articles WHERE id = ?", name)
        return body_of(restore_article(row))

    for group in duplicate_groups(signatures, body):
        first = min(group, key=lambda name: _rank(store, name))
        yield from (("duplicates", {"article": name, "original": first}) for name in group if name != first)


def _rank(store: Store, name: str) -> tuple[bool, str, str]:
    sql = "SELECT published, EXISTS (SELECT 1 FROM records WHERE article = a.id) AS told FROM articles a WHERE id = ?"
    (row,) = store.select(sql, name)
    return not row["told"], row["published"] or "~", name


def _sign(store: Store) -> None:
    """Give a signature to every article that has none of the present kind."""
    unsigned = "SELECT * FROM articles WHERE id NOT IN (SELECT article FROM signatures WHERE kind = ?) LIMIT ?"
    while rows := store.select(unsigned, KIND, _PAGE):
        store.replace("signatures", [signature_row(restore_article(row)) for row in rows])
