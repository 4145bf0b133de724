"""The stage that the heading of an English notice states, the first that matches, on lower-case words."""

from __future__ import annotations

from nlp.patterns import LatePattern
from tenders.record import Stage

_NOTICE = r"(?:notice|announcement|publicity)"
_TENDER = r"(?:tender|bid(?:ding)?|procurement|negotiation|consultation|inquiry|quotation|prequalification|purchase)"
_STAGE_WORDS: tuple[tuple[Stage, str], ...] = (
    ("cancelled",
        rf"(?:termination|terminated|failure|failed|cancell?ed|cancell?ation|annulment|"
        rf"withdrawal)[a-z ]{{0,24}}{_NOTICE}|"
        rf"{_NOTICE}(?: of| on| about)?(?: the)?(?: [a-z]+){{0,3}} (?:termination|cancell?ation|failure|annulment|"
        rf"failed)|"
        r"\bcancell?ation\b"),
    ("tender",
        r"\bint(?:ent|ention) to award|candidate|recommended for award|single[- ]source (?:procurement )?publicity"),
    ("planned", r"(?:purchase|procurement) intention|prior information notice"),
    ("contract",
        rf"contract (?:signing |signature |conclusion )?{_NOTICE}|{_NOTICE} of (?:the )?(?:contract (?:signature|"
        rf"signing|"
        r"conclusion)|signature|conclusion of)|(?:signing|conclusion) of (?:(?:a|the) )?(?:\w+ )?contract"),
    ("award", rf"\bresults? (?:of|{_NOTICE})|{_NOTICE} of (?:the )?(?:{_TENDER} )?(?:award|results?|winn)|"
        rf"award {_NOTICE}|award of (?:the )?(?:contract|framework|tender)|successful (?:bid|tender)|winning"),
    ("tender",
        rf"invitations? (?:for|to) (?:{_TENDER}|tender|quot|prequal|submit)|requests? for (?:proposal|expression|"
        rf"quotation|bid|tender|"
        r"offer)|calls? for (?:tender|bid|proposal|quotation|expression)|notice inviting|"
        rf"{_TENDER} {_NOTICE}|{_NOTICE} of (?:the )?(?:\w+ )?{_TENDER}|shortlist|corrigendum|addendum|"
        rf"(?:correction|amendment|clarification|change) {_NOTICE}|{_NOTICE} of (?:correction|change|amendment)|"
        r"\binvit(?:ation|es|ed)\b"),
    ("award", r"\baward|winn|\bwon\b"),
    ("tender", r"\A(?:open |public )?tenders?\b"),
)  # fmt: skip
_STAGES = tuple((stage, LatePattern(words)) for stage, words in _STAGE_WORDS)


def stage_of_heading(heading: str) -> Stage | None:
    """The stage that an English heading states; None when it states none."""
    words = heading.lower()
    return next((stage for stage, pattern in _STAGES if pattern.search(words)), None)
