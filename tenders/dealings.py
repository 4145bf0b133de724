"""Procurement told from other dealings in which amounts, winners and contracts occur: loans, land, shares, prizes."""

from __future__ import annotations

import re

from extractors.method import find_methods
from nlp.document import Document
from nlp.pattern_table import leaping
from tenders.draft import Draft
from tenders.owners import OWNER_RULE
from tenders.roles import Role, Scene

# An article without one of these words tells of no procurement.
_PROCUREMENT = leaping(
    r"招标|招采|采购|中标|投标|竞标|开标|流标|废标|标段|标的|中选|入围|比选|遴选|选聘|挂网|竞争性谈判|征集[^。\n]{0,8}单位|承揽|发包|磋商|询价|政采|成交|承包|承建|外包|购买|"
    r"供应商|供货|合同|签约|协议|下单|买下|\b(?:[Tt]ender|[Bb]id|[Pp]rocure|[Cc]ontract|[Pp]urchas|[Ss]upplier|[Ss]upply|"
    r"[Qq]uotation|[Aa]ward|[Ww]inning|[Ww]inner|[Ww]on\b|[Ss]igned|[Ss]hortlisted|[Ee]xpressions? of [Ii]nterest|"
    r"[Rr]equests? for [Pp]roposals|[Oo]utsourc|[Ee]ngaged|[Pp]icked|[Cc]ommissioned|[Cc]linched|[Ll]anded|"
    r"went with|opted for|pen to paper|(?:seal|stamp|signature)s? (?:on|to) (?:an?|the) |"
    r"[Oo]rdered|(?:the|an?) order (?:for|to|worth)|"
    r"project\b|[Bb]uy|[Bb]ought|[Hh]ired)",
)
# What is sold, lent, raised or given in the sentence of a figure or a winner.
_OTHER_SUBJECT = leaping(
    r"(?:探矿权|采矿权|矿业权|矿权|土地(?:使用权)?|建设用地|用地|宗地|地块|林权|海域使用权|股权|产权|债权|资产|排放权|"
    r"碳配额|车牌|拍品)[^。\n]{0,40}(?:出让|转让|拍卖|竞拍|挂牌|竞得|成交)|(?:拍卖|竞拍)[^。\n]{0,40}(?:成交|落槌)|"
    r"(?:国债|债券|央行票据|央票|逆回购|国库现金|同业存单)[^。\n]{0,40}(?:招标|中标)|(?:招标|中标)利率|"
    r"(?:彩票|大乐透|双色球|奖池|一等奖|优质工程|战略合作|签约仪式|战略签约|备忘录|招商(?:引资|推介)|(?:合作|投资)(?:意向|协议)|评选|表彰|荣誉|获评|颁奖|每股|每10股)|"
    r"\b(?:auction|plots?|spectrum|licences|painting|treasury bills?|tender offer|scholarships?|prizes?|prize money|"
    r"stakes?|strategic|memorandum|(?:an|total) investment of|medals?|damages|arbitration|tribunal|jury|grants?|"
    r"all-share|takeover|(?:a|per) share|shareholders?)\b"
)
_BUYING = re.compile(r"招标(?!发行|利率)|采购|供应商|政府购买|\b(?:[Pp]rocure\w*|[Cc]ontract(?:or)?s?|[Ss]upplier)\b")
_TENDERING = leaping(
    r"招标|招采|采购|中标|投标|竞标|标段|限价|控制价|政采|比选|遴选|磋商|询价|选聘|"
    r"征集[^。\n]{0,8}(?:单位|机构|供应商|服务商)|\b(?:[Tt]ender|[Bb]id|[Pp]rocure|[Pp]urchas|[Bb]uy|[Bb]ought)|"
    r"(?<!labour )(?<!labor )(?<!employment )(?<!futures )\b[Cc]ontract"
)
_FIGURES: tuple[Role, ...] = ("budget", "ceiling", "award", "supplier", "rate")
_NAMING: tuple[Role, ...] = ("project", "number", "agency")
_REACH = 400  # characters before and behind a figure in which its sentence is looked for
_SENTENCE_END = re.compile(r"[。!?\n]|\. (?=[A-Z\ue000-\ue009])")


def tells_of_procurement(document: Document) -> bool:
    """False for an article that has no word of procurement at all and names no method of it."""
    return _PROCUREMENT.search(document.text) is not None or bool(find_methods(document))


def is_other_dealing(scene: Scene, draft: Draft) -> bool:
    """True when what bears a draft's figures is no purchase: land sold, bonds placed, prizes given.

    Figures without a name beside them count only in an article that speaks of tendering or buying.
    """
    if any(draft.clues[role] for role in _NAMING):
        return False
    if not _is_concluded(draft) and not _TENDERING.search(scene.document.text):
        return True
    told = {_sentence(scene, clue.position) for role in _FIGURES for clue in draft.clues[role]}
    return bool(told) and all(_OTHER_SUBJECT.search(words) and not _BUYING.search(words) for words in told)


def _is_concluded(draft: Draft) -> bool:
    """True when a supplier is named together with an amount or a buyer."""
    named = any(clue.rule != OWNER_RULE for clue in draft.clues["buyer"])
    return bool(draft.clues["supplier"] and (draft.clues["award"] or named))


def _sentence(scene: Scene, position: int) -> str:
    """The sentence around a position of the skeleton, in the reading text's words."""
    text = scene.skeleton.text
    left = max(0, position - _REACH)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, left, position)), default=left)
    stop = _SENTENCE_END.search(text, position, min(len(text), position + _REACH))
    places = scene.skeleton.places
    end = places[stop.start()] if stop else places[min(position + _REACH, len(text) - 1)] + 1
    return scene.document.text[places[start] : end]
