"""spaCy DocBin: documents ready for ``spacy train``.

Tokens are those of ``nlp.tokens``, cut once more where a mention begins or ends inside one, so that every mention is
a run of tokens. A value is the mention's ``kb_id_`` (JSON); head and records are in ``user_data["gold"]`` (JSON).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.exchange.parts import document_of, entity_of, head_of, value_of, value_words
from eval.gold import GoldDocument, GoldError

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
_HEAD = "gold"


def write(documents: Iterable[GoldDocument], path: Path) -> None:
    """Write all documents to one file."""
    from spacy.tokens import DocBin

    box = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for document in documents:
        box.add(to_doc(document))
    box.to_disk(path)


def to_doc(document: GoldDocument) -> Doc:
    """A spaCy Doc of a gold document; its text is the document's."""
    from spacy.tokens import Doc, Span

    from nlp.tokens import language

    nlp = language(document["lang"])
    words, spaces = _tokens(document["text"], document["entities"])
    doc = Doc(nlp.vocab, words=words, spaces=spaces, user_data={_HEAD: value_words(head_of(document))})
    first = {token.idx: token.i for token in doc}
    last = {token.idx + len(token): token.i + 1 for token in doc}
    doc.set_ents(
        [
            Span(doc, first[e["start"]], last[e["end"]], label=e["label"], kb_id=value_words(e["value"]))
            for e in document["entities"]
        ]
    )
    return doc


def _tokens(text: str, entities: Iterable[dict[str, Any]]) -> tuple[list[str], list[bool]]:
    from nlp.tokens import tokenise

    edges = {0, len(text)} | {edge for entity in entities for edge in (entity["start"], entity["end"])}
    for token in tokenise(text):
        edges |= {token.idx, token.idx + len(token)}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(edges)):
        if text[start:end] == " " and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    return words, spaces


def read(path: Path) -> list[GoldDocument]:
    """The documents of a file; one that was not written here has the values that its names are. Raises GoldError."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        box = DocBin().from_disk(path)
    except Exception as error:  # zlib, msgpack and spaCy each have their own
        raise GoldError(f"{path}: no DocBin: {error}") from error
    return [from_doc(doc, f"{path.stem}-{at}") for at, doc in enumerate(box.get_docs(Vocab()), 1)]


def from_doc(doc: Doc, name: str) -> GoldDocument:
    """The gold document of a Doc; ``name`` is its id when it has none."""
    entities = [
        entity_of(doc.text, ent.start_char, ent.end_char, ent.label_, value_of(ent.kb_id_) if ent.kb_id_ else None)
        for ent in doc.ents
    ]
    head = value_of(doc.user_data[_HEAD]) if _HEAD in doc.user_data else {"id": name}
    return document_of(doc.text, entities, head)
