"""Rebuild nlp/data/everyday.txt and decoys.txt: where names of places are words, and where longer words hold them.

The facts are those of jieba's dictionary (MIT): a word's frequency and its class. Run ``python -m nlp.build_words``
after the divisions have been rebuilt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from nlp.gazetteer import divisions

DATA = Path(__file__).parent / "data"
_COMMON = 100  # occurrences from which a county's short name counts as a word of its own
_COMMON_NAME = 1000  # the same, where the dictionary has it as a person's name
_RARE = 3  # occurrences below which a longer word is left out
_NAME_CLASSES = ("ns", "nt", "nr", "nz")  # jieba's classes of places, bodies, people and other names
_STILL_A_PLACE = re.compile(r"[市县区省州人队站籍话菜军城岛湾戏]")  # 武汉人, 周口市
# Prefectures whose names are words too, which the dictionary's classes do not tell from the many others.
_PREFECTURES = ("大同", "安康", "长治", "海东", "中山", "兴安", "伊春", "日照", "白银", "来宾", "渡口", "直辖")
# Waters, hills, roads and phrases that a dictionary of words does not have.
_MORE_DECOYS = (
    "青海湖", "北京时间", "信用中国", "海南岛", "南京路", "北京路", "中山路", "长江", "黄河", "珠江", "洞庭湖",
    "鄱阳湖", "天山", "太湖流域", "新疆生产建设兵团", "中山装", "孙中山",
)  # fmt: skip


def dictionary() -> dict[str, tuple[int, str]]:
    """Frequency and class of every word of jieba."""
    words: dict[str, tuple[int, str]] = {}
    for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        words[word] = int(frequency), kind
    return words


def everyday(words: dict[str, tuple[int, str]]) -> list[str]:
    """Short names of counties that are common words of another class than places, and the prefectures above."""
    levels: dict[str, int] = {}
    for division in divisions():
        levels[division.short] = min(levels.get(division.short, 3), division.level)
    counties = (name for name, level in levels.items() if level == 3 and len(name) == 2 and name in words)
    common = (name for name in counties if _is_common(*words[name]))
    return sorted({*common, *_PREFECTURES})


def _is_common(frequency: int, kind: str) -> bool:
    return not kind.startswith("ns") and frequency >= (_COMMON_NAME if kind.startswith("nr") else _COMMON)


def decoys(words: dict[str, tuple[int, str]]) -> list[str]:
    """Longer words that hold a province's or prefecture's short name without naming it: 大理石, 长治久安, 四平方米."""
    names = {division.short for division in divisions() if division.level < 3 and len(division.short) > 1}
    found = (
        word
        for word, (frequency, kind) in words.items()
        if len(word) > 2 and frequency >= _RARE and not kind.startswith(_NAME_CLASSES) and _hides(word, names)
    )
    return sorted({*found, *_MORE_DECOYS})


def _hides(word: str, names: set[str]) -> bool:
    pieces = {word[start:end] for start in range(len(word)) for end in range(start + 2, len(word) + 1)} & names
    return bool(pieces) and not any(
        word.startswith(piece) and (word == piece or _STILL_A_PLACE.match(word, len(piece))) for piece in pieces
    )


def _write(name: str, lines: Iterable[str]) -> None:
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    known = dictionary()
    _write("everyday.txt", everyday(known))
    _write("decoys.txt", decoys(known))
