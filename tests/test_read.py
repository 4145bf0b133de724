"""Inputs of every kind become articles or rejections, never an exception."""

# ruff: noqa: E501  a case reads better on one line than torn

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpus.formats.json_lines
from corpus.article import Article, article_id
from corpus.formats import READERS
from corpus.lines import bounded_lines
from corpus.read import read
from corpus.rejected import Rejected

TEXT = (
    "聊城市12345热线话务外包项目中标公告\n采购人：聊城市行政审批服务局\n中标金额：1666.5264万元\n中标人：甲有限公司\n"
)


def articles(*inputs: str | Path) -> list[Article]:
    found = list(read(*inputs))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def rejected(*inputs: str | Path) -> list[tuple[str, str]]:
    return [(Path(item.input).name, item.reason) for item in read(*inputs) if isinstance(item, Rejected)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(path: Path, *values: Any) -> Path:
    return write(path, "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))


def pdf(text: str) -> bytes:
    """A PDF of one page with one line of Latin text."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
        b">> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


def test_a_text_file(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "2024-08-20-award.txt", TEXT.replace("\n", "\r\n")))
    assert article.text == TEXT
    assert (article.title, article.published, article.kind) == (TEXT.split("\n")[0], "2024-08-20", "notice")
    assert (article.language, article.source) == ("zh", "2024-08-20-award.txt")
    assert article.id == article_id(article.source, TEXT)


def test_a_json_line_is_taken_as_it_is(tmp_path: Path) -> None:
    text = " \r\n Ã©  ﬁ ｆｕｌｌ 中标\u0000公告 𠮷 \t"
    (article,) = articles(
        rows(tmp_path / "a.jsonl", {"text": text, "id": 7, "lang": "en", "published": "2024-08", "kind": "news"})
    )
    assert article.text == text
    assert (article.id, article.language, article.published, article.kind) == ("7", "en", "2024-08", "news")


def test_what_a_row_leaves_out_is_found_out(tmp_path: Path) -> None:
    text = "国务院办公厅关于优化热线的指导意见\n国办发〔2020〕53号\n发布时间：2021年1月6日\n各省、自治区、直辖市人民政府：\n正文。\n来源：中国政府网"
    (article,) = articles(rows(tmp_path / "a.jsonl", {"text": text, "published": None}))
    assert (article.kind, article.published, article.source) == ("guidance", "2021-01-06", "中国政府网")
    assert article.id == article_id("中国政府网", text)
    assert [article.text[span.start : span.end] for span in article.furniture] == ["来源：中国政府网"]


def test_json_lines_with_bad_ones_among_them(tmp_path: Path) -> None:
    good = json.dumps({"text": "Tender one"})
    lines = [
        good,
        "{broken",
        "",
        '{"text": 5}',
        "[1]",
        '{"id": 1}',
        '{"text": "  "}',
        '{"text": "a\\ud800"}',
        "[" * 100_000,
        good,
    ]
    path = write(tmp_path / "more.jsonl", "\n".join(lines))
    found = list(read(path))
    assert [isinstance(item, Article) for item in found] == [True, *[False] * 7, True]
    places = [Path(item.input).name for item in found if isinstance(item, Rejected)]
    assert places == [f"more.jsonl:{number}" for number in (2, 4, 5, 6, 7, 8, 9)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lang", "fr"), ("lang", 1), ("kind", "tender"), ("published", "20 August"), ("published", "2024-02-30"),
        ("published", 2024),
        ("title", ["x"]), ("source", {}), ("id", True), ("id", 1.5), ("id", "\ud800"), ("title", "\udfff"),
    ],
)  # fmt: skip
def test_a_wrong_field_rejects_its_row(tmp_path: Path, field: str, value: Any) -> None:
    path = write(tmp_path / "a.jsonl", "\n" + json.dumps({"text": "Tender", field: value}))
    ((place, reason),) = rejected(path)
    assert place == "a.jsonl:2" and field in reason and "\n" not in reason and reason.encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_json_lines_in_other_codings(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": TEXT}, ensure_ascii=False) + "\n").encode(encoding))
    assert [article.text for article in articles(path)] == [TEXT]


def test_half_a_gzip_gives_the_lines_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"Tender {n} " + os.urandom(40).hex()}) + "\n" for n in range(400))
    packed = gzip.compress(lines.encode())
    assert len(articles(write(tmp_path / "whole.jsonl.gz", packed))) == 400
    found = list(read(write(tmp_path / "half.jsonl.gz", packed[: len(packed) // 2])))
    assert 100 < sum(isinstance(item, Article) for item in found) < 400
    last = found[-1]
    assert isinstance(last, Rejected) and last.input.endswith(f"half.jsonl.gz:{len(found)}")


def test_a_line_over_the_limit_is_passed_over() -> None:
    stream = io.BytesIO(b"a\n" + b"x" * 5000 + b"\nb\n" + b"y" * 5000)
    assert list(bounded_lines(stream, 100)) == [b"a\n", None, b"b\n", None]


def test_an_endless_line_is_rejected_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.formats.json_lines, "bounded_lines", lambda stream: bounded_lines(stream, 1000))
    path = rows(tmp_path / "a.jsonl", {"text": "x" * 4000}, {"text": "Tender"})
    found = list(read(path))
    assert isinstance(found[0], Rejected) and "larger than" in found[0].reason and isinstance(found[1], Article)


def test_csv(tmp_path: Path) -> None:
    content = (
        'id,text,lang,note\n1,"Tender\r\nof two lines",en,x\n2,,en,x\n3,Third,xx,\n4,Fourth,,,,\n5,"中标, 公告",,\n'
    )
    found = list(read(write(tmp_path / "a.csv", content)))
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "5"]
    assert [Path(item.input).name for item in found if isinstance(item, Rejected)] == ["a.csv:4", "a.csv:5", "a.csv:6"]
    assert isinstance(found[0], Article) and found[0].text == "Tender\r\nof two lines"
    assert [
        article.text for article in articles(write(tmp_path / "b.csv", "id;text\n1;中标公告\n".encode("gb18030")))
    ] == ["中标公告"]


def test_parquet_and_saved_data_sets(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq
    from datasets import Dataset, DatasetDict

    values = {"text": ["Tender one", None, "中标公告"], "id": ["a", "b", "c"], "published": ["2024-08-20", None, "x"]}
    pq.write_table(pa.table(values), tmp_path / "a.parquet")
    found = list(read(tmp_path / "a.parquet"))
    assert [item.id if isinstance(item, Article) else Path(item.input).name for item in found] == [
        "a",
        "a.parquet:2",
        "a.parquet:3",
    ]
    Dataset.from_dict({"text": ["Tender one", "Tender two"]}).save_to_disk(tmp_path / "flat")
    DatasetDict({"train": Dataset.from_dict({"text": ["Tender three", ""]})}).save_to_disk(tmp_path / "split")
    assert [article.text for article in articles(tmp_path / "flat")] == ["Tender one", "Tender two"]
    assert rejected(tmp_path / "split") == [("train:2", "empty")]


def test_pdf(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    (article,) = articles(write(tmp_path / "20240820.pdf", pdf("Award: 16.73 million yuan")))
    assert article.text.strip() == "Award: 16.73 million yuan" and article.published == "2024-08-20"
    empty, locked = PdfWriter(), PdfWriter()
    empty.add_blank_page(100, 100)
    empty.write(tmp_path / "scan.pdf")
    locked.append(PdfReader(io.BytesIO(pdf("Secret"))))
    locked.encrypt("word", algorithm="RC4-128")
    locked.write(tmp_path / "locked.pdf")
    assert rejected(tmp_path / "scan.pdf") == [("scan.pdf", "no text layer (scanned?)")]
    assert rejected(tmp_path / "locked.pdf") == [("locked.pdf", "encrypted")]


def test_docx_in_the_order_of_the_document(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("某项目中标公告")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("采购人", "甲局", "中标金额", "5万元"), strict=True
    ):
        cell.text = text
    document.add_paragraph("特此公告。")
    document.save(str(tmp_path / "a.docx"))
    (article,) = articles(tmp_path / "a.docx")
    assert article.text.split("\n") == ["某项目中标公告", "采购人：甲局", "中标金额：5万元", "特此公告。"]


def test_billion_laughs_in_a_docx_end_quickly(tmp_path: Path) -> None:
    from docx import Document

    Document().save(str(tmp_path / "a.docx"))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body></w:document>'
    with zipfile.ZipFile(tmp_path / "a.docx") as old, zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for part in old.namelist():
            new.writestr(part, bomb if part == "word/document.xml" else old.read(part))
    assert len(rejected(tmp_path / "b.docx")) == 1


def test_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("in/2024-08-20.txt", TEXT)
        box.writestr("b.jsonl", '{"text": "Tender"}\n{')
        for name in ("../up.txt", "/root.txt", "inner.zip", "c.exe", ".hidden.txt", "__MACOSX/x.txt", "empty.txt"):
            box.writestr(name, "" if name.startswith("empty") else "x")
    found = list(read(tmp_path / "box.zip"))
    assert [item.text for item in found if isinstance(item, Article)] == ["Tender", TEXT]
    reasons = {Path(item.input).name: item.reason for item in found if isinstance(item, Rejected)}
    assert reasons.keys() == {"up.txt", "root.txt", "inner.zip", "c.exe", "b.jsonl:2", "empty.txt"}
    assert reasons["up.txt"] == reasons["root.txt"] == "path leads out of the archive"
    assert not list(tmp_path.parent.glob("up.txt"))


def test_an_archive_that_blows_up_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        box.writestr("a.txt", b"\0" * (60 << 20))
    ((place, reason),) = rejected(tmp_path / "bomb.zip")
    assert place == "bomb.zip" and "200 to one" in reason


def test_folders_patterns_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "a.txt", "c.txt", ".hidden.txt"):
        write(tmp_path / name, f"Tender {name}")
    write(tmp_path / "d.xls", b"x")
    assert [item.text if isinstance(item, Article) else item.reason[:22] for item in read(tmp_path)] == [
        "Tender a.txt", "Tender b/two.txt", "Tender c.txt", "unknown extension .xls",
    ]  # fmt: skip
    assert [article.text for article in articles(f"{tmp_path}/**/*.txt")] == [
        "Tender a.txt",
        "Tender b/two.txt",
        "Tender c.txt",
    ]
    assert rejected(tmp_path / "no.txt", f"{tmp_path}/*.nothing") == [
        ("no.txt", "no such file"),
        ("*.nothing", "no such file"),
    ]
    assert list(read(tmp_path)) == list(read(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"), ("a.txt", b" \n\n", "empty"), ("a.jsonl", b"\n\n", "empty"), ("a.html",
        b"<html></html>", "empty"),
        ("a.txt", bytes(range(256)) * 9, "binary"), ("a.pdf", b"%PDF-1.4 nothing", ""), ("a.docx", b"PK\3\4",
        "no Word file"),
        ("a.zip", b"junk", "zip"), ("a.parquet", b"PAR1junkPAR1", ""), ("a.json", b"{", "no JSON"), ("a.csv",
        b"id,name\n1,x\n", "no column"),
        ("a.jsonl.gz", b"junk", "gzip"), ("a", b"x", "no extension"),
    ],
)  # fmt: skip
def test_bad_files_get_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    ((place, said),) = rejected(write(tmp_path / name, content))
    assert place.startswith(name) and reason in said and said and "\n" not in said


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('  {"text": "Tender notice"}\n', "Tender notice"),
        ("<!DOCTYPE html><title>Award notice</title><p>Text</p>", "Award notice"),
        ("Plain title\nText.", "Plain title"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, title: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert [article.title for article in articles("-")] == [title]


def test_markdown(tmp_path: Path) -> None:
    content = (
        "---\ntitle: 热线外包\ndate: 2024-08-20\n---\n# 标题\n\n**采购人**：甲局\n预算：5万元\n\n| 序号 |"
        " 供应商名称 | 金额 |\n|---|---|---|\n|"
        " 1 | 乙公司 | 3 |\n\n1. 第一\n"
    )
    (article,) = articles(write(tmp_path / "a.md", content))
    assert (article.title, article.published) == ("热线外包", "2024-08-20")
    assert article.text.split("\n") == [
        "标题",
        "采购人：甲局",
        "预算：5万元",
        "序号\t供应商名称\t金额",
        "1\t乙公司\t3",
        "1. 第一",
    ]


def test_json_documents(tmp_path: Path) -> None:
    assert [article.text for article in articles(write(tmp_path / "a.json", '[{"text": "One"}, {"text": "Two"}]'))] == [
        "One",
        "Two",
    ]
    assert [article.text for article in articles(write(tmp_path / "b.json", '{"text": "One"}\n{"text": "Two"}\n'))] == [
        "One",
        "Two",
    ]


_PIECES = (
    b'{"text": "',
    b'"}',
    b"\n",
    b"<p>",
    b"<table><tr><td rowspan=9>",
    b"PK\3\4",
    b"%PDF-1.4\n",
    b"\x1f\x8b",
    b"PAR1",
    b"text,id\n",
    "采购人：".encode(),
    "中标".encode("gbk"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(READERS)),
    st.binary(max_size=200) | st.lists(st.sampled_from(_PIECES) | st.binary(max_size=6), max_size=12).map(b"".join),
)
def test_any_bytes_give_articles_or_rejections(extension: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = list(read(write(Path(folder) / f"a{extension}", data)))
    assert found
    for item in found:
        if isinstance(item, Rejected):
            assert item.reason and "\n" not in item.reason
        else:
            assert item.text.strip() and item.text.encode() and item.language in ("zh", "en")
            assert all(0 <= span.start < span.end <= len(item.text) for span in item.furniture)
