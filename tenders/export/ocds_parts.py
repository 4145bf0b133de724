"""The parts of an OCDS release that a record fills: parties, lots, awards, contracts, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tenders.export.ocds_values import Node, date_time, day_of, days_of, party_id, value_node
from tenders.facts import record_facts
from tenders.record import Fact, Period, TenderRecord


def reference(name: str) -> Node:
    """An organisation as the other parts point to it."""
    return {"id": party_id(name), "name": name}


def parties(records: Iterable[TenderRecord]) -> list[Node]:
    """Every organisation of the records with its roles; an agency is OCDS's procuring entity, which runs the tender."""
    roles: dict[str, list[str]] = {}
    for record in records:
        named = [(record.buyer, "buyer"), (record.agency, "procuringEntity")]
        for fact, role in (*named, *((fact, "supplier") for fact in record.suppliers)):
            if fact and role not in roles.setdefault(fact.value, []):
                roles[fact.value].append(role)
    return [{**reference(name), "roles": held} for name, held in roles.items()]


def lot_node(name: str, record: TenderRecord) -> Node:
    """A lot of the lots extension, under the record's id; its value is the budget."""
    node: Node = {"id": name}
    if record.lot:
        node["title"] = record.lot.value
    if record.budget:
        node["value"] = value_node(record.budget.value)
    return node


def award_node(name: str, record: TenderRecord, lots: bool) -> Node | None:
    """The award of a record; None where neither winner nor price nor rate is stated."""
    if not (record.suppliers or record.award or record.award_rate):
        return None
    node: Node = {"id": name, "status": "cancelled" if record.told_stage == "cancelled" else "active"}
    if record.suppliers:
        node["suppliers"] = [reference(fact.value) for fact in record.suppliers]
    if record.award:
        node["value"] = value_node(record.award.value)
    if record.award_rate:
        node["x_rate"] = record.award_rate.value
    node |= dated("date", record.announced)
    if record.period:
        node["contractPeriod"] = period_node(record.period)
    return {**node, "relatedLots": [name]} if lots else node


def contract_node(name: str, record: TenderRecord) -> Node:
    """The contract of a record, on the award of the same id."""
    node: Node = {"id": name, "awardID": name}
    if record.award:
        node["value"] = value_node(record.award.value)
    if record.period:
        node["period"] = period_node(record.period)
    return {**node, **dated("dateSigned", record.announced)}


def period_node(period: Period) -> Node:
    """A period; what is no whole day, and the duration as stated, in ``x_stated``."""
    node: Node = {}
    for name, fact in (("startDate", period.start), ("endDate", period.end)):
        node |= dated(name, fact)
    if period.duration:
        days = days_of(period.duration.value)
        node |= {} if days is None else {"durationInDays": days}
        node["x_stated"] = {**node.get("x_stated", {}), "duration": period.duration.value}
    return node


def dated(name: str, fact: Fact[str] | None) -> Node:
    """A date field with its date-time; a date that is no whole day only as stated, in ``x_<name>``."""
    if fact is None:
        return {}
    day = day_of(fact.value, whole=True)
    return {name: date_time(day)} if day and "/" not in fact.value else {f"x_{name}": fact.value}


def evidence_nodes(name: str, record: TenderRecord) -> Iterator[Node]:
    """The words of every field of a record; ``start`` and ``end`` count code points of the article's text."""
    for path, fact in record_facts(record):
        for evidence in fact.evidence:
            span = {"start": evidence.span.start, "end": evidence.span.end}
            said = {"article": evidence.article, **span, "quote": evidence.quote, "rule": evidence.rule}
            yield {"record": name, "field": path, **said}
