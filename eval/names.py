"""How right names are: cross-validation over gold documents, and the parties of fddc2018's held-out fifth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from eval.gold import GoldDocument, gold_article, read_gold
from eval.metrics.counts import Counts
from eval.predictions import predict
from eval.score import document_counts
from eval.silver import HELD_OUT, gold_text, is_held_out, to_dataset
from extractors import extract
from nlp.document import Document, analyse
from nlp.fold import fold
from nlp.names import DEFAULT
from nlp.train import Trainer

PARTY_LABELS = ("COMPANY", "PUBLIC_BODY")


def folds(documents: Sequence[GoldDocument], count: int) -> list[list[GoldDocument]]:
    """The documents dealt into ``count`` parts in the order of a hash of their ids."""
    dealt = sorted(documents, key=lambda document: sha256(str(document["id"]).encode()).hexdigest())
    return [dealt[part::count] for part in range(count)]


def cross_validated(trainer: Trainer, documents: Sequence[GoldDocument], count: int, folder: Path) -> Counts:
    """Counts over all documents, each predicted with a model that has learnt from the other parts only."""
    total: Counts = Counter()
    for part, left_out in enumerate(folds(documents, count)):
        ids = {document["id"] for document in left_out}
        learnt = (gold_text(document) for document in documents if document["id"] not in ids)
        model = trainer.finish(to_dataset(learnt), folder / str(part))
        for document in left_out:
            total.update(document_counts(document, predict(document, str(model))))
    return total


def held_out_documents(shared: Path) -> Iterator[GoldDocument]:
    """The fifth of fddc2018 that no training has seen."""
    return filter(is_held_out, read_gold(shared / "corpora" / f"{HELD_OUT}.jsonl.gz"))


def party_counts(documents: Iterable[GoldDocument], model: str = DEFAULT) -> Counter[str]:
    """Buyers and suppliers of the truth, and how many of them a COMPANY or PUBLIC_BODY span spells.

    Keys: role, ``role in text`` (stands in the text letter by letter), ``role found``. White space does not count.
    """
    counts: Counter[str] = Counter()
    for gold in documents:
        document = analyse(gold_article(gold), model)
        found, text = _party_names(document), _squeezed(document.text)
        for role, name in _parties(gold):
            counts.update({role: 1, f"{role} in text": name in text, f"{role} found": name in found})
    return counts


def _party_names(document: Document) -> set[str]:
    spans = (mention.at for mention in extract(document) if mention.label in PARTY_LABELS)
    return {_squeezed(document.text[at.start : at.end]) for at in spans}


def _parties(gold: GoldDocument) -> Iterator[tuple[str, str]]:
    for record in gold.get("records") or ():
        names = [("supplier", name) for name in record.get("suppliers") or ()] + [("buyer", record.get("buyer"))]
        yield from ((role, _squeezed(fold(name))) for role, name in names if name)


def _squeezed(text: str) -> str:
    return "".join(text.split())
