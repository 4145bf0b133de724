"""One company, many names: careful, whatever the order, and measured on labelled pairs."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from eval.pairs import company_pairs, judge_companies
from tenders.companies import SAME, Company, group_companies, parent_of, same_company

PAIRS = list(company_pairs())

ONE = [
    ("中铁三局集团有限公司", "中铁三局"),
    ("世纪宏昌（湖北）项目管理有限公司", "世纪宏昌(湖北)项目管理有限公司"),
    ("ＡＢＢＥ智能装备有限公司", "ABBE智能装备有限公司"),
    ("湖北省宜昌市昊源建设工程有限公司", "宜昌昊源建设工程有限公司"),
    ("湖北昊源建设工程有限公司", "Hubei Hao Yuan Construction Engineering Co., Ltd."),
    ("上海市政工程有限公司", "上海市政工程有限责任公司"),
    ("Atlas Brothers Construction Inc.", "ATLAS BROS. CONSTRUCTION, INC"),
]
TWO = [
    ("中铁三局集团有限公司", "中铁四局集团有限公司"),
    ("聊城华安建设有限公司", "德州华安建设有限公司"),
    ("江铭建设集团有限公司", "江铭建筑集团有限公司"),
    ("中国银行股份有限公司聊城分行", "中国银行股份有限公司"),
    ("Northgate Group Ltd.", "Northgate Group Water Ltd."),
    ("龙建路桥第二工程有限公司", "龙建路桥第三工程有限公司"),
    ("Hubei Haoyuan Construction Co., Ltd.", "Hebei Haoyuan Construction Co., Ltd."),
    ("Kestrel Aerospace, Inc.", "Kestrel Aerospace LLC"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_company(a: str, b: str) -> None:
    assert same_company(a, b) >= SAME


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_companies(a: str, b: str) -> None:
    assert same_company(a, b) < SAME


def test_score_does_not_depend_on_the_order_of_the_two() -> None:
    assert [pair for pair in PAIRS if same_company(pair.a, pair.b) != same_company(pair.b, pair.a)] == []


def test_scores_are_between_nothing_and_one() -> None:
    assert all(0 <= same_company(pair.a, pair.b) <= 1 for pair in PAIRS)


@pytest.mark.parametrize(
    "name", ["", " ", "公司", "有限公司", "Ltd.", "Co.", "市", "()", "12345", "第一", "北京市", "The"]
)
def test_odd_names_have_a_score(name: str) -> None:
    assert same_company(name, "湖北昊源建设工程有限公司") < SAME
    assert same_company(name, "Kestrel Aerospace, Inc.") < SAME
    assert group_companies([name]) == (() if not name.strip() else (Company(name),))


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("中国银行股份有限公司聊城分行", "中国银行股份有限公司"),
        ("平盛财产保险股份有限公司山东分公司", "平盛财产保险股份有限公司"),
        ("Bank of China Limited, Liaocheng Branch", "Bank of China Limited"),
        ("Dezhou Branch of Dongrui Security Service Co., Ltd.", "Dongrui Security Service Co., Ltd"),
        ("中国银行股份有限公司", None),
        ("Kestrel Aerospace, Inc.", None),
    ],
)
def test_parent_of_a_branch(name: str, parent: str | None) -> None:
    assert parent_of(name) == parent


NAMES = [
    "湖北昊源建设工程有限公司",
    "昊源建设",
    "Hubei Haoyuan Construction Engineering Co., Ltd.",
    "湖北昊源建设工程有限公司宜昌分公司",
    "湖南天宏建设有限公司",
    "河北天宏建设有限公司",
    "天宏建设",
]
GROUPS = {
    "湖北昊源建设工程有限公司": Company(
        "湖北昊源建设工程有限公司", ("Hubei Haoyuan Construction Engineering Co., Ltd.", "昊源建设")
    ),
    "湖北昊源建设工程有限公司宜昌分公司": Company("湖北昊源建设工程有限公司宜昌分公司", (), "湖北昊源建设工程有限公司"),
    "湖南天宏建设有限公司": Company("湖南天宏建设有限公司"),
    "河北天宏建设有限公司": Company("河北天宏建设有限公司"),
    "天宏建设": Company("天宏建设"),  # fits two: joined to neither
}


def test_names_are_grouped() -> None:
    assert {company.name: company for company in group_companies(NAMES)} == GROUPS


def test_groups_do_not_depend_on_order() -> None:
    assert len({group_companies(order) for order in permutations(NAMES, len(NAMES))}) == 1


def test_parent_is_called_by_its_fullest_name() -> None:
    names = ["中国银行", "中国银行股份有限公司", "中国银行聊城分行"]
    companies = {company.name: company for company in group_companies(names)}
    assert companies["中国银行聊城分行"].parent == "中国银行股份有限公司"


# --- the labelled pairs ----------------------------------------------------------------------------------------------


def test_pairs_are_many_and_half_are_hard_negatives() -> None:
    assert len(PAIRS) >= 300
    assert sum(not pair.same for pair in PAIRS) * 2 >= len(PAIRS)
    assert max(Counter(frozenset((pair.a, pair.b)) for pair in PAIRS).values()) == 1
    assert {pair.split for pair in PAIRS} == {"choose", "keep"}


@pytest.mark.parametrize("split", ["choose", "keep"])
def test_precision_and_recall(split: str) -> None:
    judged = judge_companies(split)  # type: ignore[arg-type]
    assert judged.precision >= 0.99
    assert judged.recall >= 0.9
