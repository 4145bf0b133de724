"""tenderlens in any spaCy pipeline for Chinese or English: ``nlp.add_pipe("tenderlens")``.

Mentions are spans in ``doc.spans["tenderlens"]`` (tokens that a mention cuts are taken whole), records are in
``doc._.tenders``. A date by which "this May" is settled may be given before: ``doc._.published = "2024-08-20"`` (EDTF).
spaCy finds this through the entry point ``spacy_factories``; nothing here needs to be imported by hand.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from corpus.compose import Given, compose
from corpus.rejected import Rejected
from tenders.record import Extraction, TenderRecord

NAME = "tenderlens"


class TenderComponent:
    """Reads a Doc's text and leaves its tokens, entities and sentences as they are."""

    def __init__(self, spans_key: str = NAME) -> None:
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        mentions = extraction_of(doc).mentions
        spans = [
            doc.char_span(each.span.start, each.span.end, label=each.label, span_id=each.rule, alignment_mode="expand")
            for each in mentions
        ]
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc


def extraction_of(doc: Doc) -> Extraction:
    """All that is read in a Doc's text; nothing in one without text. Spans of evidence count into ``doc.text``."""
    return _read(doc.text, doc._.published)


@lru_cache(maxsize=64)
def _read(text: str, published: str | None) -> Extraction:
    from tenders.pipeline import read_article

    article = compose(text, Given(published=published), NAME)
    return Extraction("", (), (), ()) if isinstance(article, Rejected) else read_article(article)


def tenders_of(doc: Doc) -> tuple[TenderRecord, ...]:
    """The tender records of a Doc: ``doc._.tenders``. Read from its text, so that a Doc that was saved has them too."""
    return extraction_of(doc).records


def value_of(span: Span) -> object:
    """The value of a mention: ``span._.tender_value`` (Money, EDTF, a code, a full name); None for any other span."""
    for mention in extraction_of(span.doc).mentions:
        if mention.label == span.label_ and span.start_char <= mention.span.start and mention.span.end <= span.end_char:
            return mention.value
    return None


def create(nlp: Language, name: str, spans_key: str) -> TenderComponent:
    """The component; ``spans_key`` names the group of spans."""
    return TenderComponent(spans_key)


def register() -> None:
    """Make the factory and the attributes known to spaCy; done once, when spaCy loads this module."""
    Doc.set_extension("tenders", getter=tenders_of, force=True)
    Doc.set_extension("published", default=None, force=True)
    Span.set_extension("tender_value", getter=value_of, force=True)
    Language.factory(NAME, default_config={"spans_key": NAME}, assigns=["doc.spans", "doc._.tenders"], func=create)


register()
