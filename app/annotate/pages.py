"""The pages: documents, one document, two layers side by side, a layer's history, login."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from app.annotate import ADJUDICATED, SHARED_LAYERS
from app.annotate.access import csrf_token, need, start_session
from app.annotate.call import Call
from app.annotate.history import lines
from app.annotate.store import Page, Progress
from app.annotate.users import has_users
from app.annotate.users import log_in as check_password

_OURS = re.compile(r"/documents/\d+(?:/compare)?")  # where a login may lead on to: never to another server
TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates")


def documents(call: Call) -> Response:
    """All documents with the progress of the layers that the user may see."""
    seen = [each for each in call.store.progress() if call.user.may_read(each.layer)]
    by_document: defaultdict[int, list[Progress]] = defaultdict(list)
    for each in seen:
        by_document[each.document].append(each)
    listed = list(call.store.pages())
    done = [each.document for each in seen if each.done and each.layer == call.user.name]
    names = sorted({each.layer for each in seen}, key=lambda name: (name not in SHARED_LAYERS, name))
    more = {"pages": listed, "layers": by_document, "done": set(done), "names": names}
    return _page(call, "documents.html", more)


def document(call: Call) -> Response:
    """One document: the user's own layer, or another that they may read."""
    page = call.store.page(call.number)
    layer = call.asked("layer", ADJUDICATED if call.user.role == "reader" else call.user.name)
    need(call.user.may_read(layer), f"read the layer {layer!r}")
    return _page(call, "document.html", {"page": page, "layer": layer, **_neighbours(call, page)})


def compare(call: Call) -> Response:
    """Two layers of a document side by side: those asked for, else the two that people made first."""
    need(call.user.may_compare(), "compare layers")
    page = call.store.page(call.number)
    names = [name for name in call.store.layers(page.number) if name != ADJUDICATED]
    likely = sorted(names, key=lambda name: name in SHARED_LAYERS)
    a = call.asked("a", likely[0] if likely else "")
    b = call.asked("b", next((name for name in likely if name != a), a))
    return _page(call, "compare.html", {"page": page, "names": names, "a": a, "b": b, **_neighbours(call, page)})


def history(call: Call) -> Response:
    """Who changed what in a layer, and when; the latest first."""
    page, layer = call.store.page(call.number), call.layer
    told = lines(page.text, call.store.events(page.number, layer))
    return _page(call, "history.html", {"page": page, "layer": layer, "lines": told[::-1]})


def login(call: Call) -> Response:
    """The login form; where there are no users, the documents."""
    if not has_users(call.store):
        return RedirectResponse("/", 303)
    return _login_form(call, call.asked("to"))


def log_in(call: Call) -> Response:
    """Check name and password and start a session."""
    name, password, to = (str(call.sent.get(field, "")) for field in ("name", "password", "to"))
    if call.failures.must_wait(name):
        return _login_form(call, to, "Too many tries. Wait five minutes.", 429)
    user = check_password(call.store, name, password)
    if user is None:
        call.failures.note(name)
        return _login_form(call, to, "Name or password is wrong.", 401)
    call.failures.forget(name)
    start_session(call.request, user)
    return RedirectResponse(to if _OURS.fullmatch(to) else "/", 303)


def _login_form(call: Call, to: str, problem: str = "", status: int = 200) -> Response:
    return _page(call, "login.html", {"problem": problem, "to": to}, status)


def log_out(call: Call) -> Response:
    """End the session."""
    call.request.session.clear()
    return RedirectResponse("/login", 303)


def failure(request: Request, status: int, reason: str) -> Response:
    """A page that says why a request was not answered."""
    return TEMPLATES.TemplateResponse(request, "failure.html", {"reason": reason}, status)


def _neighbours(call: Call, page: Page) -> dict[str, Any]:
    numbers = [number for (number,) in call.store.db.execute("SELECT number FROM documents ORDER BY number")]
    place = numbers.index(page.number)
    before, after = numbers[:place], numbers[place + 1 :]
    near = {"previous": before[-1] if before else "", "next": after[0] if after else ""}
    return {**near, "place": place + 1, "total": len(numbers)}


def _page(call: Call, template: str, more: dict[str, Any], status: int = 200) -> Response:
    about = {"user": call.user, "csrf": csrf_token(call.request), "users": has_users(call.store)}
    return TEMPLATES.TemplateResponse(call.request, template, {**about, **more}, status)
