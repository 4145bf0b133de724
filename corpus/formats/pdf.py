"""PDF: the text layer, line breaks kept; ``nlp.reading`` reads across them."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from corpus.article import Article
from corpus.compose import Given, compose
from corpus.formats.damaged import library_at_work
from corpus.limits import ARTICLE_LIMIT, FILE_LIMIT, TooLarge, read_whole
from corpus.rejected import Rejected

NO_TEXT = "no text layer (scanned?)"
_SURROGATES = re.compile(r"[\ud800-\udfff]+")


def read_pdf(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    """The one article of a PDF; Rejected when it is encrypted or has no text. Raises TooLarge, Damaged
    and pypdf's errors."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    data = read_whole(stream, FILE_LIMIT)
    if not data:
        yield Rejected(name, "empty")
        return
    with library_at_work("PDF"):
        pdf = PdfReader(io.BytesIO(data))
        text = None if pdf.is_encrypted and not _opens(pdf) else _text(pdf)
    if text is None:
        yield Rejected(name, "encrypted")
        return
    yield compose(text, Given(), name, file=name) if text.strip() else Rejected(name, NO_TEXT)


def _opens(pdf: Any) -> bool:
    """True when an empty password opens it, as any viewer tries."""
    from pypdf.errors import DependencyError

    try:
        return bool(pdf.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _text(pdf: Any) -> str:
    pages: list[str] = []
    size = 0
    for page in pdf.pages:
        pages.append(_sound(page.extract_text()))
        size += len(pages[-1])
        if size > ARTICLE_LIMIT:
            raise TooLarge(ARTICLE_LIMIT, "text")
    return "\n".join(pages)


def _sound(text: str) -> str:
    """Line ends as ``\\n``; halves of a character that a broken font table gives are marked as unreadable."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _SURROGATES.sub(lambda run: run[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace"), text)
