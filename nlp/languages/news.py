"""Words of Chinese news that tell a company's short name from the words around it."""

from __future__ import annotations

from nlp.words import pattern_list

# Short names under which the market knows enterprises.
MARKET_NAMES = pattern_list("market_names.txt")
NOT_INSIDE = pattern_list("short_name_not_inside.txt")
NOT_LAST = pattern_list("short_name_not_last.txt")
# Single signs with which none begins or ends.
NOT_AT_THE_EDGE = "但并而且或以均将能会已在于从对由被为是与和有无未不等如各每该其这那哪谁及包第共本自据由向、"
# Single signs with which some begin, but none ends.
NOT_AT_THE_END = "也曾还又再均已就才"
