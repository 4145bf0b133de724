"""``tenderlens annotate``: the annotation page, its documents and users."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from app.messages import REJECTED, plain_errors, say, tell_rejected

Db = Annotated[Path, typer.Argument(help="Annotation store (SQLite file), made when it is missing.", dir_okay=False)]
Add = Annotated[list[str] | None, typer.Option(help="Articles or gold files to add, pre-annotated; may be repeated.")]
AddUser = Annotated[str | None, typer.Option(help="Add a user; from then on everyone logs in.")]
Role = Annotated[str, typer.Option(help="annotator, adjudicator or reader.")]
Export = Annotated[str | None, typer.Option(help="Write a layer as a gold file: a user, extractor, adjudicated.")]
Out = Annotated[Path | None, typer.Option(help="File for --export instead of standard output.")]
Host = Annotated[str, typer.Option(help="Address to listen on; beyond this machine only with users.")]
Port = Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)]
Name = Annotated[str, typer.Option(help="Layer of the person at this machine while there are no users.")]
Bare = Annotated[bool, typer.Option("--bare", help="New layers begin with nothing, not with what the extractor finds.")]
PASSWORD = "TENDERLENS_PASSWORD"


def annotate(
    db: Db,
    add: Add = None,
    add_user: AddUser = None,
    role: Role = "annotator",
    export: Export = None,
    out: Out = None,
    host: Host = "127.0.0.1",
    port: Port = 8321,
    name: Name = "local",
    bare: Bare = False,
) -> None:
    """Annotate documents in the browser.

    With --add, --add-user or --export that is done and the command ends; without, the page is served. A new user's
    password is asked for, or taken from the environment variable TENDERLENS_PASSWORD.
    """
    with plain_errors(), _plain_faults():
        if add:
            _add(db, add)
        if add_user:
            _add_user(db, add_user, role)
        if export:
            _export(db, export, out)
        if not (add or add_user or export):
            _serve(db, host, port, name, bare)


@contextmanager
def _plain_faults() -> Iterator[None]:
    """An annotation store's faults as a line, and a missing extra as what to install."""
    try:
        from app.annotate.schema import AnnotationError

        yield
    except ModuleNotFoundError as error:
        say(f"tenderlens: {error.name} is missing: pip install 'tenderlens[annotate]'")
        raise typer.Exit(REJECTED) from error
    except AnnotationError as error:
        say(f"tenderlens: {error}")
        raise typer.Exit(REJECTED) from error


def _add(db: Path, inputs: list[str]) -> None:
    from app.annotate.load import add
    from app.annotate.store import open_annotations
    from corpus.rejected import Rejected

    rejected = added = 0
    with open_annotations(db) as store:
        for item in add(store, *inputs):
            if isinstance(item, Rejected):
                tell_rejected(item)
                rejected += 1
            else:
                added += 1
    say(f"{added} documents, {rejected} rejected: {db}")
    if rejected:
        raise typer.Exit(REJECTED)


def _add_user(db: Path, name: str, role: str) -> None:
    from app.annotate.store import open_annotations
    from app.annotate.users import add_user

    password = os.environ.get(PASSWORD) or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    with open_annotations(db) as store:
        add_user(store, name, role, password)
    say(f"{name} may log in as {role}")


def _export(db: Path, layer: str, out: Path | None) -> None:
    from app.annotate.load import export
    from app.annotate.store import open_annotations
    from app.output import opened

    with open_annotations(db, create=False) as store, opened(out) as stream:
        written = export(store, layer, stream)
    say(f"{written} documents of layer {layer}")


def _serve(db: Path, host: str, port: int, name: str, bare: bool) -> None:
    from app.annotate.server import LOOPBACK, serve
    from app.annotate.store import open_annotations
    from app.annotate.users import check_name, has_users

    check_name(name)
    with open_annotations(db, create=False) as store:
        users = has_users(store)
    if host not in LOOPBACK and not users:
        say("tenderlens: beyond this machine only with users: --add-user NAME --role adjudicator")
        raise typer.Exit(2)
    serve(db, host, port, name, say, bare)
