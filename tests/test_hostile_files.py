"""Files made to break a reader, whole ones, through reading to records: an article or one line that says why not."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from corpus.article import Article
from corpus.read import read
from tenders.workers import extract_one

_SECONDS = 60.0
_DEEP = 20_000
_NOTICE = (
    "海州市第一中学食堂采购项目中标公告\n采购人：海州市第一中学\n中标人：海州康源餐饮有限公司\n中标金额：188万元\n"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str) -> bytes:
    """A Word file whose document has this body."""
    empty, made = io.BytesIO(), io.BytesIO()
    Document().save(empty)
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
            new.writestr(part, document if part == "word/document.xml" else old.read(part))
    return made.getvalue()


def nested_table(depth: int) -> str:
    return "<w:tbl><w:tblGrid/><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def zipped(*names: str) -> bytes:
    """An archive of a notice under each of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as box:
        for name in names:
            box.writestr(name, _NOTICE)
    return made.getvalue()


FILES: dict[str, tuple[str, bytes]] = {
    "deep divisions": ("a.html", f"<html><body>{'<div>' * _DEEP}{_NOTICE}{'</div>' * _DEEP}".encode()),
    "deep tables": ("a.html", f"<p>{_NOTICE}</p>{'<table><tr><td>' * 2000}x".encode()),
    "wide spans": ("a.html", f"<p>{_NOTICE}</p><table><tr><td colspan=99999 rowspan=99999>x</table>".encode()),
    "tags that never end": ("a.html", (_NOTICE + "<p " * _DEEP).encode()),
    "deep quotations": ("a.md", (">" * _DEEP + _NOTICE).encode()),
    "brackets of links": ("a.md", (_NOTICE + "[" * _DEEP).encode()),
    "stars": ("a.md", (_NOTICE + "*a **b " * 3000).encode()),
    "deep lists": ("a.json", b"[" * 100_000),
    "a large number": ("a.json", b'{"text": "x", "id": ' + b"9" * 5000 + b"}"),
    "control characters": ("a.txt", (_NOTICE * 20 + "\x00\x01\x1b[2J\x7f").encode()),
    "control characters of a row": ("a.jsonl", json.dumps({"text": _NOTICE.replace("\n", "\0\x1b")}).encode()),
    "half characters": ("a.jsonl", json.dumps({"text": _NOTICE.replace("\n", "\ud83d")}).encode()),
    "overlong UTF-8": ("a.txt", _NOTICE.encode() + b"\xc0\xaf\xed\xa0\x80\xff"),
    "marks of every direction": ("a.txt", (_NOTICE + "\u202e\u2066\ufeff" * 3000).encode()),
    "accents on one letter": ("a.txt", (_NOTICE + "e" + "\u0301" * 20_000).encode()),
    "deep tables of Word": ("a.docx", docx(nested_table(80))),
    "deeper than XML may be": ("a.docx", docx(nested_table(3000))),
    "a line that unpacks without end": ("a.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * (30 << 20), 9)),
    "names that lead out": ("a.zip", zipped("../../up.txt", "C:/x.txt", "/etc/x.txt", "a/../../b.txt", "ok.txt")),
    "names of control characters": ("a.zip", zipped("a\nb.txt", "\x1b[31m.txt", "con.txt", "x" * 5000 + ".txt")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), FILES.values(), ids=FILES.keys())
def test_a_hostile_file_is_read_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(through(tmp_path / name))
    assert found
    assert [reason for reason in found if not reason or "\n" in reason or reason.startswith("reading ")] == []
    assert sorted(path.name for path in tmp_path.rglob("*")) == [name]


def through(path: Path) -> Iterator[str]:
    """``read`` for an article that was read, else why it was not."""
    for item in read(path):
        done = extract_one(item, time_limit=_SECONDS)
        if isinstance(done, tuple):
            assert isinstance(done[0], Article)
            yield "read"
        else:
            yield done.reason
