"""The annotation page in headless Chromium: what an annotator and an adjudicator do, by mouse and by keyboard."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from app.annotate import load, store
from app.annotate.items import gold_state
from app.annotate.users import add_user
from tests.annotation_server import serving, serving_by_command

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TEXT = f"""𠮷安热线外包项目中标公告😀
采购人：聊城市财政局
预算金额：1673万元，中标金额：1666.5264万元。
中标人：山东甲服务有限公司，服务期一年。
{SCRIPT}
"""
PASSWORD = "correct horse"


def at(words: str, label: str, value: object = None) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "label": label, "value": value}


BUYER = at("聊城市财政局", "PUBLIC_BODY", "聊城市财政局")
BUDGET = at("1673万元", "MONEY", {"amount": "16730000", "currency": "CNY"})
START = {"entities": [BUYER, BUDGET], "records": [{"stage": "award", "buyer": "聊城市财政局"}]}
LONG = "聊城市财政局以98.5万元采购某项目。\n"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        assert not os.environ.get("CI"), "no Chromium: apt-get install chromium"
        pytest.skip("no Chromium (apt-get install chromium, or CHROMIUM=path): browser tests left out")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def add(path: Path, name: str, text: str, start: dict[str, Any], *layers: str) -> None:
    with store.open_annotations(path) as opened:
        number = opened.add(store.Page(name, "zh", "notice", "2024-08-20", None, f"{name} {SCRIPT}", text))
        for layer in ("extractor", *layers):
            opened.begin(number, layer, gold_state(start), layer)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "gold.db"
    add(path, "one", TEXT, START)
    add(path, "two", LONG, {})
    return path


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address


Opener = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Opener]:
    """Opens an address in a browser of its own; afterwards no page may have met an error or left the server."""
    faults: list[str] = []
    contexts = []

    def visit(address: str, context: Any = None) -> Page:
        context = context or chromium.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda sent: None if "//127.0.0.1:" in sent.url else faults.append(sent.url))
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(visit: Opener, address: str) -> Page:
    return visit(f"{address}/documents/1")


def place_of(page: Page, words: str) -> dict[str, float]:
    """Where words that stand in one piece of the text are on the screen; scrolled to when they are not."""
    place: dict[str, float] = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return { left, right, middle: (top + bottom) / 2 };
          }
        }""",
        words,
    )
    return place


def select(page: Page, words: str) -> None:
    """Draw the mouse over words."""
    box = place_of(page, words)
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    expect(page.locator("#span-panel .words")).to_have_text(words)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    expect(page.locator("#status")).to_have_text("All saved")


def state(path: Path, layer: str = "anna", document: int = 1) -> dict[str, Any]:
    with store.open_annotations(path) as opened:
        return opened.state(document, layer)


def entities(path: Path, layer: str = "anna", document: int = 1) -> list[tuple[str, str, object]]:
    with store.open_annotations(path) as opened:
        page = opened.page(document)
        line = load.gold_line(page, opened.state(document, layer))
    return [(each["text"], each["label"], each["value"]) for each in line["entities"]]


def test_mark_with_the_mouse_and_label_with_a_key(page: Page, path: Path) -> None:
    select(page, "1666.5264万元")
    press(page, "4")
    expect(page.locator("mark.MONEY.current")).to_have_text("1666.5264万元")
    expect(page.locator("#value")).to_have_text("16,665,264 CNY")
    saved(page)
    assert ("1666.5264万元", "MONEY", {"amount": "16665264", "currency": "CNY"}) in entities(path)
    assert entities(path, "extractor") == [(TEXT[BUYER["start"] : BUYER["end"]], "PUBLIC_BODY", "聊城市财政局"),
                                           ("1673万元", "MONEY", BUDGET["value"])]  # fmt: skip


def test_offsets_behind_characters_of_two_units(page: Page, path: Path) -> None:
    select(page, "山东甲服务有限公司")
    press(page, "2")
    saved(page)
    assert ("山东甲服务有限公司", "COMPANY", "山东甲服务有限公司") in entities(path)
    marked = next(each for each in state(path).values() if each.get("label") == "COMPANY")
    assert marked["start"] == TEXT.index("山东甲")  # code points: 𠮷 and 😀 count one each


def test_characters_of_two_units_themselves(page: Page, path: Path) -> None:
    press(page, "Home", "Shift+ArrowRight", "Shift+ArrowRight", "1")
    press(page, "End", "Shift+ArrowLeft", "7")
    saved(page)
    assert [words for words, _, _ in entities(path)][:2] == ["𠮷安", "😀"]


def test_relabel_and_take_away(page: Page, path: Path) -> None:
    page.locator("mark.MONEY").first.click()
    press(page, "6")
    expect(page.locator("mark.DURATION")).to_have_text("1673万元")
    press(page, "Delete")
    expect(page.locator("mark.DURATION")).to_have_count(0)
    saved(page)
    assert [words for words, _, _ in entities(path)] == ["聊城市财政局"]


def test_a_new_span_takes_the_place_of_what_it_overlaps(page: Page, path: Path) -> None:
    select(page, "聊城市")
    press(page, "1")
    expect(page.locator("#value")).to_have_text("371500 山东省聊城市")
    saved(page)
    assert entities(path)[0] == ("聊城市", "PLACE", "371500")
    assert len(entities(path)) == 2


def test_fix_a_value_as_it_is_typed(page: Page, path: Path) -> None:
    page.locator("mark.MONEY").first.click()
    press(page, "v")
    field = page.locator("#value-input")
    expect(field).to_have_value("16730000 CNY")
    field.fill("1666.5264万元")
    expect(page.locator("#span-panel .preview")).to_have_text("16,665,264 CNY")
    field.fill("many")
    expect(page.locator("#span-panel .preview")).to_have_text("not understood")
    press(page, "Enter")
    expect(field).to_be_visible()
    field.fill("1670万元")
    press(page, "Enter")
    expect(page.locator("#value")).to_have_text("16,700,000 CNY")
    saved(page)
    assert entities(path)[1] == ("1673万元", "MONEY", {"amount": "16700000", "currency": "CNY"})


def test_a_place_code_shows_its_name(page: Page, path: Path) -> None:
    page.locator("mark.PUBLIC_BODY").click()
    press(page, "1", "v")
    page.locator("#value-input").fill("431300")
    expect(page.locator("#span-panel .preview")).to_have_text("431300 湖南省娄底市")
    press(page, "Enter")
    expect(page.locator("#value")).to_have_text("431300 湖南省娄底市")


def test_edit_a_record_from_the_text(page: Page, path: Path) -> None:
    row = page.locator('[data-path="budget"]')
    page.locator("mark.MONEY").first.click()
    row.locator("button.field").click()
    expect(row.locator(".said")).to_have_text("16,730,000 CNY")
    select(page, "1666.5264万元")
    press(page, "f", "a")
    expect(page.locator('[data-path="award"] .said')).to_have_text("16,665,264 CNY")
    select(page, "一年")
    press(page, "f", "y")
    expect(page.locator('[data-path="period.duration"] .said')).to_have_text("P1Y")
    page.locator('[data-path="stage"] select').select_option("contract")
    page.locator('[data-path="flags"] select').select_option("award_near_budget")
    select(page, "山东甲服务有限公司")
    press(page, "f", "s")
    expect(page.locator('[data-path="suppliers"] .said')).to_have_text("山东甲服务有限公司")
    saved(page)
    with store.open_annotations(path) as opened:
        (record,) = load.gold_line(opened.page(1), opened.state(1, "anna"))["records"]
    assert record == {
        "stage": "contract", "buyer": "聊城市财政局", "suppliers": ["山东甲服务有限公司"],
        "budget": {"amount": "16730000", "currency": "CNY"}, "award": {"amount": "16665264", "currency": "CNY"},
        "period": {"duration": "P1Y"}, "flags": ["award_near_budget"],
    }  # fmt: skip
    start = TEXT.index("1666.5264万元")
    assert state(path)["r/0/award"]["evidence"] == [[start, start + 11]]


def test_a_field_takes_the_value_that_was_given_to_the_selected_words(page: Page, path: Path) -> None:
    select(page, "热线")
    press(page, "1", "v")
    page.locator("#value-input").fill("371500")
    press(page, "Enter")
    expect(page.locator("#value")).to_have_text("371500 山东省聊城市")
    select(page, "热线")
    press(page, "f", "w")
    expect(page.locator('[data-path="place"] .said')).to_have_text("371500 山东省聊城市")
    saved(page)
    assert state(path)["r/0/place"]["value"] == "371500"


def test_a_part_of_the_selected_words_can_be_selected(page: Page) -> None:
    select(page, "聊城市财政局")
    select(page, "财政局")
    box = place_of(page, "财政局")
    page.mouse.click(box["left"] + 4, box["middle"])
    expect(page.locator("#span-panel .words")).to_have_text("聊城市财政局")  # the mark there; the selection is gone
    press(page, "6")
    expect(page.locator("mark.DURATION")).to_have_text("聊城市财政局")


def test_a_value_that_a_busy_server_reads_late_is_not_lost(page: Page, path: Path) -> None:
    waiting: list[Any] = []
    page.route("**/values", lambda route: waiting.append(route))
    select(page, "1666.5264万元")
    press(page, "4")
    page.wait_for_timeout(2000)
    waiting[0].continue_()
    saved(page)
    assert ("1666.5264万元", "MONEY", {"amount": "16665264", "currency": "CNY"}) in entities(path)


def test_a_field_that_is_still_being_read_goes_to_the_record_it_was_set_for(page: Page, path: Path) -> None:
    press(page, "n", "[")
    waiting: list[Any] = []
    page.route("**/values", lambda route: waiting.append(route))
    select(page, "1666.5264万元")
    press(page, "f", "a", "]")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Record 2")
    with page.expect_response("**/events"):
        waiting[0].continue_()
    saved(page)
    with store.open_annotations(path) as opened:
        records = load.gold_line(opened.page(1), opened.state(1, "anna"))["records"]
    assert [record.get("award") for record in records] == [{"amount": "16665264", "currency": "CNY"}, None]


def test_a_fields_evidence_is_shown_in_the_text(page: Page) -> None:
    page.locator("mark.MONEY").first.click()
    press(page, "f", "u")
    expect(page.locator("mark.evidence")).to_have_text("1673万元")
    press(page, "Home")
    page.locator('[data-path="budget"] .said').click()
    expect(page.locator("mark.MONEY.current")).to_have_text("1673万元")


def test_type_and_clear_a_field(page: Page, path: Path) -> None:
    page.locator('[data-path="number"] button.type').click()
    page.get_by_label("number").fill("甲-2024-1")
    press(page, "Enter")
    expect(page.locator('[data-path="number"] .said')).to_have_text("甲-2024-1")
    page.locator('[data-path="buyer"] [title="Take the value away"]').click()
    saved(page)
    assert state(path)["r/0/number"]["value"] == "甲-2024-1" and "r/0/buyer" not in state(path)


def test_records_are_made_and_taken_away(page: Page, path: Path) -> None:
    press(page, "n")
    expect(page.get_by_role("tab")).to_have_text(["Record 1", "Record 2"])
    press(page, "[")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Record 1")
    page.get_by_text("Take this record away").click()
    expect(page.get_by_role("tab")).to_have_text(["Record 1"])
    saved(page)
    assert "r/0/buyer" not in state(path)
    press(page, "Control+z")
    saved(page)
    assert state(path)["r/0/buyer"]["value"] == "聊城市财政局"


def test_a_record_is_copied_for_a_further_lot(page: Page, path: Path) -> None:
    page.locator("mark.MONEY").first.click()
    press(page, "f", "u")
    select(page, "山东甲服务有限公司")
    press(page, "f", "s")
    expect(page.locator('[data-path="suppliers"] .said')).to_have_text("山东甲服务有限公司")
    press(page, "c")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Record 2")
    page.locator('[data-path="suppliers"] [title="Take the value away"]').click()
    page.locator('[data-path="stage"] select').select_option("tender")
    saved(page)
    with store.open_annotations(path) as opened:
        first, second = load.gold_line(opened.page(1), opened.state(1, "anna"))["records"]
    assert first["suppliers"] == ["山东甲服务有限公司"] and "suppliers" not in second
    assert (first["stage"], second["stage"]) == ("award", "tender") and first["budget"] == second["budget"]
    press(page, "Control+z", "Control+z", "Control+z")
    expect(page.get_by_role("tab")).to_have_text(["Record 1"])


def test_undo_and_redo_also_after_a_reload(page: Page, path: Path) -> None:
    page.locator("mark.MONEY").first.click()
    press(page, "Delete")
    page.locator("mark.PUBLIC_BODY").click()
    press(page, "2")
    expect(page.locator("mark.COMPANY")).to_have_count(1)
    saved(page)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("mark.COMPANY")).to_have_count(1)
    press(page, "Control+z", "Control+z")
    expect(page.locator("mark.MONEY")).to_have_text("1673万元")
    expect(page.locator("mark.PUBLIC_BODY")).to_have_count(1)
    expect(page.locator("#undo")).to_be_disabled()
    press(page, "Control+Shift+Z")
    expect(page.locator("mark.MONEY")).to_have_count(0)
    saved(page)
    assert [words for words, _, _ in entities(path)] == ["聊城市财政局"]


def test_what_could_not_be_saved_is_saved_after_a_reload(page: Page, path: Path) -> None:
    page.route("**/events", lambda route: route.abort())
    page.locator("mark.MONEY").first.click()
    press(page, "Delete")
    expect(page.locator("#status")).to_have_text("Not saved yet: kept in this browser")
    assert len(entities(path)) == 2
    page.unroute("**/events")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("mark.MONEY")).to_have_count(0)
    saved(page)
    assert len(entities(path)) == 1


def test_an_answer_that_got_lost_doubles_nothing(page: Page, path: Path) -> None:
    lost = iter([True])

    def lose(route: Any) -> None:
        if next(lost, False):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/events", lose)
    select(page, "1666.5264万元")
    press(page, "4")
    expect(page.locator("#status")).to_have_text("All saved", timeout=10_000)
    with store.open_annotations(path) as opened:
        assert [event.op for event in opened.events(1, "anna")] == ["start", "edit"]


def test_two_windows_of_one_annotator_lose_nothing(visit: Opener, address: str, path: Path) -> None:
    first, second = (visit(f"{address}/documents/1") for _ in range(2))
    select(first, "1666.5264万元")
    select(second, "山东甲服务有限公司")
    press(first, "4")
    press(second, "2")
    saved(first)
    saved(second)
    wanted = ["聊城市财政局", "1673万元", "1666.5264万元", "山东甲服务有限公司"]
    assert [words for words, _, _ in entities(path)] == wanted
    first.evaluate("dispatchEvent(new Event('focus'))")
    expect(first.locator("mark.COMPANY")).to_have_text("山东甲服务有限公司")


def test_painting_amid_a_drag_of_the_mouse_leaves_the_selection(visit: Opener, address: str, path: Path) -> None:
    first, second = (visit(f"{address}/documents/1") for _ in range(2))
    box = place_of(first, "1666.5264万元")
    first.mouse.move(box["left"] + 1, box["middle"])
    first.mouse.down()
    first.mouse.move(box["left"] + 30, box["middle"])
    second.locator("mark.MONEY").click()
    press(second, "Delete")
    saved(second)
    first.evaluate("dispatchEvent(new Event('focus'))")
    expect(first.locator("mark.MONEY")).to_have_count(0)
    box = place_of(first, "1666.5264万元")  # the mark's tag is gone from the row
    first.mouse.move(box["right"] - 1, box["middle"], steps=4)
    first.mouse.up()
    expect(first.locator("#span-panel .words")).to_have_text("1666.5264万元")


def test_spans_of_two_windows_that_overlap_are_both_kept_and_shown(visit: Opener, address: str, path: Path) -> None:
    first, second = (visit(f"{address}/documents/1") for _ in range(2))
    select(first, "山东甲服务有限公司")
    select(second, "甲服务")
    press(first, "2")
    saved(first)
    press(second, "7")
    saved(second)
    expect(second.locator("mark.clash").first).to_be_visible()
    expect(second.locator("#done")).to_be_disabled()
    assert len(entities(path)) == 4


def log_in(visit: Opener, chromium: Browser, address: str, name: str) -> Page:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/documents/1")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator(".who")).to_contain_text(name)
    page.close()
    return visit(f"{address}/documents/1", context)


def test_two_users_and_an_adjudicator(visit: Opener, chromium: Browser, address: str, path: Path) -> None:
    with store.open_annotations(path) as opened:
        for name, role in (("bo", "annotator"), ("cai", "annotator"), ("du", "adjudicator")):
            add_user(opened, name, role, PASSWORD)
    bo, cai = (log_in(visit, chromium, address, name) for name in ("bo", "cai"))
    for one, words, key in ((bo, "1666.5264万元", "4"), (cai, "5264万元", "4"), (cai, "一年", "6")):
        select(one, words)
        press(one, key)
        saved(one)
    assert len(entities(path, "bo")) == 3 and len(entities(path, "cai")) == 4
    du = log_in(visit, chromium, address, "du")
    du.goto(f"{address}/documents/1/compare")
    du.wait_for_selector("body[data-ready]")
    expect(du.locator("#count")).to_have_text("0 of 2 chosen")
    expect(du.locator(".sides.heads")).to_have_text("bocai")
    press(du, "1")
    expect(du.locator("#count")).to_have_text("1 of 2 chosen")
    press(du, "2")
    expect(du.locator("#count")).to_have_text("2 of 2 chosen")
    wanted = ["聊城市财政局", "1673万元", "1666.5264万元", "一年"]
    assert [words for words, _, _ in entities(path, "adjudicated")] == wanted
    du.locator("#differences li").nth(0).get_by_role("button").nth(1).click()
    expect(du.locator("#differences li").nth(0).locator("[aria-pressed=true]")).to_contain_text("cai")
    expect(du.locator("#status")).to_have_text("All saved")
    assert [words for words, _, _ in entities(path, "adjudicated")][2] == "5264万元"
    du.goto(f"{address}/documents/1/layers/adjudicated/history")
    expect(du.locator("tbody").first).to_contain_text("du")
    expect(du.locator("tbody").first).to_contain_text("1666.5264万元")


def test_keyboard_only(page: Page, path: Path) -> None:
    line = TEXT.splitlines()[2]
    press(page, "j", "j", "End")
    for _ in range(len(line) - line.index("1666")):
        press(page, "ArrowLeft")
    for _ in range(len("1666.5264万元")):
        press(page, "Shift+ArrowRight")
    press(page, "4")
    expect(page.locator("#value")).to_have_text("16,665,264 CNY")
    press(page, "f", "a", "v")
    page.keyboard.insert_text("1666万元")
    press(page, "Enter")
    expect(page.locator("#value")).to_have_text("16,660,000 CNY")
    press(page, "Home", "Control+Shift+ArrowRight", "ArrowUp", "j", "u", "U")
    saved(page)
    assert state(path)["r/0/award"]["value"]["amount"] == "16665264"
    assert ("1666.5264万元", "MONEY", {"amount": "16660000", "currency": "CNY"}) in entities(path)
    press(page, "?")
    expect(page.locator("#help")).to_be_visible()
    press(page, "Escape", "d")
    page.wait_for_url("**/documents/2")
    page.wait_for_selector("body[data-ready]")
    press(page, ",")
    page.wait_for_url("**/documents/1")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#done")).to_have_attribute("aria-pressed", "true")


def test_arrows_go_up_and_down_a_row(page: Page) -> None:
    press(page, "ArrowDown", "ArrowDown", "Shift+End")
    expect(page.locator("#span-panel .words")).to_have_text(TEXT.splitlines()[2])
    press(page, "ArrowUp", "Home", "Shift+End")
    expect(page.locator("#span-panel .words")).to_have_text(TEXT.splitlines()[1])


def test_the_command_serves_the_page(visit: Opener, path: Path) -> None:
    with serving_by_command(path) as address:
        expect(visit(f"{address}/documents/1").locator("mark.MONEY")).to_have_text("1673万元")


def test_progress_is_shown(page: Page, address: str) -> None:
    page.locator("#done").click()
    page.wait_for_url("**/documents/2")
    page.goto(address)
    expect(page.locator(".progress")).to_contain_text("1 of 2 done")


def test_markup_in_an_article_is_only_text(page: Page) -> None:
    expect(page.locator("#text")).to_contain_text("<script>document.title")
    assert page.locator("#text script, #text img").count() == 0
    assert "taken" not in page.title() or SCRIPT in page.title()


def test_a_reader_cannot_write(visit: Opener, chromium: Browser, address: str, path: Path) -> None:
    with store.open_annotations(path) as opened:
        opened.begin(1, "adjudicated", gold_state(START), "du")
        add_user(opened, "eve", "reader", PASSWORD)
    page = log_in(visit, chromium, address, "eve")
    select(page, "1666.5264万元")
    press(page, "4")
    expect(page.locator("#toast")).to_contain_text("not change it")
    assert len(entities(path, "adjudicated")) == 2


MEASURE = """() => {
  window.painted = [];
  addEventListener('keydown', (event) => {
    if (!/[1-8]/.test(event.key)) return;
    const started = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.painted.push([performance.now() - started,
        document.querySelector('mark.current')?.textContent]);
      channel.port2.postMessage(0);
    });
  }, true);
}"""


PAINTED = """(number) => new Promise((done) => {
  const look = () => (window.painted.length > number ? done() : requestAnimationFrame(look));
  look();
})"""


SIZES = {"a span a line": (300, "\n"), "all in one line": (300, ""), "1,000 spans": (1000, "\n")}


@pytest.mark.parametrize(("spans", "end"), SIZES.values(), ids=SIZES)
def test_every_keypress_is_painted(visit: Opener, tmp_path: Path, spans: int, end: str) -> None:
    """5,000 characters with 300 spans, and more; how long each took is printed (``pytest -s``), not judged."""
    part = "聊城市财政局以98.5万元采购。" + end
    text = part * spans + "另有某。"
    starts = [number * len(part) + part.index("98") for number in range(spans)]
    marks = [{"start": start, "end": start + 6, "label": "MONEY", "value": None} for start in starts]
    add(tmp_path / "long.db", "long", text + "某" * max(0, 5000 - len(text)), {"entities": marks})
    with serving(tmp_path / "long.db") as address:
        page = visit(f"{address}/documents/1")
        assert page.locator("mark.MONEY").count() == spans
        page.evaluate(MEASURE)
        select(page, "另有")
        for number in range(11):
            press(page, str(number % 8 + 1))
            page.evaluate(PAINTED, number)
        taken = sorted(page.evaluate("window.painted"))
    print(f"keypress to paint: {[round(milliseconds, 1) for milliseconds, _ in taken]} ms")
    assert [words for _, words in taken] == ["另有"] * 11
