"""Lists kept as text files in ``nlp/data``: entries set apart by white space, ``#`` begins a remark."""

from __future__ import annotations

from importlib.resources import files


def pattern_list(name: str) -> tuple[str, ...]:
    """The entries of ``nlp/data/<name>`` in their order, each once."""
    lines = (files("nlp") / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(entry for line in lines for entry in line.partition("#")[0].split()))


def word_list(name: str) -> frozenset[str]:
    """The entries of ``nlp/data/<name>`` where order does not matter."""
    return frozenset(pattern_list(name))
