"""Gold as a Hugging Face data set: a split a gold file, a data card, and the way back without loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from eval.check import DOCUMENT_KEYS
from eval.forms import FIELD_FORMS, PERIOD_FORMS, POLICY_FORMS
from eval.gold import GoldDocument, GoldError, read_gold

if TYPE_CHECKING:
    from datasets import DatasetDict, Features

Form = Literal["parquet", "saved"]
_MONEY = ("amount", "min", "max", "currency")
_MONEY_FIELDS = ("budget", "award")
_TEXT_FIELDS = ("stage", *(name for name in FIELD_FORMS if name not in _MONEY_FIELDS), "method")
# The gold files that come with the package, each a split.
SHIPPED = ("dev", "own", "fresh", "prose", "papers", "held", "unread")


def shipped_files() -> dict[str, Path]:
    """The gold files that come with the package, by the names of their splits."""
    return {name: Path(str(files("eval") / "gold" / f"{name}.jsonl")) for name in SHIPPED}


def publish(folder: Path, splits: Mapping[str, Path], form: Form = "parquet") -> None:
    """Write a data set with its card, for ``load_dataset(folder)`` ("parquet") or ``load_from_disk`` ("saved").

    Raises GoldError when the folder holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise GoldError(f"{folder} is not empty")
    documents = {name: list(read_gold(path)) for name, path in splits.items()}
    data = data_set(documents)
    folder.mkdir(parents=True, exist_ok=True)
    if form == "saved":
        data.save_to_disk(str(folder))
    else:
        for name, split in data.items():
            split.to_parquet(str(folder / f"{name}.parquet"))
    (folder / "README.md").write_text(card(documents, form), encoding="utf-8")


def data_set(documents: Mapping[str, Sequence[GoldDocument]]) -> DatasetDict:
    """Gold documents by split as a ``DatasetDict``; every value of a kind has a column of its own."""
    from datasets import Dataset, DatasetDict

    schema = features()
    return DatasetDict({n: Dataset.from_list(list(map(to_row, some)), schema) for n, some in documents.items()})


def features() -> Features:
    """The columns: those of a gold document, a mention's value as text or as money."""
    from datasets import Features, List, Value

    text, texts, money = Value("string"), List(Value("string")), dict.fromkeys(_MONEY, Value("string"))
    entity = {"start": Value("int64"), "end": Value("int64"), "label": text, "text": text, "value": text}
    record = dict.fromkeys(_TEXT_FIELDS, text) | dict.fromkeys(_MONEY_FIELDS, money)
    record |= {"suppliers": texts, "flags": texts, "period": dict.fromkeys(PERIOD_FORMS, text)}
    labelled = {"entities": texts, "records": texts, "policies": Value("bool")}
    return Features(
        dict.fromkeys(DOCUMENT_KEYS[:7], text)
        | {"entities": List({**entity, "money": money}), "records": List({**record, "optional": Value("bool")})}
        | {"policies": List(dict.fromkeys(POLICY_FORMS, text)), "labelled": labelled}
    )


def to_row(document: GoldDocument) -> dict[str, Any]:
    """A gold document as a row of the data set."""
    return {
        **{name: document.get(name) for name in DOCUMENT_KEYS[:7]},
        "entities": [_entity_row(entity) for entity in document.get("entities") or ()],
        "records": [_record_row(record) for record in document.get("records") or ()],
        "policies": [{name: policy.get(name) for name in POLICY_FORMS} for policy in document.get("policies") or ()],
        "labelled": _stated(document.get("labelled"), ("entities", "records", "policies")),
    }


def _entity_row(entity: dict[str, Any]) -> dict[str, Any]:
    value = entity["value"]
    is_money = isinstance(value, dict)
    return {**entity, "value": None if is_money else value, "money": _stated(value if is_money else None, _MONEY)}


def _record_row(record: dict[str, Any]) -> dict[str, Any]:
    row = {name: record.get(name) for name in (*_TEXT_FIELDS, "suppliers", "flags", "optional")}
    row |= {name: _stated(record.get(name), _MONEY) for name in _MONEY_FIELDS}
    return {**row, "period": _stated(record.get("period"), tuple(PERIOD_FORMS))}


def _stated(given: dict[str, Any] | None, names: Iterable[str]) -> dict[str, Any] | None:
    return None if given is None else {name: given.get(name) for name in names}


def from_row(row: Mapping[str, Any]) -> GoldDocument:
    """The gold document of a row: what ``to_row`` was given, its fields in the order of the columns."""
    document = {name: row[name] for name in DOCUMENT_KEYS[:7]}
    document["entities"] = [_row_entity(entity) for entity in row["entities"]]
    document["records"] = [_without_none(record) for record in row["records"]]
    document["policies"] = [_without_none(policy) for policy in row["policies"]]
    return document | _without_none({"labelled": row["labelled"]})


def _row_entity(entity: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in entity.items() if name != "money"}
    return {**plain, "value": _without_none(entity["money"] or {}) or entity["value"]}


def _without_none(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is stated of an object, and of the objects in it."""
    inner = {name: _without_none(value) if isinstance(value, dict) else value for name, value in given.items()}
    return {name: value for name, value in inner.items() if value not in (None, {}, [])}


def card(documents: Mapping[str, Sequence[GoldDocument]], form: Form) -> str:
    """The data card: README.md with the head that the hub and ``load_dataset`` read."""
    from jinja2 import Environment, StrictUndefined

    # a card is Markdown made of figures and split names, no page
    environment = Environment(trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, autoescape=False)
    template = environment.from_string((files("eval") / "templates" / "card.md").read_text(encoding="utf-8"))
    splits = {name: _figures(some) for name, some in documents.items()}
    every = [document for some in documents.values() for document in some]
    return template.render(splits=splits, all=_figures(every), parquet=form == "parquet") + "\n"


def _figures(documents: Sequence[GoldDocument]) -> dict[str, Any]:
    entities = [entity for document in documents for entity in document["entities"]]
    return {
        "documents": len(documents),
        "languages": dict(Counter(document["lang"] for document in documents)),
        "kinds": dict(Counter(document["kind"] for document in documents)),
        "labels": dict(Counter(entity["label"] for entity in entities).most_common()),
        "characters": sum(len(document["text"]) for document in documents),
        "entities": len(entities),
        "records": sum(len(document["records"]) for document in documents),
        "policies": sum(len(document["policies"]) for document in documents),
    }
