"""Months, weekdays, seasons and relative words, as data."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
EN_MONTH = "|".join(name.capitalize() for name in MONTHS)  # as a pattern, each full name before its short one
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
# EDTF level 2 seasons, quarters (33-36) and semestrals (40, 41)
SEASONS_ZH = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
QUARTERS_EN = {"first": 33, "second": 34, "third": 35, "fourth": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}
# years from the publication's own
YEARS_ZH = {
    "今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "大前年": -3, "明年": 1,
    "次年": 1, "后年": 2, "後年": 2,
}  # fmt: skip
DAYS_ZH = {
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "大前天": -3, "明天": 1, "明日": 1,
    "后天": 2, "後天": 2, "大后天": 3,
    "大後天": 3,
}  # fmt: skip
DAYS_EN = {"today": 0, "yesterday": -1, "tomorrow": 1}
FIVE_YEAR_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
FIVE_YEAR_PLANS_EN = {"11th": 2006, "12th": 2011, "13th": 2016, "14th": 2021, "15th": 2026}
