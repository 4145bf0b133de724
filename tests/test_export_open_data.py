"""Open-data exports: valid by their own schemas, true to the store, and silent on what nobody stated."""

from __future__ import annotations

import io
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from corpus.article import Article, Span
from eval.gold import gold_article, read_gold
from extractors.mention import Money
from tenders.export import FORMATS
from tenders.export.ocds_values import amount, day_of, days_of
from tenders.export.to_ocds import OCID_PREFIX, package, releases
from tenders.pipeline import read_article
from tenders.record import Evidence, Extraction, Fact, Period, TenderRecord
from tests.case_articles import ROOT, whole_articles

SHARED = ROOT.parent / "shared"
SCHEMA = SHARED / "ocds" / "release-schema-1.1.5.json"
Read = list[tuple[Article, Extraction]]


@cache
def samples() -> tuple[tuple[Article, Extraction], ...]:
    return tuple((article, read_article(article)) for article in whole_articles())


@cache
def shared_gold() -> tuple[tuple[Article, Extraction], ...]:
    files = sorted((SHARED / "gold").glob("*.jsonl"))
    articles = [gold_article(document) for file in files for document in read_gold(file)]
    return tuple((article, read_article(article)) for article in articles)


def faults(read: Read) -> list[str]:
    from jsonschema import Draft4Validator

    if not SCHEMA.is_file():
        pytest.skip("left out: the OCDS schema is not present at ../shared/ocds")
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = [(release["id"], error) for release in releases(read) for error in validator.iter_errors(release)]
    return [f"{name}: {'/'.join(map(str, error.path))}: {error.message[:200]}" for name, error in found]


def totals(read: Read, field: str) -> Counter[str]:
    """Sum of a money field by currency, as the records have it."""
    sums: Counter[str] = Counter()
    for _, extraction in read:
        for record in extraction.records:
            if fact := getattr(record, field):
                sums[fact.value.currency] += fact.value.amount
    return sums


def add(sums: Counter[str], value: dict[str, Any] | None) -> None:
    if value:
        sums[value["currency"]] += Decimal(repr(value["amount"]))


def ocds_totals(read: Read) -> tuple[Counter[str], Counter[str]]:
    budgets: Counter[str] = Counter()
    awards: Counter[str] = Counter()
    for release in releases(read):
        for holder in (release["tender"], *release["tender"].get("lots", ())):
            add(budgets, holder.get("value"))
        for award in release.get("awards", ()):
            add(awards, award.get("value"))
    return budgets, awards


def test_samples_and_labelled_set_are_valid_ocds() -> None:
    assert faults(list(samples())) == []


def test_shared_gold_is_valid_ocds() -> None:
    if not (SHARED / "gold").is_dir():
        pytest.skip("left out: the shared gold documents are not present at ../shared/gold")
    assert faults(list(shared_gold())) == []
    assert ocds_totals(list(shared_gold())) == (totals(shared_gold(), "budget"), totals(shared_gold(), "award"))


def test_ocds_totals_are_those_of_the_records() -> None:
    assert ocds_totals(list(samples())) == (totals(samples(), "budget"), totals(samples(), "award"))


def test_every_record_is_in_exactly_one_release() -> None:
    told = Counter(node["record"] for release in releases(samples()) for node in release["x_evidence"])
    stated = sum(1 for _, extraction in samples() for record in extraction.records)
    assert len(told) == stated


TEXT = "采购人聊城市财政局，预算1673万元"
EVIDENCE = (Evidence("a", Span(10, 16), "1673万元", "label"),)


def one(**fields: Any) -> dict[str, Any]:
    """The release of a made-up record."""
    article = Article("a", TEXT, "zh", "notice", "公告", fields.pop("published", "2024-08-20"), "http://example.org/a")
    stage = fields.pop("stage", "award")
    return next(releases([(article, Extraction("a", (), (TenderRecord("a", Fact(stage), **fields),), ()))]))


def test_a_release_says_who_what_and_from_which_words() -> None:
    release = one(
        buyer=Fact("聊城市财政局"), agency=Fact("某代理"), suppliers=(Fact("甲公司"), Fact("乙公司")),
        budget=Fact(Money(Decimal("16730000"), "CNY"), EVIDENCE), award=Fact(Money(Decimal("16665264.50"), "CNY")),
        announced=Fact("2024-08-19"), opened=Fact("2024-08"), method=Fact("single_source"), number=Fact("007"),
        place=Fact("371500"), period=Period(start=Fact("2024-09-01"), end=Fact("2025"), duration=Fact("P1Y")),
    )  # fmt: skip
    roles = [(party["name"], *party["roles"]) for party in release["parties"]]
    assert roles == [
        ("聊城市财政局", "buyer"), ("某代理", "procuringEntity"), ("甲公司", "supplier"), ("乙公司", "supplier"),
    ]  # fmt: skip
    assert release["buyer"]["id"] == release["parties"][0]["id"]
    tender, (award,) = release["tender"], release["awards"]
    assert (tender["id"], tender["value"]) == ("007", {"amount": 16730000, "currency": "CNY"})
    assert (tender["procurementMethod"], tender["tenderPeriod"]) == ("direct", {"x_endDate": "2024-08"})
    assert tender["documents"][0]["url"] == "http://example.org/a"
    assert (award["value"]["amount"], award["date"]) == (16665264.5, "2024-08-19T00:00:00+08:00")
    assert award["contractPeriod"] == {
        "startDate": "2024-09-01T00:00:00+08:00", "x_endDate": "2025", "durationInDays": 365,
        "x_stated": {"duration": "P1Y"},
    }  # fmt: skip
    evidence = {"record": award["id"], "field": "budget", "article": "a", "start": 10, "end": 16}
    assert release["x_evidence"] == [{**evidence, "quote": "1673万元", "rule": "label"}]
    assert (release["date"], release["tag"]) == ("2024-08-20T00:00:00+08:00", ["award"])
    assert release["ocid"].startswith(OCID_PREFIX + "-")


def test_what_nobody_stated_is_not_there() -> None:
    release = one(stage="tender")
    assert {"buyer", "awards", "contracts"} & set(release) == set()
    assert {"value", "title", "procuringEntity", "procurementMethod", "x_places"} & set(release["tender"]) == set()


def test_a_contract_points_to_its_award() -> None:
    release = one(stage="contract", suppliers=(Fact("甲公司"),), award=Fact(Money(Decimal(5), "USD")))
    assert [contract["awardID"] for contract in release["contracts"]] == [award["id"] for award in release["awards"]]
    assert release["tag"] == ["award", "contract"]


def test_a_free_award_is_zero_and_an_unstated_one_is_absent() -> None:
    assert one(award=Fact(Money(Decimal(0), "CNY")))["awards"][0]["value"]["amount"] == 0
    assert "value" not in one(suppliers=(Fact("甲公司"),))["awards"][0]


def test_two_articles_on_one_procedure_share_an_ocid() -> None:
    record = {"number": Fact("LC-2024-1"), "project": Fact("聊城市热线服务外包项目"), "buyer": Fact("聊城市财政局")}
    pairs = [
        (Article(name, TEXT, "zh", "notice", published="2024-08"), TenderRecord(name, Fact(stage), **record))
        for name, stage in (("a", "tender"), ("b", "award"))
    ]
    first, second = releases([(article, Extraction(article.id, (), (each,), ())) for article, each in pairs])
    assert first["ocid"] == second["ocid"] and first["id"] != second["id"]


def test_an_undated_article_takes_the_day_of_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert one(published=None)["date"] == "2023-11-14T00:00:00Z"
    assert package([])["publishedDate"] == "2023-11-14T00:00:00Z"


@pytest.mark.parametrize(
    ("duration", "days"),
    [("P1Y", 365), ("P3M", 90), ("P2W", 14), ("P1Y6M", 545), ("P365D", 365), ("PT3H", None), ("P", None)],
)
def test_durations_in_days(duration: str, days: int | None) -> None:
    assert days_of(duration) == days


@pytest.mark.parametrize(
    ("edtf", "whole", "first"),
    [
        ("2024-08-20", "2024-08-20", "2024-08-20"),
        ("2024-08", None, "2024-08-01"),
        ("2024", None, "2024-01-01"),
        ("2024-02-30", None, None),
        ("198X", None, None),
        ("2024-08-01/..", "2024-08-01", "2024-08-01"),
    ],
)
def test_only_whole_days_are_days(edtf: str, whole: str | None, first: str | None) -> None:
    found = [day_of(edtf, whole=True), day_of(edtf, whole=False)]
    assert [day and day.isoformat() for day in found] == [whole, first]


def test_large_whole_amounts_stay_exact() -> None:
    assert amount(Decimal("123456789012345678901")) == 123456789012345678901


def written(name: str, read: Read) -> bytes:
    out = io.BytesIO()
    FORMATS[name](iter(read), out)
    return out.getvalue()


def ftm_entities(read: Read) -> list[dict[str, Any]]:
    pytest.importorskip("followthemoney", reason="left out: followthemoney is not installed")
    return [json.loads(line) for line in written("ftm", read).splitlines()]


def ftm_faults(entities: list[dict[str, Any]]) -> list[str]:
    """Entities that their schema refuses, that stand twice, or that point to none."""
    from followthemoney import model

    ids = Counter(entity["id"] for entity in entities)
    found = [name for name, count in ids.items() if count > 1]
    for entity in entities:
        schema = model.get(entity["schema"])
        schema.validate(entity)
        for name in set(entity["properties"]) & {"authority", "supplier", "contract", "callForTenders"}:
            found += [target for target in entity["properties"][name] if target not in ids]
    return found


def ftm_totals(entities: list[dict[str, Any]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for entity in entities:
        if "amount" in entity["properties"]:
            sums[entity["properties"]["currency"][0]] += Decimal(entity["properties"]["amount"][0])
    return sums


def test_samples_are_valid_followthemoney() -> None:
    entities = ftm_entities(list(samples()))
    assert ftm_faults(entities) == []
    assert {each["schema"] for each in entities} >= {
        "CallForTenders", "Contract", "ContractAward", "Company", "PublicBody",
    }  # fmt: skip
    assert ftm_totals(entities) == totals(samples(), "award")


def test_shared_gold_is_valid_followthemoney() -> None:
    if not (SHARED / "gold").is_dir():
        pytest.skip("left out: the shared gold documents are not present at ../shared/gold")
    entities = ftm_entities(list(shared_gold()))
    assert ftm_faults(entities) == []
    assert ftm_totals(entities) == totals(shared_gold(), "award")


def test_a_workbook_holds_amounts_as_numbers_and_codes_as_text() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="left out: openpyxl is not installed")
    record = TenderRecord(
        "a", Fact("award"), project=Fact("=HYPERLINK(1)"), number=Fact("00123"), place=Fact("371500"),
        award=Fact(Money(Decimal("16665264.50"), "CNY")), suppliers=(Fact("甲\x00公司"), Fact("乙公司")),
    )  # fmt: skip
    article = Article("a", TEXT, "zh", "notice")
    data = written("xlsx", [(article, Extraction("a", (), (record,), ()))])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    heading, row = sheet.iter_rows()
    cells = {name.value: cell for name, cell in zip(heading, row, strict=True)}
    assert (cells["award"].value, cells["award"].data_type) == (16665264.5, "n")
    assert {(cells[name].value, cells[name].data_type) for name in ("number", "place", "project")} == {
        ("00123", "s"), ("371500", "s"), ("=HYPERLINK(1)", "s"),
    }  # fmt: skip
    assert cells["budget"].value is None and cells["suppliers"].value == "甲\ufffd公司；乙公司"


def test_tables_hold_the_records_totals() -> None:
    import csv

    openpyxl = pytest.importorskip("openpyxl", reason="left out: openpyxl is not installed")
    read = list(samples())
    awards = totals(read, "award").total()
    rows = list(csv.DictReader(io.StringIO(written("csv", read).decode("utf-8-sig"))))
    assert sum(Decimal(row["award"]) for row in rows if row["award"]) == awards
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", read))).active
    heading, *lines = sheet.iter_rows(values_only=True)
    at = heading.index("award")
    assert sum(Decimal(repr(line[at])) for line in lines if line[at] is not None) == awards
