"""Gold in the forms of other tools, both ways. A format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.exchange import brat, conll, docbin, doccano, label_studio
from eval.gold import GoldDocument


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written and read, and what it is called: a file's suffix, or a folder."""

    write: Callable[[Iterable[GoldDocument], Path], None]
    read: Callable[[Path], list[GoldDocument]]
    suffix: str  # "" for a folder


FORMATS: dict[str, Format] = {
    "label-studio": Format(label_studio.write, label_studio.read, ".json"),
    "brat": Format(brat.write, brat.read, ""),
    "conll": Format(conll.write, conll.read, ".conll"),
    "docbin": Format(docbin.write, docbin.read, ".spacy"),
    "doccano": Format(doccano.write, doccano.read, ".jsonl"),
}
