"""The heavy name model: any transformers token-classification model whose tags are those of ``nlp.tagger``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from nlp.names import ModelError
from nlp.tagger import BEGIN, END, INSIDE, NAME_LABELS, TAGS, Floats

LEARNT = "learnt.npz"  # beside the weights: what they have learnt, apart from the encoder
_PIECE = 400  # characters read at once: fewer tokens than the 512 that such models take


@dataclass(frozen=True)
class TransformerNames:
    """A tokenizer and a model of transformers; ``order`` gives the model's column for each of our tags."""

    tokenizer: Any
    model: Any
    order: tuple[int, ...] = tuple(range(len(TAGS)))

    def probabilities(self, text: str) -> Floats:
        """Tag probabilities of each character, shape (characters, tags)."""
        parts = [self._piece(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)]
        return np.concatenate(parts) if parts else np.zeros((0, len(TAGS)), np.float32)

    def _piece(self, text: str) -> Floats:
        import torch

        encoded = self.tokenizer(text, return_tensors="pt", return_offsets_mapping=True, truncation=True)
        offsets = encoded.pop("offset_mapping")[0].tolist()
        with torch.inference_mode():
            scores = self.model(encoded["input_ids"], attention_mask=encoded["attention_mask"]).logits[0]
        return spread(scores.softmax(-1)[:, list(self.order)].numpy(), offsets, text)


def spread(tokens: Floats, offsets: list[tuple[int, int]], text: str) -> Floats:
    """Token probabilities laid over the characters of their tokens.

    A name's end falls on the last character of its last token, whatever the token's own tag; white space at a token's
    edge, and what no token holds, is outside every name.
    """
    tags = np.zeros((len(text), len(TAGS)), np.float32)
    tags[:, 0] = 1.0
    real = [(n, *_trimmed(text, start, end)) for n, (start, end) in enumerate(offsets) if text[start:end].strip()]
    for place, (row, start, end) in enumerate(real):
        following = tokens[real[place + 1][0]] if place + 1 < len(real) else None
        tags[start:end] = _inner(tokens[row])
        tags[start] = _first(tokens[row])
        tags[end - 1] = _last(tokens[row], following, alone=end - start == 1)
        if place and real[place - 1][2] < start:  # the space between two tokens of one name
            tags[real[place - 1][2] : start] = _inner(tokens[row]) if _goes_on(tokens[row]) else tags[start - 1]
    return tags


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _goes_on(token: Floats) -> bool:
    return int(token.argmax()) in (*INSIDE.values(), *END.values())


def _first(token: Floats) -> Floats:
    """A token's probabilities on its first character: a name may begin there, none ends before the token does."""
    first = token.copy()
    for label in NAME_LABELS:
        first[INSIDE[label]] += first[END[label]]
        first[END[label]] = 0
    return first


def _inner(token: Floats) -> Floats:
    """A token's probabilities on a character inside it: whatever its place in the name, the name goes on."""
    inner = _first(token)
    for label in NAME_LABELS:
        inner[INSIDE[label]] += inner[BEGIN[label]]
        inner[BEGIN[label]] = 0
    return inner


def _last(token: Floats, following: Floats | None, alone: bool) -> Floats:
    """A token's probabilities on its last character: the name ends there when the next token does not go on with it."""
    last = np.zeros_like(token)
    last[0] = token[0]
    for label in NAME_LABELS:
        ends = 1.0 if following is None else 1.0 - float(following[INSIDE[label]] + following[END[label]])
        begun, held = token[BEGIN[label]], token[INSIDE[label]] + token[END[label]]
        if alone:
            last[BEGIN[label]], last[INSIDE[label]], last[END[label]] = begun, held * (1 - ends), held * ends
        else:
            last[INSIDE[label]], last[END[label]] = (begun + held) * (1 - ends), (begun + held) * ends
    return last


@lru_cache(maxsize=2)
def load(name: str) -> TransformerNames:
    """The model in a folder or under a hub id. Raises ModelError when transformers, torch or the tags are missing."""
    if find_spec("transformers") is None or find_spec("torch") is None:
        raise ModelError("this model needs transformers and torch: pip install 'tenderlens[transformers]'")
    from transformers import AutoModelForTokenClassification, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
        model = AutoModelForTokenClassification.from_pretrained(name).eval()
    except (OSError, ValueError) as error:
        raise ModelError(f"{name}: {str(error).splitlines()[0]}") from error
    return TransformerNames(tokenizer, model, _order(name, model.config.label2id))


def _order(name: str, label2id: dict[str, int]) -> tuple[int, ...]:
    missing = [tag for tag in TAGS if tag not in label2id]
    if missing:
        raise ModelError(f"{name}: a model for other tags, {', '.join(missing[:3])} not among its own")
    return tuple(label2id[tag] for tag in TAGS)
