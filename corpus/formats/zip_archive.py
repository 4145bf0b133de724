"""Archives: each member read by its own format, never unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from corpus.article import Article
from corpus.limits import ARCHIVE_COUNT_LIMIT, ARCHIVE_RATIO_LIMIT, ARCHIVE_TOTAL_LIMIT, FILE_LIMIT, TooLarge
from corpus.rejected import Rejected, reason_of

_UTF8_NAME = 0x800  # bit of a member's flags: its name is UTF-8 (APPNOTE 4.4.4)
_ENCRYPTED = 0x1


def read_zip(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """What the members of an archive hold, by member name. Raises TooLarge, and zipfile's errors for a broken one."""
    with zipfile.ZipFile(stream) as archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
        _check(members)
        visible = [member for member in members if not _is_hidden(member.filename)]
        if not visible:
            yield Rejected(name, "empty")
        for member in visible:
            yield from _member(archive, member, f"{name}/{_shown(member)}")


def _check(members: list[zipfile.ZipInfo]) -> None:
    """Raises for an archive that unpacks to more than is read. zipfile holds each member to its declared size."""
    if len(members) > ARCHIVE_COUNT_LIMIT:
        raise ValueError(f"more than {ARCHIVE_COUNT_LIMIT} members")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > ARCHIVE_TOTAL_LIMIT:
        raise TooLarge(ARCHIVE_TOTAL_LIMIT, "archive, unpacked,")
    if unpacked - FILE_LIMIT // 10 > packed * ARCHIVE_RATIO_LIMIT:
        raise ValueError(f"packed more than {ARCHIVE_RATIO_LIMIT} to one")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Article | Rejected]:
    if reason := _refusal(member):
        yield Rejected(name, reason)
        return
    from corpus.formats import read_format

    try:
        with archive.open(member) as stream:
            yield from read_format(cast(BinaryIO, stream), name)
    except Exception as error:  # an unknown packing, a broken header
        yield Rejected(name, reason_of(error))


def _refusal(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, if so."""
    path = member.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
        return "path leads out of the archive"
    if path.lower().endswith(".zip"):
        return "archive in an archive"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted"
    if member.file_size > FILE_LIMIT:
        return str(TooLarge(FILE_LIMIT, "member"))
    return None


def _is_hidden(path: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in path.split("/"))


def _shown(member: zipfile.ZipInfo) -> str:
    """The member's name; Chinese packers write it in GBK without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename
