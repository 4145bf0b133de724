"""Days still to come when the article appeared: a term ends or begins there, whatever verb tells so.

干到2027年12月底, "must keep the roads passable until the end of March 2027".
"""

from __future__ import annotations

from typing import Literal

from nlp.patterns import LatePattern
from tenders.skeleton import symbol_pattern

# Words of bidding, paying and of what is only meant to be: a day beside them is no end of a contract.
_NO_TERM = LatePattern(
    r"到账|保证金|[开截投评]标|报名|公示|公告|递交|提交|获取|领取|质疑|异议|招标|采购|启动|开工|申请|付清|支付|退还|缴纳|"
    r"审计|整改|规划|目标|十[四五]五|补贴|利率|上市|债|贷款|"
    r"\b(?i:bids?|tenders?|offers?|proposals?|quotations?|submi\w+|applications?|documents|deadline|objections?|"
    r"appeal\w*|queries|pay|paid|payment|refund\w*|returned|audit\w*|plan(?:s|ned)?|target\w*|subsid\w+|loan|bonds?|"
    r"hearing|kept|keep copies|stor\w+|published|notice|announce\w*|launch\w*|invite\w*|expect\w*|promis\w+|hope\w*)\b"
)
_UNTIL = symbol_pattern(
    r"(?<![由从])(?:[至到]|截至|截止到?)$|"
    r"(?:^|[^.;\n{D}]) ?\b(?:[Uu]ntil|[Tt]ill|[Tt]hrough|[Uu]p to|[Rr]un(?:s|ning)? to|[Ee]xpir\w+(?: on| in)?|"
    r"[Ee]nd(?:s|ing)?(?: on| in)?)(?: the)? $|"
    r"\b(?:must|should|shall|will|is to|are to|has to|have to|due|required to|obliged to)\b[^.;\n]*"
    r"\b(?:[Bb]y|[Bb]efore|[Nn]o later than|[Nn]ot later than)(?: the)? $"
)
_DUE_AFTER = symbol_pattern(r"(?:日|底)?(?:之?前|到期|届满|期满|为止|截止|终止|结束|止)")
_FROM = symbol_pattern(
    r"[自从]$|\b(?:[Ff]rom|[Ss]tart(?:s|ing)?(?: on| in)?|[Bb]egin(?:s|ning)?(?: on| in)?|[Aa]s of)(?: the)? $"
)
_START_AFTER = symbol_pattern(r"日?(?:起|开始|正式)")


def part_of_term(before: str, after: str, value: str, published: str | None) -> Literal["period", "begins"] | None:
    """What a day that lies ahead is of a term; None for one that is past or that other words explain.

    ``before`` and ``after`` are what its sentence says around it, in signs of the skeleton.
    """
    if published is None or "/" in value or value[: len(published)] <= published[: len(value)]:
        return None
    if _NO_TERM.search(before + after):
        return None
    if _UNTIL.search(before) or _DUE_AFTER.match(after):
        return "period"
    return "begins" if _FROM.search(before) or _START_AFTER.match(after) else None
