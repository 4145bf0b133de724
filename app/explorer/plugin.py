"""The Datasette plug-in: our pages beside Datasette's own, and headers that let nothing in from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from datasette import hookimpl
from datasette.database import Database
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response

from app.explorer.cache import ColumnCache
from app.explorer.columns import Columns
from app.explorer.missing import Missing
from app.explorer.pages.overview import overview
from app.explorer.pages.parties import buyer, company
from app.explorer.pages.policies import policies, policy
from app.explorer.pages.series import series
from app.explorer.pages.tender import article, tender
from app.explorer.pages.tenders import tenders, tenders_csv
from app.explorer.templates import render
from tenders.query import QueryError, area_prefixes
from tenders.search_text import match_expression

Page = Callable[[sqlite3.Connection, Columns, Mapping[str, str]], dict[str, Any]]
View = Callable[[Any, Request], Awaitable[Response]]

_MAPPED = 1 << 33  # bytes of the file
LIMIT_MS = 5_000  # of one page's queries, before SQLite is stopped; the columns are read outside of it
# Path, template, and the function that gives its values.
PAGES: tuple[tuple[str, str, Page], ...] = (
    (r"^/$", "overview", overview),
    (r"^/tenders$", "tenders", tenders),
    (r"^/tender/(?P<id>[0-9a-f]{16})$", "tender", tender),
    (r"^/article$", "article", article),
    (r"^/series$", "series", series),
    (r"^/company$", "company", company),
    (r"^/buyer$", "buyer", buyer),
    (r"^/policies$", "policies", policies),
    (r"^/policy/(?P<id>[0-9a-f]{16})$", "policy", policy),
)
_OURS = ("tenders", "tender", "article", "series", "company", "buyer", "policies", "policy", "static", "")
_STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Datasette's own pages bring an editor for SQL, with scripts and styles in the page.
_DATASETTE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, View]]:
    """Our pages, and the table of tenders as a file."""
    held = ColumnCache(str(_store(datasette).path))
    pages = [(path, _view(name, page, held)) for path, name, page in PAGES]
    return [*pages, (r"^/tenders\.csv$", _csv_view(held))]


@hookimpl
def startup(datasette: Any) -> None:
    """Have the dictionaries in memory before the first question."""
    match_expression("热线")
    area_prefixes("聊城")


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Read the store through the system's memory, with no copy of a page for each of our threads; never write it."""
    if database.startswith("_"):  # Datasette's own
        return
    conn.execute(f"PRAGMA mmap_size = {_MAPPED}")
    conn.execute("PRAGMA query_only = ON")


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The way back from Datasette's own pages."""
    return [{"href": "/tenders", "label": "Tenders"}, {"href": "/", "label": "Overview"}]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Security headers on every answer."""

    def wrap(app: Any) -> Any:
        async def guarded(scope: Any, receive: Any, send: Any) -> None:
            async def with_headers(event: Any) -> None:
                if event["type"] == "http.response.start":
                    event = {**event, "headers": [*event.get("headers", ()), *_headers(scope["path"])]}
                await send(event)

            await app(scope, receive, with_headers if scope["type"] == "http" else send)

        return guarded

    return wrap


def _headers(path: str) -> list[tuple[bytes, bytes]]:
    ours = path.split("/")[1].removesuffix(".csv") in _OURS
    return [
        (b"content-security-policy", (_STRICT if ours else _DATASETTE).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"x-frame-options", b"DENY"),
    ]


def _view(name: str, page: Page, held: ColumnCache) -> View:
    async def view(datasette: Any, request: Request) -> Response:
        values = _values(request)
        database = _store(datasette)

        def answer(connection: sqlite3.Connection) -> tuple[int, str]:
            context = {"database": database.name, "values": values}
            try:
                columns = held.columns(connection)
                with sqlite_timelimit(connection, LIMIT_MS):
                    found = page(connection, columns, values)
                return 200, render(name, {**context, **found})
            except (QueryError, Missing, sqlite3.OperationalError) as error:
                status, said = _excuse(error)
                return status, render("excuse", {**context, "said": said})

        status, body = await database.execute_fn(answer)
        return Response.html(body, status=status)

    return view


def _csv_view(held: ColumnCache) -> View:
    async def view(datasette: Any, request: Request) -> Response:
        values = _values(request)

        def answer(connection: sqlite3.Connection) -> tuple[int, bytes]:
            try:
                columns = held.columns(connection)
                with sqlite_timelimit(connection, LIMIT_MS):
                    return 200, tenders_csv(connection, columns, values)
            except (QueryError, sqlite3.OperationalError) as error:
                status, said = _excuse(error)
                return status, said.encode()

        status, body = await _store(datasette).execute_fn(answer)
        kind = "text/csv; charset=utf-8" if status == 200 else "text/plain; charset=utf-8"
        headers = {"content-disposition": 'attachment; filename="tenders.csv"'} if status == 200 else {}
        return Response(body, status=status, headers=headers, content_type=kind)

    return view


def _values(request: Request) -> dict[str, str]:
    """The first value of every name of the address, and what its path says."""
    asked = {name: str(request.args.get(name)) for name in request.args}
    return {**asked, **request.url_vars}


def _excuse(error: Exception) -> tuple[int, str]:
    if isinstance(error, Missing):
        return 404, str(error)
    if isinstance(error, QueryError):
        return 400, str(error)
    return 503, "this took too long or the store is being written; ask for less, or try again"


def _store(datasette: Any) -> Database:
    """The store: the one database that is served."""
    return next(database for name, database in datasette.databases.items() if not name.startswith("_"))
