"""Numbers of projects, procurements and contracts, as written: SDGP371502000202402000187, J118, HY/2023/31."""

from __future__ import annotations

import re

from extractors.detail import Detail, matches, without_repeats
from nlp.document import Document
from nlp.pattern_table import PatternTable, leaping

_CODE = (
    r"[A-Za-z0-9](?:[A-Za-z0-9._/#-]|\[(?:\d{2,4}|[A-Z]{1,4})\]|\([A-Za-z0-9]{1,6}\)|"
    r"(?<=[A-Za-z0-9-])[\u4e00-\u9fff](?=[A-Za-z0-9\[-]))"
    r"{2,59}(?:号)?"
)
_HAN_CODE = rf"(?:[\u4e00-\u9fff]{{1,6}}[\[(-]|\[\d{{6}}\](?:\[?[A-Z]{{1,8}}\]?)?(?=[A-Z0-9\[]))?{_CODE}"
_LABEL = (
    r"(?:(?:采购|招标|政府采购|原公告的采购|原)?(?:项目|招标|邀请|采购|标段\(包\)|标段|谈判|磋商|询价|中标|"
    r"交易)(?:编号|编码|代码|号)|(?:采购|招标)文件编号|编号\(标段\))"
)
_PLAN = r"(?<!计划)(?<!备案)(?<!公告)(?<!证书)(?<!证券)(?<!股票)"
_CODE_EN = (
    r"(?:\d{4}/S \d{3}-\d{4,8}|(?:\[[A-Z0-9]{1,8}\])?[A-Z0-9](?:[A-Za-z0-9/_.-]|\[[A-Za-z0-9]{1,8}\]|"
    r"\([A-Za-z0-9]{1,6}\))*\d"
    r"[A-Za-z0-9/_-]*)"
)
_NUMBER_EN = (
    r"(?:(?:[Ii]dentification )?N(?:o|O)\b\.?|no\b\.?|(?:[Ii]dentification )?[Nn]umbers?|NUMBER|"
    r"[Rr]ef(?:erence)?\b\.?(?: [Nn]o\b\.?| [Nn]umber)?|[Cc]ode|ID)"
)
_PROCEDURES = (
    "project", "tender", "procurement", "reference", "bid", "bidding", "item", "procedure", "invitation",
    "solicitation", "identification", "serial", "file", "case", "process", "ref.", "IFB", "IFT", "ITB", "ITT", "RFP",
    "RFQ", "RFB", "RFT", "EOI", "REOI", "ICB", "NCB",
)  # fmt: skip
_CASES = {form for word in _PROCEDURES for form in (word, word.capitalize(), word.upper())}
_OF_PROCEDURE = rf"\b(?:{'|'.join(map(re.escape, sorted(_CASES, key=lambda form: (-len(form), form))))})(?: plan)?"
_REFERENCE = r"\b(?:(?:Our |our )?[Rr]ef(?:erence)?\.?(?=\s?:)|[Rr]ef\.|ref(?= [A-Z0-9]))"
_IS = r"(?: is)?\s?:?\s?"
# A number that is known by its form alone: capitals, figures and strokes.
_PRINTED_TAIL = r"(?=[A-Z0-9/.-]*\d{2})[A-Z0-9]+(?:[/.-][A-Z0-9]+)*(?![\w-])"
_PRINTED = rf"(?=[A-Z0-9]*[A-Z][A-Z0-9]*[/.-]|[A-Z]{{2,8}}\d{{4}}){_PRINTED_TAIL}"
_DATED = (
    r"(?!(?:ISO|IEC|GB|EN|ASTM|DIN|HKEX?|NYSE|NASDAQ|SH|SZ|COVID|UTC|GMT)\b)(?=(?:[A-Z/.-]*\d){4})"
    r"[A-Z]{2}[A-Z0-9]*(?:[/.-][A-Z0-9]+)+"
)
_FORMS = "|".join(form for form in _PROCEDURES if form.isupper() and form != "ID")

_RULES = PatternTable((
    ("number_label", leaping(rf"{_PLAN}{_LABEL}(?:\([^()\n]{{1,10}}\))?\s*[:为]\s*\n?\s*(?P<x>{_HAN_CODE})")),
    ("number_contract", leaping(rf"(?:采购)?合同(?:编号|编码)\s*[:为]\s*\n?\s*(?P<x>{_HAN_CODE})")),
    ("number_told", leaping(rf"(?:项目|招标|采购|合同)?编号(?:是)? ?(?P<x>(?=[A-Z]{{2}}){_CODE})")),
    ("number_after_name", leaping(
        r"(?<=[\u4e00-\u9fff\"])\((?P<x>[A-Z]{2,8}-?[A-Z]{0,4}-?(?:19|20)\d\d-[A-Z\d-]{2,14})\)"
    )),
    ("number_after_kind", leaping(
        r"(?<=公告|项目|采购|招标|服务|工程)\((?P<x>[A-Z]{2,8}\d{0,6}(?:-[A-Z0-9]{1,10}){1,4})(?<=\d)\)"
    )),
    ("number_bracket", leaping(rf"\((?:项目|招标|采购|合同)?编号:?\s?(?P<x>{_HAN_CODE})\)")),
    ("number_label_en", leaping(rf"(?:{_OF_PROCEDURE} {_NUMBER_EN}|{_REFERENCE}){_IS}(?P<x>{_CODE_EN})")),
    ("number_contract_en", leaping(rf"\b(?:[Cc]ontract|[Aa]greement) {_NUMBER_EN}{_IS}(?P<x>{_CODE_EN})")),
    ("number_plain_en",
    leaping(r"\b(?:contract|tender|order|inquiry|"
        r"procurement) (?P<x>[A-Z]{2,}[A-Z0-9]*[/-][A-Z0-9/-]*\d[A-Z0-9/-]*|"
        r"(?:19|20)\d\d[/-](?:[A-Z]{1,6}[/-])?\d{2,6}(?![\d/-])(?! (?:season|year|period|budget)))")),
    ("number_bracket_en",
    leaping(r"\((?:(?:[Tt]ender |[Pp]roject |RFP |RFQ |IFB |ITB )?(?:[Nn]o\. ?|[Nn]umber |[Rr]ef(?:erence)?\.? )|"
        r"Contract |Tender |Contract No\. ?)(?P<x>[A-Z0-9][A-Za-z0-9/-]*\d[A-Za-z0-9/-]*)(?=[),])")),
    ("number_plain_bracket", leaping(r"\((?P<x>(?=[A-Z0-9]*-)(?:19|20)\d{2}-[A-Z]{1,6}-\d{1,6})\)")),
    ("number_behind_name_en",
        leaping(r"(?:[Pp]roject|[Ss]ervices?|[Ww]orks|"
        r"[Pp]rocurement) \((?P<x>[A-Z]{2,8}(?:[-/][A-Z0-9]+){1,4}[-/]\d{1,4})\)")),
    ("number_told_en", leaping(r", (?:with the )?(?:number|reference|"
    r"code) (?P<x>[A-Z0-9][A-Z0-9/.-]{0,40}\d{2}[A-Z0-9/-]*)")),
    ("number_filed_en", leaping(rf"\b(?:filed|registered|listed|numbered|coded|known|advertised|published|"
        rf"(?:under|with|bearing|carrying|has|had|by)(?: the| its| a)?(?: \w+)? (?:reference|number|code|ref))"
        rf"(?: as| under)?(?: no\.| number)? (?P<x>{_PRINTED})")),
    ("number_of_file_en", leaping(rf"\b(?:[Ff]ile|[Rr]eference|[Rr]ef\.?|[Cc]ase|[Dd]ossier|[Tt]ender|"
        rf"[Ss]olicitation|[Pp]rocurement|"
        rf"[Nn]otice)(?: code)? (?P<x>{_PRINTED})")),
    ("number_apposed_en", leaping(rf"(?<=[a-z\"], )(?P<x>{_DATED})(?=[,.;])")),
    ("number_dated_bracket_en", leaping(rf"(?<=[A-Za-z\"]) \((?P<x>{_DATED})\)")),
    ("number_of_form_en", leaping(rf"(?<![\w/-])(?P<x>(?:{_FORMS})[/-]{_PRINTED_TAIL})")),
    ("number_us", leaping(
        r"(?<![A-Z0-9])(?P<x>(?:[A-Z][A-Z0-9]{5}-?\d{2}-?[A-Z]-?[A-Z0-9]{4,5}|"
        r"[A-Z]{2}\d{4}-?\d{2}-?[A-Z]-?[A-Z0-9]{4,5}))(?![A-Z0-9])"
    )),
))  # fmt: skip
_RULES_ZH = _RULES.only(lambda rule: not rule.endswith(("_en", "_us")))


def find_numbers(document: Document) -> list[Detail]:
    """Procedure numbers in text order; not plan, announcement, account or telephone numbers."""
    return without_repeats(matches(document, "number", _RULES if document.has_english else _RULES_ZH))
