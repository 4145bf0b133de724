"""Other projects' own test cases (../shared/suites) read by our extractors: how many come out exactly right.

The floors are figures in per cent. Where a suite's convention is another than the guidelines', the guidelines win:
"end of 2012" is that December (Duckling: its last four months), a bare weekday is the last one (Duckling: the next),
"last two months" is a DURATION on two months, "three years ago" is that year, 半个月 is P15D, TW has no divisions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUITES = ROOT.parent / "shared" / "suites"
ADAPTER = ROOT / "tests" / "peer_suites.py"

pytestmark = pytest.mark.skipif(not SUITES.is_dir(), reason="../shared/suites is not here: the suites are left out")

# runner, only core cases, group of suites -> exact values in per cent
FLOORS: dict[tuple[str, bool, str], float] = {
    ("money", True, "zh"): 95.0,
    ("money", True, "en"): 99.0,
    ("money", True, "price-parser"): 99.0,
    ("money", False, "zh"): 87.0,
    ("money", False, "en"): 96.0,
    ("dates", True, "zh"): 98.0,
    ("dates", True, "en"): 95.0,
    ("dates", False, "zh"): 76.0,
    ("dates", False, "en"): 70.0,
    ("numbers", False, "zh"): 96.0,
    ("numbers", False, "en"): 91.0,
    ("places", False, "zh"): 95.0,
}
NEGATIVES_WITH_MONEY = 3  # "negatives" of quantulum3 that do name an amount: $350, $680, 23 yen


@cache
def _run(runner: str, core: bool, out: Path) -> str:
    environment = {
        **os.environ,
        "SUITES_OUT": str(out / "out"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "EVAL_CORE": "1" if core else "",
    }
    command = [sys.executable, str(SUITES / f"eval_{runner}.py"), str(ADAPTER), "--name", "ours"]
    return subprocess.run(command, env=environment, cwd=out, capture_output=True, text=True, check=True).stdout


def _cases(runner: str, core: bool, out: Path) -> list[dict]:
    _run(runner, core, out)
    path = out / ("out-core" if core else "out") / f"{runner}.ours.cases.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _group(runner: str, case: dict) -> str:
    suite = case.get("suite") or case["id"]
    return "price-parser" if "price-parser" in suite else "zh" if ".zh" in suite else "en"


def _exact(runner: str, core: bool, out: Path) -> dict[str, float]:
    right, all_ = Counter(), Counter()
    if runner == "places":
        for suite in json.loads(_run(runner, core, out).splitlines()[-1]):
            right["zh"] += suite["entities"] - len(suite["bad"])
            all_["zh"] += suite["entities"]
    else:
        for case in _cases(runner, core, out):
            right[_group(runner, case)] += sum(gold[0] for gold in case["gold"])
            all_[_group(runner, case)] += len(case["gold"])
    return {group: 100 * right[group] / all_[group] for group in all_ if all_[group]}


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("suites")


@pytest.mark.parametrize(("runner", "core", "group"), FLOORS)
def test_exact_values_stay_above_their_floor(runner: str, core: bool, group: str, out: Path) -> None:
    assert _exact(runner, core, out)[group] >= FLOORS[runner, core, group]


def test_no_amount_where_a_text_names_none(out: Path) -> None:
    negatives = [case for case in _cases("money", False, out) if "negatives" in case["suite"]]
    assert sum(case["fp"] for case in negatives) <= NEGATIVES_WITH_MONEY


def test_the_adapter_never_fails(out: Path) -> None:
    failed = [
        case["text"] for runner in ("money", "dates", "numbers") for case in _cases(runner, False, out) if case["err"]
    ]
    assert failed == []
