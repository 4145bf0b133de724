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


# Purchases told with words of the other dealings: each is a tender.
PURCHASES = (
    "6月3日,莘县实验小学采购一批运动会奖品,由聊城市文华商贸有限公司以12.6万元中标。",
    "8月6日,临清市自然资源局公布土地出让测绘服务采购结果,山东天衡测绘有限公司以88万元中标。",
    "9月2日,茌平区农业农村局发放补贴所用的检测设备采购项目开标,预算金额为230万元。",
    "On May 6, 2024, the Zunyi Municipal Education Bureau awarded a contract for prizes and medals to "
    "Zunyi Lucky Gifts Co., Ltd. for 260,000 yuan.",
    "The Huzhou Municipal Water Bureau awarded the Loan-financed Dyke Repair Project to "
    "Zhejiang Anlan Construction Co., Ltd. for 38.2 million yuan on June 12, 2024.",
)


@pytest.mark.parametrize("kind", ["as it is", "news", "notice"])
@pytest.mark.parametrize("case", rows("no_procurement"))
def test_a_text_without_procurement_gives_no_record(case: dict, kind: str) -> None:
    handed_in = case if kind == "as it is" else {**case, "kind": kind}
    assert read_tenders(article(handed_in)) == []


@pytest.mark.parametrize("text", PURCHASES)
def test_a_purchase_told_with_such_words_gives_one(text: str) -> None:
    (record,) = read_tenders(article({"text": text + "\n", "kind": "news", "published": "2024-10-01"}))
    assert record.award or record.budget


def test_the_set_holds_both_languages_and_every_kind() -> None:
    cases = [row.values[0] for row in rows("no_procurement")]
    languages = [article(case).language for case in cases]
    assert min(languages.count("zh"), languages.count("en")) >= 30
    assert {case["kind"] for case in cases} == {"news", "notice", "guidance"}


def _without_records(path: Path) -> list[GoldDocument]:
    return [document for document in read_gold(path) if not document.get("records")]


@pytest.mark.parametrize("path", [SHIPPED[at] for at in (0, 1, 3)], ids=lambda path: path.stem)  # not the unread ones
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
