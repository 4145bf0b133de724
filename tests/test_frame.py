"""Records as a data frame with typed columns."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pandas as pd

from extractors.mention import Money
from tenders import to_frame
from tenders.columns import COLUMNS
from tenders.record import Fact, Period, TenderRecord

RECORDS = [
    TenderRecord(
        "a", Fact("award"), place=Fact("371500"), award=Fact(Money(Decimal("0.10"), "CNY")), suppliers=(Fact("甲"),)
    ),
    TenderRecord("a", Fact("award"), award=Fact(Money(Decimal("0.20"), "CNY")), period=Period(start=Fact("2024"))),
    TenderRecord("b", Fact("tender")),
]


def test_columns_are_the_same_with_and_without_records() -> None:
    assert list(to_frame([]).columns) == list(to_frame(RECORDS).columns) == [name for name, _ in COLUMNS]
    assert list(to_frame([]).dtypes) == list(to_frame(RECORDS).dtypes)


def test_amounts_are_exact() -> None:
    assert to_frame(RECORDS)["award"].sum() == Decimal("0.3")


def test_codes_are_strings_and_places_have_names() -> None:
    frame = to_frame(RECORDS)
    assert frame.loc[0, "place"] == "371500" and frame.loc[0, "place_name"] == "山东省聊城市"
    assert pd.api.types.is_string_dtype(frame["place"])


def test_what_is_not_stated_is_missing() -> None:
    frame = to_frame(RECORDS)
    assert frame["award"].isna().tolist() == [False, False, True]
    assert frame["period_start"].tolist()[1] == "2024" and frame["period_end"].isna().all()


def test_the_verbs_come_without_the_heavy_libraries() -> None:
    names = "{'pandas', 'spacy', 'pyarrow'}"
    code = f"import sys; from tenders import read, read_tenders, to_frame; print(sorted({names} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
