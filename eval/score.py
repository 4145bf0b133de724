"""Scores: counts that add, and the figures made of them. Agrees with the gold set's reference scorer.

Keys of counts are (family, name, outcome): ("strict", "MONEY", "tp"), ("field", "award", "fn"), ("record", "paired",
"fp").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from eval.pairing import pair_up

Key = tuple[str, str, str]
Counts = Counter[Key]
Entity = Mapping[str, Any]
Record = Mapping[str, Any]

NAME_LABELS = ("COMPANY", "PUBLIC_BODY", "PROJECT", "POLICY")
NAME_FIELDS = ("project", "number", "lot", "buyer", "agency", "award_rate")
CODE_FIELDS = ("stage", "place", "announced", "opened", "method")
SET_FIELDS = ("suppliers", "flags")
FIELDS = (*NAME_FIELDS, *CODE_FIELDS, "suppliers", "budget", "award", "period.start", "period.end", "period.duration",
"flags")  # fmt: skip
_NOT_COMPARED = re.compile(r"[\s\"'“”‘’《》「」『』<>,，.。:：;；、·•\-–—_()（）\[\]【】〔〕]+")
_DURATION = re.compile(r"^P(?:([\d.]+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one name, and how many gold items it counts."""

    precision: float
    recall: float
    f1: float
    gold: int


def fold_name(name: object) -> str:
    """A name as compared: NFKC, lower case, without spaces, quotes, brackets and marks."""
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", str(name)).lower())


def money_key(value: object) -> tuple[object, ...] | None:
    """A gold money value as compared; None when it is none."""
    if not isinstance(value, Mapping):
        return None
    names = ("amount",) if "amount" in value else ("min", "max")
    try:
        return (*(Decimal(str(value[name])).normalize() for name in names), value.get("currency"))
    except (InvalidOperation, KeyError):
        return None


def duration_key(value: object) -> object:
    """A duration as compared: months and days; the words themselves when they are no duration."""
    match = _DURATION.match(str(value))
    if not match or not any(match.groups()):
        return str(value)
    years, months, weeks, days = match.groups()
    return Decimal(years or 0) * 12 + int(months or 0), int(weeks or 0) * 7 + int(days or 0)


def same_value(label: str, gold: object, found: object) -> bool:
    """True when two normalised values of a label are equal."""
    if label == "MONEY":
        return money_key(gold) == money_key(found)
    if label == "DURATION":
        return duration_key(gold) == duration_key(found)
    if label in NAME_LABELS:
        return fold_name(gold) == fold_name(found)
    return str(gold) == str(found)


def same_field(field: str, gold: object, found: object) -> bool:
    """True when two values of a record's field are equal."""
    if field in ("budget", "award"):
        return money_key(gold) is not None and money_key(gold) == money_key(found)
    if field == "period.duration":
        return duration_key(gold) == duration_key(found)
    if field in NAME_FIELDS:
        return fold_name(gold) == fold_name(found)
    return str(gold) == str(found)


def entity_counts(gold: Sequence[Entity], found: Sequence[Entity], labels: set[str] | None = None) -> Counts:
    """Counts of the strict, overlap and value families; only of ``labels`` when given."""
    counts: Counts = Counter()
    gold_by, found_by = _by_label(gold, labels), _by_label(found, labels)
    for label in gold_by.keys() | found_by.keys():
        golds, founds = gold_by[label], found_by[label]
        _count_strict(counts, label, golds, founds)
        _count_overlap(counts, label, golds, founds)
    return counts


def _by_label(entities: Iterable[Entity], labels: set[str] | None) -> defaultdict[str, list[Entity]]:
    grouped: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if labels is None or entity["label"] in labels:
            grouped[entity["label"]].append(entity)
    return grouped


def _count_strict(counts: Counts, label: str, gold: list[Entity], found: list[Entity]) -> None:
    golds, founds = ({(entity["start"], entity["end"]) for entity in side} for side in (gold, found))
    _add(counts, ("strict", label), len(golds & founds), len(founds - golds), len(golds - founds))


def _add(counts: Counts, key: tuple[str, str], right: int, spurious: int, missed: int) -> None:
    for outcome, number in (("tp", right), ("fp", spurious), ("fn", missed)):
        counts[(*key, outcome)] += number


def _count_overlap(counts: Counts, label: str, gold: list[Entity], found: list[Entity]) -> None:
    pairs = _overlapping_pairs(gold, found)
    unknown = sum(gold[i].get("value") is None for i, _ in pairs)
    right = sum(
        same_value(label, gold[i]["value"], found[j].get("value")) for i, j in pairs if gold[i].get("value") is not None
    )
    valued = sum(entity.get("value") is not None for entity in gold)
    _add(counts, ("overlap", label), len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    _add(counts, ("value", label), right, len(found) - unknown - right, valued - right)


def _overlapping_pairs(gold: list[Entity], found: list[Entity]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, largest overlap first, then nearest in length, then last in order."""
    candidates = [
        (min(a["end"], b["end"]) - max(a["start"], b["start"]), -abs(len(a["text"]) - (b["end"] - b["start"])), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a["start"] < b["end"] and b["start"] < a["end"]
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def flat_record(record: Record) -> dict[str, Any]:
    """A record with its period's parts as fields of their own and empty fields left out."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if name == "period" and isinstance(value, Mapping):
            flat.update({f"period.{part}": words for part, words in value.items() if words not in (None, "")})
        elif value not in (None, "", []):
            flat[name] = value
    return flat


def field_counts(gold: Record, found: Record, fields: Iterable[str]) -> Counts:
    """Counts of the field family for one pair of flat records; either may be empty."""
    counts: Counts = Counter()
    for field in fields:
        a, b = gold.get(field), found.get(field)
        if field in SET_FIELDS:
            golds, founds = {fold_name(x) for x in a or ()}, {fold_name(x) for x in b or ()}
            _add(counts, ("field", field), len(golds & founds), len(founds - golds), len(golds - founds))
        elif a is not None and b is not None and same_field(field, a, b):
            _add(counts, ("field", field), 1, 0, 0)
        else:
            _add(counts, ("field", field), 0, b is not None, a is not None)
    return counts


def _outcomes(counts: Counts, outcome: str) -> int:
    return sum(number for (_, _, kind), number in counts.items() if kind == outcome)


def record_counts(gold: Sequence[Record], found: Sequence[Record], fields: Sequence[str] = FIELDS) -> Counts:
    """Counts of the field and record families, records paired so that most fields agree.

    An ``optional`` gold record is paired too; then neither it nor its partner counts.
    """
    golds, founds = [flat_record(r) for r in gold], [flat_record(r) for r in found]
    weights = [
        [_outcomes(field_counts(a, b, fields), "tp") + 1e-3 * (not a.get("optional")) for b in founds] for a in golds
    ]
    pairs = {i: j for i, j in pair_up(weights) if weights[i][j] >= 1}
    counts: Counts = Counter()
    for i, a in enumerate(golds):
        if not a.get("optional"):
            _count_record(counts, a, founds[pairs[i]] if i in pairs else None, fields)
    for j in set(range(len(founds))) - set(pairs.values()):
        counts.update(field_counts({}, founds[j], fields))
        counts["record", "paired", "fp"] += 1
    return counts


def _count_record(counts: Counts, gold: Record, found: Record | None, fields: Sequence[str]) -> None:
    agreed = field_counts(gold, found or {}, fields)
    counts.update(agreed)
    counts["record", "paired", "fn" if found is None else "tp"] += 1
    if found is not None:
        counts["record", "perfect", "tp"] += not (_outcomes(agreed, "fp") or _outcomes(agreed, "fn"))


def policy_counts(gold: Sequence[Record], found: Sequence[Record]) -> Counts:
    """Counts of policies, paired by equal title or number."""
    counts: Counts = Counter()
    left = list(found)
    for policy in gold:
        hit = next((other for other in left if _policy_keys(other) & _policy_keys(policy)), None)
        if hit is not None:
            left.remove(hit)
        counts["policy", "cited", "fn" if hit is None else "tp"] += 1
    counts["policy", "cited", "fp"] += len(left)
    return counts


def _policy_keys(policy: Record) -> set[str]:
    return {fold_name(policy[name]) for name in ("number", "title") if policy.get(name)}


def document_counts(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Counts:
    """All counts of one document; only what the gold's ``labelled`` names, when it has it."""
    labelled = gold.get("labelled") or {}
    counts: Counts = Counter()
    if not labelled or "entities" in labelled:
        labels = set(labelled["entities"]) if labelled.get("entities") else None
        counts.update(entity_counts(gold.get("entities") or (), found.get("entities") or (), labels))
    if not labelled or "records" in labelled:
        fields = [field for field in FIELDS if not labelled or field in labelled["records"]]
        counts.update(record_counts(gold.get("records") or (), found.get("records") or (), fields))
    if not labelled or labelled.get("policies"):
        counts.update(policy_counts(gold.get("policies") or (), found.get("policies") or ()))
    return counts


def score(counts: Counts, family: str, name: str) -> Score:
    """The score of one name; "ALL" sums a family's names."""
    names = {key[1] for key in counts if key[0] == family} if name == "ALL" else {name}
    tp, fp, fn = (sum(counts[family, each, outcome] for each in names) for outcome in ("tp", "fp", "fn"))
    return Score(
        tp / (tp + fp) if tp + fp else 0.0,
        tp / (tp + fn) if tp + fn else 0.0,
        2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0,
        tp + fn,
    )


def scores(counts: Counts) -> dict[tuple[str, str], Score]:
    """Every score that the counts hold, in the order of the reference report."""
    rows: dict[tuple[str, str], Score] = {}
    for family in ("strict", "overlap", "value", "field"):
        names = sorted({key[1] for key in counts if key[0] == family})
        for name in (*names, *(["ALL"] if names else [])):
            rows[family, name] = score(counts, family, name)
    if any(key[0] == "record" for key in counts):
        rows["record", "paired"] = score(counts, "record", "paired")
        rows["record", "perfect"] = _perfect(counts, rows["record", "paired"].gold)
    if any(key[0] == "policy" for key in counts):
        rows["policy", "cited"] = score(counts, "policy", "cited")
    return rows


def _perfect(counts: Counts, records: int) -> Score:
    share = counts["record", "perfect", "tp"] / records if records else 0.0
    return Score(share, share, share, records)
