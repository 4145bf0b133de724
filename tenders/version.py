"""Which rules read an article: a version made of the code and data that reading uses, and of the name model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from nlp.names import DEFAULT

_LINE = "tenders.pipeline"  # what it imports, and what that imports, reads articles
_PACKAGES = ("corpus", "nlp", "extractors", "tenders")
_DATA = ("nlp/data", "nlp/models", "tenders/models", "tenders/confidence.tsv")
_NAME = re.compile(r"\w+")
# A pattern is quicker than a parser; it knows imports as this project writes them.
_IMPORT = re.compile(rf"^[ \t]*from ((?:{'|'.join(_PACKAGES)})\b[\w.]*) import (\([^)]*\)|[^\n]*)", re.M)


@lru_cache(maxsize=4)
def reading_version(model: str = DEFAULT) -> str:
    """16 hex digits that change with every module and data file that reading uses, and with the name model.

    A comment changes them too; the versions of libraries do not. A model that is a file or a folder counts by its
    content, a hub id by its name.
    """
    digest = hashlib.sha256(f"{model}\0".encode())
    data = [path for folder in (*map(_root, _DATA), Path(model)) for path in _files_of(folder)]
    for name, path in (*sorted(_modules(_LINE).items()), *((path.name, path) for path in data)):
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()[:16]


def _modules(name: str) -> dict[str, Path]:
    """A module of ours and those that it imports, directly or not, at its head or inside a function."""
    found: dict[str, Path] = {}
    unseen = [name]
    while unseen:
        module = unseen.pop()
        path = _module_path(module)
        if module not in found and path:
            found[module] = path
            unseen += _imports(path)
    return found


def _imports(path: Path) -> Iterator[str]:
    for package, names in _IMPORT.findall(path.read_text(encoding="utf-8")):
        yield package
        yield from (f"{package}.{name}" for name in _NAME.findall(names))  # from nlp import languages


def _module_path(module: str) -> Path | None:
    package, *rest = module.split(".")
    if package not in _PACKAGES:
        return None
    place = _root(package).joinpath(*rest)
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _root(folder: str) -> Path:
    package, *rest = folder.split("/")
    return Path(str(files(package))).joinpath(*rest)


def _files_of(path: Path) -> list[Path]:
    """A file itself, or the files in a folder by name; nothing for what is not there."""
    return [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
