"""Parts of mentions by the models: prose whose verbs no rule knows, and texts in which nothing is bought."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.article import Article
from eval.gold import read_gold
from eval.role_frames import read_frame
from eval.train_roles import told_parts
from extractors import extract
from nlp.document import analyse
from tenders.assemble import read_scene
from tenders.export.to_gold import gold_record
from tenders.kinds import kind_of
from tenders.pipeline import read_article, read_tenders
from tenders.roles import read_clues
from tenders.roles.learned import FAMILY_OF, OTHER, role_models, second_opinion
from tests.gold_documents import SHIPPED


def _article(language: str, text: str, **more: Any) -> Article:
    return replace(Article("a", text, language, "news", published="2025-06-15"), **more)  # type: ignore[arg-type]


PROSE = [
    (
        "zh",
        "环翠区这批课桌椅的招标有了眉目。威海市环翠区教育和体育局6月3日亮出评审结果，胶东好学家具有限公司排在头名，"
        "要价218.6万元，资金盘子是240万元。"
        "去年同样的活儿由青岛一家厂子承担，花掉195万元。",
        {
            "buyer": "威海市环翠区教育和体育局",
            "suppliers": ["胶东好学家具有限公司"],
            "announced": "2025-06-03",
            "budget": 2400000,
        },
    ),
    (
        "zh",
        "采购电梯维保的事拖了大半年。上周，青田县机关事务管理局总算把老楼的几部电梯托付给了丽水云梯电梯维保有限公司，三年合计36.8万元，"
        "比当初备下的42万元省了一截；杭州也有一家来问过价，喊到40.5万元。",
        {"stage": "contract", "suppliers": ["丽水云梯电梯维保有限公司"], "award": 368000, "budget": 420000},
    ),
    (
        "zh",
        "为了防汛，通许县水利局预备了560万元招标清淤，5月20日上午9时在县公共资源交易中心拆封各家的报价。",
        {"stage": "tender", "buyer": "通许县水利局", "budget": 5600000},
    ),
    (
        "en",
        "The new scanner at Yanting People's Hospital came from Chengdu Ruiying Medical Devices Co., Ltd. in the end. "
        "On 11 June 2025 the hospital put its signature under a contract worth 9.86 million yuan, a good deal less "
        "than the 11.5 million yuan that the county had set aside for the procurement.",
        {
            "buyer": "Yanting People's Hospital",
            "suppliers": ["Chengdu Ruiying Medical Devices Co., Ltd."],
            "award": 9860000,
            "budget": 11500000,
            "announced": "2025-06-11",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), PROSE, ids=[row[1][:16] for row in PROSE])
def test_prose_without_the_verbs_that_rules_know(language: str, text: str, told: dict[str, Any]) -> None:
    (record,) = (gold_record(each) for each in read_tenders(_article(language, text)))
    found = {name: record.get(name) for name in told}
    assert {name: _plain(value) for name, value in found.items()} == told


def _plain(value: Any) -> Any:
    return int(value["amount"]) if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "zh",
            "临清银行今年给聊城惠农机械有限公司放了3000万元贷款，临清市财政局贴息90万元；该公司去年因排污被临清市生态环境局罚过12万元，"
            "也没有再投标。",
        ),
        (
            "en",
            "Shares of Ruiyang Dairy Co., Ltd. fell 4 per cent after the Market Supervision Bureau of Linqing fined it "
            "120,000 yuan over a contract with farmers. Profit had been 36 million yuan in 2024.",
        ),
        (
            "en",
            "Linqing Bank lent Liaocheng Huinong Machinery Co., Ltd. 30 million yuan this year, and the Linqing "
            "Finance Bureau paid 900,000 yuan of the interest. Last year the company, which sells tractors under "
            "contract, was fined 120,000 yuan.",
        ),
    ],
)  # fmt: skip
def test_other_dealings_have_no_record(language: str, text: str) -> None:
    assert read_tenders(_article(language, text)) == []


def test_a_form_filled_in_is_left_to_its_labels() -> None:
    text = (
        "成交结果公告\n项目名称：青田县机关电梯维保\n采购人：青田县机关事务管理局\n成交供应商：丽水云梯电梯维保有限公司\n"
        "成交金额：36.8万元\n预算金额：42万元\n"
    )
    document = analyse(_article("zh", text, kind="notice"))
    scene = read_scene(document, extract(document))
    clues = read_clues(scene)
    assert second_opinion(scene, clues, kind_of(document)) is clues


def test_without_a_model_rules_read_alone() -> None:
    language, text, _ = PROSE[0]
    assert not any(record.suppliers for record in read_article(_article(language, text), "none").records)


def test_every_fact_of_a_model_has_its_words_as_evidence() -> None:
    language, text, _ = PROSE[0]
    document = analyse(_article(language, text))
    scene = read_scene(document, extract(document))
    told = [clue for clue in second_opinion(scene, read_clues(scene), kind_of(document)) if "learned" in clue.rule]
    assert told
    for clue in told:
        (evidence,) = clue.fact.evidence
        assert evidence.quote == text[evidence.span.start : evidence.span.end]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_have_their_models(language: str) -> None:
    families = {"parties", "amounts", "dates", "terms", "procurement"}
    assert set(role_models(language)) == families | ({"signed"} if language == "zh" else set())


def test_a_gold_document_tells_the_parts_of_its_mentions() -> None:
    documents = {each["id"]: each for each in read_gold(SHIPPED[1])}
    frame = told_parts(documents["own-en-14-contract-changning"])
    parts = {part for at, part in frame.roles if frame.text[at] in FAMILY_OF}
    assert {"buyer", "supplier", "agency", "budget", "award", "begins", "duration", OTHER} <= parts


def test_frames_and_documents_speak_of_the_same_symbols() -> None:
    from random import Random

    frame = read_frame("award\t[BUYER][SUPPLIER][AWARD][ANNOUNCED][TERM]", Random(0))
    assert {FAMILY_OF[frame.text[at]] for at, _ in frame.roles} == {"parties", "amounts", "dates", "terms"}
