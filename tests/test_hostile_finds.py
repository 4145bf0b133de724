"""What fuzzing (``bench.fuzz``) found, each case written anew and as short as it still shows the fault."""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus.article import Article, Language
from corpus.compose import Given, compose
from corpus.formats import read_format
from corpus.rejected import Rejected
from tenders.workers import extract_one

_LIMIT = 20.0  # seconds; each of these took minutes, or failed
CASES: tuple[tuple[str, Language, str], ...] = (
    ("a long number that is no generic name", "en", "Tender 77of " + "7" * 60 + "k Project won"),
    ("a long count that is no generic name", "zh", "采购“" + "三" * 60 + "某项目”，"),
    (
        "a private character, by which mentions are marked",
        "zh",
        "海州市教育局采购食堂服务，中标人海州康源餐饮有限公司，金额100万元。\n\ue000云州市采购食堂服务，中标金额200万元。",
    ),
    (
        "a Turkish i in a word of scale",
        "en",
        "The contract is worth 5 mİllion yuan over three quarters, two mıllion a year.",
    ),
)


@pytest.mark.parametrize(("language", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_find_is_read(language: Language, text: str) -> None:
    article = compose(text, Given(language=language), "find.txt")
    assert isinstance(article, Article)
    found = extract_one(article, time_limit=_LIMIT)
    assert isinstance(found, tuple), found


def test_a_word_file_without_its_list_of_parts_is_called_damaged() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    (found,) = read_format(io.BytesIO(file.getvalue()), "a.docx")
    assert isinstance(found, Rejected) and found.reason.startswith("damaged Word file")


def test_a_pdf_whose_table_of_places_holds_words_is_called_damaged() -> None:
    damaged = b"%PDF-1.4\nxref\n(a) 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF"
    (found,) = read_format(io.BytesIO(damaged), "a.pdf")
    assert isinstance(found, Rejected) and found.reason.startswith("damaged PDF")
