"""Whether prose tells of a contract or of an award, where no words that rules know say that it was signed."""

from __future__ import annotations

from bisect import bisect_right

from nlp.linear import of_text
from nlp.names import NONE
from tenders.draft import Draft
from tenders.parts import SEGMENT_END
from tenders.roles import Scene
from tenders.roles.learned import SIGNED, role_models

_SURE = 0.65


def reads_as_signed(scene: Scene, draft: Draft) -> bool:
    """True when the sentences that a draft is made of read like those of contracts."""
    model = role_models(scene.document.article.language).get(SIGNED)
    if model is None or scene.document.model == NONE:
        return False
    text = scene.skeleton.text
    ends = [0, *(match.end() for match in SEGMENT_END.finditer(text)), len(text)]
    told = sorted({bisect_right(ends, clue.position) for part in draft.parts for clue in part})
    starts = [int(at) for at in scene.skeleton_words.at(ends)]
    features = of_text(
        scene.skeleton_words, [(starts[number - 1], starts[number]) for number in told if number < len(ends)]
    )
    return model.of_text(features)["contract"] >= _SURE
