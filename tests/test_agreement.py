"""Agreement between layers: one with themselves, known values by hand, and what cannot be compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import app
from eval.agreement import alphas, kappa, pair_f1, read_layers
from eval.gold import GoldError, read_gold
from tests.gold_documents import RECORD, SHIPPED, document

TEXT = "甲公司中标，乙公司落标"
A = {"start": 0, "end": 3, "label": "COMPANY", "text": "甲公司", "value": "甲公司"}
B = {"start": 6, "end": 9, "label": "COMPANY", "text": "乙公司", "value": "乙公司"}


def layer(*entities: dict[str, Any], **more: Any) -> dict[str, dict[str, Any]]:
    return {"a": document(TEXT, list(entities), **more)}


def files_of(folder: Path, *layers: dict[str, dict[str, Any]]) -> list[Path]:
    paths = [folder / f"{at}.jsonl" for at in range(len(layers))]
    for path, documents in zip(paths, layers, strict=True):
        path.write_text("".join(json.dumps(one) + "\n" for one in documents.values()), encoding="utf-8")
    return paths


def test_a_layer_agrees_with_itself() -> None:
    same = {one["id"]: one for one in read_gold(SHIPPED[1])}
    assert {row.f1 for row in pair_f1(same, same)} == {1.0}
    assert kappa(same, same) == 1 and set(alphas({"x": same, "y": same}).values()) == {1.0}


def test_f1_is_the_same_both_ways() -> None:
    first, second = layer(A, B), layer(A, {**B, "value": "乙有限公司"})
    assert pair_f1(first, second) == pair_f1(second, first)
    found = {(row.family, row.name): row.f1 for row in pair_f1(first, second)}
    assert (found["strict", "COMPANY"], found["value", "COMPANY"]) == (1.0, 0.5)


def test_kappa_by_hand() -> None:
    """11 characters; the first marks 6 of them, the second 3, in 3 they differ: Po 8/11, Pe (6·3 + 5·8)/121."""
    observed, expected = 8 / 11, (6 * 3 + 5 * 8) / 121
    assert kappa(layer(A, B), layer(A)) == pytest.approx((observed - expected) / (1 - expected))


def test_alpha_by_hand() -> None:
    """22 values, 9 of them marked: Do 3·2/22, De 2·9·13/(22·21)."""
    found = alphas({"x": layer(A, B), "y": layer(A)})
    assert found["COMPANY"] == found["ALL"] == pytest.approx(1 - (6 / 22) / (2 * 9 * 13 / (22 * 21)))


def test_fields_are_compared_in_records_that_belong_together() -> None:
    other = {**RECORD, "lot": "二", "buyer": "聊城市 财政局"}
    first, second = layer(records=[RECORD, {"stage": "tender"}]), layer(records=[{"stage": "tender"}, other])
    found = alphas({"x": first, "y": second})
    assert (found["stage"], found["buyer"]) == (1.0, 1.0) and found["lot"] < 0.5


def test_three_layers_count_a_missing_record() -> None:
    full, none = layer(records=[RECORD]), layer(records=[])
    assert alphas({"x": full, "y": full, "z": full})["award"] == 1.0
    assert alphas({"x": none, "y": full, "z": full})["award"] < 0.5


def test_only_shared_documents_of_one_text_count(tmp_path: Path) -> None:
    more = {**layer(A), "b": {**document("别"), "id": "b"}}
    one, other = files_of(tmp_path, layer(A), more)
    assert [list(layer) for layer in read_layers([one, other]).values()] == [["a"], ["a"]]
    for wrong, told in (({"b": more["b"]}, "no document"), ({"a": document("另一个")}, "the text differs")):
        with pytest.raises(GoldError, match=told):
            read_layers(files_of(tmp_path, layer(A), wrong))
    with pytest.raises(GoldError, match="two layers"):
        read_layers([one])


def test_the_command(tmp_path: Path) -> None:
    paths = files_of(tmp_path, layer(A, B), layer(A), layer(B))
    done = CliRunner().invoke(app, ["agreement", *map(str, paths)])
    assert done.exit_code == 0 and done.stdout.count(" documents, kappa ") == 3
    assert "strict   COMPANY          F 0.667      2     1" in done.stdout
    told = json.loads(CliRunner().invoke(app, ["agreement", "--json", *map(str, paths)]).stdout)
    assert [pair["f1"]["strict/COMPANY"] for pair in told["pairs"]] == pytest.approx([2 / 3, 2 / 3, 0])
    assert set(told["alpha"]) >= {"ALL", "COMPANY"}
