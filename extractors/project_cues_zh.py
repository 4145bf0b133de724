"""Words around a Chinese project's name in prose that make a name of it."""

from __future__ import annotations

import re

from extractors.name_start_zh import starts_with_place

_SHORTEST_TOLD = 10  # characters of a name that only the words around it make one
_CUE_BEFORE = re.compile(
    r"(?:(?:中标|承接|承建|招标项目|采购项目|实施|投标|参与|关于|就|为|拟建|启动|公布|意向|晒出|完成|签订|签署|"
    r"建设|用于)[,:\"]?|(?:局|院|中心|政府|委员会|学校|中学|小学|大学|馆)(?:\([^()\n]{1,12}\))?的)$"
)
# Words behind a name at the beginning of its clause that make it one of a procurement.
_CLAUSE_BEFORE = re.compile(r"(?:\A|[,。;:!?\n\u3000 ])$")
_CUE_AFTER = re.compile(
    r"\(?[,]?(?:项目|招标|采购)?编号|的?(?:公开|重新|再次)?(?:招标|采购)(?!人|代理)|的?(?:施工|采购|服务|供货)?合同|的?(?:预算|控制价|限价|最高限价)|"
    r"由[^,。;\n]{1,30}(?:招标|采购|中标|承建|承接)|[^,。;\n]{0,6}(?:流标|废标|开标|定标|中标|成交)"
)
_SUBJECT = re.compile(r"^(?:20\d\d(?:-20\d\d)?年|[GSXY]\d{2,4}(?:线)?[\u4e00-\u9fff])")


def begins_as_name(text: str, start: int, name: str) -> bool:
    """True for words that begin with a place or a year, or that what stands before or behind them calls a project."""
    if starts_with_place(name) or _SUBJECT.match(name):
        return True
    if len(name) < _SHORTEST_TOLD:
        return False
    if _CUE_BEFORE.search(text, max(0, start - 24), start):
        return True
    told = _CUE_AFTER.match(text, start + len(name))
    return bool(told and _CLAUSE_BEFORE.search(text, max(0, start - 1), start))
