"""Sixty questions with known answers over the samples and the hand-labelled set, and what a snippet shows of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tenders.pipeline import read_article
from tenders.query import search
from tenders.snippets import mark, marked_text, snippet
from tenders.store import Store, open_store
from tests.case_articles import whole_articles
from tests.case_rows import CASES

QUERIES: list[dict[str, Any]] = tomllib.loads((CASES / "queries.toml").read_text(encoding="utf-8"))["case"]
FLOOR = 0.95


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with open_store(Path(tmp_path_factory.mktemp("quality")) / "records.db") as opened:
        opened.save((article, read_article(article)) for article in whole_articles())
        yield opened


def answers(store: Store, text: str) -> list[str]:
    """The first ten articles whose tenders are found, by file or id."""
    names = {article.id: Path(article.file).stem if article.file else article.id for article in whole_articles()}
    return list(dict.fromkeys(names[found.article] for found in search(store, text)))[:10]


def recall(store: Store, case: dict[str, Any]) -> float:
    return len(set(case["articles"]) & set(answers(store, case["text"]))) / len(case["articles"])


def test_there_are_sixty_questions_of_which_twenty_or_more_are_two_chinese_characters() -> None:
    two = [case for case in QUERIES if len(case["text"]) == 2 and not case["text"].isascii()]
    assert (len(QUERIES), len(two)) == (60, 21)


def test_recall_at_ten(store: Store) -> None:
    found = {case["text"]: recall(store, case) for case in QUERIES}
    assert sum(found.values()) / len(found) >= FLOOR, {text: each for text, each in found.items() if each < 1}


def test_every_answer_shows_the_words(store: Store) -> None:
    """What is found by its article's words shows them; a place or name may stand in the record alone."""
    for text in ("话务", "熱線", "1673万元", "medical imaging", "直线加速器", "466602900元"):
        passages = [marked_text(found.snippet) for found in search(store, text)]
        assert passages and all("«" in passage for passage in passages), text


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("甲。聊城把热线外包出去。乙。", "外包", "…聊城把热线«外包»出去。乙。"),
        ("熱線外包", "热线", "«熱線»外包"),
        ("Two hotlines were outsourced.", "hotline outsourcing", "Two «hotlines» were «outsourced»."),
        ("预算１６７３万元。", "16.73 million yuan", "预算«１６７３万元»。"),
        ("a price of 16,665,264.00 yuan", "16665264", "a price of «16,665,264.00 yuan»"),
        ("没有", "热线", ""),
        ("<script>热线</script>", "热线", "<script>«热线»</script>"),
    ],
)
def test_snippets(text: str, asked: str, expected: str) -> None:
    assert marked_text(snippet(text, asked)) == expected


def test_a_snippet_is_where_most_words_stand_together() -> None:
    text = "热线。" + "其他" * 80 + "。热线外包给企业。"
    assert marked_text(snippet(text, "热线 外包")) == "…«热线»«外包»给企业。"


def test_a_whole_name_is_kept_when_marked() -> None:
    assert marked_text(mark("聊城市热线项目", "热线")) == "聊城市«热线»项目"
