"""How much of one input is read. Beyond a limit the input is rejected, with the limit in the reason."""

from __future__ import annotations

from typing import BinaryIO

MEGABYTE = 1 << 20
ARTICLE_LIMIT = 20 * MEGABYTE  # bytes of one article: a text file, a page, a JSON line, a table's cell
FILE_LIMIT = 100 * MEGABYTE  # bytes of a file that has to be held whole: PDF, DOCX, JSON document
ARCHIVE_COUNT_LIMIT = 20_000  # members of an archive
ARCHIVE_TOTAL_LIMIT = 2048 * MEGABYTE  # unpacked bytes of an archive
ARCHIVE_RATIO_LIMIT = 200  # unpacked to packed bytes, counted beyond the first FILE_LIMIT / 10


class TooLarge(ValueError):
    """An input over its limit; the message names the limit."""

    def __init__(self, limit: int, what: str = "input") -> None:
        super().__init__(f"{what} larger than {limit // MEGABYTE} MB")


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream. Raises TooLarge instead of holding more than ``limit`` of them."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(limit)
    return data
