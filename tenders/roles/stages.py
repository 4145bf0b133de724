"""Words that tell how far a procedure has come, and its price as a rate."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.pattern_table import PatternTable, leaping
from tenders.roles.clue import Clue, Role, Scene
from tenders.skeleton import symbol_pattern

CANCELLED = symbol_pattern(
    r"(?:中标|成交)(?:资格)?(?:无效|被?(?:取消|撤销))|流标(?![的后过])|废标(?![的后过])|(?:中标|成交|采购)?结果(?:作废|无效)|"
    r"result is invalid|终止(?!后)|(?:停掉|叫停)了?[^。;,\n]{0,24}(?:采购|招标)|取消采购|采购失败|招标失败|"
    r"not a single (?:bid|bidder|offer|supplier)|(?:nobody|no one|no-one|no firm|no company|none) (?:had )?bid\b|"
    r"[Nn]o bids (?:were|was|"
    r"came|arrived)|(?:fewer|less) than (?:three|the three|the (?:required|legal)) [^.;\n]{0,20}(?:bids|bidders|"
    r"offers|suppliers)|"
    r"too few (?:bids|bidders|offers|suppliers)|(?:award|result|contract|decision|tender)(?: itself)? (?:is|was|has "
    r"been|had been|"
    r"be) (?:set aside|overturned|revoked|rescinded|quashed|nullified|struck down|invalid)\b|pulled the plug|"
    r"annulled|terminated|cancelled|is void|terminat|aborted|scrapped|called off|withdrawn|(?:withdrew|dropped|"
    r"abandoned|shelved) (?:its|the|a|an) [a-z ]{0,20}(?:tender|plan|notice|purchase|procurement)|(?:is|was|were|"
    r"are) (?:not awarded|discontinued)|[Nn]o award (?:is|was|has been) made|"
    r"{K}[^.;\n{K}]{0,80} (?:has |have )?failed\b|(?:found|drew|attracted|met with) no (?:bids?|bidders?|takers?|"
    r"suppliers?)\b|"
    r"(?:broken|broke) off|brought to an end|(?:comes|come) to nothing|(?:procedure|procurement|activity|"
    r"purchase) (?:is|was|has been)"
    r"(?: hereby| therefore)? (?:closed|stopped|ended|discontinued|halted)|ended without (?:a |any )?(?:result|"
    r"winner)|came to nothing|fell through|(?:was|were|been) (?:abandoned|"
    r"struck off)|"
    r"declar(?:ed|ing) (?:(?:the|its|this|that) (?:\w+ ){1,6})?(?:null and )?(?:void|unsuccessful|deserted|a failure|"
    r"invalid)\b|(?:tender|procurement|bidding) (?:has |had )?failed"
)
PLANNED = leaping(
    r"采购意向|单一来源(?:采购)?(?:公示|征求)|拟(?:采用|采购)|(?:purchase|procurement) intention|intends to (?:procure|"
    r"buy|entrust|tender|order|rent|lease)|(?:plans|wants|intends|hopes|aims|means|expects|is (?:going|due|set|"
    r"about)) to "
    r"(?:procure|buy|purchase|acquire|tender|order|call (?:for )?(?:tenders|bids)|invite (?:tenders|bids)|go (?:out "
    r")?to "
    r"(?:open )?tender|put [^.;\n]{1,40} (?:up for|out to|to) (?:open |public )?(?:tender|bids)|commission)\b|"
    r"(?:intended|"
    r"proposed) (?:purchase|procurement|award)|"
    r"single source, namely|(?:agreed|approved|resolved|decided)(?: in principle)? (?:to|on) (?:the )?(?:[\w-]+ "
    r")?(?:plan|"
    r"procurement|purchase|tender)\b|(?:contractor|supplier|builder|operator|firm) (?:shall|will|is to|has to|must) be "
    r"(?:found|selected|chosen|sought|hired)|asked (?:for )?permission to"
)
CONTRACTED = symbol_pattern(
    r"(?<!尚未)(?<!未)(?:续?签订了?|签署了?|续?签了)[^。;\n]{0,30}(?:合同|协议)|双方签了合同|双方签约|"
    r"签下[^。;\n]{0,30}合同|合同[^。;\n]{0,16}(?:已经?|同时|正式|当场)签(?:[好妥了下]|[订署](?![前后时之日]))|"
    r"合同[^。;,\n]{0,12}签[好妥]|把[^。;,\n]{0,6}合同签了|合同上签[了字]|"
    r"went under contract|合同公告|签了合同|签给|(?<!原)(?<!旧)合同(?:从|自|签到)|"
    r"Contract signature|pen to paper|(?:stamp|seal|signature|name)s? (?:on|to|under) (?:an?|the) "
    r"(?:(?:[\w-]+ ){0,3}?(?:contract|agreement|deal)|{J})|(?:papers|documents|agreement|deal) (?:was|were|has been|"
    r"have "
    r"been) signed|"
    r"(?<!not )(?<!yet )(?:concluded|inked|sealed|finali[sz]ed|executed) (?:an?|the|its) (?:[\w-]+ ){0,4}?"
    r"(?:contract|agreement|deal)\b|[Cc]ontract (?:for|of|on) [^.;\n]{1,80} (?:was|has been) (?:signed|"
    r"concluded)|[Cc]ontract (?:itself )?"
    r"(?:was|has been) (?:signed|concluded|inked)|signed (?:a|the|one|on)\b|signed (?:an|its|their|last|this) "
    r"(?:[\w-]+ ){0,2}contract\b|"
    r"(?:contract|agreement|deal) (?:came|entered|is|was|has come) into (?:force|effect)|signing ceremony|(?<!not "
    r")(?<!yet )entered into (?:a |"
    r"the )?(?:[\w-]+ ){0,3}?(?:contract|agreement)"
)
AWARDED = leaping(
    r"中标(?!候选)|成交|中选|入围|\b[Ww]on\b|[Ww]inner|WINNER|[Ww]inning|[Aa]ward|AWARD|[Ss]ecured|[Pp]icked|"
    r"[Ss]hortlisted"
)
RECEIVED = leaping(
    r"(?:收到|接到|取得|发布|公示|公布)[^。;\n]{0,60}?(?:中标|成交|结果)|(?i:received [^.;\n]{0,20}(?:notice|letter|"
    r"notification) of (?:[a-z]+ ){0,2}(?:award|acceptance|winning|successful))"
)
RATE = leaping(
    r"(?:综合|平均|总)?(?:下浮率|折扣率|费率|优惠率|下浮|让利)(?:为|:)?\d+(?:\.\d+)?%|(?:discount|reduction|"
    r"concession) rate (?:of )?\d+(?:\.\d+)?%|(?<![\d.])\d{1,3}(?:\.\d{1,6})?% (?:below|under|less than) (?:the|its) "
    r"(?:[\w'-]+ ){0,3}(?:tariff|prices?|rates?|ceiling|limit)\b|"
    r"(?<![\d.])\d{1,3}(?:\.\d{1,6})?% (?:off|"
    r"(?:discount|reduction|rebate) on) the (?:[\w'-]+ ){0,3}(?:prices?(?: list)?|tariff|fee table|rates)\b|"
    r"(?:(?<=fee of )|(?<=commission of ))\d{1,2}(?:\.\d{1,4})?% (?:of|on) the (?:[\w'-]+ ){0,3}(?:costs?|revenue|"
    r"takings|turnover|investment)\b"
)


# A bidder whose bid is thrown out (某某公司资料不全被|废标) ends no procedure.
_BID_REJECTED = symbol_pattern(r"{C}[^。;\n{o}{J}]{0,40}被$")
_REACH = 50  # characters before a word of the end in which that bidder is looked for

_STAGES: PatternTable[Role] = PatternTable((
    ("cancelled", CANCELLED), ("planned", PLANNED), ("contracted", CONTRACTED),
    ("awarded", AWARDED), ("received", RECEIVED), ("rate", RATE),
))  # fmt: skip


def stages(scene: Scene) -> Iterator[Clue]:
    """Clues for the words that tell how far a procedure has come."""
    text = scene.skeleton.text
    for role, match in _STAGES.finditer(text):
        if role == "cancelled" and _BID_REJECTED.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        yield scene.words(role, match, role)
