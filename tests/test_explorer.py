"""The explorer's pages asked in the same process: what they show, refuse and keep to themselves."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sqlite3
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("datasette", reason="left out: the explorer's extra is not installed")

from app.explorer.asked import SORTS, Asked, read_asked
from app.explorer.charts import Group, bars
from app.explorer.columns import Labels, count_labels
from app.explorer.dates import first_day, last_day, month_of
from app.explorer.server import explorer
from tenders.query import search
from tenders.store import open_store
from tests.explorer_store import COPIED, HOSTILE, copied_store, hostile_store, sample_store


def get(path: str, store: Path | None = None, **options: Any) -> Any:
    """The answer of a page."""
    datasette = explorer(store or sample_store())
    return asyncio.run(datasette.client.get(path, **options))


def ask(sql: str, *values: Any, store: Path | None = None) -> Any:
    """The first value of a query."""
    with sqlite3.connect(store or sample_store()) as connection:
        return connection.execute(sql, values).fetchone()[0]


def names(html: str) -> list[str]:
    """The tenders of a table, in order."""
    return [unescape(name) for name in re.findall(r'class="name"><a href="/tender/\w+">(.*?)</a>', html)]


def text(html: str) -> str:
    """What a page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def a_tender(award: str = "16693615850", like: str = "聊城%") -> str:
    return str(ask("SELECT id FROM records WHERE award LIKE ? AND project LIKE ?", award + "%", like))


PAGES = [
    "/", "/tenders", "/tenders?q=热线&place=山东&sort=-award", "/series?place=聊城&q=热线", "/series", "/policies",
    "/tenders?year=2024&stage=award&kind=notice", "/records", "/tenders.csv",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer(path: str) -> None:
    assert get(path).status_code == 200


def test_the_table_finds_what_the_command_finds() -> None:
    with open_store(sample_store(), create=False) as store:
        expected = [found.record for found in search(store, "热线")]
    page = get("/tenders?q=热线").text
    shown = re.findall(r'class="name"><a href="/tender/(\w+)">', page)
    assert set(shown) == set(expected) and shown[0] == expected[0] and "热线" in names(page)[0]


@pytest.mark.parametrize(
    ("query", "sql"),
    [
        ("place=山东", "place LIKE '37%'"),
        ("place=聊城", "place LIKE '3715%'"),
        ("stage=award", "stage = 'award'"),
        ("min=50000000&max=60000000", "award_number BETWEEN 5e7 AND 6e7"),
        ("flag=unit_slip_suspected", "id IN (SELECT record FROM flags WHERE flag = 'unit_slip_suspected')"),
        ("buyer=珠海市交通运输局", "buyer = '珠海市交通运输局'"),
        ("year=2021", "announced LIKE '2021%'"),
        ("since=2024-09&until=2024-10", "announced BETWEEN '2024-09' AND '2024-10~'"),
        ("supplier=nobody", "0"),
    ],
)
def test_filters_count_what_the_store_holds(query: str, sql: str) -> None:
    found = re.search(r"<strong>([\d,]+)</strong> tender", get(f"/tenders?{query}").text)
    assert found and int(found[1]) == ask(f"SELECT count(*) FROM records WHERE {sql}")


def test_awards_are_sorted_and_the_unstated_come_last() -> None:
    rows = list(csv.DictReader(io.StringIO(get("/tenders.csv?sort=-award").content.decode("utf-8-sig"))))
    awards = [float(row["award"]) if row["award"] else None for row in rows]
    stated = [award for award in awards if award is not None]
    assert stated == sorted(stated, reverse=True) and awards[: len(stated)] == stated
    assert len(rows) == ask("SELECT count(*) FROM records")


def test_the_file_opens_in_a_spreadsheet() -> None:
    data = get("/tenders.csv?place=聊城&q=热线").content
    assert data.startswith(b"\xef\xbb\xbf") and b'"371500"' in data and b",16665264.00," in data


def test_the_tender_shows_its_sentences_and_its_arithmetic() -> None:
    page = get(f"/tender/{a_tender()}").text
    assert "<mark>16693615850</mark>" in page and 'class="m MONEY used"' in page
    for start in re.findall(r'<blockquote>.*?href="#(at-\d+)"', page):
        assert f'id="{start}"' in page
    assert re.search(r"</strong> <span class=\"rule\">confidence 0\.\d\d</span>", page)
    assert "16,693,615,850 ÷ 16,730,000 = 997.8252" in text(page) and "Questions to ask" in page


def test_the_article_is_whole_under_its_marks() -> None:
    class Article(HTMLParser):
        depth, told = 0, ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.depth += (self.depth > 0 and tag == "div") or ("class", "article") in attrs

        def handle_endtag(self, tag: str) -> None:
            self.depth -= self.depth > 0 and tag == "div"

        def handle_data(self, data: str) -> None:
            self.told += data if self.depth else ""

    for record, article in [("聊城%", "zh"), ('"12345"%', "en")]:
        name = a_tender(like=record)
        parser = Article()
        parser.feed(get(f"/tender/{name}").text)
        sql = "SELECT text FROM articles JOIN records ON articles.id = article WHERE records.id = ?"
        assert parser.told == ask(sql, name), article


def test_the_story_of_the_hotline_comes_out_by_itself() -> None:
    page = get("/series?place=聊城&q=热线").text
    rows = re.findall(r'<th role="rowheader".*?</tr>', page, re.S)
    told = [[text(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)[:4]] for row in rows]
    assert told == [
        ["2020", "9,600,000", "", ""],
        ["2021", "14,000,000", "13,959,663", "99.7 %"],
        ["2022", "16,730,000", "16,693,615,850", "99,782.5 %"],
        ["2023", "15,890,000", "15,869,550", "99.9 %"],
        ["2024 art.", "16,730,000", "16,665,264", "99.6 %"],
    ]
    assert "unit slip suspected" in rows[2] and "off the scale" in page
    assert "Shandong Moyi Labor Service Co., Ltd." in rows[4]


def test_both_languages_tell_one_series() -> None:
    page = get("/series?place=371500").text
    row = next(row for row in re.findall(r'<th role="rowheader".*?</tr>', page, re.S) if "13,959,663" in row)
    assert len(re.findall(r'href="/tender/', row)) == 2


def test_a_company_page_tells_for_whom_it_works() -> None:
    page = text(get("/company?name=浙江甬江智能科技股份有限公司").text)
    assert "54,300,000" in page and "79,685,000" in page and "绍兴市越城区城市管理局" in page and "100.0 %" in page


def test_a_company_that_is_only_named_has_a_page() -> None:
    assert "Articles that name it" in get("/company?name=Shandong%20Moyi%20Labor%20Service%20Co.,%20Ltd.").text


def test_a_buyer_page_tells_from_whom_it_buys() -> None:
    page = text(get("/buyer?name=珠海市交通运输局").text)
    assert "广东伶仃洋检测科技有限公司" in page and "36,580,000" in page


def test_a_policy_page_tells_who_cites_it_and_what_is_due() -> None:
    policy = ask("SELECT policy FROM citations c JOIN deadlines d ON d.citation = c.id")
    page = get(f"/policy/{policy}").text
    assert "Dated requirements" in page and "Articles that cite it" in page
    (link,) = re.findall(r'href="(/article\?id=[^"]+)"', page)
    assert 'class="m POLICY"' in get(link).text


def test_a_policy_page_says_when_it_lists_only_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    policy = ask("SELECT policy FROM citations c JOIN records r USING (article) GROUP BY policy ORDER BY count(*) DESC")
    tenders = ask("SELECT count(*) FROM records JOIN citations c USING (article) WHERE c.policy = ?", policy)
    assert tenders > 1
    whole = text(get(f"/policy/{policy}").text)
    monkeypatch.setattr("app.explorer.pages.policies._SHOWN", 1)
    cut = text(get(f"/policy/{policy}").text)
    assert f"{tenders} tenders stand in these articles; the latest 1 are listed." in cut
    assert "are listed" not in whole


def test_the_overview_counts() -> None:
    page = text(get("/").text)
    assert f"{ask('SELECT count(*) FROM records')} tenders" in page and "suspected unit slips" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tenders?since=yesterday", 400),
        ("/tenders?min=1;DROP", 400),
        ("/tenders?sort=id", 400),
        ("/tenders?place=Atlantis", 400),
        ("/tenders?q=***", 400),
        ("/tenders?q=" + "x" * 30_000, 400),
        ("/tenders?page=99999999999999999999", 200),
        ("/tenders?page=-1", 200),
        ("/tenders?year=abc", 200),
        ("/tenders?nosuch=1", 200),
        ("/tender/0000000000000000", 404),
        ("/tender/../../etc/passwd", 404),
        ("/policy/0000000000000000", 404),
        ("/company?name=nobody", 404),
        ("/company", 404),
        ("/article", 404),
        ("/article?id=../../etc/passwd", 404),
        ("/buyer?name=", 404),
        ("/static/../server.py", 404),
        ("/static/%2e%2e/server.py", 404),
        ("/static/..%2fserver.py", 404),
    ],
)
def test_what_cannot_be_asked_is_said_plainly(path: str, status: int) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "import" not in answer.text


@pytest.mark.parametrize("name", ["q", "place", "buyer", "supplier", "stage", "flag", "source", "since", "sort"])
@pytest.mark.parametrize(
    "value", ["'; DROP TABLE records; --", '" OR 1=1 --', HOSTILE, "\x00", "%00", "../../etc/passwd"]
)
def test_hostile_questions_are_refused_or_shown_as_text(name: str, value: str) -> None:
    for path in ("/tenders", "/series"):
        answer = get(f"{path}?{name}={quote(value)}")
        assert answer.status_code in (200, 400)
        assert "<script>" not in answer.text and "<img" not in answer.text
    assert ask("SELECT count(*) FROM records") > 40


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tenders",
        "/tenders?q=script",
        "/series?place=3715",
        "/policies",
        "/article?id=bad",
        "TENDER",
        "COMPANY",
        "BUYER",
    ],
)
def test_hostile_articles_are_shown_as_text(path: str) -> None:
    given = {
        "TENDER": f"/tender/{ask('SELECT id FROM records', store=hostile_store())}",
        "COMPANY": f"/company?name={quote(HOSTILE)}",
        "BUYER": f"/buyer?name={quote(HOSTILE)}",
    }
    answer = get(given.get(path, path), hostile_store())
    assert answer.status_code == 200 and "<script>" not in answer.text and "<img" not in answer.text


def test_a_text_of_two_sites_is_listed_once_with_both() -> None:
    store = copied_store()
    page = get("/tenders", store).text
    assert "<strong>1</strong> tender" in page and page.count("海州市第一中学食堂采购项目") >= 1
    assert "<strong>1</strong> tender" in get("/tenders?q=食堂", store).text
    for mine, other in (COPIED, COPIED[::-1]):
        name = ask("SELECT id FROM records WHERE article = ?", mine, store=store)
        told = text(get(f"/tender/{name}", store).text)
        assert f"The same text also at: site {other}" in told


def test_a_formula_is_no_formula_in_the_file() -> None:
    store = hostile_store()
    with open_store(store) as opened:
        opened.db.execute("UPDATE records SET project = '=1+1'")
        opened.db.conn.commit()
    assert b'"\'=1+1"' in get("/tenders.csv", store).content


@pytest.mark.parametrize("path", ["/", "/tenders", "/tenders.csv", "/records", "/nothing"])
def test_answers_let_nothing_in_from_outside(path: str) -> None:
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy and headers["x-content-type-options"] == "nosniff"


def test_our_pages_need_no_script_and_no_network() -> None:
    for path in PAGES[:7]:
        page = get(path).text
        assert "<script" not in page and " style=" not in page
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE records",
        "DELETE FROM records",
        "UPDATE records SET award = '1'",
        "ATTACH DATABASE '/etc/passwd' AS other",
        "PRAGMA writable_schema = 1",
        "SELECT load_extension('x')",
        "SELECT readfile('/etc/passwd')",
    ],
)
def test_the_store_is_read_only(sql: str) -> None:
    answer = get("/records.json", params={"sql": sql})
    assert answer.status_code == 400
    assert ask("SELECT count(*) FROM records") > 40


def test_a_query_without_end_is_stopped() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    assert get("/records.json", params={"sql": endless}).status_code == 400


def test_the_store_can_be_written_while_it_is_served(tmp_path: Path) -> None:
    import shutil

    path = tmp_path / "records.db"
    shutil.copy(hostile_store(), path)
    datasette = explorer(path)

    async def before_and_after() -> tuple[str, str]:
        first = await datasette.client.get("/tenders")
        with sqlite3.connect(path) as connection:
            connection.execute("DELETE FROM records")
        return first.text, (await datasette.client.get("/tenders")).text

    first, second = asyncio.run(before_and_after())
    assert "<strong>1</strong> tender" in first and "<strong>0</strong> tenders" in second


@pytest.mark.parametrize("path", ["/", "/tenders", "/series?place=37", "/policies"])
def test_an_empty_store_has_pages(path: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db"):
        pass
    assert get(path, tmp_path / "empty.db").status_code == 200


@pytest.mark.parametrize(
    ("edtf", "first", "last", "month"),
    [
        ("2024-08-20", 20240820, 20240820, 202408),
        ("2024-08", 20240801, 20240831, 202408),
        ("2024", 20240101, 20241231, 0),
        ("2021-07/2022-06", 20210701, 20220631, 202107),
        ("2021-01-01/..", 20210101, 99991231, 202101),
        ("198X", 0, 0, 0),
        (None, 0, 0, 0),
    ],
)
def test_dates_as_numbers(edtf: str | None, first: int, last: int, month: int) -> None:
    assert (first_day(edtf), last_day(edtf), month_of(edtf)) == (first, last, month)


def test_addresses_keep_what_is_asked() -> None:
    asked = read_asked({"q": "热线", "place": "3715", "page": "3", "nosuch": "x"})
    assert asked.url(stage="award") == f"/tenders?q={quote('热线')}&place=3715&stage=award"
    assert asked.url(page=4).endswith("&page=4") and Asked().url() == "/tenders"


@pytest.mark.parametrize("name", ["q", "place", "stage", "source"])
@pytest.mark.parametrize("value", ["", "award", "a&b=c", "热线 外包"])
def test_addresses_of_many_values_are_those_of_each(name: str, value: str) -> None:
    for asked in (Asked(), Asked(q="热线", place="3715", until="2024", page=3)):
        assert asked.addresses(name)(value) == asked.url(**{name: value})


def test_of_more_than_sixty_names_the_most_frequent_are_counted_each() -> None:
    import numpy as np

    labels = Labels(tuple(map(str, range(100))), np.array([-1, 99, 99, 99, 7, 7, *range(100), -1]))
    counts, number = count_labels(labels, np.arange(len(labels.of)))
    assert list(counts.items())[:4] == [("99", 4), ("7", 3), ("0", 1), ("1", 1)] and (len(counts), number) == (60, 100)
    assert count_labels(labels, np.array([0, 4, 5])) == ({"7": 2}, 1)
    assert count_labels(labels, np.array([0])) == ({}, 0)
    assert Asked(q="x").order() == "relevance" and Asked().order() in SORTS


def test_a_chart_cuts_what_is_off_the_scale_and_escapes_its_labels() -> None:
    chart = bars("<b>", ("a",), [Group("<i>", (1.0,), ("one",)), Group("x", (1000.0,), ("slip",))], ceiling=2.0)
    assert "off the scale" in chart and "<b>" not in chart and "<i>" not in chart
    assert bars("nothing", ("a",), [Group("x", (None,), ("",))]) == ""
