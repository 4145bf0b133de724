"""The store that the explorer's tests look at: the bundled samples, read once, and a made-up hostile article."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from corpus.article import Article, Span
from extractors.mention import Money
from tenders.batch import extract_into
from tenders.gather import gather
from tenders.record import Evidence, Extraction, Fact, TenderRecord
from tenders.store import open_store
from tests.case_articles import SAMPLES

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'

COPIED = ("first", "second")
_COPIED = (
    "海州市第一中学食堂采购项目中标公告\n采购人：海州市第一中学\n项目名称：海州市第一中学食堂采购项目\n中标人：海州康源餐饮有限公司\n"
    "中标金额：188万元\n有关当事人对结果有异议的，可以在公告期限届满之日起七个工作日内以书面形式向采购人提出质疑。\n"
)


@cache
def sample_store() -> Path:
    """A store of the samples."""
    path = Path(mkdtemp(prefix="tenderlens-")) / "records.db"
    with open_store(path) as store:
        extract_into(store, str(SAMPLES))
    return path


@cache
def hostile_store() -> Path:
    """A store whose every text would like to be run."""
    path = Path(mkdtemp(prefix="tenderlens-")) / "records.db"
    evidence = (Evidence("bad", Span(0, 8), HOSTILE[:8], HOSTILE),)
    record = TenderRecord(
        "bad", Fact("award", evidence), project=Fact(HOSTILE, evidence), number=Fact("=cmd()"), buyer=Fact(HOSTILE),
        place=Fact("371500"), suppliers=(Fact(HOSTILE),), award=Fact(Money(Decimal(1), "CNY")), announced=Fact("2024"),
    )  # fmt: skip
    article = Article("bad", HOSTILE, "en", "news", HOSTILE, "2024-08-20", HOSTILE)
    with open_store(path) as store:
        store.save([(article, Extraction("bad", (), (record,), ()))])
        gather(store)
    return path


@cache
def copied_store() -> Path:
    """A store of one text from two sites."""
    folder = Path(mkdtemp(prefix="tenderlens-"))
    rows = ({"id": name, "source": f"site {name}", "text": _COPIED, "published": "2024-08-20"} for name in COPIED)
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with open_store(folder / "records.db") as store:
        extract_into(store, str(folder / "in.jsonl"))
    return folder / "records.db"
