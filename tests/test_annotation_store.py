"""The annotation store: events are only added, the state follows from them, and nobody's edits are lost."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.annotate import load
from app.annotate.check import overlaps, read_edits
from app.annotate.history import lines
from app.annotate.items import gold_line, gold_state
from app.annotate.layer import Edit, is_done, state_of
from app.annotate.schema import AnnotationError, Conflict
from app.annotate.store import Annotations, Page, open_annotations
from app.annotate.users import add_user, log_in
from app.annotate.values import field_value, shown, span_value, typed_value
from tests import annotation_writers

ROOT = Path(__file__).parents[1]
TEXT = "𠮷林市财政局以1666.5264万元😀中标。"
MARK = {"start": 0, "end": 6, "label": "PUBLIC_BODY", "value": "𠮷林市财政局"}
OTHER = {"start": 7, "end": 18, "label": "MONEY", "value": {"amount": "16665264", "currency": "CNY"}}
PAGE = Page("one", "zh", "news", "2024-08-20", None, "一", TEXT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Annotations]:
    with open_annotations(tmp_path / "gold.db") as store:
        store.add(PAGE)
        store.begin(1, "anna", {}, "anna")
        yield store


def edit(number: int, client: str = "w1", **changes: object) -> Edit:
    return Edit(client, number, "edit", {"changes": {f"e/{key}": value for key, value in changes.items()}})


def undo(number: int, of: int, client: str = "w1", op: str = "undo") -> Edit:
    return Edit(client, number, op, {"of": [client, of]})


def test_state_follows_from_the_events(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK), edit(2, b=OTHER), edit(3, a=None)], "anna")
    assert store.state(1, "anna") == {"e/b": OTHER}


def test_undo_and_redo_are_events(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK), edit(2, a=None), undo(3, 2)], "anna")
    assert store.state(1, "anna") == {"e/a": MARK}
    store.append(1, "anna", [undo(4, 2, op="redo")], "anna")
    assert store.state(1, "anna") == {}
    assert [event.op for event in store.events(1, "anna")] == ["start", "edit", "edit", "undo", "redo"]


def test_undo_takes_back_one_window_and_leaves_the_other(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK)], "anna")
    store.append(1, "anna", [edit(1, client="w2", a={**MARK, "value": "甲"})], "anna")
    store.append(1, "anna", [undo(2, 1)], "anna")
    assert store.state(1, "anna")["e/a"]["value"] == "甲"


@pytest.mark.parametrize("of", [["w1", 9], ["start", 0]])
def test_undo_of_nothing_or_of_the_start_is_refused(store: Annotations, of: list[object]) -> None:
    with pytest.raises(AnnotationError, match="nothing to undo"):
        store.append(1, "anna", [Edit("w1", 1, "undo", {"of": of})], "anna")


def test_sending_twice_is_saving_once(store: Annotations) -> None:
    first = store.append(1, "anna", [edit(1, a=MARK), edit(2, b=OTHER)], "anna")
    assert store.append(1, "anna", [edit(1, a=MARK), edit(2, b=OTHER)], "anna") == first
    assert len(store.events(1, "anna")) == 3


def test_one_number_for_two_edits_is_a_conflict_and_nothing_of_the_request_is_saved(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK)], "anna")
    with pytest.raises(Conflict):
        store.append(1, "anna", [edit(2, b=OTHER), edit(1, a=None)], "anna")
    assert store.state(1, "anna") == {"e/a": MARK}


CHANGES = ("UPDATE events SET actor = 'x'", "DELETE FROM events", "UPDATE documents SET text = 'x'")


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_written_stays(store: Annotations, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.db.execute(change)


def test_another_text_under_a_known_id_is_refused(store: Annotations) -> None:
    with pytest.raises(AnnotationError, match="another text"):
        store.add(Page("one", "zh", "news", None, None, None, "别的"))
    assert store.add(PAGE) == 1


def test_a_file_that_is_no_annotation_store_stays_as_it_is(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine(a)")
    other.close()
    (tmp_path / "words.db").write_text("no database at all, only words")
    for name in ("other.db", "words.db"):
        with pytest.raises(AnnotationError, match=name), open_annotations(tmp_path / name):
            pass


def test_done_is_the_last_word(store: Annotations) -> None:
    said = [Edit("w1", number, "done", {"done": done}) for number, done in enumerate((True, False, True))]
    store.append(1, "anna", said, "anna")
    assert is_done(store.events(1, "anna"))
    (progress,) = store.progress()
    assert (progress.layer, progress.edits, progress.done) == ("anna", 0, True)


def test_history_tells_before_and_after(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK), edit(2, a={**MARK, "label": "COMPANY"}), undo(3, 2)], "anna")
    told = lines(TEXT, store.events(1, "anna"))
    assert [(line.what, line.undone) for line in told[1:]] == [("edit", False), ("edit", True), ("undo of 3", False)]
    assert told[2].changes == [("e/a", "PUBLIC_BODY 𠮷林市财政局 𠮷林市财政局", "COMPANY 𠮷林市财政局 𠮷林市财政局")]


def test_many_writers_lose_nothing_and_double_nothing_when_one_is_killed(tmp_path: Path) -> None:
    outcome = annotation_writers.run(tmp_path / "gold.db", writers=4, edits=100)
    assert annotation_writers.faults(outcome, edits=100) == []
    assert len(outcome.events) > 350
    assert state_of(outcome.events)


def test_the_check_of_the_writers_sees_what_is_lost_doubled_or_changed(tmp_path: Path) -> None:
    outcome = annotation_writers.run(tmp_path / "gold.db", writers=2, edits=10)
    assert annotation_writers.faults(outcome, edits=10) == []
    last = max(place for place, event in enumerate(outcome.events) if event.client == "writer1")
    for events in (
        outcome.events[:last] + outcome.events[last + 1 :],
        [*outcome.events, outcome.events[-1]],
        outcome.events[::-1],
    ):
        broken = annotation_writers.Outcome(outcome.promised, events, 0)
        assert annotation_writers.faults(broken, edits=10)


def test_every_gold_document_comes_out_as_it_went_in() -> None:
    path = ROOT / "eval/gold/dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        assert gold_line(load.gold_page(document), gold_state(document)) == document


def test_what_else_a_gold_line_has_is_kept() -> None:
    document = {"id": "x", "lang": "zh", "kind": "news", "published": None, "source": None, "title": None, "text": TEXT,
                "entities": [], "records": [], "policies": [], "labelled": {"entities": ["DATE"]}}  # fmt: skip
    assert gold_line(load.gold_page(document), gold_state(document)) == document


def test_articles_are_added_with_the_extractors_layer(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("聊城市甲项目中标公告\n采购人：聊城市财政局\n中标金额：98.5万元\n", encoding="utf-8")
    with open_annotations(tmp_path / "gold.db") as store:
        (page,) = load.add(store, str(article))
        (again,) = load.add(store, str(article))
        assert isinstance(page, Page) and page == again and store.layers(1) == ["extractor"]
        load.begin_layer(store, 1, "anna")
        state = store.state(1, "anna")
        assert state == store.state(1, "extractor")
        award = state["r/0/award"]
        (start, end) = award["evidence"][0]
        assert store.page(1).text[start:end] == "98.5万元" and award["value"]["amount"] == "985000"


def test_export_writes_a_layer_and_refuses_overlaps(store: Annotations) -> None:
    store.append(1, "anna", [edit(1, a=MARK)], "anna")
    out = io.BytesIO()
    assert load.export(store, "anna", out) == 1
    (line,) = map(json.loads, out.getvalue().splitlines())
    assert line["entities"] == [{**MARK, "text": "𠮷林市财政局"}]
    store.append(1, "anna", [edit(2, b={**MARK, "start": 3})], "anna")
    with pytest.raises(AnnotationError, match="overlap"):
        load.export(store, "anna", io.BytesIO())
    with pytest.raises(AnnotationError, match="no document"):
        load.export(store, "nobody", io.BytesIO())


def test_export_leaves_out_what_was_only_opened(store: Annotations) -> None:
    load.begin_layer(store, 1, "bo", bare=True)
    with pytest.raises(AnnotationError, match="no document"):
        load.export(store, "bo", io.BytesIO())
    store.append(1, "bo", [Edit("w", 1, "done", {"done": True})], "bo")
    assert load.export(store, "bo", io.BytesIO()) == 1


def test_an_overlap_is_seen_behind_a_shorter_span() -> None:
    spans = {"e/1": (0, 20), "e/2": (2, 4), "e/3": (10, 12), "e/4": (20, 22)}
    state = {key: {"start": start, "end": end, "label": "DATE"} for key, (start, end) in spans.items()}
    assert overlaps(state) == [("e/1", "e/2"), ("e/1", "e/3")]


GOOD = {"client": "w1", "number": 1, "op": "edit", "body": {"changes": {"e/a": MARK}}}


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({}, "list"),
        ([7], "object"),
        ([{**GOOD, "client": ""}], "window"),
        ([{**GOOD, "client": "start"}], "window"),
        ([{**GOOD, "number": -1}], "number"),
        ([{**GOOD, "number": True}], "number"),
        ([{**GOOD, "op": "start"}], "must be"),
        ([{**GOOD, "op": "undo", "body": {"of": "w1"}}], "names a window"),
        ([{**GOOD, "body": {"changes": {}}}], "1 to"),
        ([{**GOOD, "body": {"changes": {"x/1": MARK}}}], "no key"),
        ([{**GOOD, "body": {"changes": {"c/e:1": {"side": "a"}}}}], "no key"),
        ([{**GOOD, "body": {"changes": {"e/a": 7}}}], "object"),
        ([{**GOOD, "body": {"changes": {"e/a": {**MARK, "end": 99}}}}], "no span"),
        ([{**GOOD, "body": {"changes": {"e/a": {**MARK, "end": 0}}}}], "no span"),
        ([{**GOOD, "body": {"changes": {"e/a": {**MARK, "label": "NAME"}}}}], "unknown label"),
        ([{**GOOD, "body": {"changes": {"e/a": {**MARK, "value": {"amount": "1e9", "currency": "CNY"}}}}}], "decimal"),
        ([{**GOOD, "body": {"changes": {"e/a": {**MARK, "value": {"amount": "1", "currency": "CNY"}}}}}], "no value"),
        ([{**GOOD, "body": {"changes": {"r/a/stage": {"value": "won"}}}}], "planned"),
        ([{**GOOD, "body": {"changes": {"r/a/price": {"value": "1"}}}}], "unknown field"),
        ([{**GOOD, "body": {"changes": {"r/a": {}}}}], "order"),
        ([{**GOOD, "body": {"changes": {"r/a/lot": {"value": "1", "evidence": [[5, 3]]}}}}], "evidence"),
    ],
)
def test_what_would_break_a_layer_is_refused(sent: object, fault: str) -> None:
    with pytest.raises(AnnotationError, match=fault):
        read_edits(sent, len(TEXT))


def test_a_good_edit_is_read() -> None:
    assert read_edits([GOOD], len(TEXT)) == [Edit("w1", 1, "edit", {"changes": {"e/a": MARK}})]


@pytest.mark.parametrize(
    ("label", "words", "value", "seen"),
    [
        ("MONEY", "1666.5264万元", {"amount": "16665264", "currency": "CNY"}, "16,665,264 CNY"),
        ("MONEY", "16665264 CNY", {"amount": "16665264", "currency": "CNY"}, "16,665,264 CNY"),
        ("MONEY", "1,285,600", {"amount": "1285600", "currency": "CNY"}, "1,285,600 CNY"),
        ("MONEY", "100-200 USD", {"min": "100", "max": "200", "currency": "USD"}, "100 – 200 USD"),
        ("PLACE", "聊城", "371500", "371500 山东省聊城市"),
        ("PLACE", "371500", "371500", "371500 山东省聊城市"),
        ("PLACE", "某地", None, ""),
        ("DATE", "去年5月", "2023-05", "2023-05"),
        ("DATE", "2019-07/2020-06", "2019-07/2020-06", "2019-07/2020-06"),
        ("DATE", "/", None, ""),
        ("DURATION", "三年", "P3Y", "P3Y"),
        ("DURATION", "P1Y", "P1Y", "P1Y"),
        ("DURATION", "P", None, ""),
        ("COMPANY", " 甲公司 ", "甲公司", "甲公司"),
        ("COMPANY", "  ", None, ""),
    ],
)
def test_typed_words_become_a_value(label: str, words: str, value: object, seen: str) -> None:
    assert typed_value(PAGE, label, words) == value
    assert shown(label, value) == seen


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("period.start", "2024年1月1日至2026年12月31日", "2024-01-01"),
        ("period.end", "2024年1月1日至2026年12月31日", "2026-12-31"),
        ("number", " 甲-1 ", "甲-1"),
        ("stage", "award", "award"),
        ("stage", "won", None),
        ("optional", "true", True),
        ("budget", "60万元", {"amount": "600000", "currency": "CNY"}),
    ],
)
def test_typed_words_become_a_fields_value(field: str, words: str, value: object) -> None:
    assert field_value(PAGE, field, words) == value


def test_a_spans_value_is_read_in_its_place() -> None:
    page = Page("x", "zh", "news", "2024-08-20", None, None, "2022年6月招标，同年9月中标。")
    assert span_value(page, "DATE", 10, 14) == "2022-09"


def test_passwords_are_hashed(store: Annotations) -> None:
    add_user(store, "bo", "annotator", "correct horse")
    (kept,) = store.db.execute("SELECT password FROM users").fetchone()
    assert kept.startswith("$argon2id$") and "correct horse" not in kept
    user = log_in(store, "bo", "correct horse")
    assert user and user.role == "annotator"
    assert log_in(store, "bo", "wrong") is None and log_in(store, "nobody", "correct horse") is None


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("extractor", "annotator", "long enough"), ("a/b", "annotator", "long enough"), ("bo", "owner", "long enough"),
     ("bo", "reader", "short")],
)  # fmt: skip
def test_what_cannot_be_a_user(store: Annotations, name: str, role: str, password: str) -> None:
    with pytest.raises(AnnotationError):
        add_user(store, name, role, password)
