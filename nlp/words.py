"""Word lists kept as text files in ``nlp/data``: words set apart by white space, ``#`` begins a remark."""

from __future__ import annotations

from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The words of ``nlp/data/<name>``."""
    lines = (files("nlp") / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())
