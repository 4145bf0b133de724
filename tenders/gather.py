"""What the articles of a store tell together: its procedures, its companies and its duplicates, made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from tenders.companies import Company, group_companies
from tenders.duplicates import duplicate_rows
from tenders.merge import Procedure, merge_records
from tenders.record import TenderRecord
from tenders.store import Store
from tenders.store_rows import Row

_TABLES = ("procedure_records", "procedures", "company_names", "companies", "duplicates")


def gather(store: Store) -> None:
    """Fill a store's tables of procedures, companies and duplicates from all its articles, in one transaction.

    What an earlier run put there is replaced. Raises StoreError when the file cannot be written.
    """
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for table, row in chain(_record_rows(store), duplicate_rows(store)):
        tables[table].append(row)
    store.refill(_TABLES, tables)


def is_gathered(store: Store) -> bool:
    """False when articles came in after the last ``gather``, as when a run was broken off."""
    pairs = (("records", "procedure_records"), ("articles", "signatures"))
    return all(store.count(one) == store.count(other) for one, other in pairs)


def _record_rows(store: Store) -> Iterator[tuple[str, Row]]:
    """Rows of what records tell. All are held in memory, without their evidence, and only while this goes on."""
    held = list(store.bare_records())
    records = [record for _, record in held]
    ids = {id(record): name for name, record in held}
    yield from _procedure_rows(merge_records(records), ids)
    yield from _company_rows(group_companies(_names(records)))


def _names(records: Iterable[TenderRecord]) -> Iterator[str]:
    for record in records:
        yield from (fact.value for fact in record.suppliers)


def _procedure_rows(procedures: Iterable[Procedure], ids: dict[int, str]) -> Iterator[tuple[str, Row]]:
    for procedure in procedures:
        yield "procedures", {"id": procedure.id, "score": procedure.score}
        for number, part in enumerate(procedure.parts):
            for record in part.records:
                yield "procedure_records", {"procedure": procedure.id, "part": number, "record": ids[id(record)]}


def _company_rows(companies: Iterable[Company]) -> Iterator[tuple[str, Row]]:
    for company in companies:
        yield "companies", {"name": company.name, "parent": company.parent}
        for name in (company.name, *company.others):
            yield "company_names", {"name": name, "company": company.name}
