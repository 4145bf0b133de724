"""The linear models: words, features of places and texts, probabilities, files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.linear import BUCKETS, NOTHING, around, linear_model, of_text, read_models, save_models, words_of

TEXTS = st.text(alphabet="中标采购 abcAB01,.%\n\ue001\ue003", max_size=80)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中标价1,250.5元", "中标价98元"),
        ("Awarded to X", "awarded TO x"),
        ("awarding", "awardi"),
        ("a  b\tc", "a b c"),
    ],
)
def test_words_are_alike(one: str, other: str) -> None:
    assert words_of(one).hashes.tolist() == words_of(other).hashes.tolist()


@pytest.mark.parametrize(("one", "other"), [("12", "12%"), ("中标", "标中"), ("\ue001", "\ue003")])
def test_words_differ(one: str, other: str) -> None:
    assert words_of(one).hashes.tolist() != words_of(other).hashes.tolist()


def test_words_know_where_they_begin() -> None:
    words = words_of("由\ue001 won 12.5 million。")
    assert words.starts.tolist() == [0, 1, 3, 7, 12, 19]
    assert words.at([1, 19]).tolist() == [1, 5]


@given(TEXTS)
def test_features_are_numbers_of_the_table(text: str) -> None:
    words = words_of(text)
    features = around(words, np.arange(len(words.hashes)))
    assert features.shape[0] == len(words.hashes)
    assert ((features >= 0) & (features <= NOTHING)).all()
    assert (of_text(words) < BUCKETS).all()


def test_a_place_is_known_by_what_stands_beside_it_and_on_which_side() -> None:
    def features(text: str) -> set[int]:
        words = words_of(text)
        return set(around(words, words.at([text.index("\ue001")]))[0].tolist()) - {NOTHING}

    same, turned = features("由\ue001承建"), features("承建\ue001由")
    assert same == features("由\ue001承建")
    assert len(same & turned) == 1, "only what stands at the place itself is alike"
    assert features("甲由\ue001承建") > same


def test_ranges_of_a_text_hold_no_words_of_what_lies_between() -> None:
    words = words_of("甲乙丙丁")
    assert set(of_text(words, [(0, 2), (2, 4)]).tolist()) == {*of_text(words_of("甲乙")), *of_text(words_of("丙丁"))}
    assert len(of_text(words, [])) == 0


def test_probabilities_follow_the_weights() -> None:
    model = linear_model(
        ("no", "yes"), np.array([3, 7]), np.array([[0, 2.0], [1.0, 0]], np.float32), np.zeros(2, np.float32)
    )
    sure, unsure, unknown = model.probabilities(np.array([[3, 3], [3, 7], [5, NOTHING]]))
    assert sure[1] == pytest.approx(1 / (1 + np.exp(-4)))
    assert unsure[1] == pytest.approx(1 / (1 + np.exp(-1)))
    assert unknown.tolist() == [0.5, 0.5]


def test_models_come_back_from_their_file(tmp_path: Path) -> None:
    model = linear_model(
        ("a", "b", "c"),
        np.array([1, 9]),
        np.array([[0.5, -1, 2], [4, 0, 0.25]], np.float32),
        np.array([0, 1, 2], np.float32),
    )
    save_models(tmp_path / "models.npz", {"one": model, "two": model})
    again = read_models(tmp_path / "models.npz")
    assert sorted(again) == ["one", "two"]
    ids = np.array([[1, 9, 4]])
    assert again["two"].classes == model.classes
    assert again["two"].probabilities(ids).tolist() == model.probabilities(ids).tolist()


def test_a_file_that_holds_no_models_is_told(tmp_path: Path) -> None:
    (tmp_path / "models.npz").write_bytes(b"no weights")
    with pytest.raises(ValueError):
        read_models(tmp_path / "models.npz")
