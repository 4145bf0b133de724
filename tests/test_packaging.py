"""Our six packages come from us alone, whole, and nothing heavy comes with them."""

import importlib.util
import re
import subprocess
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("corpus", "nlp", "extractors", "tenders", "eval", "app")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=~!\[; ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_brings_our_package(package: str) -> None:
    brought_by = packages_distributions().get(package, [])  # an editable install names no packages
    assert set(brought_by) <= {"tenderlens"}


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_imported_from_here(package: str) -> None:
    found = importlib.util.find_spec(package)
    assert found and [Path(path) for path in found.submodule_search_locations or ()] == [ROOT / package]


def test_wheel_names_every_package_and_layer() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders == set(PACKAGES)
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == list(PACKAGES)
    assert PROJECT["tool"]["importlinter"]["root_packages"] == list(PACKAGES)
    assert PROJECT["tool"]["mypy"]["packages"] == list(PACKAGES)


def test_base_install_is_light() -> None:
    heavy = {"torch", "transformers", "tensorflow", "spacy-transformers", "dask", "datasette", "pytest"}
    assert names(PROJECT["project"]["dependencies"]) & heavy == set()


def test_every_requirement_is_pinned_for_the_makefile() -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"].values()
    asked = names([*project["dependencies"], *(requirement for extra in extras for requirement in extra)])
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = names([line for line in lines if "==" in line])
    assert asked - pinned - {"tenderlens"} == set()  # an extra may take in another


@pytest.mark.parametrize(
    "path",
    [
        "corpus/articles/short-notices.jsonl",
        "corpus/articles/a-new-one.html",
        "eval/gold/dev.jsonl",
        "eval/floors.toml",
        "nlp/data/divisions.tsv",
        "app/templates/page.html",
        "tests/golden/records.db",
    ],
)
def test_ignore_patterns_drop_no_data(path: str) -> None:
    """What git ignores, the wheel leaves out without a word."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone: left out")
    ignored = subprocess.run(["git", "check-ignore", "--no-index", "-q", path], cwd=ROOT, check=False)
    assert ignored.returncode == 1
