"""The table of confidence counted anew: ``tenders/confidence.tsv``, and the figures of docs/confidence.md.

    python -m eval.confidence --shared SHARED

Reads the gold that ships and, where it is present, the shared one. Only counts go into the table.
"""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from eval.calibration import report
from eval.gold import read_gold
from eval.publish import shipped_files
from eval.signs import judge, table_text, weigh
from tenders.confidence import TABLE

SHARED_SETS = {
    "real": "gold/real.jsonl",
    "seed": "gold/seed.jsonl",
    "yichang": "corpora/yichang.jsonl.gz",
    "dod": "corpora/dod.jsonl.gz",
    "fddc2018": "corpora/fddc2018.jsonl.gz",
}


def gold_sets(shared: Path) -> dict[str, Path]:
    """The gold that ships, and of the shared data what is present, by name."""
    others = {name: shared / path for name, path in SHARED_SETS.items()}
    return shipped_files() | {name: path for name, path in others.items() if path.exists()}


def main() -> None:
    """Write the table, and its figures into docs/confidence.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the shared evaluation data")
    parser.add_argument("--docs", type=Path, default=Path("docs/confidence.md"), help="the page with the figures")
    given = parser.parse_args()
    sets = gold_sets(given.shared)
    judged = [fact for name, path in sets.items() for document in read_gold(path) for fact in judge(name, document)]
    Path(str(files("tenders") / TABLE)).write_text(table_text(weigh(judged)), encoding="utf-8")
    report(given.docs, judged)


if __name__ == "__main__":
    main()
