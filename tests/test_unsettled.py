"""Which sentences the name model is asked about: those in which the rules left something open."""

from __future__ import annotations

import pytest

from corpus.article import Span
from extractors.name import Name
from extractors.unsettled import organisations_unsettled, projects_unsettled
from nlp.names import NameReader
from nlp.sentences import sentence_spans
from tests.test_names_model import Recited


@pytest.mark.parametrize(
    ("text", "found", "rule", "unsettled"),
    [
        ("采购人为聊城市财政局。", "聊城市财政局", "zh_public_body", False),
        ("采购人为聊城市财政局。", "", "", True),  # an ending that no name holds
        ("公司与鹭川内蒙古能源有限公司签约。", "内蒙古能源有限公司", "zh_company", True),  # 川 may belong to it
        ("公司与内蒙古能源有限公司签约。", "内蒙古能源有限公司", "zh_company", False),
        ("公司收到鹭川智造发来的通知。", "", "", True),  # tells of a party, names none
        ("投标人以银行转账方式缴纳保证金。", "", "", False),
        ("合同的履行不影响公司的独立性,对公司业绩有积极影响。", "", "", False),
        ("The Ministry replied.", "", "", True),
        ("It rained all day.", "", "", False),
    ],
)
def test_organisations_unsettled(text: str, found: str, rule: str, unsettled: bool) -> None:
    at = text.find(found)
    names = [Name(at, at + len(found), "COMPANY", rule)] if found else []
    assert organisations_unsettled(text, names)(Span(0, len(text))) is unsettled


@pytest.mark.parametrize(
    ("text", "found", "rule", "unsettled"),
    [
        ("公司中标东河闸站改造工程。", "东河闸站改造工程", "project_prose", False),
        ("公司中标东河闸站改造工程 DHZ-1标段。", "东河闸站改造工程", "project_prose", True),
        ("公司中标东河闸站改造工程。", "", "", True),
        ("公司承建东河闸站。", "", "", True),
        ("本项目不接受联合体投标。", "", "", False),
        ("通过阳光采购服务平台\"网上招标\"提交。", "", "", False),
    ],
)  # fmt: skip
def test_projects_unsettled(text: str, found: str, rule: str, unsettled: bool) -> None:
    at = text.find(found)
    projects = [(at, at + len(found), rule)] if found else []
    assert projects_unsettled(text, projects)(Span(0, len(text))) is unsettled


def test_a_sentence_is_read_once_and_its_names_are_kept_in_order() -> None:
    model = Counted("COMPANY", 0.99, "鹭川智造", "东岭机电")
    text = "鹭川智造中标。\n天气很好。\n东岭机电落选。"
    reader = NameReader(model, text, sentence_spans(text))
    assert [name.start for name in reader.read(lambda at: at.start > 0)] == [14]
    assert [name.start for name in reader.read(lambda at: True)] == [0, 14]
    assert len(reader.read(lambda at: True)) == 2
    assert sum(model.read) == 20


class Counted(Recited):
    """A model that remembers how much it was given."""

    def __init__(self, label: str, probability: float, *names: str) -> None:
        super().__init__(label, probability, *names)
        self.read: list[int] = []

    def probabilities(self, text: str):
        self.read.append(len(text))
        return super().probabilities(text)
