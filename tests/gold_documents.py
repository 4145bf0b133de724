"""Made-up gold documents for tests: every label and value form, and texts with 𠮷, emoji and white space."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "eval" / "gold"
SHIPPED = tuple(GOLD / f"{name}.jsonl" for name in ("dev", "own", "fresh", "prose", "papers", "held", "unread"))
SHARED = ROOT.parent / "shared" / "gold"

SIGNS = "聊城𠮷😀👨‍🚒é́aZ09 #_\t\n\r\u2028\u3000，。“”\\\"'<&;-+"
VALUES: dict[str, list[Any]] = {
    "PLACE": ["371500", "LA", None],
    "COMPANY": ["𠮷野家有限公司", "Alpha & Sons Co., Ltd."],
    "PUBLIC_BODY": ["聊城市财政局"],
    "MONEY": [{"amount": "16730000", "currency": "CNY"}, {"min": "1", "max": "2.50", "currency": "EUR"}, None],
    "DATE": ["2024-08-20", "2019-07/2020-06", "2021-01-01/..", "198X", None],
    "DURATION": ["P1Y", "PT24H", None],
    "PROJECT": ["“热线”项目\n（二期）"],
    "POLICY": ["关于优化热线的指导意见"],
}
RECORD: dict[str, Any] = {
    "stage": "award", "project": "“热线”项目: 二期", "number": "007", "lot": "no", "place": "371500",
    "buyer": "聊城市财政局", "suppliers": ["甲", "Alpha Co., Ltd."],
    "budget": {"amount": "16730000", "currency": "CNY"},
    "award": {"min": "1", "max": "2.50", "currency": "EUR"}, "award_rate": "下浮率12%", "announced": "2024-08-20",
    "opened": "2024", "period": {"start": "2024-01-01", "duration": "P1Y"}, "method": "open",
    "flags": ["repeat_winner"], "optional": True,
}  # fmt: skip
LABELLED = {"entities": ["MONEY", "DATE"], "records": ["award", "period.start"], "policies": True}


def document(text: str, entities: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """A gold document, its keys in the order of the guidelines."""
    head = {"id": "a", "lang": "zh", "kind": "notice", "published": None, "source": None, "title": None}
    rest = {"entities": entities or [], "records": [], "policies": []}
    return {**{name: more.pop(name, value) for name, value in head.items()}, "text": text, **rest, **more}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document that keeps the guidelines, with mentions side by side, over line ends and around rare characters."""
    text = draw(st.text(st.sampled_from(SIGNS), min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    entities = []
    for start, end in pairwise(edges):
        words = text[start:end]
        if words == words.strip() and draw(st.booleans()):
            label = draw(st.sampled_from(list(VALUES)))
            value = draw(st.sampled_from(VALUES[label]))
            entities.append({"start": start, "end": end, "label": label, "text": words, "value": value})
    chosen = draw(st.sets(st.sampled_from([name for name in RECORD if name != "stage"])))
    records = [{name: value for name, value in RECORD.items() if name == "stage" or name in chosen}]
    policies = [{"title": "办法: 一", "number": "国办发〔2020〕53号"}] * draw(st.integers(0, 1))
    title = draw(st.sampled_from([None, "标题: “一” # 二", "null and void", "2024-08-20", "- a"]))
    labelled = {"labelled": LABELLED} if draw(st.booleans()) else {}
    kept = records * draw(st.integers(0, 1))
    return document(text, entities, title=title, records=kept, policies=policies, **labelled)
