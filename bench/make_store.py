"""Makes a store of N made-up tenders that vary as real ones do: places, buyers who come again, few winners of much and
many of little, amounts over six orders of magnitude, fields left out, slips of the unit, articles of different length.

Run ``python bench/make_store.py 200000 big.db``. The same number gives the same store.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from corpus.article import Article, Kind, Span
from extractors.mention import Label, Mention, Money
from nlp.gazetteer import Division, by_code
from tenders.checks import flag_figures
from tenders.record import Evidence, Extraction, Fact, Period, Policy, TenderRecord
from tenders.store import open_store
from tenders.store_rows import record_id

SUBJECTS = (
    "12345政务服务便民热线话务服务|城乡环卫一体化|智慧停车建设|不动产档案数字化加工|学校食堂食材配送|"
    "路灯节能改造|老旧小区改造工程|雨污分流改造工程|医用直线加速器维保|公共图书采购|公路养护|河道清淤|"
    "校园安保服务|办公家具采购|网络安全等级保护测评|疫苗冷链设备|污水处理厂委托运营|高标准农田建设|"
    "森林防火监控|公交车辆采购|检验检测仪器采购|消防车辆购置|物业管理服务|审计服务|教学设备采购|"
    "桥梁结构监测|电梯维保|垃圾分类宣传|劳务派遣服务|数据中心机房改造|Laboratory Equipment|"
    "Battery-Electric Sanitation Vehicles"
).split("|")
BUREAUS = (
    "财政局 教育局 城市管理局 行政审批服务局 交通运输局 水务局 自然资源局 人民医院 第一中学 公安局 "
    "住房和城乡建设局 卫生健康局"
).split()
TRADES = ("信息技术 环境工程 建设集团 人力资源服务 物业管理 医疗器械 市政工程 园林绿化 智能科技 通信服务").split()
SIGNS = "华中远大鑫瑞恒泰金盛同创天宏嘉和润达亿联博众诚信安康德隆兴旺科腾飞翔"
METHODS = (
    "open", "open", "open", "consultation", "negotiation", "inquiry", "single_source", "limited", "framework", None,
)  # fmt: skip
STAGES = ("award", "award", "award", "tender", "tender", "contract", "planned", "cancelled")
FILLER = (
    "供应商应具备独立承担民事责任的能力，具有良好的商业信誉和健全的财务会计制度。",
    "本项目不接受联合体投标，不得转包和违法分包。",
    "评审办法采用综合评分法，价格分占三十分。",
    "有关当事人对结果有异议的，可以在公告期限届满之日起七个工作日内提出质疑。",
    "服务范围包括接听、登记、转办、催办、回访、质检和统计分析等工作。",
    "资金来源为财政资金，已经落实。",
    "采购文件可以在公共资源交易中心网站免费下载。",
)
KINDS: tuple[Kind, ...] = ("notice", "notice", "notice", "news")
POLICIES = 300  # documents that articles cite, the first of them most often
BATCH = 2_000


def main(number: int, path: str) -> None:
    """Write the store; a file that is there already is left alone."""
    if Path(path).exists():
        sys.exit(f"{path} is there already")
    articles = made(number)
    with open_store(path) as store:
        while batch := list(islice(articles, BATCH)):
            store.save(batch)
            print(f"\r{store.count('articles'):,}", end="", file=sys.stderr)
        store.refill(("procedure_records", "procedures", "company_names", "companies"), _gathered(number))
        store.db.execute("INSERT INTO article_index(article_index) VALUES ('optimize')")
        store.db.execute("INSERT INTO record_index(record_index) VALUES ('optimize')")
        store.db.conn.commit()
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.db.execute("ANALYZE")
    print(file=sys.stderr)


def _gathered(number: int) -> dict[str, list[dict[str, Any]]]:
    """Every twentieth article tells of the procedure before it; each company under its one name."""
    owners = [at - 1 if at % 20 == 19 else at for at in range(number)]
    procedures = [{"id": f"{at:016x}", "score": 1.0} for at in sorted(set(owners))]
    told = [
        {"procedure": f"{owner:016x}", "part": 0, "record": record_id(f"made-{at}", 0)}
        for at, owner in enumerate(owners)
    ]
    return {"procedures": procedures, "procedure_records": told}


def made(number: int) -> Iterator[tuple[Article, Extraction]]:
    """So many articles, each with what its text was made from."""
    chance = random.Random(number)
    counties = [each for each in by_code().values() if each.level == 3]
    companies = [_company(chance, counties) for _ in range(max(20, number // 12))]
    for at in range(number):
        yield _one(chance, at, chance.choice(counties), companies)


def _company(chance: random.Random, counties: list[Division]) -> str:
    place = chance.choice(counties).short
    return f"{place}{chance.choice(SIGNS)}{chance.choice(SIGNS)}{chance.choice(TRADES)}有限公司"


def _one(chance: random.Random, at: int, county: Division, companies: list[str]) -> tuple[Article, Extraction]:
    subject, year = chance.choice(SUBJECTS), chance.randint(2015, 2025)
    values: dict[str, Any] = {
        "project": f"{county.name}{year}年{subject}项目" + chance.choice(("", "（二次）", "一标段", "第二包")),
        "number": f"{county.code}-{year}-{at:06}",
        "buyer": f"{county.name}{chance.choice(BUREAUS)}",
        "supplier": companies[int(chance.random() ** 4 * len(companies))],
        "budget": Decimal(round(10 ** chance.uniform(4.5, 8.8), -2)),
        "date": f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }
    values["award"] = _award(chance, values["budget"])
    stage = chance.choice(STAGES)
    text = _text(chance, values, stage)
    kind = chance.choice(KINDS)
    source = f"https://www.ggzy-{county.code[:2]}.example/{at}"
    article = Article(f"made-{at}", text, "zh", kind, values["project"], values["date"], source)
    record = flag_figures(_record(chance, article, values, stage, county.code))
    cited = (_policy(chance),) if at % 4 == 0 else ()
    return article, Extraction(article.id, tuple(_mentions(text, values, county)), (record,), cited)


def _policy(chance: random.Random) -> Policy:
    """One of some hundred documents; a few are cited by very many articles."""
    which = int(chance.random() ** 3 * POLICIES)
    year = 2014 + which % 10
    title = f"关于进一步规范{SUBJECTS[which % len(SUBJECTS)]}管理工作的意见（{which}）"
    return Policy(Fact(title), Fact(f"国办发〔{year}〕{which + 1}号"), date=Fact(f"{year}-{which % 12 + 1:02}"))


def _award(chance: random.Random, budget: Decimal) -> Decimal:
    """A little below the budget; now and then a thousand times of it, as a lost decimal point makes it."""
    award = (budget * Decimal(chance.choice((0.8, 0.92, 0.97, 0.985, 0.999)))).quantize(Decimal("0.01"))
    return award * 1000 if chance.random() < 0.003 else award


def _text(chance: random.Random, values: dict[str, Any], stage: str) -> str:
    lines = [
        f"{values['project']}公告", f"项目编号：{values['number']}", f"采购人：{values['buyer']}",
        f"预算金额：{values['budget']}元",
    ]  # fmt: skip
    if stage in ("award", "contract"):
        lines += [f"中标供应商：{values['supplier']}", f"中标金额：{values['award']}元"]
    return "\n".join([*lines, *chance.choices(FILLER, k=chance.randint(3, 18)), f"日期：{values['date']}"])


def _record(chance: random.Random, article: Article, values: dict[str, Any], stage: str, code: str) -> TenderRecord:
    def fact(name: str, value: Any, share: float = 1.0) -> Fact[Any] | None:
        return Fact(value, _evidence(article, str(values[name]))) if chance.random() < share else None

    won = stage in ("award", "contract")
    method = chance.choice(METHODS)
    return TenderRecord(
        article.id,
        Fact(stage),  # type: ignore[arg-type]
        project=fact("project", values["project"], 0.95),
        number=fact("number", values["number"], 0.7),
        place=Fact(code) if chance.random() < 0.97 else None,
        buyer=fact("buyer", values["buyer"], 0.85),
        suppliers=tuple(filter(None, [fact("supplier", values["supplier"])])) if won else (),
        budget=fact("budget", Money(values["budget"], "CNY"), 0.7),
        award=fact("award", Money(values["award"], "CNY"), 0.95) if won else None,
        announced=fact("date", values["date"], 0.9),
        period=Period(duration=Fact(chance.choice(("P1Y", "P3Y", "P90D", "P365D")))),
        method=Fact(method) if method else None,  # type: ignore[arg-type]
    )


def _evidence(article: Article, words: str) -> tuple[Evidence, ...]:
    start = article.text.find(words)
    return (Evidence(article.id, Span(start, start + len(words)), words, "made"),) if start >= 0 else ()


def _mentions(text: str, values: dict[str, Any], county: Division) -> Iterator[Mention]:
    kinds: tuple[tuple[str, Label, Any], ...] = (
        ("project", "PROJECT", values["project"]), ("buyer", "PUBLIC_BODY", values["buyer"]),
        ("supplier", "COMPANY", values["supplier"]), ("award", "MONEY", Money(values["award"], "CNY")),
        ("budget", "MONEY", Money(values["budget"], "CNY")), ("date", "DATE", values["date"]),
    )  # fmt: skip
    for name, label, value in kinds:
        start = text.rfind(str(values[name]))
        if start >= 0:
            span = Span(start, start + len(str(values[name])))
            yield Mention(label, span, span, value, "made")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
