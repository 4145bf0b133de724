"""One file for each kind of thing a text names. A new extractor is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from extractors import date, duration, money, organisation, place, policy, project
from extractors.mention import Mention
from extractors.overlap import without_overlaps
from nlp.document import Document

EXTRACTORS: tuple[Callable[[Document], list[Mention]], ...] = (
    policy.find,
    project.find,
    organisation.find,
    money.find,
    date.find,
    duration.find,
    place.find,
)


def extract(document: Document) -> tuple[Mention, ...]:
    """Every mention in the document, in text order, none overlapping another."""
    return without_overlaps(
        mention for find in EXTRACTORS for mention in find(document) if not _in_furniture(document, mention)
    )


def _in_furniture(document: Document, mention: Mention) -> bool:
    return any(span.overlaps(mention.at) for span in document.furniture)
