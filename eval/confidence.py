"""The table of confidence counted anew: ``tenders/confidence.tsv``, and the figures of docs/confidence.md.

    python -m eval.confidence --shared SHARED

Reads the gold that ships and, where it is present, the shared one; what models have learnt by heart is left out. Only
counts go into the table.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from eval.calibration import report
from eval.gold import GoldDocument, read_gold
from eval.publish import shipped_files
from eval.signs import judge, table_text, weigh
from eval.silver import HELD_OUT, is_held_out
from tenders.confidence import TABLE

SHARED_SETS = {
    "real": "gold/real.jsonl",
    "seed": "gold/seed.jsonl",
    "yichang": "corpora/yichang.jsonl.gz",
    "dod": "corpora/dod.jsonl.gz",
    "fddc2018": "corpora/fddc2018.jsonl.gz",
}


LEARNT = "prose"  # written for the models of roles to learn; of dev and own, which they met too, rules read most


def gold_sets(shared: Path) -> dict[str, Path]:
    """The gold that ships, and of the shared data what is present, by name."""
    others = {name: shared / path for name, path in SHARED_SETS.items()}
    shipped = {name: path for name, path in shipped_files().items() if name != LEARNT}
    return shipped | {name: path for name, path in others.items() if path.exists()}


def counted(path: Path) -> Iterator[GoldDocument]:
    """The documents of a set that count: of fddc2018 the fifth that no model has learnt."""
    return (each for each in read_gold(path) if each.get("source") != HELD_OUT or is_held_out(each))


def main() -> None:
    """Write the table, and its figures into docs/confidence.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the shared evaluation data")
    parser.add_argument("--docs", type=Path, default=Path("docs/confidence.md"), help="the page with the figures")
    given = parser.parse_args()
    sets = gold_sets(given.shared)
    judged = [fact for name, path in sets.items() for document in counted(path) for fact in judge(name, document)]
    Path(str(files("tenders") / TABLE)).write_text(table_text(weigh(judged)), encoding="utf-8")
    report(given.docs, judged)


if __name__ == "__main__":
    main()
