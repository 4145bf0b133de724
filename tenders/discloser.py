"""Who discloses: the listed company, its subsidiaries as the text names them, and the bare 公司 that stands for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Span
from extractors.mention import Mention
from nlp.document import Document
from nlp.fold import fold
from nlp.pattern_table import leaping
from tenders.record import Fact
from tenders.roles import Scene
from tenders.skeleton import symbol_pattern

_SELF = leaping(
    r"(?:本公司|我公司|(?<![子分该限母总家各他贵目团任某等东市大份信力一有述众理标券险资设程属级股\"])公司)"
    r"(?!(?:的|之)?(?:全资|控股|"
    r"参股|下属|董事|股东|监事|独立|经营|业绩|名称|章程|承担|年度|主营|"
    r"最近|类型|及其|全体|债券|财务|未来|业务|本次|"
    r"20\d\d(?!年\d)|\d+(?![\d月])))|\b(?:[Oo]ur company|[Tt]he Company|us)\b(?! and all)"
)
# 某某股份有限公司（以下简称“某某”、“公司”或“本公司”）
_DEFINED = re.compile(
    r" ?\([^()\n]{0,60}?(?:\"\s*(?:本|我|上市)?公司\s*\"|称[:为]?\s*(?:本|我)?公司(?=[,)、或及]))|"
    r" ?\([^()\n]{0,80}?\"(?:[Tt]he )?Company\"|"
    r" ?\(?[0-9]{4,6}\.(?:HK|SH|SZ|BJ)\)"
)
_SIGNED = re.compile(
    r"\s?(?:董\s?事\s?会|20\d\d|二[〇○OＯ0零])|\n[A-Z][^\n]{2,40}\n(?:Chairman|Executive|Company Sec|Director)"
)
_SUBSIDIARIES = symbol_pattern(
    r"(?:[子孙]公司|(?:全资|控股|参股|下属|附属|合营|联营|所属|旗下|下级)(?:公司|企业|单位)|"
    r"下属|所属|旗下)(?:\([^()\n]{0,24}\))?的?[-:, \"]{0,2}(?:{P})?"
    r"(?P<x>{C}(?:\([^()\n]{0,60}\))*(?:[、和及](?:其|公司)?(?:全资|"
    r"控股|下属|参股)?(?:[子孙]公司)?{C}(?:\([^()\n]{0,60}\))*)*)|"
    r"(?P<of>{C})(?: ?\([^()\n]{0,60}\))*,? (?:(?:an?|the|its|our|one|which is an?) )?(?:[a-z]+ of )?"
    r"(?:(?!that |its )[a-z-]+ ){0,4}"
    r"subsidiar(?:y|ies)\b|(?:its|our|[Tt]he Company's|wholly[- ]owned|controlled|holding) subsidiary,? (?P<its>{C})"
)
_EXCHANGE = re.compile(r"Exchange|交易所")  # it takes no responsibility for what companies disclose
# Another company right before 子公司: the subsidiary is its own.
_OF_OTHER = symbol_pattern(r"(?P<x>{C})(?:\([^()\n]{0,60}\))*(?:的|之|属下|旗下|下属|所属|全资|控股|参股|[一二三]级)*$")
_HEAD = 300  # characters at the top in which the company's own name stands
_PARENT_REACH = 80  # characters before 子公司 in which its parent stands
_CLOSE = 200  # characters at the end in which it signs


@dataclass(frozen=True, slots=True)
class OwnSide:
    """The company that discloses, and the subsidiaries that the text names as its own, in its order."""

    issuer: Fact[str] | None
    subsidiaries: tuple[Fact[str], ...]

    def is_issuer(self, name: object) -> bool:
        """True for the discloser's own name."""
        return self.issuer is not None and name_key(name) == name_key(self.issuer.value)

    def holds(self, name: object) -> bool:
        """True for the discloser and its subsidiaries."""
        key = name_key(name)
        return self.is_issuer(name) or any(key == name_key(other.value) for other in self.subsidiaries)


NO_SIDE = OwnSide(None, ())  # of a text that is no disclosure


def name_key(name: object) -> str:
    """A name as names are compared: folded, without blanks."""
    return re.sub(r"\s", "", fold(str(name)))


def own_side(scene: Scene, mentions: Sequence[Mention]) -> OwnSide:
    """The discloser and its subsidiaries."""
    found = issuer_mention(scene.document, mentions)
    fact = scene.fact(found.value, found.at, "issuer") if found else None
    own = name_key(found.value) if found else ""
    return OwnSide(fact, tuple(other for other in _subsidiaries(scene, own) if name_key(other.value) != own))


def issuer_mention(document: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The company that calls itself 公司; else the one that heads and signs the text; else the first named."""
    named = [mention for mention in mentions if mention.label == "COMPANY"]
    companies = [mention for mention in named if not _EXCHANGE.search(str(mention.value))]
    text = document.text
    defined = next((mention for mention in companies if _DEFINED.match(text, mention.at.end)), None)
    listed = next((mention for mention in companies if mention.rule == "zh_listed"), None)
    return listed or defined or _signer(text, companies) or next(iter(companies), None)


def _signer(text: str, companies: Sequence[Mention]) -> Mention | None:
    closing = [m for m in companies if m.at.end > len(text) - _CLOSE and _SIGNED.match(text, m.at.end)]
    heading = {name_key(m.value) for m in companies if m.at.start < _HEAD}
    signed = next((m for m in reversed(closing) if name_key(m.value) in heading), None)
    return signed or (closing[-1] if closing else None)


def _subsidiaries(scene: Scene, own: str) -> list[Fact[str]]:
    """The subsidiaries of the company ``own`` and theirs, not those of other companies."""
    skeleton, found = scene.skeleton, list[Fact[str]]()
    for match in _SUBSIDIARIES.finditer(skeleton.text):
        parent = _OF_OTHER.search(skeleton.text, max(0, match.start() - _PARENT_REACH), match.start())
        ours = {own, *(name_key(other.value) for other in found)}
        if parent is None or name_key(skeleton.items[parent.start()].value) in ours:
            places = skeleton.find("C", *match.span(match.lastgroup or "x"))
            found += [scene.fact(skeleton.items[at].value, skeleton.items[at].at, "subsidiary") for at in places]
    return found


def self_mentions(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Bare 公司 / "the Company", read as the company that the text speaks of there."""
    companies = [mention for mention in mentions if mention.label == "COMPANY"]
    first = issuer_mention(document, mentions)
    issuers = [m for m in companies if _DEFINED.match(document.text, m.at.end)] or ([first] if first else [])
    taken = {place for mention in mentions for place in range(mention.at.start, mention.at.end)}
    found = []
    for match in _SELF.finditer(document.text):
        issuer = next((other for other in reversed(issuers) if other.at.end <= match.start()), first)
        if issuer and document.article.kind == "news" and match.start() < issuer.at.start:
            continue  # news names a company before it calls it so
        if issuer and match.start() not in taken:
            at = Span(*match.span())
            found.append(Mention("COMPANY", at, document.original(at), issuer.value, "issuer"))
    return found
