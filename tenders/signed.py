"""Whether prose tells of a contract or of an award, where no words that rules know say that it was signed."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from nlp.linear import of_text
from nlp.names import NONE
from tenders.draft import Draft
from tenders.parts import SEGMENT_END
from tenders.roles import Scene
from tenders.roles.learned import LONGEST, SIGNED, role_models

_SURE = 0.65
_MOST = 20  # sentences of a draft that are read


def reads_as_signed(scene: Scene, draft: Draft) -> bool:
    """True when the first sentences that a draft is made of read like those of contracts."""
    model = role_models(scene.document.article.language).get(SIGNED)
    if model is None or scene.document.model == NONE or len(scene.skeleton.text) > LONGEST:
        return False
    bounds = _sentence_bounds(scene.skeleton.text)
    told = {bisect_right(bounds, clue.position) for part in draft.parts for clue in part}
    words = scene.skeleton_words
    ranges = [words.at((bounds[number - 1], bounds[number])).tolist() for number in sorted(told)[:_MOST]]
    return model.of_text(of_text(words, ((start, end) for start, end in ranges)))["contract"] >= _SURE


@lru_cache(maxsize=1)
def _sentence_bounds(text: str) -> tuple[int, ...]:
    """Where the sentences of a text begin, and one behind its end."""
    return (0, *(match.end() for match in SEGMENT_END.finditer(text)), len(text) + 1)
