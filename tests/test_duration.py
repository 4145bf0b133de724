"""Durations: lengths of time to ISO 8601, and nothing else."""

from __future__ import annotations

import pytest

from extractors import duration
from tests.case_rows import document, rows


@pytest.mark.parametrize("case", rows("duration"))
def test_durations(case: dict) -> None:
    assert [mention.value for mention in duration.find(document(case))] == case["durations"]
