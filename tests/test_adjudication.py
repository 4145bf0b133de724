"""Two layers compared, and the adjudicated layer that an adjudicator makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.annotate.adjudicate import begin, choose, comparison
from app.annotate.differences import compare
from app.annotate.items import gold_line, gold_state
from app.annotate.layer import Edit
from app.annotate.schema import AnnotationError
from app.annotate.store import Annotations, Page, open_annotations

TEXT = "聊城市财政局2024年8月以98.5万元把甲项目交给青州乙公司。"


def entity(words: str, label: str, value: object = None) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "label": label, "text": words, "value": value}


BODY = entity("聊城市财政局", "PUBLIC_BODY", "聊城市财政局")
PLACE = entity("聊城市", "PLACE", "371500")
DATE = entity("2024年8月", "DATE", "2024-08")
COMPANY = entity("青州乙公司", "COMPANY", "青州乙公司")
PARTIES = {"buyer": "聊城市财政局", "suppliers": ["青州乙公司"]}
RECORD = {"stage": "award", "project": "甲项目", **PARTIES, "place": "371500"}
EXTRA = {"stage": "tender", "project": "丙项目"}
A = {"entities": [BODY, DATE, COMPANY], "records": [RECORD, EXTRA]}
OTHER = {**RECORD, "place": "370000", "suppliers": []}
B = {"entities": [PLACE, {**DATE, "value": "2024"}, COMPANY], "records": [OTHER]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Annotations]:
    with open_annotations(tmp_path / "gold.db") as store:
        store.add(Page("one", "zh", "news", None, None, None, TEXT))
        store.begin(1, "anna", gold_state(A), "anna")
        store.begin(1, "bo", gold_state(B), "bo")
        yield store


def pick(store: Annotations, difference: str, side: str, number: int) -> None:
    choose(store, 1, ("anna", "bo"), (difference, side), Edit("w1", number, "edit", {}), "cai")


def test_differences_are_spans_that_overlap_values_fields_and_whole_records() -> None:
    found = compare(gold_state(A), gold_state(B))
    wanted = ["e:0-6", "e:6-13", "r:0-0:place", "r:0-0:suppliers", "r:1-"]
    assert sorted(each.id for each in found.differences) == wanted
    assert {each.about for each in found.differences if each.kind == "record"} == {"甲项目", "丙项目"}
    assert [key for key in found.agreed if key.startswith("e/")] == ["e/26-31-COMPANY"]


def test_equal_layers_have_no_difference_and_agree_on_everything() -> None:
    found = compare(gold_state(A), gold_state(A))
    assert found.differences == []
    page = Page("one", "zh", "news", None, None, None, TEXT)
    assert gold_line(page, found.agreed) == gold_line(page, gold_state(A))


def test_choosing_all_of_one_side_gives_that_side(store: Annotations) -> None:
    for side, wanted in (("a", A), ("b", B)):
        begin(store, 1, "anna", "bo", "cai")
        for number, each in enumerate(comparison(store, 1, "anna", "bo").differences):
            pick(store, each.id, side, 100 * (side == "b") + number)
        page = store.page(1)
        assert gold_line(page, store.state(1, "adjudicated")) == gold_line(page, gold_state(wanted))


def test_neither_takes_both_away(store: Annotations) -> None:
    begin(store, 1, "anna", "bo", "cai")
    pick(store, "e:0-6", "a", 1)
    pick(store, "e:0-6", "none", 2)
    assert [key for key in store.state(1, "adjudicated") if key.startswith("e/")] == ["e/26-31-COMPANY"]


def test_choosing_twice_under_one_number_is_choosing_once(store: Annotations) -> None:
    begin(store, 1, "anna", "bo", "cai")
    pick(store, "e:0-6", "a", 1)
    pick(store, "e:0-6", "a", 1)
    assert len(store.events(1, "adjudicated")) == 2
    (_, chosen) = store.events(1, "adjudicated")
    assert (chosen.actor, chosen.body["note"]) == ("cai", "e:0-6: anna")


def test_a_difference_that_is_gone_cannot_be_chosen(store: Annotations) -> None:
    begin(store, 1, "anna", "bo", "cai")
    with pytest.raises(AnnotationError, match="load the page again"):
        pick(store, "e:1-2", "a", 1)


def test_beginning_again_adds_what_is_agreed_since_and_not_what_was_taken_away(store: Annotations) -> None:
    begin(store, 1, "anna", "bo", "cai")
    store.append(1, "adjudicated", [Edit("w1", 1, "edit", {"changes": {"e/26-31-COMPANY": None}})], "cai")
    date = {key: value for key, value in DATE.items() if key != "text"}
    store.append(1, "bo", [Edit("w2", 1, "edit", {"changes": {"e/1": date}})], "bo")
    begin(store, 1, "anna", "bo", "cai")
    begin(store, 1, "anna", "bo", "cai")
    assert [key for key in store.state(1, "adjudicated") if key.startswith("e/")] == ["e/6-13-DATE"]
    assert len(store.events(1, "adjudicated")) == 3
