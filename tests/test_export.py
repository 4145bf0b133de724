"""What was read, written down: gold lines, lines with evidence, tables."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from corpus.article import Article, Span
from extractors.mention import Mention, Money
from tenders.amounts import plain_amount
from tenders.columns import COLUMNS
from tenders.export import FORMATS
from tenders.export.to_gold import gold_line
from tenders.record import Deadline, Evidence, Extraction, Fact, Period, Policy, TenderRecord

TEXT = "聊城项目预算１００万元"
ARTICLE = Article("a", TEXT, "zh", "notice", None, "2024-08", "somewhere")
RECORD = TenderRecord(
    "a",
    Fact("award"),
    project=Fact("=1+1热线", (Evidence("a", Span(2, 4), "项目", "label"),)),
    number=Fact("00123"),
    place=Fact("371500"),
    suppliers=(Fact("甲公司"), Fact("乙公司")),
    budget=Fact(Money(Decimal("1E+6"), "CNY", Decimal("2000000.50"))),
    award=Fact(Money(Decimal("999999.990"), "CNY")),
    period=Period(duration=Fact("P1Y")),
    flags=(Fact("award_near_budget"),),
)
POLICY = Policy(title=Fact("意见"), deadlines=(Deadline(Fact("归并"), Fact("2021-12")),))
MENTION = Mention("MONEY", Span(5, 10), Span(6, 11), Money(Decimal("1E+6"), "CNY"), "amount")
READ = [(ARTICLE, Extraction("a", (MENTION,), (RECORD, TenderRecord("a", Fact("tender"))), (POLICY,)))]

MILLION = {"amount": "1000000", "currency": "CNY"}


def written(name: str, read: list[tuple[Article, Extraction]] = READ) -> bytes:
    out = io.BytesIO()
    FORMATS[name](iter(read), out)
    return out.getvalue()


def test_gold_line_is_the_form_of_the_guidelines() -> None:
    assert gold_line(*READ[0]) == {
        "id": "a", "lang": "zh", "kind": "notice", "published": "2024-08", "source": "somewhere", "title": None,
        "entities": [{"start": 6, "end": 11, "label": "MONEY", "text": "１００万元", "value": MILLION}],
        "records": [
            {
                "stage": "award", "project": "=1+1热线", "number": "00123", "place": "371500",
                "suppliers": ["甲公司", "乙公司"],
                "budget": {"min": "1000000", "max": "2000000.5", "currency": "CNY"},
                "award": {"amount": "999999.99", "currency": "CNY"},
                "period": {"duration": "P1Y"}, "flags": ["award_near_budget"],
            },
            {"stage": "tender"},
        ],
        "policies": [{"title": "意见", "deadlines": [{"requirement": "归并", "due": "2021-12"}]}],
    }  # fmt: skip
    assert json.loads(written("gold")) == gold_line(*READ[0])


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1E+6", "1000000"),
        ("0", "0"),
        ("100", "100"),
        ("1666.50", "1666.5"),
        ("10.00", "10"),
        ("1E-7", "0.0000001"),
        ("-5.0", "-5"),
    ],
)
def test_plain_amounts(amount: str, expected: str) -> None:
    assert plain_amount(Decimal(amount)) == expected


def test_gold_writes_a_line_for_an_article_in_which_nothing_was_found() -> None:
    assert json.loads(written("gold", [(ARTICLE, Extraction("a", (), (), ()))]))["records"] == []


def test_jsonl_gives_every_field_its_evidence() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert lines[0]["project"] == {
        "value": "=1+1热线",
        "evidence": [{"start": 2, "end": 4, "quote": "项目", "rule": "label"}],
    }
    assert lines[0]["suppliers"][1] == {"value": "乙公司", "evidence": []}
    assert lines[0]["period"] == {"duration": {"value": "P1Y", "evidence": []}}
    assert [set(lines[1]), len(lines)] == [{"id", "article", "title", "source", "published", "stage"}, 2]


def test_csv_opens_in_a_spreadsheet() -> None:
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b'"371500"' in data and b'"00123"' in data and b",2000000.5," in data and b",999999.99," in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["suppliers"] == "甲公司；乙公司"
    assert rows[0]["project"] == "'=1+1热线"  # never run as a formula
    assert rows[0]["budget"] == "1000000" and rows[1]["budget"] == ""
    assert list(rows[0]) == [name for name, _ in COLUMNS]


def test_parquet_is_typed() -> None:
    table = pq.read_table(io.BytesIO(written("parquet")))
    assert {str(table.schema.field(name).type) for name in ("budget", "award", "award_max")} == {"decimal128(38, 6)"}
    assert str(table.schema.field("place").type) == "string"
    row = table.to_pylist()[0]
    assert (row["award"], row["place"], row["suppliers"]) == (Decimal("999999.99"), "371500", ["甲公司", "乙公司"])


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_read_is_a_whole_file(name: str) -> None:
    data = written(name, [])
    assert (name in ("gold", "jsonl", "ftm")) == (data == b"")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])  # which carries the time it was saved
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


def test_parquet_takes_amounts_of_any_size() -> None:
    odd = [Money(Decimal("1." + "1" * 30), "CNY"), Money(Decimal("9" * 60), "CNY")]
    records = tuple(TenderRecord("a", Fact("award"), award=Fact(money)) for money in odd)
    rows = pq.read_table(io.BytesIO(written("parquet", [(ARTICLE, Extraction("a", (), records, ()))]))).to_pylist()
    assert [row["award"] for row in rows] == [Decimal("1.111111"), None]
