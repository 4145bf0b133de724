"""Input that could not be read, as a value: a clear line instead of a crash or of silence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """``input`` names the place (``more.jsonl:7``, ``box.zip/a.txt``), ``reason`` says in one line what is wrong."""

    input: str
    reason: str


def reason_of(error: BaseException) -> str:
    """One line for an exception: its first line, or its type where it says nothing."""
    first = str(error).strip().split("\n", 1)[0].strip()
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, MemoryError):
        return "too large for the memory there is"
    return first[:300] or type(error).__name__
