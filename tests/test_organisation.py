"""Companies and public bodies: where their names begin and end, and what a short name stands for."""

from __future__ import annotations

import pytest

from extractors import organisation
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("organisation"))
def test_organisations(case: dict) -> None:
    document = document_of(case)
    found = [[mention.label, document.quote(mention.at), mention.value] for mention in organisation.find(document)]
    assert found == [[label, words, full[0] if full else words] for label, words, *full in case["names"]]


def test_a_role_label_makes_a_name_of_what_an_ending_does_not() -> None:
    document = document_of({"text": "采购人：莒县浮来山风景区\n中标人：莒县浮来山茶社"})
    assert [(mention.label, mention.value, mention.rule) for mention in organisation.find(document)] == [
        ("PUBLIC_BODY", "莒县浮来山风景区", "label_role"),
        ("COMPANY", "莒县浮来山茶社", "label_role"),
    ]


def test_a_column_of_winners_names_companies() -> None:
    document = document_of(
        {"text": "标段\t中标人\t中标价\n一标段\t甲申园林有限公司\t30万元\n二标段\t乙未园林有限公司\t40万元"}
    )
    found = organisation.find(document)
    assert [(mention.value, mention.rule) for mention in found] == [
        ("甲申园林有限公司", "column_role"),
        ("乙未园林有限公司", "column_role"),
    ]
