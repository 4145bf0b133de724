"""The server: which address answers what, and how it is started."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from app.annotate import api, pages
from app.annotate.access import (
    SESSION_SECONDS,
    Failures,
    Refused,
    SecureHeaders,
    check_csrf,
    current_user,
    read_body,
)
from app.annotate.call import Call
from app.annotate.schema import AnnotationError, Conflict
from app.annotate.store import open_annotations
from app.annotate.users import User, secret

STATIC = Path(__file__).parent / "static"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
Work = Callable[[Call], Response]

# What is answered: method, address, work. ``pages`` answer with HTML, ``api`` with JSON.
ROUTES: tuple[tuple[str, str, Work], ...] = (
    ("GET", "/", pages.documents),
    ("GET", "/documents/{number:int}", pages.document),
    ("GET", "/documents/{number:int}/compare", pages.compare),
    ("GET", "/documents/{number:int}/layers/{layer}/history", pages.history),
    ("GET", "/documents/{number:int}/layers/{layer}", api.layer),
    ("GET", "/documents/{number:int}/layers/{layer}/events", api.events),
    ("POST", "/documents/{number:int}/layers/{layer}/events", api.save),
    ("POST", "/documents/{number:int}/values", api.value),
    ("GET", "/documents/{number:int}/differences", api.differences),
    ("POST", "/documents/{number:int}/adjudicated", api.begin),
    ("POST", "/documents/{number:int}/choices", api.choose),
    ("GET", "/layers/{layer}.jsonl", api.export),
)
OPEN_ROUTES: tuple[tuple[str, str, Work], ...] = (
    ("GET", "/login", pages.login),
    ("POST", "/login", pages.log_in),
    ("POST", "/logout", pages.log_out),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a server runs with: the store's file, the layer of who need not log in, whether new layers begin empty."""

    path: Path
    local: str
    bare: bool = False
    failures: Failures = field(default_factory=Failures)


def make_app(path: Path, local: str = "local", host: str = "127.0.0.1", bare: bool = False) -> Starlette:
    """The application over a store. Only requests to ``host`` are answered while it is this machine's own."""
    with open_annotations(path) as store:
        key = secret(store, "session_key")
    setting = Setting(path, local, bare)
    routes = [Route(at, _answer(setting, work, True), methods=[method]) for method, at, work in ROUTES]
    routes += [Route(at, _answer(setting, work, False), methods=[method]) for method, at, work in OPEN_ROUTES]
    hosts = list(LOOPBACK) if host in LOOPBACK else ["*"]
    middleware = [
        Middleware(SecureHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts),
        Middleware(SessionMiddleware, secret_key=key, max_age=SESSION_SECONDS, same_site="strict"),
    ]
    return Starlette(routes=[*routes, Mount("/static", StaticFiles(directory=STATIC))], middleware=middleware)


def _answer(setting: Setting, work: Work, closed: bool) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint: the body read, then all else in a thread with a connection of its own."""

    async def endpoint(request: Request) -> Response:
        try:
            body = await read_body(request) if request.method == "POST" else b""
            return await run_in_threadpool(_work, setting, work, closed, request, body)
        except Refused as error:
            return _refusal(request, error.status, str(error))
        except Conflict as error:
            return _refusal(request, 409, str(error))
        except AnnotationError as error:
            return _refusal(request, 400, str(error))

    return endpoint


def _work(setting: Setting, work: Work, closed: bool, request: Request, body: bytes) -> Response:
    sent = _sent(request, body)
    with open_annotations(setting.path, create=False) as store:
        user = current_user(request, store, setting.local) if closed else User("", "reader")
        return work(Call(request, store, user, sent, setting.failures, setting.bare))


def _sent(request: Request, body: bytes) -> dict[str, Any]:
    """What a request sends, its CSRF token checked: JSON with the token in a header, or a form with it as a field."""
    if request.method != "POST":
        return {}
    if request.headers.get("content-type", "").startswith("application/json"):
        check_csrf(request, request.headers.get("x-csrf-token"))
        return _json(body)
    form = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    check_csrf(request, form.get("csrf"))
    return form


def _json(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "no JSON") from error
    if not isinstance(sent, dict):
        raise Refused(400, "a JSON object is wanted")
    return sent


def _refusal(request: Request, status: int, reason: str) -> Response:
    wants_page = "text/html" in request.headers.get("accept", "")
    if status == 401 and wants_page and request.method == "GET":
        return RedirectResponse(f"/login?to={quote(request.url.path)}", 303)
    return pages.failure(request, status, reason) if wants_page else JSONResponse({"error": reason}, status)


def serve(path: Path, host: str, port: int, local: str, told: Callable[[str], None], bare: bool = False) -> None:
    """Answer until interrupted. ``port`` 0 takes a free one; ``told`` hears the address once it is taken."""
    import uvicorn

    app = make_app(path, local, host, bare)
    config = uvicorn.Config(app, host, port, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
    listening = config.bind_socket()
    listening.listen()  # whoever hears the address may ask at once
    told(f"http://{host}:{listening.getsockname()[1]}/ (Ctrl+C ends)")
    uvicorn.Server(config).run(sockets=[listening])
