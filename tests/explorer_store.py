"""The store that the explorer's tests look at: the bundled samples, read once, and a made-up hostile article."""

from __future__ import annotations

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
