"""Lengths of time: Chinese and English forms, and ISO 8601."""
