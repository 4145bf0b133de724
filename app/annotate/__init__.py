"""Annotation in the browser: documents, one layer an annotator, every edit an event that is only ever added.

A layer's state is a flat map of keys, made by going through its events in order:

- ``e/ID`` an entity ``{"start", "end", "label", "value"}``; offsets are code points of the document's text
- ``r/ID`` a record ``{"order"}``; ``r/ID/FIELD`` its fields ``{"value", "evidence": [[start, end], …]}``,
  the period's as ``r/ID/period.start``, the lists' as ``r/ID/suppliers/ID`` and ``r/ID/flags/ID``
- ``p/ID`` a policy ``{"order"}``, ``p/ID/FIELD`` its parts
- ``c/ID`` an adjudicator's choice: ``a``, ``b`` or ``none``

Two windows that write different keys both get through; of two that write one key the later stands and both are kept.
"""

EXTRACTOR, GOLD, ADJUDICATED = "extractor", "gold", "adjudicated"
# Layers that are nobody's own: no user may bear such a name.
SHARED_LAYERS = (EXTRACTOR, GOLD, ADJUDICATED)
LABELS = ("PLACE", "COMPANY", "PUBLIC_BODY", "MONEY", "DATE", "DURATION", "PROJECT", "POLICY")
RECORD_FIELDS = (
    "stage", "project", "number", "lot", "place", "buyer", "agency", "suppliers", "budget", "award", "award_rate",
    "announced", "opened", "period.start", "period.end", "period.duration", "method", "flags", "optional",
)  # fmt: skip
POLICY_FIELDS = ("title", "number", "issuer", "date")
LISTS = ("suppliers", "flags")
CHOICES = {
    "stage": ("planned", "tender", "award", "contract", "cancelled"),
    "method": (
        "open", "limited", "negotiation", "consultation", "inquiry", "single_source", "framework", "other",
    ),
    "flags": (
        "award_exceeds_budget", "unit_slip_suspected", "award_near_budget", "repeat_winner", "amount_words_mismatch",
    ),
}  # fmt: skip
# How a field's words are read: as the value of a mention with this label; other fields keep the words.
READ_AS = {
    "place": "PLACE", "buyer": "PUBLIC_BODY", "agency": "COMPANY", "suppliers": "COMPANY", "budget": "MONEY",
    "award": "MONEY", "announced": "DATE", "opened": "DATE", "period.start": "DATE", "period.end": "DATE",
    "period.duration": "DURATION", "project": "PROJECT", "title": "POLICY", "issuer": "PUBLIC_BODY", "date": "DATE",
}  # fmt: skip
