"""Currencies and multipliers, as data."""

from __future__ import annotations

from decimal import Decimal

# currency words behind a figure (patterns on folded text) -> ISO 4217
CURRENCY_WORDS: tuple[tuple[str, str], ...] = (
    ("USD", r"美元|美金|US dollars?|U\.S\. dollars?|USD|dollars?"),
    ("HKD", r"港元|港币|Hong Kong dollars?|HK dollars?|HKD"),
    ("EUR", r"欧元|euros?|EUR|€"),
    ("GBP", r"英镑|pounds? sterling|pounds?|GBP|£"),
    ("JPY", r"日元|日圆|Japanese yen|yen|JPY"),
    ("SGD", r"新加坡元|新元|Singapore dollars?|SGD"),
    ("AUD", r"澳元|澳大利亚元|Australian dollars?|AUD"),
    ("CAD", r"加元|加拿大元|Canadian dollars?|CAD"),
    ("MOP", r"澳门元|澳元币|patacas?|MOP"),
    ("TWD", r"新台币|台币|TWD"),
    ("KRW", r"韩元|won(?= |$|[,.;)])(?<=\d won)|KRW"),
    ("RUB", r"卢布|roubles?|rubles?|RUB"),
    ("INR", r"卢比|rupees?|INR"),
    ("THB", r"泰铢|baht|THB"),
    ("CHF", r"瑞士法郎|Swiss francs?|CHF"),
    ("CNY", r"元人民币|圆|元|块钱|人民币|RMB|CNY|Chinese yuan|yuan|renminbi"),
)

# signs and codes before a figure -> ISO 4217
CURRENCY_SIGNS: tuple[tuple[str, str], ...] = (
    ("USD", r"US\$|USD|U\.S\.\$|美元"),
    ("HKD", r"HK\$|HKD|港币|港元"),
    ("SGD", r"S\$|SGD"),
    ("AUD", r"A\$|AU\$|AUD"),
    ("CAD", r"C\$|CA\$|CAD"),
    ("TWD", r"NT\$|TWD"),
    ("NZD", r"NZ\$|NZD"),
    ("MOP", r"MOP\$?"),
    ("CNY", r"CN¥|RMB¥?|CNY|人民币:?¥?|¥"),
    ("EUR", r"€|EUR"),
    ("GBP", r"£|GBP"),
    ("JPY", r"JPY|JP¥|日元"),
    ("CHF", r"CHF"),
    ("INR", r"₹|INR"),
    ("KRW", r"₩|KRW"),
    ("USD", r"\$"),
)

MULTIPLIERS_ZH: dict[str, Decimal] = {
    "": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "十万": Decimal(10**5),
    "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8), "十亿": Decimal(10**9), "百亿": Decimal(10**10),
    "千亿": Decimal(10**11), "万亿": Decimal(10**12),
}  # fmt: skip

MULTIPLIERS_EN: dict[str, Decimal] = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "k": Decimal(1000), "ten thousand": Decimal(10**4),
    "million": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6), "mio": Decimal(10**6), "m": Decimal(10**6),
    "billion": Decimal(10**9), "bn": Decimal(10**9), "b": Decimal(10**9),
    "trillion": Decimal(10**12), "tn": Decimal(10**12),
}  # fmt: skip
