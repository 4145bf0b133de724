"""Kills an extraction at random moments and goes on: is the store whole each time, and the same at the end?

    python -m bench.kill ARTICLES [--shards] [--times 100] [--workers 1] [--seed 0]

Kills with SIGKILL as soon as a moment has passed that is chosen between the start and the usual end. Runs are forked
with everything imported, so that the moments fall into reading and writing. After each kill SQLite's integrity check
runs and the number of articles must not have fallen; when all is read, the store starts anew. With ``--shards`` the run
is one into shards (of 16 articles): each that the manifest names must be as it was written. Ends with 1 when something
is broken or a finished run differs from the undisturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

from app import cli
from corpus.article import Article
from tenders import batch, shards  # noqa: F401, imported before the runs are forked
from tenders.pipeline import read_article
from tenders.shard_folder import open_shards

Run = Callable[[Path], ForkProcess]


@dataclass(frozen=True)
class Target:
    """What is written to, and how to see that it is whole and what it comes to."""

    option: str
    count: Callable[[Path], int]
    digest: Callable[[Path], str]


def main() -> None:
    """Run, kill, look, until so many kills are done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--shards", action="store_true")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--workers", default="1")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    target = SHARDS if given.shards else STORE
    shards.SHARD_ARTICLES = 16
    read_article(Article("warm", "某市采购项目", "zh", "notice"))
    with tempfile.TemporaryDirectory() as folder:
        run = partial(_extract, given.articles, target.option, given.workers)
        sys.exit(_kill(Path(folder), run, target, given.times, random.Random(given.seed)))


def _kill(folder: Path, run: Run, target: Target, times: int, chance: random.Random) -> int:
    whole, tried = folder / "whole", folder / "tried"
    start = time.monotonic()
    run(whole).join()
    usual, expected = time.monotonic() - start, target.digest(whole)
    kills = finished = before = 0
    while kills < times:
        process = run(tried)
        process.join(chance.uniform(0, usual))
        if process.is_alive():
            process.kill()
            process.join()
            kills += 1
            now = target.count(tried)
            if now < before:
                print(f"kill {kills}: {before} articles before, {now} after")
                return 1
            before = now
            continue
        finished += 1
        if target.digest(tried) != expected:
            print(f"after {kills} kills what was finished differs from the undisturbed")
            return 1
        shutil.rmtree(tried) if tried.is_dir() else tried.unlink()
        before = 0
    run(tried).join()
    same = target.digest(tried) == expected
    print(f"{kills} kills, {finished + 1} runs finished, whole after every kill, the finished ones the same: {same}")
    return 0 if same else 1


def _extract(articles: str, option: str, workers: str, target: Path) -> ForkProcess:
    return _start("extract", articles, option, str(target), "--workers", workers, "-q")


def _start(*command: str) -> ForkProcess:
    process = get_context("fork").Process(target=cli.app, args=(command,))
    process.start()
    return process


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
    """Of what a store exports."""
    lines = store.with_suffix(".jsonl")
    _start("export", str(store), "--to", "jsonl", "--out", str(lines)).join()
    return hashlib.sha256(lines.read_bytes()).hexdigest()


def _count_shards(folder: Path) -> int:
    """Articles in the shards that a manifest names, each as it was written; 0 when there is none yet."""
    if not folder.exists():
        return 0
    with open_shards(folder) as opened:
        for _, line in opened.manifest.shards():
            content = opened.shard_path(line.shard or "").read_bytes()
            assert hashlib.sha256(content).hexdigest() == line.sha256, line.shard
        return len(opened.manifest.held)


def _digest_shards(folder: Path) -> str:
    """What a store exports that collects the shards."""
    store = folder.with_suffix(".db")
    store.unlink(missing_ok=True)
    _start("collect", str(folder), "--into", str(store), "-q").join()
    return _digest(store)


STORE = Target("--into", _count, _digest)
SHARDS = Target("--shards", _count_shards, _digest_shards)

if __name__ == "__main__":
    main()
