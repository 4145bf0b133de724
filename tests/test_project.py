"""Names of projects: behind labels, in columns, in titles, quoted and in prose."""

from __future__ import annotations

import pytest

from extractors import project
from tests.case_articles import document_of
from tests.case_rows import rows


@pytest.mark.parametrize("case", rows("project"))
def test_projects(case: dict) -> None:
    document = document_of(case)
    found = project.find(document)
    assert list(dict.fromkeys(document.quote(mention.at) for mention in found)) == case["names"]
    assert all(mention.value == "".join(document.quote(mention.at).split("\n")) for mention in found)


def test_a_name_is_found_again_wherever_it_stands() -> None:
    text = "项目名称：南塘河两岸\n“南塘河两岸”是去年定的名。南塘河两岸还要绿化，南塘河两岸不通车。"
    document = document_of({"text": text.replace("南塘河两岸", "南塘河岸线景观")})
    assert [mention.rule for mention in project.find(document)] == ["project_label", *["project_repeated"] * 3]
