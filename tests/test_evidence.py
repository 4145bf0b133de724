"""Whole articles: every quote is its slice of the article, and the same input gives the same output."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import pytest

from corpus.article import Article
from nlp.document import analyse
from tenders.export.to_gold import write
from tenders.facts import policy_facts, record_facts
from tenders.pipeline import read_article
from tenders.record import Extraction, Fact
from tests.case_articles import whole_articles

ARTICLES = whole_articles()
EVERY = pytest.mark.parametrize("article", ARTICLES, ids=[str(article.id)[:40] for article in ARTICLES])
DERIVED = ("stage", "announced", "date", "flags")  # what a heading, a published date or other facts give


@cache
def extraction(article: Article) -> Extraction:
    return read_article(article)


def facts(article: Article) -> Iterator[tuple[str, Fact]]:
    for record in extraction(article).records:
        yield from record_facts(record)
    for policy in extraction(article).policies:
        yield from policy_facts(policy)


def gold(article: Article, found: Extraction) -> bytes:
    out = io.BytesIO()
    write([(article, found)], out)
    return out.getvalue()


def test_there_are_articles() -> None:
    assert len(ARTICLES) > 50


@EVERY
def test_every_mention_is_its_slice(article: Article) -> None:
    document = analyse(article)
    last = 0
    for mention in extraction(article).mentions:
        assert last <= mention.span.start < mention.span.end <= len(article.text)
        assert document.quote(mention.at) == article.text[mention.span.start : mention.span.end]
        assert mention.rule
        last = mention.span.end


@EVERY
def test_every_evidence_quotes_its_slice(article: Article) -> None:
    for path, fact in facts(article):
        for evidence in fact.evidence:
            assert evidence.article == article.id
            assert evidence.quote == article.text[evidence.span.start : evidence.span.end], path
            assert evidence.quote and evidence.rule, path


@EVERY
def test_only_derived_facts_have_no_evidence(article: Article) -> None:
    assert [path for path, fact in facts(article) if not fact.evidence and not path.startswith(DERIVED)] == []


@EVERY
def test_the_same_article_gives_the_same_bytes(article: Article) -> None:
    assert gold(article, read_article(article)) == gold(article, extraction(article))


def test_the_order_of_articles_does_not_matter() -> None:
    found = {article.id: gold(article, read_article(article)) for article in reversed(ARTICLES)}
    assert found == {article.id: gold(article, extraction(article)) for article in ARTICLES}
