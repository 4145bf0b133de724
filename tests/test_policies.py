"""Policies cited, and a guidance document's own: title, number, issuer, date and deadlines."""

from __future__ import annotations

import pytest

from tenders.export.to_gold import gold_policy
from tenders.pipeline import read_article
from tests.case_articles import article
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("policies"))
def test_policies(case: dict) -> None:
    found = [gold_policy(policy) for policy in read_article(article(case)).policies]
    assert found == case["policies"]


def test_a_deadline_shows_its_sentence_and_its_date() -> None:
    text = "莘县财政局关于清理合同的通知\n各单位：\n请于2024年5月31日前报送清单。其余照旧。"
    (policy,) = read_article(article({"text": text, "kind": "guidance"})).policies
    (deadline,) = policy.deadlines
    (sentence,), (due,) = deadline.requirement.evidence, deadline.due.evidence
    assert (sentence.quote, due.quote) == ("请于2024年5月31日前报送清单。", "2024年5月31日")
    assert text[sentence.span.start : sentence.span.end] == sentence.quote
    assert text[due.span.start : due.span.end] == due.quote


def test_a_cited_policy_has_no_deadlines() -> None:
    text = "《莘县热线管理办法》要求各单位在2024年6月30日前整改。"
    (policy,) = read_article(article({"text": text, "kind": "news"})).policies
    assert policy.deadlines == ()
