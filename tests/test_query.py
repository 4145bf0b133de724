"""Searching a store: words, places, dates, amounts, parties, and what no user text can do."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.article import Article
from extractors.mention import Money
from tenders.query import QueryError, area_prefixes, search
from tenders.record import Extraction, Fact, TenderRecord
from tenders.search_text import index_text, match_expression
from tenders.store import Store, open_store


def record(
    article: str, project: str, place: str | None, announced: str | None, award: str | None, **more: str
) -> TenderRecord:
    return TenderRecord(
        article,
        Fact("award"),
        project=Fact(project),
        place=Fact(place) if place else None,
        announced=Fact(announced) if announced else None,
        award=Fact(Money(Decimal(award), "CNY")) if award else None,
        buyer=Fact(more["buyer"]) if "buyer" in more else None,
        suppliers=(Fact(more["supplier"]),) if "supplier" in more else (),
    )


NEWS = "聊城把热线话务服务外包给企业，东昌府区也跟进。轨道交通不在其列。"
ENGLISH = "Hotlines in Guangzhou were outsourced. 100% of calls are answered."
RECORDS = (
    record("zh", "热线项目", "371500", "2022-08-20", "16730000", buyer="聊城市财政局", supplier="山东甲公司"),
    record("zh", "区级热线", "371502", "2023", "500000.5", supplier="Beta Co., Ltd."),
    record("zh", "没有日期", "371402", None, None),
    record("en", "Hotline Outsourcing Project", "440100", "2021-07/2022-06", "9000000", buyer="Guangzhou 100%_Bureau"),
    record("en", "Station Contract", "SG", "2024-05", "386500000"),
    record("en", "No place", None, "2019-12-31", "1"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    articles = [
        Article("zh", NEWS, "zh", "news", "热线账本", "2024-09-03"),
        Article("en", ENGLISH, "en", "news", None, "2024-01"),
    ]
    with open_store(Path(tmp_path_factory.mktemp("query")) / "records.db") as opened:
        opened.save(
            [
                (each, Extraction(each.id, (), tuple(r for r in RECORDS if r.article == each.id), ()))
                for each in articles
            ]
        )
        yield opened


def projects(store: Store, text: str = "", **conditions: object) -> list[str | None]:
    return [found.project for found in search(store, text, **conditions)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("话务外包", {"热线项目", "区级热线", "没有日期"}),
        ("聊城", {"热线项目", "区级热线", "没有日期"}),
        ("轨道", {"热线项目", "区级热线", "没有日期"}),  # a part of a longer dictionary word
        ("热线账本", {"热线项目", "区级热线", "没有日期"}),  # the title
        ("德州", {"没有日期"}),  # the place of the record
        ("山东甲公司", {"热线项目"}),
        ("hotline", {"Hotline Outsourcing Project", "Station Contract", "No place"}),  # Hotlines, HOTLINE
        ("OUTSOURCED hotlines", {"Hotline Outsourcing Project", "Station Contract", "No place"}),
        ("地铁", set()),
        ("热线 地铁", set()),
        ("", {each.project.value for each in RECORDS if each.project}),
    ],
)
def test_words(store: Store, text: str, expected: set[str]) -> None:
    assert set(projects(store, text)) == expected


def test_own_words_go_before_words_beside(store: Store) -> None:
    assert projects(store, "热线")[2] == "没有日期"
    assert projects(store, "hotline")[0] == "Hotline Outsourcing Project"


def test_without_words_the_latest_come_first(store: Store) -> None:
    assert projects(store)[:3] == ["没有日期", "Station Contract", "区级热线"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("聊城", {"热线项目", "区级热线"}),
        ("Liaocheng", {"热线项目", "区级热线"}),
        ("3715", {"热线项目", "区级热线"}),
        ("371500", {"热线项目", "区级热线"}),
        ("东昌府区", {"区级热线"}),
        ("山东", {"热线项目", "区级热线", "没有日期"}),
        ("37", {"热线项目", "区级热线", "没有日期"}),
        ("山东省聊城市", {"热线项目", "区级热线"}),
        ("China", {"热线项目", "区级热线", "没有日期", "Hotline Outsourcing Project"}),
        ("SG", {"Station Contract"}),
        ("新加坡", {"Station Contract"}),
        ("临沂", set()),
    ],
)
def test_places_hold_the_places_in_them(store: Store, place: str, expected: set[str]) -> None:
    assert set(projects(store, place=place)) == expected


@pytest.mark.parametrize("place", ["亚特兰蒂斯", "Atlantis", "99", "371", "", "%", "' OR 1=1 --"])
def test_an_unknown_place_is_said(store: Store, place: str) -> None:
    with pytest.raises(QueryError, match="no place called"):
        search(store, place=place)


def test_a_shared_name_gives_every_place_of_that_name() -> None:
    assert {"110105", "220104", "2113"} <= set(area_prefixes("朝阳"))
    assert {"4509", "6108"} <= set(area_prefixes("Yulin"))
    assert "46" in area_prefixes("海南") and "632500" not in area_prefixes("海南")


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"since": "2022", "until": "2022"}, {"热线项目", "Hotline Outsourcing Project"}),
        ({"since": "2023-03", "until": "2023-04"}, {"区级热线"}),  # a year alone may be any of its months
        ({"since": "2022-08-20", "until": "2022-08-20"}, {"热线项目"}),
        ({"since": "2022-08-21", "until": "2022-12"}, set()),
        ({"since": "2024-09"}, {"没有日期"}),  # the article's date stands in
        ({"until": "2019"}, {"No place"}),
        ({"min_award": 5_000_000}, {"热线项目", "Hotline Outsourcing Project", "Station Contract"}),
        ({"min_award": Decimal("500000.5"), "max_award": 500000.5}, {"区级热线"}),
        ({"max_award": 1}, {"No place"}),
        ({"buyer": "财政"}, {"热线项目"}),
        ({"buyer": "100%_b"}, {"Hotline Outsourcing Project"}),
        ({"buyer": "1%B"}, set()),  # no wildcards
        ({"supplier": "beta co."}, {"区级热线"}),
        ({"supplier": "' OR '1'='1"}, set()),
        ({"place": "山东", "min_award": 1, "since": "2023"}, {"区级热线"}),
    ],
)
def test_conditions(store: Store, conditions: dict[str, object], expected: set[str]) -> None:
    assert set(projects(store, **conditions)) == expected


@pytest.mark.parametrize("date", ["last year", "22", "2022-5", "2022-05-01'", ""])
def test_a_malformed_date_is_said(store: Store, date: str) -> None:
    with pytest.raises(QueryError, match="is no date"):
        search(store, since=date)


@pytest.mark.parametrize(
    "text",
    [
        '" OR 1=1 --',
        "NEAR(a b)",
        "热线 NOT 聊城x",
        "title:热线",
        "a^2 + b",
        "'; DROP TABLE records; --",
        "\ud800热线地铁",
        "热\x00线地铁",
    ],
)
def test_hostile_words_are_only_words(store: Store, text: str) -> None:
    assert projects(store, text) == []
    assert store.count("records") == len(RECORDS)


@pytest.mark.parametrize("text", ["*", '"', "'", '"""', "--", "(", "？！"])
def test_text_without_a_word_is_said(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="no word to search for"):
        search(store, text)


@pytest.mark.parametrize("text", ["热线" * 5000, " ".join(f"w{n}" for n in range(2000)), "x" * 10_000, "囧槑" * 5000])
def test_long_texts_are_searched(store: Store, text: str) -> None:
    assert isinstance(projects(store, text), list)


def test_a_text_too_long_is_refused_at_once(store: Store) -> None:
    with pytest.raises(QueryError, match="too many"):
        search(store, "热" * 10_000_000)


def test_the_latest_come_first_when_asked(store: Store) -> None:
    assert projects(store, "热线", newest=True) == ["没有日期", "区级热线", "热线项目"]


def test_limit(store: Store) -> None:
    assert len(search(store, limit=2)) == 2


def test_what_is_found_is_as_it_was_read(store: Store) -> None:
    found = search(store, "山东甲公司")[0]
    assert (found.award, found.suppliers, found.place_name) == (
        Money(Decimal("16730000"), "CNY"),
        ("山东甲公司",),
        "山东省聊城市",
    )


def test_index_and_question_are_cut_alike() -> None:
    assert index_text("１２３４５热线").split() == ["12345", "热线", "线"]
    assert match_expression("12345熱線 外包") == '"12345" AND "热线" AND "外包"'
    assert match_expression("加速器 包") == '"加速 速器" AND "包" *'
    assert match_expression("?!") is None
