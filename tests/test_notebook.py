"""The notebook of the documentation runs from top to bottom and says what it promises."""

from __future__ import annotations

import pytest

from tests.case_articles import ROOT

nbclient = pytest.importorskip("nbclient", reason="left out: nbclient is not installed")
nbformat = pytest.importorskip("nbformat", reason="left out: nbformat is not installed")
pytest.importorskip("ipykernel", reason="left out: ipykernel is not installed")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    book = nbformat.read(ROOT / "docs" / "pandas.ipynb", as_version=4)
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    said = [str(cell.get("outputs")) for cell in book.cells if cell.cell_type == "code"]
    assert "(26, 0)" in said[0] and "unit_slip_suspected" in said[2]
    assert "16693615850" in said[3] and "award" in said[3]


def test_the_notebook_is_kept_without_output() -> None:
    book = nbformat.read(ROOT / "docs" / "pandas.ipynb", as_version=4)
    assert [cell.outputs for cell in book.cells if cell.cell_type == "code" and cell.outputs] == []
