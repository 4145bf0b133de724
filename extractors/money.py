"""Amounts of money: figures, Chinese numerals and words, with their currency and multiplier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.article import Span
from extractors.mention import Mention, Money
from nlp.document import Document
from nlp.languages.currencies import CURRENCY_SIGNS, CURRENCY_WORDS, MULTIPLIERS_EN, MULTIPLIERS_ZH
from nlp.numerals import EN_NUMBER_WORDS, ZH_DIGITS, ZH_POWERS, ZH_UNITS, read_arabic, read_chinese, read_english
from nlp.tables import Table

_FIGURE = r"\d{1,3}(?:,\s?\d{1,3})+(?:\.\d+(?:,\d+)?)?|\d+(?:\.\d+)?"
_MULTIPLIER_ZH = r"(?:万亿|[百千十]?[万亿]|[百千])"
_VAGUE = r"(?:多|余|来|几)?"
_ZH_NUMERAL = "[" + "".join((*ZH_DIGITS, *ZH_UNITS, *ZH_POWERS)) + "]"
_FORMAL = "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿億萬整]"
_WORDS = "|".join(f"(?:{words})" for _, words in CURRENCY_WORDS)
_SIGNS = "|".join(f"(?:{signs})" for _, signs in CURRENCY_SIGNS)
_TO = r"\s?(?:-|~|至|到|to)\s?"
_EN_MULTIPLIER = (
    r"(?:hundred thousand|ten thousand|hundred million|thousand|million|billion|trillion|mn|mln|bn|tn|m|k|b)"
)

_ZH_AMOUNT = rf"(?:{_FIGURE})\s?{_VAGUE}\s?{_MULTIPLIER_ZH}?{_VAGUE}(?:\s?(?:{_FIGURE})\s?[百千]?万)?"
_ZH_MONEY = re.compile(
    rf"(?P<sign>(?:{_SIGNS})\s?)?(?P<low>{_ZH_AMOUNT})(?:(?P<lowunit>元)?{_TO}(?P<sign2>(?:{_SIGNS})\s?)?(?P<high>{_ZH_AMOUNT}))?\s?(?P<unit>元人民币|元|圆|块钱|美元|美金|港元|港币|欧元|英镑|日元|日圆|新加坡元|新元|澳元|加元|加拿大元|澳门元|新台币|韩元|卢布|卢比|泰铢|瑞士法郎|人民币)(?P<tail>\d角(?:\d分)?|整)?"
)
_ZH_WRITTEN = re.compile(
    rf"(?P<sign>(?:{_SIGNS}))?(?P<low>(?:{_ZH_NUMERAL}|几){{1,24}}(?:多|余)?(?:[万亿])?)(?P<unit>元|圆|美元|港元|欧元|日元|英镑)(?P<jiao>[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]角)?(?P<fen>零?[一二三四五六七八九壹贰叁肆伍陆柒捌玖]分)?(?:整|正)?"
)
_ZH_BARE = re.compile(
    rf"(?P<low>(?:{_FIGURE})\s?{_VAGUE}\s?(?:[百千十]?[万亿]){_VAGUE}|(?:[一二三四五六七八九两几]{{1,2}}[百千]?|[百千])多?(?:[百千]?[万亿])多?)(?![元圆美港欧日英])"
)
_BARE_CONTEXT_BEFORE = re.compile(
    r"(?:预算|金额|价|资金|款|费|额|罚|元|报出|投入|花了?|只要|拿下|合同|以)[^。;\n,]{0,12}$"
)
_BARE_CONTEXT_AFTER = re.compile(r"[^。;\n,]{0,4}(?:的(?:预算|最高限价|价格|控制价|罚款)|中标|成交|拿下)|,比")
_NOT_MONEY_AFTER = re.compile(
    r"\s?(?:人次?|名|户|家|个|吨|平方|亩|公里|米|千瓦|股|件|台|套|辆|次|册|字|份|立方|千米|只|倍|年|级|方|t\b|m|kW|KW|MW|千伏)"
)

_SIGN_MONEY = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{_SIGNS})\s?(?P<low>{_FIGURE})(?:\s?(?P<lowmul>{_EN_MULTIPLIER})\b)?(?:{_TO}(?:{_SIGNS})?\s?(?P<high>{_FIGURE}))?(?:(?:\s|-)?(?P<mul>{_EN_MULTIPLIER})\b)?(?P<scaled> \((?:in )?ten thousand\))?(?:\s?(?P<zhmul>{_MULTIPLIER_ZH})(?!元))?",
)
_EN_MONEY = re.compile(
    rf"(?<![\w.,$¥€£-])(?P<low>{_FIGURE})(?:(?:{_TO}|\s?and\s?)(?P<high>{_FIGURE}))?(?:(?:\s|-)?(?P<mul>{_EN_MULTIPLIER}))?(?:\s|-)(?P<unit>{_WORDS})(?:\s(?P<mul2>{_EN_MULTIPLIER}))?(?![A-Za-z])"
)
_EN_BARE = re.compile(
    rf"(?<![\w.,$¥€£-])(?P<low>{_FIGURE})\s(?P<mul>million|billion|trillion)\b(?!\s(?:{_WORDS}))(?!\s[a-z]+s\b)"
)
_EN_BARE_CONTEXT = re.compile(r"(?:with|at|for|of|budget|price|worth|cost|paid|won)\s(?:about\s|some\s|around\s)?$")
_EN_WORD = "(?:" + "|".join(EN_NUMBER_WORDS) + ")"
_EN_WRITTEN = re.compile(
    rf"(?P<sign>(?:{_SIGNS})\s)?\b(?P<low>{_EN_WORD}(?:[ -]{_EN_WORD}){{1,24}})(?:\s(?P<unit>{_WORDS}))?(?P<only>\s[Oo]nly)?(?![A-Za-z-])",
    re.IGNORECASE,
)
_PER_CENT_AFTER = re.compile(r"\s?(?:%|‰|个?百分点|折)")
_NO_AMOUNT_BEFORE = re.compile(r"(?:单位|[Uu]nit)[:为]?\s?\(?$")
_ORDER_ONLY = re.compile(r"[十百千万亿]+[元圆]?")  # 百亿元级: an order of magnitude, no amount
_SIGNS_OF = [(code, re.compile(signs)) for code, signs in CURRENCY_SIGNS]
_WORDS_OF = [(code, re.compile(words, re.IGNORECASE)) for code, words in CURRENCY_WORDS]
_UNIT_OF_LABEL = re.compile(r"(?P<mul>万亿|[百千]?[万亿])?(?P<unit>元|美元|港元|欧元)")
_UNIT_EN = re.compile(
    r"(?P<sign>RMB|CNY|US\$|USD|HK\$|€|EUR)?\s?(?P<figure>10,000|1,000,000|1,000|ten thousand|million|yuan)"
)
_LABEL_FIGURE = re.compile(rf"\s*(?P<low>{_FIGURE})(?![\d%‰])(?!\s?(?:元|万|亿|%|年|个|家|台|套|日|天|月|-))")
_CELL_FIGURE = re.compile(rf"(?:[A-Za-z ]+)?(?P<low>{_FIGURE})")
_AMOUNT_HEADING = re.compile(r"金额|预算|价|费用|限价|[Bb]udget|[Aa]mount|[Pp]rice|[Vv]alue", re.IGNORECASE)
_AMOUNT_CELL = re.compile(r"budget|price|amount|award", re.IGNORECASE)


def find(document: Document) -> list[Mention]:
    """MONEY mentions in text order; modifiers such as 约 and "about" stay outside the span."""
    kept: list[Mention] = []
    for mention in sorted(_all(document), key=lambda mention: (mention.at.start, -mention.at.end)):
        if not kept or mention.at.start >= kept[-1].at.end:
            kept.append(mention)
    return kept


def _all(document: Document) -> Iterator[Mention]:
    for mention in _candidates(document):
        if not _NO_AMOUNT_BEFORE.search(document.text, max(0, mention.at.start - 10), mention.at.start):
            yield mention


def _candidates(document: Document) -> Iterator[Mention]:
    if document.has_chinese:
        yield from _chinese(document)
    yield from _signed(document)
    if document.has_english:
        yield from _english(document)
    yield from _labelled(document)
    for table in document.tables:
        yield from _in_table(document, table)


def money_at(text: str) -> Money | None:
    """The one amount written in ``text``; None when there is none."""
    from corpus.article import Article
    from nlp.document import analyse

    found = find(analyse(Article("", text, "zh", "news")))
    return found[0].value if found and isinstance(found[0].value, Money) else None


def _mention(document: Document, start: int, end: int, value: Money, rule: str) -> Mention:
    at = Span(start, end)
    return Mention("MONEY", at, document.original(at), value, rule)


def _currency_of_sign(sign: str | None) -> str | None:
    return next((code for code, pattern in _SIGNS_OF if sign and pattern.fullmatch(sign.strip())), None)


def _currency_of_word(word: str | None) -> str | None:
    return next((code for code, pattern in _WORDS_OF if word and pattern.fullmatch(word.strip())), None)


def _chinese(document: Document) -> Iterator[Mention]:
    text = document.text
    for match in _ZH_MONEY.finditer(text):
        if value := _chinese_value(match):
            yield _mention(document, match.start(), match.end(), value, "zh_figure")
    for match in _ZH_WRITTEN.finditer(text):
        if value := _written_value(match):
            yield _mention(document, match.start(), match.end(), value, "zh_written")
    for match in _ZH_BARE.finditer(text):
        if _is_bare_money(text, match) and (amount := _zh_amount(match["low"])) is not None:
            yield _mention(document, match.start(), match.end(), Money(amount, "CNY"), "zh_bare")


def _chinese_value(match: re.Match[str]) -> Money | None:
    low, high = _zh_amount(match["low"]), _zh_amount(match["high"]) if match["high"] else None
    if low is None:
        return None
    if high is not None and not re.search("[万亿]", match["low"]) and not match["lowunit"]:
        low *= _multiplier_of(match["high"])
    low += _small_change(match["tail"])
    currency = _currency_of_word(match["unit"]) or "CNY"
    if match["unit"] == "元" and match["sign"]:
        currency = _currency_of_sign(match["sign"]) or currency
    return Money(low, currency, high)


def _small_change(tail: str | None) -> Decimal:
    digits = re.findall(r"(\d)[角分]", tail or "")
    return sum((Decimal(digit).scaleb(-place) for place, digit in enumerate(digits, 1)), Decimal(0))


def _multiplier_of(words: str) -> Decimal:
    match = re.search(_MULTIPLIER_ZH, words)
    return MULTIPLIERS_ZH[match.group()] if match else Decimal(1)


def _zh_amount(words: str) -> Decimal | None:
    """1亿2000万 · 4666余万 · 一千多万 · 16.73万."""
    bare = re.sub(r"[多余来几\s]", "", words)
    if bare and not bare[0].isdigit():
        return read_chinese(bare) if read_chinese(bare) is not None else None
    total = Decimal(0)
    for match in re.finditer(rf"({_FIGURE})({_MULTIPLIER_ZH})?", bare):
        amount = read_arabic(match[1])
        if amount is None:
            return None
        total += amount * MULTIPLIERS_ZH[match[2] or ""]
    return total


def _written_value(match: re.Match[str]) -> Money | None:
    numeral = re.sub("[多余几]", "", match["low"])
    if _ORDER_ONLY.fullmatch(numeral) and not match["sign"] and numeral[0] != "十":
        return None
    amount = read_chinese(numeral)
    if amount is None or (len(numeral) < 2 and not match["sign"]):
        return None
    for name, place in (("jiao", 1), ("fen", 2)):
        digits = [ZH_DIGITS[sign] for sign in match[name] or "" if ZH_DIGITS.get(sign)]
        amount += sum(Decimal(digit).scaleb(-place) for digit in digits)
    return Money(amount, _currency_of_word(match["unit"]) or "CNY")


def _is_bare_money(text: str, match: re.Match[str]) -> bool:
    if (
        _NOT_MONEY_AFTER.match(text, match.end())
        or _PER_CENT_AFTER.match(text, match.end())
        or text[match.end() : match.end() + 1].isdigit()
    ):
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(_BARE_CONTEXT_BEFORE.search(before) or _BARE_CONTEXT_AFTER.match(text, match.end()))


def _signed(document: Document) -> Iterator[Mention]:
    text = document.text
    for match in _each_signed(text):
        currency = _currency_of_sign(match["sign"])
        low = read_arabic(match["low"])
        if low is None or currency is None or _PER_CENT_AFTER.match(text, match.end()):
            continue
        if (
            currency == "CNY"
            and match["sign"] in ("¥", "￥")
            and "日元" in text
            and "元/" not in text
            and "人民币" not in text
        ):
            currency = "JPY"
        end = match.end()
        factor = MULTIPLIERS_EN.get((match["mul"] or "").casefold()) or MULTIPLIERS_ZH[match["zhmul"] or ""]
        if match["scaled"]:
            factor = Decimal(10**4)
        first = MULTIPLIERS_EN.get(
            (match["lowmul"] or "").casefold(), factor if match["high"] or not match["lowmul"] else Decimal(1)
        )
        high = read_arabic(match["high"]) if match["high"] else None
        yield _mention(document, match.start(), end, Money(low * first, currency, high and high * factor), "sign")


def _each_signed(text: str) -> Iterator[re.Match[str]]:
    """Signed amounts; "from $1 to $2" are two, not a range."""
    at = 0
    while match := _SIGN_MONEY.search(text, at):
        if match["high"] and text.endswith("from ", 0, match.start()):
            match = _SIGN_MONEY.search(text, match.start(), match.end("low")) or match
        yield match
        at = match.end()


def _english(document: Document) -> Iterator[Mention]:
    text = document.text
    for match in _EN_MONEY.finditer(text):
        low, currency = read_arabic(match["low"]), _currency_of_word(match["unit"])
        if low is None or currency is None:
            continue
        factor = _english_factor(match["mul"] or match["mul2"])
        high = read_arabic(match["high"]) if match["high"] else None
        yield _mention(
            document, match.start(), match.end(), Money(low * factor, currency, high and high * factor), "en_figure"
        )
    for match in _EN_BARE.finditer(text):
        if _EN_BARE_CONTEXT.search(text, max(0, match.start() - 14), match.start()):
            amount = (read_arabic(match["low"]) or Decimal(0)) * _english_factor(match["mul"])
            yield _mention(document, match.start(), match.end(), Money(amount, "CNY"), "en_bare")
    for match in _EN_WRITTEN.finditer(text):
        amount_written = read_english(match["low"])
        if amount_written is None or not (match["sign"] or match["unit"]):
            continue
        currency = _currency_of_sign(match["sign"]) or _currency_of_word(match["unit"]) or "CNY"
        yield _mention(document, match.start(), match.end(), Money(amount_written, currency), "en_written")


def _english_factor(word: str | None) -> Decimal:
    if not word:
        return Decimal(1)
    factor = Decimal(1)
    for part in ("ten thousand",) if word == "ten thousand" else word.casefold().split():
        factor *= MULTIPLIERS_EN[part]
    return factor


def _labelled(document: Document) -> Iterator[Mention]:
    """A bare figure behind a label that names its unit: 预算金额（万元）：166.65."""
    for pair in document.labels:
        unit = pair.unit and _UNIT_OF_LABEL.search(pair.unit)
        if not unit or not _AMOUNT_HEADING.search(pair.label):
            continue
        match = _LABEL_FIGURE.match(document.text, pair.value.start, max(pair.value.end, pair.value.start))
        amount = match and read_arabic(match["low"])
        if match and amount is not None:
            value = Money(amount * MULTIPLIERS_ZH[unit["mul"] or ""], _currency_of_word(unit["unit"]) or "CNY")
            yield _mention(document, match.start("low"), match.end("low"), value, "label_unit")


def _in_table(document: Document, table: Table) -> Iterator[Mention]:
    """Bare figures of amount columns, scaled by the column's or the table's unit."""
    for row in table.rows:
        for index, cell in enumerate(row):
            words = document.text[cell.start : cell.end]
            heading = table.header[index] if index < len(table.header) else ""
            if not (_AMOUNT_HEADING.search(heading) or (not table.header and _AMOUNT_CELL.match(words.strip()))):
                continue
            match = _CELL_FIGURE.fullmatch(words.strip())
            amount = match and read_arabic(match["low"])
            if match and amount is not None:
                start = cell.start + words.index(match["low"])
                factor, currency = _unit(heading) or _unit(table.unit or "") or (Decimal(1), "CNY")
                yield _mention(document, start, start + len(match["low"]), Money(amount * factor, currency), "table")


def _unit(words: str) -> tuple[Decimal, str] | None:
    """Factor and currency of a unit as headings write it: 万元, "RMB 10,000"."""
    if match := _UNIT_OF_LABEL.search(words):
        return MULTIPLIERS_ZH[match["mul"] or ""], _currency_of_word(match["unit"]) or "CNY"
    if match := _UNIT_EN.search(words):
        factor = {"10,000": 10**4, "ten thousand": 10**4, "1,000": 10**3, "1,000,000": 10**6, "million": 10**6}
        return Decimal(factor.get(match["figure"], 1)), _currency_of_sign(match["sign"]) or "CNY"
    return None
