"""Words that companies' names say their trade with, as data: what stands before them is the brand."""

from __future__ import annotations

from nlp.words import word_list

TRADES = word_list("trades.txt")
# Words that no company is meant by when they stand alone.
COMMON_BRANDS = word_list("common_brands.txt")
