"""A folder of shards: ``manifest.jsonl``, and ``shards/KEY.parquet`` for each of its lines that names a key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from corpus.article import Article, has_made_id
from corpus.rejected import Rejected, name_of, reason_of
from tenders.durable import PARTIAL, sync_folder, write_whole
from tenders.manifest import Line, Manifest, ManifestFile
from tenders.shard_file import Extracted, ShardError, article_digest, read_shard, shard_bytes, shard_key
from tenders.store_rows import whole_path

MANIFEST, SHARDS = "manifest.jsonl", "shards"


class ShardFolder:
    """An open folder of shards; use it as a context manager. Made by ``open_shards``."""

    def __init__(self, path: Path, file: ManifestFile) -> None:
        self.path = path
        self._file = file
        self.manifest: Manifest = file.read()

    def __enter__(self) -> ShardFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def version_of(self, article: Article) -> str | None:
        """The version of the rules that read this very article; None when it is new or has changed."""
        number = self.manifest.held.get(article.id)
        line = self.manifest.lines[number] if number is not None else None
        return line.version if line and line.articles[article.id] == article_digest(article) else None

    def rejected(self) -> list[Rejected]:
        """Inputs that could not be read, by name."""
        return sorted(self.manifest.rejected.values(), key=lambda each: each.input)

    def save(self, extracted: Sequence[Extracted], line: Line) -> None:
        """Write a shard, if there are articles, and add its line. Raises ShardError; what was there before stays."""
        names = dict.fromkeys(name for article, _ in extracted for name in (article.id, name_of(article)))
        cleared = (*line.cleared, *(name for name in names if name in self.manifest.rejected))
        line = replace(line, cleared=cleared, rejected=tuple(map(_writable, line.rejected)))
        try:
            line = self._write(extracted, line) if extracted else line
            self._file.append(line)
        except OSError as error:
            message = f"{self.path}: cannot be written: {reason_of(error)}; the shards before are whole"
            raise ShardError(f"{message}, and the same command reads the rest") from error
        self.manifest.add(line)

    def _write(self, extracted: Sequence[Extracted], line: Line) -> Line:
        articles = {article.id: article_digest(article) for article, _ in extracted}
        files = {path: each.id for each, _ in extracted if has_made_id(each) and (path := whole_path(each))}
        key, content = shard_key(line.version, articles), shard_bytes(extracted, line.version)
        write_whole(self.shard_path(key), content)
        digest = hashlib.sha256(content).hexdigest()
        return replace(line, shard=key, sha256=digest, size=len(content), articles=articles, files=files)

    def shard_path(self, key: str) -> Path:
        """Where the shard of a key lies."""
        return self.path / SHARDS / f"{key}.parquet"

    def read(self, number: int) -> Iterator[Extracted]:
        """The articles of a line's shard that are still as it tells. Raises ShardError when it is not as written."""
        line = self.manifest.lines[number]
        try:
            content = self.shard_path(line.shard or "").read_bytes()
        except OSError as error:
            raise ShardError(reason_of(error)) from error
        if hashlib.sha256(content).hexdigest() != line.sha256:
            raise ShardError("damaged: not the bytes that were written")
        for article, extraction in read_shard(content):
            if self.manifest.held.get(article.id) == number:
                yield article, extraction

    def give_up(self, key: str) -> None:
        """Note that a shard is damaged: its articles are read again by the next run that meets them."""
        self.save((), Line(damaged=(key,)))

    def check_sizes(self) -> list[Rejected]:
        """Give up the shards whose files are gone or of another size, and tell of them."""
        found = []
        for _, line in self.manifest.shards():
            path = self.shard_path(line.shard or "")
            size = path.stat().st_size if path.is_file() else None
            if size != line.size:
                reason = "gone" if size is None else f"damaged: {size} bytes of {line.size}"
                found.append(Rejected(str(path), f"{reason}; its articles are read again from the inputs"))
                self.give_up(line.shard or "")
        return found


def open_shards(path: str | Path, *, create: bool = True) -> ShardFolder:
    """Open a folder of shards, made new when there is none and ``create`` is true.

    Raises ShardError for what is no such folder, and for one that another run writes to.
    """
    folder = Path(path)
    if not create and not (folder / MANIFEST).is_file():
        raise ShardError(f"{folder}: no folder of shards")
    try:
        (folder / SHARDS).mkdir(parents=True, exist_ok=True)
        file = ManifestFile(folder / MANIFEST)
        sync_folder(folder)
    except OSError as error:
        raise ShardError(f"{folder}: cannot be opened: {reason_of(error)}") from error
    if not file.lock():
        file.close()
        raise ShardError(f"{folder}: another run writes to it")
    for partial in (folder / SHARDS).glob(f"*{PARTIAL}"):
        partial.unlink()
    return ShardFolder(folder, file)


def _writable(rejected: Rejected) -> Rejected:
    """Without an article that has half a character in it, which UTF-8 cannot write."""
    try:
        article_digest(rejected.article) if rejected.article else None
    except ValueError:
        return Rejected(rejected.input, rejected.reason)
    return rejected
