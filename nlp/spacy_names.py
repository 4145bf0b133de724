"""The name model as a spaCy component: ``import nlp.spacy_names``, then ``pipeline.add_pipe("tenderlens_names")``.

Entities are tokens', names are characters': ``doc.ents`` holds each name widened to whole tokens, and
``doc.user_data["names"]`` the exact ones as (start, end, label, probability), half-open, in characters of ``doc.text``.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from nlp.fold import fold
from nlp.names import DEFAULT, ModelError, name_model, read_with
from nlp.tagger import NameModel

FACTORY = "tenderlens_names"


@dataclass(frozen=True, slots=True)
class NameTagger:
    """Puts the names that a model finds into a Doc; entities that it had and that do not overlap stay."""

    model: NameModel

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and ``doc.user_data["names"]``."""
        names = read_with(self.model, fold(doc.text))
        doc.user_data["names"] = [(name.start, name.end, name.label, name.probability) for name in names]
        spans = [doc.char_span(name.start, name.end, name.label, alignment_mode="expand") for name in names]
        doc.ents = tuple(filter_spans([*(span for span in spans if span is not None), *doc.ents]))
        return doc


@Language.factory(FACTORY, assigns=["doc.ents"], default_config={"model": DEFAULT})
def create(nlp: Language, name: str, model: str) -> NameTagger:
    """Make the component. Raises ModelError when there is no such model."""
    loaded = name_model(model)
    if loaded is None:
        raise ModelError(f"{model!r} is no model that a pipeline could run")
    return NameTagger(loaded)
