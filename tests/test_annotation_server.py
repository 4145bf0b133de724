"""What the annotation server answers, and to whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from app.annotate import load
from app.annotate import users as users_of_store
from app.annotate.access import LARGEST_BODY
from app.annotate.items import gold_state
from app.annotate.layer import Edit
from app.annotate.server import make_app
from app.annotate.store import Page, open_annotations
from app.annotate.users import add_user
from tests.test_cli import run

SCRIPT = "<script>document.title = 'taken'</script>"
TEXT = f"聊城市财政局以98.5万元采购。\n{SCRIPT}\n"
MARK = {"start": 7, "end": 13, "label": "MONEY", "value": None}
BODY = {"start": 0, "end": 6, "label": "PUBLIC_BODY", "value": "聊城市财政局"}
PASSWORD = "correct horse"
LAYER = "/documents/1/layers/{}"
CHANGE = {"since": 0, "edits": [{"client": "w1", "number": 1, "op": "edit", "body": {"changes": {"e/a": BODY}}}]}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the same kind that cost little: a hundred are made here."""
    monkeypatch.setattr(users_of_store, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "gold.db"
    with open_annotations(path) as store:
        store.add(Page("one", "zh", "news", "2024-08-20", None, f"一 {SCRIPT}", TEXT))
        store.begin(1, "extractor", gold_state({"entities": [MARK]}), "extractor")
        for name in ("anna", "bo", "cai", "du"):
            load.begin_layer(store, 1, name)
    return path


@pytest.fixture
def users(path: Path) -> Path:
    with open_annotations(path) as store:
        for name, role in (("anna", "annotator"), ("bo", "annotator"), ("cai", "adjudicator"), ("du", "reader")):
            add_user(store, name, role, PASSWORD)
    return path


class Browser(TestClient):
    """A client that keeps its cookies and knows its CSRF token."""

    def __init__(self, path: Path, name: str = "") -> None:
        super().__init__(make_app(path, "anna"), base_url="http://localhost", follow_redirects=False)
        self.token = self.token_of("/login" if name else "/")
        if name:
            assert self.log_in(name).status_code == 303
            self.token = self.token_of("/documents/1?layer=extractor")

    def token_of(self, address: str) -> str:
        found = re.search(r'(?:data-csrf|name="csrf" value)="([\w-]+)"', self.get(address).text)
        return found[1] if found else ""

    def log_in(self, name: str, password: str = PASSWORD) -> Any:
        form = {"name": name, "password": password, "csrf": self.token}
        return self.post("/login", data=form, headers={"accept": "text/html"})

    def tell(self, address: str, sent: object) -> Any:
        return self.post(address, json=sent, headers={"x-csrf-token": self.token})


@pytest.fixture
def local(path: Path) -> Browser:
    browser = Browser(path)
    browser.token = browser.token_of("/documents/1")
    return browser


def test_without_users_the_person_at_the_machine_needs_no_login(local: Browser) -> None:
    said = local.get(LAYER.format("anna")).json()
    assert said["mayWrite"] and said["actor"] == "anna"
    assert local.get("/login").headers["location"] == "/"


@pytest.mark.parametrize("bare", [False, True])
def test_a_new_layer_begins_with_the_extractors_or_with_nothing(path: Path, bare: bool) -> None:
    browser = TestClient(make_app(path, "eva", bare=bare), base_url="http://localhost")
    said = browser.get(LAYER.format("eva")).json()
    with open_annotations(path, create=False) as store:
        assert store.state(1, "eva") == ({} if bare else store.state(1, "extractor"))
    assert said["mayWrite"] and bool(said["events"][0]["body"]["changes"]) is not bare


def test_saving_gives_back_what_is_new_and_saving_again_doubles_nothing(local: Browser) -> None:
    first = local.tell(LAYER.format("anna") + "/events", CHANGE).json()
    assert first["events"][-1]["body"]["changes"]["e/a"] == BODY
    assert local.tell(LAYER.format("anna") + "/events", CHANGE).json() == first
    other = {**CHANGE, "edits": [{**CHANGE["edits"][0], "body": {"changes": {"e/a": None}}}]}  # type: ignore[index]
    assert local.tell(LAYER.format("anna") + "/events", other).status_code == 409


def test_a_fault_is_told(local: Browser) -> None:
    wrong = {"edits": [{"client": "w1", "number": 1, "op": "edit", "body": {"changes": {"e/a": {**MARK, "end": 999}}}}]}
    answer = local.tell(LAYER.format("anna") + "/events", wrong)
    assert (answer.status_code, answer.json()) == (400, {"error": "e/a: no span of the text"})
    assert local.tell("/documents/9/values", {"label": "DATE", "text": "x"}).status_code == 400
    assert local.tell("/documents/1/values", {"label": "NAME", "text": "x"}).status_code == 400
    assert local.tell("/documents/1/values", {"label": "DATE", "start": 5, "end": 2}).status_code == 400
    assert local.tell("/documents/1/values", [1]).status_code == 400


def test_values_are_read(local: Browser) -> None:
    asked = {"label": "MONEY", "text": "1666.5264万元"}
    said = local.tell("/documents/1/values", asked).json()
    assert said == {"value": {"amount": "16665264", "currency": "CNY"}, "shown": "16,665,264 CNY"}
    said = local.tell("/documents/1/values", {"field": "place", "start": 0, "end": 6}).json()
    assert said == {"value": "371500", "shown": "371500 山东省聊城市"}


@pytest.mark.parametrize("address", ["/", "/documents/1", "/documents/1/compare", "/documents/1/layers/anna/history"])
def test_markup_in_an_article_is_only_text(local: Browser, address: str) -> None:
    answer = local.get(address)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("address", ["/", "/login", "/documents/1", "/static/annotate.js", "/documents/9", "/nowhere"])
def test_every_answer_keeps_foreign_scripts_out(local: Browser, address: str) -> None:
    policy = local.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


def test_another_host_is_not_answered(local: Browser) -> None:
    assert local.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_a_change_needs_the_pages_token(local: Browser, token: str | None) -> None:
    headers = {} if token is None else {"x-csrf-token": token}
    assert local.post(LAYER.format("anna") + "/events", json=CHANGE, headers=headers).status_code == 403
    as_form = local.post(LAYER.format("anna") + "/events", data={"edits": "[]"})
    assert as_form.status_code == 403


def test_a_body_has_a_limit(local: Browser) -> None:
    answer = local.post(LAYER.format("anna") + "/events", content=b" " * (LARGEST_BODY + 1))
    assert answer.status_code == 413


def test_with_users_nothing_is_shown_before_login(users: Path) -> None:
    browser = TestClient(make_app(users), base_url="http://localhost", follow_redirects=False)
    asked = {"accept": "text/html"}
    assert browser.get("/documents/1", headers=asked).headers["location"] == "/login?to=/documents/1"
    for address in ("/documents/1/layers/anna", "/layers/anna.jsonl", "/documents/1/differences?a=anna&b=bo"):
        assert browser.get(address).status_code == 401


def test_login_and_logout(users: Path) -> None:
    browser = Browser(users, "anna")
    cookie = next(iter(browser.cookies.jar))
    assert cookie.has_nonstandard_attr("httponly") and cookie.get_nonstandard_attr("samesite") == "strict"
    assert browser.get(LAYER.format("anna")).status_code == 200
    browser.post("/logout", data={"csrf": browser.token})
    assert browser.get(LAYER.format("anna")).status_code == 401


@pytest.mark.parametrize(
    ("to", "led"),
    [("/documents/1", "/documents/1"), ("/documents/1/compare", "/documents/1/compare"), ("", "/"),
     ("//example.org/documents/1", "/"), ("https://example.org", "/"), ("/documents/1\n", "/")],
)  # fmt: skip
def test_a_login_leads_on_to_the_page_asked_for_and_nowhere_else(users: Path, to: str, led: str) -> None:
    browser = Browser(users)
    form = {"name": "anna", "password": PASSWORD, "to": to, "csrf": browser.token_of("/login")}
    assert browser.post("/login", data=form, headers={"accept": "text/html"}).headers["location"] == led


def test_a_new_password_ends_the_sessions_before(users: Path) -> None:
    browser = Browser(users, "anna")
    with open_annotations(users) as store:
        add_user(store, "anna", "annotator", "another one")
    assert browser.get(LAYER.format("anna")).status_code == 401


def test_a_wrong_password_is_refused_and_too_many_have_to_wait(users: Path) -> None:
    browser = Browser(users)
    browser.token = browser.token_of("/login")
    assert [browser.log_in("anna", "wrong").status_code for _ in range(11)] == [401] * 10 + [429]
    assert browser.log_in("anna").status_code == 429
    assert browser.log_in("bo").status_code == 303


READ, WRITE, COMPARE, CHOOSE = "read", "write", "compare", "choose"
RIGHTS = [
    ("anna", "anna", {READ, WRITE}),
    ("anna", "extractor", {READ}),
    ("anna", "bo", set()),
    ("anna", "adjudicated", set()),
    ("cai", "cai", {READ, WRITE, COMPARE, CHOOSE}),
    ("cai", "anna", {READ, COMPARE, CHOOSE}),
    ("cai", "adjudicated", {READ, WRITE, COMPARE, CHOOSE}),
    ("cai", "extractor", {READ, COMPARE, CHOOSE}),
    ("du", "anna", {READ, COMPARE}),
    ("du", "du", {READ, COMPARE}),
    ("du", "adjudicated", {READ, COMPARE}),
]


@pytest.mark.parametrize(("who", "layer", "may"), RIGHTS)
def test_who_may_what(users: Path, who: str, layer: str, may: set[str]) -> None:
    with open_annotations(users) as store:
        store.begin(1, "adjudicated", {}, "cai")
        for name in ("anna", "cai", "du"):
            store.append(1, name, [Edit("w0", 1, "done", {"done": True})], name)
    browser = Browser(users, who)
    answers = {
        READ: browser.get(LAYER.format(layer)),
        WRITE: browser.tell(LAYER.format(layer) + "/events", CHANGE),
        COMPARE: browser.get("/documents/1/differences?a=anna&b=bo"),
        CHOOSE: browser.tell("/documents/1/adjudicated", {"a": "anna", "b": "bo"}),
    }
    assert {name for name, answer in answers.items() if answer.status_code == 200} == may
    assert {answer.status_code for answer in answers.values()} <= {200, 403}
    assert browser.get(f"/layers/{layer}.jsonl").status_code == (200 if READ in may else 403)


def test_an_annotators_page_names_no_other_annotator(users: Path) -> None:
    shown = Browser(users, "anna").get("/").text
    assert "anna" in shown and not re.search(r"\bbo\b", shown)


def test_two_sign_in_and_neither_overwrites_the_other(users: Path) -> None:
    for who in ("anna", "bo"):
        assert Browser(users, who).tell(LAYER.format(who) + "/events", CHANGE).status_code == 200
    with open_annotations(users) as store:
        for who in ("anna", "bo"):
            assert [event.actor for event in store.events(1, who) if event.op == "edit"] == [who]


def test_the_command_adds_documents_and_users_and_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("聊城市财政局以98.5万元采购甲服务。", encoding="utf-8")
    store, out = tmp_path / "gold.db", tmp_path / "out.jsonl"
    assert run("annotate", store, "--add", tmp_path / "a.txt").exit_code == 0
    monkeypatch.setenv("TENDERLENS_PASSWORD", PASSWORD)
    assert run("annotate", store, "--add-user", "anna", "--role", "reader").exit_code == 0
    assert run("annotate", store, "--add-user", "gold").exit_code == 1
    done = run("annotate", store, "--export", "extractor", "--out", out)
    assert done.exit_code == 0 and "98.5万元" in out.read_text(encoding="utf-8")
    assert run("annotate", store, "--export", "nobody").exit_code == 1
    assert run("annotate", tmp_path / "missing.db").exit_code == 1


def test_beyond_this_machine_only_with_users(tmp_path: Path) -> None:
    with open_annotations(tmp_path / "gold.db"):
        pass
    done = run("annotate", tmp_path / "gold.db", "--host", "0.0.0.0")
    assert done.exit_code == 2 and "only with users" in done.output
