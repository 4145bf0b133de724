"""Labels of English notices by what stands behind them, as patterns matched whole on folded, lower-case words."""

from __future__ import annotations

from nlp.patterns import LatePattern, Pattern

_OF_PARTY = r"(?:'s)?(?: name)?(?: information)?(?: details)?"
_BUYER = (
    r"purchas(?:er|ing (?:entity|unit|authority|body|organi[sz]ation))|buyer|procuring (?:entity|agency|unit|body|"
    r"authority|organi[sz]ation)|contracting (?:authority|entity|body|agency)|employer|client|(?:project )?owner|"
    r"tenderee|procurement (?:entity|unit)|implementing (?:agency|unit)|executing agency|"
    r"(?:issuing|inviting|purchasing|procuring|soliciting) (?:office|department|agency|authority|organi[sz]ation)|"
    r"party a|issued by|invited by|commissioned by|entrusted by|on behalf of|tender invit(?:er|ing authority)|customer"
)
_AGENCY = (
    r"(?:procurement |tender(?:ing)? |bidding |bid |purchasing |entrusted |cent(?:er|re)alised procurement )?"
    r"(?:agency|agent)(?: institution| organi[sz]ation)?"
)
_WINNER = (
    r"(?:(?:winning|successful|awarded|selected|chosen|preferred|appointed|best evaluated) "
    r"(?:bidder|supplier|tenderer|contractor|company|firm|vendor|proponent|consultant|provider|unit|offeror|"
    r"bidder \(supplier\)))(?:\(?s\)?)?|winner|(?:supplier|contractor|bidder|company|firm) (?:chosen|selected|"
    r"awarded|appointed)|(?:contract )?awarded to|award(?:ed)? (?:party|contractor|supplier)|"
    r"awardees?|(?:name of )?(?:contractor|supplier|consultant|vendor|provider)(?:\(?s\)?)?|party b|seller|"
    r"recommended for award|result|contracted (?:supplier|party)|service provider"
)
_LOSER = (
    r"(?:other|unsuccessful|losing|rejected|remaining|unselected|failed|disqualified|non-?responsive|evaluated|"
    r"recommended|ranked)[a-z ]* (?:bidder|tenderer|supplier|firm|proponent|bid|tender|offer|candidate|consultant|"
    r"competitor)s?(?: (?:not|who|that|which)[a-z ]*)?|(?:first|second|third)(?:[- ][a-z]+)? "
    r"(?:candidate|place|bidder|choice|ranked)[a-z ]*|candidates?|bids? (?:received|rejected)|bidders|"
    r"participating (?:bidder|supplier)s?|proposed supplier|runners?-up"
)
_DEADLINE = (
    r"(?:bid |tender |proposal |submission |closing |offer |quotation |application |response )?"
    r"(?:closing|deadline|due|opening|submission deadline)(?: and opening)?(?: date| time)?(?: (?:and|&|/) (?:time|"
    r"date|opening))?(?: (?:of|for)(?: [a-z]+){1,6})?|(?:date|time|date and time) (?:of|for)(?: the)? (?:bid |tender |"
    r"proposal )?(?:opening|closing|submission|evaluation|negotiation|consultation|review)(?: of(?: [a-z]+){1,3})?|"
    r"clos(?:es|ing)(?: on)?|(?:bid|tender|proposal)s?(?: to be)? (?:opening|opened|close|due)|evaluation date|"
    r"(?:last date|deadline) (?:of|for) (?:submission|receipt)(?: of(?: [a-z]+){1,3})?|submission date|"
    r"(?:submission|delivery|handing[- ]in) of (?:bids|tenders|proposals|offers|quotations|responses)|"
    r"date of quotation|"
    r"receipt of (?:bids|tenders|proposals|offers)"
)
_NOTICE_DATE = (
    r"date|(?:issue|publication|published|posting|posted|release|award notice|notice|announcement|issuance|"
    r"advertisement)(?: date)?|date (?:of (?:this |the )?(?:issue|publication|notice|announcement|award notice|"
    r"issuance|advertisement|correction|release|cancellation|termination|"
    r"(?:contract|award|result|correction) (?:announcement|notice|publication))|issued|published|posted|released)|"
    r"published on|issued on|(?:correction|announcement|award|cancellation|termination) date|date of award"
)
_OTHER_DATE = (
    r"(?:first|original|initial|previous)[a-z ]*|(?:clarification|question|enquir|inquir|query)[a-z ]*|"
    r"site visit[a-z ]*|"
    r"pre-?(?:bid|tender|proposal)[a-z -]*|[a-z ]*(?:sale|purchase|collection|availability) of [a-z ]*documents|"
    r"[a-z ]*bid validity[a-z ]*|(?:objection|standstill|publicity|announcement|notice) period|"
    r"(?:date of )?(?:tender|procurement|bidding|solicitation) (?:notice|announcement)(?: date)?"
)
_SIGNED = (
    r"(?:date of (?:contract )?(?:signing|signature|conclusion)|(?:contract )?(?:signing|signature) date|signed on|"
)
_SIGNED += r"contract (?:signature|signing|date))"
_PERIOD = (
    r"period|term|duration|delivery|(?:contract|service|construction|performance|delivery|completion|implementation|"
    r"execution|lease|supply|work|"
    r"project|assignment|agreement|framework|operation|initial|maintenance|expected|estimated|planned|concession) "
    r"(?:period|term|duration|time|delivery|schedule)(?: of (?:the )?(?:contract|performance|service|services|"
    r"delivery|agreement|completion|construction|framework agreement|assignment))?(?: for (?:completion|delivery|"
    r"performance))?|(?:period|term|duration) of (?:the )?(?:contract|performance|services?|delivery|agreement|"
    r"completion|framework agreement|assignment)|delivery(?: date| deadline)?|completion(?: date)?|time (?:of|"
    r"for) (?:delivery|completion|performance)|"
    r"(?:contract )?(?:duration|length)"
)
_BEGINS = r"(?:planned |expected |contract |estimated )?(?:start|commencement|effective)(?: date)?|date of commencement"
_BUDGET = (
    r"(?:total |approved |estimated |available |project |procurement |planned |annual |indicative )*"
    r"(?:budget|funding available)(?: amount| price| limit)?(?: of [a-z ]+)?|(?:estimated|approximate|indicative|"
    r"engineer'?s) "
    r"(?:total )?(?:value|cost|contract value|amount|price|estimate|contract price)(?: of [a-z ]+)?"
)
_CEILING = (
    r"(?:maximum|ceiling|highest|control|limit|upper)(?: bid| limit| contract| total| tender)? ?(?:price|value|amount|"
    r"limit|ceiling)?|price (?:ceiling|cap|limit)"
)
_AWARD = (
    r"(?:total |final |accepted |signed |awarded |award |winning |successful |transaction |contract )*"
    r"(?:contract|award|winning|awarded|transaction|deal|winning bid|successful bid|accepted|bid)"
    r"(?: bid| tender| total| contract)? (?:price|amount|value|sum)|price of (?:the )?(?:award|contract)|"
    r"(?:amount|value|price) of (?:the )?(?:award|contract)(?: awarded)?|total (?:price|amount|contract value)|price|"
    r"awarded (?:price|amount|value)|contract sum|amount"
)
_OTHER_MONEY = (
    r"[a-z ]*(?:security|bond|deposit|guarantee|fees?|charge|capital|turnover|cost of [a-z ]*documents?|"
    r"(?:price|cost) of (?:the )?[a-z ]*documents?|insurance|unit price|evaluated price|penalt(?:y|ies)|tender price|"
    r"bid price(?: at opening| as read out)?|read-out price|read out bid price|quoted price|advance payment|"
    r"payment(?: terms| method)?|financing|loan|credit|grant)(?: amount)?"
)
_WORDS = {
    "agency": rf"(?:name of (?:the )?)?(?:{_AGENCY}){_OF_PARTY}",
    "buyer": rf"(?:name of (?:the )?)?(?:{_BUYER}){_OF_PARTY}",
    "loser": _LOSER,
    "supplier": rf"(?:name of (?:the )?)?(?:{_WINNER}){_OF_PARTY}",
    "no_date": _OTHER_DATE,
    "opened": _DEADLINE,
    "announced": _NOTICE_DATE,
    "signed": _SIGNED,
    "begins": _BEGINS,
    "period": _PERIOD,
    "ceiling": _CEILING,  # before the prices that are none: maximum bid price
    "no_amount": _OTHER_MONEY,
    "budget": _BUDGET,
    "award": _AWARD,
}
LABELS: tuple[tuple[str, Pattern], ...] = tuple((part, LatePattern(words)) for part, words in _WORDS.items())
_LEADING = LatePattern(r"(?:the|[ivx]{1,4}\)|\(?[a-z0-9]\)|\d{1,2}\.?) ")


def part_of(label: str) -> str | None:
    """What an English label says of its value: buyer, agency, supplier, loser, opened, …; None for another label."""
    words = _LEADING.sub("", label.casefold().strip())
    return next((part for part, pattern in LABELS if pattern.fullmatch(words)), None)
