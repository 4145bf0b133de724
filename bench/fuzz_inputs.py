"""Hostile inputs for ``bench.fuzz``: fragments of procurement texts, put together and changed.

An input is one byte that chooses the form (see ``fuzz_forms.FORMS``) and a payload: the text of an article, or the raw
bytes of a file.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import nlp.languages
from bench.fuzz_forms import FORMS

_ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
_USUAL = 3_000  # bytes of a payload, mostly
_LONG_ONE_IN = 150  # so many mutations for one that repeats a piece up to the largest size
_PAIRS = ("()", "（）", "[]", "【】", "《》", "“”", '""', "<>", "〔〕", "{}", "「」")
_TAGS = (
    "div", "p", "table", "tr", "td", "span", "b", "li", "ul", "h1",
    "pre", "script", "th rowspan=3", "td colspan=9",
)  # fmt: skip
_WRITTEN = (
    "采购人：", "中标人:", "中标金额（万元）：", "预算金额：", "项目编号：", "第一中标候选人", "标段", "包1",
    "联合体", "废标", "Purchaser: ", "Contract value: ", "Budget: ", "Awarded to ", "Lot 2", "withdrawn",
    "consortium", "1,666.5264万元", "39,862,\n153.47元", "人民币壹佰贰拾叁万元整", "US$1.2 million", "EUR 3bn",
    "3.5‰", "下浮5%", "0元", "-1元", "1e308元", "9" * 40 + "元", "１２３万", "〇", "两百三十万零五",
    "one hundred and five million yuan", "RMB 5-7m", "2024年8月20日", "2024-02-30", "99999年13月",
    "20 August 2024", "去年同期", "三年", "36 months", "自即日起", "昨日", "0000-00-00", "\t", "\n", "\n\n",
    "\r\n", " ", "\u3000", "\u200b", "\u202e", "\ufeff", "\x00", "\x1b[31m", "\x0c", "\x85", "\u2028",
    "e\u0301", "𠮷", "👩‍👩‍👧", "ﷺ", "İ", "ß", "ก็", "한국어", "Русский", "العربية", "\ud83d", "\ue000",
    "\U000f0000", "�", "|---|---|\n", "| a | b |\n", "# ", "**", "```\n", "- ", "1. ", "> ", "[x](y)", "&amp;",
    "&#x110000;", "&lt;", "<!--", "]]>", "<br>",
    "<table><tr><th>序号</th><th>供应商</th><th>金额</th></tr><tr><td>1</td><td>甲公司</td><td>5万元</td></tr></table>",
    '<meta charset="gbk">', "<?xml version='1.0'?>", "<![CDATA[", "../", "\\", "%s", "{}", "\ufffe",
    "某某市政务服务中心", "甲乙科技有限公司", "Example Holdings Co., Ltd.", "City of Example", "北京市",
    "证券代码：600000", "来源：", "责任编辑：", "首页 > 公告 > ", "国办发〔2020〕53号",
    "《关于印发办法的通知》", "项目、", "与", "及", "of ", "the ",
)  # fmt: skip


def _words() -> Iterator[str]:
    """The words of the languages' own tables."""
    for module in iter_modules(nlp.languages.__path__):
        for value in vars(import_module(f"nlp.languages.{module.name}")).values():
            if isinstance(value, str):
                yield from value.split("|") if "|" in value else value.split()
            elif isinstance(value, dict | tuple | frozenset | set | list):
                yield from (word for word in value if isinstance(word, str))


def _lines() -> list[str]:
    files = sorted(path for path in _ARTICLES.iterdir() if path.is_file())
    return [line for path in files for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


WORDS = sorted({word for word in _words() if 0 < len(word) < 40})
LINES = _lines()


def seeds() -> Iterator[bytes]:
    """Inputs to start from: the sample articles in every form, and a few whole files."""
    texts = [path.read_bytes() for path in sorted(_ARTICLES.iterdir()) if path.is_file()]
    for index, text in enumerate(texts):
        yield bytes([index % len(FORMS)]) + text[:_USUAL]
        yield bytes([(index + 5) % len(FORMS)]) + text[:_USUAL]
    names = [name for name, _ in FORMS]
    for name, make in FORMS:
        raw = f"{name} raw"
        if raw in names:
            yield bytes([names.index(raw)]) + make("\n".join(LINES[:12]).encode())[1]


def mutate(data: bytes, largest: int, seed: int, bytewise: Callable[[bytes, int], bytes]) -> bytes:
    """Another input like ``data``; ``bytewise`` changes bytes without knowing what they are."""
    chance = random.Random(seed)
    if len(data) < 2:
        data = bytes([chance.randrange(256)]) + "\n".join(chance.choices(LINES, k=8)).encode()
    form, payload = data[:1], data[1:]
    if chance.random() < 0.05:
        form = bytes([chance.randrange(256)])
    is_raw = FORMS[form[0] % len(FORMS)][0].endswith("raw")
    if chance.random() < (0.7 if is_raw else 0.05):
        return form + bytewise(payload, largest - 1)
    text = payload.decode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = chance.choice(_CHANGES)(text, chance)
    size = _USUAL
    if not chance.randrange(_LONG_ONE_IN):
        size = largest - 1
        text = _repeated(text, chance, size)
    return form + text.encode("utf-8", "surrogatepass" if chance.random() < 0.05 else "replace")[:size]


def _fragment(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(_WRITTEN)
    return chance.choice(WORDS) if kind < 0.8 else chance.choice(LINES) + "\n"


def _slice(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.choice((1, 2, 5, 12, 40, 200)))


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + _fragment(chance) + text[at:]


def _replace(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    return text[:start] + _fragment(chance) + text[end:]


def _delete(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    return text[:start] + text[end:]


def _move(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    piece, rest = text[start:end], text[:start] + text[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + piece + rest[at:]


def _double(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 1, 3, 20)) + text[end:]


def _wrap(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    times = chance.choice((1, 1, 1, 3, 60))
    if chance.random() < 0.5:
        pair = chance.choice(_PAIRS)
        return text[:start] + pair[0] * times + text[start:end] + pair[1] * times + text[end:]
    tag = chance.choice(_TAGS)
    return text[:start] + f"<{tag}>" * times + text[start:end] + f"</{tag.split()[0]}>" * times + text[end:]


def _figures(text: str, chance: random.Random) -> str:
    return "".join(str(chance.randrange(10)) if char.isdigit() and chance.random() < 0.3 else char for char in text)


def _shuffle(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _repeated(text: str, chance: random.Random, size: int) -> str:
    start, end = _slice(text, chance)
    piece = text[start:end] or _fragment(chance)
    return text[:start] + piece * (size // max(1, len(piece.encode("utf-8", "replace")))) + text[end:]


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_insert, _insert, _insert, _replace, _replace, _delete, _move, _double, _wrap, _figures, _shuffle),
)
