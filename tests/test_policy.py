"""Policies: titles, numbers and short names, each with the full title it stands for."""

from __future__ import annotations

import pytest

from extractors import policy
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("policy"))
def test_citations(case: dict) -> None:
    document = document_of(case)
    found = [[document.quote(mention.at), mention.value] for mention in policy.find(document)]
    assert found == [[words, full[0] if full else words] for words, *full in case["citations"]]
