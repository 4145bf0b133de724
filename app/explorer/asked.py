"""What a page's address asks for, and addresses that ask for a little more or less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

from tenders.query import LONGEST, QueryError

SORTS = ("relevance", "date", "-date", "award", "-award", "budget", "-budget")
PAGE = 25  # tenders on a page
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_AMOUNT = re.compile(r"\d{1,18}(\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters, order and page of the table of tenders; empty where nothing is asked."""

    q: str = ""
    place: str = ""
    buyer: str = ""
    supplier: str = ""
    year: str = ""
    stage: str = ""
    method: str = ""
    flag: str = ""
    kind: str = ""
    source: str = ""
    min: str = ""
    max: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""
    page: int = 1

    def url(self, path: str = "/tenders", **changes: str | int) -> str:
        """The address of this question with some changes; any change but of the page goes back to the first page."""
        fresh = changes if "page" in changes else {**changes, "page": 1}
        asked = {name: fresh.get(name, getattr(self, name)) for name in self.__dataclass_fields__}
        stated = {name: value for name, value in asked.items() if value and (name, value) != ("page", 1)}
        return path + ("?" + urlencode(stated) if stated else "")

    def addresses(self, name: str) -> Callable[[str], str]:
        """What ``url`` gives for values of one condition; the rest of the address is written once for all of them."""
        names = [each for each in self.__dataclass_fields__ if each != "page"]
        at = names.index(name)
        before, after = self._stated(names[:at]), self._stated(names[at + 1 :])

        def address(value: str) -> str:
            stated = [*before, *([f"{name}={quote_plus(value)}"] if value else ()), *after]
            return "/tenders" + ("?" + "&".join(stated) if stated else "")

        return address

    def _stated(self, names: Iterable[str]) -> list[str]:
        return [f"{name}={quote_plus(value)}" for name in names if (value := getattr(self, name))]

    def order(self) -> str:
        """The order asked for; else the best matches first, or the latest where no words are asked for."""
        return self.sort or ("relevance" if self.q else "-date")


def read_asked(values: Mapping[str, str]) -> Asked:
    """The question of an address. Raises QueryError for what cannot be asked; names that we do not know are ignored."""
    texts = {name: values.get(name, "").strip() for name in Asked.__dataclass_fields__ if name != "page"}
    if any(len(text) > LONGEST for text in texts.values()):
        raise QueryError(f"a question may have {LONGEST:,} signs at most")
    for name in ("since", "until"):
        _check(name, texts[name], _DATE, "a year, month or day: 2022, 2022-05, 2022-05-31")
    for name in ("min", "max"):
        texts[name] = texts[name].replace(",", "")
        _check(name, texts[name], _AMOUNT, "an amount in yuan: 5000000")
    if texts["sort"] not in ("", *SORTS):
        raise QueryError(f"unknown order {texts['sort'][:40]!r}: one of {', '.join(SORTS)}")
    page = values.get("page", "1")
    return Asked(**texts, page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 8 else 1)


def _check(name: str, text: str, form: re.Pattern[str], wanted: str) -> None:
    if text and not form.fullmatch(text):
        raise QueryError(f"{name}: {text[:40]!r} is not {wanted}")
