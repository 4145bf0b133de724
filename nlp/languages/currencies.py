"""Currencies and multipliers, as data. Words are compared case-folded, with spaces and points taken out of signs."""

from __future__ import annotations

from decimal import Decimal

# ISO 4217 -> words behind a figure in Chinese (美元, 万港币)
ZH_UNITS: dict[str, str] = {
    "CNY": "元人民币 人民币元 人民币 人民幣 元 圆 圓 块钱 塊錢", "USD": "美元 美金 美圆 元美元 元美金",
    "HKD": "港元 港币 港幣 港圆 元港币 元港元",
    "EUR": "欧元 歐元 元欧元", "GBP": "英镑 英鎊 元英镑", "JPY": "円 日元 日圆 日圓 日币 日幣 元日元 元日币",
    "SGD": "新加坡元 新加坡币 新元 新币",
    "AUD": "澳元 澳大利亚元 澳币", "CAD": "加元 加拿大元 加币", "MOP": "澳门元 澳门币",
    "TWD": "新台币 新臺幣 台币 臺幣 台元", "KRW": "원 韩元 韓元 韩圆 韩币",
    "RUB": "卢布 盧布", "INR": "印度卢比 卢比", "PKR": "巴基斯坦卢比", "THB": "泰铢 泰銖", "CHF": "瑞士法郎",
    "NZD": "新西兰元 纽元",
    "MYR": "马来西亚林吉特 林吉特 令吉 马币",
    "IDR": "印尼盾 印度尼西亚盾", "VND": "越南盾", "PHP": "菲律宾比索", "AED": "迪拉姆", "SAR": "沙特里亚尔",
    "SEK": "瑞典克朗", "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "ZAR": "南非兰特 兰特", "BRL": "巴西雷亚尔 雷亚尔", "KZT": "坚戈", "MXN": "墨西哥比索", "TRY": "土耳其里拉",
    "LAK": "老挝基普", "MMK": "缅元",
    "XOF": "西非法郎", "XAF": "中非法郎",
}  # fmt: skip

# ISO 4217 -> words behind a figure in English, in the singular
EN_UNITS: dict[str, str] = {
    "CNY": "yuan|chinese yuan|yuan renminbi|yuan rmb|renminbi|kuai",
    "USD": "dollar|us dollar|u.s. dollar|american dollar|united states dollar",
    "HKD": "hong kong dollar|hk dollar", "EUR": "euro", "GBP": "pound|pound sterling|british pound|sterling",
    "JPY": "yen|japanese yen", "SGD": "singapore dollar",
    "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar",
    "TWD": "new taiwan dollar|taiwan dollar", "MOP": "pataca|macao pataca|macanese pataca",
    "KRW": "korean won|south korean won", "RUB": "rouble|ruble|russian rouble|russian ruble",
    "INR": "rupee|indian rupee", "PKR": "pakistani rupee|pakistan rupee", "THB": "baht|thai baht",
    "CHF": "swiss franc", "MYR": "ringgit|malaysian ringgit|malaysia ringgit", "IDR": "rupiah|indonesian rupiah",
    "VND": "vietnamese dong", "PHP": "philippine peso", "AED": "dirham|uae dirham",
    "SAR": "saudi riyal", "QAR": "qatari riyal", "KWD": "kuwaiti dinar", "SEK": "swedish krona",
    "NOK": "norwegian krone", "DKK": "danish krone", "ZAR": "south african rand",
    "BRL": "brazilian real", "MXN": "mexican peso", "KZT": "tenge", "ILS": "shekel", "MNT": "tugrik",
    "TRY": "turkish lira", "UAH": "hryvnia", "LAK": "lao kip", "BDT": "taka", "ETB": "birr",
    "NPR": "nepalese rupee|nepali rupee", "LKR": "sri lankan rupee", "KES": "kenyan shilling|kenya shilling",
    "TZS": "tanzanian shilling|tanzania shilling", "UGX": "ugandan shilling|uganda shilling",
    "GHS": "ghana cedi|ghanaian cedi|cedi", "NGN": "naira|nigerian naira", "ZMW": "kwacha|zambian kwacha",
    "MWK": "malawian kwacha|malawi kwacha", "MZN": "metical", "BWP": "pula", "EGP": "egyptian pound", "KHR": "riel",
    "UZS": "uzbekistani som|uzbek som", "KGS": "kyrgyz som", "PLN": "zloty", "MMK": "kyat",
    "BGN": "lev|bulgarian lev|leva", "RON": "leu|romanian leu|lei", "CZK": "czech koruna|koruna",
    "HUF": "forint|hungarian forint", "RSD": "serbian dinar", "GEL": "lari|georgian lari", "AZN": "azerbaijani manat",
    "JOD": "jordanian dinar", "DZD": "algerian dinar", "TND": "tunisian dinar", "IQD": "iraqi dinar",
    "BHD": "bahraini dinar", "OMR": "omani rial", "MAD": "moroccan dirham", "RWF": "rwandan franc",
    "XOF": "cfa franc", "CLP": "chilean peso", "COP": "colombian peso", "PEN": "peruvian sol", "AOA": "kwanza",
    "NAD": "namibian dollar", "FJD": "fijian dollar|fiji dollar", "PGK": "kina", "BND": "brunei dollar",
    "ISK": "icelandic krona", "LSL": "loti|maloti", "SZL": "emalangeni|lilangeni", "MVR": "rufiyaa",
}  # fmt: skip

# hundredths of a main unit: word -> ISO 4217
EN_CENTS: dict[str, str] = {"cent": "USD", "penny": "GBP", "pence": "GBP"}

# codes that stand before or behind a figure
CODES = (
    "USD", "HKD", "EUR", "GBP", "JPY", "SGD", "AUD", "CAD", "NZD", "TWD", "MOP", "KRW", "RUB", "INR", "PKR", "THB",
    "CHF", "CNY", "MYR", "IDR", "VND", "PHP", "AED", "SAR", "QAR", "KWD", "SEK", "NOK", "DKK", "ZAR", "BRL", "MXN",
    "KZT", "ILS", "TRY", "UAH", "LAK", "MMK", "BDT", "LKR", "EGP", "LBP", "NGN", "KES", "ETB", "PLN", "CZK", "HUF",
    "NPR", "TZS", "UGX", "GHS", "ZMW", "RWF", "MWK", "MZN", "BWP", "NAD", "TND", "DZD", "XOF", "XAF", "KHR", "MNT",
    "UZS", "KGS", "TJS", "AZN", "RSD", "RON", "FJD", "PGK", "CLP", "ARS", "UYU", "CRC", "JMD", "JOD", "OMR", "BHD",
)  # fmt: skip

# signs before (or, unless they are words, behind) a figure -> ISO 4217
SIGNS: dict[str, str] = {
    "$": "USD", "us$": "USD", "usd$": "USD", "hk$": "HKD", "hkd$": "HKD", "s$": "SGD", "sg$": "SGD", "sgd$": "SGD",
    "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad$": "CAD", "cdn$": "CAD", "nt$": "TWD", "ntd$": "TWD", "nz$": "NZD", "nzd$": "NZD", "mop$": "MOP",
    "mx$": "MXN", "mxn$": "MXN", "r$": "BRL",
    "¥": "CNY", "rmb¥": "CNY", "cn¥": "CNY", "rmb": "CNY", "jp¥": "JPY", "€": "EUR", "£": "GBP", "₹": "INR",
    "₩": "KRW", "₽": "RUB", "฿": "THB", "rm": "MYR", "rs": "INR",
    "人民币¥": "CNY", "人民币": "CNY", "人民幣": "CNY", "港币": "HKD", "港幣": "HKD", "港元": "HKD", "美元": "USD",
    "美金": "USD",
    "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "新台币": "TWD", "澳门元": "MOP",
}  # fmt: skip
DOLLARS = frozenset(["USD", "HKD", "SGD", "AUD", "CAD", "NZD", "TWD", "MOP", "MXN"])
# signs that other words share: read as written only, nothing between them and the figure
STRICT_SIGNS = frozenset(["s$", "a$", "c$", "r$", "rm", "rs"])

MULTIPLIERS_ZH: dict[str, Decimal] = {
    "": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8), "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11), "万亿": Decimal(10**12),
}  # fmt: skip

# words behind a figure; a letter must follow it at once (16.73m), a word after a space or hyphen (94.484 million)
MULTIPLIER_WORDS: dict[str, Decimal] = {
    "hundred thousand": Decimal(10**5), "ten thousand": Decimal(10**4), "hundred million": Decimal(10**8),
    "thousand million": Decimal(10**9), "million": Decimal(10**6),
    "thousand": Decimal(10**3), "hundred": Decimal(100), "billion": Decimal(10**9), "trillion": Decimal(10**12),
    "mn": Decimal(10**6), "mln": Decimal(10**6), "mio": Decimal(10**6),
    "mil": Decimal(10**6), "bn": Decimal(10**9), "bln": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12),
    "lakh": Decimal(10**5), "crore": Decimal(10**7),
}  # fmt: skip
MULTIPLIER_LETTERS: dict[str, Decimal] = {"m": Decimal(10**6), "k": Decimal(10**3), "b": Decimal(10**9)}
