"""The public body that heads or signs an English notice: its buyer, where the text names none otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenders.roles.clue import Clue, Scene
from tenders.roles.parties import NO_BUYER
from tenders.skeleton import symbol_pattern

_AGENT = re.compile(r"Tender|Bidding|Consult|Management|Co\.|Ltd", re.IGNORECASE)  # those who hold tenders for others
_REACH = 300  # characters at the top in which a letterhead stands
_HEADING = symbol_pattern(
    r"(?:\A|(?<=\n))[ ]*(?:The )?(?P<x>{O})(?:,? ?\([^()\n]*\)|, (?:{P}|{O}|"
    r"[A-Z][\w .,-]{0,40})){0,3}[ ]*(?=\n)"
)
_SIGNATURE = symbol_pattern(
    r"(?<=\n)[ ]*(?:[A-Z][\w ]{2,40}, )?(?:The )?(?P<x>{B})(?:, {P})?[ ]*"
    r"(?:\n[^\n]{0,40})?(?:\n[ ]*{D})?\s*\Z"
)


def letterheads(scene: Scene) -> Iterator[Clue]:
    """A clue for the body that heads the notice, and one for the body that signs it; none in news and disclosures."""
    text = scene.skeleton.text
    if scene.document.article.kind != "notice":
        return
    heading = _HEADING.search(text, 0, min(len(text), _REACH))
    for match in (heading, _SIGNATURE.search(text)):
        if match is None:
            continue
        item = scene.skeleton.items[match.start("x")]
        if (
            not _AGENT.search(str(item.value))
            and not NO_BUYER.search(str(item.value))
            and scene.document.text[item.at.start : item.at.end].isascii()
        ):
            yield scene.clue("buyer", match.start("x"), item, "buyer_letterhead")
