"""After a change of rules: the articles that it touches are read again, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from corpus.article import Article
from tenders import run as run_module
from tenders import workers
from tenders.pipeline import read_article
from tenders.record import Extraction
from tenders.reread import Touched, touched_articles
from tenders.shard_folder import ShardFolder, open_shards
from tenders.store import Store, open_store

TEXTS = {
    "award": "海州市第一中学食堂采购项目\n采购人：海州市第一中学\n中标人：海州康源餐饮有限公司\n中标金额：105万元",
    "lease": "海州市文化馆租赁设备，租期三年。",
    "quiet": "今天天气很好。",
}


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(params=["--into", "--shards"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lines = [json.dumps({"id": id, "text": text}) for id, text in TEXTS.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("extract", tmp_path / "in.jsonl", request.param, tmp_path / "target", "--model", "none").exit_code == 0
    (tmp_path / "in.jsonl").unlink()
    return tmp_path / "target"


@pytest.fixture
def extracted(target: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    met: list[str] = []

    def note(article: Article, model: str) -> Extraction:
        met.append(article.id)
        return read_article(article, model)

    monkeypatch.setattr(workers, "read_article", note)
    return met


def opened(target: Path) -> Store | ShardFolder:
    return open_shards(target) if target.is_dir() else open_store(target)


def rule_of(text: str, label: str) -> str:
    mentions = read_article(Article("x", text, "zh", "notice"), "none").mentions
    return next(mention.rule for mention in mentions if mention.label == label)


def test_articles_in_which_a_rule_read_something(target: Path, extracted: list[str]) -> None:
    done = run("reread", target, "--rule", rule_of(TEXTS["award"], "MONEY"), "--model", "none")
    assert extracted == ["award"]
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        0,
        f"1 articles (0 new, 1 replaced, 0 unchanged), 1 records, 0 rejected, 0 flags: {target}",
    )


def test_articles_with_the_words_that_a_wider_rule_needs(target: Path, extracted: list[str]) -> None:
    run("reread", target, "--words", "租[赁用]", "--words", "中标金额", "--model", "none")
    assert extracted == ["award", "lease"]


def test_articles_of_other_rules(target: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run("reread", target, "--stale", "--model", "none")
    assert extracted == []
    monkeypatch.setattr(run_module, "reading_version", lambda model: "new")
    monkeypatch.setattr("tenders.version.reading_version", lambda model: "new")
    run("reread", target, "--words", "天气", "--model", "none")
    assert extracted == ["quiet"]
    run("reread", target, "--stale", "--model", "none")
    assert extracted == ["quiet", "award", "lease"]


def test_no_rule_of_the_name_is_no_article(target: Path) -> None:
    with opened(target) as held:
        assert list(touched_articles(held, Touched(frozenset({"no such"})))) == []
        assert [each.id for each in touched_articles(held, Touched(words=re.compile("天气")))] == ["quiet"]


@pytest.mark.parametrize(("how", "said"), [((), "say which"), (("--words", "("), "no regular expression")])
def test_which_articles_must_be_said(tmp_path: Path, how: tuple[str, ...], said: str) -> None:
    done = run("reread", tmp_path, *how)
    assert done.exit_code == 2
    assert said in done.stderr
