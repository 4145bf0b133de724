"""From inputs to articles: files, folders, patterns and standard input, one article at a time."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from corpus.article import Article
from corpus.formats import extension_of, read_format
from corpus.formats.saved_dataset import is_saved_dataset, read_saved_dataset
from corpus.lines import peekable, wide_encoding
from corpus.rejected import Rejected, reason_of

STANDARD_INPUT = "-"
_HEAD = 4096  # bytes by which the form of a stream without a name is told
_HTML_MARKS = (
    *(b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<meta", b"<!--"),
    *(b"<div", b"<table", b"<p>", b"<h1", b"<article", b"<section"),
)


def read(*inputs: str | Path) -> Iterator[Article | Rejected]:
    """The articles of files, folders (with what is below, in order of name), patterns and ``-``, in the order given.

    What cannot be read comes as a Rejected value in its place; nothing is raised. Hidden files are passed
    over in folders and patterns. An article at a time is held, whatever the size of its corpus.
    """
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, STANDARD_INPUT)
        else:
            yield from _read_given(str(given))


def read_stream(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """A stream without an extension: JSON lines when it begins with a brace, a page when it looks like one, or text."""
    try:
        stream = peekable(stream)
        extension = _told_by(stream.peek(_HEAD)[:_HEAD])  # type: ignore[attr-defined]
    except (OSError, ValueError) as error:
        yield Rejected(name, reason_of(error))
        return
    yield from read_format(stream, name, extension)


def _told_by(head: bytes) -> str:
    wide = wide_encoding(head[:4])
    start = (head.decode(wide, "ignore").encode() if wide else head).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"{"):
        return ".jsonl"
    return ".html" if start.startswith(_HTML_MARKS) else ".txt"


def _read_given(given: str) -> Iterator[Article | Rejected]:
    try:
        paths = _matches(given)
    except (OSError, ValueError) as error:  # a name too long, or with a zero character in it
        yield Rejected(_shown(given), reason_of(error))
        return
    if not paths:
        yield Rejected(_shown(given), "no such file")
    for path in paths:
        yield from _read_path(path)


def _matches(given: str) -> list[Path]:
    """The path itself where it exists, else what it matches as a pattern (``**`` reaches down)."""
    if os.path.lexists(given):
        return [Path(given)]
    return [Path(match) for match in sorted(glob.glob(given, recursive=True))] if glob.has_magic(given) else []


def _read_path(path: Path) -> Iterator[Article | Rejected]:
    if path.is_dir():
        yield from _read_folder(path)
    elif path.is_file():
        yield from _read_file(path)
    elif path.exists() and not path.is_block_device():
        yield from _read_unnamed(path)
    else:
        yield Rejected(_shown(path), "no such file" if path.is_symlink() else "no file that can be read")


def _read_folder(folder: Path) -> Iterator[Article | Rejected]:
    if is_saved_dataset(folder):
        yield from read_saved_dataset(folder, _shown(folder))
        return
    try:
        inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield Rejected(_shown(folder), reason_of(error))
        return
    if not inside:
        yield Rejected(_shown(folder), "empty folder")
    for path in inside:
        if path.is_dir() and path.is_symlink():
            yield Rejected(_shown(path), "link to a folder, not followed")
        elif path.is_dir() or path.is_file():
            yield from _read_path(path)
        else:
            yield Rejected(_shown(path), "no file that can be read")


def _read_file(path: Path) -> Iterator[Article | Rejected]:
    name = _shown(path)
    extension = extension_of(path.name)
    try:
        with path.open("rb") as stream:
            if not stream.peek(1):
                yield Rejected(name, "empty")
            else:
                yield from read_format(stream, name, extension)
    except OSError as error:
        yield Rejected(name, reason_of(error))


def _read_unnamed(path: Path) -> Iterator[Article | Rejected]:
    """A pipe given by its path, such as a shell's ``<(…)``."""
    try:
        with path.open("rb") as stream:
            yield from read_stream(cast(BinaryIO, stream), _shown(path))
    except OSError as error:
        yield Rejected(_shown(path), reason_of(error))


def _shown(path: str | Path) -> str:
    """A path as text that can always be written: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace") if isinstance(path, Path) or _is_odd(path) else path


def _is_odd(path: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in path)
