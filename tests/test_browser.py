"""The explorer in a real browser: each page opened, read by axe, on a wide screen and on a phone, without scripts.

TENDERLENS_SCREENSHOTS=docs/images writes the pictures of the documentation anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from tests.case_articles import ROOT

BROWSER = shutil.which(os.environ.get("CHROMIUM", "chromium")) or shutil.which("chromium-browser")
if BROWSER is None and "CI" not in os.environ:
    pytest.skip("left out: no chromium on this machine", allow_module_level=True)
pytest.importorskip("playwright", reason="left out: playwright is not installed")
pytest.importorskip("datasette", reason="left out: the explorer's extra is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="left out: axe is not installed")

from tests.explorer_store import sample_store
from tests.test_explorer import a_tender, ask

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 800}
SERIOUS = ("serious", "critical")
AMOUNT = ("1673万元", "16.73 million yuan")
PICTURES = os.environ.get("TENDERLENS_SCREENSHOTS")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of a server of the samples on a free port, stopped at the end."""
    command = [sys.executable, "-m", "app.cli", "serve", str(sample_store()), "--port", "0"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert running.stderr
        yield running.stderr.readline().split(" at ")[1].split(" ")[0].rstrip("/")
    finally:
        running.terminate()
        running.wait(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield opened
        opened.close()


def policy() -> str:
    return str(ask("SELECT policy FROM citations c JOIN deadlines d ON d.citation = c.id"))


PAGES = {
    "overview": lambda: "/",
    "tenders": lambda: f"/tenders?q={quote('热线')}",
    "tender": lambda: f"/tender/{a_tender()}",
    "series": lambda: f"/series?place={quote('聊城')}&q={quote('热线')}",
    "company": lambda: f"/company?name={quote('浙江甬江智能科技股份有限公司')}",
    "buyer": lambda: f"/buyer?name={quote('珠海市交通运输局')}",
    "policies": lambda: "/policies",
    "article": lambda: "/article?id=short-zibo-lamps",
    "policy": lambda: f"/policy/{policy()}",
}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_and_axe_finds_nothing_serious(
    server: str, browser: Any, name: str, size: dict[str, int]
) -> None:
    page = browser.new_page(viewport=size)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    assert page.goto(server + PAGES[name]()).ok
    assert page.title().endswith("tenderlens") and page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the screen"
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in SERIOUS] == []
    assert [url for url in asked if not url.startswith(server)] == [] and said == []
    if PICTURES and (size == WIDE or name == "tenders") and name != "article":
        _picture(page, name if size == WIDE else f"{name}-phone")
    page.close()


def _picture(page: Any, name: str) -> None:
    """A small picture: the top of the page in 64 colours."""
    import io

    from PIL import Image

    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64)
    taken.save(Path(str(PICTURES)) / f"{name}.png", optimize=True)


def test_three_clicks_from_a_question_to_its_sentence(server: str, browser: Any) -> None:
    """Who ran Liaocheng's hotline, at what price: search, the series, the tender; then the sentence in the article."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "/")
    page.get_by_role("searchbox", name="Search tenders").fill("聊城 熱線")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="as a series over the years").click()
    row = page.get_by_role("row").filter(has_text="16,693,615,850")
    assert "unit slip suspected" in row.inner_text()
    row.get_by_role("link").last.click()
    page.get_by_role("link", name="16693615850").first.click()
    assert "#at-" in page.url and page.locator("span:target + .MONEY").inner_text().startswith("16693615850")
    context.close()


def test_facets_narrow_and_widen_again(server: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(server + "/tenders")
    whole = page.get_by_role("status").inner_text()
    page.get_by_role("complementary", name="Narrow down").get_by_role("link", name="山东省").click()
    page.get_by_role("complementary", name="Narrow down").get_by_role("link", name="聊城市").click()
    assert "place=371500" in page.url
    page.get_by_role("link", name="place: 371500").click()
    assert page.get_by_role("status").inner_text() == whole
    page.close()


def test_the_keyboard_is_enough(server: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(server + "/tenders")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("1673万元")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tenders?q=*")
    assert "1673万元" in unquote(page.url) and page.locator("mark").first.inner_text() in AMOUNT
    page.close()


def test_a_page_of_datasettes_own_is_there_with_our_way_back(server: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(server + "/tenders")
    page.get_by_role("link", name="Data and SQL").click()
    page.wait_for_url("**/records")
    assert page.locator("h1").inner_text() == "records"
    assert page.locator("a[href='/tenders']").count() >= 1
    page.close()


def test_a_question_of_ten_megabytes_is_refused(server: str) -> None:
    with pytest.raises((urllib.error.HTTPError, ConnectionError, urllib.error.URLError)) as refused:
        urllib.request.urlopen(f"{server}/tenders?q={'x' * 10_000_000}", timeout=20)
    assert getattr(refused.value, "code", 400) in (400, 414, 431)
    assert urllib.request.urlopen(f"{server}/tenders", timeout=20).status == 200
