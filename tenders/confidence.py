"""How sure a value is: how often values like it were right, by a few signs with the weights of ``confidence.tsv``.

A sign is a name and what it says: ("field", "award"), ("field rule", "award award_cue"). The weights of a fact's signs
add up to the log of its odds. A sign that the table does not know weighs nothing, so that a new rule is rated as its
field is. ``python -m eval.confidence`` counts and weighs them; docs/confidence.md says how far to trust them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Any

from tenders.draft import Draft
from tenders.facts import SEVERAL, map_facts, record_facts
from tenders.kinds import Form
from tenders.record import Extraction, Fact, TenderRecord
from tenders.roles import Role

TABLE = "confidence.tsv"
DERIVED = "derived"  # the rule of a fact without evidence
UNRATED = ("remarks",)  # fields of which no gold set knows the truth
EVERY: tuple[str, str] = ("every", "")  # the sign that every fact has
_DIGITS = 3
_MANY = 4  # from here on more values of one field are no other sign
# The clues that a field is chosen from, where they are not those of its own name.
_ROLES: dict[str, tuple[Role, ...]] = {
    "buyer": ("buyer", "counterparty"),
    "suppliers": ("supplier",),
    "budget": ("budget", "ceiling"),
    "award_rate": ("rate",),
    "announced": ("announced", "dated", "signed"),
    "period.start": ("period", "begins"),
    "period.end": ("period",),
    "period.duration": ("duration",),
}

Signs = tuple[tuple[str, str], ...]
RecordSigns = Mapping[str, Signs]  # by the path of the fact


def record_signs(record: TenderRecord, draft: Draft, form: Form, language: str) -> RecordSigns:
    """The signs of each fact of a record, which was made of ``draft`` in a text of some form and language."""
    facts = dict(record_facts(record))
    of_record = (EVERY, ("text", f"{form} {language}"), ("stated", _stated(len(facts))))
    return {
        path: (*of_record, *_fact_signs(field, fact, draft, form))
        for path, fact in facts.items()
        if (field := field_of(path)) not in UNRATED
    }


def field_of(path: str) -> str:
    """The field of a fact's path: suppliers.0 is one of the suppliers."""
    name = path.partition(".")[0]
    return name if name in SEVERAL else path


def _fact_signs(field: str, fact: Fact[Any], draft: Draft, form: Form) -> Signs:
    rule = fact.evidence[0].rule if fact.evidence else DERIVED
    values = {value for role in _ROLES.get(field, (field,)) for value in draft.values(role)}  # type: ignore[arg-type]
    return (
        ("field", field),
        ("field form", f"{field} {form}"),
        ("field rule", f"{field} {rule}"),
        ("values", str(min(max(1, len(values)), _MANY))),
    )


def _stated(facts: int) -> str:
    """How much a record states; one of few fields is oftener none."""
    return "1-5" if facts <= 5 else "6-8" if facts <= 8 else "9-"


def rated(record: TenderRecord, signs: RecordSigns) -> TenderRecord:
    """The record with the confidence of each fact that has signs."""

    def rate(path: str, fact: Fact[Any]) -> Fact[Any]:
        return Fact(fact.value, fact.evidence, confidence(signs[path], weights()) if path in signs else None)

    return map_facts(record, rate)


def confidence(signs: Iterable[tuple[str, str]], weights: Mapping[tuple[str, str], float]) -> float:
    """The share of right ones among values of these signs, to three digits."""
    return round(1 / (1 + exp(-sum(weights.get(sign, 0.0) for sign in signs))), _DIGITS)


@lru_cache(maxsize=1)
def weights() -> Mapping[tuple[str, str], float]:
    """The weights that ship, by sign."""
    return read_weights((files("tenders") / TABLE).read_text(encoding="utf-8"))


def read_weights(table: str) -> dict[tuple[str, str], float]:
    """Weights of a table: a heading, then a line a sign with its name, what it says and its weight first."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {(row[0], row[1]): float(row[2]) for row in rows}


def sure_fields(record: TenderRecord, least: float) -> TenderRecord:
    """The record without the facts of a confidence below ``least`` (0 to 1) or of none; the others as they are."""

    def keep(path: str, fact: Fact[Any]) -> Fact[Any] | None:
        return fact if fact.confidence is not None and fact.confidence >= least else None

    return map_facts(record, keep)


def sure_records(extraction: Extraction, least: float) -> Extraction:
    """All that was read in an article, of its records the sure fields only; a record keeps its place."""
    records = tuple(sure_fields(record, least) for record in extraction.records)
    return Extraction(extraction.article, extraction.mentions, records, extraction.policies)
