"""How fast the extractors of amounts, dates, durations and places are, and whether hostile text slows them.

    python -m bench.values ARTICLES [--limit 300]

Prints characters a second of the four alone on real articles, and seconds on 1 MB of each hostile kind, with the
growth of memory. One core; compare within one run, machines differ.
"""

from __future__ import annotations

import argparse
import itertools
import time
import tracemalloc
from collections.abc import Iterable

from corpus.article import Article
from corpus.read import read
from extractors import date, duration, money, place
from nlp.document import Document, analyse

FINDERS = (money, date, duration, place)
HOSTILE = {"digits": "1", "commas": ",", "年": "年", "brackets": "(", "spaces": " ", "letters": "a"}
_SIZE = 1_000_000


def main() -> None:
    """Read the articles named on the command line and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--limit", type=int, default=300)
    given = parser.parse_args()
    articles = (one for one in read(given.articles) if isinstance(one, Article))
    documents = [analyse(article) for article in itertools.islice(articles, given.limit)]
    for document in documents:
        _ = document.labels, document.tables, document.has_chinese
    _print_speed(documents)
    _print_hostile()


def _print_speed(documents: list[Document]) -> None:
    characters = sum(len(document.text) for document in documents)
    seconds = {finder.__name__: _seconds(finder, documents) for finder in FINDERS}
    for name, taken in seconds.items():
        print(f"{name:22} {characters / taken / 1e6:6.2f} M characters a second")
    print(f"{'all four':22} {characters / sum(seconds.values()) / 1e6:6.2f} M characters a second")


def _print_hostile() -> None:
    for name, piece in HOSTILE.items():
        text = piece * (_SIZE // len(piece.encode()))
        document = analyse(Article(name, text, "zh", "news", published="2024-08-20"))
        _ = document.labels, document.tables
        print(
            f"1 MB of {name:9}",
            *(f"{finder.__name__[11:]} {_seconds(finder, [document]):.2f} s" for finder in FINDERS),
            _peak(document),
        )


def _seconds(finder: object, documents: Iterable[Document]) -> float:
    start = time.process_time()
    for document in documents:
        finder.find(document)  # type: ignore[attr-defined]
    return time.process_time() - start


def _peak(document: Document) -> str:
    tracemalloc.start()
    for finder in FINDERS:
        finder.find(document)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return f"peak {peak / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
