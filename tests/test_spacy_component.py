"""``nlp.add_pipe("tenderlens")`` in pipelines of others, for Chinese and English."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractors.mention import Money
from nlp.tokens import language as jieba_language
from tenders.spacy_component import NAME, create, extraction_of

ZH = (
    "聊城市政务服务管理局12345热线话务服务外包项目中标公告\n项目编号：SDGP371500202402000123\n采购人：聊城市政务服务管理局\n"
    "中标供应商：山东齐晟信息技术有限公司\n中标金额：413.6万元\n公告日期：2024年4月2日\n"
)
EN = (
    "Nanning Municipal Finance Bureau announced on August 20, 2023 that Guangxi Jianteng Engineering Co., Ltd. won the "
    "tender for the Ring Road Lighting Upgrade Project at a price of 13.98 million yuan.\n"
)


def with_tenderlens(nlp: Language) -> Language:
    nlp.add_pipe(NAME)
    return nlp


def characters() -> Language:
    return with_tenderlens(spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}}))


def jieba() -> Language:
    ours, nlp = jieba_language("zh"), spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    nlp.tokenizer = type(ours.tokenizer)(nlp.vocab)
    return with_tenderlens(nlp)


def english() -> Language:
    return with_tenderlens(spacy.blank("en"))


@pytest.mark.parametrize("make", [characters, jieba])
def test_chinese(make: object) -> None:
    doc = make()(ZH)  # type: ignore[operator]
    found = {(span.text, span.label_) for span in doc.spans[NAME]}
    assert {("山东齐晟信息技术有限公司", "COMPANY"), ("413.6万元", "MONEY"), ("2024年4月2日", "DATE")} <= found
    (tender,) = doc._.tenders
    assert (tender.stage.value, tender.number.value) == ("award", "SDGP371500202402000123")
    assert [fact.value for fact in tender.suppliers] == ["山东齐晟信息技术有限公司"]
    evidence = tender.award.evidence[0]
    assert doc.text[evidence.span.start : evidence.span.end] == evidence.quote == "413.6万元"


def test_english() -> None:
    doc = english()(EN)
    spans = {span.text: span for span in doc.spans[NAME]}
    assert spans["Guangxi Jianteng Engineering Co., Ltd."].label_ == "COMPANY"
    assert isinstance(spans["13.98 million yuan"]._.tender_value, Money)
    (tender,) = doc._.tenders
    assert [fact.value for fact in tender.suppliers] == ["Guangxi Jianteng Engineering Co., Ltd."]
    assert tender.award.value.amount == 13_980_000


@pytest.mark.parametrize(("make", "text"), [(characters, ZH), (jieba, ZH), (english, EN)])
def test_every_mention_lies_in_its_span(make: object, text: str) -> None:
    doc = make()(text)  # type: ignore[operator]
    mentions = extraction_of(doc).mentions
    assert len(mentions) == len(doc.spans[NAME]) > 0
    for mention, span in zip(mentions, doc.spans[NAME], strict=True):
        assert span.start_char <= mention.span.start < mention.span.end <= span.end_char
        assert (span.label_, span.id_) == (mention.label, mention.rule)


def test_date_given_before_settles_relative_ones() -> None:
    nlp = characters()
    doc = nlp.make_doc("聊城市今年5月启动热线外包项目招标，预算100万元。")
    doc._.published = "2024-08-20"
    assert "2024-05" in {span._.tender_value for span in nlp(doc).spans[NAME]}


@pytest.mark.parametrize("text", ["", "   \n", "2023年国内生产总值增长5.2%。"])
def test_text_without_tenders(text: str) -> None:
    doc = characters()(text)
    assert doc._.tenders == ()


def test_a_saved_doc_has_its_tenders_again() -> None:
    nlp = characters()
    saved = DocBin(store_user_data=True)
    saved.add(nlp(ZH))
    (doc,) = DocBin().from_bytes(saved.to_bytes()).get_docs(nlp.vocab)
    fresh = nlp(ZH)
    assert [span.text for span in doc.spans[NAME]] == [span.text for span in fresh.spans[NAME]]
    assert doc._.tenders == fresh._.tenders


def test_displacy_shows_the_mentions() -> None:
    page = displacy.render(characters()(ZH), style="span", options={"spans_key": NAME}, jupyter=False)
    assert "COMPANY" in page and "MONEY" in page


def test_key_of_the_spans_may_be_named() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME, config={"spans_key": "sc"})
    assert list(nlp(EN).spans) == ["sc"]


def test_pipeline_is_saved_and_loaded(tmp_path: Path) -> None:
    english().to_disk(tmp_path)
    assert len(spacy.load(tmp_path)(EN)._.tenders) == 1


def test_other_components_keep_their_entities() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "X", "pattern": "Nanning"}])
    doc = with_tenderlens(nlp)(EN)
    assert [entity.text for entity in doc.ents] == ["Nanning"] and isinstance(doc, Doc)


def test_entry_point_is_declared_and_leads_to_the_factory() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"][NAME].partition(":")
    assert getattr(import_module(module), name) is create
    assert NAME in Language.factories
