"""The documents name only what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DESIGN = ROOT / "docs" / "design.md"
NAMES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "corpus/articles.md",
    "docs/annotation-page.md",
    "docs/annotating.md",
    "docs/benchmarks.md",
    "eval/gold/README.md",
)
DOCUMENTS = [DESIGN, *(ROOT / name for name in NAMES)]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
FILE = re.compile(r"`((?:corpus|nlp|extractors|tenders|eval|tests)/[\w/.]+\.\w+)`")
OUTSIDE = re.compile(r"https?:")


@pytest.fixture(params=DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def document(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not OUTSIDE.match(link) and not (document.parent / link).exists()] == []


def test_make_targets_exist(document: Path) -> None:
    named = set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", document.read_text(encoding="utf-8"), re.M))
    assert {one or other for one, other in named} <= TARGETS


def test_no_machine_paths(document: Path) -> None:
    assert re.findall(r"(?<![\w.])/(?:work|root|home|opt|tmp)/\S*", document.read_text(encoding="utf-8")) == []


def test_files_named_in_the_design_exist() -> None:
    named = set(FILE.findall(DESIGN.read_text(encoding="utf-8")))
    assert named and [name for name in sorted(named) if not (ROOT / name).exists()] == []
