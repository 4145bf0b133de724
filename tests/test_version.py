"""The version of the rules: the same while they are, another when one changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tenders import version
from tenders.version import reading_version


def test_it_knows_what_reads_and_leaves_out_what_does_not() -> None:
    modules = version._modules("tenders.pipeline")
    assert {"extractors.money", "nlp.languages.zh", "tenders.roles.money", "tenders.assemble"} <= set(modules)
    assert not {"tenders.store", "tenders.workers", "tenders.export", "nlp.train"} & set(modules)


def test_it_changes_with_a_module_and_with_the_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = reading_version("none")
    assert reading_version("fast") != before
    changed = tmp_path / "changed.py"
    changed.write_text("THRESHOLD = 2\n", encoding="utf-8")
    plain = version._modules
    monkeypatch.setattr(version, "_modules", lambda name: {**plain(name), "tenders.checks": changed})
    reading_version.cache_clear()
    assert reading_version("none") != before
    monkeypatch.undo()
    reading_version.cache_clear()
    assert reading_version("none") == before


def test_a_model_that_is_a_file_counts_by_its_content(tmp_path: Path) -> None:
    weights = tmp_path / "own.npz"
    versions = []
    for content in (b"one", b"two", b"one"):
        weights.write_bytes(content)
        reading_version.cache_clear()
        versions.append(reading_version(str(weights)))
    assert versions[0] == versions[2] != versions[1]
