"""Invented names and sentences: what a small tagger needs to meet so that it learns forms and not the names themselves.

Places come from the gazetteer, the rest from the names met in the silver texts and from frames of our own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from random import Random

from corpus.article import Span
from nlp.gazetteer import by_code, chinese_names, chinese_places, countries, divisions, parents
from nlp.languages.invented import (
    BODIES,
    EN_BODIES,
    EN_ENDINGS,
    EN_FORMS,
    EN_THINGS,
    EN_TRADES,
    FORMS,
    SYLLABLES,
)
from nlp.languages.trades import TRADES
from nlp.patterns import HAN
from nlp.tagger import LabelledText, NameSpan

_HAN = re.compile(f"[{HAN}]")
_SLOT = re.compile(r"\{([CBPLNS])\}")
_LABELS = {"C": "COMPANY", "S": "COMPANY", "B": "PUBLIC_BODY", "P": "PROJECT"}


class Inventor:
    """Makes names up. What is not from the gazetteer is taken from ``met``: the names in labelled texts."""

    def __init__(self, met: Iterable[LabelledText], random: Random) -> None:
        self.random = random
        self.tails: defaultdict[str, list[str]] = defaultdict(list)
        for text in met:
            for name in text.names:
                self._meet(name.label, text.text[name.start : name.end])
        self.frames = _frames()
        self.zh = {"C": self.company, "S": self.short_company, "B": self.body, "P": self.project, "L": self.place}
        self.en: dict[str, Callable[[], str]] = {
            "C": self.english_company, "S": self.brand, "B": self.english_body, "P": self.english_project,
            "L": self.english_place,
        }  # fmt: skip

    def _meet(self, label: str, name: str) -> None:
        tail = name[leading_place(name) :]
        if _HAN.search(name) and len(tail) >= 3 and "\n" not in name:
            self.tails[label].append(tail)

    def sentences(self, count: int) -> Iterator[LabelledText]:
        """Invented texts of several frames each."""
        for number in range(count):
            english = self.random.random() < 0.5
            yield self._filled(f"invented-{number}", english)

    def _filled(self, id: str, english: bool) -> LabelledText:
        fill = self.en if english else self.zh
        kind = [frame for frame in self.frames if bool(_HAN.search(frame)) != english]
        text, names = "", []
        for frame in self.random.choices(kind, k=4):
            for place, piece in enumerate(_SLOT.split(frame)):
                word = piece.replace("/", "\n") if place % 2 == 0 else self._slot(fill, piece)
                if place % 2 and piece in _LABELS:
                    names.append(NameSpan(len(text), len(text) + len(word), _LABELS[piece]))
                text += word.removeprefix(".") if text.endswith(".") else word  # "… Ltd." ends its sentence too
            text += self.random.choice(("\n", " " if english else "", "\n\n"))
        return LabelledText(id, text, tuple(names))

    def _slot(self, fill: dict[str, Callable[[], str]], slot: str) -> str:
        return str(self.random.randint(2, 9999)) if slot == "N" else fill[slot]()

    def renamed(self, text: LabelledText) -> LabelledText:
        """The text with most of its Chinese names replaced by others of their label, each name everywhere alike."""
        new: dict[str, str] = {}
        out, at = "", 0
        names: list[NameSpan] = []
        for name in text.names:
            old = text.text[name.start : name.end]
            if old not in new:
                new[old] = self._other(name.label, old)
            word = new[old]
            out += text.text[at : name.start] + word
            names.append(NameSpan(len(out) - len(word), len(out), name.label))
            at = name.end
        undecided = tuple(_shifted(span, text.names, names) for span in text.undecided)
        return LabelledText(text.id, out + text.text[at:], tuple(names), undecided)

    def _other(self, label: str, old: str) -> str:
        if not _HAN.search(old):
            return self.english_company() if label == "COMPANY" and self.random.random() < 0.5 else old
        if len(old) < 6 or self.random.random() < 0.3:
            return old
        return {"COMPANY": self.company, "PUBLIC_BODY": self.body, "PROJECT": self.project}[label]()

    def place(self) -> str:
        """A Chinese place: a name alone or behind those of its parents, short or full."""
        division = self.random.choice(divisions())
        if self.random.random() < 0.06:
            return self.random.choice(_abroad())
        if self.random.random() < 0.35:
            return self.random.choice(chinese_names(division))
        codes = (*reversed(parents(division.code)), division.code)
        chain = [by_code()[code].name for code in codes if code in by_code()]
        return "".join(chain[self.random.randrange(len(chain)) :])

    def _met(self, label: str) -> str:
        return self.random.choice(self.tails[label])

    def short_company(self) -> str:
        """A brand with a trade or without: 龙津, 龙津建设."""
        brand = "".join(self.random.choice(self._met("COMPANY")[:2]) for _ in range(2))
        return brand + self.random.choice(("", _trades()[self.random.randrange(len(_trades()))]))

    def company(self) -> str:
        """A Chinese company: mostly a place, a brand, a trade and a legal form."""
        place = self.place() if self.random.random() < 0.7 else ""
        if self.random.random() < 0.5:
            return place + self._met("COMPANY")
        form = self.random.choice(FORMS).format(self.place())
        return place + self.short_company() + self.random.choice(_trades()) + form

    def body(self) -> str:
        """A Chinese public body: a place and what it is there."""
        tail = self._met("PUBLIC_BODY") if self.random.random() < 0.4 else self.random.choice(BODIES)
        return self.place() + tail

    def project(self) -> str:
        """A Chinese project: a place and a name met."""
        return self.random.choice(("", self.place(), self.body(), "2025年")) + self._met("PROJECT")

    def english_place(self) -> str:
        """A romanised place, at times with its suffix."""
        return self.random.choice(divisions()).english + self.random.choice(("", "", " City", " County", " District"))

    def brand(self) -> str:
        """An invented brand of two or three syllables, at times two words."""
        word = "".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3)))).capitalize()
        return word if self.random.random() < 0.8 else f"{word} {self.random.choice(EN_TRADES)}"

    def english_company(self) -> str:
        """An English company: a place or none, a brand, a trade, a legal form."""
        place = self.random.choice(divisions()).english + " " if self.random.random() < 0.5 else ""
        form = self.random.choice(EN_FORMS).format(self.random.choice(divisions()).english)
        name = f"{place}{self.brand()} {self.random.choice(EN_TRADES)} {form}"
        return name.upper() if self.random.random() < 0.05 else name

    def english_body(self) -> str:
        """An English public body."""
        return self.random.choice(EN_BODIES).format(self.random.choice(divisions()).english)

    def english_project(self) -> str:
        """An English project: whose or where, what, and what is done to it."""
        where = self.random.choice(("", self.random.choice(divisions()).english + " ", self.brand() + " ", "2025 "))
        behind = (f" of {self.random.choice(divisions()).english}", f" in {self.english_place()}")
        tail = self.random.choice(("", "", "", *behind))
        return f"{where}{self.random.choice(EN_THINGS)} {self.random.choice(EN_ENDINGS)}".strip() + tail


def leading_place(name: str) -> int:
    """How many characters of a Chinese name are the places that it begins with."""
    places, at = chinese_places(), 0
    while length := next((n for n in range(min(12, len(name) - at), 1, -1) if name[at : at + n] in places), 0):
        at += length
    return at


def _shifted(span: Span, old: Sequence[NameSpan], new: Sequence[NameSpan]) -> Span:
    before = sum(name.end <= span.start for name in old)
    shift = new[before - 1].end - old[before - 1].end if before else 0
    return Span(span.start + shift, span.end + shift)


@lru_cache(maxsize=1)
def _abroad() -> tuple[str, ...]:
    return tuple(sorted(name for name in countries() if not name.isascii()))


@lru_cache(maxsize=1)
def _trades() -> tuple[str, ...]:
    return tuple(sorted(TRADES))


def _frames() -> list[str]:
    from importlib.resources import files

    lines = (files("nlp") / "data" / "name_frames.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
