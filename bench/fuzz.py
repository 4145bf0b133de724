"""Fuzzes the line, from the bytes of every input form to the rows of the store, led by the coverage of our own code.

    pip install atheris
    python -m bench.fuzz FINDS [--seconds 3600] [--seed 1]

A find is an exception that is not a plain fault of the input (see PLAIN), a value that breaks what the line promises,
or a file whose reading, or an article whose records take more than five seconds of processor time. Each kind of find
is written into the folder FINDS once, as NAME.bin (the input, for ``--again NAME.bin``) and NAME.txt (the traceback);
the count of inputs, of articles and of records stands in FINDS/count.json. A run that dies is begun anew with the
next seed until the time is over.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import logging
import subprocess
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["corpus", "nlp", "extractors", "tenders"]):
    from bench.fuzz_forms import FORMS
    from bench.fuzz_inputs import mutate, seeds
    from corpus.article import Article
    from corpus.formats import READERS
    from tenders.pipeline import read_article
    from tenders.record import Extraction
    from tenders.store_rows import article_rows

SLOW = 5.0  # seconds of processor time
LARGEST = 65_536  # bytes of an input
_HANGS = 120  # seconds after which the run is ended, the input kept
_ROOT = Path(__file__).parent.parent


def _plain() -> tuple[type[BaseException], ...]:
    """What readers may raise for a broken input: each gives a line that says what is wrong."""
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError
    from pypdf.errors import PyPdfError

    ours_and_pythons = (ValueError, OSError, EOFError, zlib.error, zipfile.BadZipFile, RecursionError)
    return (*ours_and_pythons, PackageNotFoundError, XMLSyntaxError, PyPdfError)


PLAIN = _plain()


class Line:
    """The line under test, and what was found in it."""

    def __init__(self, finds: Path) -> None:
        self.finds = finds
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0  # seconds of processor time for one file's reading or one article's records
        self.longest = 0.0  # the same, in the present input

    def take(self, data: bytes) -> None:
        """One input through the line."""
        if not data:
            return
        form, make = FORMS[data[0] % len(FORMS)]
        self.longest = 0.0
        try:
            self._through(*make(data[1:]))
        except Exception as error:
            self._keep(data, form, error)
        self.slowest = max(self.slowest, self.longest)
        if self.longest > SLOW:
            self._write(f"slow-{form.replace(' ', '-')}", data, f"{form}: {self.longest:.1f} s, {len(data)} bytes\n")
        self.counts.update(("inputs", form))
        if self.counts["inputs"] % 200 == 0:
            self.count()

    def count(self) -> None:
        """Write the counts down."""
        told = {**self.counts, "slowest": round(self.slowest, 2)}
        (self.finds / "count.json").write_text(json.dumps(told, indent=1) + "\n")

    def _through(self, extension: str, content: bytes) -> None:
        try:
            with self._timed():
                found = list(READERS[extension](io.BytesIO(content), f"a{extension}"))
        except PLAIN:
            self.counts["rejected"] += 1
            return
        for item in found:
            if isinstance(item, Article):
                with self._timed():
                    extraction = read_article(item)
                _promises(item, extraction)
                self.counts.update(articles=1, records=len(extraction.records), mentions=len(extraction.mentions))
            else:
                assert item.reason and "\n" not in item.reason and item.input.encode(), item
                self.counts["rejected"] += 1

    @contextmanager
    def _timed(self) -> Iterator[None]:
        start = time.process_time()
        try:
            yield
        finally:
            self.longest = max(self.longest, time.process_time() - start)

    def _keep(self, data: bytes, form: str, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [
            frame for frame in frames if frame.filename.startswith(str(_ROOT)) and "site-packages" not in frame.filename
        ]
        last = f"{Path(ours[-1].filename).stem}-{ours[-1].lineno}"
        deepest = f"{Path(frames[-1].filename).stem}-{frames[-1].name}"
        told = "".join(traceback.format_exception(error))
        self._write(f"{type(error).__name__}-{last}-{deepest}", data, f"{form}\n{told}")

    def _write(self, name: str, data: bytes, told: str) -> None:
        self.counts[f"find {name}"] += 1
        path = self.finds / f"{name}.bin"
        if not path.exists():
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(told, encoding="utf-8", errors="backslashreplace")
            print(f"FIND {name}", flush=True)


def _promises(article: Article, extraction: Extraction) -> None:
    """What holds for every article: spans within it, evidence word for word, rows that can be written."""
    text = article.text
    text.encode()
    for mention in extraction.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text), mention
    made = article_rows(article, extraction)
    for row in made.tables.get("evidence", ()):
        assert text[row["start"] : row["end"]] == row["quote"], row
    for table, rows in made.tables.items():
        if table != "signatures":  # these are bytes
            json.dumps(rows).encode()


def main() -> None:
    """Runs of the fuzzer until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("finds", type=Path)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--once", action="store_true", help="one run, in this process")
    parser.add_argument("--again", type=Path, help="only this input")
    given = parser.parse_args()
    given.finds.mkdir(parents=True, exist_ok=True)
    if given.again:
        Line(given.finds).take(given.again.read_bytes())
    elif given.once:
        _fuzz(given.finds, given.seconds, given.seed)
    else:
        _runs(given.finds, given.seconds, given.seed)


def _runs(finds: Path, seconds: int, seed: int) -> None:
    end = time.monotonic() + seconds
    total: Counter[str] = Counter()
    while (left := int(end - time.monotonic())) > 0:
        command = [
            sys.executable,
            "-m",
            "bench.fuzz",
            str(finds),
            "--once",
            "--seconds",
            str(left),
            "--seed",
            str(seed),
        ]
        code = subprocess.run(command, check=False).returncode
        counts = json.loads((finds / "count.json").read_text())
        slowest = max(total.pop("slowest", 0), counts.pop("slowest"))
        total.update(counts)
        total["slowest"] = slowest
        print(f"run with seed {seed} ended with {code}: {counts['inputs']} inputs", flush=True)
        seed += 1
    (finds / "total.json").write_text(json.dumps(total, indent=1) + "\n")
    print(json.dumps(total, indent=1))


def _fuzz(finds: Path, seconds: int, seed: int) -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    kept = finds / "inputs"
    kept.mkdir(exist_ok=True)
    for data in seeds():
        (kept / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    line = Line(finds)
    line.count()
    how = (f"-seed={seed}", f"-max_total_time={seconds}", f"-timeout={_HANGS}", f"-max_len={LARGEST}")
    rest = ("-len_control=0", "-rss_limit_mb=4000", "-print_final_stats=1", f"-artifact_prefix={finds}/")
    atheris.Setup([sys.argv[0], str(kept), *how, *rest], line.take, custom_mutator=_mutate)
    atheris.Fuzz()


def _mutate(data: bytes, largest: int, seed: int) -> bytes:
    return mutate(data, largest, seed, lambda payload, size: atheris.Mutate(payload, size))


if __name__ == "__main__":
    main()
