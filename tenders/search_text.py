"""Text as the search index holds it, and a user's words as the index is asked for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import add

from nlp.fold import fold
from nlp.patterns import HAN, LatePattern, either_case
from nlp.tokens import segment
from nlp.traditional import simplify
from tenders.amounts import plain_amount

_HAN = LatePattern(f"[{HAN}]")
_HAN_RUN = LatePattern(f"[{HAN}]+")
_PIECE = LatePattern(rf"[{HAN}]+|[^\s{HAN}]+")
_WORD = LatePattern(r"\w")
_NO_WORD = LatePattern(r"\W+")

_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:千万|百万|万亿|[千百十]?[万亿]|元|圆|million|billion|yuan|RMB|CNY|USD)"
_CHINESE_FIGURE = r"[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+"
# An amount in a question: a figure of four digits or more, or one with its unit; Chinese numerals only before 元.
_AMOUNT = LatePattern(
    rf"(?:RMB|CNY|USD|[¥$]) ?{_FIGURE}(?: ?{_UNIT})*|{_FIGURE}(?: ?余?{_UNIT})+|"
    rf"(?<![\w.,-])\d[\d,]{{3,}}(?:\.\d+)?(?![\w-])|{_CHINESE_FIGURE}[元圆]整?",
    either_case,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a question asks for: the words as written (folded, simplified) and, of an amount, its value."""

    text: str
    amount: Decimal | None = None


def index_text(text: str) -> str:
    """``text`` folded and simplified, Chinese as overlapping pairs: 话务外包 → 话务 务外 外包 包.

    A word of two characters is then one token, a longer one a phrase of tokens, a single character the beginning of
    one; no dictionary is asked, which would cut the same word apart in one sentence and not in the next.
    """
    return _HAN_RUN.sub(lambda run: f" {_pairs(run[0])} ", _plain(text))


def amounts_text(amounts: Iterable[Decimal]) -> str:
    """Amounts as the index holds them: plain figures in the currency's main unit, each once."""
    return " ".join(dict.fromkeys(map(plain_amount, amounts)))


def match_expression(text: str) -> str | None:
    """An FTS5 expression asking for every word of ``text``; None when it holds no word.

    Chinese is cut into words and each is asked for as a run of characters, so 话务外包 finds 话务服务外包. An amount is
    asked for as written or by its value: 1673万元 finds 16.73 million yuan. Words are quoted: nothing in ``text`` is
    read as query syntax.
    """
    return " AND ".join(match_expressions(text)) or None


def match_expressions(text: str) -> list[str]:
    """The expressions for each word of ``text``, as ``match_expression`` joins them."""
    return list(dict.fromkeys(filter(None, map(_asked, terms(text)))))


def terms(text: str) -> list[Term]:
    """The words and amounts of a question, in order."""
    plain, found, last = _plain(text), [], 0
    for match in _AMOUNT.finditer(plain):
        value = _value(match[0])
        if value is not None:
            found += [*map(Term, _query_words(plain[last : match.start()])), Term(match[0], value)]
            last = match.end()
    return [*found, *map(Term, _query_words(plain[last:]))]


def _plain(text: str) -> str:
    return simplify(fold(text))


def _pairs(run: str) -> str:
    return " ".join((*map(add, run, run[1:]), run[-1]))


def _asked(term: Term) -> str | None:
    phrase = _phrase(term.text)
    if not phrase or term.amount is None:
        return phrase
    return f'({phrase} OR "{_words_of(plain_amount(term.amount))}")'


def _phrase(word: str) -> str | None:
    """A quoted phrase of the index's tokens; a single character at its end begins a pair."""
    tokens = list(_tokens(_words_of(word)))
    if not tokens:
        return None
    open_end = len(tokens[-1]) == 1 and _HAN.match(tokens[-1]) is not None
    return f'"{" ".join(tokens)}"' + (" *" if open_end else "")


def _tokens(text: str) -> Iterator[str]:
    """Tokens to ask for: a run's pairs without the single character that closes it."""
    for piece in text.split():
        last = 0
        for run in _HAN_RUN.finditer(piece):
            yield from filter(None, (piece[last : run.start()],))
            pairs = _pairs(run[0]).split()
            yield from pairs[:-1] or pairs
            last = run.end()
        yield from filter(None, (piece[last:],))


def _words_of(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", text).split())


def _value(text: str) -> Decimal | None:
    """The value of an amount in a question, in the main unit of its currency."""
    from extractors.money import money_at

    bare = re.sub(r"(?<=[万亿])$", "元", text.replace("余", ""))
    money = money_at(bare)
    return money.amount if money else None


def _query_words(text: str) -> list[str]:
    """The words of a query; single characters in a row, which no dictionary knew (外 包), stay together."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        found += _chinese_words(piece) if _HAN.match(piece) else [piece]
    return [word for word in found if _WORD.search(word)]


def _chinese_words(run: str) -> list[str]:
    found: list[str] = []
    open_run = False
    for word in segment(run):
        if len(word) == 1 and open_run:
            found[-1] += word
        else:
            found.append(word)
        open_run = len(word) == 1
    return found
