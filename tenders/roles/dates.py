"""Dates and lengths of time: announced, opened, signed, or of the contract's period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

from nlp.pattern_table import leaping
from nlp.patterns import Pattern, last_match
from tenders.roles.ahead import part_of_term
from tenders.roles.clue import Clue, Role, Scene, clause_start, label_start, next_clause, section_heading
from tenders.roles.dates_en import before_change, date_role_en, follows_length, is_given_up, is_no_term, is_term
from tenders.skeleton import SYMBOLS, symbol_pattern

DateRole = Literal["announced", "opened", "begins", "period", "signed", "said", "told", "other"]
DATE_CUES_BEFORE: dict[DateRole, str] = {
    "other": (
        r"业绩|竣工验收|合同价(?!.*,)|首次公告|成立|获取|下载|报名|领取|购买|发售|质疑|公示期[自从]?|公示[自从到至]|保证金|到账|购入|以来|"
        r"近[一二三]年|"
        r"[Dd]ate of tender notice|[Ff]irst announcement|[Cc]orrection notice|[Aa]nnouncement of solicitation|"
        r"established|[Oo]btain|披露|[Pp]ublicity (?:period|notice)?(?: of (?:\w+ )?\w+)?|[Ss]tandstill"
    ),
    "opened": (
        r"开标|截止|提交(?:投标|响应)文件|磋商(?:日期|时间|开始)|谈判(?:日期|时间)|评[标审](?:日期|时间)|开启|递交|"
        r"提交响应|"
        r"[Bb]id opening|[Oo]pening of|opened (?:at|on)|[Bb]ids close|bids? due|deadline|submit their bids|[Cc]losing"
    ),
    "period": (
        r"履行期限?|服务期限?|合同期限?|服务时间|合同有效期|供货期|有效期|租赁期|经营期限?|运营期|试点期|期限|"
        r"协议期|签到|自|确保|"
        r"完成|竣工|performance period|service period|[Pp]eriod of|runs from|estimated completion date|be completed|"
        r"completion date|for {L} from"
    ),
    "begins": (
        r"计划开工(?:日期|时间)?|开工(?:日期|时间)|起始(?:日期|时间)|counting from|(?:[Ss]tarting|[Bb]eginning|"
        r"effective) (?:on|from)|"
        r"[Cc]ommencement[^.;\n]{0,24}|[Ww]ork begins in(?: the)?|starts? (?:on|from)"
    ),
    "signed": r"签订(?:日期|时间)|签署(?:日期|时间)|[Cc]ontract signature date|signed on|[Ss]igned the",
    "announced": (
        r"(?<![\u4e00-\u9fff])日[ \u3000]*期(?=:)|"
        r"(?<!公告)发布(?:时间|日期)|(?<!首次)(?<!第二次)(?<!第一次)公告(?:时间|日期|发布日期)|公示(?:时间|日期|"
        r"发布日期)|发出日期|更正日期|定标日期|中标日期|"
        r"[Rr]elease(?:d| time| date)|[Nn]otice dated|announced on|Published|[Dd]ate of (?:the )?notice"
    ),
}  # fmt: skip
_DATE_ROLE_OF_GROUP = {f"g{i}": role for i, role in enumerate(DATE_CUES_BEFORE)}
DATE_CUE_BEFORE = symbol_pattern("|".join(f"(?P<g{i}>{words})" for i, words in enumerate(DATE_CUES_BEFORE.values())))
DATE_CUES_AFTER: tuple[tuple[DateRole, Pattern], ...] = (
    ("begins", symbol_pattern(r"(?:算起|起算|起计算)|(?:日)?(?:起|开始)(?:执行|履行|服务|供货|生效)?(?=[,。;])")),
    (
        "other",
        symbol_pattern(
            r"[^。;,\n{D}]{0,30}(?:领取|获取|下载|报名)|(?:日)?(?:在[^。;,\n]{0,20})?披露了?(?:的|《)|(?:日)?(?:起|以来|以后)[^。;\n]{0,40}(?:业绩|承担|完成过|社保|证明|记录|处罚)|"
            r"(?:日)?(?:以来|成立)|底?(?:全部|正式)?(?:完工|竣工|建成|投用|投入使用|通车)|"
            r"年?度?(?:经审计|营业|完税|财务|社保|信用|业绩|报告)| (?:was|when) (?:established|"
            r"restructured)"
        ),
    ),
    (
        "period",
        symbol_pattern(
            r"(?:日)?(?:(?:之?前)(?:须|要|必须|应|需)?(?:全部|全线|整体)?(?:完成|竣工|交付|亮灯|交货|供货|到货|送达|送到|装好|到位|建成|完工)|为止|止(?=[,。;)\n]|$))"
        ),
    ),
    (
        "opened",
        symbol_pattern(
            r"[^。;\n,:\u3000{M}{D}]{0,24}?(?:[开截]了?标(?!日期)|开启(?:报价|响应|投标)|前(?:提交|递交)|截止时间)|开的标|"
            r"(?:\d{1,2}[时:点][^。;,\n]{0,6})?前[^。;,\n]{0,12}(?:文件|报价[单函]?)[^。;,\n]{0,6}(?:送|递|交|邮|寄)|"
            r"(?:[上下]午|当天)?(?:进行|组织|举行)?(?:竞争性)?(?:磋商|谈判)(?!公告|文件|邀请)|"
            r"的?(?:开标|评[审标])(?:会|中|现场)|(?:日)?(?:组织|进行|开展)了?[^。;,\n{M}{D}]{0,20}评[审标]|"
            r"(?: \(Beijing time\))?,? bid opening"
        ),
    ),
)


def date_role_of_cue(match: re.Match[str]) -> DateRole:
    """Role named by a match of DATE_CUE_BEFORE."""
    return _DATE_ROLE_OF_GROUP[match.lastgroup or ""]


PERIOD_CUE_BEFORE = leaping(
    r"(?:履行期限?|履约(?:期限)?|[须将要]在|要求(?:在)?|[一先再][签定管干包](?:就是)?|为期|限期|服务期限?|合同期限?|合同履行|(?:计划|合同|总|施工|"
    r"建设)?工期|供货期|交货期|交货时间|"
    r"服务时间|有效期|经营期(?:长达)?|运营期限?|合作期限?|租赁期|租期|维保期|期限|"
    r"完工期|共|"
    r"供货安装|合同签订之日起|合同签订后|performance period|service period|ordering period|[Cc]onstruction period|"
    r"[Dd]elivery(?: period)?|"
    r"[Dd]uration|concession period|"
    r"finished within|done in|period of|in all|will take|a total of|for|within|, |\()[^。;\n]{0,28}$"
)
PERIOD_CUE_AFTER = symbol_pattern(
    r"内[^。;,\n]{0,12}(?:完成|完工|装完|装好|建成|建好|修好|交付|交货|供货|到货|送达|送到|竣工)|为期(?=[,。;\n])|的?(?:总价|服务期|合同|工期|租期)|打包|的\"?{J}"
)
# A length of time alone behind the price: 合同价248万元,两年。
PERIOD_ALONE_BEFORE = symbol_pattern(r"{M}[,、](?:共|服务|一共)?$")
PERIOD_ALONE_AFTER = re.compile(r"[,。;)\n]")
PERIOD_NOT_BEFORE = leaping(
    r"(?:近|质保|保修|缺陷责任|公示期|公告期限|质疑|有效期内|其中建设期|including|publicity|warranty|past|"
    r"(?<!to )(?<!works )last\b(?! for)|every|"
    r"extended|longer than|fined?|"
    r"prison|Announcement period|returned|expiry|in writing|not exceed|notice stands|quer(?:y|ies)|objections?|"
    r"complain\w*|notice period|一签(?!\Z)|通知书.{0,12}|一般为|每|不超过|期满前|"
    r"(?:(?:公布|发布|公示|"
    r"收到|发出|到期|期满|届满)(?:之日起|之日|后))$)[^。;\n,]{0,26}$"
)
PERIOD_NOT_AFTER = re.compile(
    r"\s?(?:内(?:与|签|向|提出|将|对|进行|反馈|无息|原路|退)|以上|前|期满|都[不没]|"
    r"[^。;,\n]{0,6}(?:保修|质保)|[里内][^。;,\n]{0,12}(?:免费|保修|质保)|"
    r"值[守班]|响应|在线|不间断|轮[班岗]|到[场达]|of construction|from the (?:expiry|date))"
)

_BIDDING = leaping(
    r"获取|领取|报名|保证金|公[告示]期|质疑|异议|投诉|资格|保修|质保|"
    r"[Dd]ocuments|[Bb]id (?:bond|security)|[Qq]uer|[Ww]arranty"
)
_SHOWN = re.compile(r"公[示告]期?[^。;\n,]{0,12}$")
_OPENING = re.compile(r"开标|开启|投标|递交|提交|磋商|谈判|评审|[Oo]pen|[Bb]id")
_TOLD: dict[DateRole | Literal["dated"], Role] = {
    "said": "dated",
    "told": "announced",
}  # by their sentence, not by a label
# Words between the day that was set and the one that it was moved to.
_PUT_OFF = re.compile(r"(?:改[为到至在期]|(?:推迟|延期|顺延|推后|延后|提前|变更|调整)[为到至]?|延[到至])$")
# What stands before the term that is put in another's place: 由120天改成135天.
_REPLACED = re.compile(r"(?:改[为成到至]|(?:调整|变更|更正|延长|缩短|放宽)[为到至成])$")
TERM_CHANGED = "period_changed"
_BLANK = re.compile(r"\s*")
_IN_MINUTES = re.compile(r"PT\d+[MS]")  # bids are opened and deciphered in minutes, no contract runs so short
_LOOK_AHEAD = 80  # characters behind a date that tell what it is of
# What may stand between a length of time and its days: 服务两年,从9月1日到后年8月31日.
_BEHIND_LENGTH = symbol_pattern(r"{L}[,(:]?(?:即|也就是)?(?:从|自)$")


def dates(scene: Scene) -> Iterator[Clue]:
    """Clues for the dates that play a part, ``dated`` for those of which no more is told."""
    text = scene.skeleton.text
    for position in scene.skeleton.find("D", 0, len(text)):
        item = scene.skeleton.items[position]
        role = date_role(text, position)
        if role == "dated":
            role = _ahead(scene, position) or role
        if item.value is None or role == "other" or (role == "period" and _is_of_bidding(text, position)):
            continue
        if role == "period" and text[position + 1 : position + 2] == SYMBOLS["DURATION"]:
            continue
        if role == "begins" and "/" in str(item.value):
            role = "period"  # for two years from 1 May 2025 to 30 April 2027
        part = _TOLD.get(role) or cast(Role, role)
        yield scene.clue(part, position, item, _date_rule(text, position, role))


def _ahead(scene: Scene, position: int) -> DateRole | None:
    text, article = scene.skeleton.text, scene.document.article
    value = scene.skeleton.items[position].value
    if not isinstance(value, str):
        return None
    farthest = min(len(text), position + _LOOK_AHEAD)
    closing = next_clause(text, position + 1, farthest)
    after = text[position + 1 : closing.start() if closing else farthest]
    return part_of_term(text[clause_start(text, position) : position], after, value, article.published)


def _is_of_bidding(text: str, position: int) -> bool:
    """True in a section about taking part (获取招标文件, 保证金, 公告期限): its terms are no contract's."""
    if _SHOWN.search(text, max(0, position - 16), position):
        return True
    return _BIDDING.search(section_heading(text, position)) is not None


def _date_rule(text: str, position: int, role: DateRole | Literal["dated"]) -> str:
    """The rule of a date's role; a deadline that is no bid opening has one of its own."""
    around = text[max(0, position - 28) : position] + re.split(r"[\n。]", text[position : position + 24])[0]
    if role == "opened" and _PUT_OFF.search(text, max(0, position - 12), position):
        return "opened_changed"
    return "closing_date" if role == "opened" and not _OPENING.search(around) else f"{role}_date"


def date_role(text: str, position: int) -> DateRole | Literal["dated"]:
    """The part a date plays; ``dated`` when nothing says more than that something happened then."""
    for role, pattern in DATE_CUES_AFTER:
        if pattern.match(text, position + 1):
            return role
    sentence = text[clause_start(text, position) : position]
    if is_given_up(sentence):
        return "other"
    if (changed := before_change(sentence)) is not None:
        return date_role(f"{changed} {SYMBOLS['DATE']}", len(changed) + 1)
    start = max(clause_start(text, position), position - 40)
    before = text[label_start(text, start, position, _BLANK) : position]
    before = before[max(before.rfind(SYMBOLS["DATE"]), before.rfind("\t")) + 1 :]
    if follows_length(before):
        return "begins"
    if _BEHIND_LENGTH.search(sentence):
        return "period"
    if nearest := last_match(DATE_CUE_BEFORE, before):
        return date_role_of_cue(nearest)
    if _PUT_OFF.search(before):
        previous = text.rfind(SYMBOLS["DATE"], start, position)
        return date_role(text, previous) if previous >= 0 else "dated"
    return date_role_en(sentence[sentence.rfind(SYMBOLS["DATE"]) + 1 :]) or "dated"


def durations(scene: Scene) -> Iterator[Clue]:
    """Clues for the lengths of time that are a contract's."""
    text = scene.skeleton.text
    for position in scene.skeleton.find("L", 0, len(text)):
        item = scene.skeleton.items[position]
        start = max(clause_start(text, position), position - 60)
        before = text[label_start(text, start, position, _BLANK) : position]
        if PERIOD_NOT_BEFORE.search(before) or PERIOD_NOT_AFTER.match(text, position + 1):
            continue
        after = text[position + 1 : position + 60]
        if is_no_term(before, after):
            continue
        alone = PERIOD_ALONE_BEFORE.search(before) and PERIOD_ALONE_AFTER.match(text, position + 1)
        cued = PERIOD_CUE_BEFORE.search(before) or PERIOD_CUE_AFTER.match(after)
        told = alone or cued or is_term(before, after)
        if item.value and told and not (_IN_MINUTES.fullmatch(str(item.value)) or _is_of_bidding(text, position)):
            yield scene.clue("duration", position, item, TERM_CHANGED if _REPLACED.search(before) else "period_cue")
