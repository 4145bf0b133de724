"""Bodies that Chinese prose speaks of without their names: 该局, 我校."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Span
from extractors.mention import Mention
from nlp.document import Document
from nlp.pattern_table import leaping

BODY_PRONOUN = "body_pronoun"  # the rule of such mentions: none of them is a supplier
# What a body calls itself or is called, and how the names of such bodies end.
_ENDS = {head: re.compile(rf"(?:{words})$") for head, words in {
    "局": "局", "馆": "馆", "委": "委员会|委", "处": "处", "站": "站", "所": "所", "中心": "中心", "医院": "医院",
    "院": "院", "校": "校|中学|小学|大学|学院", "学校": "校|中学|小学", "学院": "学院",
}.items()}  # fmt: skip
_PRONOUN = leaping(rf"(?P<who>(?<!应)该|我)(?P<head>{'|'.join(sorted(_ENDS, key=len, reverse=True))})(?!长)")


def pronouns(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """A mention for each such word in a Chinese text that a body's name explains."""
    if document.article.language != "zh":
        return []
    bodies = [mention for mention in mentions if mention.label == "PUBLIC_BODY" and mention.value]
    found = []
    for match in _PRONOUN.finditer(document.text):
        if any(mention.at.start <= match.start() < mention.at.end for mention in mentions):
            continue
        alike = [body for body in bodies if _ENDS[match["head"]].search(str(body.value))]
        named = _own(document, alike) if match["who"] == "我" else _last(alike, match.start())
        if named is not None:
            at = Span(*match.span())
            found.append(Mention("PUBLIC_BODY", at, document.original(at), named.value, BODY_PRONOUN))
    return found


def _last(bodies: Sequence[Mention], position: int) -> Mention | None:
    """The body told of last before a position."""
    return next((body for body in reversed(bodies) if body.at.end <= position), None)


def _own(document: Document, bodies: Sequence[Mention]) -> Mention | None:
    """Who says 我局: the body that stands alone on a line, as who signs does, else the one named first."""
    return next((body for body in reversed(bodies) if _stands_alone(document.text, body.at)), next(iter(bodies), None))


def _stands_alone(text: str, at: Span) -> bool:
    end = text.find("\n", at.end)
    line = text[text.rfind("\n", 0, at.start) + 1 : end if end >= 0 else len(text)]
    return line.strip() == text[at.start : at.end]
