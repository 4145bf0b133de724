"""What to label next: articles ranked by how likely the extractor is wrong in them, by label that would be checked.

Four signs, each per label found and each as the article's rank among the others; their weighted mean is the score.

doubt         values left unsettled, fields that a record of its stage should have, projects and amounts that no record
              takes up, and the errors to expect of the rules that read it, by their precision on what is labelled
disagreement  finds of different extractors, or of one, that overlap and say different things
rarity        rules that read hardly anything else among the articles: untried paths
flags         flags and remarks on records: figures that ask a question
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.article import Article
from eval.metrics.counts import Counts
from extractors import EXTRACTORS
from extractors.mention import Mention
from nlp.document import Document, analyse
from tenders.facts import record_facts
from tenders.pipeline import read_article
from tenders.record import Extraction, Stage, TenderRecord

_ALWAYS = ("project", "buyer", "place", "announced")
# Fields without which a record of a stage is hardly whole.
EXPECTED: dict[Stage, tuple[str, ...]] = {
    "planned": ("project", "buyer", "budget"),
    "tender": (*_ALWAYS, "budget"),
    "award": (*_ALWAYS, "suppliers", "award"),
    "contract": (*_ALWAYS, "suppliers", "award"),
    "cancelled": _ALWAYS,
}
# Disagreement and flags weigh half: by themselves they told little on eval/gold (``python -m eval.simulate``).
WEIGHTS = {"doubt": 1.0, "disagreement": 0.5, "rarity": 1.0, "flags": 0.5}
_CLAIMED = ("PROJECT", "MONEY")
_RARE = 3  # a rule that reads in no more articles than this is rare
_FEW = 10  # labels added to each article's, so that a short one does not lead by a single sign
_PRIOR = (9, 1)  # right and wrong finds that every rule is taken to have before any is labelled


@dataclass(frozen=True, slots=True)
class Signs:
    """What was noticed when an article was read; ``rules`` counts "LABEL rule" and "field rule" as scores name them."""

    article: str
    title: str | None
    labels: int
    unsettled: int
    lacking: int
    disagreements: int
    flags: int
    unclaimed: int
    rules: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article to label, its score (0 to 1) and what speaks for it, by sign."""

    article: str
    title: str | None
    score: float
    signs: Mapping[str, float]
    reasons: tuple[str, ...]


def read_signs(article: Article) -> Signs:
    """The signs of one article."""
    extraction = read_article(article)
    facts = [fact for record in extraction.records for fact in record_facts(record)]
    return Signs(
        article.id,
        article.title,
        labels=len(extraction.mentions) + len(facts),
        unsettled=sum(mention.value is None for mention in extraction.mentions),
        lacking=sum(map(_lacking, extraction.records)),
        disagreements=disagreements(analyse(article)),
        flags=sum(len(record.flags) + len(record.remarks) for record in extraction.records),
        unclaimed=_unclaimed(extraction),
        rules=_rules(extraction),
    )


def _lacking(record: TenderRecord) -> int:
    return sum(not getattr(record, name) for name in (EXPECTED[record.told_stage] if record.told_stage else ()))


def _unclaimed(extraction: Extraction) -> int:
    """Projects and amounts that no record's evidence holds: told of by the article, taken up by no record."""
    facts = [fact for record in extraction.records for _, fact in record_facts(record)]
    claimed = {evidence.span for fact in facts for evidence in fact.evidence}
    told = [mention.span for mention in extraction.mentions if mention.label in _CLAIMED]
    return sum(not any(span.overlaps(other) for other in claimed) for span in told)


def _rules(extraction: Extraction) -> Counter[str]:
    read = Counter(f"{mention.label} {mention.rule}" for mention in extraction.mentions)
    for record in extraction.records:
        for path, fact in record_facts(record):
            name = path.rstrip("0123456789.") if path.startswith(("suppliers", "flags", "remarks")) else path
            read.update({f"{name} {evidence.rule}" for evidence in fact.evidence})
    return read


def disagreements(document: Document) -> int:
    """Pairs of finds that overlap and differ in label or value, before one of them is kept."""
    finds = sorted((mention for find in EXTRACTORS for mention in find(document)), key=lambda mention: mention.at)
    return sum(_differs(one, other) for at, one in enumerate(finds) for other in _overlapping(one, finds[at + 1 :]))


def _overlapping(one: Mention, later: Sequence[Mention]) -> Iterable[Mention]:
    return takewhile(lambda other: other.at.start < one.at.end, later)


def _differs(one: Mention, other: Mention) -> bool:
    return (one.label, one.value) != (other.label, other.value)


def suggest(signs: Sequence[Signs], known: Counts | None = None) -> list[Suggestion]:
    """Articles, the most telling first.

    ``known`` are the counts by rule (``eval.compare.by_rule``) of what is labelled so far.
    """
    spread = Counter(rule for one in signs for rule in one.rules)
    measured: dict[str, Callable[[Signs], float]] = {
        "doubt": lambda one: doubt(one, known or Counter()),
        "disagreement": lambda one: float(one.disagreements),
        "rarity": lambda one: float(len(_rare(one, spread))),
        "flags": lambda one: float(one.flags),
    }
    shares = {name: _ranks(signs, measure) for name, measure in measured.items()}
    found = [
        Suggestion(
            one.article,
            one.title,
            sum(WEIGHTS[name] * ranks[at] for name, ranks in shares.items()) / sum(WEIGHTS.values()),
            {name: ranks[at] for name, ranks in shares.items()},
            tuple(_reasons(one, expected_errors(one, known or Counter()), _rare(one, spread))),
        )
        for at, one in enumerate(signs)
    ]
    return sorted(found, key=lambda suggestion: (-suggestion.score, suggestion.article))


def doubt(signs: Signs, known: Counts) -> float:
    """What an article leaves open, and the errors to expect of what it does not."""
    return signs.unsettled + signs.lacking + signs.unclaimed + expected_errors(signs, known)


def expected_errors(signs: Signs, known: Counts) -> float:
    """The errors to expect of an article's rules, by their precision so far."""
    return sum(times * (1 - _precision(rule, known)) for rule, times in signs.rules.items())


def _precision(rule: str, known: Counts) -> float:
    """Precision of a rule on value and field, drawn towards the prior where little was labelled."""
    right, wrong = (
        prior + known["value", rule, outcome] + known["field", rule, outcome]
        for prior, outcome in zip(_PRIOR, ("tp", "fp"), strict=True)
    )
    return right / (right + wrong)


def _rare(signs: Signs, spread: Mapping[str, int]) -> list[str]:
    return sorted(rule for rule in signs.rules if spread[rule] <= _RARE)


def _ranks(signs: Sequence[Signs], measure: Callable[[Signs], float]) -> list[float]:
    """Each article's share of the others that show less of a sign per label; equals share their ranks."""
    rates = [measure(one) / (one.labels + _FEW) for one in signs]
    others = max(len(rates) - 1, 1)
    return [(sum(r < rate for r in rates) + (sum(r == rate for r in rates) - 1) / 2) / others for rate in rates]


def _reasons(signs: Signs, expected: float, rare: Sequence[str]) -> Iterable[str]:
    told = (
        (round(expected), "errors expected of its rules"),
        (signs.lacking, "fields lacking"),
        (signs.unclaimed, "amounts and projects in no record"),
        (signs.unsettled, "values unsettled"),
        (signs.disagreements, "finds disagree"),
        (signs.flags, "flags"),
    )
    yield from (f"{number} {what}" for number, what in told if number)
    if rare:
        yield f"rare rules: {', '.join(rare[:3])}{', …' if len(rare) > 3 else ''}"
