"""What an article is, told by its first lines."""

from __future__ import annotations

import pytest

from corpus.kind import kind_of

FORM = "采购人{}莘县数据局\n采购代理机构{}聊城远帆招标咨询有限公司\n预算金额（元）{}960000\n"
ENGLISH_FORM = "Purchaser{}City of Arlen\nBudget{}USD 20,000\nWinning bidder{}Harrow Paving Ltd.\n"


@pytest.mark.parametrize(
    ("form", "mark"), [(FORM, "："), (FORM, ":"), (FORM, "\t"), (ENGLISH_FORM, ": "), (ENGLISH_FORM, "\t")]
)
def test_labels_make_a_notice(form: str, mark: str) -> None:
    assert kind_of(form.replace("{}", mark)) == "notice"


def test_words_that_are_no_labels_make_none() -> None:
    assert kind_of(FORM.replace("{}", "是")) == "news"
    assert kind_of(ENGLISH_FORM.replace("{}", " is ")) == "news"
