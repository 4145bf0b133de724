"""Furniture: what a page sets around an article. Marked as spans to pass over, never cut.

A wrong mark hides facts, so only whole lines of a known form are marked, and inside other lines only
bylines, share bars and source notes with their fixed words. Dates and captions' own words stay unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Span

_LONGEST_LINE = 400

_LANGUAGES = (
    r"(?:한국어|한어|조선말|Русский(?: язык)?|English|Français|Deutsch|Español|español|Português|Italiano|日本語|"
    r"日本语|العربية|"
    r"Ελληνικά|Ελληνικα|Indonesian?|Bahasa (?:Indonesia|Melayu)"
    r"|Sanskrit|Suomalainen|Suomi|Latina|Nederlands|Polski|Türkçe|Tiếng Việt|ไทย|Монгол|ئۇيغۇرچە|བོད་ཡིག|Svenska|"
    r"Čeština|Magyar|Українська|हिन्दी|বাংলা|فارسی|עברית"
    r"|中文(?:版|简体|繁體|繁体)?|简体(?:中文)?|繁[體体](?:中文)?|Chinese|French|German|Spanish|Russian|Japanese|"
    r"Korean|Arabic|"
    r"Portuguese|Italian|Greek|Latin)"
)
_LANGUAGE_MENU = re.compile(rf"{_LANGUAGES}(?:[\s|/·•,、-]{{0,3}}{_LANGUAGES}){{2,}}")

_NETWORK = (
    r"(?:微信(?:好友|朋友圈)?|朋友圈|新浪微博|腾讯微博|微博|QQ(?:空间|好友)?|人人网|豆瓣|百度贴吧|贴吧|WeChat|"
    r"Weibo|Facebook|Twitter|LinkedIn|Line|"
    r"WhatsApp|Telegram|Reddit|Pinterest|Email|E-mail|X)"
)
_SHARE = re.compile(
    rf"(?:一键)?分享(?:到|至|给)?\s?[:：]?\s*(?:{_NETWORK}[\s|、/,]*)+(?:更多)?|(?:Share|Tweet|Follow us|"
    rf"Save)(?: this(?: article| page)?)?(?: on| to| via| with)?\s?:?\s*(?:{_NETWORK}\b[\s|,/]*)+"
)
_FONT = re.compile(
    r"(?:【|\[)?(?:调整)?字\s?[体号](?:大小)?\s?[:：]?\s*[【\[(（]?\s?(?:超?大|"
    r"特大)\s?[】\])）]?[\s|/]*[【\[(（]?\s?中\s?[】\])）]?[\s|/]*[【\[(（]?\s?小\s?[】\])）]?(?:】|\])?"
    r"|Font size\s?:?\s*\[?(?:Large|Big)\]?[\s|/]*\[?Medium\]?[\s|/]*\[?Small\]?"
)
_BUTTON = re.compile(
    r"[【\[]?(?:打印本[页文]|打印此[页文]|关闭(?:窗口|本页|页面)|我要打印|返回(?:顶部|列表|首页)|收藏本[页文]|"
    r"Print this (?:page|article)|"
    r"Close (?:this )?window|Back to top)[】\]]?"
)
_PIECES = (_SHARE, _FONT, _BUTTON)

_BREADCRUMB = re.compile(
    r"^\s*(?:(?:您?当前(?:的)?位置|您(?:现在|当前)?(?:所在)?的?位置|您现在的位置|You are here|"
    r"Current location)\s?(?:是)?\s?[:：].{1,160}|"
    r"(?:网站)?首页\s*(?:[>»›→＞]|&gt;|/|-->).{1,160}|Home\s*(?:[>»›/]|&gt;)\s?.{1,160})$"
)
_PERSON = r"[\u4e00-\u9fff·]{2,5}"
_ROLE_ZH = (
    r"(?:(?:本报|本刊|本网|本台|全媒体|见习|实习|首席|特派|特约|融媒体?|通讯社|[\u4e00-\u9fff]{2,8}(?:报|网|社|台|"
    r"日报|客户端|新闻))?(?:全媒体|见习|实习|首席)?(?:记者|"
    r"通讯员|实习生|撰稿人?)|文/图?|图/文?)"
)
_NAMES = (
    rf"(?:{_PERSON}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?:[\s、/，]{{1,2}}(?!通讯员|实习生|记者|报道|"
    rf"发自){_PERSON}){{0,4}}"
)
_BYLINE_RUN = rf"(?:{_ROLE_ZH})[\s:：]{{1,2}}{_NAMES}(?:[\s/、，;；]{{1,2}}(?:{_ROLE_ZH})[\s:：]{{1,2}}{_NAMES})*"
_BYLINE_LINE = re.compile(rf"^\s*{_BYLINE_RUN}(?:\s*(?:报道|文/图|摄影报道|/文))?\s*$")
_BYLINE_IN_BRACKETS = re.compile(rf"[（(【\[]\s?{_BYLINE_RUN}(?:\s?(?:报道|文/图|摄影报道|摄))?\s?[)）】\]]")
_BYLINE_TRAILING = re.compile(rf"(?:^|(?<=[\s\u3000。）])){_BYLINE_RUN}(?=\s*$|[\s\u3000]{{1,3}}发自|\s*摄)(?:\s*摄)?")
_PERSON_EN = r"(?:[A-Z][a-z'’-]+|[A-Z]\.)(?:[ -](?:[A-Z][a-z'’-]*|[A-Z]\.)){1,3}"
_BYLINE_EN = re.compile(
    rf"^\s*(?:(?:By|Text by|Written by|Reported by|Reporting by|Editing by|Edited by|"
    rf"Photos? by)[: ] ?{_PERSON_EN}(?:(?:,| and|;) {_PERSON_EN}){{0,3}}(?:,? (?:in )?[A-Z][A-Za-z ]{{2,30}})?"
    rf"|(?:[A-Z][\w.'’·& -]{{1,60}} )?(?:Reporters?|Correspondents?|Editors?|Responsible editors?|Writers?|"
    rf"Staff Writers?)\s?:?\s{_PERSON_EN}(?:(?:,| and|;) {_PERSON_EN}){{0,3}})\s*$"
    rf"|\((?:(?:Responsible|Web|Duty|Chief) )?(?:[Ee]ditors?|[Ee]diting|[Rr]eporting)(?: by)?\s?:?\s[^()\n]{{2,120}}\)"
)
_EDITOR = re.compile(
    r"[（(【\[]?\s?(?:责任编辑|责编|编\s?辑|审\s?核|编\s?审|校\s?对|监\s?制|一审|二审|三审|初审|终审|值班(?:编委|"
    r"主任)|新媒体编辑|网络编辑|网编|作\s?者|美\s?编|"
    r"制\s?图)\s?[:：]\s?[^\s（）()【】\[\]：:，。]{2,8}"
    r"(?:[\s\u3000]+[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff:：]))?(?:[\s\u3000]*(?:电话|邮箱|"
    r"热线)\s?[:：]\s?[\w@.\- ]{5,40})?\s?[)）】\]]?"
)
_EDITOR_LINE = re.compile(rf"^\s*+(?>{_EDITOR.pattern}[\s|/、]*+)++$")
_SOURCE_WORD = r"(?:信息来源|文章来源|稿件来源|新闻来源|来\s?源|Source)"
_SOURCE_NAME = r"(?:[\u4e00-\u9fffA-Za-z0-9·“”\"'&.\-]{2,30}|[A-Z][\w.'&-]*(?: [A-Z(][\w.'&()-]*){0,6})"
_SOURCE_LINE = re.compile(rf"^[\s（(【\[]*{_SOURCE_WORD}\s?[:：]\s*{_SOURCE_NAME}[\s）)】\]]*$")
_SOURCE_BY_DATE = re.compile(
    rf"(?<=[\d\s\u3000|]){_SOURCE_WORD}\s?[:：]\s?[^\s\u3000|：:，。]{{2,24}}(?=[\s\u3000|]|$)"
)
_DATE_BEFORE = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2}")
_VIEWS = re.compile(
    r"(?:浏览(?:次数|量|数)|点击(?:次数|量|数|率)|阅读(?:次数|量|数)?|访问量)\s?[:：]\s?\d*(?:\s?次)?|"
    r"\bViews?\s?:?\s?\d+|\bClicks?\s?:?\s?\d+"
)
_CREDIT = re.compile(
    r"[（(【\[]\s?(?:资料图片?|资料照片|图片来源[^（）()\n]{0,40}|图源[^（）()\n]{0,40}|图/[^（）()\n]{1,20}|"
    r"[^（）()\n]{0,12}供图|视觉中国|"
    r"File photo|Photo(?:s|graph)?(?: by|:|/)[^()\n]{1,60})\s?[)）】\]]"
    r"|^\s*(?:图片来源|图源|供图|摄影|Photo credits?|Image credits?)\s?[:：].{1,60}$|^\s*(?:资料图片?|资料照片|"
    r"File photo)\s*$|"
    r"^\s*(?:Photo|Image)s?(?: by |\s?: ?)[A-Z].{1,60}$"
    rf"|(?<=[。\s])(?:本报记者|本刊记者|通讯员|记者)?\s?{_PERSON}\s摄\s*$"
)
_FOOTER = re.compile(
    r"^\s*(?:版权所有|Copyright|©|\([cC]\)\s?(?:19|20)\d\d|All [Rr]ights [Rr]eserved|"
    r"[\u4e00-\u9fffA-Z]{0,4}ICP\s?[备证]|"
    r"[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP|"
    r"[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?公网安备|网站标识码|网站地图|"
    r"技术支持\s?[:：]|"
    r"互联网新闻信息服务许可证|违法和不良信息举报).{0,200}$"
    r"|^.{0,60}(?:版权所有|All [Rr]ights [Rr]eserved).{0,80}$"
)
_SCAN = re.compile(
    r"^\s*[（(【\[]?(?:扫一扫|扫描(?:上方|下方|左侧|右侧)?二维码|长按(?:识别)?二维码|手机扫|微信扫).{0,40}$|"
    r"^\s*Scan (?:the )?(?:QR|code).{0,60}$"
)
_NEIGHBOURS = re.compile(
    r"^\s*(?:上一[篇条]|下一[篇条]|相关(?:链接|阅读|新闻|稿件|推荐)|推荐阅读|延伸阅读|热门推荐|Related (?:articles|"
    r"stories|news)|Read more|Previous|"
    r"Next)\s?[:：].{0,100}$"
)
_DISCLAIMER = re.compile(r"^\s*[（(【\[]?(?:免责声明|特别声明|版权声明|Disclaimer)\s?[】\]]?\s?[:：].{0,300}$")
_PAGE = re.compile(
    r"^\s*(?:第\s?\d{1,4}\s?页[\s,，/]*共\s?\d{1,4}\s?页|共\s?\d{1,4}\s?页\s*第\s?\d{1,4}\s?页|-\s?\d{1,3}\s?-|"
    r"—\s?\d{1,3}\s?—|"
    r"Page \d{1,4} of \d{1,4})\s*$"
)

WHOLE_LINES = (
    _BREADCRUMB, _BYLINE_LINE, _EDITOR_LINE, _SOURCE_LINE, _FOOTER, _SCAN, _NEIGHBOURS, _DISCLAIMER, _PAGE,
)  # fmt: skip
INSIDE_LINES = (_LANGUAGE_MENU, *_PIECES, _BYLINE_IN_BRACKETS, _BYLINE_TRAILING, _BYLINE_EN, _VIEWS, _CREDIT)
_HINT = re.compile(
    r"[분한日Р]|Eng|Fran|分享|Share|Tweet|Follow|字\s?[体号]|Font|打印|关闭|返回|收藏|Print|Close|Back|位置|首页|"
    r"Home|here|location"
    r"|记者|通讯员|实习生|撰稿|文/|图|摄|By|by|Report|Corresp|ditor|riter|diting|编|审|校|监|值班|作\s?者|制|"
    r"来\s?源|Source|浏览|点击|阅读|访问|"
    r"View|Click"
    r"|资料|视觉|hoto|mage|版权|opyright|©|\(c\)|eserved|ICP|公网|网站|技术|互联网|违法|扫|长按|Scan|[上下]一|相关|"
    r"推荐|延伸|热门|Related|Read|"
    r"Previous|Next|声明|Disclaimer"
    r"|第\s?\d+\s?页|共\s?\d+\s?页|^\s*[-—]\s?\d|Page"
)


def furniture(text: str) -> tuple[Span, ...]:
    """Spans of furniture in a text, in order, not overlapping."""
    return _merged(sorted(_marks(text)))


def _marks(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if 0 < len(line) <= _LONGEST_LINE and _HINT.search(line):
            for start, end in _marks_in_line(line):
                yield Span(at + start, at + end)
        at += len(line) + 1


def _marks_in_line(line: str) -> Iterator[tuple[int, int]]:
    if any(pattern.match(line) for pattern in WHOLE_LINES):
        yield _trimmed(line, 0, len(line))
        return
    for pattern in INSIDE_LINES:
        for match in pattern.finditer(line):
            yield _trimmed(line, *match.span())
    if _DATE_BEFORE.search(line):
        for pattern in (_SOURCE_BY_DATE, _EDITOR):
            for match in pattern.finditer(line):
                yield _trimmed(line, *match.span())


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif len(span):
            merged.append(span)
    return tuple(merged)
