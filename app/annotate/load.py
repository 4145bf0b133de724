"""Articles and gold files into a store, each read by the extractor first; layers out as gold files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from app.annotate import EXTRACTOR, GOLD, SHARED_LAYERS
from app.annotate.check import overlaps
from app.annotate.items import DOCUMENT_KEYS, ITEM_KEYS, extraction_state, gold_line, gold_state
from app.annotate.schema import AnnotationError
from app.annotate.store import Annotations, Page
from app.annotate.values import article_of
from corpus.article import Article
from corpus.read import read
from corpus.rejected import Rejected
from eval.gold import GoldError, read_gold
from tenders.pipeline import read_article


def add(store: Annotations, *inputs: str) -> Iterator[Page | Rejected]:
    """Put articles, and documents of gold files with their labels as layer "gold", into a store.

    Each is read by the extractor into layer "extractor". Gives every document, and Rejected for what cannot be read.
    """
    for item in _inputs(inputs):
        if isinstance(item, Rejected):
            yield item
            continue
        page, labelled = item
        try:
            _add(store, page, labelled)
        except (AnnotationError, UnicodeEncodeError) as error:
            yield Rejected(page.id.encode("utf-8", "replace").decode(), str(error))
        else:
            yield page


def _add(store: Annotations, page: Page, labelled: Mapping[str, Any] | None) -> None:
    page.text.encode()
    number = store.add(page)
    layers = store.layers(number)
    if EXTRACTOR not in layers:
        state = extraction_state(page.text, read_article(article_of(page)))
        store.begin(number, EXTRACTOR, state, EXTRACTOR)
    if labelled is not None and GOLD not in layers:
        store.begin(number, GOLD, gold_state(labelled), GOLD)


def _inputs(inputs: Iterable[str]) -> Iterator[tuple[Page, Mapping[str, Any] | None] | Rejected]:
    for name in inputs:
        if is_gold(name):
            yield from ((gold_page(document), document) for document in read_gold(name))
        else:
            for item in read(name):
                yield item if isinstance(item, Rejected) else (article_page(item), None)


def is_gold(name: str) -> bool:
    """True for a JSON Lines file whose first line has labels."""
    if not name.endswith((".jsonl", ".jsonl.gz")) or not Path(name).is_file():
        return False
    try:
        return "entities" in next(read_gold(name), {})
    except GoldError:
        return False


def gold_page(document: Mapping[str, Any]) -> Page:
    """A gold document without its labels; what else its line has is kept."""
    more = {name: value for name, value in document.items() if name not in (*DOCUMENT_KEYS, *ITEM_KEYS)}
    lang, kind = document.get("lang") or "zh", document.get("kind") or "news"
    published, source, title = (document.get(name) for name in ("published", "source", "title"))
    return Page(str(document["id"]), lang, kind, published, source, title, document["text"], more)


def article_page(article: Article) -> Page:
    """An article as a document to annotate."""
    about = (article.published, article.source, article.title)
    return Page(article.id, article.language, article.kind, *about, article.text)


def begin_layer(store: Annotations, document: int, layer: str, bare: bool = False) -> None:
    """Make an annotator's layer as a copy of the extractor's, or with nothing in it, when it is not there."""
    if layer not in store.layers(document):
        copied = not bare and EXTRACTOR in store.layers(document)
        start = store.state(document, EXTRACTOR) if copied else {}
        store.begin(document, layer, start, layer)


def export(store: Annotations, layer: str, out: BinaryIO) -> int:
    """Write a layer as a gold file, a line a document that has the layer, and give their number.

    A document that an annotator has opened and no more is left out: it is not labelled.
    Raises AnnotationError for a layer that no document has, and for entities that overlap.
    """
    labelled = {
        each.document
        for each in store.progress()
        if each.layer == layer and (each.edits or each.done or layer in SHARED_LAYERS)
    }
    lines = [_line(store, page, layer) for page in store.pages() if page.number in labelled]
    if not lines:
        raise AnnotationError(f"no document has a layer {layer!r}")
    out.writelines(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
    return len(lines)


def _line(store: Annotations, page: Page, layer: str) -> dict[str, Any]:
    state = store.state(page.number, layer)
    if clashes := overlaps(state):
        words = [page.text[state[key]["start"] : state[key]["end"]] for key in clashes[0]]
        raise AnnotationError(f"{page.id}, layer {layer}: {words[0]!r} and {words[1]!r} overlap; take one away")
    return gold_line(page, state)
