"""Rules and the name model together: what the model may add to the rules' names, and which of them it may lengthen.

The rules know the forms; the model has read more names than anyone lists. Each of the three things it may do was kept
because it helped on documents that it had not learnt from (``docs/names.md``); dropping and shortening the rules'
names did not help and is not done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.name import Name, NameLabel
from extractors.name_start_zh import starts_with_place
from extractors.unsettled import organisations_unsettled, projects_unsettled
from nlp.document import Document
from nlp.languages.organisations import STOP_WORDS, WEAK_STOPS
from nlp.tagger import NameSpan

Project = tuple[int, int, str]
# Least probabilities: of a name where the rules see none, of a longer form of one, and of several being one.
NEW, LONGER, JOINED, NEW_PROJECT, LONGER_PROJECT = 0.9, 0.8, 0.9, 0.9, 0.9
_LABELS: tuple[NameLabel, ...] = ("COMPANY", "PUBLIC_BODY")
SHORTEST_BODY = 4  # characters, as the rules ask for: 财政厅 tells of a kind
_NATIONAL = re.compile("国家|中央|全国|中共|最高")  # nothing of a body's name stands before these
_BREAK = re.compile(r"\s|(?<=[\u4e00-\u9fff])-")  # (600999)云栈环境-云栈环境股份有限公司


def organisations(document: Document, names: Sequence[Name]) -> list[Name]:
    """The rules' names with the model's additions, in text order; as they were without a model."""
    settled = list(names)
    if document.reader is None:
        return settled
    seen_here = document.reader.read(organisations_unsettled(document.text, names))
    for label in _LABELS:
        for seen in (seen for seen in seen_here if seen.label == label):
            met = [name for name in settled if name.start < seen.end and seen.start < name.end]
            if _may_stand(document.text, seen, met):
                settled = [name for name in settled if name not in met]
                settled.append(Name(seen.start, seen.end, label, "model"))
    return sorted(settled, key=lambda name: name.start)


def projects(document: Document, found: Sequence[Project]) -> list[Project]:
    """The rules' projects with those that the model adds or lengthens."""
    settled = list(found)
    if document.reader is None:
        return settled
    for seen in document.reader.read(projects_unsettled(document.text, found)):
        if seen.label != "PROJECT":
            continue
        met = [name for name in settled if name[0] < seen.end and seen.start < name[1]]
        if document.text.startswith("、", seen.end):
            continue  # the model has broken off inside a list: 设计、采购|、施工
        if (not met and seen.probability >= NEW_PROJECT) or _is_longer_project(seen, met):
            settled = [*(name for name in settled if name not in met), (seen.start, seen.end, "model")]
    return settled


def _may_stand(text: str, seen: NameSpan, met: Sequence[Name]) -> bool:
    """True when the model's name may take the place of the rules' names that it meets."""
    if not met:
        return seen.probability >= NEW and not (seen.label == "PUBLIC_BODY" and seen.end - seen.start < SHORTEST_BODY)
    if len(met) > 1:
        holds_all = seen.start <= met[0].start and met[-1].end <= seen.end
        return holds_all and seen.probability >= JOINED and not _BREAK.search(text[seen.start : seen.end])
    return seen.probability >= LONGER and _is_longer(text, seen, met[0])


def _is_longer(text: str, seen: NameSpan, name: Name) -> bool:
    """True when the model sees a longer form of a name that a rule walked back to its beginning.

    A single sign, or a word that no name holds, is no part of a name before a place: 成|固原众禾食品有限责任公司.
    """
    if seen.start > name.start or seen.end < name.end or not _is_open(seen, name):
        return False
    more = text[seen.start : name.start]
    if more in STOP_WORDS or more in WEAK_STOPS or "\n" in more:
        return False
    odd = len(more) == 1 and starts_with_place(text[name.start : name.end])
    odd = odd or bool(more and name.label == "PUBLIC_BODY" and _NATIONAL.match(text, name.start))
    return (seen.start, seen.end) != (name.start, name.end) and not odd


def _is_open(seen: NameSpan, name: Name) -> bool:
    """True for a name whose beginning a rule has looked for, and for a label's value that it cut short."""
    return name.rule.startswith("zh_") or (name.rule == "label_role" and seen.start == name.start)


def _is_longer_project(seen: NameSpan, met: Sequence[Project]) -> bool:
    if len(met) != 1 or met[0][2] == "project_label" or seen.probability < LONGER_PROJECT:
        return False
    start, end, _ = met[0]
    return seen.start <= start and end <= seen.end and seen.end - seen.start > end - start
