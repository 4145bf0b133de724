"""OCDS 1.1.5: a release package, one release for what an article says of one procurement procedure.

Rules of the Open Contracting Data Standard that matter here: a date is a date-time with a zone, an amount a number with
its currency, a field that nobody stated is left out. A date that is no whole day (2024, 2024-08) would gain a precision
that no article gives, so it stands as EDTF in ``x_stated`` only; so does a duration beside its days. Every other name
with ``x_`` is ours too: ``x_evidence`` holds the words that each value was read from.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from corpus.article import Article
from tenders.export.ocds_parts import award_node, contract_node, evidence_nodes, parties, reference
from tenders.export.ocds_tender import tender_node
from tenders.export.ocds_values import Node, date_time, day_of
from tenders.merge import merge_records
from tenders.record import Extraction, TenderRecord
from tenders.store_rows import record_id

# Not registered with the Open Contracting Partnership: who publishes puts their own prefix in its place.
OCID_PREFIX = "ocds-000000"
LOTS = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json"
_TAGS: dict[str, list[str]] = {
    "planned": ["planning"],
    "tender": ["tender"],
    "award": ["award"],
    "contract": ["award", "contract"],
    "cancelled": ["tenderCancellation"],
}
_STAGES = ("planned", "tender", "cancelled", "award", "contract")
Told = tuple[Article, list[tuple[str, TenderRecord]]]


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write one release package with the records of ``read``; those of one procedure share an ocid."""
    out.write(json.dumps(package(read), ensure_ascii=False, indent=1).encode() + b"\n")


def package(read: Iterable[tuple[Article, Extraction]]) -> Node:
    """A release package. Its date is that of its latest release, so that the same input gives the same bytes."""
    found = list(releases(read))
    latest = max((release["date"] for release in found), default=_now())
    return {
        "uri": "urn:tenderlens:release-package",
        "version": "1.1",
        "extensions": [LOTS],
        "publishedDate": latest,
        "publisher": {"name": "tenderlens"},
        "releases": found,
    }


def releases(read: Iterable[tuple[Article, Extraction]]) -> Iterator[Node]:
    """A release for each article and procedure, in the order of the articles."""
    told = _told(read)
    procedures = merge_records(record for _, records in told for _, record in records)
    ocids = {id(record): procedure.id for procedure in procedures for record in procedure.records}
    for article, records in told:
        by_procedure: dict[str, list[tuple[str, TenderRecord]]] = {}
        for name, record in records:
            by_procedure.setdefault(ocids[id(record)], []).append((name, record))
        for procedure, same in by_procedure.items():
            yield _release(f"{OCID_PREFIX}-{procedure}", article, same)


def _told(read: Iterable[tuple[Article, Extraction]]) -> list[Told]:
    """Articles with their records under the store's ids."""
    return [
        (article, [(record_id(article.id, at), record) for at, record in enumerate(extraction.records)])
        for article, extraction in read
    ]


def _release(ocid: str, article: Article, records: list[tuple[str, TenderRecord]]) -> Node:
    lots = len(records) > 1 or bool(records[0][1].lot)
    stages = {record.told_stage or "tender" for _, record in records}  # OCDS asks for a tag; each has its tender part
    release: Node = {
        "ocid": ocid,
        "id": f"{ocid}-{article.id}",
        "date": _released(article, records),
        "language": article.language,
        "tag": _TAGS[max(stages, key=_STAGES.index)],
        "initiationType": "tender",
        "parties": parties([record for _, record in records]),
        "tender": tender_node(ocid, article, records, lots),
    }
    if buyer := _buyer(records):
        release["buyer"] = buyer
    if awards := [node for name, record in records if (node := award_node(name, record, lots))]:
        release["awards"] = awards
    if contracts := [contract_node(name, record) for name, record in records if record.told_stage == "contract"]:
        release["contracts"] = contracts
    release["x_evidence"] = [node for name, record in records for node in evidence_nodes(name, record)]
    return release


def _buyer(records: list[tuple[str, TenderRecord]]) -> Node | None:
    """The release's one buyer; None where the article names none."""
    return next((reference(record.buyer.value) for _, record in records if record.buyer), None)


def _released(article: Article, records: list[tuple[str, TenderRecord]]) -> str:
    """When the article was published; else the day a record was announced; else, as OCDS asks for one, today."""
    stated = [article.published, *(record.announced.value for _, record in records if record.announced)]
    return next((date_time(day) for text in stated if text and (day := day_of(text, whole=False))), _now())


def _now() -> str:
    """The day of the export (or of SOURCE_DATE_EPOCH, for builds that must repeat), at midnight UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT00:00:00Z")
