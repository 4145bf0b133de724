"""The bundled articles: whole, dated, different from one another, and listed."""

import json
import re
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.read import read

FOLDER = Path(__file__).parent.parent / "corpus" / "articles"
FILES = sorted(FOLDER.iterdir())
DATE_LINE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
AMOUNT = re.compile(r"元|yuan|RMB")
HEAD_LINES = 14  # a disclosure names itself before it gives its date


def articles(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8", "strict")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines()]
    return [re.sub(r"<(?!meta)[^>]*>", "", text) if path.suffix == ".html" else text]


TEXTS = [(path.name, text) for path in FILES for text in articles(path)]


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[f"{name}-{index}" for index, (name, _) in enumerate(TEXTS)])
def test_sample_is_whole_and_dated(name: str, text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    assert 200 <= len(text) <= 3000, name
    assert "\ufffd" not in text and not text.startswith("\ufeff")
    assert DATE_LINE.search("\n".join(lines[:HEAD_LINES])), f"{name} has no date near its head"


def test_no_two_samples_are_the_same() -> None:
    sentences = [line for _, text in TEXTS for line in set(text.splitlines()) if len(line) > 60 and "<meta" not in line]
    assert len({re.sub(r"\s", "", text) for _, text in TEXTS}) == len(TEXTS)
    assert len(set(sentences)) == len(sentences)


def test_list_names_every_sample_and_no_other() -> None:
    table = re.findall(r"^\| `([^`]+)` \|", (FOLDER.parent / "articles.md").read_text(encoding="utf-8"), re.M)
    assert sorted(table) == [path.name for path in FILES]
    assert len(table) == len(set(table))


def test_both_languages_and_all_forms_are_there() -> None:
    assert {path.suffix for path in FILES} == {".md", ".txt", ".html", ".jsonl"}
    chinese = [name for name, text in TEXTS if len(re.findall(r"[\u4e00-\u9fff]", text)) > len(text) / 4]
    assert abs(len(chinese) - len(TEXTS) / 2) <= len(TEXTS) / 4
    assert all(AMOUNT.search(text) for name, text in TEXTS if "museum" not in name and "guidance" not in name)


ROWS = re.findall(
    r"^\| `([^`]+)` \| (zh|en) \| (\w+) \|", (FOLDER.parent / "articles.md").read_text(encoding="utf-8"), re.M
)


@pytest.mark.parametrize(("name", "language", "kind"), ROWS)
def test_reader_sees_what_the_list_says(name: str, language: str, kind: str) -> None:
    (article,) = read(FOLDER / name)
    assert isinstance(article, Article)
    assert (article.language, article.kind) == (language, kind)
    assert article.published and article.title


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("zh-liaocheng-hotline.md", ["16665264.00", "1673万元", "13959663", "16693615850", "15869550.00", "960万元"]),
        ("en-liaocheng-hotline.md", ["16,665,264.00", "16.73 million", "13,959,663", "16,693,615,850", "9.6 million"]),
        ("zh-guangdong-hotlines.txt", ["466,602,900", "342万元", "5194万元"]),
        ("en-guangdong-hotlines.html", ["466,602,900", "3.42 million", "51.94 million"]),
        ("zh-nanning-hotline.md", ["1201.22万元", "1199.8万元"]),
        ("zh-guidance-hotline-53.md", ["关于进一步优化地方政务服务便民热线的指导意见", "国办发〔2020〕53号"]),
    ],
)
def test_hotline_facts_are_carried(name: str, facts: list[str]) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert [fact for fact in facts if fact not in text] == []
