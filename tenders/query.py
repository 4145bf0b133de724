"""Asking a store for tenders: by words, place, dates, amounts and parties."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from extractors.mention import Money
from extractors.place import place_of
from nlp.gazetteer import by_code, chinese_names, countries, divisions, english_names
from tenders.restore import restore_money, sure_row
from tenders.search_text import match_expressions
from tenders.snippets import Piece, snippet
from tenders.store import Store

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
LONGEST = 20_000  # signs of a question
_SEVERAL = 12  # words; more are looked for in one place together
_CODE = re.compile(r"\d{2}(?:\d{2}){0,2}")
# A tender's own date; the article's where the tender states none.
_DATED = "coalesce(r.announced, a.published)"
_COLUMNS = (
    "r.*, a.title, a.source, a.published, a.text, "
    "(SELECT json_group_array(name) FROM (SELECT name FROM suppliers WHERE record = r.id ORDER BY position)) "
    "AS won_by, "
    "(SELECT json_group_array(flag) FROM (SELECT flag FROM flags WHERE record = r.id ORDER BY position)) AS raised, "
    "(SELECT json_group_array(name) FROM (SELECT coalesce(c.source, c.id) AS name FROM duplicates d "
    "JOIN articles c ON c.id = d.article WHERE d.original = a.id ORDER BY name)) AS copies"
)
_ONCE = "r.article NOT IN (SELECT article FROM duplicates)"


class QueryError(ValueError):
    """A question that cannot be asked: an unknown place, a malformed date, no word to search for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A tender as a query shows it; ``record`` and ``article`` are ids, dates EDTF, ``place`` a code.

    ``also_at`` are the sources of other articles of the same text. ``snippet`` is the passage of the article that holds
    the words asked for, these marked; empty without words.
    """

    record: str
    article: str
    title: str | None
    source: str | None
    stage: str | None
    project: str | None
    lot: str | None
    place: str | None
    place_name: str | None
    buyer: str | None
    suppliers: tuple[str, ...]
    budget: Money | None
    award: Money | None
    award_rate: str | None
    announced: str | None
    flags: tuple[str, ...]
    also_at: tuple[str, ...] = ()
    snippet: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Condition:
    """A piece of SQL and the values of its question marks: what the user wrote is only ever a value."""

    sql: str
    values: tuple[Any, ...]


def search(
    store: Store,
    text: str = "",
    *,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_award: Decimal | float | None = None,
    max_award: Decimal | float | None = None,
    buyer: str | None = None,
    supplier: str | None = None,
    newest: bool = False,
    copies: bool = False,
    limit: int | None = None,
    min_confidence: float | None = None,
) -> list[Found]:
    """Tenders that keep every condition given; those whose own project or parties hold the words first.

    ``text``: words, all of which the tender or its article holds. ``place``: a code of GB/T 2260 or its first digits,
    or a name; places inside it count. ``since`` and ``until``: a year, month or day, both included, compared with the
    date of the notice, or with the article's where the tender states none. ``min_award`` and ``max_award``: in the main
    unit of the award's own currency. ``buyer`` and ``supplier``: part of a name. ``newest``: the latest first, whatever
    holds the words better. ``min_confidence``: fields below it, and those of none, are left out of what is found; they
    count as conditions all the same. A text that several articles hold is asked once, unless ``copies``.
    Raises QueryError.
    """
    conditions = [*_place(place), *_dates(since, until), *_award(min_award, max_award), *_parties(buyer, supplier)]
    if not copies:
        conditions.append(_Condition(_ONCE, ()))
    expressions = _expressions(text)
    rank = "0 AS tier, 0 AS relevance"
    joined = ""
    given: tuple[str, ...] = ()
    if expressions:
        rank = "own.score IS NULL AS tier, coalesce(own.score, whole.score, 0) AS relevance"
        joined, given = _MATCHED, (" AND ".join(expressions),) * 2
        conditions += map(_holds, expressions if len(expressions) <= _SEVERAL else given[:1])
    where = " AND ".join(condition.sql for condition in conditions) or "TRUE"
    sql = (
        f"SELECT {_COLUMNS}, {rank} FROM records r JOIN articles a ON a.id = r.article {joined} WHERE {where} "
        f"ORDER BY {'' if newest else 'tier, round(relevance, 2), '}{_DATED} DESC, a.row, r.position LIMIT ?"
    )
    values = [*given, *(value for condition in conditions for value in condition.values)]
    found = store.select(sql, *values, -1 if limit is None else limit)
    return [_found(row if min_confidence is None else sure_row(row, min_confidence), text) for row in found]


def count_tenders(store: Store, copies: bool = False) -> int:
    """Number of tenders of a store; those of a text that several articles hold count once, unless ``copies``."""
    (row,) = store.select(f"SELECT count(*) AS count FROM records r WHERE {'TRUE' if copies else _ONCE}")
    return int(row["count"])


_MATCHED = (
    "LEFT JOIN (SELECT rowid AS row, bm25(record_index, 2.0, 1.0, 2.0) AS score FROM record_index "
    "WHERE record_index MATCH ?) own ON own.row = r.row "
    "LEFT JOIN (SELECT rowid AS row, bm25(article_index, 5.0, 1.0, 1.0) AS score FROM article_index "
    "WHERE article_index MATCH ?) whole ON whole.row = a.row"
)


def area_prefixes(place: str) -> tuple[str, ...]:
    """The beginnings of the codes that lie in a place, given as a code, its first digits or a name.

    聊城 → 3715; 37 → 37. A name that several places share gives them all. China is every code. Raises QueryError for a
    place that nobody knows.
    """
    name = place.strip()
    codes = _known_codes(name) if name.isdigit() else _codes_of(name)
    if not codes:
        raise QueryError(
            f"no place called {place!r} is known: give a name (聊城, Shandong) or a code of GB/T 2260 (3715)"
        )
    return tuple(dict.fromkeys("" if code == "CN" else re.sub(r"(?:00){1,2}$", "", code) for code in codes))


def _known_codes(digits: str) -> list[str]:
    code = digits.ljust(6, "0")
    return [code] if _CODE.fullmatch(digits) and code in by_code() else []


def _codes_of(name: str) -> list[str]:
    """Codes of every place of a name (of a province's name only those in it); of a longer one (山东聊城) its own."""
    country = name if name in countries().values() else countries().get(name)
    if country:
        return [country]
    same = list(_codes_by_name().get(name, ()))
    same += [each.code for each in english_names().get(name.casefold(), ())]
    settled = place_of(name)
    if same and not (settled and settled.endswith("0000")):
        return same
    return [settled, *(code for code in same if code[:2] == settled[:2])] if settled else []


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, list[str]]:
    """Codes of the divisions of each Chinese name, also of one without its last sign."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for each in divisions():
        for name in {*chinese_names(each), each.name[:-1]}:
            codes[name].append(each.code)
    return dict(codes)


def _place(place: str | None) -> Iterator[_Condition]:
    if place is not None:
        prefixes = area_prefixes(place)
        starts = " OR ".join("substr(r.place, 1, ?) = ?" for _ in prefixes)
        values = tuple(value for prefix in prefixes for value in (len(prefix), prefix))
        digits = "" if "" not in prefixes else " AND (r.place GLOB '[0-9]*' OR r.place = 'CN')"
        yield _Condition(f"({starts}){digits}", values)


def _dates(since: str | None, until: str | None) -> Iterator[_Condition]:
    """EDTF compares as text: ``~`` stands after every digit and mark, so 2022 reaches to its last day."""
    if since is not None:
        last = f"substr({_DATED}, instr({_DATED}, '/') + 1)"
        yield _Condition(f"replace({last}, '..', '9999') || '~' >= ?", (_date(since),))
    if until is not None:
        yield _Condition(f"{_DATED} <= ? || '~'", (_date(until),))


def _date(text: str) -> str:
    if not _DATE.fullmatch(text):
        raise QueryError(f"{text!r} is no date: give 2022, 2022-05 or 2022-05-31")
    return text


def _award(least: Decimal | float | None, most: Decimal | float | None) -> Iterator[_Condition]:
    if least is not None:
        yield _Condition("coalesce(CAST(r.award_max AS REAL), r.award_number) >= ?", (float(least),))
    if most is not None:
        yield _Condition("r.award_number <= ?", (float(most),))


def _parties(buyer: str | None, supplier: str | None) -> Iterator[_Condition]:
    if buyer:
        yield _Condition("instr(lower(r.buyer), lower(?)) > 0", (buyer,))
    if supplier:
        named = "SELECT 1 FROM suppliers s WHERE s.record = r.id AND instr(lower(s.name), lower(?)) > 0"
        yield _Condition(f"EXISTS ({named})", (supplier,))


def _expressions(text: str) -> list[str]:
    if len(text) > LONGEST:
        raise QueryError(f"{len(text):,} signs are too many to search for; {LONGEST:,} are the most")
    expressions = match_expressions(text.encode("utf-8", "replace").decode())
    if not expressions and text.strip():
        raise QueryError(f"no word to search for in {text[:40]!r}")
    return expressions


def _holds(expression: str) -> _Condition:
    """A word stands in the tender's own fields or in its article: "Ludong 聊城" may ask one of each."""
    own = "r.row IN (SELECT rowid FROM record_index WHERE record_index MATCH ?)"
    whole = "a.row IN (SELECT rowid FROM article_index WHERE article_index MATCH ?)"
    return _Condition(f"({own} OR {whole})", (expression, expression))


def _found(row: dict[str, Any], text: str) -> Found:
    names = ("title", "source", "stage", "project", "lot", "place", "place_name", "buyer", "award_rate", "announced")
    return Found(
        record=row["id"],
        article=row["article"],
        suppliers=tuple(json.loads(row["won_by"])),
        budget=restore_money(row, "budget", "budget_max", "budget_currency"),
        award=restore_money(row, "award", "award_max", "award_currency"),
        flags=tuple(json.loads(row["raised"])),
        also_at=tuple(json.loads(row["copies"])),
        snippet=snippet(row["text"], text) if text else (),
        **{name: row[name] for name in names},
    )
