"""Training of the fast name model with torch, on one thread so that a seed gives the same weights again."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp.fast_names import (
    RESERVED,
    SHIPPED,
    UNKNOWN_HAN,
    UNKNOWN_LETTER,
    character_ids,
    dilation,
    id_table,
    save_weights,
)
from nlp.tagger import TAGS, Floats, LabelledText, tag_ids, windows

if TYPE_CHECKING:
    import torch

WIDTH, LAYERS = 96, 6
RAREST = 3  # times that a character must stand in the texts to have an id of its own
BATCH = 16  # windows
FORGOTTEN = 0.04  # share of characters shown as unknown, so that names are known by what stands around them too


@dataclass(frozen=True)
class Course:
    """How long and how fast to learn."""

    epochs: int
    rate: float


SILVER = Course(5, 3e-3)
GOLD = Course(4, 8e-4)
Window = tuple[Any, Any]  # ids, tags


@dataclass(frozen=True)
class Tagger:
    """A torch module and the characters that its ids stand for."""

    module: Any
    vocabulary: str


def begin(texts: Sequence[LabelledText], seed: int) -> Tagger:
    """A tagger that has learnt the silver texts."""
    vocabulary = vocabulary_of(texts)
    fresh = new_tagger(vocabulary, seed)
    return Tagger(fit(fresh, training_windows(texts, vocabulary), SILVER, seed), vocabulary)


def finish(begun: Tagger, texts: Sequence[LabelledText], seed: int) -> Tagger:
    """The tagger after it has learnt the gold texts too."""
    return Tagger(fit(begun.module, training_windows(texts, begun.vocabulary), GOLD, seed), begun.vocabulary)


def save(tagger: Tagger, out: Path) -> Path:
    """Write the weights into the folder ``out``; returns their file."""
    out.mkdir(parents=True, exist_ok=True)
    save_weights(out / SHIPPED, tagger.vocabulary, weights_of(tagger.module))
    return out / SHIPPED


def vocabulary_of(texts: Iterable[LabelledText]) -> str:
    """The characters frequent enough to learn, in the order of their code points."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text.text)
    return "".join(sorted(c for c, n in counts.items() if n >= RAREST and not c.isdigit() and ord(c) < 0x30000))


def training_windows(texts: Iterable[LabelledText], vocabulary: str) -> list[Window]:
    """Ids and tags of the windows of labelled texts."""
    table = id_table(vocabulary)
    found = []
    for text in texts:
        tags = tag_ids(text)
        for at in windows(text.text):
            found.append((character_ids(text.text[at.start : at.end], table), tags[at.start : at.end]))
    return found


def new_tagger(vocabulary: str, seed: int) -> torch.nn.Module:
    """A tagger with random weights."""
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    parts = torch.nn.ModuleDict({"embedding": torch.nn.Embedding(RESERVED + len(vocabulary), WIDTH, padding_idx=0)})
    for index in range(LAYERS):
        reach = dilation(index)
        parts[f"layer{index}"] = torch.nn.Conv1d(WIDTH, WIDTH, 3, padding=reach, dilation=reach)
    parts["head"] = torch.nn.Linear(WIDTH, len(TAGS))
    return parts


def fit(tagger: torch.nn.Module, data: Sequence[Window], course: Course, seed: int) -> torch.nn.Module:
    """A copy of the tagger that has learnt the windows; the one given stays as it was."""
    import torch

    torch.manual_seed(seed)
    tagger = copy.deepcopy(tagger).train()
    steps = course.epochs * -(-len(data) // BATCH)
    optimiser = torch.optim.AdamW(tagger.parameters(), course.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, course.rate, total_steps=steps + 1)
    for _ in range(course.epochs):
        for batch in _batches(data):
            optimiser.zero_grad()
            _loss(tagger, *batch).backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return tagger.eval()


def _batches(data: Sequence[Window]) -> Iterable[tuple[Any, Any]]:
    """Padded batches of windows of about one length, in random order."""
    import torch

    shaken = torch.randperm(len(data)).tolist()
    pools = [sorted(shaken[i : i + 64 * BATCH], key=lambda n: len(data[n][0])) for i in range(0, len(data), 64 * BATCH)]
    groups = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    for place in torch.randperm(len(groups)).tolist():
        rows = [data[n] for n in groups[place]]
        ids = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(row[0]) for row in rows], True, 0)
        tags = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(row[1]) for row in rows], True, -100)
        yield _forget(ids), tags


def _forget(ids: Any) -> Any:
    import torch

    lost = (torch.rand(ids.shape) < FORGOTTEN) & (ids >= RESERVED)
    return torch.where(lost, torch.where(torch.rand(ids.shape) < 0.9, UNKNOWN_HAN, UNKNOWN_LETTER), ids)


def _loss(tagger: Any, ids: Any, tags: Any) -> Any:
    import torch

    held = (ids > 0).unsqueeze(1)
    x = torch.nn.functional.dropout(tagger["embedding"](ids), 0.1).transpose(1, 2)
    for index in range(LAYERS):
        x = (x + torch.relu(tagger[f"layer{index}"](x))) * held
    x = torch.nn.functional.dropout(x, 0.1).transpose(1, 2)
    return torch.nn.functional.cross_entropy(tagger["head"](x).flatten(0, 1), tags.flatten(), ignore_index=-100)


def weights_of(tagger: Any) -> dict[str, Floats]:
    """The tagger's weights in the layout of ``FastNames``."""
    state = {name: value.detach().numpy() for name, value in tagger.state_dict().items()}
    weights = {"embedding": state["embedding.weight"], "head": state["head.weight"].T, "head_bias": state["head.bias"]}
    for index in range(LAYERS):
        kernel = state[f"layer{index}.weight"]  # (out, in, taps)
        weights[f"kernel{index}"] = np.ascontiguousarray(kernel.transpose(2, 1, 0)).reshape(3 * WIDTH, WIDTH)
        weights[f"bias{index}"] = state[f"layer{index}.bias"]
    return weights
