"""Frames: what a slot says, what is wrong in a line, and the frames that ship."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from eval.role_frames import STAGES, frames, read_frame
from eval.train_roles import LANGUAGES
from tenders.roles.learned import FAMILIES, FAMILY_OF, OTHER
from tenders.skeleton import SYMBOLS


def test_slots_become_symbols_and_parts() -> None:
    frame = read_frame(
        "award\t[PLACE]的[PROJECT]归了[SUPPLIER],[LOSER]要价[LOSING],押金[MONEY],让利[RATE]。", Random(0)
    )
    company, money = SYMBOLS["COMPANY"], SYMBOLS["MONEY"]
    assert frame.stage == "award"
    assert frame.text.startswith(
        f"{SYMBOLS['PLACE']}的{SYMBOLS['PROJECT']}归了{company},{company}要价{money},押金{money},让利"
    )
    assert frame.text.endswith("%。")
    parts = [(frame.text[at], part) for at, part in frame.roles if frame.text[at] in FAMILY_OF]
    assert parts == [(company, "supplier"), (company, "loser"), (money, "losing"), (money, OTHER)]


@pytest.mark.parametrize(
    ("line", "told"), [("award [BUYER]", "no stage"), ("won\t[BUYER]", "no stage"), ("award\t[BYER]", "BYER")]
)
def test_a_line_that_is_wrong_is_told(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_frame(line, Random(0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_that_ship_hold_every_part_and_stage(language: str) -> None:
    some = list(frames(language))
    assert Counter(frame.stage for frame in some).keys() == set(STAGES)
    parts = Counter((FAMILY_OF.get(frame.text[at]), part) for frame in some for at, part in frame.roles)
    assert all(parts[family, part] >= 20 for family, known in FAMILIES.items() for part in known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_about_no_procurement_have_no_parts_in_one(language: str) -> None:
    others = [frame for frame in frames(language) if frame.stage == "none"]
    assert others
    assert {part for frame in others for at, part in frame.roles if frame.text[at] in FAMILY_OF} == {OTHER}
