"""English dates: the forms they take, bottom-up. What each means is in extractors.dates.en."""

from __future__ import annotations

from extractors.dates.rule import without_names
from nlp.languages.calendar import MONTHS, WEEKDAYS
from nlp.numerals import EN_DIGITS, EN_ORDINALS, EN_TENS
from nlp.patterns import LatePattern, either_case

_ORDINAL_WORDS = sorted(EN_ORDINALS, key=len, reverse=True)
MONTH = (
    "(?:(?:"
    + "|".join(name for name in MONTHS if len(name) > 4)
    + "|may|june|july)|(?:"
    + "|".join(name for name in MONTHS if len(name) < 5)
    + r")\b\.?)"
)
WEEKDAY = (
    "(?:(?:"
    + "|".join(name for name in WEEKDAYS if len(name) > 5)
    + ")|(?:"
    + "|".join(name for name in WEEKDAYS if len(name) < 6)
    + r")\b\.?)"
)
FULL_WEEKDAY = "(?:" + "|".join(name for name in WEEKDAYS if len(name) > 5) + ")"
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    + "|".join(_ORDINAL_WORDS)
    + r")\b"
)
_DAY_FIGURE = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DAY_WORDS = (
    r"(?:twenty|thirty)[ -](?:one|two|three|four|five|six|seven|eight|nine)|(?:ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty)"
)
DAY = rf"(?:{_DAY_FIGURE}|{ORDINAL}|(?:{_DAY_WORDS})\b)(?: day\b)?"
_TEN = "(?:" + "|".join(EN_TENS) + ")"
_ONE = "(?:" + "|".join(word for word, value in EN_DIGITS.items() if 0 < value < 20) + ")"
_YEAR_WORDS = (
    rf"(?:two thousand(?: and)?(?: {_TEN})?(?:[ -]?{_ONE})?|(?:seventeen|eighteen|nineteen"
    rf"|twenty)(?: hundred(?: and)?)? {_TEN}(?:[ -]{_ONE})?)\b"
)
YEAR = rf"(?:(?:1[5-9]|20|21)\d\d\b(?![.,/]\d|%|-\d\d-)|{_YEAR_WORDS})"
WHICH = r"(?:this|last|next|previous|past|preceding|following|coming|upcoming|current|the same|same|that)"
OF_YEAR = (
    rf"(?:,? ?(?:of |in )?(?:the )?(?P<year>{YEAR}|{WHICH} year|year\b)|,? (?:of )?'?(?P<short>\d\d)\b(?![ ,:/.-]?\d))"
)
_GAP = r"(?:[ .,/-]{1,2}| , )"
_MARK = r"[ /-]"

# one day, one month, one year
MONTH_DAY = (
    rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?(?P<month>{MONTH})[.,]? ?-?(?:the )?"
    rf"(?P<day>{DAY})(?![:\d])(?:(?: , |-)(?P<apart>{YEAR})|,? ?{OF_YEAR})?"
)
DAY_MONTH = (
    rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?(?P<day>{DAY})[ /-]?(?:of )?(?:the )?"
    rf"(?P<month>{MONTH})(?:[/-](?P<apart>{YEAR})|{OF_YEAR})?"
)
YEAR_MONTH_DAY = rf"(?P<apart>(?:19|20)\d\d){_GAP}(?P<month>{MONTH}){_GAP}(?P<day>{DAY})"
MONTH_YEAR = rf"(?P<month>{MONTH})(?:[/-](?P<apart>{YEAR})|{OF_YEAR})"
YEAR_MONTH = rf"(?P<apart>{YEAR}){_GAP}(?P<month>{MONTH})"
MONTH_ALONE = rf"(?:(?P<which>{WHICH}) )?(?P<month>{MONTH})(?![\w'-]*\w)"
NUMERIC = (
    r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<s>[-/. ])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?![\d]|[./-]\d|-[A-Z])"
)
NUMERIC_LAST = r"(?P<one>\d{1,2})(?P<s>[-/.])(?P<two>\d{1,2})(?P=s)(?P<y>(?:19|20|21)\d\d)(?![\d]|[./-]\d)"
NUMERIC_MONTH = (
    r"(?P<y>(?:19|20)\d\d) ?[-/] ?(?P<m>0[1-9]|1[0-2])(?![\w-]|[./-]\d|\.\d)|(?P<m2>0?[1-9]"
    r"|1[0-2]) ?- ?(?P<y2>(?:19|20)\d\d)(?![\w]|[./-]\d)"
)
COMPACT = r"(?P<y>20[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d\w-])"
YEAR_ALONE = rf"(?:year )?(?P<year>{YEAR}|(?<=year )\d{{3}})"
DECADE = r"(?P<decade>(?:1[5-9]|20)\d)0(?:'?s| s)\b"
FISCAL = r"(?:fiscal(?: year)?|FY) ?(?P<year>(?:19|20)\d\d)(?:[/-](?:20)?\d\d(?!\d))?\b(?!-\d)"

# parts of years and what is counted from the day of publication
QUARTER = (
    rf"(?:(?P<year>{YEAR})[ -]?)?(?:\bq(?P<number>[1-4])\b|(?P<ordinal>first|second"
    rf"|third|fourth|1st|2nd|3rd|4th) quarter\b)(?:[ -](?:of |in )?(?P<year2>{YEAR}"
    rf"|(?:19|20)\d\d(?=-)|(?:this|last|the|next) year))?"
)
LAST_QUARTER = rf"(?:last|final) quarter of (?:the )?(?P<what>{YEAR}|(?:this|last|next) year)"
HALF = (
    rf"(?:(?P<year>{YEAR})[ -]?)?(?:\bh(?P<number>[12])\b|(?P<ordinal>first|second"
    rf"|1st|2nd) half\b)(?: (?:of )?(?P<year2>{YEAR}|(?:this|last|the|next) year))?"
)
RELATIVE = rf"(?P<which>{WHICH}) (?P<unit>day|week|month|quarter|year)\b"
WEEKDAY_ALONE = (
    rf"(?:(?P<which>this|last|next|previous|past|coming|upcoming|this (?:coming|upcoming)) )?"
    rf"(?P<weekday>{FULL_WEEKDAY})\b(?: (?:of )?(?P<week>this|last|next|the following) week)?"
    rf"(?:,? the (?P<day>{DAY}))?"
)
WEEKDAY_NUMERIC = rf"(?:this |next )?(?P<weekday>{FULL_WEEKDAY}),? (?P<one>\d{{1,2}})[/-](?P<two>\d{{1,2}})(?![\d/-])"
WEEK_WEEKDAY = rf"(?P<week>this|last|next) week(?: on|'s)? (?P<weekday>{FULL_WEEKDAY})\b"
TODAY = r"(?P<far>day (?:after tomorrow|before yesterday))|(?P<near>today|yesterday|tomorrow)\b"
THE_DAY = (
    rf"(?<=the )(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))\b(?: of (?:the )?(?P<which>this"
    rf"|last|next|current|previous|following)? ?month)?|(?P<day2>{DAY}) (?:of |in )?"
    rf"(?:the )?(?P<which2>this|last|next|current|previous|following) month"
)
PLAN = r"(?P<ordinal>1[1-5]th) Five-Year Plan(?: period)?\b"
SAME_PERIOD = r"same period (?:of )?(?:last year|the previous year)\b"
YEAR_EARLIER = r"(?<=a )year earlier\b"

_POINTS = (
    NUMERIC,
    NUMERIC_LAST,
    YEAR_MONTH_DAY,
    MONTH_DAY,
    DAY_MONTH,
    MONTH_YEAR,
    YEAR_MONTH,
    QUARTER,
    HALF,
    NUMERIC_MONTH,
    FISCAL,
)
POINT = "(?:" + "|".join(without_names(form).replace("(?P=s)", "[-/. ]") for form in _POINTS) + ")"
LOOSE = (
    rf"(?:{POINT}|{without_names(RELATIVE)}|{without_names(WEEKDAY_ALONE)}|{without_names(TODAY)}"
    rf"|{MONTH}|{YEAR}|now\b|(?:current )?date\b)"
)
_EDGE_OF = r"(?:end|beginning|start|middle) of (?:the )?"
_BARE_UNIT = r"(?:this|last|next|the)? ?(?:year|month)\b"
EDGE = (
    rf"(?P<edge>end|beginning|start|middle) of (?:the )?(?P<what>{LOOSE}|{_BARE_UNIT})"
    rf"|(?P<part>early|late|mid)[ -](?P<what2>{LOOSE})"
)
# A point or the edge of one; as EDGE or LOOSE, with the long form of points written once.
_ANY = rf"(?:(?:{_EDGE_OF}|(?:early|late|mid)[ -])?{LOOSE}|{_EDGE_OF}{_BARE_UNIT})"
NTH = (
    rf"(?P<nth>(?:second |third |\d(?:nd|rd|th) )?last|{ORDINAL}) (?P<unit>{WEEKDAY}"
    rf"|week|day|month) (?:of|in) (?:the )?(?P<what>{LOOSE}|year\b|month\b)"
)
WEEK_NUMBER = rf"week (?P<number>\d{{1,2}})(?: of (?P<what>{YEAR}|{WHICH} year))?(?!\w)"

COUNT = (
    r"(?:\d{1,3}(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|several|few)"
)
LENGTH = rf"{COUNT} (?:business |working |calendar )?(?:year|month|week|day|quarter|decade)s?"
LENGTHS = rf"{LENGTH}(?:(?:, | and |, and | ){LENGTH}){{0,2}}"
WEEKDAYS_OFF = rf"(?P<count>{COUNT}) (?P<weekday>{FULL_WEEKDAY})s? (?P<way>ago|back|from now)\b"
OFFSET = rf"(?P<length>{LENGTHS}) (?P<way>ago|later|hence|(?:from|after|before|since) (?P<what>{LOOSE}))(?! on\b)"

# two points
_TO = r"(?: ?(?:-|~) ?| (?:to|until|through|till|thru|up to) )"
_CLOCK = r"(?: \d{1,2}:\d\d)?"
RANGE_TAIL = rf"{_TO}(?:the )?(?P<end>{_ANY}|{DAY}(?:,? {YEAR})?)(?![:\w-])"
RANGE = rf"(?:from )?(?:the )?(?P<start>{_ANY}){_CLOCK}{RANGE_TAIL}"
BETWEEN = rf"between (?:the )?(?P<start>{_ANY}) and (?:the )?(?P<end>{_ANY})(?![:\w-])"
DAYS_OF_MONTH_TAIL = (
    rf"(?:{_TO}| and )(?:the )?(?P<end>{DAY} "
    rf"(?:of |in )?(?:the )?{WHICH} month|{without_names(DAY_MONTH)}|{without_names(MONTH_DAY)})"
)
DAYS_OF_MONTH = rf"(?:(?:from|between) )?(?:the )?(?P<first>{DAY}){DAYS_OF_MONTH_TAIL}"
NUMERIC_DAYS = (
    r"(?P<start>\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d) ?- ?(?P<end>\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d)(?![\d/-])"
)
YEAR_TO_DATE = r"year to date\b"
SHORT_RANGE = (
    r"(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9]) ?- ?(?P<m2>1[0-2]|0?[1-9])/"
    r"(?P<d2>3[01]|[12]\d|0?[1-9])(?:, |/)(?P<y>(?:19|20)\d\d)\b"
)


# How points and ranges begin, looked at before the long forms are tried.
_FIRST_WORDS = (
    "from", "the", "this", "last", "next", "prev", "past", "prec", "foll", "coming", "upc", "curr", "same", "that",
    "today", "yest", "tomo", "day", "now", "date", "year", "fisc", "fy", "q", "h", "end", "beg", "start", "mid",
    "early", "late", "two", "between",
)  # fmt: skip
_BEGINS = "|".join(
    dict.fromkeys(
        (r"\d", *_FIRST_WORDS, *(name[:3] for name in (*MONTHS, *WEEKDAYS, *EN_ORDINALS, *EN_DIGITS, *EN_TENS)))
    )
)


def alone(form: str) -> LatePattern:
    """A form as a pattern of its own: whole words, either case."""
    return LatePattern(rf"\b(?:{form})", either_case)


def alone_as_range(form: str) -> LatePattern:
    """A form that begins as a point or a range does."""
    return LatePattern(rf"\b(?={_BEGINS})(?:{form})", either_case)


def tail(form: str) -> LatePattern:
    """The second half of a form, from the joint on."""
    return LatePattern(form, either_case)
