"""A long run over generated articles: does memory stay flat, does the pace hold, does a second run read nothing again?

    python -m bench.long_run FOLDER --articles 400000 [--workers 2]

Writes the articles of ``bench.make_store`` into FOLDER, extracts them into a store there, looks at the processes every
few seconds, and runs the same command again. Prints the greatest memory of the parent and of a worker by tenths of the
run, articles a second and processor seconds an article in the first and the last tenth, and how long both runs took.
Linux only (/proc).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.make_store import made

_EVERY = 5.0  # seconds between two looks
_MB = 1 / 1024
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Look:
    """One look at a run: seconds since its start, articles read, memory in MB, processor seconds of all processes."""

    at: float
    read: int
    parent: float
    worker: float  # of the largest one
    processor: float


def main() -> None:
    """Generate, run twice, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=400_000)
    parser.add_argument("--workers", default="2")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    articles = given.folder / "articles.jsonl.gz"
    if not articles.exists():
        _write(articles, given.articles)
    for name in ("first", "second"):
        looks = _run(given.folder, articles, given.workers, name)
        summary = json.loads((given.folder / f"{name}.log").read_text(encoding="utf-8").splitlines()[-1])
        print(f"{name} run: {json.dumps(summary)}", flush=True)
        _print_tenths(looks)


def _write(path: Path, number: int) -> None:
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for article, _ in made(number):
            told = {"id": article.id, "text": article.text, "lang": article.language, "kind": article.kind}
            told |= {"title": article.title, "published": article.published, "source": article.source}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _run(folder: Path, articles: Path, workers: str, name: str) -> list[Look]:
    log = folder / f"{name}.log"
    log.unlink(missing_ok=True)
    command = [
        sys.executable, "-m", "app.cli", "extract", str(articles), "--into", str(folder / "records.db"),
        "--workers", workers, "--log-json", str(log), "--quiet",
    ]  # fmt: skip
    start, looks = time.monotonic(), list[Look]()
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            time.sleep(_EVERY)
            if look := _look(process.pid, time.monotonic() - start, log):
                looks.append(look)
    return looks


def _look(parent: int, at: float, log: Path) -> Look | None:
    processes = [parent, *_descendants(parent)]
    memory = {process: _resident(process) for process in processes}
    workers = [memory[process] for process in processes[1:]]
    processor = sum(map(_processor, processes))
    return Look(at, _read_so_far(log), memory[parent], max(workers, default=0.0), processor)


def _descendants(parent: int) -> list[int]:
    """Children and theirs: workers are children of the process that forks them."""
    try:
        children = [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []
    return [each for child in children for each in (child, *_descendants(child))]


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * _MB for line in lines if line.startswith("VmRSS")), 0.0)


def _processor(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _read_so_far(log: Path) -> int:
    """Articles that the last event of progress tells."""
    if not log.exists():
        return 0
    told = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
    return max((each["read"] for each in told if each["event"] == "progress"), default=0)


def _print_tenths(looks: list[Look]) -> None:
    total = max((look.read for look in looks), default=0)
    if len(looks) < 20 or not total:
        return
    reading = [look for look in looks if look.read < total] + [next(look for look in looks if look.read == total)]
    print("tenth   parent MB   worker MB   articles/s   processor ms an article")
    for tenth in range(10):
        part = [look for look in reading if tenth * total / 10 <= look.read <= (tenth + 1) * total / 10]
        first, last = part[0], part[-1]
        read, seconds = last.read - first.read, last.at - first.at
        pace = f"{read / seconds:8.1f}      {1000 * (last.processor - first.processor) / read:8.1f}" if read else ""
        print(f"{tenth + 1:5}  {max(p.parent for p in part):8.0f}    {max(p.worker for p in part):8.0f}     {pace}")
    ending = [look for look in looks if look.at >= reading[-1].at]
    print(f"ending {max(look.parent for look in ending):8.0f}     gathering {looks[-1].at - reading[-1].at:.0f} s")


if __name__ == "__main__":
    main()
