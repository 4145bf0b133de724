"""Policies that an article cites or is: title, number, issuer, date and, of its own, the dated requirements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Span
from extractors.mention import Mention
from nlp.document import Document
from tenders.record import Deadline, Evidence, Fact, Policy
from tenders.skeleton import Skeleton, draw_skeleton, symbol_pattern

_ISSUE_ZH = r"(?:联合)?(?:印发|出台|发布|下发|公布|制定|颁布|制发)(?:的|了|实施)?"
_BODIES = r"(?P<b>{B}(?:(?:、|和| and the | and |, ){B})*)"
_ISSUED = tuple(
    symbol_pattern(words)
    for words in (
        rf"(?:(?P<d>{{D}}),?)?{_BODIES}(?P<d2>{{D}})?{_ISSUE_ZH}[《\"]*(?P<y>{{Y}})",
        r"(?P<y>{Y})[》\"]*(?:\({Y}[^()]*\))?(?P<d>{D})(?:出台|印发|发布|下发|公布)",
        rf"{_BODIES} (?:has |have )?(?:issued|published|released|promulgated)(?: its| their|"
        rf" the)? \"?(?P<y>{{Y}})\"?(?: \({{Y}}\))?(?: (?:on|in) (?P<d>{{D}}))?",
        rf"(?P<y>{{Y}})\"?(?: \([^()]*\))?,? (?:was )?issued by(?: the)? {_BODIES}(?: (?:on|in) (?P<d>{{D}}))?",
        r"(?P<y>{Y})\"?(?: \([^()]*\))?,? (?:was )?(?:issued|released|published|promulgated) (?:on|in) (?P<d>{D})",
    )
)
_ORDER_OF = re.compile(
    r"^(?P<zh>[\u4e00-\u9fff]{2,20}?)令|^Order No\. ?\d+ of the (?P<en>.+)$|^(?P<before>.+) Order No\."
)
_TITLE_OF = re.compile(
    r"^(?P<zh>[^关]{2,30}?)关于|^(?:[A-Z]\w+ )*(?:Opinions?|Notice|Decision|Circular|Measures|"
    r"Regulations?) of the (?P<en>.+?) (?:on|for|concerning)\b"
)
_BODY_LINES = symbol_pattern(r"(?P<b>{B}(?:[ \u3000、\n]+{B})*)[ \u3000\n]+(?={Y})")
_DATED = symbol_pattern(
    r"(?:成文日期|发布日期|印发日期)[:：]?\s*(?P<d>{D})|(?:\A|\n)[ \u3000]*(?P<alone>{D})[ \u3000]*(?=\n|\Z)"
)
_REQUIREMENT = symbol_pattern(
    r"(?P<d>{D})(?:之?前|底前|以前|年底)|(?:by|before|no later than|until)(?: the end of)? (?P<en>{D})"
)
_HEAD = 500  # characters at the top in which a guidance document's own title stands


def policies(document: Document, mentions: Sequence[Mention]) -> tuple[Policy, ...]:
    """The policies of an article in text order, each once; a guidance document's own comes with its deadlines."""
    if not any(mention.label == "POLICY" for mention in mentions):
        return ()
    skeleton = draw_skeleton(document, mentions, ())
    grouped: defaultdict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for position, item in skeleton.items.items():
        if isinstance(item, Mention) and item.label == "POLICY":
            grouped[str(item.value)].append((position, item))
    reader = _Reader(document, skeleton)
    found = [reader.policy(title, uses) for title, uses in grouped.items()]
    if document.article.kind == "guidance" and found and _is_own(skeleton, grouped[next(iter(grouped))]):
        found[0] = reader.own(found[0])
    return tuple(found)


def _is_own(skeleton: Skeleton, uses: list[tuple[int, Mention]]) -> bool:
    position, _ = uses[0]
    return position < _HEAD and "《" not in skeleton.text[max(0, position - 1) : position]


class _Reader:
    """Reads what a document says of its policies; a fact's evidence is where it says so."""

    def __init__(self, document: Document, skeleton: Skeleton) -> None:
        self.document = document
        self.skeleton = skeleton

    def policy(self, title: str, uses: list[tuple[int, Mention]]) -> Policy:
        """The policy cited under a title, with the number that stands beside it."""
        numbers = [mention for _, mention in uses if mention.rule == "policy_number"]
        titles = [mention for _, mention in uses if mention.rule != "policy_number"]
        number = (
            self._fact("".join(self.document.written(numbers[0].at).split("\n")), numbers[0].at, "policy_number")
            if numbers
            else None
        )
        named = self._fact(title, titles[0].at, titles[0].rule) if titles else None
        issuer, date = self._issued({position for position, _ in uses})
        return Policy(named, number, issuer or self._issuer_in_name(number, named), date)

    def _issued(self, positions: set[int]) -> tuple[Fact[str] | None, Fact[str] | None]:
        issuer = date = None
        for pattern in _ISSUED:
            for match in pattern.finditer(self.skeleton.text):
                if match.start("y") in positions:
                    groups = match.groupdict()
                    issuer = issuer or (self._words(match, "b") if groups.get("b") else None)
                    date = date or next(
                        (self._date(match.start(name)) for name in ("d", "d2") if groups.get(name)), None
                    )
        return issuer, date

    def _issuer_in_name(self, number: Fact[str] | None, title: Fact[str] | None) -> Fact[str] | None:
        for fact, pattern in ((number, _ORDER_OF), (title, _TITLE_OF)):
            match = pattern.search(fact.value) if fact else None
            if fact and match:
                return Fact(next(words for words in match.groups() if words), fact.evidence)
        return None

    def own(self, policy: Policy) -> Policy:
        """The document's own policy, with the bodies above its title, its date and its deadlines."""
        above = _BODY_LINES.search(self.skeleton.text, 0, _HEAD)
        issuer = policy.issuer or (self._words(above, "b") if above else None)
        return replace(policy, issuer=issuer, date=policy.date or self._own_date(), deadlines=tuple(self._deadlines()))

    def _own_date(self) -> Fact[str] | None:
        """The date under the text, else the one that a label names, else the article's own."""
        matches = list(_DATED.finditer(self.skeleton.text))
        for group in ("alone", "d"):
            known = [date for match in matches if match[group] and (date := self._date(match.start(group)))]
            if known:
                return known[-1]
        published = self.document.article.published
        return Fact(published) if published else None

    def _deadlines(self) -> Iterator[Deadline]:
        """Sentences that say by when something is to be done."""
        for sentence in self.document.sentences:
            left, right = self.skeleton.position(sentence.start), self.skeleton.position(sentence.end)
            for match in _REQUIREMENT.finditer(self.skeleton.text, left, right):
                due = self._date(max(match.start("d"), match.start("en")))
                if due:
                    yield Deadline(self._fact(self.document.quote(sentence), sentence, "policy_deadline"), due)

    def _date(self, position: int) -> Fact[str] | None:
        item = self.skeleton.items.get(position)
        return self._fact(str(item.value), item.at, item.rule) if item and item.value else None

    def _words(self, match: re.Match[str], group: str) -> Fact[str]:
        """The words of a group as the article writes them."""
        first, last = match.span(group)
        at = Span(self.skeleton.places[first], self.skeleton.items[last - 1].at.end)
        return self._fact(" ".join(self.document.written(at).split()), at, "policy_issuer")

    def _fact(self, value: str, at: Span, rule: str) -> Fact[str]:
        evidence = Evidence(self.document.article.id, self.document.original(at), self.document.quote(at), rule)
        return Fact(value, (evidence,))
