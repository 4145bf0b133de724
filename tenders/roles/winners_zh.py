"""Winners as stock news tells of them: together with others, in the headline, by the letter of award."""

from __future__ import annotations

from nlp.patterns import LatePattern
from tenders.skeleton import symbol_pattern

_BRACKETS = r"(?:\([^()\n]{0,40}\))*"
_AND = r"(?:[、与和及]|以及)"
_SUBSIDIARY = r"(?:其|公司|下属|旗下|全资|控股|参股)*[子孙]公司"
_NO_WIN = r"(?!公[告示]|结果|利率|候选|通知|信息|金额|价|情况|人|单位|服务费|费|方|企业|社会|的|后|\()"
_HOW = r"(?:近日|日前|成功|顺利|最终|一举|再次|再度|首次|先后|相继|陆续|累计|联合|共同|双双|又|再|还|已|并){0,3}"
_COMPANY = rf"{{C}}{_BRACKETS}"

# The first that takes an organisation settles it: who won with others goes before who won.
JOINT_WINNERS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("with_subsidiary",
        rf"(?P<x>{_COMPANY}{_AND}{_SUBSIDIARY}{_COMPANY}(?:{_AND}{_COMPANY}){{0,40}})"
        r"(?:{D}|于|近日|均|分别|共同)*(?:收到|中标|作为|组成|成为|为|参与|联合|中)"),
    ("joint",
        rf"(?<![与和])(?P<x>{_COMPANY}(?:{_AND}{{O}}{_BRACKETS}){{1,40}})等?(?:公司)?(?:的?(?:[两三四五六]方)?联合体|"
        rf"(?:联合|共同|分别|双双)(?:成功)?(?:中标|承建){_NO_WIN})"),
    ("given_jointly", rf"由(?P<x>{_COMPANY}(?:{_AND}{{O}}{_BRACKETS}){{1,40}})(?:中标|承建)"),
    ("leader",
        rf"(?P<x>{_COMPANY})(?:作?为)?(?:联合体)?牵头(?:(?:人|方|单位)?,?(?:与|和|联合)|"
        r"(?:组成)?的?[^。;,\n{o}]{0,12}联合体)"),
    ("of_consortium", rf"(?P<x>{_COMPANY})(?:等)?(?:所[属在])的?联合体"),
))  # fmt: skip
NEWS_WINNERS: tuple[tuple[str, LatePattern], ...] = tuple((name, symbol_pattern(words)) for name, words in (
    ("headline", rf"(?:\A|(?<=[\n\]★]))(?P<x>{{C}}):{_HOW}(?:预|拟)?中标{_NO_WIN}"),
    ("announced_win", rf"(?P<x>{_COMPANY})[^。;,\n{{o}}]{{0,12}}公告(?:称|显示)?,{_HOW}中标{_NO_WIN}"),
    ("letter", rf"(?P<x>{_COMPANY})[^。;,\n{{o}}]{{0,16}}(?<!未)(?:收到|接到|取得)[^。;,\n]{{0,80}}?中标通知书"),
    ("won_in",
        rf"(?P<x>{_COMPANY})在[^。;,\n{{o}}]{{0,30}}(?:{{J}}|招标|采购|项目)[^。;,\n{{o}}]{{0,12}}中,?{_HOW}中标{_NO_WIN}"),
    ("subject",
        rf"(?:\A|(?<=[。\n,]))(?P<x>{_COMPANY})(?!公告|收到)[^。;\n{{o}}]{{4,60}},{_HOW}中标{_NO_WIN}"),
    ("share_of_revenue",
        rf"中标[^。;\n{{o}}]{{0,60}}占(?P<x>{_COMPANY})(?:{{D}}|最近一期|上一?年)?度?(?:经审计)?的?(?:合并|主营业务|"
        r"营业)?(?:总?收入|营收)"),
))  # fmt: skip
