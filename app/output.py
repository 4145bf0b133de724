"""Where records go: standard output or a file, in a format by name."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

if TYPE_CHECKING:
    from corpus.article import Article
    from tenders.export import Writer
    from tenders.record import Extraction

MinConfidence = Annotated[
    float | None, typer.Option(min=0, max=1, help="Leave out fields of records that are less sure than this.")
]
_NOT_FOR_SCREENS = ("parquet", "xlsx")


def writer_of(name: str, out: Path | None) -> Writer:
    """The writer of a format; an unknown name, or bytes meant for a screen, is wrong use."""
    from importlib.util import find_spec

    from tenders.export import FORMATS, NEEDS

    if name not in FORMATS:
        raise typer.BadParameter(f"unknown format {name!r}: one of {', '.join(FORMATS)}", param_hint="--to")
    if name in _NOT_FOR_SCREENS and out is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{name} is no text for a terminal: add --out FILE", param_hint="--to")
    module, extra = NEEDS.get(name, ("", ""))
    if module and find_spec(module) is None:
        raise typer.BadParameter(f"{name} needs more: pip install 'tenderlens[{extra}]'", param_hint="--to")
    return FORMATS[name]


def write(
    writer: Writer, read: Iterable[tuple[Article, Extraction]], out: Path | None, min_confidence: float | None = None
) -> None:
    """Write to a file, or to standard output when ``out`` is None; of records only fields as sure as asked for."""
    if min_confidence is not None:
        from tenders.confidence import sure_records

        read = ((article, sure_records(extraction, min_confidence)) for article, extraction in read)
    with opened(out) as stream:
        writer(read, stream)


@contextmanager
def opened(out: Path | None) -> Iterator[BinaryIO]:
    """A file to write bytes to, or standard output when ``out`` is None."""
    if out is not None:
        with out.open("wb") as file:
            yield file
    else:
        yield typer.get_binary_stream("stdout")
        typer.get_binary_stream("stdout").flush()
