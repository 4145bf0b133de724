"""Bytes to text: marks, UTF-8, UTF-16, GB18030, and mojibake put right. Settled before an Article exists."""

from __future__ import annotations

import codecs
import re

from corpus.lines import wide_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes or characters on which a guess is founded
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHINESE = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\u2160-\u217f\u2460-\u249b·×℃〇○●■□★]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_1 = re.compile(r"[\x80-\xff]")


class Undecodable(ValueError):
    """Bytes that are no text in any coding known here."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of a file, with its own line ends turned into ``\\n`` and mojibake put right.

    ``declared`` is the coding that the input names (``<meta charset>``). Raises Undecodable for binary.
    """
    return repair(decode_exactly(data, declared)).replace("\r\n", "\n").replace("\r", "\n")


def decode_exactly(data: bytes, declared: str | None = None) -> str:
    """Text of bytes, nothing repaired. Raises Undecodable for binary."""
    text = _decoded(data, declared)
    if _is_binary(text):
        raise Undecodable("binary data, not text")
    return text


def encoding_of(head: bytes) -> str:
    """The coding of a stream by its first bytes; ``utf-8-sig`` where nothing speaks for another."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if wide := _wide(head):
        return wide
    if _tries(head, "utf-8", final=False) is not None:
        return "utf-8-sig"
    chinese = _tries(head, "gb18030", final=False)
    return "gb18030" if chinese is not None and _reads_chinese(chinese) else "utf-8-sig"


def decode_line(line: bytes) -> str:
    """Text of one JSON or CSV line: UTF-8, else GB18030; nothing is repaired. Raises Undecodable."""
    for encoding in ("utf-8", "gb18030"):
        if (text := _tries(line, encoding)) is not None and (encoding == "utf-8" or _reads_chinese(text)):
            return text
    raise Undecodable("neither UTF-8 nor GB18030")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    for encoding in ("utf-8", declared):
        if encoding and (text := _tries(data, encoding)) is not None:
            return text
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of an ASCII part is zero, or Chinese reads in one byte order only."""
    if named := wide_encoding(data[:4]):
        return named
    sample = data[: _SAMPLE & ~1]
    if len(sample) % 2 or len(sample) < 8 or b"\0" not in sample:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = _tries(sample, name)
        if text is not None and not _CONTROL.search(text) and _share(_CHINESE, text) > 0.5:
            return name
    return None


def _guessed(data: bytes) -> str:
    chinese = _tries(data, "gb18030")
    if chinese is not None and _reads_chinese(chinese):
        return chinese
    if (text := _mostly(data, "utf-8")) is not None:
        return text
    if (text := _mostly(data, "gb18030")) is not None and _reads_chinese(text):
        return text
    return _last_resort(data)


def _tries(data: bytes, encoding: str, final: bool = True) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mostly(data: bytes, encoding: str) -> str | None:
    """Text with a few broken bytes in it, each a replacement character."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text if broken * 10 <= len(_NOT_ASCII.findall(text)) - broken else None


def _reads_chinese(text: str) -> bool:
    """True when what is not ASCII is Chinese and mostly of the 3,755 common characters of GB 2312, level 1."""
    foreign = "".join(_NOT_ASCII.findall(text[:_SAMPLE]))
    if not foreign:
        return True
    han = _HAN.findall(foreign)
    common = sum(b"\xb0\xa1" <= char.encode("gb2312", "ignore") <= b"\xd7\xf9" for char in han)
    return len(_CHINESE.findall(foreign)) >= 0.8 * len(foreign) and common >= 0.6 * len(han)


def _last_resort(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], steps=5, chunk_size=512).best()
    if best is None or (text := _tries(data, best.encoding)) is None:
        raise Undecodable("binary data or an unknown character coding")
    return text


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in sample or len(_CONTROL.findall(sample)) > len(sample) / 200


def _share(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text)) / max(1, len(text))


def repair(text: str) -> str:
    """The text with mojibake put right: UTF-8 read as Latin-1 or GBK, GBK read as Latin-1; sound text unchanged."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if (unmixed := _unmixed(text)) is not None:
        return unmixed
    if not is_bad(text[:_SAMPLE]):
        return text
    return "\n".join(fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def _unmixed(text: str) -> str | None:
    """Chinese once decoded with the wrong table, where the way back is certain."""
    if len(_LATIN_1.findall(text[:_SAMPLE])) >= 8 and not _HAN.search(text[:_SAMPLE]):
        for encoding in ("latin-1", "cp1252"):
            if (back := _recoded(text, encoding, "gb18030")) and _reads_chinese(back) and len(_HAN.findall(back)) >= 4:
                return back
    if len(_HAN.findall(text[:_SAMPLE])) >= 6:
        return _recoded(text, "gb18030", "utf-8")
    return None


def _recoded(text: str, wrong: str, right: str) -> str | None:
    try:
        return text.encode(wrong).decode(right)
    except UnicodeError:
        return None
