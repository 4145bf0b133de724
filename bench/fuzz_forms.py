"""Files of every form that is read, made of the payload of a fuzzed input (see ``fuzz_inputs``)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from html import escape


def _as_is(extension: str) -> Callable[[bytes], tuple[str, bytes]]:
    return lambda payload: (extension, payload)


def _json_lines(payload: bytes) -> tuple[str, bytes]:
    """A row for every three line ends, its first line the title; lone surrogates stay in."""
    rows = [{"text": part, "title": part.split("\n")[0]} for part in _with_surrogates(payload).split("\n\n\n") if part]
    return ".jsonl", "\n".join(map(json.dumps, rows)).encode()


def _with_surrogates(payload: bytes) -> str:
    try:
        return payload.decode("utf-8", "surrogatepass")
    except UnicodeError:
        return payload.decode("utf-8", "replace")


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx_text(payload: bytes) -> tuple[str, bytes]:
    """Paragraphs; lines with bars or tabs become tables."""
    body = []
    for line in "".join(char for char in payload.decode("utf-8", "replace") if char >= " " or char in "\n\t").split(
        "\n"
    ):
        cells = line.replace("|", "\t").split("\t")
        runs = [f"<w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p>" for cell in cells]
        row = "".join(f"<w:tc>{run}</w:tc>" for run in runs)
        body.append(f"<w:tbl><w:tblGrid/><w:tr>{row}</w:tr></w:tbl>" if len(cells) > 1 else runs[0])
    return ".docx", _docx(
        f"<w:document {_WORD}><w:body>{''.join(body)}</w:body></w:document>".encode("utf-8", "replace")
    )


def _docx_xml(payload: bytes) -> tuple[str, bytes]:
    """The payload as it is between the tags of the body."""
    return ".docx", _docx(f"<w:document {_WORD}><w:body>".encode() + payload + b"</w:body></w:document>")


def _docx(document: bytes) -> bytes:
    from docx import Document

    if not _docx_parts:
        empty = io.BytesIO()
        Document().save(empty)
        with zipfile.ZipFile(empty) as parts:
            _docx_parts.update({name: parts.read(name) for name in parts.namelist()})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name, content in {**_docx_parts, "word/document.xml": document}.items():
            parts.writestr(name, content)
    return made.getvalue()


_docx_parts: dict[str, bytes] = {}


def _zip_members(payload: bytes) -> tuple[str, bytes]:
    """A member a paragraph: its first line is the name, hostile or not."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as members:
        for index, part in enumerate(payload.split(b"\n\n")[:20]):
            name, _, content = part.partition(b"\n")
            extension = (".txt", ".html", ".md", ".jsonl", ".csv", "")[index % 6]
            shown = name.decode("utf-8", "replace")[:60].replace("\0", "") or "a"
            info = zipfile.ZipInfo(f"{shown}{extension}")
            members.writestr(info, content)
    return ".zip", made.getvalue()


def _pdf_text(payload: bytes) -> tuple[str, bytes]:
    """A page whose content stream shows the payload line by line."""
    lines = payload.replace(b"\\", b"").replace(b"(", b"[").replace(b")", b"]").split(b"\n")
    stream = b"BT /F1 9 Tf 20 700 Td " + b" ".join(b"(" + line + b") Tj 0 -10 Td" for line in lines) + b" ET"
    return ".pdf", _pdf(stream)


def _pdf_stream(payload: bytes) -> tuple[str, bytes]:
    return ".pdf", _pdf(b"BT /F1 9 Tf (a) Tj " + payload)


def _pdf(stream: bytes) -> bytes:
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(body))
    )


# How a payload becomes a file: its name here, and a function to its extension and bytes.
FORMS: tuple[tuple[str, Callable[[bytes], tuple[str, bytes]]], ...] = (
    *((f"txt {number}", _as_is(".txt")) for number in (1, 2, 3, 4)),
    *((f"html {number}", _as_is(".html")) for number in (1, 2, 3)),
    *((f"md {number}", _as_is(".md")) for number in (1, 2)),
    *((f"jsonl {number}", _json_lines) for number in (1, 2)),
    ("jsonl raw", _as_is(".jsonl")),
    ("json raw", _as_is(".json")),
    ("csv raw", _as_is(".csv")),
    ("docx", _docx_text),
    ("docx xml", _docx_xml),
    ("docx raw", _as_is(".docx")),
    ("zip", _zip_members),
    ("zip raw", _as_is(".zip")),
    ("pdf", _pdf_text),
    ("pdf stream", _pdf_stream),
    ("pdf raw", _as_is(".pdf")),
)
