"""Many processes that save edits to one layer at random, one of them killed half-way: what each was promised is kept.

Run by itself for the full figure: ``python -m tests.annotation_writers --writers 8 --edits 1000``.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.annotate.layer import Edit, Event, state_of
from app.annotate.store import Page, open_annotations

ROOT = Path(__file__).parents[1]
TEXT = "某" * 5000
KEYS = 200  # few enough that writers meet on the same key
Promised = dict[str, int]  # writer to its last number that the store had acknowledged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was promised by the store, what it holds, and how long it took in seconds."""

    promised: Promised
    events: list[Event]
    seconds: float


def edit(writer: int, number: int) -> Edit:
    """A writer's n-th edit, the same whenever it is made: most mark a span, some take one away, some undo."""
    chance = random.Random(f"{writer}/{number}")
    client = f"writer{writer}"
    if number > 1 and chance.random() < 0.1 and not _is_undo(writer, number - 1):
        return Edit(client, number, "undo", {"of": [client, number - 1]})
    start = chance.randrange(len(TEXT) - 20)
    entity = {"start": start, "end": start + chance.randint(1, 20), "label": "MONEY", "value": None, "by": writer}
    key = f"e/{chance.randrange(KEYS)}"
    return Edit(client, number, "edit", {"changes": {key: None if chance.random() < 0.2 else entity}})


def _is_undo(writer: int, number: int) -> bool:
    return number > 0 and edit(writer, number).op == "undo"


def write(path: Path, writer: int, edits: int) -> None:
    """One writer: batches of random size, some sent twice as after a lost answer; every promise goes to the output."""
    chance = random.Random(writer)
    number = 0
    with open_annotations(path, create=False) as store:
        while number < edits:
            numbers = range(number + 1, min(edits, number + chance.randint(1, 4)) + 1)
            batch = [edit(writer, each) for each in numbers]
            for _ in range(1 + (chance.random() < 0.2)):
                store.append(1, "anna", batch, "anna")
            number = numbers[-1]
            os.write(1, f"{number}\n".encode())
    if writer == 0:
        time.sleep(60)  # quicker than the one who is to kill it: it waits for that


def run(path: Path, writers: int, edits: int) -> Outcome:
    """Start the writers, kill the first when it has about half its edits, wait for the others."""
    with open_annotations(path) as store:
        store.add(Page("one", "zh", "news", None, None, None, TEXT))
        store.begin(1, "anna", {}, "anna")
    started = time.perf_counter()
    at_work = [_start(path, writer, edits) for writer in range(writers)]
    promised = {"writer0": _kill_half_way(at_work[0], edits)}
    for writer, process in enumerate(at_work[1:], 1):
        output, _ = process.communicate(timeout=600)
        assert process.returncode == 0
        promised[f"writer{writer}"] = int(output.split()[-1])
    seconds = time.perf_counter() - started
    with open_annotations(path, create=False) as store:
        return Outcome(promised, store.events(1, "anna"), seconds)


def _start(path: Path, writer: int, edits: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.annotation_writers", "--write", str(path), str(writer), str(edits)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _kill_half_way(process: subprocess.Popen[str], edits: int) -> int:
    """Kill without warning; gives the last number that had been promised."""
    assert process.stdout
    last = 0
    for line in process.stdout:
        last = int(line)
        if last >= edits // 2 and process.poll() is None:
            process.send_signal(signal.SIGKILL)
    process.wait(60)
    assert process.returncode == -signal.SIGKILL
    return last


def faults(outcome: Outcome, edits: int) -> list[str]:
    """What was lost, doubled, changed or out of order; empty when all is well."""
    found = []
    stored = [event for event in outcome.events if event.op != "start"]
    doubled = [name for name, count in Counter(event.name for event in stored).items() if count > 1]
    found += [f"doubled: {name}" for name in doubled]
    for client, promised in outcome.promised.items():
        numbers = [event.number for event in stored if event.client == client]
        if numbers != list(range(1, len(numbers) + 1)):
            found.append(f"{client}: out of order or with a gap")
        if not promised <= len(numbers) <= edits:
            found.append(f"{client}: promised {promised}, stored {len(numbers)}")
    for event in stored:
        sent = edit(int(event.client.removeprefix("writer")), event.number)
        if (event.op, event.body) != (sent.op, sent.body):
            found.append(f"{event.name}: changed")
    return found


def main() -> None:
    """The bench, or one of its writers."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--writers", type=int, default=8)
    arguments.add_argument("--edits", type=int, default=1000)
    arguments.add_argument("--write", nargs=3)
    asked = arguments.parse_args()
    if asked.write:
        write(Path(asked.write[0]), int(asked.write[1]), int(asked.write[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder) / "gold.db", asked.writers, asked.edits)
    found = faults(outcome, asked.edits)
    print(f"{asked.writers} writers, {asked.edits} edits each, one killed at {outcome.promised['writer0']}")
    keys = len(state_of(outcome.events))
    print(f"{len(outcome.events) - 1} events in {outcome.seconds:.1f} s, {keys} keys at the end")
    print("\n".join(found) or "nothing lost, nothing doubled")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
