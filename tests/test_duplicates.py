"""Near-duplicates in a store: found whatever the order of the articles, shown once, nothing lost."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from app.cli import app
from corpus.compose import Given, compose
from corpus.duplicates import candidates, duplicate_groups, figures_agree, signature
from corpus.same_text import Body, body_of
from tenders.batch import extract_into
from tenders.duplicates import duplicate_rows
from tenders.query import count_tenders, search
from tenders.store import Store, open_store

STORY = (
    "海州市第{n}中学食堂采购项目中标结果出炉，海州康源餐饮有限公司以{n}88万元中标。\n项目预算为{n}99万元，服务期三年，"
    "自合同签订之日起算。共有五家供应商递交了响应文件，评审按综合得分排定名次。\n采购人海州市第{n}中学表示，食堂每天供应"
    "午餐约{n}200份，食材须由持证企业配送，每周公布菜单。"
)
HEADS = ("", "食堂有了新东家\n", "本报讯（记者 王某） ", "发布时间：2024-08-2{n} 10:12\n", "来源：海州晚报\n")
TAILS = ("", "\n责任编辑：张某", "\n上一篇：某某获奖", "（完）")
ROWS = [
    {"id": f"{n}{head}{tail}", "source": f"site{head}{tail}", "published": f"2024-08-{10 + head}",
     "text": HEADS[head].format(n=head) + STORY.format(n=n) + TAILS[tail]}
    for n in (1, 2, 3) for head in range(5) for tail in range(4)
]  # fmt: skip


def body(row: dict[str, str]) -> Body:
    return body_of(compose(row["text"], Given(source=row["source"]), row["id"]))  # type: ignore[arg-type]


BODIES = {row["id"]: body(row) for row in ROWS}
SIGNATURES = {name: signature(each) for name, each in BODIES.items()}


def groups(names: list[str]) -> list[list[str]]:
    return duplicate_groups({name: SIGNATURES[name] for name in names}, BODIES.__getitem__)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(BODIES)), unique=True, max_size=30))
def test_groups_are_the_texts_whatever_the_order(names: list[str]) -> None:
    alike = [[name for name in sorted(names) if name[0] == text] for text in "123"]
    assert groups(names) == [each for each in alike if len(each) > 1]
    assert groups(names[::-1]) == groups(names)


def test_a_group_never_holds_two_that_differ() -> None:
    """A text without the figure at its end is like both that have it; only one of these may join it."""
    whole = STORY.format(n=1).replace("\n", "")
    texts = {"a": whole, "b": whole + "\n（完）", "c": whole.replace("每周", "每日")}
    bodies = {name: body({"text": text, "source": "s", "id": name}) for name, text in texts.items()}
    signatures = {name: signature(each) for name, each in bodies.items()}
    assert duplicate_groups(signatures, bodies.__getitem__) == [["a", "b"]]


def test_a_crowd_is_compared_with_its_neighbours_only() -> None:
    same = {f"{n:03}": SIGNATURES["100"] for n in range(400)}
    assert len(candidates(same)) < 400 * 9
    grouped = duplicate_groups(same, lambda name: BODIES["100"])
    assert [len(group) for group in grouped] == [400]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ([], [], True), ([1], [2, 3], True), (list(range(20)), list(range(20)), True),
        (list(range(20)), [90, 91, *range(20), 92], True), ([80, *range(20)], [90, 91, *range(20)], True),
        (list(range(20)), [*range(10), 99, *range(11, 20)], False), (list(range(20)), list(range(40)), False),
        ([*range(9)], [*range(30, 50)], False), ([1, 2, 3], [4, 5, 6, 7], False), ([1, 2, 3], [1, 2, 4], True),
    ],
)  # fmt: skip
def test_figures_in_order(one: list[int], other: list[int], agree: bool) -> None:
    assert figures_agree(one, other) is figures_agree(other, one) is agree


def test_no_articles_no_groups() -> None:
    assert groups([]) == [] == groups(["100"])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("store")
    kept = [row for row in ROWS if row["id"] in ("100", "111", "132", "200", "321")]
    kept.append({**kept[0], "id": "corrected", "text": kept[0]["text"].replace("188万元", "186万元")})
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
    with open_store(folder / "records.db") as opened:
        extract_into(opened, str(folder / "in.jsonl"))
        yield opened


def test_a_text_is_found_once_with_all_its_sources(store: Store) -> None:
    found = {each.article: each.also_at for each in search(store)}
    assert found == {"100": ("site11", "site32"), "200": (), "321": (), "corrected": ()}
    every = {each.article: each.also_at for each in search(store, copies=True)}
    assert every.keys() == {"100", "111", "132", "200", "321", "corrected"} and every["111"] == ()
    assert count_tenders(store) + 2 == count_tenders(store, copies=True) == store.count("records")


def test_commands_show_a_text_once_and_all_on_demand(store: Store) -> None:
    def lines(*arguments: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in CliRunner().invoke(app, list(arguments)).stdout.splitlines()]

    assert len(lines("search", store.path, "--json")) == 4 and len(lines("search", store.path, "--json", "--all")) == 6
    exported = lines("export", store.path, "--to", "jsonl")
    assert [each.get("also_at") for each in exported] == [["site11", "site32"], None, None, None]
    assert len(lines("export", store.path, "--to", "jsonl", "--all")) == 6
    assert "also at" in CliRunner().invoke(app, ["show", store.path]).stdout
    assert CliRunner().invoke(app, ["show", store.path, "--all", "--limit", "1"]).stderr.startswith("1 of 6 tenders")


def test_only_new_articles_are_signed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(body: Body) -> bytes:
        raise AssertionError

    monkeypatch.setattr("tenders.store_rows.signature", fail)
    rows = [row for _, row in duplicate_rows(store)]
    assert rows == [{"article": "111", "original": "100"}, {"article": "132", "original": "100"}]


def test_a_copy_that_changes_is_no_copy_any_longer(tmp_path: Path) -> None:
    page, other = tmp_path / "a.txt", tmp_path / "b.txt"
    page.write_text(STORY.format(n=1), encoding="utf-8")
    other.write_text("另一个标题\n" + STORY.format(n=1), encoding="utf-8")
    with open_store(tmp_path / "r.db") as store:
        extract_into(store, str(tmp_path))
        assert store.count("duplicates") == 1
        other.write_text("另一个标题\n" + STORY.format(n=2), encoding="utf-8")
        extract_into(store, str(tmp_path / "b.txt"))
        assert store.count("duplicates") == 0 and store.count("signatures") == 2


def test_every_pair_of_the_sites_versions_is_one_text() -> None:
    from corpus.same_text import is_same_text

    versions = [each for name, each in BODIES.items() if name[0] == "1"]
    assert all(is_same_text(one, other) for one, other in combinations(versions, 2))


def test_extractions_without_copies(store: Store) -> None:
    whole = {article.id: extraction for article, extraction in store.extractions()}
    once = {article.id: extraction for article, extraction in store.extractions(copies=False)}
    assert once == {name: whole[name] for name in ("100", "200", "321", "corrected")}
    assert whole["100"] != replace(whole["100"], also_at=())
