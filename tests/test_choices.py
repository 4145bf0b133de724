"""Which value of a disclosure is chosen: its candidates, their signs, and models that weigh them."""

import numpy as np
import pytest

import tenders.choices
from corpus.article import Article, Span
from eval.train_choices import Lesson
from extractors import extract
from nlp.document import analyse
from nlp.edges import edge_features, edges
from nlp.linear import BUCKETS, NOTHING, LinearModel, lightened, linear_model, with_signs
from tenders.assemble import read_sheet
from tenders.candidates import Candidate, Sheet, amounts, parties
from tenders.choices import CHOSEN, ENDS, STARTS, choice_models, with_choices
from tenders.project_candidates import projects
from tenders.record import TenderRecord

HEAD = "证券代码：600998 证券简称：青禾水利 公告编号：2022-031\n青禾水利股份有限公司\n关于项目中标的公告\n"
BODY = (
    "青禾水利股份有限公司（以下简称“公司”）近日收到石桥县水务局发来的《中标通知书》，确定公司为石桥县河道整治工程的中标单位。\n"
    "建设单位：石桥县水务局。一标段300万元，二标段500万元，合计800万元。双方此前合作的金额为120万元。\n"
    "公司子公司青禾机电有限公司与白塔农业发展有限公司也有往来。\n"
)
CLOSE = "特此公告。\n青禾水利股份有限公司\n董事会\n2022年7月8日\n"
NOTHING_KNOWN = linear_model(("other", "chosen"), np.zeros(0, np.int64), np.zeros((0, 2), np.float32), np.zeros(2))


def sheet(text: str = HEAD + BODY + CLOSE, language: str = "zh", kind: str = "notice") -> Sheet | None:
    document = analyse(Article("", text, language, kind, title="关于项目中标的公告"))
    return read_sheet(document, extract(document))


def a_sheet() -> Sheet:
    found = sheet()
    assert found is not None
    return found


def weighing(**signs: float) -> LinearModel:
    """A model of a few signs, with ``__`` for a colon; what has none of them is unlikely."""
    ids = {int(with_signs(np.zeros(0, np.int64), [name.replace("__", ":")])[0]): each for name, each in signs.items()}
    weights = np.array([(0.0, ids[number]) for number in sorted(ids)], np.float32).reshape(-1, 2)
    return linear_model(
        ("other", "chosen"), np.array(sorted(ids), np.int64), weights, np.array([0.0, -3.0], np.float32)
    )


def choose(monkeypatch: pytest.MonkeyPatch, **models: LinearModel) -> TenderRecord:
    """The record with what models choose; a model not given finds nothing likely."""
    known = {name: weighing() for name in CHOSEN} | {STARTS: NOTHING_KNOWN, ENDS: NOTHING_KNOWN}
    monkeypatch.setattr(tenders.choices, "choice_models", lambda: known | models)
    return with_choices(a_sheet())


def by_value(candidates: list[Candidate]) -> dict[str, Candidate]:
    return {str(getattr(each.value, "amount", each.value)): each for each in candidates}


@pytest.mark.parametrize(
    ("amount", "sign"),
    [
        ("8000000", "rank:0"),
        ("8000000", "sum of two"),
        ("8000000", "order:2"),
        ("3000000", "rank:2"),
        ("1200000", "figures:2"),
        ("1200000", "magnitude:6"),
        ("5000000", "currency:CNY"),
    ],
)
def test_signs_of_an_amount(amount: str, sign: str) -> None:
    assert sign in by_value(amounts(a_sheet()))[amount].signs


def test_an_amount_that_adds_up_the_others() -> None:
    parts = a_sheet()
    text = HEAD + BODY.replace("双方此前合作的金额为120万元。", "") + CLOSE
    assert "total" not in by_value(amounts(parts))["8000000"].signs
    found = sheet(text)
    assert found is not None and "total" in by_value(amounts(found))["8000000"].signs


def test_parties_are_not_of_the_own_side() -> None:
    found = by_value(parties(a_sheet()))
    assert set(found) == {"石桥县水务局", "白塔农业发展有限公司"}
    assert {"chosen", "begins"} & found["石桥县水务局"].signs
    assert {"another chosen", "times:1", "end:有限公司"} <= found["白塔农业发展有限公司"].signs


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (HEAD.replace("项目中标", "召开董事会会议") + CLOSE, "zh", "notice"),
        ("石桥县水务局河道整治工程招标公告\n招标人：石桥县水务局\n预算金额：300万元\n", "zh", "notice"),
        ("Qinghe Water Co., Ltd. won the river works of Shiqiao County for 8 million yuan.\n", "en", "news"),
    ],
    ids=["no win", "a form", "English news"],
)
def test_nothing_is_chosen_in_other_texts(text: str, language: str, kind: str) -> None:
    assert sheet(text, language, kind) is None


def test_a_likelier_value_replaces_that_of_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    ruled, chosen = choose(monkeypatch), choose(monkeypatch, award=weighing(rank__0=9.0))
    assert ruled.award and ruled.award.value.amount == 1200000
    assert chosen.award and chosen.award.value.amount == 8000000
    assert (chosen.buyer, chosen.project, chosen.suppliers) == (ruled.buyer, ruled.project, ruled.suppliers)


def test_a_value_that_is_hardly_likelier_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose(monkeypatch, award=weighing(rank__0=4.0, chosen=3.9)) == choose(monkeypatch)


def test_a_chosen_value_has_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    buyer = choose(monkeypatch, buyer=weighing(end__有限公司=9.0)).buyer
    assert buyer is not None
    assert buyer.value == buyer.evidence[0].quote == "白塔农业发展有限公司"
    assert buyer.evidence[0].rule == "buyer_chosen"


def test_edges_find_a_span_by_its_sides() -> None:
    text = "确定公司为石桥县灌区改造项目的中标单位"
    at = Span(text.index("石桥"), text.index("的中标"))
    found = edges(text, _model_of(text, at.start), _model_of(text, at.end))
    assert next(found.likely(5, 40)) == at
    assert found.scores(at) > found.scores(Span(0, 5))


def _model_of(text: str, place: int) -> LinearModel:
    ids = np.unique(edge_features(text)[place])
    weights = np.stack([np.zeros(len(ids)), np.ones(len(ids))], axis=1).astype(np.float32)
    return linear_model(("other", "edge"), ids, weights, np.zeros(2, np.float32))


def test_a_project_that_no_rule_reads_is_a_candidate() -> None:
    found = a_sheet()
    text = found.scene.document.text
    at = Span(text.index("河道整治"), text.index("的中标单位"))
    names = edges(text, _model_of(text, at.start), _model_of(text, at.end))
    assert "place:0" in by_value(projects(found, names))["河道整治工程"].signs


def test_rules_alone_choose_among_very_many_values() -> None:
    found = sheet(HEAD + BODY + "".join(f"另有{number}万元。" for number in range(900, 1300)) + CLOSE)
    assert found is not None and not amounts(found)


def test_features_of_words_and_signs_never_share_a_number() -> None:
    ids = with_signs(np.array([5, 8, NOTHING]), ["chosen", "rank:0"])
    assert len(ids) == 4 and sorted(ids % 2) == [0, 0, 1, 1] and ids.max() < BUCKETS


def test_a_lightened_model_keeps_what_weighs_most() -> None:
    weights = np.array([[0, 1], [0, -5], [0, 3]], np.float32)
    model = lightened(linear_model(("a", "b"), np.array([2, 4, 6]), weights, np.zeros(2, np.float32)), 2)
    assert list(np.flatnonzero(model.rows)) == [4, 6]


def test_the_models_that_ship_know_each_choice() -> None:
    assert set(choice_models()) == {"buyer", "award", "project", STARTS, ENDS}


TRUTH = {"buyer": "石桥县 水务局", "award": {"amount": "8000000", "currency": "CNY"}, "project": "石桥县河道整治工程"}


def test_what_the_truth_gives_is_learnt() -> None:
    lesson = Lesson("1", a_sheet(), [TRUTH])
    assert [name for name, each in by_value(amounts(lesson.sheet)).items() if lesson.is_true("award", each)] == [
        "8000000"
    ]
    assert [each.value for each in parties(lesson.sheet) if lesson.is_true("buyer", each)] == ["石桥县水务局"]
    assert [lesson.text[at.start : at.end] for at in lesson.names()] == ["石桥县河道整治工程"]


def test_who_holds_tenders_for_others_is_no_buyer_to_learn() -> None:
    agency = Candidate("", "白塔招标代理有限公司", (), (), frozenset())
    lesson = Lesson("1", a_sheet(), [{"buyer": "白塔招标代理有限公司"}])
    assert not lesson.is_true("buyer", agency)
