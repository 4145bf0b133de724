"""Kills an extraction at random moments and goes on: is the store whole each time, and the same at the end?

    python -m bench.kill ARTICLES [--times 100] [--workers 1] [--seed 0]

Kills with SIGKILL as soon as a moment has passed that is chosen between the start of writing and the usual end. After
each kill SQLite's integrity check runs and the number of articles must not have fallen; when all is read, the store
starts anew. Ends with 1 when a store is broken or a finished one differs from the undisturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path


def main() -> None:
    """Run, kill, look, until so many kills are done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--workers", default="1")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(_kill(Path(folder), given.articles, given.workers, given.times, random.Random(given.seed)))


def _kill(folder: Path, articles: str, workers: str, times: int, chance: random.Random) -> int:
    whole, store = folder / "whole.db", folder / "store.db"
    start = time.monotonic()
    _extract(articles, whole, workers).wait()
    usual, expected = time.monotonic() - start, _digest(whole)
    kills = finished = before = 0
    while kills < times:
        process = _extract(articles, store, workers)
        try:
            process.wait(chance.uniform(0, usual))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            now = _count(store)
            if now < before:
                print(f"kill {kills}: {before} articles before, {now} after")
                return 1
            before = now
            continue
        finished += 1
        if _digest(store) != expected:
            print(f"after {kills} kills the finished store differs from the undisturbed one")
            return 1
        store.unlink()
        before = 0
    process = _extract(articles, store, workers)
    process.wait()
    same = _digest(store) == expected
    print(f"{kills} kills, {finished + 1} stores finished, every store whole, the finished ones the same: {same}")
    return 0 if same else 1


def _extract(articles: str, store: Path, workers: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app.cli", "extract", articles, "--into", str(store), "--workers", workers, "-q"]
    return subprocess.Popen(command, start_new_session=True)


def _count(store: Path) -> int:
    """Articles in a store that passes SQLite's check; 0 when there is none yet."""
    if not store.exists():
        return 0
    with closing(sqlite3.connect(store)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        assert verdict == "ok", verdict
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone()[0]
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0]) if tables else 0


def _digest(store: Path) -> str:
    command = [sys.executable, "-m", "app.cli", "export", str(store), "--to", "jsonl"]
    return hashlib.sha256(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout).hexdigest()


if __name__ == "__main__":
    main()
