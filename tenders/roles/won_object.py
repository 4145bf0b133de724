"""What a company is told to have won, where news names it by no project's ending: 某某中标|海州湾能源站冷源主机."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Span
from tenders.roles.clue import Clue, Scene
from tenders.skeleton import symbol_pattern

_OBJECT = symbol_pattern(
    r"{C}(?:\([^()\n]{0,40}\))*[^。;\n{o}{J}{M}:,]{0,14}(?<![预拟未])中标(?:了)?\"?"
    r"(?P<x>[^,。;:\n()\"{J}{M}{D}]{6,50})\"?(?=[,。;(]|的同时|\Z)"
)
# Words that begin no object, or tell of several, of prizes and of securities.
_NO_OBJECT = re.compile(
    r"^(?:[本该此\d]|上述|[一二两三四五六七八九十多数几]|[人单方企后的价额率]|结果|金额|候选|通知|公[告示]|项目|合同|概率|情况|社会资本|供应商)|"
    r"等|债|券|利率|股份|基金|IPO|承销|业务$|[个项次家]|多[地项个]|关于|概率|不超过|身影"
)


def won_objects(scene: Scene) -> Iterator[Clue]:
    """Project clues for what was won, in news that names no project at all."""
    skeleton = scene.skeleton
    if scene.document.article.kind != "news" or skeleton.find("J", 0, len(skeleton.text)):
        return
    for match in _OBJECT.finditer(skeleton.text):
        start, end = match.span("x")
        at = Span(skeleton.places[start], skeleton.places[end - 1] + _length(scene, end - 1))
        words = scene.document.text[at.start : at.end]
        if not _NO_OBJECT.search(words):
            yield Clue("project", start, scene.fact(words, at, "project_won"))


def _length(scene: Scene, position: int) -> int:
    """How many characters of the reading text a place of the skeleton stands for."""
    item = scene.skeleton.items.get(position)
    return item.at.end - item.at.start if item else 1
