"""The whole line in one place: an article in, all that was read in it out."""

from __future__ import annotations

from corpus.article import Article
from extractors import extract
from nlp.document import analyse
from nlp.names import DEFAULT
from tenders.assemble import assemble
from tenders.policies import policies
from tenders.record import Extraction, TenderRecord
from tenders.stages import stage


def read_article(article: Article, model: str = DEFAULT) -> Extraction:
    """Mentions, tender records and policies of one article. ``model`` is the name model that reads along."""
    with stage("analyse"):
        document = analyse(article, model)
    with stage("extract"):
        mentions = extract(document)
    with stage("assemble"):
        return Extraction(article.id, mentions, assemble(document, mentions), policies(document, mentions))


def read_tenders(article: Article) -> list[TenderRecord]:
    """The tender records of one article."""
    return list(read_article(article).records)
