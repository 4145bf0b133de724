"""Rows of tests/cases/*.toml: a text and what is to be read from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from nlp.document import Document, analyse

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2024-08-20"


def rows(name: str) -> list[Any]:
    """The cases of a file as pytest parameters; one with a ``known`` reason is expected to fail."""
    cases = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(
            case,
            id=case["text"][:24],
            marks=[pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else [],
        )
        for case in cases
    ]


def document(case: dict[str, Any]) -> Document:
    """The document of a case, published on PUBLISHED unless it says otherwise."""
    text = case["text"]
    language = "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else "en"
    return analyse(Article("case", text, language, "news", published=case.get("published", PUBLISHED) or None))
