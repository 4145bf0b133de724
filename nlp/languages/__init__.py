"""What is particular to a language, as data: one file a language."""

from __future__ import annotations

import re

from nlp.languages import en, zh

COLUMN_HEADINGS = re.compile("|".join((*zh.COLUMN_HEADINGS, *en.COLUMN_HEADINGS)))
