"""Names of lots as written: 01包, A1, 第一标段, NDTJ-03标段, 合同包1, Lot 1, Package A, Section II."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.detail import Detail, matches, without_repeats
from nlp.document import Document
from nlp.pattern_table import PatternTable, leaping

_ZH_NUMBER = r"[一二三四五六七八九十]{1,3}"
_CODE = r"[A-Z]{1,6}\d{0,3}-?\d{1,3}"

_RULES = PatternTable((
    ("lot_zh_count", leaping(rf"(?<!同)(?P<x>第?{_ZH_NUMBER}(?:标段|标包|分包|包(?![括含])))")),
    ("lot_zh_digit", leaping(r"(?<![\d.共分个])(?P<x>第?\d{1,2}(?:号)?(?:标段|标包|分包|包(?![括含装干])))")),
    ("lot_zh_after", leaping(
        rf"(?P<x>(?:合同包|采购包|分包|标包|标段|标项|品目|包组)(?:\d{{1,2}}|{_ZH_NUMBER}|"
        rf"[A-Z])(?![0-9年月日元万个家]))"
    )),
    ("lot_zh_bare", leaping(rf"(?<![\u4e00-\u9fffA-Za-z0-9])(?P<x>包(?:\d{{1,2}}|{_ZH_NUMBER}|[A-Z]))"
        r"(?![0-9A-Za-z年月日元万个家扎装])")),
    ("lot_stem", leaping(r"(?<![甲乙丙丁])(?P<x>[甲乙丙丁](?:标段|标包|分包|包(?![括含装])))")),
    ("lot_code", leaping(rf"(?<![A-Za-z0-9-])(?P<x>{_CODE}(?:标段|标|包))")),
    ("lot_code_listed", leaping(r"(?<![A-Za-z0-9-])(?P<x>[A-Z]\d{1,2})(?=、[A-Z]\d{1,2}包)")),
    ("lot_letter", leaping(r"(?<![A-Za-z0-9-])(?P<x>[A-Z]包)")),
    ("lot_work", leaping(
        r"(?<=[是为在、和与及,。;:\n\"(])(?P<x>(?:施工|监理|设计|勘察|设备|土建|安装|货物|服务|检测|审计)标段)(?![一二三四五六\d])"
    )),
    ("lot_en", leaping(
        r"\b(?P<x>(?:Lot|Package|Section|LOT|PACKAGE|SECTION)s? (?:No\. ?)?"
        r"(?:\d{1,3}[A-Z]?|[IVX]{1,4}|[A-Z]\d{0,2})(?:-\d{1,2})?)(?![\w'])"
    )),
    ("lot_en_code", leaping(r"\b(?P<x>[A-Z]{2,6}-\d{1,3} (?:section|lot|package))\b")),
))  # fmt: skip
_CAPITALS = re.compile("^(?:LOT|PACKAGE|SECTION)S?(?= )")
_RULES_ZH = _RULES.only(lambda rule: not rule.startswith("lot_en"))


def find_lots(document: Document) -> list[Detail]:
    """Lot names in text order; a heading's capitals (PACKAGE 1) are those of its print, not of the name."""
    found = matches(document, "lot", _RULES if document.has_english else _RULES_ZH)
    return without_repeats(replace(lot, value=_CAPITALS.sub(_as_a_word, lot.value)) for lot in found)


def _as_a_word(capitals: re.Match[str]) -> str:
    return capitals.group().capitalize()
