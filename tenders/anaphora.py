"""Bodies that Chinese prose speaks of without their names: 该局, 我校."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    matches = list(_PRONOUN.finditer(document.text)) if document.article.language == "zh" else []
    if not matches:
        return []
    told = sorted(mentions, key=lambda mention: mention.at.start)
    starts = [mention.at.start for mention in told]
    bodies = {head: _Bodies(document, told, _ENDS[head]) for head in {match["head"] for match in matches}}
    found = []
    for match in matches:
        at, before = Span(*match.span()), bisect_right(starts, match.start())
        named = bodies[match["head"]].meant(match["who"], at.start)
        if named is not None and not (before and at.start < told[before - 1].at.end):  # no part of a name
            found.append(Mention("PUBLIC_BODY", at, document.original(at), named.value, BODY_PRONOUN))
    return found


class _Bodies:
    """The bodies of a text whose names end alike, in text order."""

    def __init__(self, document: Document, mentions: Sequence[Mention], ends: re.Pattern[str]) -> None:
        bodies = (mention for mention in mentions if mention.label == "PUBLIC_BODY" and mention.value)
        self._all = [body for body in bodies if ends.search(str(body.value))]
        self._ends = [body.at.end for body in self._all]
        signs = (body for body in reversed(self._all) if _stands_alone(document.text, body.at))
        self._own = next(signs, self._all[0] if self._all else None)

    def meant(self, who: str, position: int) -> Mention | None:
        """Whom 该局 means: the one told of last; whom 我局: who signs, alone on a line, else the one told of first."""
        if who == "我":
            return self._own
        before = bisect_right(self._ends, position)
        return self._all[before - 1] if before else None


def _stands_alone(text: str, at: Span) -> bool:
    end = text.find("\n", at.end)
    line = text[text.rfind("\n", 0, at.start) + 1 : end if end >= 0 else len(text)]
    return line.strip() == text[at.start : at.end]
