"""Articles of cases, and of the bundled samples and the hand-labelled set: what whole-line tests read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.read import read
from eval.gold import gold_article, read_gold
from nlp.document import Document, analyse

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "articles"
LABELLED = ROOT / "eval" / "gold" / "dev.jsonl"


def article(case: dict[str, Any]) -> Article:
    """The article of a case, a notice unless it says otherwise; in Chinese when any Chinese sign is in it."""
    text = case["text"]
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in text)
    return Article(
        "case",
        text,
        "zh" if chinese else "en",
        case.get("kind", "notice"),
        title=case.get("title"),
        published=case.get("published"),
    )


def document_of(case: dict[str, Any]) -> Document:
    """The analysed article of a case."""
    return analyse(article(case))


@cache
def whole_articles() -> tuple[Article, ...]:
    """Every bundled sample and every document of the hand-labelled set."""
    samples = [item for item in read(SAMPLES) if isinstance(item, Article)]
    return (*samples, *(gold_article(document) for document in read_gold(LABELLED)))
