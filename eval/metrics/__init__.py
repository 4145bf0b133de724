"""What is counted: a function of a gold document and what was found in it; a metric is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from eval.metrics import entities, policies, records
from eval.metrics.counts import Counts, Document

Metric = Callable[[Document, Document], Counts]

METRICS: dict[str, Metric] = {
    "entities": entities.count,  # families strict, overlap, value
    "records": records.count,  # families field, record
    "policies": policies.count,  # family policy
}
