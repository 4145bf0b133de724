"""What a name model reads and gives back: windows where a name can be, a tag a character, names and how probable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.article import Span
from nlp.sentences import sentence_spans

NAME_LABELS = ("COMPANY", "PUBLIC_BODY", "PROJECT")
# Outside, then begin, inside and end of each label. No name has one character.
TAGS = ("O", *(f"{place}-{label}" for label in NAME_LABELS for place in "BIE"))
BEGIN, INSIDE, END = (
    {label: TAGS.index(f"{place}-{label}") for label in NAME_LABELS} for place in "BIE"
)  # fmt: skip
WINDOW = 800  # characters read at once, a sentence more or less
LONGEST_SENTENCE = 4000  # what goes on without an end is read in parts, so that memory stays small
Floats = NDArray[np.float32]

_MARKED = re.compile(
    r"公司|集团|银行|支行|分行|[局厅部委会院校所站社厂队处办园馆庭署店]|中心|政府|大学|医院|学校|项目|工程|采购|"
    r"招标|中标|成交|中选|供应商|业主|甲方|乙方|简称|标段|联合体|"
    r"(?<![\w-])[A-Z][\w&.'-]{0,30}(?: (?:of|and|for|the|&))? (?:the )?[A-Z\d]|"
    r"[Pp]roject|[Tt]ender|[Aa]ward|[Bb]id|[Cc]ontract"
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text, half-open, with its label and how probable a model holds it."""

    start: int
    end: int
    label: str
    probability: float = 1.0

    def overlaps(self, other: NameSpan) -> bool:
        """True when both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: NameSpan) -> bool:
        """True when the other lies inside this one and is shorter."""
        return self.start <= other.start and other.end <= self.end and other.end - other.start < self.end - self.start


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text to learn from: its names, and the spans about which nothing is to be learnt."""

    id: str
    text: str
    names: tuple[NameSpan, ...]
    undecided: tuple[Span, ...] = ()

    def as_row(self) -> dict[str, Any]:
        """Plain values, for a data set."""
        return asdict(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> LabelledText:
        """The text that ``as_row`` gave."""
        names = tuple(NameSpan(**name) for name in row["names"])
        return cls(row["id"], row["text"], names, tuple(Span(**span) for span in row["undecided"]))


class NameModel(Protocol):
    """A model that gives each character of a text the probabilities of the tags."""

    def probabilities(self, text: str) -> Floats:
        """An array of shape (characters, tags); the rows add up to one."""
        ...


def is_marked(text: str) -> bool:
    """True when a sentence holds a trigger, an ending or a role: where a name can be."""
    return _MARKED.search(text) is not None


def windows(text: str) -> Iterator[Span]:
    """The stretches of ``text`` that a model reads: runs of sentences, each marked or a label before a marked one."""
    return joined(text, _marked_sentences(text))


def joined(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Sentences in order, run together up to a window's length where nothing but white space parts them."""
    start = end = -1
    for at in sentences:
        if start >= 0 and (at.end - start > WINDOW or text[end : at.start].strip()):
            yield Span(start, end)
            start = -1
        start, end = (at.start if start < 0 else start), at.end
    if start >= 0:
        yield Span(start, end)


def _marked_sentences(text: str) -> Iterator[Span]:
    before: Span | None = None
    for at in parts(sentence_spans(text)):
        if is_marked(text[at.start : at.end]):
            if before is not None and before.end - before.start < 20:
                yield before
            yield at
            before = None
        else:
            before = at


def parts(sentences: Iterable[Span]) -> Iterator[Span]:
    """Sentences in order, those without an end cut into parts."""
    for at in sentences:
        for start in range(at.start, at.end, LONGEST_SENTENCE):
            yield Span(start, min(start + LONGEST_SENTENCE, at.end))


def tag_ids(text: LabelledText) -> NDArray[np.int64]:
    """The tag of each character; -100 where nothing is to be learnt."""
    tags = np.zeros(len(text.text), np.int64)
    for span in text.undecided:
        tags[span.start : span.end] = -100
    for name in text.names:
        tags[name.start : name.end] = INSIDE[name.label]
        tags[name.end - 1], tags[name.start] = END[name.label], BEGIN[name.label]
    return tags


def read_names(tags: Floats, offset: int = 0) -> Iterator[NameSpan]:
    """The names in an array of tag probabilities: runs of one label, cut before each begin and behind each end."""
    by_label = np.stack([tags[:, 0], *(tags[:, 1 + 3 * i : 4 + 3 * i].sum(1) for i in range(len(NAME_LABELS)))], 1)
    best, label = tags.argmax(1), by_label.argmax(1)
    starts = np.flatnonzero((label > 0) & _starts(best, label))
    for start in starts.tolist():
        end = start + 1
        while end < len(label) and label[end] == label[start] and not _is_cut(best, end):
            end += 1
        name = NAME_LABELS[label[start] - 1]
        if end - start > 1:
            yield NameSpan(start + offset, end + offset, name, probability(tags, start, end, name))


def _starts(best: NDArray[np.int64], label: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a run of a label begins, or a new name inside it."""
    changed = np.ones(len(label), bool)
    changed[1:] = label[1:] != label[:-1]
    cut = np.zeros(len(label), bool)
    cut[1:] = _is_cut_all(best)
    return changed | cut


def _is_cut(best: NDArray[np.int64], at: int) -> bool:
    return bool(best[at] % 3 == 1 or (best[at - 1] and best[at - 1] % 3 == 0))


def _is_cut_all(best: NDArray[np.int64]) -> NDArray[np.bool_]:
    cut: NDArray[np.bool_] = (best[1:] % 3 == 1) | ((best[:-1] > 0) & (best[:-1] % 3 == 0))
    return cut


def probability(tags: Floats, start: int, end: int, label: str) -> float:
    """How probable a span is: the geometric mean of its first, last and mean inner tag."""
    inner = tags[start + 1 : end - 1, INSIDE[label]]
    parts = (tags[start, BEGIN[label]], tags[end - 1, END[label]], inner.mean() if len(inner) else 1.0)
    return float(np.prod(parts) ** (1 / 3))
