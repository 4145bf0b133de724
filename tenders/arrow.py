"""The table of tenders in Arrow's types: strings, lists of strings, exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from tenders.columns import COLUMNS, Kind, table_row
from tenders.record import TenderRecord

PRECISION, SCALE = 38, 6
_EXACT = Context(prec=100, rounding=ROUND_HALF_EVEN)
_LARGEST = Decimal(10) ** (PRECISION - SCALE)


def arrow_type(kind: Kind) -> Any:
    """The Arrow type of a kind of column; amounts are decimal128(38, 6)."""
    import pyarrow as pa

    kinds = {"text": pa.string(), "amount": pa.decimal128(PRECISION, SCALE), "texts": pa.list_(pa.string())}
    return kinds[kind]


def arrow_schema() -> Any:
    """The schema of the table of tenders."""
    import pyarrow as pa

    return pa.schema([(name, arrow_type(kind)) for name, kind in COLUMNS])


def arrow_table(records: Iterable[TenderRecord]) -> Any:
    """The records as an Arrow table. An amount of more than 32 digits, which no tender has, is left empty."""
    import pyarrow as pa

    rows = [{name: fitted(value) for name, value in table_row(record).items()} for record in records]
    return pa.Table.from_pylist(rows, schema=arrow_schema())


def fitted(value: Any) -> Any:
    """An amount at the scale of the column; every other value as it is."""
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1).scaleb(-SCALE), context=_EXACT) if abs(value) < _LARGEST else None
