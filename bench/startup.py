"""How long a user waits for the first word: the help, and the first record of a page's length of article.

    python -m bench.startup [--rounds 5]

Median seconds of the clock in new processes, in turn, beside what a bare interpreter and jieba's dictionary take there.
Modules are compiled once before, as pip does for what it installs; a checkout's first start takes longer.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from statistics import median

_COMMAND = (sys.executable, "-m", "app.cli")
_FIRST = (*_COMMAND, "extract", "-q", "--to", "jsonl")
_LINES = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "jieba's dictionary": (sys.executable, "-c", "import jieba; jieba.initialize()"),
    "tenderlens --help": (*_COMMAND, "--help"),
    "first record, Chinese": (*_FIRST, "corpus/articles/zh-tender-kitchen.txt"),
    "first record, page of a site": (*_FIRST, "corpus/articles/zh-award-sanitation.html"),
    "first record, English": (*_FIRST, "corpus/articles/en-award-laboratory.md"),
}


def main() -> None:
    """Print a line a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as bytecode:
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        compiled.pop("PYTHONDONTWRITEBYTECODE", None)
        _, *seconds = [{name: _seconds(line, compiled) for name, line in _LINES.items()} for _ in range(rounds + 1)]
    for name in _LINES:
        taken = [each[name] for each in seconds]
        print(f"{name:30}{median(taken):6.2f} s ({min(taken):.2f} to {max(taken):.2f})")


def _seconds(line: tuple[str, ...], environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(line, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
