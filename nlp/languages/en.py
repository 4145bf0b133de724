"""English: words and forms that the pipeline looks for. Data only."""

from __future__ import annotations

# Column headings of tables (patterns, matched whole on case-folded text, brackets and spaces taken out).
COLUMN_HEADINGS = (
    r"(?:lot|package|section|item|serial)?no\.?", r"lot|package|section", r"subject|description|item|scope",
    r".{0,12}(?:budget|amount|price|value|limit|ceiling)",
    r"(?:winning|awarded|successful)?(?:supplier|bidder|contractor|winner|company)s?",
    r"score|rank(?:ing)?|remarks?|quantity|unit", r"project(?:name)?", r"buyer|purchaser|tenderee",
    r".{0,10}(?:date|period|year|time)", r"city|place|county",
    r"nameofthe(?:procurement|project|purchase)|outlineofthedemand",
)  # fmt: skip
