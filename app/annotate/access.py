"""Who asks, and whether they may: sessions, CSRF tokens, failed logins, headers of every answer."""

from __future__ import annotations

import secrets
import time
from collections import defaultdict, deque
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.annotate.store import Annotations
from app.annotate.users import User, find_user, has_users

SESSION_SECONDS = 12 * 3600
TRIES, TRIES_SECONDS = 10, 300  # failed logins of one name, after which it waits
LARGEST_BODY = 8_000_000  # bytes of a request
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Refused(Exception):
    """A request that may not be answered: HTTP status and the reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class SecureHeaders:
    """Adds the headers that keep others' pages and scripts away to every answer; only static files may be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the app."""
        more = HEADERS if scope.get("path", "").startswith("/static/") else (*HEADERS, (b"cache-control", b"no-store"))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *more]
            await send(message)

        await self.app(scope, receive, with_headers)


class Failures:
    """Failed logins by name: after too many, a name has to wait."""

    def __init__(self) -> None:
        self._at: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=TRIES))

    def must_wait(self, name: str) -> bool:
        """True when the name failed too often of late."""
        tries = self._at.get(name)
        return tries is not None and len(tries) == TRIES and time.monotonic() - tries[0] < TRIES_SECONDS

    def note(self, name: str) -> None:
        """Count a failure; names beyond a thousand push out the oldest."""
        self._at[name].append(time.monotonic())
        while len(self._at) > 1000:
            self._at.pop(next(iter(self._at)))

    def forget(self, name: str) -> None:
        """A login that succeeded."""
        self._at.pop(name, None)


def current_user(request: Request, store: Annotations, local: str) -> User:
    """Who asks: the session's user, or where the store has no users the person at this machine, who may do all.

    Raises Refused (401) when a login is wanted.
    """
    if not has_users(store):
        return User(local, "adjudicator")
    user = find_user(store, request.session.get("user"))
    if user is None or user.epoch != request.session.get("epoch"):
        raise Refused(401, "log in first")
    return user


def start_session(request: Request, user: User) -> None:
    """A fresh session for a user who has logged in."""
    request.session.clear()
    request.session.update({"user": user.name, "epoch": user.epoch})


def csrf_token(request: Request) -> str:
    """The token that a page sends back with whatever it changes."""
    return str(request.session.setdefault("csrf", secrets.token_urlsafe(24)))


def check_csrf(request: Request, sent: object) -> None:
    """Raise Refused (403) when a changing request does not come from a page of ours."""
    token = request.session.get("csrf")
    if not token or not isinstance(sent, str) or not secrets.compare_digest(token.encode(), sent.encode()):
        raise Refused(403, "this page is out of date: load it again")


async def read_body(request: Request) -> bytes:
    """The body of a request. Raises Refused (413) beyond the limit."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(413, f"more than {LARGEST_BODY} bytes")
    return bytes(body)


def need(allowed: bool, what: str) -> None:
    """Raise Refused (403) unless allowed."""
    if not allowed:
        raise Refused(403, f"you may not {what}")


def as_object(sent: Any) -> dict[str, Any]:
    """A request's JSON as an object. Raises Refused (400)."""
    if not isinstance(sent, dict):
        raise Refused(400, "a JSON object is wanted")
    return sent
