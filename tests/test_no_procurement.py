"""Texts that tell of no procurement give no record."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from corpus.article import Article
from eval.gold import GoldDocument, gold_article, read_gold
from tenders.pipeline import read_tenders
from tests.case_articles import article
from tests.case_rows import rows
from tests.gold_documents import SHIPPED

SHARED = Path(__file__).parents[2] / "shared"
POLICIES = SHARED / "corpora" / "policies.jsonl.gz"
SHARED_GOLD = tuple(SHARED / "gold" / f"{name}.jsonl" for name in ("dev", "real", "seed"))
SAMPLE = 12
SEED = 20241124


@pytest.mark.parametrize("case", rows("no_procurement"))
def test_a_text_without_procurement_gives_no_record(case: dict) -> None:
    assert read_tenders(article(case)) == []


def test_the_set_holds_both_languages_and_every_kind() -> None:
    cases = [row.values[0] for row in rows("no_procurement")]
    languages = [article(case).language for case in cases]
    assert min(languages.count("zh"), languages.count("en")) >= 30
    assert {case["kind"] for case in cases} == {"news", "notice", "guidance"}


def _without_records(path: Path) -> list[GoldDocument]:
    return [document for document in read_gold(path) if not document.get("records")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_labelled_document_without_records_gives_none(path: Path) -> None:
    documents = _without_records(path)
    assert documents
    assert [document["id"] for document in documents if read_tenders(gold_article(document))] == []


@pytest.mark.parametrize("path", SHARED_GOLD, ids=lambda path: path.stem)
def test_a_shared_gold_document_without_records_gives_none(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"left out: {path} is not present")
    assert [document["id"] for document in _without_records(path) if read_tenders(gold_article(document))] == []


@pytest.mark.parametrize("kind", ["guidance", "news", "notice"])
def test_a_state_council_document_gives_no_record_whatever_kind_it_is_handed_in_as(kind: str) -> None:
    if not POLICIES.exists():
        pytest.skip(f"left out: {POLICIES} is not present")
    with gzip.open(POLICIES, "rt", encoding="utf-8") as lines:
        documents = random.Random(SEED).sample([json.loads(line) for line in lines], SAMPLE)
    articles = [
        Article(d["id"], d["text"], d["lang"], kind, title=d["title"], published=d["published"]) for d in documents
    ]
    assert [item.id for item in articles if read_tenders(item)] == []
