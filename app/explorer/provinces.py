"""Counts by place as a map of provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from app.explorer.charts import tiles
from nlp.gazetteer import by_code

if TYPE_CHECKING:
    from markupsafe import Markup


def province_map(title: str, places: Mapping[str, int], base: str = "/tenders?place=") -> Markup:
    """A map of counts by GB/T 2260 code; each province leads to ``base`` with its code, to nothing without ``base``."""
    counts: Counter[str] = Counter()
    for code, count in places.items():
        if code.isdigit():
            counts[code[:2]] += count
    urls = {code: f"{base}{code}0000" for code in counts} if base else {}
    return tiles(title, counts, _names(), urls)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Short names of the provinces by the first two digits of their codes."""
    return {code[:2]: division.short for code, division in by_code().items() if division.level == 1}
