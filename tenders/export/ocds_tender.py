"""The tender of an OCDS release."""

from __future__ import annotations

import re

from corpus.article import Article
from extractors.place import place_name
from tenders.export.ocds_parts import lot_node, period_node, reference
from tenders.export.ocds_values import Node, date_time, day_of, value_node
from tenders.record import TenderRecord

Named = list[tuple[str, TenderRecord]]

# OCDS's closed list of methods; a framework is no method of award, so it is told in the details only.
_METHODS = {
    "open": "open", "limited": "selective", "negotiation": "limited", "consultation": "limited", "inquiry": "limited",
    "single_source": "direct",
}  # fmt: skip
_STATUS = {"planned": "planned", "tender": "active", "cancelled": "cancelled", "award": "complete"}
_NOTICES = {"tender": "tenderNotice", "award": "awardNotice", "contract": "contractNotice"}
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+$", re.ASCII)


def tender_node(ocid: str, article: Article, records: Named, lots: bool) -> Node:
    """What an article says of a tender. Lots that have budgets keep them: a sum that nobody stated is not written."""
    first = records[0][1]
    node: Node = {"id": _number(records) or ocid, "documents": [_document(article, first)]}
    if first.told_stage:
        node["status"] = _STATUS.get(first.told_stage, "complete")
    if first.project:
        node["title"] = first.project.value
    if lots:
        node["lots"] = [lot_node(name, record) for name, record in records]
    elif first.budget:
        node["value"] = value_node(first.budget.value)
    of_first = _method(first) | _bidding(first) | _period(first)
    return node | of_first | _agency(records) | _place(records) | _flags(records)


def _number(records: Named) -> str | None:
    return next((record.number.value for _, record in records if record.number), None)


def _method(record: TenderRecord) -> Node:
    if record.method is None:
        return {}
    method = _METHODS.get(record.method.value)
    details: Node = {"procurementMethodDetails": record.method.value}
    return {"procurementMethod": method, **details} if method else details


def _agency(records: Named) -> Node:
    agency = next((record.agency.value for _, record in records if record.agency), None)
    return {"procuringEntity": reference(agency)} if agency else {}


def _bidding(record: TenderRecord) -> Node:
    """Bids are opened where the time for them ends."""
    if record.opened is None:
        return {}
    day = day_of(record.opened.value, whole=True)
    return {"tenderPeriod": {"endDate": date_time(day)} if day else {"x_endDate": record.opened.value}}


def _place(records: Named) -> Node:
    codes = dict.fromkeys(record.place.value for _, record in records if record.place)
    return {"x_places": [{"code": code, "name": place_name(code)} for code in codes]} if codes else {}


def _period(record: TenderRecord) -> Node:
    return {"contractPeriod": period_node(record.period)} if record.period else {}


def _flags(records: Named) -> Node:
    flags = [{"record": name, "flag": fact.value} for name, record in records for fact in record.flags]
    return {"x_flags": flags} if flags else {}


def _document(article: Article, record: TenderRecord) -> Node:
    """The article itself, by its address where its source is one."""
    node: Node = {"id": article.id, "language": article.language}
    if article.kind == "notice" and (notice := _NOTICES.get(record.told_stage or "")):
        node["documentType"] = notice
    if article.title:
        node["title"] = article.title
    if article.source:
        node["url" if _WEB.match(article.source) else "x_source"] = article.source
    day = day_of(article.published, whole=True) if article.published else None
    return {**node, "datePublished": date_time(day)} if day else node
