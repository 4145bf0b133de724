"""Chinese dates: the forms they take, bottom-up. What each means is in extractors.dates.zh."""

from __future__ import annotations

from nlp.languages.calendar import DAYS_ZH, FIVE_YEAR_PLANS, YEARS_ZH
from nlp.pattern_table import leaping
from nlp.patterns import LatePattern

_W = r"[ \t]?\n?[ \t]?"
DIGIT = "[〇○零一二三四五六七八九]"
COUNT = r"(?:\d{1,2}|[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九])"
YEAR4 = rf"(?:(?:1[5-9]|20)\d{{2}}|[一二]{DIGIT}{{3}})"
# two digits make a year where a length could not stand: 07年, 24年8月, 19年底, 零八年
_YEAR2 = (
    rf"(?<!\d)(?<!\d[.,])(?:0\d|零{DIGIT}|[0-2]\d(?={_W}年(?:{_W}\d{{1,2}}{_W}月|底|初|末"
    rf"|第?[一二三四]季度|[上下]半年|[春夏秋冬]))|[七八九]{DIGIT}(?={_W}年{_W}\d{{1,2}}{_W}月))"
)
_YEAR = rf"(?:(?<![\d.]){YEAR4}|{_YEAR2}|民国{COUNT})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
REL_YEAR = "(?:" + "|".join(sorted(YEARS_ZH, key=len, reverse=True)) + "|同年|(?<!的)当年|翌年)"
_REL_MONTH = r"(?:[本当上下](?:个|個)?月)"
Y = rf"(?:{_YEAR}{_W}年度?|{REL_YEAR})"
M = rf"{MONTH}{_W}月份?"
D = rf"{DAY}{_W}[日号號]"
_CLOCK = r"(?:(?:上午|下午|晚上|早上|中午)?\s?\d{1,2}(?:[:时点]\d{0,2}(?::\d{2})?分?整?|时整?)(?:\d{1,2}秒)?\s?时?)"
_DE = r"的?"
POINT = (
    rf"(?:{Y}{_DE}{_W}{M}{_W}{D}|{Y}{_DE}{_W}{M}|{Y}?本月{_W}{D}|{Y}|(?<![\d一二三四五六七八九十.]){M}{_W}{D}"
    rf"|{_REL_MONTH}{D})"
)
_NUMERIC = r"(?:1[5-9]|20)\d{2}(?P<s>[-/.])(?:0?[1-9]|1[0-2])(?P=s)(?:3[01]|[12]\d|0?[1-9])"
_AFTER_NUMERIC = r"(?!\d|[./-]\d|万|亿|元|%)"
_TO = rf"{_W}(?:至|到|-{{1,3}}|~){_W}(?:自)?"
_CLOSING = r"(?:之?间)"

# points
SINGLE = POINT
MONTH_ALONE = (
    rf"(?<!\d[.,])(?<![\d第个個年每至到上下~-])(?<![零〇一二三四五六七八九十]){MONTH}月份?"
    rf"(?!\d|{_W}{DAY}{_W}[日号]|[底末初饼球]|{_W}[上中下]旬)"
)
MONTH_DAY_BARE = (
    rf"(?<![\d一二三四五六七八九十.个第])(?P<m>{MONTH})月(?P<d>3[01]|[12]\d|二?十[一二三四五六七八九]|二十|三十一?)"
    rf"(?![\d.,日号號个個余多]|[年月天人万亿元%家项套台])"
)
NUMERIC = (
    rf"{_NUMERIC}{_AFTER_NUMERIC}|(?<![\d\w.-])(?:1[5-9]|20)\d{{2}} (?:0[1-9]|1[0-2]) "
    rf"(?:3[01]|[12]\d|0[1-9])(?![\d.])|(?<![\d\w.-])(?P<compact>20[0-3]\d(?:0[1-9]"
    rf"|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\d\w-])"
)
YEAR_LIST = rf"(?<![\d.\[(-]){YEAR4}(?=(?:、{YEAR4}){{1,6}}年)|(?<=、){YEAR4}(?=(?:、{YEAR4}){{1,6}}年)"
YEAR_WORD = r"(?:这|這)一年(?!度?[来多])"

# parts of months and years
THIRD = rf"(?P<head>{Y}{_W})?(?P<month>{M}|本月|当月|上月){_W}(?P<third>[上中下])旬"
END = rf"(?P<head>{Y}|{Y}{_W}{M}|(?<!\d){M}|本月|当月|年|月)年?(?P<end>底|末|初)(?![\u4e00-\u9fff]?[教级])"
QUARTER = (
    rf"(?P<head>{Y}{_W})?(?P<words>前[一二两三](?:个|個)?季度|(?:第|首)?(?:[一二三四1-4]|(?<=首)|Q[1-4])"
    rf"(?:个|個)?季度|[上下前后]半年(?!度)|全年|首月)"
)
RELATIVE_QUARTER = r"(?P<which>[本上下])(?:个|個)?季度"
FIRST_MONTHS = rf"(?P<head>{Y}{_W})(?P<side>[前后後])(?P<count>{COUNT})(?:个|個)?月"
SEASON = rf"(?P<head>{Y})(?P<season>[春夏秋冬])(?:季|天)?"
WEEK_OF = (
    rf"(?P<head>{Y}{_DE}(?:{M})?|{M}){_DE}(?:第(?P<nth>{COUNT})|(?P<last>最后一|最後一))(?:个"
    rf"|個)?(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])?"
)
DECADE = r"(?:上个?世纪|(?P<century>二十|二十一|\d{2})世纪)?(?P<decade>[二三四五六七八九]十|\d0)年代"
_PLANS = "|".join(FIVE_YEAR_PLANS)
PLAN = rf'"(?P<quoted>{_PLANS})"(?:时期|期间|规划期)|(?P<plan>{_PLANS})(?:时期|期间|规划期)?'
YEARS_TOGETHER = r"(?P<first>去|今)(?P<last>今|明)两年"

# counted from the date said last, or from the publication
SAME = (
    rf"(?P<head>上年|去年)同期|(?<![合共])同期|同月|(?<![本每逐一按当半近个])(?:上个?月"
    rf"|本月|下[个個]?月|次月)(?!{_W}\d)(?!底|末|初|[上中下]旬)|(?<![的标商判审])(?:同日|当日)"
)
WEEK = (
    r"(?P<which>本|上|下|这|這)(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])?"
    r"(?![\u4e00-\u9fff]?[期末岁年]|村)"
)
WEEKDAY = (
    r"(?<![每逐上下本这双单至到、~(日-])(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])"
    r"(?![至到、~\u4e00-\u9fff-]|\d)"
)
RELATIVE_DAY = "(?<![当目日照说声证表标透])(?:" + "|".join(sorted(DAYS_ZH, key=len, reverse=True)) + ")"
AGO = (
    rf"(?<![\u4e00-\u9fff\d.第])(?P<count>{COUNT})(?P<unit>天|(?:个|個)月|年|周|(?:个|個)星期)"
    rf"(?:之?前|(?<!日)以前)(?![\u4e00-\u9fff]{{0,2}}(?:提交|递交|报名|完成|通知|提出|送达|向))"
)
LATER = rf"(?<![\u4e00-\u9fff\d.第])(?P<count>{COUNT})(?P<unit>天|(?:个|個)月|年)之?[后後](?=[,。;]|$)"

# ranges
_ANY = rf"(?:{POINT}|(?<![\d个個]){M})"
RANGE = rf"(?P<start>{_ANY})(?:\s?{_CLOCK})?(?:起|始)?{_TO}(?:(?P<now>今(?!年|天|日|后))|(?P<end>{POINT}|{M}|{D}))"
BETWEEN = rf"(?P<start>{_ANY})(?:和|与|與){_W}(?P<end>{POINT}|{M}){_CLOSING}"
MONTHS = (
    rf"(?P<year>{Y}{_DE}{_W})?(?<![\d第])(?P<first>{MONTH})(?:{_W}月)?{_W}(?:至|到|-{{1,3}}"
    rf"|~){_W}(?P<last>{MONTH}){_W}月份?(?!\d|{_W}{DAY}{_W}[日号])"
)
DAYS = rf"(?P<head>(?:{Y}{_W})?(?<![\d.]){M})(?P<first>{DAY})(?:{_W}[日号])?{_W}(?:至|到|-{{1,3}}|~){_W}(?P<last>{D})"
LISTED_DAY = rf"(?<=[日号][、和及与]){D}"
MONTH_DAYS_BARE = rf"(?<![\d.])(?P<start>{MONTH}月{DAY})(?:至|到|-|~)(?P<end>{MONTH}月{DAY})(?![\d日号])"
YEARS = (
    rf"(?<![\d.-])(?P<first>{YEAR4}){_W}年?{_W}(?:至|到|-{{1,3}}|~){_W}(?P<last>{YEAR4}){_W}年度?"
    rf"|(?<=从)(?P<first2>(?:19|20)\d\d)-(?P<last2>(?:19|20)\d\d)(?![\d年.-])"
)
NUMERIC_RANGE = (
    rf"(?P<start>{_NUMERIC.replace('?P<s>', '?P<s1>').replace('?P=s', '?P=s1')})\s?"
    rf"(?:至|到|-|~)\s?(?P<end>{_NUMERIC.replace('?P<s>', '?P<s2>').replace('?P=s', '?P=s2')}){_AFTER_NUMERIC}"
)
NUMERIC_MONTHS = (
    r"(?<![\d./-])(?P<y1>(?:19|20)\d\d)\.(?P<m1>0?[1-9]|1[0-2])(?:至|到|-|~)(?P<y2>"
    r"(?:19|20)\d\d)(?:\.(?P<m2>0?[1-9]|1[0-2]))?(?![\d.])"
)

# Characters of dates: whatever a Chinese date is written with stands in a run of them.
RUN = (
    r"[\d〇○零一二三四五六七八九十廿两兩元年度月份日号號季旬底末初上中下本今去明昨前后後大次翌同当"
    r"这這个個首全半春夏秋冬周週星期礼禮拜天世纪代Q至到\-~/.:、 \n\t的第最起始自和与與之间以时点分秒整"
    r"午早晚规划间期民国\"]{2,160}"
)
ANCHOR = r"[年月日号號季旬周週期拜天][^\n]?|\d[-/. ]\d|\d{8}"
PLAN_ANCHOR = r"十[一二三四五]五"


def alone(form: str) -> LatePattern:
    """A form as a pattern of its own."""
    return leaping(form)
