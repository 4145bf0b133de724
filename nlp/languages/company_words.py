"""Words of companies' names in two languages, and well-known companies' other names, as data."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def _rows(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """First column and the alternatives of the second, of each line of ``nlp/data/<name>`` that is no remark."""
    lines = (files("nlp") / "data" / name).read_text(encoding="utf-8").splitlines()
    parts = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(first, tuple(second.split("|"))) for first, second in parts]


@lru_cache(maxsize=1)
def trade_words() -> dict[str, frozenset[str]]:
    """English words (singular, lower case) for each Chinese word of trade: 建设 → construction, development."""
    return {chinese: frozenset(english) for chinese, english in _rows("trade_words.tsv")}


@lru_cache(maxsize=1)
def company_aliases() -> dict[str, str]:
    """The name by which a well-known company is compared, by each of its other names (lower case)."""
    return {other.casefold(): first for first, others in _rows("company_aliases.tsv") for other in others}
