"""Where a tender is: by its buyer and its project, else by the places told with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extractors.place import place_of
from nlp.gazetteer import is_within
from tenders.draft import Draft
from tenders.kinds import Kind
from tenders.record import Fact
from tenders.roles import Clue, Scene
from tenders.skeleton import symbol_pattern

_BESIDE = symbol_pattern(r"{B}\({P}\)")


@dataclass(frozen=True)
class Places:
    """The places of one document; ``named`` are the codes of all that it names, most frequent first."""

    scene: Scene
    kind: Kind
    named: tuple[str, ...]

    def of(self, draft: Draft, project: Fact[str] | None, buyer: Fact[str] | None) -> Fact[str] | None:
        """The code of the place that buyer and project stand in, the finer one where one lies in the other; else the
        first that a draft's sentences name and that is not where its winner has its seat."""
        if beside := next((self._beside[name] for name in draft.values("buyer") if name in self._beside), None):
            return beside
        around = self._around(draft)
        found = [
            Fact(code, fact.evidence)
            for fact in (buyer, project)
            if fact and (code := place_of(fact.value, self.scene.document.article.published, around))
        ]
        if found:
            return found[-1] if is_within(found[-1].value, found[0].value) else found[0]
        for clue in draft.clues["place"]:
            if clue.value and not draft.is_winners_seat(clue, buyer.value if buyer else None):
                return clue.fact
        return self._told(draft) if self.kind.form == "story" else None

    @cached_property
    def _beside(self) -> Mapping[object, Fact[str]]:
        """The place in brackets behind a body's name, by the body: 三江农学院(佳木斯市)."""
        items, found = self.scene.skeleton.items, dict[object, Fact[str]]()
        for match in _BESIDE.finditer(self.scene.skeleton.text):
            place = items[match.end() - 2]
            if place.value:
                found.setdefault(items[match.start()].value, self.scene.fact(place.value, place.at, place.rule))
        return found

    def _around(self, draft: Draft) -> tuple[str, ...]:
        """Places that settle a name which several share: in a story those of the draft's paragraphs, if it has any."""
        own = tuple(dict.fromkeys(str(clue.value) for clue in draft.clues["place"] if clue.value))
        return (*own, *self.named) if self.kind.form == "story" else self.named

    def _told(self, draft: Draft) -> Fact[str] | None:
        """The place of a public body in the draft's sentences; else the place that the text named last before them."""
        skeleton = self.scene.skeleton
        for part in draft.parts:
            if not part:
                continue
            left = skeleton.text.rfind("\n", 0, part[0].position) + 1
            for position in skeleton.find("B", left, part[-1].position + 1):
                item = skeleton.items[position]
                code = place_of(str(item.value), self.scene.document.article.published, self.named)
                if code:
                    return self.scene.fact(code, item.at, "place_of_body")
        first = min((clue.position for part in draft.parts for clue in part), default=0)
        before = [item for at in skeleton.find("P", 0, first) if (item := skeleton.items[at]).value]
        return self.scene.fact(before[-1].value, before[-1].at, "place_before") if before else None


def named_places(clues: Iterable[Clue]) -> tuple[str, ...]:
    """Codes of the places that a document names, most frequent first."""
    codes = [str(clue.value) for clue in clues if clue.role == "place" and clue.value]
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code)))
