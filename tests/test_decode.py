"""Bytes become text: codings, marks, mojibake."""

from __future__ import annotations

import pytest

from corpus.decode import Undecodable, decode, decode_line, repair

SENTENCE = "聊城市12345热线话务外包项目中标公告，中标金额1666.5264万元。\n采购人：聊城市行政审批服务局\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_chinese_in_every_coding(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).removeprefix("\ufeff") == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16", "gb18030"])
def test_english_in_every_coding(encoding: str) -> None:
    text = "Budget: 16.73 million yuan\nBuyer: Liaocheng Municipal Bureau\n"
    assert decode(text.encode(encoding)) == text


def test_line_ends_become_newlines() -> None:
    assert decode("一\r\n二\r三\n".encode()) == "一\n二\n三\n"


def test_declared_coding_counts_before_a_guess() -> None:
    assert decode("採購公告".encode("big5"), "big5") == "採購公告"


def test_one_broken_byte_does_not_turn_the_text_into_another_coding() -> None:
    data = (SENTENCE * 5).encode()
    read = decode(data[:17] + b"\xff" + data[17:])
    assert "1666.5264万元" in read and read.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        (SENTENCE.encode().decode("latin-1"), SENTENCE),
        (SENTENCE.encode("gb18030").decode("latin-1"), SENTENCE),
        ("price Â£5,000 â€“ â€œawardedâ€\x9d", "price £5,000 – “awarded”"),
        (SENTENCE, SENTENCE),
        ("café résumé, Müller GmbH", "café résumé, Müller GmbH"),
        ("ｆｕｌｌ　ｗｉｄｔｈ “quotes” 《指导意见》", "ｆｕｌｌ　ｗｉｄｔｈ “quotes” 《指导意见》"),
    ],
)
def test_mojibake_is_put_right_and_sound_text_left_alone(broken: str, sound: str) -> None:
    assert repair(broken) == sound


@pytest.mark.parametrize(
    "junk", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2" * 99, b"\x7fELF\2\1\1\0" + b"\0" * 64]
)
def test_binary_is_no_text(junk: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(junk)


def test_a_line_is_not_repaired() -> None:
    line = '{"text": "Ã©tude"}'
    assert decode_line(line.encode()) == line
    with pytest.raises(Undecodable):
        decode_line(b"\xff\xfe\xfd")
