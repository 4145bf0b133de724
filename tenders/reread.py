"""Articles that a change of rules touches, out of those held: by rules that read them, by their words or version.

Nobody can know beforehand where a rule will match that has not matched yet. So articles can be named in two ways: by
rules that stand in their mentions and evidence (what a narrower rule gives up), and by words that a wider rule needs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Article
from tenders.restore import restore_article
from tenders.shard_folder import ShardFolder
from tenders.store import Store


@dataclass(frozen=True)
class Touched:
    """Which articles: those with a mention or evidence of a rule, with words in text or title, or of other rules."""

    rules: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None
    other_than: str | None = None  # a version

    def has_words(self, *texts: str | None) -> bool:
        """True when the words stand in one of the texts."""
        words = self.words
        return words is not None and any(words.search(text) for text in texts if text)


def touched_articles(held: Store | ShardFolder, touched: Touched) -> Iterator[Article]:
    """The articles, in the order of arrival. Raises ShardError when a shard is damaged."""
    return _in_shards(held, touched) if isinstance(held, ShardFolder) else _in_store(held, touched)


def _in_store(store: Store, touched: Touched) -> Iterator[Article]:
    store.db.conn.create_function("has_words", 2, touched.has_words, deterministic=True)
    rules = sorted(touched.rules)
    read_by = f"SELECT article FROM {{}} WHERE rule IN ({', '.join('?' * len(rules))})"
    condition = f"id IN ({read_by.format('mentions')} UNION {read_by.format('evidence')})"
    values = [*rules, *rules]
    if touched.words:
        condition += " OR has_words(text, title)"
    if touched.other_than:
        condition += " OR version <> ?"
        values.append(touched.other_than)
    for row in store.select(f"SELECT row FROM articles WHERE {condition} ORDER BY row", *values):
        yield from map(restore_article, store.select("SELECT * FROM articles WHERE row = ?", row["row"]))


def _in_shards(folder: ShardFolder, touched: Touched) -> Iterator[Article]:
    marks = [f'"rule":{json.dumps(rule, ensure_ascii=False)}' for rule in touched.rules]
    for number, line in folder.manifest.shards():
        is_other = touched.other_than is not None and line.version != touched.other_than
        for article, extraction in folder.read(number):
            is_read_by = any(mark in extraction for mark in marks)
            if is_other or is_read_by or touched.has_words(article.text, article.title):
                yield article
