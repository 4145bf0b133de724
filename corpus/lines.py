"""Lines of a byte stream, bounded: a line over the limit is passed over without being held in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from corpus.limits import ARTICLE_LIMIT, MEGABYTE

_UTF8_BOM = b"\xef\xbb\xbf"


def bounded_lines(stream: BinaryIO, limit: int = ARTICLE_LIMIT) -> Iterator[bytes | None]:
    """Lines with their line end, in UTF-8 or whatever one-byte-newline coding they are in.

    A line longer than ``limit`` bytes comes as None. UTF-16 and UTF-32 with a byte order mark are
    turned into UTF-8, a UTF-8 mark is taken off.
    """
    stream = peekable(stream)
    if wide := wide_encoding(stream.peek(4)[:4]):  # type: ignore[attr-defined]
        stream = cast(BinaryIO, _Recoded(stream, wide))
    elif stream.peek(3)[:3] == _UTF8_BOM:  # type: ignore[attr-defined]
        stream.read(3)
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
        else:
            _pass_over(stream, line)
            yield None


def peekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself where it can peek, else a buffer around it."""
    return stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))


def wide_encoding(head: bytes) -> str | None:
    """``utf-32`` or ``utf-16`` by the byte order mark, or by where the zeros of an ASCII head stand."""
    if head in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    zeros = [byte == 0 for byte in head]
    if zeros == [False, True, False, True]:
        return "utf-16-le"
    return "utf-16-be" if zeros == [True, False, True, False] else None


class _Recoded:
    """A text stream read as UTF-8 bytes."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, newline="\n")

    def readline(self, limit: int) -> bytes:
        return self._text.readline(limit).encode("utf-8", "surrogatepass")


def _pass_over(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MEGABYTE)
