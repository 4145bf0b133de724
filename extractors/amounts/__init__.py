"""Amounts of money: terms around a figure, figures, ranges, words, and fields with a unit."""
