"""What a web page says of itself: ``<meta>``, JSON-LD and headings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.compose import Given
from corpus.published import published_in_value

# Names of meta tags, the surest first. PubDate, ArticleTitle and ContentSource are those of Chinese
# government sites (国办发〔2017〕47号 annex, GB/T 38572 naming).
PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "publish_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
    "datepublished", "date",
)  # fmt: skip
TITLE_NAMES = ("articletitle", "og:title", "dc.title", "citation_title")
SOURCE_NAMES = ("contentsource", "source", "dc.source", "dc.publisher", "og:site_name", "sitename")
_LONGEST_JSON = 200_000
_DEEPEST = 6


def page_metadata(root: Any) -> Given:
    """Title, date and source of an lxml HTML tree; what is not there stays None."""
    metas = _metas(root)
    linked = list(_linked_data(root))
    title = _first(metas, TITLE_NAMES) or _heading(root, "h1") or _said(linked, "headline") or _heading(root, "title")
    return Given(
        title=title,
        published=_date(metas) or _linked_date(linked),
        source=_first(metas, SOURCE_NAMES),
    )


def _metas(root: Any) -> dict[str, str]:
    """Contents by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _date(metas: Mapping[str, str]) -> str | None:
    dates = (published_in_value(metas[name]) for name in PUBLISHED_NAMES if name in metas)
    return next(filter(None, dates), None)


def _heading(root: Any, tag: str) -> str | None:
    texts = (" ".join("".join(element.itertext()).split()) for element in root.iter(tag))
    return next((text for text in texts if 0 < len(text) <= 300), None)


def _linked_data(root: Any) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() == "application/ld+json" and len(text) < _LONGEST_JSON:
            try:
                yield from _objects(json.loads(text, strict=False), _DEEPEST)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list) and depth:
        for inner in value:
            yield from _objects(inner, depth - 1)


def _said(linked: Iterable[Mapping[str, Any]], key: str) -> str | None:
    said = (item.get(key) for item in linked)
    return next((" ".join(value.split()) for value in said if isinstance(value, str) and value.strip()), None)


def _linked_date(linked: Iterable[Mapping[str, Any]]) -> str | None:
    said = _said(linked, "datePublished")
    return published_in_value(said) if said else None
