"""The name model: what it reads, what it gives back, and what it may change in the rules' names."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from extractors import extract
from nlp import document as documents
from nlp.document import analyse
from nlp.fast_names import RESERVED, SHIPPED, character_ids, id_table, read_weights, save_weights, shipped
from nlp.invent import Inventor, leading_place
from nlp.names import ModelError, name_model, read_with
from nlp.tagger import BEGIN, END, INSIDE, NAME_LABELS, TAGS, LabelledText, NameSpan, read_names, tag_ids, windows

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "nlp" / "models"


class Recited:
    """A model that finds given names with a given probability, wherever they stand."""

    def __init__(self, label: str, probability: float, *names: str) -> None:
        self.label, self.probability, self.names = label, probability, names

    def probabilities(self, text: str) -> np.ndarray:
        found = [
            NameSpan(at, at + len(name), self.label)
            for name in self.names
            for at in range(len(text))
            if text.startswith(name, at)
        ]
        return soft(tag_ids(LabelledText("", text, tuple(found))), self.probability)


def soft(tags: np.ndarray, probability: float) -> np.ndarray:
    """Tags as probabilities: the given one for each, the rest shared out."""
    spread = np.full((len(tags), len(TAGS)), (1 - probability) / (len(TAGS) - 1), np.float32)
    spread[np.arange(len(tags)), tags] = probability
    return spread


def names_with(monkeypatch: pytest.MonkeyPatch, model: object, text: str) -> list[tuple[str, str]]:
    monkeypatch.setattr(documents, "name_model", lambda name: model)
    found = extract(analyse(Article("", text, "zh", "news")))
    names = [each for each in found if each.label in NAME_LABELS]
    return [(each.label, text[each.span.start : each.span.end]) for each in names]


# --- what is read ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("今天天气很好。明天也不错。", []),
        ("今天天气很好,适合出门走走,大家都很高兴,也不觉得累。采购人是某局。明天也不错。", ["采购人是某局。"]),
        ("招标方\n某某公司\n", ["招标方\n某某公司"]),  # a short line before a marked one may be its label
        ("It rained all day and nobody went out. The tender went to Wai Hong.", ["The tender went to Wai Hong."]),
        ("", []),
    ],
)
def test_only_marked_sentences_are_read(text: str, read: list[str]) -> None:
    assert [text[at.start : at.end] for at in windows(text)] == read


def test_windows_are_in_order_and_apart() -> None:
    text = "甲公司中标。\n" * 400 + "无关的话。" * 20 + "乙公司落选。"
    found = list(windows(text))
    assert len(found) > 3
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert max(map(len, found)) < 900


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(2, 9), st.sampled_from(NAME_LABELS)), max_size=8))
def test_names_survive_their_tags(pieces: list[tuple[int, int, str]]) -> None:
    names, at = [], 0
    for gap, length, label in pieces:
        names.append(NameSpan(at + gap, at + gap + length, label))
        at += gap + length
    text = LabelledText("", "字" * (at + 2), tuple(names))
    found = list(read_names(soft(tag_ids(text), 0.999), 5))
    assert [(name.start - 5, name.end - 5, name.label) for name in found] == [(n.start, n.end, n.label) for n in names]
    assert all(name.probability > 0.99 for name in found)


def test_nothing_is_learnt_about_undecided_spans() -> None:
    tags = tag_ids(LabelledText("", "某某公司和某厂", (NameSpan(0, 4, "COMPANY"),), (Span(5, 7),)))
    assert tags.tolist() == [BEGIN["COMPANY"], INSIDE["COMPANY"], INSIDE["COMPANY"], END["COMPANY"], 0, -100, -100]


def test_rows_of_a_data_set_give_the_text_back() -> None:
    text = LabelledText("a", "某某公司", (NameSpan(0, 4, "COMPANY", 0.5),), (Span(1, 2),))
    assert LabelledText.from_row(text.as_row()) == text


# --- the fast model --------------------------------------------------------------------------------------------------


def test_the_shipped_model_is_small_and_finds_names() -> None:
    assert (MODELS / SHIPPED).stat().st_size < 3_000_000
    model = shipped()
    assert model is not None
    text = "近日,公司收到西安龙翔硅材料股份有限公司发来的中标通知书。"
    assert "西安龙翔硅材料股份有限公司" in [text[name.start : name.end] for name in read_with(model, text)]


def test_probabilities_of_a_character_add_up_to_one() -> None:
    model = shipped()
    assert model is not None
    for text in ("某", "某某公司中标。", "Co., Ltd. 𠮷\ud800", "x" * 2000):
        given_back = model.probabilities(text)
        assert given_back.shape == (len(text), len(TAGS))
        assert np.allclose(given_back.sum(1), 1, atol=1e-4)


def test_loading_needs_no_torch_and_little_time() -> None:
    began = time.process_time()
    read_weights(MODELS / SHIPPED)
    assert time.process_time() - began < 0.5


def test_characters_have_ids_by_kind() -> None:
    ids = character_ids("公A7é㐂𠮷~Z９", id_table("A公"))
    assert ids.tolist() == [RESERVED + 1, RESERVED, 4, 2, 1, 1, 3, 2, 3]


def test_weights_are_written_and_read(tmp_path: Path) -> None:
    width = 4
    random = np.random.default_rng(0)
    weights = {
        "embedding": random.normal(size=(RESERVED + 2, width)), "kernel0": random.normal(size=(3 * width, width)),
        "bias0": random.normal(size=width), "head": random.normal(size=(width, len(TAGS))),
        "head_bias": random.normal(size=len(TAGS)),
    }  # fmt: skip
    save_weights(tmp_path / "small.npz", "公司", {name: value.astype(np.float32) for name, value in weights.items()})
    model = name_model(str(tmp_path / "small.npz"))
    assert model is not None
    assert model.probabilities("公司3").shape == (3, len(TAGS))
    x, kernel = (weights[name].astype(np.float16).astype(np.float64) for name in ("embedding", "kernel0"))
    rows = np.stack([np.zeros(width), x[RESERVED], x[RESERVED + 1], x[4], np.zeros(width)])
    convolved = [np.concatenate(rows[place : place + 3]) @ kernel + weights["bias0"] for place in range(3)]
    scores = (rows[1:4] + np.maximum(convolved, 0)) @ weights["head"] + weights["head_bias"]
    wanted = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    assert np.allclose(model.probabilities("公司3"), wanted, atol=0.02)


@pytest.mark.parametrize("content", [b"", b"PK not a zip", b"\x93NUMPY"])
def test_a_file_without_weights_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"bad\.npz"):
        name_model(str(tmp_path / "bad.npz"))


# --- rules and model together ----------------------------------------------------------------------------------------

MISSED = "公司收到河东飞翼智造发来的中标通知书。"


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (MISSED, None, []),
        (MISSED, Recited("COMPANY", 0.99, "河东飞翼智造"), [("COMPANY", "河东飞翼智造")]),
        (MISSED, Recited("COMPANY", 0.8, "河东飞翼智造"), []),  # not sure enough
        (
            "与华能新疆能源开发有限公司签订合同。",
            Recited("COMPANY", 0.99, "华能新疆能源开发有限公司"),
            [("COMPANY", "华能新疆能源开发有限公司")],
        ),
        (  # shorter than the rules' name: the rules' stands
            "采购人:聊城市财政局",
            Recited("PUBLIC_BODY", 0.99, "市财政局"),
            [("PUBLIC_BODY", "聊城市财政局")],
        ),
        (  # nothing stands before a national body's name
            "总结材料按旬报国家医疗保障局,另行通知。",
            Recited("PUBLIC_BODY", 0.99, "旬报国家医疗保障局"),
            [("PUBLIC_BODY", "国家医疗保障局")],
        ),
        ("送各省财政厅,另行通知。", Recited("PUBLIC_BODY", 0.99, "财政厅"), []),  # tells of a kind
        (  # a single sign before a place is no part of the name
            "中选人换成固原众禾食品有限责任公司。",
            Recited("COMPANY", 0.99, "成固原众禾食品有限责任公司"),
            [("COMPANY", "固原众禾食品有限责任公司")],
        ),
        (
            "承建方为松江二期雨水泵站,明年动工。招标结束。",
            Recited("PROJECT", 0.99, "松江二期雨水泵站"),
            [("PROJECT", "松江二期雨水泵站")],
        ),
    ],
)
def test_second_opinion(
    monkeypatch: pytest.MonkeyPatch, text: str, model: object, expected: list[tuple[str, str]]
) -> None:
    assert names_with(monkeypatch, model, text) == expected


def test_a_name_broken_over_a_line_keeps_its_place_in_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "本公司的全资子公司近日收到了甘泉第一电子设\n备厂家发来的中标通知书,合同尚未签订。"
    found = names_with(monkeypatch, Recited("COMPANY", 0.99, "甘泉第一电子设备厂家"), text)
    assert found == [("COMPANY", "甘泉第一电子设\n备厂家")]


def test_without_a_model_the_rules_stand_alone() -> None:
    document = analyse(Article("", MISSED, "zh", "news"), "none")
    assert document.reader is None
    assert not [mention for mention in extract(document) if mention.rule == "model"]


def test_an_unknown_model_is_refused_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"no/such/folder|pip install"):
        name_model("no/such/folder")


# --- invented texts --------------------------------------------------------------------------------------------------

MET = [
    LabelledText("m", "聊城市财政局就聊城市东昌府区道路改造工程与山东宏基建设有限公司签约", (
        NameSpan(0, 6, "PUBLIC_BODY"), NameSpan(7, 20, "PROJECT"), NameSpan(21, 31, "COMPANY"),
    ), (Span(31, 33),)),
]  # fmt: skip


def test_invented_names_stand_where_they_are_said_to() -> None:
    inventor = Inventor(MET, Random(1))
    for text in inventor.sentences(200):
        spelt = [text.text[name.start : name.end] for name in text.names]
        assert all(spelt) and all(word.strip() == word for word in spelt)
        assert all(one.end <= other.start for one, other in pairwise(text.names))


def test_renamed_text_keeps_everything_but_names() -> None:
    inventor = Inventor(MET, Random(2))
    renamed = [inventor.renamed(MET[0]) for _ in range(30)]
    assert len({text.text for text in renamed}) > 5
    for text in renamed:
        gaps = zip((0, *(n.end for n in text.names)), (*(n.start for n in text.names), None), strict=True)
        assert "".join(text.text[one:other] for one, other in gaps) == "就与签约"
        assert [text.text[span.start : span.end] for span in text.undecided] == ["签约"]


def test_the_same_seed_invents_the_same() -> None:
    one, other = (list(Inventor(MET, Random(3)).sentences(5)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(("name", "place"), [("山东省聊城市财政局", "山东省聊城市"), ("宏基建设有限公司", "")])
def test_places_that_lead_a_name(name: str, place: str) -> None:
    assert name[: leading_place(name)] == place


def test_what_is_invented_does_not_depend_on_the_order_of_sets() -> None:
    """Python orders sets anew in every process, and a seed must give the same texts in each."""
    ask = (
        "from random import Random\n"
        "from nlp.invent import Inventor\n"
        "from nlp.tagger import LabelledText, NameSpan\n"
        "met = [LabelledText('a', '红河州远帆建设有限公司 海州市财政局 滨海大道工程', tuple(\n"
        "    NameSpan(*at) for at in ((0, 11, 'COMPANY'), (12, 18, 'PUBLIC_BODY'), (19, 25, 'PROJECT'))))]\n"
        "print([text.text for text in Inventor(met, Random(0)).sentences(300)])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", ask],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
