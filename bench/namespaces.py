"""A Dask cluster in four network namespaces, a worker killed and the scheduler restarted in mid-run: is all the same?

    python -m bench.namespaces ARTICLES

The scheduler and each of three workers have a network namespace of their own, joined by a bridge, as if on machines of
their own. After the first shard of a run one worker is killed (SIGKILL) for good; after the second the scheduler is
killed and started anew, and the workers that lost it are started again, as a supervisor would. Then the shards are
compared byte by byte with those of one process, and a store collected from them with one that was read into directly.
Needs root and ``ip netns``; Linux only. Ends with 1 when something differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BRIDGE, NETWORK = "tl-bridge", "10.77.0"
SCHEDULER, WORKERS = "tl-scheduler", ("tl-worker1", "tl-worker2", "tl-worker3")
ADDRESS = f"tcp://{NETWORK}.2:8786"
WORKER = (
    "while :; do {python} -m distributed.cli.dask_worker {address} --host {host} --nthreads 1 --no-dashboard;"
    " sleep 1; done"
)


def main() -> None:
    """Read once in one process and once on the troubled cluster, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    given = parser.parse_args()
    if os.geteuid() != 0 or subprocess.run(["ip", "netns", "list"], capture_output=True).returncode:
        sys.exit("left out: needs root and ip netns")
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(_compare(Path(folder), given.articles))


def _compare(folder: Path, articles: str) -> int:
    alone, spread = folder / "alone", folder / "spread"
    start = time.monotonic()
    _tenderlens("extract", articles, "--shards", alone).wait()
    between = time.monotonic()
    with _network():
        code = _troubled(articles, spread)
    print(f"one process {between - start:.0f} s, the troubled cluster {time.monotonic() - between:.0f} s, code {code}")
    shards = [_files(path / "shards") for path in (alone, spread)]
    print(f"{len(shards[0])} shards of one, {len(shards[1])} of the other, the same bytes: {shards[0] == shards[1]}")
    _tenderlens("collect", spread, "--into", folder / "collected.db").wait()
    _tenderlens("extract", articles, "--into", folder / "read.db").wait()
    exports = [_export(folder / name) for name in ("collected.db", "read.db")]
    records = exports[0].count(b"\n")
    print(f"{records} records; the collected store and the one read directly the same: {exports[0] == exports[1]}")
    return int(code != 0 or shards[0] != shards[1] or exports[0] != exports[1])


def _troubled(articles: str, shards: Path) -> int:
    """The run on the cluster, with its two accidents; returns its exit code."""
    scheduler, (lost, *others) = _scheduler(), [_worker(n) for n in range(len(WORKERS))]
    run = _tenderlens("extract", articles, "--shards", shards, "--engine", "dask", "--scheduler", ADDRESS)
    try:
        _wait_for(run, shards, 1)
        _end(lost)
        print(f"a worker was killed after {_written(shards)} shard(s)")
        _wait_for(run, shards, 2)
        _end(scheduler)
        print(f"the scheduler was killed after {_written(shards)} shard(s)")
        time.sleep(3)
        scheduler = _scheduler()
        return run.wait()
    finally:
        for process in (run, scheduler, lost, *others):
            _end(process)


def _wait_for(run: subprocess.Popen[bytes], shards: Path, count: int) -> None:
    while _written(shards) < count and run.poll() is None:
        time.sleep(0.2)
    assert run.poll() is None, "the run was over before the accident: give more articles"


def _written(shards: Path) -> int:
    return len(list((shards / "shards").glob("*.parquet")))


def _scheduler() -> subprocess.Popen[bytes]:
    options = ["--host", f"{NETWORK}.2", "--port", "8786", "--no-dashboard"]
    return _inside(SCHEDULER, [sys.executable, "-m", "distributed.cli.dask_scheduler", *options])


def _worker(number: int) -> subprocess.Popen[bytes]:
    """A worker that is started again whenever it ends."""
    loop = WORKER.format(python=sys.executable, address=ADDRESS, host=f"{NETWORK}.{number + 3}")
    return _inside(WORKERS[number], ["bash", "-c", loop])


def _inside(namespace: str, command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["ip", "netns", "exec", namespace, *command], start_new_session=True, stderr=subprocess.DEVNULL
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


@contextmanager
def _network() -> Iterator[None]:
    try:
        _ip("link", "add", BRIDGE, "type", "bridge")
        _ip("addr", "add", f"{NETWORK}.1/24", "dev", BRIDGE)
        _ip("link", "set", BRIDGE, "up")
        for number, name in enumerate((SCHEDULER, *WORKERS), 2):
            _join(name, f"{NETWORK}.{number}/24", f"tl-veth{number}")
        yield
    finally:
        for name in (SCHEDULER, *WORKERS):
            subprocess.run(["ip", "netns", "del", name], check=False)
        subprocess.run(["ip", "link", "del", BRIDGE], check=False)


def _join(namespace: str, address: str, outside: str) -> None:
    """A namespace with a cable to the bridge."""
    _ip("netns", "add", namespace)
    _ip("link", "add", outside, "master", BRIDGE, "up", "type", "veth", "peer", "name", "eth0", "netns", namespace)
    for what in (("addr", "add", address, "dev", "eth0"), ("link", "set", "eth0", "up"), ("link", "set", "lo", "up")):
        _ip("-n", namespace, *what)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


def _tenderlens(*arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "app.cli", *map(str, arguments)], start_new_session=True)


def _files(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _export(store: Path) -> bytes:
    command = [sys.executable, "-m", "app.cli", "export", str(store), "--to", "jsonl"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main()
