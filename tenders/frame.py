"""Records as a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tenders.record import TenderRecord

if TYPE_CHECKING:
    import pandas as pd


def to_frame(records: Iterable[TenderRecord]) -> pd.DataFrame:
    """One row a record. Texts and codes are strings, amounts exact decimals (Arrow's decimal128), suppliers and flags
    lists; what is not stated is missing. The columns are those of ``tenders.columns.COLUMNS``, also without records.
    """
    import pandas as pd

    from tenders.arrow import arrow_table

    frame: pd.DataFrame = arrow_table(records).to_pandas(types_mapper=pd.ArrowDtype)
    return frame
