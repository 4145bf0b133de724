"""Builds data/traditional.txt, the characters that differ between traditional and simplified writing.

Needs opencc-python-reimplemented (Apache-2.0), whose dictionary TSCharacters.txt is that of OpenCC (Apache-2.0). Of
several simplified forms the first, which OpenCC takes where no phrase says otherwise. Run ``python -m
nlp.build_traditional``.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).parent / "data" / "traditional.txt"


def pairs() -> list[tuple[str, str]]:
    """Traditional and simplified character, both within the basic plane, in the order of the dictionary."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    found = [(line.split("\t")[0], line.split("\t")[1].split(" ")[0]) for line in lines if "\t" in line]
    return [(old, new) for old, new in found if old != new and len(old) == len(new) == 1 and ord(old) < 0x10000]


if __name__ == "__main__":
    old, new = zip(*pairs(), strict=True)
    OUT.write_text("\n".join(("".join(old), "".join(new))) + "\n", encoding="utf-8")
