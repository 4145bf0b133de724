"""FollowTheMoney entities, a JSON line each: calls for tenders, contracts, awards, companies, public bodies.

The budget has no property of its own there and stands in the call's description; the award is the contract's amount
(never also the awards', which would count a consortium's price once a member). Ids are made of the store's record ids
and of names, so the same name is the same entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from corpus.article import Article
from tenders.amounts import plain_amount
from tenders.record import Extraction, TenderRecord
from tenders.store_rows import record_id

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

    from extractors.mention import Money


def write(read: Iterable[tuple[Article, Extraction]], out: BinaryIO) -> None:
    """Write every entity once; the library checks each against its schema (raises its InvalidData)."""
    seen: set[str] = set()
    for entity in entities(read):
        if entity.id and entity.id not in seen:
            seen.add(entity.id)
            out.write(json.dumps(checked(entity), ensure_ascii=False, sort_keys=True).encode() + b"\n")


def checked(entity: EntityProxy) -> dict[str, Any]:
    """An entity's plain form, found valid by its schema."""
    plain: dict[str, Any] = entity.to_dict()
    entity.schema.validate(plain)  # type: ignore[arg-type]
    return plain


def entities(read: Iterable[tuple[Article, Extraction]]) -> Iterator[EntityProxy]:
    """The entities of all records; a party may come several times."""
    for article, extraction in read:
        labels = {str(mention.value): str(mention.label) for mention in extraction.mentions}
        for position, record in enumerate(extraction.records):
            yield from _of_record(article, record_id(article.id, position), record, labels)


def _of_record(article: Article, name: str, record: TenderRecord, labels: dict[str, str]) -> Iterator[EntityProxy]:
    buyer = _party(record.buyer.value, labels, "PublicBody") if record.buyer else None
    if buyer:
        yield buyer
    title = record.project.value if record.project else article.title or "?"
    call = _call(article, name, title, record, buyer)
    yield call
    if record.award or record.suppliers:
        contract = _contract(article, name, title, record, buyer)
        yield contract
        yield from _awards(article, name, record, labels, contract, call)


def _call(article: Article, name: str, title: str, record: TenderRecord, buyer: EntityProxy | None) -> EntityProxy:
    call = _entity("CallForTenders", "call", name)
    _add(call, "title", title)
    _add(call, "authority", buyer.id if buyer else None)
    _add(call, "callId", record.number.value if record.number else None)
    _add(call, "procedure", record.method.value if record.method else None)
    _add(call, "publicationDate", record.announced.value if record.announced else None)
    _add(call, "submissionDeadline", record.opened.value if record.opened else None)
    _add(call, "lotsNames", record.lot.value if record.lot else None)
    _add(call, "description", f"budget {_amount(record.budget.value)}" if record.budget else None)
    _add(call, "country", _country(record.place.value) if record.place else None)
    return _sourced(call, article)


def _contract(article: Article, name: str, title: str, record: TenderRecord, buyer: EntityProxy | None) -> EntityProxy:
    contract = _entity("Contract", "contract", name)
    _add(contract, "title", title)
    _add(contract, "authority", buyer.id if buyer else None)
    _add(contract, "procedureNumber", record.number.value if record.number else None)
    _add(contract, "status", record.told_stage)
    _add(contract, "contractDate", record.announced.value if record.announced else None)
    if record.award:
        _add(contract, "amount", plain_amount(record.award.value.amount))
        _add(contract, "currency", record.award.value.currency)
    return _sourced(contract, article)


def _awards(
    article: Article,
    name: str,
    record: TenderRecord,
    labels: dict[str, str],
    contract: EntityProxy,
    call: EntityProxy,
) -> Iterator[EntityProxy]:
    for fact in record.suppliers:
        supplier = _party(fact.value, labels, "Company")
        yield supplier
        award = _entity("ContractAward", "award", name, fact.value)
        for prop, value in (("supplier", supplier.id), ("contract", contract.id), ("callForTenders", call.id)):
            _add(award, prop, value)
        _add(award, "lotNumber", record.lot.value if record.lot else None)
        _add(award, "date", record.announced.value if record.announced else None)
        yield _sourced(award, article)


def _country(place: str) -> str:
    """The country of a place: a code of GB/T 2260 lies in China, letters are the country's own code."""
    return "cn" if place.isdigit() else place.lower()


def _party(name: str, labels: dict[str, str], usual: str) -> EntityProxy:
    """A company or public body: as the article's mentions say, else as its role has it."""
    schema = {"COMPANY": "Company", "PUBLIC_BODY": "PublicBody"}.get(labels.get(name, ""), usual)
    party = _entity(schema, "party", schema, name)
    _add(party, "name", name)
    return party


def _entity(schema: str, *key: str) -> EntityProxy:
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = "tl-" + hashlib.sha256("\0".join(key).encode()).hexdigest()[:20]
    return entity


def _add(entity: EntityProxy, prop: str, value: str | None) -> None:
    if value is not None:
        entity.add(prop, value)


def _sourced(entity: EntityProxy, article: Article) -> EntityProxy:
    """The entity with its article: the address where its source is one, else only the record's id."""
    _add(entity, "sourceUrl", article.source if (article.source or "").startswith(("http://", "https://")) else None)
    _add(entity, "recordId" if "recordId" in entity.schema.properties else "notes", f"article {article.id}")
    return entity


def _amount(money: Money) -> str:
    ends = [money.amount] if money.maximum is None else [money.amount, money.maximum]
    return "–".join(map(plain_amount, ends)) + f" {money.currency}"
