"""A document: an article made ready for reading, around a spaCy Doc."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from corpus.article import Article, Span
from nlp.amount_tables import AmountTable, amount_tables
from nlp.labels import LabelValue, label_values
from nlp.names import DEFAULT, NameReader, name_model
from nlp.patterns import HAN
from nlp.reading import ReadingText, reading_text
from nlp.sentences import sentence_spans
from nlp.tables import Table, tables

_HAN = re.compile(f"[{HAN}]")
# Two words in a row: addresses of pages and mail hold no blank.
_LATIN_WORDS = re.compile(r"[A-Za-z][.,&'’)-]{0,3}[ \n]{1,4}[(A-Za-z][A-Za-z.]")


@dataclass(frozen=True)
class Document:
    """An article's reading text and its parts. All parts are spans of ``text``, never of the article."""

    article: Article
    reading: ReadingText = field(repr=False)
    model: str = DEFAULT  # the name model that reads along: a name of nlp.names.MODELS, a folder or a hub id

    @property
    def text(self) -> str:
        """The reading text: folded, breaks that mean nothing taken out."""
        return self.reading.text

    def original(self, at: Span) -> Span:
        """The article's span for a span of the reading text."""
        return self.reading.to_article(at)

    def quote(self, at: Span) -> str:
        """The article's own words at a span of the reading text."""
        span = self.original(at)
        return self.article.text[span.start : span.end]

    def written(self, at: Span) -> str:
        """The article's own characters at a span of the reading text, breaks that only the layout made left out."""
        return "".join(self.article.text[place] for place in self.reading.offsets[at.start : at.end])

    @cached_property
    def has_chinese(self) -> bool:
        """True when Chinese rules have anything to read."""
        return _HAN.search(self.text) is not None

    @cached_property
    def has_english(self) -> bool:
        """True when English rules have anything to read."""
        return _LATIN_WORDS.search(self.text) is not None

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order."""
        return sentence_spans(self.text)

    @cached_property
    def labels(self) -> tuple[LabelValue, ...]:
        """Label-value pairs in order."""
        return label_values(self.text)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables in order."""
        return tables(self.text)

    @cached_property
    def amount_tables(self) -> tuple[AmountTable, ...]:
        """Tables of amounts whose cells broke or ran together, in order."""
        return amount_tables(self.text)

    @cached_property
    def reader(self) -> NameReader | None:
        """The name model beside the text; None without a model."""
        model = name_model(self.model)
        return NameReader(model, self.text, self.sentences) if model else None

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """The article's furniture as spans of the reading text."""
        return tuple(_inside(self.reading, span) for span in self.article.furniture)


def analyse(article: Article, model: str = DEFAULT) -> Document:
    """Make an article ready for the extractors; ``model`` names the name model that reads along (``none``: no one)."""
    return Document(article, reading_text(article.text), model)


def _inside(reading: ReadingText, span: Span) -> Span:
    from bisect import bisect_left

    return Span(bisect_left(reading.offsets, span.start), bisect_left(reading.offsets, span.end))
