"""``add_pipe("tenderlens_names")``: the name model in pipelines of others."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span

import nlp.spacy_names
from nlp.names import ModelError
from nlp.tokens import language

ZH = "近日，公司收到西安龙翔硅材料股份有限公司发来的中标通知书。"


@pytest.mark.parametrize("blank", [spacy.blank("zh"), spacy.blank("en"), spacy.blank("xx")])
def test_names_are_entities(blank: Language) -> None:
    blank.add_pipe(nlp.spacy_names.FACTORY)
    doc = blank(ZH)
    start, end, label, probability = doc.user_data["names"][0]
    assert (doc.text[start:end], label) == ("西安龙翔硅材料股份有限公司", "COMPANY")
    assert 0.5 < probability <= 1
    assert any(entity.start_char <= start and end <= entity.end_char for entity in doc.ents)


def test_entities_that_do_not_overlap_stay() -> None:
    doc = language("zh").tokenizer(ZH)
    doc.set_ents([Span(doc, 0, 1, label="X")])
    nlp.spacy_names.create(spacy.blank("zh"), "names", "fast")(doc)
    assert [entity.label_ for entity in doc.ents] == ["X", "COMPANY"]


def test_an_empty_doc_has_no_names() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(nlp.spacy_names.FACTORY)
    assert pipeline("").user_data["names"] == []


def test_none_is_no_model_for_a_pipeline() -> None:
    with pytest.raises(ModelError, match="none"):
        spacy.blank("en").add_pipe(nlp.spacy_names.FACTORY, config={"model": "none"})
